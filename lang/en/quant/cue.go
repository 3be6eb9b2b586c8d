package quant

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// reach is how far a cue may stand from the number it makes a count of.
const reach = 8

// cueBeside is what the cues beside an amount make of it: the verb or noun right
// before it («killed 12», «the arrest of 20»), else the passive or intransitive
// verb behind it («12 people were killed»), else a cue further before («killed
// three soldiers and five civilians», «the death toll rose to 64»).
func (l *Lexicon) cueBeside(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	if c, ok := l.rightBefore(tk, a); ok {
		return c
	}
	if c := l.behind(tk, all, id); c != "" {
		return c
	}
	return l.farBefore(tk, all, id)
}

func (l *Lexicon) cueAt(t *doc.Token) (cue, bool) {
	if t.POS == doc.Punct || t.POS == doc.Adp || t.POS == doc.Det {
		return cue{}, false
	}
	c, ok := l.cues[t.Lemma]
	if !ok {
		c, ok = l.cues[t.Fold]
	}
	return c, ok
}

// rightBefore reads a cue whose object or genitive the amount is.
func (l *Lexicon) rightBefore(tk []doc.Token, a *clause.Amount) (string, bool) {
	k := a.From - 1
	if k >= 0 && tk[k].Fold == "the" {
		k--
	}
	if k >= 0 && tk[k].Fold == "of" {
		k--
		if c, ok := l.cueOrHead(tk, k); ok && tk[k].POS != doc.Verb {
			return c, true
		}
		return "", false
	}
	if k < 0 {
		return "", false
	}
	c, ok := l.cueAt(&tk[k])
	if !ok || tk[k].POS == doc.Noun || c.self && c.what != "displaced" || l.passive(tk, k) {
		return "", false
	}
	return c.what, true
}

func (l *Lexicon) cueOrHead(tk []doc.Token, k int) (string, bool) {
	if k < 0 {
		return "", false
	}
	if c, ok := l.cueAt(&tk[k]); ok {
		return c.what, true
	}
	if h := l.headAt(&tk[k]); people[h] {
		return h, true
	}
	return "", false
}

// people are the heads that say what became of people.
var people = map[string]bool{"killed": true, "injured": true, "arrested": true, "displaced": true, "crowd": true}

// passive tells whether the verb at token k is a participle behind «be» or
// «get».
func (l *Lexicon) passive(tk []doc.Token, k int) bool {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		switch t := &tk[j]; {
		case t.Lemma == "be" || t.Lemma == "get":
			return true
		case t.POS != doc.Adv && t.POS != doc.Part:
			return false
		}
	}
	return false
}

// behind reads what becomes of the subject: a passive, a bare participle, a
// verb that befalls its subject, an adjective (12 dead).
func (l *Lexicon) behind(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	k := a.To
	if a.Head != clause.None {
		k = max(k, a.Head+1)
	}
	be := false
	for end := k + reach; k < len(tk) && k < end; k++ {
		t := &tk[k]
		if h := l.headAt(t); k == a.To && people[h] { // 12 dead
			return h
		}
		if c, ok := l.cueAt(t); ok {
			switch {
			case t.POS == doc.Noun && t.Feats.VerbForm != doc.Masdar && !be:
				return ""
			case c.self, be && t.Feats.VerbForm != doc.ActivePart, t.POS == doc.Adj, t.Feats.VerbForm == doc.PassivePart:
				return c.what
			case t.Feats.Aspect == doc.Perfect && !object(tk, k+1):
				return c.what
			}
			return ""
		}
		switch {
		case t.Lemma == "be" || t.Lemma == "get":
			be = true
		case t.Fold == ",":
			if to := aside(tk, k); to > k {
				k, end = to, to+reach
			} else if !l.listGoesOn(all, k+1) {
				return ""
			}
		case t.Fold == "and" || t.Fold == "or":
			if !l.listGoesOn(all, k+1) && !(k+1 < len(tk) && tk[k+1].POS != doc.Verb && !be) {
				return ""
			}
		case t.Fold == "." || t.Fold == ";" || t.Fold == ":":
			return ""
		case t.POS == doc.Verb && t.Feats.VerbForm == doc.Finite && t.Lemma != "have" && t.Feats.Aspect != doc.NoAspect && l.set["circumstance"][t.Lemma]:
			return ""
		}
	}
	return ""
}

