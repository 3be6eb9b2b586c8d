package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// unclaimed is the verb by which an act of force is said to be claimed by nobody, or not by
// its subject («لم تعلن أي جهة مسؤوليتها عن التفجير», «لم تتبن الحركة الهجوم»), None for most.
// It denies the claim and not the act.
func (w *work) unclaimed(m *match) int {
	if m.unit.Frame.Type != "ASSAULT" {
		return clause.None
	}
	i := m.pred
	if m.light != clause.None {
		i = m.light
	}
	const above = 5 // predicates: «لم تعلن مسؤوليتها عن إطلاق القذائف»
	for n := 0; n < above && i != clause.None; n++ {
		p := &w.s.Preds[i]
		if p.Verb {
			if p.Neg && !p.Hyp && (w.fn.Claims.Has(w.keys[p.Tok]) || w.speaksOfClaim(p.Tok+1, m.to)) {
				return i
			}
			return clause.None
		}
		i = p.Parent
	}
	return clause.None
}

// speaksOfClaim tells whether a word of claiming stands among some tokens.
func (w *work) speaksOfClaim(from, to int) bool {
	return from < to && slices.ContainsFunc(w.keys[from:to], w.fn.Claims.Has)
}

// notClaiming tells whether a phrase is the subject of the verb by which an act is not
// claimed, or a pronoun behind that («مسؤوليتها»).
func (w *work) notClaiming(m *match, unclaimed, ph int) bool {
	if unclaimed == clause.None {
		return false
	}
	v, x := &w.s.Preds[unclaimed], &w.s.Phrases[ph]
	if x.Pron {
		return x.From >= v.Tok && x.From < m.to
	}
	return slices.ContainsFunc(v.Args, func(a clause.Arg) bool { return a.Kind == frames.Subj && a.Phrase == ph })
}

// disown takes from the doers of an act whoever is only said not to have claimed it.
func (w *work) disown(m *match) {
	if v := w.unclaimed(m); v != clause.None {
		m.slots[frames.ActorSlot] = slices.DeleteFunc(m.slots[frames.ActorSlot], func(ph int) bool { return w.notClaiming(m, v, ph) })
	}
}
