package store

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// same stands before what is kept as it is though it could be read as a mark.
const same = "="

// short leaves out a value that stands elsewhere: "" for one like known.
func short(v *string, known string) {
	switch {
	case *v == known:
		*v = ""
	case *v == "" || strings.HasPrefix(*v, same):
		*v = same + *v
	}
}

// long undoes short.
func long(v *string, known string) {
	switch {
	case *v == "":
		*v = known
	case strings.HasPrefix(*v, same):
		*v = (*v)[len(same):]
	}
}

// shorten leaves out of c, a deep copy of d, what d's other fields say.
func shorten(c, d *doc.Document) { visitor{d, short}.document(c) }

// lengthen undoes shorten.
func lengthen(d *doc.Document) { visitor{d, long}.document(d) }

// visitor calls f with every string that repeats the text at a span or a field
// of the document, and with what it repeats.
type visitor struct {
	d *doc.Document
	f func(v *string, known string)
}

func (v visitor) document(c *doc.Document) {
	for i := range c.Mentions {
		v.actor(&c.Mentions[i].Actor)
	}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		v.f(&q.DocID, v.d.ID)
		v.excerpt(&q.Excerpt)
		v.pointer(q.Speaker)
		v.pointer(q.Addressee)
	}
	for i := range c.Events {
		v.event(&c.Events[i])
	}
	for i := range c.Agenda {
		v.item(&c.Agenda[i])
	}
	for i := range c.Quantities {
		q := &c.Quantities[i]
		v.magnitude(&q.Magnitude)
		if q.Of != nil {
			v.excerpt(q.Of)
		}
		v.date(q.Date)
	}
	for i := range c.Links {
		v.excerpt(&c.Links[i].Word)
		v.actors(c.Links[i].By)
		v.actors(c.Links[i].Of)
	}
}

func (v visitor) event(e *doc.Event) {
	v.origin(&e.DocID, &e.URL, &e.Publisher, &e.Published, &e.Lang, &e.Version)
	v.excerpt(&e.Trigger)
	v.excerpt(&e.Sentence.Excerpt)
	v.actors(e.Actor)
	v.actors(e.Recipient)
	v.actors(e.SaidBy)
	v.date(e.Date)
	v.place(e.Place)
	for i := range e.Magnitude {
		v.magnitude(&e.Magnitude[i])
	}
}

func (v visitor) item(a *doc.AgendaItem) {
	v.origin(&a.DocID, &a.URL, &a.Publisher, &a.Published, &a.Lang, &a.Version)
	v.excerpt(&a.What)
	v.excerpt(&a.Sentence.Excerpt)
	v.date(a.When)
	v.actors(a.Who)
	v.actors(a.Recipient)
	v.actors(a.SaidBy)
	v.place(a.Where)
	for i := range a.Also {
		v.excerpt(&a.Also[i])
	}
}

func (v visitor) origin(id, url, publisher, published, lang, version *string) {
	v.f(id, v.d.ID)
	v.f(url, v.d.URL)
	v.f(publisher, v.d.Publisher)
	v.f(published, v.d.Published)
	v.f(lang, v.d.Lang)
	v.f(version, v.d.Version)
}

func (v visitor) magnitude(m *doc.Magnitude) {
	v.excerpt(&m.Excerpt)
	v.actors(m.SaidBy)
}

func (v visitor) date(t *doc.Date) {
	if t != nil {
		v.excerpt(&t.Excerpt)
	}
}

func (v visitor) place(p *doc.Place) {
	if p != nil {
		v.excerpt(&p.Excerpt)
	}
}

func (v visitor) actors(list []doc.Actor) {
	for i := range list {
		v.actor(&list[i])
	}
}

func (v visitor) pointer(a *doc.Actor) {
	if a != nil {
		v.actor(a)
	}
}

func (v visitor) actor(a *doc.Actor)     { v.f(&a.Text, v.words(a.Span)) }
func (v visitor) excerpt(e *doc.Excerpt) { v.f(&e.Text, v.words(e.Span)) }

// words are those of a span; "" where it does not lie in the text.
func (v visitor) words(s doc.Span) string {
	if s.Start < 0 || s.Start > s.End || s.End > len(v.d.Text) {
		return ""
	}
	return v.d.Text[s.Start:s.End]
}
