package quant

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// dual reads a noun in the dual as two: «قتيلان».
func (l *Lexicon) dual(tk []doc.Token, i int) (a clause.Amount, ok bool) {
	t := &tk[i]
	if t.POS != doc.Noun && t.POS != doc.Adj || t.Feats.Number != doc.Dual {
		return a, false
	}
	if l.set["no.dual"][t.Stem] {
		return a, false
	}
	switch l.headAt(t) {
	case "time", "thing", "money", "percent":
		return a, false
	case "": // «استشهد فلسطينيان»
		if i == 0 || l.cueAt(&tk[i-1]) == "" {
			return a, false
		}
	}
	if t.Feats.VerbForm != doc.NoVerbForm && t.Stem[len(t.Stem)-len("ين"):] == "ين" { // may be the plural
		return a, false
	}
	return clause.Amount{From: i, To: i + 1, Low: 2, High: 2, Head: i, Unit: t.Lemma}, true
}

func (l *Lexicon) headAt(t *doc.Token) string {
	if h := l.head[t.Stem]; h != "" {
		return h
	}
	return l.head[text.Fold(t.Lemma)]
}

// headOf finds the noun a number counts: the next word, also after «من».
func (l *Lexicon) headOf(tk []doc.Token, k int) int {
	if k < len(tk) && tk[k].Fold == "من" {
		k++
	}
	if k >= len(tk) {
		return clause.None
	}
	switch t := &tk[k]; t.POS {
	case doc.Noun, doc.Propn, doc.Adj, doc.X, doc.Det, doc.Sym:
		if t.Pro&(doc.ProWa|doc.ProFa|doc.ProBi|doc.ProLi) == 0 {
			return k
		}
	case doc.Punct:
		switch t.Fold {
		case "%", "٪", "$", "€":
			return k
		}
	}
	return clause.None
}

// percent is the unit of a share, and what it counts.
const percent = "percent"

// unit names what is counted; «في المئة» is a per cent.
func (l *Lexicon) unit(tk []doc.Token, a *clause.Amount) {
	k := a.To
	if k < len(tk) && (tk[k].Fold == "بالمءة" || tk[k].Fold == "بالماءة" || tk[k].Fold == "%" || tk[k].Fold == "٪") {
		a.Unit, a.Head, a.To = percent, k, k+1
		return
	}
	if k+1 < len(tk) && tk[k].Fold == "في" && (tk[k+1].Fold == "المءة" || tk[k+1].Fold == "الماءة") {
		a.Unit, a.Head, a.To = percent, k+1, k+2
		return
	}
	if a.Head == clause.None {
		if a.From > 0 && l.money(tk, a.From-1, a) { // «$3 مليارات»
			a.From--
		}
		return
	}
	if !l.money(tk, a.Head, a) {
		a.Unit = tk[a.Head].Lemma
	}
}

// money reads the name of a currency at token k: the longest that fits.
func (l *Lexicon) money(tk []doc.Token, k int, a *clause.Amount) bool {
	t := &tk[k]
	list := l.currency[t.Key]
	if list == nil {
		if list = l.currency[t.Stem]; list == nil {
			return false
		}
	}
	n := 0
	for i := range list {
		c := &list[i]
		if len(c.words) <= n || k+len(c.words) > len(tk) {
			continue
		}
		ok := true
		for j := 1; ok && j < len(c.words); j++ {
			x := &tk[k+j]
			ok = x.Key == c.words[j] || x.Stem == c.words[j]
		}
		if ok {
			n = len(c.words)
			a.Unit = c.code
			if c.code == "" {
				a.Unit = t.Lemma
			}
		}
	}
	if n == 0 {
		return false
	}
	if k >= a.To {
		a.To = k + n
	}
	a.Head = k
	a.Money = true
	return true
}

func (l *Lexicon) boundAfter(tk []doc.Token, a *clause.Amount) bound {
	for k := a.To; k < len(tk) && k < a.To+4; k++ {
		if n, b := match(l.after[tk[k].Fold], tk, k); n > 0 {
			return b
		}
		if tk[k].POS == doc.Punct {
			break
		}
	}
	return exact
}

// reach is how far a cue may stand before the number it makes a count of.
const reach = 7

// leastCrowd is how many make a crowd.
const leastCrowd = 10

// what tells what an amount counts: by its unit, by its noun and the cue beside
// it, else by the cue alone. A cue says what became of whom the noun names:
// «اعتقلت الشرطة 350 متظاهرا» counts the arrested.
func (l *Lexicon) what(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	switch {
	case a.Money:
		return "money"
	case a.Unit == percent:
		return percent
	case a.From > 0 && l.set["part.of"][tk[a.From-1].Fold], l.names(tk, a):
		return ""
	}
	h := ""
	if a.Head != clause.None {
		h = l.headAt(&tk[a.Head])
	}
	out := ""
	switch h {
	case "time", "thing":
		return ""
	case "killed", "injured":
		out = h
	case "arrested", "displaced", "crowd":
		out = h
		if c := l.cueBeside(tk, all, id); c != "" && c != "crowd" {
			out = c
		}
	default:
		if h == "" && a.Head != clause.None && tk[a.Head].POS != doc.Det && tk[a.Head].Feats.VerbForm == doc.Masdar {
			return ""
		}
		if h == "" && a.From > 0 && within[tk[a.From-1].Fold] { // «في ثلاث قضايا»
			return ""
		}
		out = l.cueBeside(tk, all, id)
		if out == "crowd" && h == "" && a.Head != clause.None && !tk[a.Head].Feats.Nisba && tk[a.Head].Feats.VerbForm != doc.ActivePart {
			return "" // «بمشاركة 48 منتخبا»
		}
	}
	if out == "none" || out == "crowd" && a.High > 0 && a.High < leastCrowd {
		return ""
	}
	return out
}

