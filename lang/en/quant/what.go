package quant

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// percent is the unit of a share, and what it counts.
const percent = "percent"

// unit finds what is counted: per cent, a currency, or the noun behind.
func (l *Lexicon) unit(tk []doc.Token, a *clause.Amount) {
	k := a.To
	if k >= len(tk) {
		return
	}
	if l.head[tk[k].Fold] == percent {
		a.Unit, a.Head, a.To = percent, k, k+1
		return
	}
	if k+1 < len(tk) && tk[k].Fold == "per" && tk[k+1].Fold == "cent" {
		a.Unit, a.Head, a.To = percent, k+1, k+2
		return
	}
	for j := k; j < min(len(tk), k+2); j++ { // «of dollars»
		if l.money(tk, j, a) {
			return
		}
		if tk[j].Fold != "of" {
			break
		}
	}
	if a.Head = headOf(tk, k); a.Head != clause.None {
		a.Unit = tk[a.Head].Lemma
	}
}

// money reads the name of a currency at token k: the longest that fits.
func (l *Lexicon) money(tk []doc.Token, k int, a *clause.Amount) bool {
	n := 0
	for _, first := range [...]string{tk[k].Fold, tk[k].Lemma} {
		for _, c := range l.currency[first] {
			if len(c.words) <= n || k+len(c.words) > len(tk) {
				continue
			}
			ok := true
			for j := 1; ok && j < len(c.words); j++ {
				ok = tk[k+j].Fold == c.words[j] || tk[k+j].Lemma == c.words[j]
			}
			if ok {
				n, a.Unit = len(c.words), c.code
				if c.code == "" {
					a.Unit = tk[k].Lemma
				}
			}
		}
	}
	if n == 0 {
		return false
	}
	a.Head, a.To, a.Money = k+n-1, k+n, true
	return true
}

// headReach is how many words a noun phrase may have before its noun.
const headReach = 6

// headOf finds the noun a number counts: the plural noun at the end of the
// words behind it, also after «of the».
func headOf(tk []doc.Token, k int) int {
	if k+1 < len(tk) && tk[k].Fold == "of" {
		k++
		if tk[k].POS == doc.Det || tk[k].POS == doc.Pron && k+1 < len(tk) {
			k++
		}
	}
	last := clause.None
	for j := k; j < len(tk) && j < k+headReach; j++ {
		t := &tk[j]
		if last != clause.None && (tk[last].Feats.Number == doc.Plur && !(t.POS == doc.Noun && t.Feats.Number == doc.Plur) || tk[last].POS == doc.Noun && t.POS == doc.Propn) {
			break // «12 people Monday»
		}
		switch {
		case t.POS == doc.Noun || t.POS == doc.Propn:
			last = j
		case t.Fold == "others":
			return j
		case t.POS == doc.Adj || t.POS == doc.Det && t.Fold == "other", t.Fold == "more", t.Feats.VerbForm >= doc.ActivePart && j+1 < len(tk) && (tk[j+1].POS == doc.Noun || tk[j+1].POS == doc.Adj) && last == clause.None:
		case t.Fold == "-":
		default:
			return last
		}
	}
	return last
}

func (l *Lexicon) boundAfter(tk []doc.Token, a *clause.Amount) bound {
	for k := a.To; k < len(tk) && k < a.To+4; k++ {
		if n, b := l.match(l.after, tk, k); n > 0 {
			return b
		}
		if tk[k].POS == doc.Punct || tk[k].POS == doc.Verb {
			break
		}
	}
	return exact
}

func (l *Lexicon) headAt(t *doc.Token) string {
	if h := l.head[t.Fold]; h != "" {
		return h
	}
	return l.head[t.Lemma]
}

// leastCrowd is how many make a crowd.
const leastCrowd = 10

// what tells what an amount counts: by its unit, by its noun and the cue beside
// it, else by the cue alone.
func (l *Lexicon) what(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	switch {
	case a.Money:
		return "money"
	case a.Unit == percent:
		return percent
	case l.partOf(tk, a), l.names(tk, a):
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
		out = l.cueBeside(tk, all, id)
		if out != "" && h == "" && !l.person(tk, a) {
			return ""
		}
	}
	if out == "none" || out == "crowd" && a.High > 0 && a.High < leastCrowd {
		return ""
	}
	return out
}

// person tells whether what is counted may be people: a noun in the plural that
// names no thing, «others», or nothing.
func (l *Lexicon) person(tk []doc.Token, a *clause.Amount) bool {
	if a.Head == clause.None {
		return true
	}
	t := &tk[a.Head]
	return t.Fold == "others" || t.POS == doc.Propn || t.POS == doc.Noun && t.Feats.VerbForm == doc.NoVerbForm
}

// partOf tells a number that is part of another: «including two children».
func (l *Lexicon) partOf(tk []doc.Token, a *clause.Amount) bool {
	for k := a.From - 1; k >= 0 && k >= a.From-2; k-- {
		if l.set["part.of"][tk[k].Fold] {
			return true
		}
		if k > 0 && l.set["part.of"][tk[k-1].Fold+" "+tk[k].Fold] {
			return true
		}
		if f := tk[k].Fold; f != "at" && f != "least" && f != "about" {
			break
		}
	}
	return false
}

// names tells a number that names and does not count: «resolution 1973», a bare
// year.
func (l *Lexicon) names(tk []doc.Token, a *clause.Amount) bool {
	if a.From > 0 && (l.set["label"][tk[a.From-1].Fold] || l.set["label"][tk[a.From-1].Lemma]) {
		return true
	}
	return a.Head == clause.None && a.Low == a.High && a.Low >= 1900 && a.Low < 2100 && len(tk[a.From].Fold) == 4
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
