package correct

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Gold is a document of which every event was judged, in the form that package
// evaluate reads.
type Gold struct {
	ID        string      `json:"id"`
	URL       string      `json:"url,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	Lang      string      `json:"lang,omitempty"`
	Published string      `json:"published,omitempty"`
	Title     string      `json:"title,omitempty"`
	Text      string      `json:"text"`
	Events    []GoldEvent `json:"events"`
	Complete  bool        `json:"complete"`
}

// GoldEvent is an event as it should be.
type GoldEvent struct {
	Type      string       `json:"type"`
	Mode      string       `json:"mode,omitempty"`
	Sentence  string       `json:"sentence"`
	Trigger   string       `json:"trigger"`
	Actor     []GoldPerson `json:"actor"`
	Recipient []GoldPerson `json:"recipient"`
	Realis    doc.Realis   `json:"realis"`
	Claim     doc.Claim    `json:"claim"`
	SaidBy    *GoldPerson  `json:"said_by"`
	Date      string       `json:"date,omitempty"`
	Place     string       `json:"place,omitempty"`
	Judged    string       `json:"judged"`
}

// GoldPerson is a participant.
type GoldPerson struct {
	Text   string `json:"text"`
	Code   string `json:"code,omitempty"`
	Sector string `json:"sector,omitempty"`
}

// Judged makes gold of a record. open is how many of its events nobody judged:
// only where it is zero the document is complete. What was rejected is left out.
func Judged(r *store.Record) (g Gold, open int) {
	d := r.Corrected()
	g = Gold{ID: d.ID, URL: d.URL, Publisher: d.Publisher, Lang: d.Lang, Published: d.Published, Title: d.Title, Text: d.Text, Events: []GoldEvent{}, Complete: true}
	if g.URL != "" {
		g.ID = g.URL // an id is unique in its archive only
	}
	for i := range d.Events {
		switch e := &d.Events[i]; e.Judged {
		case "":
			open++
		case "rejected":
		default:
			g.Events = append(g.Events, goldEvent(e))
		}
	}
	return g, open
}

func goldEvent(e *doc.Event) GoldEvent {
	g := GoldEvent{Type: e.Type, Mode: e.Mode, Sentence: e.Sentence.Text, Trigger: e.Trigger.Text, Actor: persons(e.Actor), Recipient: persons(e.Recipient),
		Realis: e.Realis, Claim: e.Claim, Judged: e.Judged}
	if list := persons(e.SaidBy); len(list) > 0 {
		g.SaidBy = &list[0]
	}
	if e.Date != nil {
		g.Date = e.Date.From
	}
	if e.Place != nil {
		g.Place = e.Place.Text
	}
	return g
}

func persons(list []doc.Actor) []GoldPerson {
	out := []GoldPerson{}
	for _, a := range list {
		p := GoldPerson{a.Text, a.Code, a.Sector}
		if p.Text == "" {
			p.Text = a.Name
		}
		out = append(out, p)
	}
	return out
}
