package export

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// The records of PLOVER JSON, after chapter "JSON format" of its manual, draft
// 2.0. id, date, actor and event are required.
type (
	ploverEvent struct {
		ID        string          `json:"id"`
		HasEvent  bool            `json:"has_event"`
		Date      string          `json:"date"`
		EndDate   string          `json:"enddate,omitempty"`
		Actor     []ploverEntity  `json:"actor"`
		Recipient []ploverEntity  `json:"recipient"`
		Event     []string        `json:"event"`
		Loc       *ploverPlace    `json:"event_loc,omitempty"`
		EventText []string        `json:"event_text"`
		Quad      int             `json:"quad_code"`
		Scale     float64         `json:"event_scale"`
		Mode      []string        `json:"mode"`
		Context   []string        `json:"context"`
		Size      *ploverSize     `json:"size,omitempty"`
		Link      string          `json:"link,omitempty"`
		Text      string          `json:"text"`
		TextInfo  *ploverTextInfo `json:"text_info,omitempty"`
		Cite      ploverCite      `json:"cite_info"`
		Coder     string          `json:"coder"`
		Comment   string          `json:"comment,omitempty"`
	}
	ploverEntity struct {
		Code   string `json:"code"`
		Sector string `json:"sector,omitempty"`
		Text   string `json:"entity_text"`
		Name   string `json:"identifier_text,omitempty"`
		Office string `json:"office,omitempty"`
	}
	ploverPlace struct {
		Extracted   string   `json:"extracted_place"`
		Resolved    string   `json:"resolved_place,omitempty"`
		Lat         *float64 `json:"lat,omitempty"`
		Lon         *float64 `json:"lon,omitempty"`
		Province    string   `json:"province,omitempty"`
		Country     string   `json:"country,omitempty"`
		CountryCode string   `json:"country_code,omitempty"`
	}
	ploverSize struct {
		Dead     *float64 `json:"dead,omitempty"`
		Injured  *float64 `json:"injured,omitempty"`
		Arrested *float64 `json:"arrested,omitempty"`
	}
	ploverTextInfo struct {
		Sequence int `json:"sequence,omitempty"` // of the sentence in its document, from 1
		Start    int `json:"start"`              // bytes into the document's text
		End      int `json:"end"`
	}
	ploverCite struct {
		URL         string `json:"url,omitempty"`
		Title       string `json:"title,omitempty"`
		Language    string `json:"language,omitempty"`
		Publication string `json:"publication,omitempty"`
		Coder       string `json:"coder"`
		Codebook    string `json:"codebook"`
		Version     string `json:"version,omitempty"`
	}
)

// Auxiliary modes of PLOVER.
const (
	auxFuture       = "future"
	auxHistorical   = "historical"
	auxHypothetical = "hypothetical"
)

// plover writes PLOVER JSON, one event a line.
type plover struct {
	tally
	codes *Codes
	enc   *json.Encoder
}

func newPlover(w io.Writer, c *Codes) *plover {
	return &plover{newTally("plover", allBut("doc_id", "published", "authors", "cameo", "block", "participants' id", "claim",
		"said_by", "granularity", "judged", "magnitude", "confidence", "trace", "story", "other reports")...), c, encoder(w)}
}

// code is the type of an event with its modes, the auxiliary ones behind; reason
// tells why PLOVER has no place for it.
func (p *plover) code(e *doc.Event) (typ string, modes []string, reason string) {
	if e.Claim == doc.Denied || e.Realis == doc.Negated {
		return "", nil, unreported(e)
	}
	plain, future := *e, e.Realis == doc.Future && p.codes.Exchange.FuturePlover(e.Type) == ""
	if future {
		plain.Realis = doc.Actual
	}
	typ, mode, reason := p.codes.plover(&plain)
	if reason != "" {
		return "", nil, reason
	}
	for _, m := range [...]struct {
		mode string
		has  bool
	}{{mode, mode != ""}, {auxFuture, future}, {auxHypothetical, e.Realis == doc.Hypothetical}, {auxHistorical, e.Historical}} {
		if m.has {
			modes = append(modes, m.mode)
		}
	}
	return typ, modes, ""
}