// object tells whether a noun phrase begins at token k.
func object(tk []doc.Token, k int) bool {
	if k >= len(tk) {
		return false
	}
	switch tk[k].POS {
	case doc.Noun, doc.Propn, doc.Pron, doc.Det, doc.Num, doc.Adj:
		return true
	}
	return false
}

// aside is the comma that closes what the comma at token k opens, k for none.
func aside(tk []doc.Token, k int) int {
	for j := k + 1; j < len(tk) && j < k+12; j++ {
		switch tk[j].Fold {
		case ",":
			return j
		case ".", ";":
			return k
		}
	}
	return k
}

// listGoesOn tells whether another amount begins at token k.
func (l *Lexicon) listGoesOn(all []clause.Amount, k int) bool {
	for i := range all {
		if all[i].From == k {
			return true
		}
	}
	return false
}

// farBefore reads a cue before other members of a list, or one that tells what
// is counted before a verb of amounting.
func (l *Lexicon) farBefore(tk []doc.Token, all []clause.Amount, id int) string {
	a := &all[id]
	if a.From > 0 && tk[a.From-1].POS == doc.Adp && tk[a.From-1].Fold != "to" && tk[a.From-1].Fold != "at" && tk[a.From-1].Fold != "of" {
		return ""
	}
	amounts := false
	for k := a.From - 1; k >= 0 && k >= a.From-reach; k-- {
		t := &tk[k]
		if t.Fold == "." || t.Fold == ";" || t.Fold == ":" && k > 2 {
			return ""
		}
		c, ok := l.cueAt(t)
		switch {
		case ok && t.POS == doc.Verb:
			if c.self && !amounts || l.passive(tk, k) || t.Feats.VerbForm == doc.PassivePart && !l.transitive(tk, k) {
				return ""
			}
			return c.what
		case ok && (amounts || t.POS == doc.Noun && k == a.From-2):
			return c.what
		case people[l.headAt(t)] && (amounts || k > 0 && k == a.From-2):
			return l.headAt(t)
		case l.set["amount"][t.Lemma]:
			amounts = true
		case t.POS == doc.Verb && t.Lemma != "have" && t.Lemma != "be":
			return ""
		case t.POS == doc.Sconj || t.POS == doc.Adp && t.Fold != "of" && t.Fold != "to" && t.Fold != "in" && t.Fold != "at":
			return ""
		}
	}
	return ""
}

// transitive tells whether an object stands behind a participle: «had killed
// three men and five women».
func (l *Lexicon) transitive(tk []doc.Token, k int) bool {
	return object(tk, k+1) && (k == 0 || tk[k-1].Lemma != "be")
}

// measured is the last word of what an amount of money or a share measures:
// «trade with Moscow worth $190bn» that of Moscow.
func (l *Lexicon) measured(tk []doc.Token, a *clause.Amount) int {
	if a.What != "money" && a.What != percent {
		return clause.None
	}
	for k := a.From - 1; k >= 0 && k >= a.From-reach; k-- {
		t := &tk[k]
		switch {
		case t.POS == doc.Adp || t.POS == doc.Sconj || t.POS == doc.Part || t.POS == doc.Adv || t.POS == doc.Det || l.set["measure"][t.Lemma] || t.POS == doc.Verb && (l.set["amount"][t.Lemma] || t.Lemma == "be" || t.Lemma == "have"):
		case t.POS == doc.Adj && k > 0 && l.set["measure"][tk[k-1].Lemma]:
		case t.POS == doc.Noun || t.POS == doc.Propn:
			return k
		default:
			return clause.None
		}
	}
	return clause.None
}
