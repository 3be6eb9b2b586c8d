package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// delegations adds to those who meet or agree the countries that they are said to be
// from: «كبار الدبلوماسيين من إيران وفرنسا». One country is theirs already, see
// resolve.
func (w *work) delegations(m *match) {
	if !joined(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	for _, ph := range m.slots[frames.ActorSlot] {
		if x := &w.s.Phrases[ph]; x.Pron || !x.Who.Human && !x.Who.Group {
			continue
		}
		if from := w.statesBehind(ph); len(from) > 1 {
			for _, k := range from {
				m.slots[frames.ActorSlot] = addOnce(m.slots[frames.ActorSlot], k)
			}
			return
		}
	}
}

// statesBehind are the states that «من» right behind a phrase names, in a row.
func (w *work) statesBehind(ph int) (out []int) {
	end := w.s.Phrases[ph].To
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if first := x.PrepTok == end && w.fn.From.Has(x.Prep) && x.Prev == clause.None; !first && !slices.Contains(out, x.Prev) {
			continue
		}
		if x.Who.Kind != "state" || x.Pron {
			return nil
		}
		out = append(out, i)
	}
	return out
}
