package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// unions makes the seat of a union of states, or the continent, that acts or is spoken to
// that union («المفاوضات مع بروكسل», «على أوروبا أن ترد»), unless the document speaks of the
// state in which the seat lies. Force falls on places.
func (c *Coder) unions(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type == "ASSAULT" || e.Type == "PROTEST" {
			continue
		}
		for _, side := range [...][]doc.Actor{e.Actor, e.Recipient, e.SaidBy} {
			for k := range side {
				if a := &side[k]; a.ID != "" && c.Fn.UnionSeat.Has(a.ID) && !ofStateToo(d, a) {
					a.Code, a.Sector = strings.ToUpper(c.Fn.Union.First()), ""
				}
			}
		}
	}
}

// ofStateToo tells whether a document names somebody else of the country of a town.
func ofStateToo(d *doc.Document, a *doc.Actor) bool {
	return a.Code != "" && slices.ContainsFunc(d.Mentions, func(m doc.Mention) bool { return m.Code == a.Code && m.ID != a.ID })
}
