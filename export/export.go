// Package export writes coded documents: as JSON lines for programs, as CSV for
// tables, and as text for a reader at a terminal.
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
	Width  int  // columns of the terminal; zero means 100 (table)
	Color  bool // colours by ANSI escapes (table)
	Stream bool // documents come without end: each under its heading, no summary (table)
	BOM    bool // byte order mark at the head, as Excel wants it (csv)
}

// format is one output format.
type format struct {
	name string
	make func(w io.Writer, o Options) Writer
}

// formats in the order in which help lists them.
var formats = [...]format{
	{"table", func(w io.Writer, o Options) Writer { return newTable(w, o) }},
	{"events", func(w io.Writer, _ Options) Writer { return &lines{enc: encoder(w), rows: eventRows} }},
	{"doc", func(w io.Writer, _ Options) Writer { return &lines{enc: encoder(w), rows: docRow} }},
	{"quotes", func(w io.Writer, _ Options) Writer { return &lines{enc: encoder(w), rows: quoteRows} }},
	{"csv", func(w io.Writer, o Options) Writer { return newCSV(w, o) }},
}

// Formats lists the names of the formats.
func Formats() []string {
	out := make([]string, len(formats))
	for i, f := range formats {
		out[i] = f.name
	}
	return out
}

// New returns a writer of the named format to w.
func New(name string, w io.Writer, o Options) (Writer, error) {
	for _, f := range formats {
		if f.name == name {
			return f.make(w, o), nil
		}
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
