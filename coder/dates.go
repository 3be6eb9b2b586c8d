package coder

import (
	"os"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

var knob = os.Getenv("KNOB")

func k(s string) bool { return strings.Contains(knob, s) }

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
		if dated[i] {
			continue
		}
		if j := sameEvent(d.Events, dated, i); j >= 0 {
			e.Date = d.Events[j].Date
			e.Historical = e.Historical || d.Events[j].Historical
			e.Trace = append(e.Trace, "date of the same event, «"+e.Date.Text+"»")
			continue
		}
		if story >= 0 && (e.Sentence.Block == doc.Title && k("S") || k("A") && !e.Historical) && e.Realis == doc.Actual {
			e.Date = d.Events[story].Date
			e.Trace = append(e.Trace, "date of the story, «"+e.Date.Text+"»")
		} else if k("P") && e.Sentence.Block == doc.Title && e.Realis == doc.Actual && !d.PubTime.IsZero() {
			e.Date = &doc.Date{From: d.PubTime.Format("2006-01-02"), Granularity: "day"}
		}
	}
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

// sameEvent finds the dated event nearest in the text that tells the same.
func sameEvent(es []doc.Event, dated []bool, i int) int {
	best, dist := -1, 1<<30
	for j := range es {
		if j == i || !dated[j] || es[j].Type != es[i].Type {
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