// within are prepositions behind which a number tells circumstances and not
// whom something befell.
var within = map[string]bool{"في": true, "خلال": true, "منذ": true, "بعد": true, "قبل": true, "عبر": true, "ضمن": true, "طوال": true, "قرب": true}

// names tells a number that names and does not count: «الساعة 11», «النساء
// الثلاث», a bare year; and «تهم عدة», which says nothing.
func (l *Lexicon) names(tk []doc.Token, a *clause.Amount) bool {
	if a.From > 0 && (l.set["label"][tk[a.From-1].Stem] || l.set["label"][text.Fold(tk[a.From-1].Lemma)]) {
		return true
	}
	exact := a.Low == a.High
	if a.Head != clause.None { // «الأشهر الأربعة الأولى»
		return exact && tk[a.From].Pro.Has(doc.ProAl) && tk[a.Head].POS == doc.Adj
	}
	return exact && tk[a.From].Pro.Has(doc.ProAl) || !exact && a.Low > 0 && a.High > 0 && a.High < 10 && a.To == a.From+1 || exact && a.Low >= 1900 && a.Low < 2100
}

// joined tells whether an amount goes on a list of such: «3 جنود و5 مدنيين».
func joined(tk []doc.Token, a *clause.Amount) bool {
	if tk[a.From].Pro.Has(doc.ProWa) || a.From == 0 {
		return true
	}
	switch tk[a.From-1].Fold {
	case "و", "او", "،", "ثم":
		return true
	}
	return tk[a.From-1].Pro.Has(doc.ProWa)
}

// cueBeside is what the nearest cue before an amount makes of it, else the one
// just behind it, or "".
func (l *Lexicon) cueBeside(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	first := 0 // before it stand the words of another number
	if id > 0 && !joined(tk, a) {
		first = all[id-1].To
	}
	for k := a.From - 1; k >= first && k >= a.From-reach; k-- {
		t := &tk[k]
		if c := l.cueAt(t); c != "" {
			return c
		}
		if h := l.headAt(t); people[h] && !l.amongThem(tk, k) { // «حصيلة القتلى إلى 120»
			return h
		}
		if k == a.From-1 && t.Feats.VerbForm == doc.Masdar && t.Feats.Form > 1 && t.POS == doc.Noun && t.Pro&doc.ProAl == 0 && t.Enc == "" && !l.set["measure"][text.Fold(t.Lemma)] {
			return "" // «اعتقل بعد اتهامه باغتصاب امرأتين»: what it counts is the noun's own
		}
		if t.POS == doc.Verb && !l.set["amount"][text.Fold(t.Lemma)] || t.Fold == "." || t.Fold == ":" {
			break
		}
	}
	from := a.To
	if a.Head != clause.None {
		from = max(from, a.Head+1)
	}
	for k := from; k < len(tk) && k < from+5; k++ {
		t := &tk[k]
		if t.Pro.Has(doc.ProWa) || t.Fold == "." || t.Fold == "،" {
			break
		}
		if c := l.cueAt(t); c != "" && (t.POS == doc.Verb || t.Enc != "" || strings.HasSuffix(t.Fold, "ا")) {
			return c
		}
	}
	return ""
}

// people are the heads that say what became of people.
var people = map[string]bool{"killed": true, "injured": true, "arrested": true, "displaced": true, "crowd": true}

// amongThem tells «من بين القتلى»: what follows is part of them.
func (l *Lexicon) amongThem(tk []doc.Token, k int) bool {
	return k > 0 && (tk[k-1].Stem == "بين" || tk[k-1].Stem == "من" || tk[k].Pro.Has(doc.ProBi))
}

// measured is the last word of what an amount of money or a share measures:
// «تجارة الصين مع موسكو رقما قياسيا بقيمة 190 مليار دولار» that of موسكو.
func (l *Lexicon) measured(tk []doc.Token, a *clause.Amount) int {
	if a.What != "money" && a.What != percent {
		return clause.None
	}
	for k := a.From - 1; k >= 0 && k >= a.From-reach; k-- {
		t := &tk[k]
		switch {
		case t.POS == doc.Adp || t.POS == doc.Sconj || l.set["measure"][text.Fold(t.Lemma)] || t.POS == doc.Verb && l.set["amount"][text.Fold(t.Lemma)]:
		case t.POS == doc.Adj && k > 0 && l.set["measure"][text.Fold(tk[k-1].Lemma)]:
		case t.POS == doc.Noun || t.POS == doc.Propn || t.POS == doc.Adj || t.POS == doc.X:
			if _, wa := l.number1(t); wa {
				return clause.None
			}
			return k
		default:
			return clause.None
		}
	}
	return clause.None
}

func (l *Lexicon) cueAt(t *doc.Token) string {
	if t.POS == doc.Punct || t.POS == doc.Adp {
		return ""
	}
	if c := l.cue[text.Fold(t.Lemma)]; c != "" {
		return c
	}
	return l.cue[t.Stem]
}

// Outside drops the numbers that stand inside time expressions.
func Outside(amounts []clause.Amount, times []clause.Time) []clause.Amount {
	if len(times) == 0 {
		return amounts
	}
	keep := amounts[:0]
	for _, a := range amounts {
		in := false
		for i := range times {
			in = in || times[i].From <= a.From && a.From < times[i].To || times[i].From < a.To && a.To <= times[i].To
		}
		if !in {
			keep = append(keep, a)
		}
	}
	return keep
}
