// Package correct makes corrections of coded events from what an analyst says,
// and gold of what was judged.
package correct

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/doc"
)

// Edit says how an event is to be. What is nil stays as it is.
type Edit struct {
	Type, Mode, Cameo        *string
	Actor, Recipient, SaidBy *[]string // participants as Editor.Participant reads them; empty lists for nobody
	Realis, Claim            *string
	Date                     *string // day, month or year, or two of them with «..» between; "" for none
	Place                    *string // name, or name=CODE; "" for none
	Historical               *bool
}

// Empty tells whether nothing is to be changed.
func (e *Edit) Empty() bool { return *e == Edit{} }

// Editor knows what an edit may say.
type Editor struct {
	Book *codebook.Book
	// Entity finds an actor or a place by the id of its entity; ok is false where
	// there is none.
	Entity func(id string) (a doc.Actor, place doc.Place, ok bool)
	// Name finds who is meant by a name that stands alone.
	Name func(name string) (a doc.Actor, ok bool)
}

// Apply makes of an event of a document what an edit says.
func (x *Editor) Apply(d *doc.Document, e doc.Event, edit Edit) (doc.Event, error) {
	if err := x.kind(&e, &edit); err != nil {
		return e, err
	}
	for _, side := range []struct {
		name string
		edit *[]string
		to   *[]doc.Actor
	}{{"actor", edit.Actor, &e.Actor}, {"recipient", edit.Recipient, &e.Recipient}, {"said by", edit.SaidBy, &e.SaidBy}} {
		if side.edit == nil {
			continue
		}
		list := []doc.Actor{}
		for _, s := range *side.edit {
			a, err := x.Participant(d, &e, s)
			if err != nil {
				return e, fmt.Errorf("%s: %w", side.name, err)
			}
			list = append(list, a)
		}
		*side.to = list
	}
	if edit.Historical != nil {
		e.Historical = *edit.Historical
	}
	if err := status(&e, &edit); err != nil {
		return e, err
	}
	if edit.Date != nil {
		date, err := dated(*edit.Date)
		if err != nil {
			return e, err
		}
		e.Date = date
	}
	if edit.Place != nil {
		e.Place = x.place(*edit.Place)
	}
	return e, nil
}

// kind sets type, mode and CAMEO code, and what follows from them.
func (x *Editor) kind(e *doc.Event, edit *Edit) error {
	if edit.Type == nil && edit.Mode == nil && edit.Cameo == nil {
		return nil
	}
	if edit.Type != nil {
		if e.Type != *edit.Type {
			e.Mode = "" // another type has other modes
		}
		e.Type = *edit.Type
	}
	if edit.Mode != nil {
		e.Mode = *edit.Mode
	}
	cameo := x.Book.DefaultCameo(e.Type, e.Mode)
	if edit.Cameo != nil {
		cameo = *edit.Cameo
	}
	if msg := x.Book.Check(e.Type, e.Mode, cameo); msg != "" {
		if t := x.Book.Types[e.Type]; t != nil {
			return fmt.Errorf("%s; modes of %s are %s", msg, e.Type, strings.Join(slices.Sorted(maps.Keys(t.Modes)), ", "))
		}
		return fmt.Errorf("%s; types are %s", msg, strings.Join(x.Book.Order, ", "))
	}
	e.Cameo, e.Quad, e.Score = cameo, x.Book.Types[e.Type].Quad, x.Book.Score(e.Type, e.Mode)
	return nil
}

func status(e *doc.Event, edit *Edit) error {
	if edit.Realis != nil {
		e.Realis = doc.Realis(*edit.Realis)
		if !slices.Contains([]doc.Realis{doc.Actual, doc.Future, doc.Hypothetical, doc.Negated}, e.Realis) {
			return fmt.Errorf("realis is actual, future, hypothetical or negated, not %q", *edit.Realis)
		}
	}
	if edit.Claim != nil {
		e.Claim = doc.Claim(*edit.Claim)
		if !slices.Contains([]doc.Claim{doc.Asserted, doc.Alleged, doc.Denied, doc.Confirmed}, e.Claim) {
			return fmt.Errorf("claim is asserted, alleged, denied or confirmed, not %q", *edit.Claim)
		}
	}
	return nil
}

