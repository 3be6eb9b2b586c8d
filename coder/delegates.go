package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// delegations makes those who meet or agree the countries that they are said to be from:
// «كبار الدبلوماسيين من إيران وفرنسا». They themselves are of no one country, and would
// get that of the place they meet in. One country is theirs already, see resolve.
func (w *work) delegations(m *match) {
	if !joined(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	for i, ph := range m.slots[frames.ActorSlot] {
		if x := &w.s.Phrases[ph]; x.Pron || !x.Who.Human && !x.Who.Group {
			continue
		}
		if from := w.statesBehind(ph); len(from) > 1 {
			m.slots[frames.ActorSlot] = slices.Replace(slices.Clone(m.slots[frames.ActorSlot]), i, i+1, from...)
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
