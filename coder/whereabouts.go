package coder

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// whereabout is a recipient of an event that only says where it was, by id and first byte.
type whereabout struct {
	event string
	start int
}

// asides are the types that are done to nobody by where they are done.
var asides = map[string]bool{"MOBILIZE": true, "AGREE": true, "RETREAT": true, "CONCEDE": true, "PROTEST": true}

// whereabouts notes who among those to whom something is promised or given up, whom a crowd
// protests against or troops move against, is but the land where it is done: «نشرت كينيا جنودا
// في مومباسا», «مظاهرات في فرنسا». Force falls on the land that it is used in; troops in a
// state concern that state.
func (w *work) whereabouts(m *match, e *doc.Event, notes *Notes) {
	if !asides[e.Type] || w.fn.Attached.None() {
		return // "forces in Poland": the English gold has the land for the other side
	}
	for _, ph := range m.slots[frames.RecipientSlot] {
		x := &w.s.Phrases[ph]
		moves := e.Type == "MOBILIZE" || e.Type == "RETREAT"
		if !x.Pron && w.fn.In.Has(x.Prep) && (x.Who.Kind == "state" && !moves || x.Who.Kind == "water" || fieldKind(x.Who.Kind) || e.Type == "MOBILIZE" && x.Who.Kind == "agent") {
			notes.whereabouts = append(notes.whereabouts, whereabout{e.ID, x.Who.Actor.Start})
		}
	}
}

// Whereabouts leaves the lands that were noted out of the recipients, last of all: that such
// an event is told of a land speaks for it.
func (n *Notes) Whereabouts(d *doc.Document) {
	for i := range d.Events {
		e, was := &d.Events[i], len(d.Events[i].Recipient)
		e.Recipient = slices.DeleteFunc(e.Recipient, func(a doc.Actor) bool {
			return a.End > 0 && slices.Contains(n.whereabouts, whereabout{e.ID, a.Start})
		})
		if len(e.Recipient) < was {
			e.Trace = append(e.Trace, "where it is done is no party")
		}
	}
}
