package assistant

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/query"
)

// Source says where something stands.
type Source struct {
	Document  int64  `json:"document,omitempty" jsonschema:"number of the document, for get_document"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Lang      string `json:"lang,omitempty"`
}

// Who is somebody who takes part.
type Who struct {
	Words  string `json:"words,omitempty" jsonschema:"as printed"`
	Name   string `json:"name,omitempty" jsonschema:"in English or, where that is not known, as the documents have it"`
	Code   string `json:"code,omitempty" jsonschema:"country slot"`
	Sector string `json:"sector,omitempty"`
	ID     string `json:"id,omitempty"`
}

// Event is a coded event with its source.
type Event struct {
	ID        string  `json:"id" jsonschema:"for get_event"`
	Type      string  `json:"type"`
	Mode      string  `json:"mode,omitempty"`
	Day       string  `json:"day,omitempty" jsonschema:"first day; of publication where no date is told"`
	Until     string  `json:"until,omitempty" jsonschema:"last day, where it is another one"`
	Actor     []Who   `json:"actor"`
	Recipient []Who   `json:"recipient"`
	Realis    string  `json:"realis" jsonschema:"actual, future, hypothetical or negated"`
	Claim     string  `json:"claim" jsonschema:"asserted, alleged, denied or confirmed"`
	SaidBy    []Who   `json:"said_by" jsonschema:"on whose word; nobody: the publisher's own"`
	Place     string  `json:"place,omitempty"`
	Country   string  `json:"country,omitempty"`
	Score     float64 `json:"score" jsonschema:"from -10 (conflict) to 10 (cooperation)"`
	Sentence  string  `json:"sentence" jsonschema:"as printed"`
	Trigger   string  `json:"trigger" jsonschema:"the words that tell the event"`
	Source    Source  `json:"source"`
	Story     string  `json:"story,omitempty" jsonschema:"id of the story, where several documents report it; for stories"`
	Reports   int     `json:"reports,omitempty" jsonschema:"documents' reports of it"`
	Sources   int     `json:"sources,omitempty" jsonschema:"publishers that report it"`
	Judged    string  `json:"judged,omitempty" jsonschema:"what an analyst decided"`
}

func people(list []doc.Actor) []Who {
	out := make([]Who, 0, len(list))
	for i := range list {
		a := &list[i]
		w := Who{Words: a.Text, Name: a.NameEn, Code: a.Code, Sector: a.Sector, ID: a.ID}
		if w.Name == "" {
			w.Name = a.Name
		}
		out = append(out, w)
	}
	return out
}

// eventOf is an event as tools give it.
func eventOf(e *doc.Event) Event {
	out := Event{ID: e.ID, Type: e.Type, Mode: e.Mode, Actor: people(e.Actor), Recipient: people(e.Recipient), Realis: string(e.Realis), Claim: string(e.Claim), SaidBy: people(e.SaidBy),
		Score: e.Score, Sentence: oneLine(e.Sentence.Text), Trigger: oneLine(e.Trigger.Text), Story: e.Story, Judged: e.Judged,
		Source: Source{Publisher: e.Publisher, URL: e.URL, Published: e.Published, Lang: e.Lang}}
	if e.Date != nil {
		out.Day, out.Until = e.Date.From, e.Date.To
	}
	if e.Place != nil {
		out.Place, out.Country = e.Place.Name, e.Place.Code
	}
	if out.Until == out.Day {
		out.Until = ""
	}
	return out
}

func listed(e *query.Event) Event {
	out := eventOf(&e.Event)
	out.Day, out.Until, out.Reports, out.Sources = e.Day, e.Until, e.Reports, e.Sources
	if out.Until == out.Day {
		out.Until = ""
	}
	out.Source.Document, out.Source.Title = e.Number, e.Title
	return out
}

func allListed(list []query.Event) []Event {
	out := make([]Event, 0, len(list))
	for i := range list {
		out = append(out, listed(&list[i]))
	}
	return out
}

func sourceOf(s *ledger.Source) Source {
	return Source{Publisher: s.Publisher, URL: s.URL, Published: s.Published, Lang: s.Lang}
}

// oneLine is a text without breaks and without characters that turn the
// direction of what stands around it.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
