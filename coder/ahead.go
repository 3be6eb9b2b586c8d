package coder

import (
	"slices"
	"strconv"

	"github.com/sijil-news/sijil/doc"
)

// ahead makes talks that a bare noun names («القمة») what is to come where the document
// tells of the same ones that they are ahead and nowhere that they took place: a summit is
// prepared, spoken of and hoped for long before it is held. Only of talks that go by one
// word all through a text are the same ones sure to be meant.
func (c *Coder) ahead(d *doc.Document) {
	if d.PubTime.IsZero() {
		return
	}
	day := d.PubTime.Format("2006-01-02")
	var models []int
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == "CONSULT" && e.Realis == doc.Future && len(e.Actor) > 0 {
			models = append(models, i)
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if len(models) == 0 || !c.Fn.Occasions.Has(e.Told.Key) || !openMeeting(e, day) {
			continue
		}
		for _, k := range models {
			if f := &d.Events[k]; sameMeeting(e, f) && !tookPlace(d, f) {
				e.Realis = doc.Future
				e.Trace = append(e.Trace, "future as told at byte "+strconv.Itoa(f.Trigger.Start))
				break
			}
		}
	}
}

// openMeeting tells whether nothing but the default says that talks took place: they are
// named by a noun, undated or of today or a day to come, and nothing was said or done during them.
func openMeeting(e *doc.Event, day string) bool {
	return e.Type == "CONSULT" && e.Realis == doc.Actual && e.Told.Noun && e.Told.During == 0 && !e.Told.Further && !e.Historical &&
		(e.Date == nil || e.Date.From == "" || e.Date.From >= day[:min(len(day), len(e.Date.From))])
}

// sameMeeting tells whether two events of talks may be the same: of one kind, called by
// one word, between the same parties.
func sameMeeting(e, f *doc.Event) bool {
	if (e.Mode == "visit") != (f.Mode == "visit") || len(e.Actor) == 0 || e.Told.Key != f.Told.Key {
		return false
	}
	return allOf(e.Actor, f.Actor) && allOf(f.Actor, e.Actor) && (len(e.Recipient) == 0 || len(f.Recipient) == 0 || allOf(e.Recipient, f.Recipient))
}

// allOf tells whether each of some parties is, by country or identity, among others.
func allOf(as, of []doc.Actor) bool {
	for i := range as {
		if !sameParty(as[i:i+1], of) {
			return false
		}
	}
	return true
}

// tookPlace tells whether the document says in a verb that a meeting like f has been.
func tookPlace(d *doc.Document, f *doc.Event) bool {
	return slices.ContainsFunc(d.Events, func(x doc.Event) bool {
		return x.Type == "CONSULT" && x.Realis == doc.Actual && !x.Historical && (!x.Told.Noun || x.Told.During > 0) && x.Mode == f.Mode && allOf(x.Actor, f.Actor) && allOf(f.Actor, x.Actor)
	})
}
