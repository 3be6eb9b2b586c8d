package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// scenes makes the genitive of a noun of attack whom it fell on where that is a house of
// prayer, a school or the like («هجمات الكنائس»), and that of a massacre where it is
// civilians («مذبحة الطلاب»); and so a counted people behind a noun of driving out («تهجير ألف
// فلسطيني»). What is behind «على» or «بحق» fell to the genitive.
func (w *work) scenes(m *match, p *clause.Pred) {
	a := m.slots[frames.ActorSlot]
	if len(a) == 0 || w.s.Phrases[a[0]].Pron {
		return
	}
	x := &w.s.Phrases[a[0]]
	gen := slices.Contains(w.args(p, frames.Source{Kind: frames.Gen}), a[0])
	switch {
	case w.countedPeople(m, x):
		x.Who.Kind, x.Who.Actor.Sector = "people", "CVL"
	case !gen || m.unit.Frame.Type != "ASSAULT" || len(w.behindPrep(p, &w.fn.Against)) > 0 || w.aimedElsewhere(m):
		return
	case m.unit.Frame.ID == "assault.massacre" && ofPeople(x.Who.Actor.Sector) && x.Who.Actor.Sector != "REB" && x.Who.Actor.Sector != "UAF":
	case w.house(x):
	default:
		return
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = a, nil
	m.trace = append(m.trace, "the genitive is whom it fell on")
}

// aimedElsewhere tells whether a preposition other than that of a place says whom it fell on.
func (w *work) aimedElsewhere(m *match) bool {
	return m.loose[frames.RecipientSlot] && slices.ContainsFunc(m.slots[frames.RecipientSlot], func(r int) bool { return !w.fn.In.Has(w.s.Phrases[r].Prep) })
}

// house tells whether a phrase names a house of prayer, a school, a hospital or a
// business, which attacks nobody.
func (w *work) house(x *clause.Phrase) bool {
	if x.Who.Kind != "agent" || x.Who.Human || x.Who.Single {
		return false
	}
	switch x.Who.Actor.Sector {
	case "REL", "EDU", "MED", "BUS":
		return true
	}
	return false
}

// countedPeople tells whether an adjective of a people stands right behind a number, so many
// of which are driven out or held: «ترحيل ألف سوري».
func (w *work) countedPeople(m *match, x *clause.Phrase) bool {
	if m.unit.Frame.Type != "COERCE" || x.Who.Kind != "nisba" || x.From <= m.to {
		return false
	}
	t, n := &w.s.Tokens[x.From], &w.s.Tokens[x.From-1]
	return n.POS == doc.Num && t.Pro == 0 && t.Feats.Number == doc.Sing
}

// bench tells whether a phrase names where somebody is tried: a town, a state or a court.
func (w *work) bench(ph int) bool {
	x := &w.s.Phrases[ph]
	return w.town(ph) || x.Who.Kind == "state" || x.Who.Actor.Sector == "JUD"
}
