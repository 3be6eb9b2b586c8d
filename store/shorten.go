package store

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// mark stands before what is kept as it is though it could be read as left out,
// and before the number of an actor.
const mark = "="

// short leaves out a value that stands elsewhere: "" for one like known.
func short(v *string, known string) {
	switch {
	case *v == known:
		*v = ""
	case *v == "" || strings.HasPrefix(*v, mark):
		*v = mark + *v
	}
}

// long undoes short.
func long(v *string, known string) {
	switch {
	case *v == "":
		*v = known
	case strings.HasPrefix(*v, mark):
		*v = (*v)[len(mark):]
	}
}

// shorten leaves out of c, a deep copy of d, what d's other fields say.
func shorten(c, d *doc.Document) {
	p := people{at: map[who]int{}}
	visitor{d, short, p.short}.document(c)
}

// lengthen undoes shorten.
func lengthen(d *doc.Document) {
	p := people{}
	visitor{d, long, p.long}.document(d)
}

// who is what tells an actor beside the words.
type who struct{ id, name, nameEn, code, sector, role string }

func whoOf(a *doc.Actor) who { return who{a.ID, a.Name, a.NameEn, a.Code, a.Sector, a.Role} }

// people are the actors of a document, each listed where it first stands. After
// that it is "=N" in place of its role, N being its place in the list.
type people struct {
	at   map[who]int
	list []who
}

func (p *people) short(a *doc.Actor) {
	w := whoOf(a)
	if n, ok := p.at[w]; ok {
		a.ID, a.Name, a.NameEn, a.Code, a.Sector, a.Role = "", "", "", "", "", mark+strconv.Itoa(n)
		return
	}
	if w == (who{}) {
		return
	}
	p.at[w] = len(p.at)
	if strings.HasPrefix(a.Role, mark) {
		a.Role = mark + a.Role
	}
}

func (p *people) long(a *doc.Actor) {
	w := whoOf(a)
	if w == (who{}) {
		return
	}
	if role, ok := strings.CutPrefix(a.Role, mark); ok {
		if n, err := strconv.Atoi(role); err == nil && n >= 0 && n < len(p.list) && w == (who{role: a.Role}) {
			w = p.list[n]
			a.ID, a.Name, a.NameEn, a.Code, a.Sector, a.Role = w.id, w.name, w.nameEn, w.code, w.sector, w.role
			return
		}
		a.Role = role
		w.role = role
	}
	p.list = append(p.list, w)
}

// visitor calls same with every string that repeats a field of the document or
// the text at a span, and with what it repeats; and who with every actor, always
// in one order.
type visitor struct {
	d    *doc.Document
	same func(v *string, known string)
	who  func(a *doc.Actor)
}

func (v visitor) document(c *doc.Document) {
	for i := range c.Mentions {
		v.actor(&c.Mentions[i].Actor)
	}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		v.same(&q.DocID, v.d.ID)
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
	v.same(id, v.d.ID)
	v.same(url, v.d.URL)
	v.same(publisher, v.d.Publisher)
	v.same(published, v.d.Published)
	v.same(lang, v.d.Lang)
	v.same(version, v.d.Version)
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

func (v visitor) actor(a *doc.Actor) {
	v.same(&a.Text, v.words(a.Span))
	v.who(a)
}

func (v visitor) excerpt(e *doc.Excerpt) { v.same(&e.Text, v.words(e.Span)) }

// words are those of a span; "" where it does not lie in the text.
func (v visitor) words(s doc.Span) string {
	if s.Start < 0 || s.Start > s.End || s.End > len(v.d.Text) {
		return ""
	}
	return v.d.Text[s.Start:s.End]
}
