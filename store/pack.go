package store

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Packed is a document as it is kept: what is asked for in columns of their
// own; all of it, text included, in Body. No word of the text stands twice:
// what Body has beside it are offsets.
//
// Not kept are the tokens, and what only serves the stages while a document is
// coded (Event.Told, Document.Spoken).
type Packed struct {
	ID, URL, Publisher, Lang, Published, Title, Version string
	Text                                                string // of rows in the first format; else empty, it stands in Body
	Body                                                []byte
}

// body is what Body holds beside the text, as columns. The document has none of
// the fields of Packed.
type body struct {
	doc.Document
	PubTime string      `json:"pub_time,omitempty"` // RFC 3339
	Markup  []doc.Block `json:"markup,omitempty"`
	Raw     [][]byte    `json:"raw,omitempty"` // the fields of Packed as they are, where a database would not take them
}

// fields are the strings of p that are columns of the database.
func (p *Packed) fields() []*string {
	return []*string{&p.ID, &p.URL, &p.Publisher, &p.Lang, &p.Published, &p.Title, &p.Version}
}

// clean makes strings that every database takes (UTF-8 without zeros); raw are
// those before, nil where nothing had to change.
func (p *Packed) clean() (raw [][]byte) {
	changed := false
	for _, f := range p.fields() {
		raw = append(raw, []byte(*f))
		if c := Clean(*f); c != *f {
			*f, changed = c, true
		}
	}
	if !changed {
		return nil
	}
	return raw
}

// Clean is s with the replacement character for bytes that are no UTF-8, and
// for zeros.
func Clean(s string) string {
	if utf8.ValidString(s) && !strings.Contains(s, "\x00") {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// Pack makes of a document what is kept of it. The document is left as it is.
func Pack(d *doc.Document) (*Packed, error) {
	p, b := strip(d)
	var err error
	if p.Body, err = encode(d.Text, b); err != nil {
		return nil, fmt.Errorf("pack document %q: %w", d.ID, err)
	}
	return p, nil
}

// strip parts what stands in columns of the database from the rest.
func strip(d *doc.Document) (*Packed, *body) {
	p := &Packed{ID: d.ID, URL: d.URL, Publisher: d.Publisher, Lang: d.Lang, Published: d.Published, Title: d.Title, Version: d.Version}
	c := deepCopy(d)
	shorten(c, d)
	c.ID, c.URL, c.Publisher, c.Lang, c.Published, c.Title, c.Text, c.Version = "", "", "", "", "", "", "", ""
	b := &body{Document: *c, Markup: d.Markup, Raw: p.clean()}
	if !d.PubTime.IsZero() {
		b.PubTime = d.PubTime.Format(time.RFC3339Nano)
	}
	return p, b
}

// Unpack is the document again.
func (p *Packed) Unpack() (*doc.Document, error) {
	d, err := p.unpack()
	if err != nil {
		return nil, fmt.Errorf("unpack document %q: %w", p.ID, err)
	}
	return d, nil
}

func (p *Packed) unpack() (*doc.Document, error) {
	if first(p.Body) {
		return p.unpackFirst()
	}
	text, rest, err := decode(p.Body)
	if err != nil {
		return nil, err
	}
	plan, err := whole()
	if err != nil {
		return nil, err
	}
	var b body
	if err := read(plan, rest, &b, text); err != nil {
		return nil, err
	}
	q := *p
	if fields := q.fields(); len(b.Raw) == len(fields) {
		for i := range fields {
			*fields[i] = string(b.Raw[i])
		}
	}
	q.Text = text
	return q.document(&b)
}

// document puts together what is in the body and what was in columns.
func (p *Packed) document(b *body) (*doc.Document, error) {
	d := &b.Document
	if b.PubTime != "" {
		t, err := time.Parse(time.RFC3339Nano, b.PubTime)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		d.PubTime = t
	}
	d.Markup = b.Markup
	d.ID, d.URL, d.Publisher, d.Lang, d.Published, d.Title, d.Text, d.Version = p.ID, p.URL, p.Publisher, p.Lang, p.Published, p.Title, p.Text, p.Version
	lengthen(d)
	return d, nil
}

// deepCopy copies what shorten changes.
func deepCopy(d *doc.Document) *doc.Document {
	c := *d
	c.Mentions = slices.Clone(d.Mentions)
	c.Quotes = slices.Clone(d.Quotes)
	for i := range c.Quotes {
		q := &c.Quotes[i]
		q.Speaker, q.Addressee = pointee(q.Speaker), pointee(q.Addressee)
	}
	c.Events = slices.Clone(d.Events)
	for i := range c.Events {
		e := &c.Events[i]
		e.Actor, e.Recipient, e.SaidBy = slices.Clone(e.Actor), slices.Clone(e.Recipient), slices.Clone(e.SaidBy)
		e.Date, e.Place = pointee(e.Date), pointee(e.Place)
		e.Magnitude = slices.Clone(e.Magnitude)
		for j := range e.Magnitude {
			e.Magnitude[j].SaidBy = slices.Clone(e.Magnitude[j].SaidBy)
		}
	}
	c.Agenda = slices.Clone(d.Agenda)
	for i := range c.Agenda {
		a := &c.Agenda[i]
		a.Who, a.Recipient, a.SaidBy = slices.Clone(a.Who), slices.Clone(a.Recipient), slices.Clone(a.SaidBy)
		a.When, a.Where, a.Also = pointee(a.When), pointee(a.Where), slices.Clone(a.Also)
	}
	c.Quantities = slices.Clone(d.Quantities)
	for i := range c.Quantities {
		q := &c.Quantities[i]
		q.SaidBy, q.Of, q.Date = slices.Clone(q.SaidBy), pointee(q.Of), pointee(q.Date)
	}
	c.Links = slices.Clone(d.Links)
	for i := range c.Links {
		c.Links[i].By, c.Links[i].Of = slices.Clone(c.Links[i].By), slices.Clone(c.Links[i].Of)
	}
	return &c
}

func pointee[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}