var (
	slot   = regexp.MustCompile(`^[A-Z]{3}$`)
	sector = regexp.MustCompile(`^[A-Z]{2,4}$`)
)

// Participant reads a participant: a country slot, with a sector or without
// («USA», «USA:GOV»); the id of an entity behind @; a name or words, of which
// code and sector may be given («البيت الأبيض=USA:GOV»). What the document or
// the event has under that name is taken with all that is known of it.
func (x *Editor) Participant(d *doc.Document, e *doc.Event, s string) (doc.Actor, error) {
	name, codes, coded := strings.Cut(strings.TrimSpace(s), "=")
	if name = strings.TrimSpace(name); !coded && slot.MatchString(strings.SplitN(name, ":", 2)[0]) {
		name, codes, coded = "", name, true
	}
	var a doc.Actor
	if id, ok := strings.CutPrefix(name, "@"); ok {
		if a, _, ok = x.Entity(id); !ok {
			return a, fmt.Errorf("no entity has the id %q", id)
		}
	} else if name != "" {
		a = x.known(d, e, name)
	}
	if coded {
		code, sec, _ := strings.Cut(strings.TrimSpace(codes), ":")
		if code != "" && !slot.MatchString(code) || sec != "" && !sector.MatchString(sec) {
			return a, fmt.Errorf("%q: write CODE or CODE:SECTOR in capitals, as in USA:GOV", codes)
		}
		if name == "" { // the country itself, where it has an entry
			if own, _, ok := x.Entity(strings.ToLower(code)); ok && own.Code == code {
				a = own
			}
		}
		a.Code, a.Sector = code, sec
	}
	if name == "" && !coded {
		return a, fmt.Errorf("a participant is missing; write its name, @id, or CODE:SECTOR")
	}
	return a, nil
}

// known is what the document has under a name, what stands in the event's own
// sentence first, else what the data have.
func (x *Editor) known(d *doc.Document, e *doc.Event, name string) doc.Actor {
	var list []doc.Actor
	list = append(append(append(list, e.Actor...), e.Recipient...), e.SaidBy...)
	for i := range d.Mentions {
		list = append(list, d.Mentions[i].Actor)
	}
	for _, a := range list {
		if a.Text == name || a.Name == name || a.NameEn == name {
			if !e.Sentence.Contains(a.Span) {
				a.Span = doc.Span{}
			}
			return a
		}
	}
	a, ok := x.Name(name)
	if !ok {
		a = doc.Actor{}
	}
	a.Text, a.Span = name, doc.Span{}
	if i := strings.Index(e.Sentence.Text, name); i >= 0 {
		a.Span = doc.Span{Start: e.Sentence.Start + i, End: e.Sentence.Start + i + len(name)}
	}
	return a
}

// dated reads «2018-03-01», «2018-03», «2018», «2018-03-01..2018-03-05».
func dated(s string) (*doc.Date, error) {
	if s == "" {
		return nil, nil
	}
	from, to, ranged := strings.Cut(s, "..")
	d := &doc.Date{From: from, To: to}
	for _, part := range []string{from, to} {
		if part == "" && !ranged {
			continue
		}
		g := ""
		for _, l := range [][2]string{{time.DateOnly, "day"}, {"2006-01", "month"}, {"2006", "year"}} {
			if _, err := time.Parse(l[0], part); err == nil {
				g = l[1]
			}
		}
		if g == "" {
			return nil, fmt.Errorf("date %q: write 2018-03-01, 2018-03, 2018, or two with .. between", s)
		}
		if d.Granularity == "" {
			d.Granularity = g
		}
	}
	if ranged && to < from {
		return nil, fmt.Errorf("date %q ends before it begins", s)
	}
	return d, nil
}

// place reads a place: @id of an entity, a name, or name=CODE with the code of
// its country.
func (x *Editor) place(s string) *doc.Place {
	if s == "" {
		return nil
	}
	if id, ok := strings.CutPrefix(s, "@"); ok {
		if _, p, ok := x.Entity(id); ok {
			return &p
		}
	}
	name, code, _ := strings.Cut(s, "=")
	return &doc.Place{Excerpt: doc.Excerpt{Text: strings.TrimSpace(name)}, Name: strings.TrimSpace(name), Code: strings.TrimSpace(code)}
}
