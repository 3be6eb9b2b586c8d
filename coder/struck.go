package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// struck gives a place or thing that force falls on the sector that its own words tell: a
// base is the army's («قاعدة جوية», «أهداف إيرانية»), a checkpoint the police's, homes are
// people's. What an army strikes in its own country is not the army's. An adjective of a
// nation in its words tells its country.
func (w *work) struck(e *doc.Event, m *match) {
	if e.Type != "ASSAULT" {
		return
	}
	for _, id := range m.slots[frames.RecipientSlot] {
		ph := &w.s.Phrases[id]
		sector, code := "", ""
		switch ph.Who.Kind {
		case "", placed, "site", "land", "nisba":
			sector = w.ownedBy(ph)
		}
		if in := ph.Inner; ph.Who.Kind == "" && in != nil && in.Kind == "nisba" && !ph.Pron {
			code = in.Actor.Code
			if in.Actor.Sector != "" {
				sector = in.Actor.Sector // «غرفة عمليات حوثية»
			}
		}
		for k := range e.Recipient {
			r := &e.Recipient[k]
			if r.Start == ph.Who.Actor.Start && r.Code == "" {
				r.Code = code
			}
			if sector == "" || r.Sector != "" || r.Start != ph.Who.Actor.Start || sector != "CVL" && sector != "MED" && slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Code == r.Code && ofState(&a) }) {
				continue
			}
			r.Sector = sector
		}
	}
}

// ownedBy is the sector of those to whom a place or thing belongs by the words of a phrase:
// what an adjective alone names, by the noun before it.
func (w *work) ownedBy(ph *clause.Phrase) string {
	from, nation := ph.From, ph.Who.Kind == "nisba" || ph.Who.Kind == "land"
	for ph.Who.Kind == "nisba" && from > 0 && (from == ph.From || w.s.Tokens[from].POS == doc.Adj) {
		from--
	}
	for k := from; k < ph.To; k++ {
		switch key := w.keys[k]; {
		case w.fn.OfArmy.Has(key), nation && w.fn.Targets.Has(key):
			return "MIL"
		case w.fn.OfPolice.Has(key):
			return "COP"
		case w.fn.OfHealth.Has(key):
			return "MED"
		case w.fn.OfPeople.Has(key):
			return "CVL"
		}
	}
	return ""
}

// atScene gives things that force falls on, of no country by their words, that of the place
// where it falls on them, else the one that the document names most, unless its own
// state strikes them.
func atScene(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != "ASSAULT" {
			continue
		}
		for k := range e.Recipient {
			r := &e.Recipient[k]
			if r.Code != "" || r.ID != "" || r.End == 0 || namedAt(d, r) {
				continue
			}
			switch {
			case e.Place != nil && len(e.Place.Code) == 3:
				r.Code = e.Place.Code
			case len(d.Sentences) > aFew:
				if c := mostNamed(d); !slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Code == c && ofState(&a) }) {
					r.Code = c
				}
			}
			if r.Code != "" {
				e.Trace = append(e.Trace, "country of «"+r.Text+"» is where it is")
			}
		}
	}
}

// namedAt tells whether the words of a participant are among those that name somebody.
func namedAt(d *doc.Document, a *doc.Actor) bool {
	return slices.ContainsFunc(d.Mentions, func(m doc.Mention) bool { return m.Start == a.Start })
}
