package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// isTime tells whether token t stands in a time expression.
func (w *work) isTime(t int) bool {
	for i := range w.s.Times {
		if w.s.Times[i].From <= t && t < w.s.Times[i].To {
			return true
		}
	}
	return false
}

// owner is what a time expression belongs to: a verb, or a noun alone.
type owner struct {
	verb, noun int  // predicates, or None
	set        bool // set off by a comma: of the whole clause
	loose      bool // the noun follows closely upon the verb («عقب»)
	from       int  // where the phrase of the noun begins, or 0
}

// nobody stands for a noun that is no predicate.
const nobody = -2

// timeOwner is what a time expression belongs to: a noun that a participle or
// a preposition of time binds it to («الاتفاق الموقع عام 2015», «بعد إعلانهم
// الأربعاء»), else the last verb before it, or at the head of a sentence the
// first after it.
func (w *work) timeOwner(t *clause.Time) owner {
	own := owner{verb: clause.None, noun: clause.None}
	next := clause.None
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		if !p.Verb {
			continue
		}
		if p.Tok < t.From && (own.verb == clause.None || p.Tok > w.s.Preds[own.verb].Tok) {
			own.verb = i
		}
		if p.Tok >= t.To && (next == clause.None || p.Tok < w.s.Preds[next].Tok) {
			next = i
		}
	}
	from := -1
	if own.verb != clause.None {
		from = w.s.Preds[own.verb].Tok
	}
	own.set = t.From > 0 && w.breaks(t.From-1)
	if !own.set {
		own.noun = w.participled(t, from)
	}
	if own.noun == clause.None {
		own.noun, own.from, own.loose = w.sequenced(t, from)
	}
	if own.verb == clause.None || next != clause.None && (w.fronted(t, w.s.Preds[next].Tok) || w.quoteOpens(t, own.verb, next)) {
		own.verb = next
	}
	return own
}

// fronted tells whether a time opens a clause whose verb stands right behind
// it («وفي عام 2003 وافق …»، «قال إنه اليوم يزور …»).
func (w *work) fronted(t *clause.Time, verb int) bool {
	to := t.To
	if to < len(w.s.Tokens) && w.breaks(to) {
		to++
	}
	if verb-to > 1 {
		return false
	}
	k := t.From
	if k > 0 && w.s.Tokens[k-1].POS == doc.Adp {
		k--
	}
	if w.s.Tokens[k].Pro.Has(doc.ProWa) {
		return true
	}
	if k == 0 {
		return true
	}
	b := &w.s.Tokens[k-1]
	return b.POS == doc.Punct && b.Fold != "،" && b.Fold != "," || b.POS == doc.Sconj
}

// quoteOpens tells that a time stands with the verb after it in one quotation
// and the verb before it outside («قال "اليوم وقعنا …"»).
func (w *work) quoteOpens(t *clause.Time, prev, next int) bool {
	q := w.s.InQuote(t.From)
	return q != clause.None && w.s.InQuote(w.s.Preds[next].Tok) == q && w.s.InQuote(w.s.Preds[prev].Tok) != q
}

// participled finds the noun behind token from that a participle binds a time
// to («الاتفاق الموقع عام 2015»): a predicate, nobody where it is none, or
// None.
func (w *work) participled(t *clause.Time, from int) int {
	for k := t.From - 1; k > from && k >= t.From-4; k-- {
		x := &w.s.Tokens[k]
		if w.breaks(k) || w.fn.Timed.Has(x.Stem) && k < t.From-1 {
			break
		}
		if x.Feats.VerbForm >= doc.ActivePart && x.POS != doc.Verb {
			if n := w.modified(k, t); n != clause.None {
				return n
			}
		}
	}
	return clause.None
}

// sequenced finds the noun behind token from that a preposition of time binds
// a time to («بعد أيام من إعلانهم الأربعاء»), where its phrase begins, and
// whether it follows closely upon the verb.
func (w *work) sequenced(t *clause.Time, from int) (noun, at int, loose bool) {
	for i := len(w.s.Phrases) - 1; i >= 0; i-- {
		ph := &w.s.Phrases[i]
		if ph.From <= from || ph.From >= t.From || t.From-ph.From > 10 || !w.fn.Timed.Has(ph.Prep) || w.isTime(ph.From) || w.s.InQuote(ph.From) != w.s.InQuote(t.From) {
			continue
		}
		last := t.From - 1
		if w.fn.In.Has(w.s.Tokens[last].Fold) {
			last-- // «منذ إعلانهم، في 2 أكتوبر»
		}
		for k := ph.To; k < t.From; k++ {
			if w.breaks(k) && (k > ph.To || k < last) {
				return clause.None, 0, false
			}
		}
		noun = w.lastNoun(ph.From, t.From)
		if noun == nobody && t.From-ph.From > 6 {
			return clause.None, 0, false
		}
		return noun, ph.From, !w.fn.Sequence.Has(ph.Prep)
	}
	return clause.None, 0, false
}

// modified is the event noun that the participle at token k modifies; nobody
// where the noun is no event; None where k modifies nothing, or somebody.
func (w *work) modified(k int, t *clause.Time) int {
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if ph.Pron || k <= ph.From || k >= ph.To || k == ph.Head {
			continue
		}
		if ph.Who.CanAct() && len(t.Start) > 7 {
			return clause.None
		}
		if n := w.lastNoun(ph.From, k); n != nobody {
			return n
		}
		return nobody
	}
	return clause.None
}

// lastNoun is the last noun predicate in [from,to), or nobody.
func (w *work) lastNoun(from, to int) int {
	best := nobody
	for i := range w.s.Preds {
		if p := &w.s.Preds[i]; !p.Verb && p.Tok >= from && p.Tok < to && (best == nobody || p.Tok > w.s.Preds[best].Tok) && w.best[i] != nil {
			best = i
		}
	}
	return best
}
