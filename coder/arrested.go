package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// arrested makes who stands as the subject of a verb of arrest the one it befell, where he has
// no power to arrest and what was found for the object is nobody whom he could hold, a measure
// of time or a purpose: «اعتقل التاجر تنفيذا لمذكرة …», «أربعة ناشطين اعتقلوا قبل أيام». It
// returns whether that is so.
func (w *work) arrested(m *match, p *clause.Pred) bool {
	subj := w.seized(m, p)
	if len(subj) == 0 || len(w.args(p, frames.Source{Kind: frames.Cause})) > 0 {
		return false
	}
	for _, o := range m.slots[frames.RecipientSlot] {
		if x := &w.s.Phrases[o]; (x.Pron && x.Who.Pending != "dropped" || x.Who.CanAct()) && !w.partOfThem(x) {
			return false
		}
	}
	var fell []int
	for _, s := range subj {
		x := &w.s.Phrases[s]
		if x.Pron && x.Who.Pending == "dropped" || w.pair(x) || holdsPower(x) || !w.patient(m, x) && !w.fallen(m, x) && x.Who.Kind != "person" && x.Who.Actor.Sector != "OPP" {
			return false
		}
		of := w.partsOf(x, w.takeActor(nil, s))
		switch {
		case slices.ContainsFunc(of, func(o int) bool { return holdsPower(&w.s.Phrases[o]) }):
			return false // «حاجز للشرطة أوقف …»
		case len(of) > 0: // «سراح التاجر الذي سجن»
			fell = append(fell, of...)
		case x.Who.CanAct() || w.s.Tokens[x.From].POS == doc.Num && x.Def || w.s.Tokens[x.From].POS == doc.Propn:
			fell = w.take(fell, s, true)
		default:
			return false
		}
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = fell, nil
	m.trace = append(m.trace, "whom one could hold is no object: the subject was arrested")
	return true
}

// putAway makes who stands as the subject of «أودع السجن», «وضع قيد التوقيف» the one whom it
// befell, where nobody is named whom he could put there and he is no force: the verb is a passive.
func (w *work) putAway(m *match) {
	if !w.mayBeHeld(m, &w.s.Preds[m.light]) || len(m.slots[frames.ActorSlot]) == 0 {
		return
	}
	if slices.ContainsFunc(m.slots[frames.RecipientSlot], func(o int) bool { return w.s.Phrases[o].Pron || w.s.Phrases[o].Who.CanAct() }) {
		return
	}
	for _, s := range m.slots[frames.ActorSlot] {
		x := &w.s.Phrases[s]
		if x.Pron || holdsPower(x) || armed(x) || !w.patient(m, x) && x.Who.Kind != "person" && !x.Who.Single {
			return
		}
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = m.slots[frames.ActorSlot], nil
	m.trace = append(m.trace, "nobody whom one could put away is an object: the subject was")
}

// mayBeHeld tells whether a verb of arrest, alone or in a construction, may be the passive by its
// letters.
func (w *work) mayBeHeld(m *match, p *clause.Pred) bool {
	t := &w.s.Tokens[p.Tok]
	return m.unit.Frame.ID == "coerce.arrest" && p.Verb && t.Enc == "" && t.Feats.Aspect == doc.Perfect && t.Feats.Person == 3 &&
		w.fn.Passive.None() && m.unit.Slots[frames.RecipientSlot].TakesFirst(frames.Obj)
}

// partsOf are those of some phrases that stand inside x, behind its first word.
func (w *work) partsOf(x *clause.Phrase, phs []int) []int {
	return slices.DeleteFunc(phs, func(o int) bool {
		y := &w.s.Phrases[o]
		return y.From <= x.From || y.To > x.To || y.Who.Kind == "nisba"
	})
}

// holdsPower tells whether a phrase names those who arrest others, more than one.
func holdsPower(x *clause.Phrase) bool {
	return !x.Who.Single && x.Who.Kind != "person" && ofState(&x.Who.Actor)
}

// seized are the subjects of a verb of arrest whose letters may be the passive; none of another
// verb.
func (w *work) seized(m *match, p *clause.Pred) []int {
	if !w.mayBeHeld(m, p) || w.speaks(m) {
		return nil
	}
	return w.args(p, frames.Source{Kind: frames.Subj})
}

// partOfThem tells whether a phrase is a share of those just named, which begins a clause of
// its own: «اعتقلوا … غالبيتهم نساء», «اعتقل أربعة … أحدهم في منزله».
func (w *work) partOfThem(x *clause.Phrase) bool {
	t := &w.s.Tokens[x.From]
	return !x.Pron && x.Prep == "" && t.Enc != "" && (w.fn.Portion.Has(t.Stem) || w.fn.Portion.Has(w.keys[x.From]) || w.fn.Each.Has(t.Stem))
}

// heldHimself are the subjects of a verb of arrest without any object, which conditions on
// the object ask for: «أوقف التاجر في أنقرة».
func (w *work) heldHimself(m *match, p *clause.Pred) []int {
	subj := w.seized(m, p)
	if slices.ContainsFunc(subj, func(s int) bool {
		x := &w.s.Phrases[s]
		return x.Pron || !x.Who.CanAct() || w.pair(x) || x.Def && holdsPower(x)
	}) {
		return nil
	}
	return subj
}
