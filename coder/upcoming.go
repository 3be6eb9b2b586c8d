package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// upcoming makes talks future that are told as what a visit is to bring: in the imperfect
// where it leads («يتوجه إلى القاهرة حيث يلتقي …»), in what is said of it («زيارة يجري
// خلالها محادثات»), or as what a visit that is itself to come is for.
func (w *work) upcoming(m *match, e *doc.Event) {
	if m.realis = e.Realis; e.Type != "CONSULT" || e.Realis != doc.Actual || e.Historical {
		return
	}
	switch {
	case w.partOfVisit(m):
		e.Trace = append(e.Trace, "future by the visit that brings it")
	case w.onOccasion(m):
		e.Trace = append(e.Trace, "future as what it goes with")
	case w.daysBefore(m, e), w.beforeNow(m, e):
		e.Trace = append(e.Trace, "future: something is told to come before it")
	default:
		return
	}
	e.Realis, m.realis = doc.Future, doc.Future
}

// partOfVisit tells whether talks are told in the imperfect, or without a verb as what it is
// for, in a clause that hangs on a visit.
func (w *work) partOfVisit(m *match) bool {
	p := &w.s.Preds[m.pred]
	if m.mode == "visit" {
		return false
	}
	v := w.verbOf(m)
	if v == clause.None {
		return false
	}
	if o := w.visitBy(v); o != nil && !p.Verb { // «يزور لندن الأسبوع المقبل لإجراء محادثات»
		return o.realis == doc.Future && w.aimedAt(m, v)
	}
	q := &w.s.Preds[v]
	if v != m.pred && v != m.light && v != m.support || q.Perf || q.Neg || q.KanaQad || w.s.Tokens[q.Tok].Feats.VerbForm >= doc.ActivePart || w.s.Tokens[q.Tok].Feats.Person != 3 {
		return false
	}
	switch q.Rel {
	case clause.Adverbial:
		return w.while(v) && q.Parent != clause.None && w.visitBy(q.Parent) != nil
	case clause.Complement: // «يصل غدا على أن يلتقي …»
		return q.Comp > 0 && w.fn.Upon.Has(w.s.Tokens[q.Comp-1].Stem) && q.Parent != clause.None && w.visitBy(q.Parent) != nil
	case clause.Relative:
		up := q.Parent
		if up != clause.None && w.s.Preds[up].Rel == clause.Relative && w.best[up] == nil { // «زيارة تستمر يومين يلتقي خلالها …»
			up = w.s.Preds[up].Parent
		}
		return w.meantime(q) && slices.ContainsFunc(w.best, func(o *match) bool {
			return o != nil && o.dead == "" && o.mode == "visit" && w.s.Preds[o.pred].Tok < q.Tok && (w.verbOf(o) == up || o.pred == up) && w.staysOpen(o)
		})
	}
	return false
}

// onOccasion tells whether new talks are the occasion of something that is to come («سيصل إلى
// الخرطوم في زيارة تستغرق يومين»), or what a clause says of such an occasion («ستستضيف لندن
// قمة تجمع …»).
func (w *work) onOccasion(m *match) bool {
	p := &w.s.Preds[m.pred]
	if p.Parent == clause.None || !w.s.Preds[p.Parent].Verb {
		return false
	}
	ph := p.Phrase
	switch {
	case !p.Verb:
		if p.Via.Kind != frames.Prep || !w.fn.In.Has(p.Via.Prep) && (!w.fn.During.Has(p.Via.Prep) || w.fn.Elsewhen.Has(p.Via.Prep)) {
			return false
		}
	case p.Rel != clause.Relative || p.Perf || p.Neg || w.s.Tokens[p.Tok].Feats.VerbForm >= doc.ActivePart:
		return false
	default:
		ph = p.Via.Phrase
	}
	if ph == clause.None || ph >= len(w.s.Phrases) {
		return false
	}
	x := &w.s.Phrases[ph]
	return x.Head >= 0 && !x.Pron && !x.Def && (!p.Verb || w.fn.Occasions.Has(w.keys[x.Head])) && w.toCome(m, p.Parent)
}

// staysOpen tells whether a visit is told as no thing of the past.
func (w *work) staysOpen(o *match) bool {
	v := w.verbOf(o)
	return o.realis == doc.Future || v == clause.None || !w.s.Preds[v].Perf
}

// visitBy is the visit that verb v tells; nil for none.
func (w *work) visitBy(v int) *match {
	for _, o := range w.best {
		if o != nil && o.dead == "" && o.mode == "visit" && w.verbOf(o) == v {
			return o
		}
	}
	return nil
}

// aimedAt tells whether talks stand behind «for» below verb v, alone or with the masdar that
// carries them.
func (w *work) aimedAt(m *match, v int) bool {
	for n, i := 0, m.pred; i != clause.None && n < 3; n, i = n+1, w.s.Preds[i].Parent {
		if p := &w.s.Preds[i]; p.Parent == v {
			return p.Via.Kind == frames.Prep && w.fn.Purpose.Has(p.Via.Prep)
		}
	}
	return false
}

// meantime tells whether a clause says with a pronoun that something goes on in the course of
// what it describes: «زيارة | يلتقي خلالها …».
func (w *work) meantime(q *clause.Pred) bool {
	return slices.ContainsFunc(q.Args, func(a clause.Arg) bool {
		return a.Phrase != clause.None && a.Kind == frames.Prep && w.fn.Occasion.Has(a.Prep) && w.s.Phrases[a.Phrase].Pron
	})
}

// daysBefore tells whether something is said to come so and so long before talks with sides
// of their own, or before a visit somewhere, of whose day nothing is told: «قبل ساعات من لقاء
// …», «قبيل محادثات بين …», «قبل توجهه إلى …».
func (w *work) daysBefore(m *match, e *doc.Event) bool {
	p := &w.s.Preds[m.pred]
	if p.Verb || p.Phrase == clause.None || e.Date != nil {
		return false
	}
	x := &w.s.Phrases[p.Phrase]
	if x.From != m.from || !w.fn.Before.Has(x.Prep) || w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
		return false
	}
	long := x.From > 0 && w.fn.Of.Has(w.s.Tokens[x.From-1].Stem)
	if m.mode == "visit" {
		return len(m.slots[frames.RecipientSlot]) > 0
	}
	return long || x.Prep != w.fn.Before.First() && w.s.Tokens[p.Tok].Enc == "" && len(m.slots[frames.ActorSlot]) > 0
}

// beforeNow tells whether something is told in the present to be before talks, or without a
// verb, and these have no day of their own: «واشنطن تحشد حلفاءها قبل القمة».
func (w *work) beforeNow(m *match, e *doc.Event) bool {
	p := &w.s.Preds[m.pred]
	if p.Verb || p.Phrase == clause.None || e.Date != nil || !talks(m) || e.Told.During != 0 {
		return false
	}
	x := &w.s.Phrases[p.Phrase]
	if x.From != m.from || !w.fn.Before.Has(x.Prep) {
		return false
	}
	v := w.verbOf(m)
	if v == clause.None {
		return true
	}
	q := &w.s.Preds[v]
	return !q.Perf && !q.KanaQad && !q.Neg && w.s.Tokens[q.Tok].Feats.VerbForm < doc.ActivePart
}
