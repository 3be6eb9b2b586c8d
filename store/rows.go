package store

import (
	"encoding/hex"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// Rows are what is asked for of a document, for the tables beside it: a
// projection of the document, written with it in one transaction.
type Rows struct {
	PubAt  *int64 // publication, seconds since 1970
	PubDay *int64 // its day where it was published, days since 1970
	Events []EventRow
	Quotes []QuoteRow
	Agenda []AgendaRow
}

// EventRow is an event in columns. Strings may be empty; pointers are nil where
// nothing is known.
type EventRow struct {
	Ordinal           int    // in the document with its corrections, from 0
	ID                []byte // PackID
	Type, Mode, Cameo string
	Quad              int
	Score, Confidence float64
	Realis, Claim     string
	Historical        bool
	Day, Until        *int64 // first and last day, since 1970; the day of publication where no date is told
	Granularity       string // of the date; "" where it is that of publication
	Country, Place    string
	Lat, Lon          *float64
	Block             string
	Start, End        int // sentence
	SentenceNumber    int // of it in the document, from 0; -1 where it is none of those
	TriggerStart      int
	TriggerEnd        int
	Participants      []ParticipantRow
}

// Side is which part a participant has in an event.
type Side int

// Sides.
const (
	Actor     Side = 0
	Recipient Side = 1
	SaidBy    Side = 2
)

// ParticipantRow is one participant of an event.
type ParticipantRow struct {
	Side         Side
	Ordinal      int
	Entity       Entity
	Code, Sector string
	Start, End   int
}

// Entity is somebody with an id or a name, as listed once for all documents.
type Entity struct{ ID, Name, NameEn string }

// Known tells whether there is an id or a name.
func (e Entity) Known() bool { return e != Entity{} }

// QuoteRow is a quotation in columns.
type QuoteRow struct {
	Start, End   int
	Direct       bool
	Speaker      Entity
	Code, Sector string
}

// AgendaRow is an announced thing in columns.
type AgendaRow struct {
	ID         []byte
	Event      []byte // of the coded event, or nil
	Type, Mode string
	Realis     string
	Day, Until *int64 // nil where no date is told
}

// Project makes the rows of a document. Events that were rejected have none.
func Project(d *doc.Document) *Rows {
	r := &Rows{}
	if t := published(d); !t.IsZero() {
		at, day := t.Unix(), dayOf(t)
		r.PubAt, r.PubDay = &at, &day
	}
	sentences := Sentences(d.Text, d.Sentences)
	for i := range d.Events {
		if d.Events[i].Judged == judged[Reject] {
			continue
		}
		row := eventRow(&d.Events[i], r.PubDay)
		row.Ordinal, row.SentenceNumber = i, sentenceAt(sentences, d.Events[i].Sentence.Start)
		r.Events = append(r.Events, row)
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		row := QuoteRow{Start: q.Start, End: q.End, Direct: q.Direct}
		if s := q.Speaker; s != nil {
			row.Speaker, row.Code, row.Sector = entity(s), s.Code, s.Sector
		}
		r.Quotes = append(r.Quotes, row)
	}
	for i := range d.Agenda {
		a := &d.Agenda[i]
		row := AgendaRow{ID: PackID(a.ID), Type: a.Type, Mode: a.Mode, Realis: string(a.Realis)}
		if a.Event != "" {
			row.Event = PackID(a.Event)
		}
		row.Day, row.Until = days(a.When)
		r.Agenda = append(r.Agenda, row)
	}
	return r
}

func eventRow(e *doc.Event, published *int64) EventRow {
	r := EventRow{ID: PackID(e.ID), Type: e.Type, Mode: e.Mode, Cameo: e.Cameo, Quad: e.Quad, Score: e.Score, Confidence: e.Confidence,
		Realis: string(e.Realis), Claim: string(e.Claim), Historical: e.Historical, Block: string(e.Sentence.Block),
		Start: e.Sentence.Start, End: e.Sentence.End, TriggerStart: e.Trigger.Start, TriggerEnd: e.Trigger.End}
	if r.Day, r.Until = days(e.Date); r.Day != nil {
		r.Granularity = e.Date.Granularity
	} else {
		r.Day, r.Until = published, published
	}
	if p := e.Place; p != nil {
		r.Country, r.Place = p.Code, p.Name
		if p.Lat != 0 || p.Lon != 0 {
			r.Lat, r.Lon = &p.Lat, &p.Lon
		}
	}
	r.add(Actor, e.Actor)
	r.add(Recipient, e.Recipient)
	r.add(SaidBy, e.SaidBy)
	return r
}

func (r *EventRow) add(side Side, list []doc.Actor) {
	for i := range list {
		a := &list[i]
		r.Participants = append(r.Participants, ParticipantRow{side, i, entity(a), a.Code, a.Sector, a.Start, a.End})
	}
}

func entity(a *doc.Actor) Entity { return Entity{a.ID, a.Name, a.NameEn} }

// days are the first and the last day of a date; nil where it has none.
func days(t *doc.Date) (first, last *int64) {
	if t == nil {
		return nil, nil
	}
	from, to, ok := span(t.From)
	if !ok {
		return nil, nil
	}
	if _, end, ok := span(t.To); ok {
		to = end
	}
	return &from, &to
}

// span is the first and the last day of an ISO 8601 day, month or year.
func span(s string) (first, last int64, ok bool) {
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		part := s
		if l.layout == time.DateOnly && len(s) > len(l.layout) { // with a time of day
			part = s[:len(l.layout)]
		}
		if t, err := time.Parse(l.layout, part); err == nil {
			return dayOf(t), dayOf(t.AddDate(l.years, l.months, l.days)) - 1, true
		}
	}
	return 0, 0, false
}

// dayOf is the day of a time as its own clock tells it, counted from 1970.
func dayOf(t time.Time) int64 {
	y, m, d := t.Date()
	sec := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	return sec / (24 * 60 * 60)
}

// DayName is a day counted from 1970 in ISO 8601.
func DayName(day int64) string { return time.Unix(day*24*60*60, 0).UTC().Format(time.DateOnly) }

// PackID makes bytes of an id: eight for sixteen hexadecimal digits, else a
// zero and the id as it is.
func PackID(id string) []byte {
	if len(id) == 16 {
		if b, err := hex.DecodeString(id); err == nil && hex.EncodeToString(b) == id {
			return b
		}
	}
	if len(id) == 7 { // eight bytes are hexadecimal ones
		return append([]byte{0, 0}, id...)
	}
	return append([]byte{0}, id...)
}

// UnpackID undoes PackID.
func UnpackID(b []byte) string {
	if len(b) == 8 {
		return hex.EncodeToString(b)
	}
	for len(b) > 0 && b[0] == 0 {
		b = b[1:]
	}
	return string(b)
}
