package coder

import (
	"time"

	"github.com/sijil-news/sijil/doc"
)

// Date gives events without a date of their own that of the same event told
// elsewhere in the document.
func (c *Coder) Date(d *doc.Document) {
	dated := make([]bool, len(d.Events))
	for i := range d.Events {
		dated[i] = d.Events[i].Date != nil && d.Events[i].Date.From != ""
	}
	story := storyDay(d, dated)
	for i := range d.Events {
		e := &d.Events[i]
		if dated[i] || e.Realis == doc.Negated || e.Realis == doc.Hypothetical {
			continue
		}
		if j := sameEvent(d.Events, dated, i); j >= 0 {
			e.Date = d.Events[j].Date
			e.Historical = e.Historical || d.Events[j].Historical
			e.Trace = append(e.Trace, "date of the same event, «"+e.Date.Text+"»")
			continue
		}
		if story >= 0 && e.Sentence.Block == doc.Title && e.Realis == doc.Actual {
			e.Date = d.Events[story].Date
			e.Trace = append(e.Trace, "date of the story, «"+e.Date.Text+"»")
		}
	}
	c.sharePlaces(d)
}

// storyDay is the first event told with a day close to publication, or −1.
func storyDay(d *doc.Document, dated []bool) int {
	for i := range d.Events {
		e := &d.Events[i]
		if !dated[i] || e.Realis != doc.Actual || len(e.Date.From) != 10 || e.Sentence.Start > 1200 {
			continue
		}
		if t, err := time.Parse("2006-01-02", e.Date.From); err != nil || d.PubTime.Sub(t) > 72*time.Hour {
			continue
		}
		return i
	}
	return -1
}

// sameEvent finds the event nearest in the text, among those known, that tells
// the same thing, or −1: the same type and history, participants in common; where both
// name actor and recipient, both. What is said goes by its speaker.
func sameEvent(es []doc.Event, known []bool, i int) int {
	best, dist := -1, 1<<30
	e := &es[i]
	for j := range es {
		x := &es[j]
		if !known[j] || x.Type != e.Type || x.Historical != e.Historical || !sameParties(e, x) {
			continue
		}
		gap := x.Trigger.Start - e.Trigger.Start
		if gap < 0 {
			gap = -gap
		}
		if gap < dist {
			best, dist = j, gap
		}
	}
	return best
}

// sameParties tells whether two events of a type have their participants in
// common.
func sameParties(a, b *doc.Event) bool {
	actor, recipient := shares(a.Actor, b.Actor), shares(a.Recipient, b.Recipient)
	if a.Type == "CONSULT" {
		actor = actor || shares(a.Actor, b.Recipient)
		recipient = recipient || shares(a.Recipient, b.Actor)
	}
	if tellers[a.Type] {
		return actor
	}
	if len(a.Actor) > 0 && len(a.Recipient) > 0 {
		return actor && recipient
	}
	return actor || recipient
}

// shares tells whether two lists have a participant in common.
func shares(a, b []doc.Actor) bool {
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			if x.ID != "" && x.ID == y.ID || x.Code != "" && x.Code == y.Code && x.Sector == y.Sector || x.Text != "" && x.Text == y.Text {
				return true
			}
		}
	}
	return false
}
