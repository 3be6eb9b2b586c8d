package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// reasoned tells whether an event noun says why the clause above it is: «بسبب
// قصف …», «على خلفية تسميم …». Charges are laid by who arrests on them.
func (w *work) reasoned(m *match, p *clause.Pred) bool {
	if m.unit.Frame.Type == "ACCUSE" || p.Via.Kind != frames.Prep || p.Phrase == clause.None {
		return false
	}
	from := w.s.Phrases[p.Phrase].From
	return w.fn.Reason.Has(p.Via.Prep) || from < p.Tok && w.fn.Reason.Has(w.s.Tokens[from].Stem)
}

// targeted is whom the verb q moves against and who gave the reason then: whom
// one accuses, punishes or calls to account, or against whom something is asked
// for. Nobody where q tells of none.
func (w *work) targeted(q *clause.Pred, at int) []int {
	if o := w.matchOf(at); o != nil {
		if o.unit.Frame.ID == "sanction.expel" {
			return nil // «طرد دبلوماسيين بسبب التسميم»: they did not do it
		}
		switch o.unit.Frame.Type {
		case "ACCUSE", "SANCTION", "COERCE", "THREATEN", "REJECT":
			if r := o.slots[frames.RecipientSlot]; len(r) > 0 {
				return r
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(w.behindPrep(q, &w.fn.Against)), func(ph int) bool {
		return !w.s.Phrases[ph].Who.CanAct() || w.town(ph) || w.fn.Upon.Has(w.s.Phrases[ph].Prep)
	})
}

// blame gives a reason for which somebody is moved against to him.
func (w *work) blame(m *match, p, q *clause.Pred) {
	if len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 || joined(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	for _, ph := range w.targeted(q, p.Parent) {
		if !w.befalls(m, ph) {
			m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
		}
	}
	if len(m.slots[frames.ActorSlot]) > 0 {
		m.trace = append(m.trace, "actor is who is moved against for it")
	}
}

// made gives an act to whom somebody is asked or made to do it: «دفع الرئيس إلى
// الاستقالة». It returns whether there is one.
func (w *work) made(m *match, p, q *clause.Pred) bool {
	made := q.Verb && w.fn.Causes.Has(w.keys[q.Tok]) && (w.fn.To.Has(p.Via.Prep) || w.fn.Upon.Has(p.Via.Prep) || w.fn.Purpose.Has(p.Via.Prep))
	permits := q.Verb && w.fn.Permits.Has(w.keys[q.Tok]) && (p.Via.Kind == frames.Prep && (w.fn.At.Has(p.Via.Prep) || w.fn.Of.Has(p.Via.Prep)) || p.Via.Kind == frames.Obj || p.Via.Kind == frames.Subj)
	if !made && !permits && !w.hinders(p, q) ||
		len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 || onlyCause(&m.unit.Slots[frames.ActorSlot]) {
		return false
	}
	obj := w.args(q, frames.Source{Kind: frames.Obj})
	if len(obj) == 0 && !q.Verb {
		obj = w.args(q, frames.Source{Kind: frames.Gen})
	}
	switch {
	case permits: // «سمح للجيش باستعادة …»
		obj = w.behindPrep(q, &w.fn.Owner)
	case made && len(obj) == 0: // «دفع بأحزاب إلى المطالبة …»
		obj = w.behindPrep(q, &w.fn.At)
	}
	for _, ph := range w.except(obj, w.s.Preds[m.pred].Tok) {
		if w.befalls(m, ph) {
			continue
		}
		m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
	}
	if len(m.slots[frames.ActorSlot]) == 0 {
		return false
	}
	m.trace = append(m.trace, "actor is who is asked or made to do it")
	return true
}

// hinders tells whether q is a word of keeping somebody from p: «منع الحكومة من
// تطوير …», «لمنعها من …».
func (w *work) hinders(p, q *clause.Pred) bool {
	if p.Via.Kind != frames.Prep || !w.fn.Away.Has(p.Via.Prep) {
		return false
	}
	if q.Verb {
		return w.fn.Hinders.Has(w.keys[q.Tok])
	}
	return slices.ContainsFunc(q.VerbKeys, w.fn.Hinders.Has) || slices.ContainsFunc(q.Keys, w.fn.Hinders.Has)
}

// possessor gives an act on what is somebody's own that names nobody to its
// owner: «انسحاب قواتها», «نقل سفارتها».
func (w *work) possessor(m *match) {
	if len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 || !ownThings[m.unit.Frame.Type] {
		return
	}
	for k := m.from; k < min(m.to+2, len(w.s.Tokens)); k++ {
		t := &w.s.Tokens[k]
		if k > m.from && (t.POS == doc.Verb || t.POS == doc.Punct || t.POS == doc.Adp || t.Pro&(doc.ProBi|doc.ProLi|doc.ProWa) != 0) {
			return
		}
		if t.Enc == "" || k == w.s.Preds[m.pred].Tok && k+1 < m.to {
			continue
		}
		for i := range w.s.Phrases {
			if x := &w.s.Phrases[i]; x.Pron && x.Head == k && x.Who.CanAct() && !w.befalls(m, i) {
				m.slots[frames.ActorSlot] = w.takeActor(nil, i)
				m.slots[frames.RecipientSlot] = slices.DeleteFunc(m.slots[frames.RecipientSlot], func(r int) bool { return r == i })
				m.trace = append(m.trace, "actor is whose own it is")
				return
			}
		}
	}
}

// ownThings are the types that are done with what is one's own: troops, arms,
// an embassy.
var ownThings = map[string]bool{"MOBILIZE": true, "RETREAT": true, "SUPPORT": true}