func (p *plover) WriteEntry(en Entry) error {
	e := en.Event
	typ, modes, reason := p.code(e)
	day, ok := en.day()
	switch {
	case reason != "":
		p.leave(reason)
		return nil
	case !ok:
		p.leave("no date")
		return nil
	}
	rec := p.record(&en, typ, modes, day.Format(time.DateOnly))
	if err := p.enc.Encode(&rec); err != nil {
		return fmt.Errorf("write event %s: %w", e.ID, err)
	}
	p.wrote(&en)
	return nil
}

// record is the event as PLOVER has it.
func (p *plover) record(en *Entry, typ string, modes []string, day string) ploverEvent {
	e, mode := en.Event, ""
	if typ == e.Type {
		mode = e.Mode
	}
	rec := ploverEvent{ID: e.ID, HasEvent: true, Date: day, Actor: p.entities(e.Actor), Recipient: p.entities(e.Recipient),
		Event: []string{typ}, Loc: p.place(e.Place), EventText: []string{e.Trigger.Text}, Quad: p.codes.Book.Types[typ].Quad,
		Scale: p.codes.Book.Score(typ, mode), Mode: some(modes), Context: some(e.Contexts), Size: p.size(e), Link: en.url(), Text: e.Sentence.Text,
		TextInfo: &ploverTextInfo{en.sentenceNumber(), e.Sentence.Start, e.Sentence.End},
		Cite:     ploverCite{URL: en.url(), Title: en.title(), Language: en.lang(), Publication: en.publisher(), Coder: "Sijil", Codebook: "plover-2.0", Version: e.Version},
		Coder:    "Sijil"}
	p.period(&rec, en)
	return rec
}

// period sets the end of the date, and of what is only announced the day it is
// announced for.
func (p *plover) period(rec *ploverEvent, en *Entry) {
	d := en.Event.Date
	if d == nil || d.From == "" {
		return
	}
	first, after, err := days(d)
	if err != nil {
		return
	}
	last := after.AddDate(0, 0, -1).Format(time.DateOnly)
	switch from := first.Format(time.DateOnly); {
	case en.Event.Realis == doc.Future && rec.Date != from:
		rec.Comment = "announced for " + from
		if last != from {
			rec.Comment += "/" + last
		}
	case last > rec.Date:
		rec.Date, rec.EndDate = from, last
	}
}

func (p *plover) entities(list []doc.Actor) []ploverEntity {
	out := make([]ploverEntity, len(list))
	for i, a := range list {
		out[i] = ploverEntity{Code: a.Code, Sector: a.Sector, Text: a.Text, Name: or(a.NameEn, a.Name), Office: a.Role}
	}
	return out
}

func (p *plover) place(x *doc.Place) *ploverPlace {
	if x == nil {
		return nil
	}
	out := &ploverPlace{Extracted: x.Text, Resolved: x.Name, Province: x.Adm1, CountryCode: x.Code}
	if s := p.codes.Countries.State(x.Code); s != nil {
		out.Country = s.Name
	}
	if x.Lat != 0 || x.Lon != 0 {
		out.Lat, out.Lon = &x.Lat, &x.Lon
	}
	return out
}

// size are the numbers that PLOVER has a place for, ranges by their lower bound.
func (p *plover) size(e *doc.Event) *ploverSize {
	var s ploverSize
	for i := range e.Magnitude {
		m := &e.Magnitude[i]
		to := map[string]**float64{"killed": &s.Dead, "injured": &s.Injured, "arrested": &s.Arrested}[m.What]
		if to == nil || *to != nil {
			continue
		}
		n := m.Low
		if n == 0 {
			n = m.High
		}
		*to = &n
	}
	if s == (ploverSize{}) {
		return nil
	}
	return &s
}

func (p *plover) Close() error { return nil }
