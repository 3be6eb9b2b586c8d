package coder

import (
	"strconv"

	"github.com/sijil-news/sijil/doc"
)

// Corefer goes over a document's events in text order: an event noun that
// names nobody («الهجوم», «القمة») takes the participants of the last event of
// its type that did. One that finds none and is definite, or generic, is no
// report of an event and is dropped.
func (c *Coder) Corefer(d *doc.Document, bare []string) {
	drop := map[string]bool{}
	for _, id := range bare {
		drop[id] = true
	}
	last := map[string]*doc.Event{}
	keep := d.Events[:0]
	for i := range d.Events {
		e := d.Events[i]
		if len(e.Actor)+len(e.Recipient) == 0 {
			prev := last[e.Type]
			switch {
			case prev != nil && prev.Realis != doc.Negated:
				e.Actor, e.Recipient = carried(prev.Actor), carried(prev.Recipient)
				e.Trace = append(e.Trace, "participants from the same event told at byte "+strconv.Itoa(prev.Trigger.Start))
			case drop[e.ID]:
				continue
			}
		}
		keep = append(keep, e)
		if len(e.Actor)+len(e.Recipient) > 0 {
			copied := e
			last[e.Type] = &copied
		}
	}
	d.Events = keep
}

func carried(as []doc.Actor) []doc.Actor {
	out := make([]doc.Actor, len(as))
	copy(out, as)
	for i := range out {
		out[i].Span = doc.Span{}
	}
	return out
}
