package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// madeInto reads the genitive of a masdar of using or making as what is used, where the
// noun of the event says as what: «اتخاذ المدنيين دروعا بشرية». Who uses it is named by
// the verb above. It tells whether there is such a masdar.
func (w *work) madeInto(m *match) bool {
	i := m.light
	if i == clause.None {
		i = w.s.Preds[m.pred].Parent
	}
	if i == clause.None || w.s.Preds[i].Verb || !w.fn.EndsAccusative.Ends(w.s.Tokens[m.from].Fold) || !slices.ContainsFunc(w.s.Preds[i].VerbKeys, w.fn.Makes.Has) {
		return false
	}
	recip := &m.unit.Slots[frames.RecipientSlot]
	if m.kind == asLight && !has(recip, frames.Obj) || m.kind != asLight && (!has(recip, frames.Gen) || has(&m.unit.Slots[frames.ActorSlot], frames.Gen)) {
		return false
	}
	gen := w.args(&w.s.Preds[i], frames.Source{Kind: frames.Gen})
	if len(gen) == 0 {
		return false
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = w.take(nil, gen[0], recip.Any), nil
	w.supported(m, i)
	return true
}

// ofAccused gives a deed or a sentence that an adjective of accusing or convicting
// governs to whom that describes, not to the subject of the verb above: «المتهم بقتلها»,
// «المحكومين بالإعدام». It tells whether there is such an adjective.
func (w *work) ofAccused(m *match) bool {
	p := &w.s.Preds[m.pred]
	if p.Via.Kind != frames.Prep || p.Phrase == clause.None || m.light != clause.None {
		return false
	}
	k := w.s.Phrases[p.Phrase].PrepTok - 1
	if k < 0 || !w.fn.Accused.Has(w.s.Tokens[k].Stem) || w.s.Tokens[k].POS == doc.Verb {
		return false
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Pron || x.To != k+1 || !x.Who.CanAct() || x.From == k && !x.Def {
			continue
		}
		slot, who := frames.ActorSlot, "actor is the accused"
		if m.unit.Frame.Type == "SANCTION" {
			slot, who = frames.RecipientSlot, "recipient is the convicted"
		}
		if len(m.slots[slot]) == 0 && len(m.unit.Slots[slot].Alts) > 0 {
			m.slots[slot] = []int{i}
			m.trace = append(m.trace, who)
		}
		break
	}
	return true
}

// occurs tells whether a noun of being or happening stands right before an event noun:
// who stresses «عدم وجود هجوم» attacked nobody.
func (w *work) occurs(m *match) bool {
	near := m.from - 2
	for k := m.from - 1; k >= 0 && k >= near; k-- {
		t := &w.s.Tokens[k]
		if t.POS == doc.Noun && t.Enc == "" && w.fn.Occurs.Has(t.Stem) {
			return true
		}
		if w.fn.This.Has(t.Stem) || w.fn.SuchAs.Has(t.Stem) {
			near-- // «وقوع مثل هذا الهجوم»
		}
	}
	return false
}

// ownMeeting tells whether a meeting is that of one body, by its genitive, which the
// subject of the verb above adds nobody to: «تحدث على هامش اجتماعات مجلس حقوق الإنسان».
func (w *work) ownMeeting(m *match) bool {
	a := m.slots[frames.ActorSlot]
	if m.unit.Frame.Type != "CONSULT" || m.mode == "visit" || len(a) != 1 {
		return false
	}
	switch w.s.Phrases[a[0]].Who.Kind {
	case "igo", "body", "parliament":
		return slices.Contains(w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Gen}), a[0])
	}
	return false
}

// othersRequest tells whether somebody only answers, studies or receives a request, and so
// has not made it: «وافق على تنفيذ مطالب المعارضة».
func (w *work) othersRequest(m *match, q *clause.Pred) bool {
	if m.unit.Frame.Type != "REQUEST" {
		return false
	}
	p := &w.s.Preds[m.pred]
	for n := 0; n < 3 && p != q && p.Parent != clause.None; n++ {
		p = &w.s.Preds[p.Parent]
		if w.fn.Answers.Has(w.keys[p.Tok]) || slices.ContainsFunc(p.VerbKeys, w.fn.Answers.Has) {
			return true
		}
	}
	return false
}
