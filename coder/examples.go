package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// farthestExample is how many tokens behind a party those may be named who are counted
// among it.
const farthestExample = 7

// examples adds to the recipients of whom no country is known those who are named as
// some of them: «جماعات مسلحة مثل حزب الله», «القوات الأجنبية، بما في ذلك الفرنسية».
func (w *work) examples() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || w.fn.SuchAs.None() {
			continue
		}
		list := m.slots[frames.RecipientSlot]
		for _, id := range list {
			x := &w.s.Phrases[id]
			if x.Pron || x.Who.Actor.Code != "" || !x.Who.CanAct() {
				continue
			}
			if ph := w.exampleOf(x); ph != clause.None && w.other(m, ph) {
				m.slots[frames.RecipientSlot] = w.take(m.slots[frames.RecipientSlot], ph, false)
				m.trace = append(m.trace, "recipients named as examples")
			}
		}
	}
}

// exampleOf is who of a known country is named as one of those whom a phrase names, or None.
func (w *work) exampleOf(x *clause.Phrase) int {
	for i := range w.s.Phrases {
		y := &w.s.Phrases[i]
		if y.Pron || !y.Who.CanAct() || y.Who.Actor.Code == "" || y.From <= x.To || y.From > x.To+farthestExample || y.Prev != clause.None && w.s.Phrases[y.Prev].From > x.From {
			continue
		}
		if w.namesSome(y.From-1) && !w.verbInside(x.To, y.From) {
			return i
		}
	}
	return clause.None
}

// namesSome tells whether the word at k, alone or with the pronoun on it, says that what
// follows is one of those before: «مثل», «بينهم», «ومنها».
func (w *work) namesSome(k int) bool {
	t := &w.s.Tokens[k]
	return t.Enc == "" && w.fn.SuchAs.Has(t.Stem) || t.Enc != "" && w.fn.AmongThem.Has(t.Stem)
}
