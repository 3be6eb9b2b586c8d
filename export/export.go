// Package export writes coded documents: as JSON lines for programs, as CSV for
// tables, as text for a reader at a terminal, and their events in the formats of
// other data sets and tools. What a format cannot carry is counted: see Report.
package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Writer writes documents one after the other. Close writes what is left (it
// does not close the destination); a Writer is for one goroutine.
type Writer interface {
	Write(d *doc.Document) error
	Close() error
}

// Options steer the formats that know them.
type Options struct {
	Width  int    // columns of the terminal; zero means 100 (table)
	Color  bool   // colours by ANSI escapes (table)
	Stream bool   // documents come without end: each under its heading, no summary (table)
	BOM    bool   // byte order mark at the head, as Excel wants it (csv)
	Codes  *Codes // for formats of other data sets; nil takes the built-in ones
	Head   Head   // of a feed or calendar (atom, ical; ics of an agenda)
}

// Head says what a feed or calendar is, where that is not simply all events.
type Head struct {
	ID    string // a URI that stays the same (atom)
	Title string
	Self  string // address at which it is read (atom)
}

// format is one output format: of whole documents (make), or of events (open),
// by which documents are written too.
type format struct {
	name  string
	make  func(w io.Writer, o Options) Writer
	open  func(w io.Writer, o Options) EventWriter
	codes bool // is written by Options.Codes
	lines bool // outputs of several writers may stand behind each other in one file
}

// prepare sets the codes that the format is written by.
func (f *format) prepare(o *Options) (err error) {
	if f.codes && o.Codes == nil {
		o.Codes, err = builtinCodes()
	}
	return err
}

// formats in the order in which help lists them.
var formats = [...]format{
	{name: "table", lines: true, make: func(w io.Writer, o Options) Writer { return newTable(w, o) }},
	{name: "events", lines: true, make: func(w io.Writer, _ Options) Writer { return &lines{enc: encoder(w), rows: eventRows} },
		open: func(w io.Writer, _ Options) EventWriter { return newEventLines(w) }},
	{name: "doc", lines: true, make: func(w io.Writer, _ Options) Writer { return &lines{enc: encoder(w), rows: docRow} }},
	{name: "quotes", lines: true, make: func(w io.Writer, _ Options) Writer { return &lines{enc: encoder(w), rows: quoteRows} }},
	{name: "csv", open: func(w io.Writer, o Options) EventWriter { return newCSV(w, o) }},
	{name: "parquet", open: func(w io.Writer, _ Options) EventWriter { return newParquet(w) }},
	{name: "plover", codes: true, lines: true, open: func(w io.Writer, o Options) EventWriter { return newPlover(w, o.Codes) }},
	{name: "polecat", codes: true, open: func(w io.Writer, o Options) EventWriter { return newPolecat(w, o.Codes) }},
	{name: "icews", codes: true, open: func(w io.Writer, o Options) EventWriter { return newICEWS(w, o.Codes) }},
	{name: "gdelt", codes: true, lines: true, open: func(w io.Writer, o Options) EventWriter { return newGDELT(w, o.Codes) }},
	{name: "gdelt-mentions", codes: true, lines: true, open: func(w io.Writer, o Options) EventWriter { return newMentions(w, o.Codes) }},
	{name: "geojson", open: func(w io.Writer, _ Options) EventWriter { return newGeoJSON(w) }},
	{name: "gexf", codes: true, open: func(w io.Writer, o Options) EventWriter { return newNetwork("gexf", w, o.Codes, writeGEXF) }},
	{name: "graphml", codes: true, open: func(w io.Writer, o Options) EventWriter { return newNetwork("graphml", w, o.Codes, writeGraphML) }},
	{name: "ical", make: func(w io.Writer, _ Options) Writer { return newCalendar(w, Head{}) }, open: func(w io.Writer, o Options) EventWriter { return newCalendar(w, o.Head) }},
	{name: "atom", open: func(w io.Writer, o Options) EventWriter { return newAtom(w, o.Head) }},
}

// Formats lists the names of the formats.
func Formats() []string {
	out := make([]string, len(formats))
	for i, f := range formats {
		out[i] = f.name
	}
	return out
}

// LineFormats lists those whose output may be appended to an earlier one.
func LineFormats() []string {
	var out []string
	for _, f := range formats {
		if f.lines {
			out = append(out, f.name)
		}
	}
	return out
}

// NeedsCodes tells whether a format is written by Options.Codes.
func NeedsCodes(name string) bool {
	for _, f := range formats {
		if f.name == name {
			return f.codes
		}
	}
	return false
}

// New returns a writer of the named format to w.
func New(name string, w io.Writer, o Options) (Writer, error) {
	for _, f := range formats {
		if f.name != name {
			continue
		}
		if err := f.prepare(&o); err != nil {
			return nil, err
		}
		if f.make == nil {
			return documents{f.open(w, o)}, nil
		}
		return f.make(w, o), nil
	}
	return nil, fmt.Errorf("unknown output format %q; formats are %s", name, strings.Join(Formats(), ", "))
}

// lines writes JSON, one object a line. Lists that are empty print as [], not
// as null.
type lines struct {
	enc  *json.Encoder
	rows func(d *doc.Document, row func(any) error) error
}

func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

func (l *lines) Write(d *doc.Document) error { return l.rows(d, l.enc.Encode) }

func (l *lines) Close() error { return nil }

// eventLines writes events as JSON, one object a line.
type eventLines struct {
	tally
	enc *json.Encoder
}

func newEventLines(w io.Writer) *eventLines {
	return &eventLines{newTally("events", allBut("title", "authors", "other reports")...), encoder(w)}
}

func (l *eventLines) WriteEntry(e Entry) error {
	whole := wholeEvent(*e.Event)
	if err := l.enc.Encode(&whole); err != nil {
		return fmt.Errorf("write event %s: %w", whole.ID, err)
	}
	l.wrote(&e)
	return nil
}

func (l *eventLines) Close() error { return nil }

func eventRows(d *doc.Document, row func(any) error) error {
	for i := range d.Events {
		e := wholeEvent(d.Events[i])
		if err := row(&e); err != nil {
			return fmt.Errorf("write event %s: %w", e.ID, err)
		}
	}
	return nil
}

func docRow(d *doc.Document, row func(any) error) error {
	c := *d
	c.Blocks, c.Sentences, c.Mentions, c.Quotes = some(c.Blocks), some(c.Sentences), some(c.Mentions), some(c.Quotes)
	c.Quantities = some(c.Quantities)
	c.Agenda = make([]doc.AgendaItem, len(d.Agenda))
	for i := range d.Agenda {
		c.Agenda[i] = wholeItem(d.Agenda[i])
	}
	c.Events = make([]doc.Event, len(d.Events))
	for i := range d.Events {
		c.Events[i] = wholeEvent(d.Events[i])
	}
	if err := row(&c); err != nil {
		return fmt.Errorf("write document %s: %w", d.ID, err)
	}
	return nil
}

func quoteRows(d *doc.Document, row func(any) error) error {
	for i := range d.Quotes {
		if err := row(&d.Quotes[i]); err != nil {
			return fmt.Errorf("write quotation of %s: %w", d.ID, err)
		}
	}
	return nil
}

// wholeEvent is e with empty lists in place of missing ones.
func wholeEvent(e doc.Event) doc.Event {
	e.Actor, e.Recipient, e.SaidBy = some(e.Actor), some(e.Recipient), some(e.SaidBy)
	return e
}

// wholeItem is it with empty lists in place of missing ones.
func wholeItem(it doc.AgendaItem) doc.AgendaItem {
	it.Who, it.SaidBy = some(it.Who), some(it.SaidBy)
	return it
}

func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
