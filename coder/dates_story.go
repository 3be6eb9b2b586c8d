package coder

import (
	"time"

	"github.com/sijil-news/sijil/doc"
)

// title gives what title and lead tell the day of the story.
func (dr *dater) title() {
	story := dr.storyDay()
	if story == nil {
		return
	}
	body := 0 // sentences of the body seen
	at := -1
	for i := range dr.d.Events {
		e := &dr.d.Events[i]
		inTitle := e.Sentence.Block == doc.Title
		if !inTitle && e.Sentence.Start != at {
			at = e.Sentence.Start
			body++
		}
		if body > 2 || at > 2*lead {
			return
		}
		if dr.needs(i) && e.Realis == doc.Actual && e.Claim == doc.Asserted && (inTitle && !listed(e) && !e.Told.Earlier || !inTitle && e.Told.Main && !e.Told.Further && !e.Told.Ongoing && (!e.Told.Speech || tellers[e.Type])) {
			dr.own[i] = true
			dr.give(i, story, "date of the story")
		}
	}
}

// listed tells that a noun in a title is plural and does not open it: «…
// المدان بانتهاك العقوبات».
func listed(e *doc.Event) bool {
	return e.Told.Noun && e.Told.Plural && e.Trigger.Start != e.Sentence.Start
}

// storyDay is the date of the first event or statement told with a day close
// to publication, or nil.
func (dr *dater) storyDay() *doc.Date {
	close := func(x *doc.Date, at int) bool {
		if x == nil || len(x.From) != 10 || at > 1200 && x.From != dr.today {
			return false
		}
		t, err := time.Parse("2006-01-02", x.From)
		if to, e := time.Parse("2006-01-02", x.To); e == nil && to.Sub(t) > 24*time.Hour {
			return false // a feast, a stretch of time
		}
		return err == nil && dr.d.PubTime.Sub(t) <= 96*time.Hour && !t.After(dr.d.PubTime)
	}
	var best *doc.Date
	at := 1 << 30
	for i := range dr.d.Events {
		if e := &dr.d.Events[i]; dr.own[i] && !dr.aside[i] && e.Realis == doc.Actual && close(e.Date, e.Sentence.Start) {
			best, at = e.Date, e.Trigger.Start
			break
		}
	}
	for i := range dr.d.Spoken {
		if s := &dr.d.Spoken[i]; s.Speaker.Sector != "JRN" && close(s.Date, s.At) && s.At < at {
			return s.Date
		}
	}
	return best
}
