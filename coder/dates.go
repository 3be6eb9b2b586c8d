package coder

import (
	"os"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

var knob = os.Getenv("KNOB")

func k(s string) bool { return strings.Contains(knob, s) }

// Date gives events without a date of their own that of the same event told
// elsewhere in the document.
func (c *Coder) Date(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Date != nil && e.Date.From != "" {
			continue
		}
		if j := sameEvent(d.Events, i); j >= 0 {
			e.Date = d.Events[j].Date
			e.Historical = e.Historical || d.Events[j].Historical
			e.Trace = append(e.Trace, "date of the same event, «"+e.Date.Text+"»")
		}
	}
}

func own(e *doc.Event) bool { return e.Date != nil && e.Date.From != "" && len(e.Trace) > 0 && !strings.HasPrefix(e.Trace[len(e.Trace)-1], "date of the same") }

// sameEvent finds the dated event nearest in the text that tells the same.
func sameEvent(es []doc.Event, i int) int {
	best, dist := -1, 1<<30
	for j := range es {
		if j == i || !own(&es[j]) || es[j].Type != es[i].Type {
			continue
		}
		if (es[j].Realis == doc.Future) != (es[i].Realis == doc.Future) && !k("R") {
			continue
		}
		n := 0
		if shares(es[i].Actor, es[j].Actor) || shares(es[i].Actor, es[j].Recipient) && es[i].Type == "CONSULT" {
			n++
		}
		if shares(es[i].Recipient, es[j].Recipient) || shares(es[i].Recipient, es[j].Actor) && es[i].Type == "CONSULT" {
			n++
		}
		need := 1
		if k("2") && len(es[i].Actor) > 0 && len(es[i].Recipient) > 0 {
			need = 2
		}
		if tellers[es[i].Type] && !k("T") {
			need = 2
		}
		if k("t") && tellers[es[i].Type] { // same speaker
			need = 1
			if !shares(es[i].Actor, es[j].Actor) {
				continue
			}
		}
		if n < need {
			continue
		}
		g := es[j].Trigger.Start - es[i].Trigger.Start
		if g < 0 {
			g = -g
		}
		if es[j].Historical != es[i].Historical {
			if k("H") {
				continue
			}
			g += 1000
		}
		if g < dist {
			best, dist = j, g
		}
	}
	if k("D") && dist > 1500 {
		return -1
	}
	return best
}

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
