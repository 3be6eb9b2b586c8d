package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// takenFrom is who loses the land that an event takes, by the event's id.
type takenFrom struct {
	event string
	who   []doc.Actor
}

// dispossessed notes from whom land is taken, where the sentence tells whose it was or whom
// it was fought for with, and the words of the taking name the land alone: «سيطر الجيش على
// المدينة، آخر معاقل التنظيم», «… بعد معارك مع الحركة», «حرر الجيش بلدة كانت تسيطر عليها
// الحركة».
func (w *work) dispossessed(m *match, e *doc.Event, names Texts, notes *Notes) {
	if m.unit.Frame.ID != "assault.territory" || m.cameo == besieging || len(m.slots[frames.ActorSlot]) == 0 {
		return
	}
	if len(m.slots[frames.RecipientSlot]) > 0 && !w.scene(m) {
		return
	}
	who := w.holders(m)
	if len(who) == 0 {
		who = w.foughtFor(m)
	}
	if len(who) > 0 {
		by := w.actors(who, names)
		for i := range by {
			w.withoutHold(&by[i])
		}
		notes.taken = append(notes.taken, takenFrom{e.ID, by})
	}
}

// withoutHold leaves the noun of holding out of the words for a party: «معاقل | الحركة».
func (w *work) withoutHold(a *doc.Actor) {
	for k := range w.s.Tokens[:max(0, len(w.s.Tokens)-1)] {
		t, next := &w.s.Tokens[k], &w.s.Tokens[k+1]
		if t.Start >= a.Start && next.Start < a.End && len(a.Text) == a.End-a.Start && (w.fn.Holds.Has(t.Stem) || w.fn.Holds.Has(w.keys[k])) {
			a.Text, a.Start = a.Text[next.Start-a.Start:], next.Start
			return
		}
	}
}

// Dispossessed makes them the recipients where none but the land is known by then, last of
// all: other tellings of the event are found by the land.
func (n *Notes) Dispossessed(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		k := slices.IndexFunc(n.taken, func(t takenFrom) bool { return t.event == e.ID })
		if k >= 0 && !slices.ContainsFunc(e.Recipient, func(a doc.Actor) bool { return a.Sector != "" }) {
			e.Recipient = n.taken[k].who
			e.Trace = append(e.Trace, "recipient is from whom it is taken")
		}
	}
}

// besieging is the CAMEO code of what leaves land with those who have it.
const besieging = "191"

// holders are those whose hold is named right behind the land that is taken.
func (w *work) holders(m *match) []int {
	const near = 8 // words
	at := m.to
	for _, r := range m.slots[frames.RecipientSlot] {
		if x := &w.s.Phrases[r]; !x.Pron {
			at = max(at, x.To)
		}
	}
	for k := at; k < len(w.s.Tokens) && k < at+near; k++ {
		t := &w.s.Tokens[k]
		switch {
		case t.POS == doc.Verb && w.fn.Holds.Has(w.keys[k]):
			return w.holderBy(k, m)
		case t.POS == doc.Verb && !w.fn.Copula.Has(t.Stem) && !w.fn.Copula.Has(w.keys[k]), t.Pro.Has(doc.ProWa), w.fn.Except.Has(t.Stem), w.fn.Except.Has(t.Fold):
			return nil
		case w.fn.Holds.Has(t.Stem) || w.fn.Holds.Has(w.keys[k]):
			if t.Feats.VerbForm == doc.Masdar && t.Pro&(doc.ProBi|doc.ProLi) == 0 && w.s.Tokens[k-1].POS != doc.Adp {
				return nil // «…، مؤكدا سيطرة جيشه»: an event of its own
			}
			return w.ownerBehind(k, m)
		}
	}
	return nil
}

// holderBy is the subject of a verb of holding at token k in a relative clause.
func (w *work) holderBy(k int, m *match) []int {
	for j := range w.s.Preds {
		if q := &w.s.Preds[j]; q.Tok == k && q.Rel == clause.Relative {
			return w.enemies(m, w.args(q, frames.Source{Kind: frames.Subj}))
		}
	}
	return nil
}

// ownerBehind is who stands in the phrase of a noun of holding at token k, or behind «of»
// after it and its adjectives: «آخر معاقل الحركة», «المعقل الرئيسي للحركة».
func (w *work) ownerBehind(k int, m *match) []int {
	for id := range w.s.Phrases {
		x := &w.s.Phrases[id]
		if x.Pron || x.From > k || x.To <= k {
			continue
		}
		who := id
		if x.Inner != nil && x.Inner.From > k {
			who = w.inner(id)
		}
		if got := w.enemies(m, w.takeAll([]int{who})); len(got) > 0 {
			return got
		}
		for of := range w.s.Phrases {
			if y := &w.s.Phrases[of]; !y.Pron && y.From == x.To && w.fn.Owner.Has(y.Prep) {
				return w.enemies(m, w.takeAll([]int{of}))
			}
		}
	}
	return nil
}

// foughtFor are those on the other side of the fighting that the clause of the taking names.
func (w *work) foughtFor(m *match) []int {
	for k, o := range w.best {
		if o == nil || o.unit.Frame.ID != "assault.fight" || w.s.Preds[k].Verb || w.s.Preds[k].Via.Kind != frames.Prep {
			continue
		}
		if up := w.s.Preds[k].Parent; up != m.pred && up != m.light {
			continue
		}
		if got := w.enemies(m, slices.Concat(o.slots[frames.ActorSlot], o.slots[frames.RecipientSlot])); len(got) > 0 {
			return got
		}
	}
	return nil
}

// enemies are those of some phrases that bear arms and are not who takes the land.
func (w *work) enemies(m *match, phs []int) []int {
	var out []int
	for _, ph := range phs {
		x := &w.s.Phrases[ph]
		switch x.Who.Actor.Sector {
		case "MIL", "REB", "UAF", "PRM", "OPP":
			if !w.touches(ph, m.slots[frames.ActorSlot]) && !w.alike(ph, m.slots[frames.ActorSlot]) {
				out = append(out, ph)
			}
		}
	}
	return out
}

// alike tells whether a party is of the country and the sector of one of some: the same army
// by another word.
func (w *work) alike(ph int, of []int) bool {
	a := &w.s.Phrases[ph].Who.Actor
	return slices.ContainsFunc(of, func(o int) bool {
		b := &w.s.Phrases[o].Who.Actor
		return a.Code == b.Code && a.Sector == b.Sector
	})
}
