package coder

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// statements dates what somebody goes on to say: a statement has the day of
// the one by the same speaker before it.
func (dr *dater) statements() {
	said := dr.d.Spoken
	for i := range dr.d.Events {
		e := &dr.d.Events[i]
		if !dr.needs(i) || !sayings[e.Type] && !lauds(e) || e.Historical || e.Told.Ongoing || e.Told.Further || e.Told.Aged || e.Sentence.Block == doc.Title {
			continue
		}
		if date := dr.lastSaid(said, i); date != nil && (e.Realis != doc.Actual || dr.today == "" || date.From <= dr.today) {
			dr.own[i] = true
			dr.give(i, date, "date of the speaker's statement")
		}
	}
}

// lauds tells that an event is praise or approval that a main clause tells
// («وأشاد …»), one more thing that is said.
func lauds(e *doc.Event) bool {
	return e.Type == "SUPPORT" && e.Told.Main && !e.Told.Noun && !e.Told.Speech
}

// while dates what went on while somebody said something («قال خلال زيارة …») by
// the statement.
func (dr *dater) while() {
	for i := range dr.d.Events {
		e := &dr.d.Events[i]
		if !dr.needs(i) || e.Told.During == 0 || e.Realis != doc.Actual || e.Historical {
			continue
		}
		near := spokenNear(dr.d.Spoken, e.Told.During)
		for k := range near {
			s := &near[k]
			if s.At != e.Told.During {
				continue
			}
			date := s.Date
			if date == nil {
				word := doc.Event{Actor: []doc.Actor{s.Speaker}, Told: doc.Told{Speech: true}}
				word.Trigger.Start = s.At
				date = dr.saidBefore(dr.d.Spoken, &word, i)
			}
			if date != nil && (dr.today == "" || date.From <= dr.today) {
				dr.own[i] = true
				dr.give(i, date, "date of what was said meanwhile")
			}
			break
		}
	}
}

// reach is how many bytes of text a dated statement dates what its speaker
// says after it.
const reach = 2500

// lastSaid is the date of the last statement of event i's actor before it, or
// nil.
func (dr *dater) lastSaid(said []doc.Spoken, i int) *doc.Date {
	return dr.saidBefore(said, &dr.d.Events[i], i)
}

// saidBefore is the date of the last statement before e by who utters e, among
// those noted and the events before the n-th, or nil.
func (dr *dater) saidBefore(said []doc.Spoken, e *doc.Event, n int) *doc.Date {
	var best *doc.Date
	at := -1
	said = spokenNear(said, e.Trigger.Start)
	for k := range said {
		s := &said[k]
		if s.Date != nil && s.At < e.Trigger.Start && s.At > at && e.Trigger.Start-s.At < reach && dr.goesOn(e, &s.Speaker, s.At) {
			best, at = s.Date, s.At
		}
	}
	for j := max(0, n-mostAbout); j < n; j++ { // what is in reach is among them
		x := &dr.d.Events[j]
		if !dr.own[j] || !sayings[x.Type] || x.Realis != doc.Actual || x.Historical || x.Trigger.Start <= at || e.Trigger.Start-x.Trigger.Start >= reach || x.Sentence.Block == doc.Title {
			continue
		}
		if v := voiceOf(x); len(v) > 0 && dr.goesOn(e, &v[0], x.Trigger.Start) {
			best, at = x.Date, x.Trigger.Start
		}
	}
	return best
}

// goesOn tells whether an event of saying goes on the statement that b made at
// a byte: within what is said, beside it in one sentence, or as one more word of
// the same person or body. A government has many voices.
func (dr *dater) goesOn(e *doc.Event, b *doc.Actor, at int) bool {
	v := voiceOf(e)
	if !speaks(v, b) {
		return false
	}
	return e.Told.Speech || at >= e.Sentence.Start || !e.Told.Noun && v[0].ID != "" && v[0].ID == b.ID && !ofGovernment(b)
}

// voiceOf is who utters what an event of saying says: who is named as its
// author, else by whom it is told.
func voiceOf(e *doc.Event) []doc.Actor {
	if len(e.Actor) > 0 {
		return e.Actor
	}
	return e.SaidBy
}

// speaks tells whether a speaker is among the actors: the same person or body,
// or a government and its voice.
func speaks(as []doc.Actor, b *doc.Actor) bool {
	for i := range as {
		a := &as[i]
		if a.ID != "" && a.ID == b.ID || a.Text != "" && a.Text == b.Text {
			return true
		}
		if a.Code != "" && a.Code == b.Code && a.Sector == b.Sector && (a.ID == "" || b.ID == "" || ofGovernment(a) || ofGovernment(b)) {
			return true
		}
	}
	return false
}

// ofGovernment tells whether an actor is a state or its government as such.
func ofGovernment(a *doc.Actor) bool {
	c := strings.ToLower(a.Code)
	return a.ID == c || strings.HasPrefix(a.ID, c+"/")
}
