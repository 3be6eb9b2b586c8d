package quant

import (
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
	case "", "time", "thing", "percent":
		return a, false
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

// unit names what is counted; «في المئة» is a per cent.
func (l *Lexicon) unit(tk []doc.Token, a *clause.Amount) {
	k := a.To
	if k < len(tk) && (tk[k].Fold == "بالمءة" || tk[k].Fold == "بالماءة" || tk[k].Fold == "%" || tk[k].Fold == "٪") {
		a.Unit, a.Head, a.To = "%", k, k+1
		return
	}
	if k+1 < len(tk) && tk[k].Fold == "في" && (tk[k+1].Fold == "المءة" || tk[k+1].Fold == "الماءة") {
		a.Unit, a.Head, a.To = "%", k+1, k+2
		return
	}
	if a.Head != clause.None {
		a.Unit = tk[a.Head].Lemma
		if h := l.headAt(&tk[a.Head]); h == "money" && a.Head+1 < len(tk) && tk[a.Head+1].POS == doc.Adj {
			a.Unit += " " + tk[a.Head+1].Fold
		}
	}
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

// what tells what an amount counts: by its noun, else by the cue beside it.
func (l *Lexicon) what(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	if a.From > 0 && l.set["part.of"][tk[a.From-1].Fold] {
		return ""
	}
	h := ""
	if a.Head != clause.None {
		h = l.headAt(&tk[a.Head])
	}
	switch h {
	case "killed", "injured", "arrested", "displaced", "crowd", "money":
		return h
	case "time", "thing", "percent":
		return ""
	}
	if a.Unit == "%" {
		return ""
	}
	if h == "" && a.Head != clause.None && tk[a.Head].POS != doc.Det && tk[a.Head].Feats.VerbForm == doc.Masdar {
		return ""
	}
	low := a.From - reach
	if low < 0 {
		low = 0
	}
	for k := a.From - 1; k >= low; k-- {
		t := &tk[k]
		if c := l.cueAt(t); c != "" {
			return c
		}
		if t.POS == doc.Verb || t.Fold == "." || t.Fold == ":" {
			break
		}
	}
	from := a.To
	if a.Head != clause.None {
		from = a.Head + 1
	}
	for k := from; k < len(tk) && k < from+4; k++ {
		t := &tk[k]
		if t.Pro.Has(doc.ProWa) || t.Fold == "." || t.Fold == "،" {
			break
		}
		if c := l.cueAt(t); c != "" && t.POS == doc.Verb {
			return c
		}
	}
	return ""
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
