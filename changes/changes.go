// Package changes compares two codings of one text: which events came, which
// went, and what became of those that stayed.
package changes

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Change is an event that differs between two codings.
type Change struct {
	DocID  string     `json:"doc_id"`
	URL    string     `json:"url,omitempty"`
	Was    *doc.Event `json:"was,omitempty"`    // nil for one that came
	Is     *doc.Event `json:"is,omitempty"`     // nil for one that went
	Fields []string   `json:"fields,omitempty"` // in which the two differ, in the order of Fields
}

// Fields are those that are compared.
func Fields() []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.name)
	}
	return out
}

// field is one thing that is compared, as a text.
type field struct {
	name string
	of   func(*doc.Event) string
}

var fields = []field{
	{"type", func(e *doc.Event) string { return e.Type }},
	{"mode", func(e *doc.Event) string { return e.Mode }},
	{"actor", func(e *doc.Event) string { return people(e.Actor) }},
	{"recipient", func(e *doc.Event) string { return people(e.Recipient) }},
	{"realis", func(e *doc.Event) string { return string(e.Realis) }},
	{"claim", func(e *doc.Event) string { return string(e.Claim) }},
	{"said_by", func(e *doc.Event) string { return people(e.SaidBy) }},
	{"date", date},
	{"place", place},
	{"historical", func(e *doc.Event) string {
		if e.Historical {
			return "historical"
		}
		return ""
	}},
}

// Value is a field of an event as a short text, "" for none.
func Value(e *doc.Event, name string) string {
	for _, f := range fields {
		if f.name == name {
			return f.of(e)
		}
	}
	return ""
}

func people(list []doc.Actor) string {
	var out []string
	for _, a := range list {
		s := a.NameEn
		for _, other := range []string{a.Name, a.Text} {
			if s == "" {
				s = other
			}
		}
		if code := strings.TrimSpace(a.Code + " " + a.Sector); code != "" {
			s += " (" + code + ")"
		}
		out = append(out, strings.TrimSpace(s))
	}
	return strings.Join(out, "; ")
}

func date(e *doc.Event) string {
	switch {
	case e.Date == nil:
		return ""
	case e.Date.To == "" || e.Date.To == e.Date.From:
		return e.Date.From
	}
	return e.Date.From + ".." + e.Date.To
}

func place(e *doc.Event) string {
	if e.Place == nil {
		return ""
	}
	return strings.TrimSpace(e.Place.Name + " " + e.Place.Code)
}

// Of compares two codings of a document. Events are the same where their
// triggers are, else where those overlap and the type is one. Changes come in
// the order of the text; same is how many events do not differ.
func Of(was, is *doc.Document) (list []Change, same int) {
	pairs := match(was.Events, is.Events)
	taken := map[int]bool{}
	for i := range was.Events {
		j, ok := pairs[i]
		if !ok {
			list = append(list, Change{DocID: is.ID, URL: is.URL, Was: &was.Events[i]})
			continue
		}
		taken[j] = true
		if diff := differ(&was.Events[i], &is.Events[j]); len(diff) > 0 {
			list = append(list, Change{DocID: is.ID, URL: is.URL, Was: &was.Events[i], Is: &is.Events[j], Fields: diff})
		} else {
			same++
		}
	}
	for j := range is.Events {
		if !taken[j] {
			list = append(list, Change{DocID: is.ID, URL: is.URL, Is: &is.Events[j]})
		}
	}
	slices.SortStableFunc(list, func(a, b Change) int { return a.event().Trigger.Start - b.event().Trigger.Start })
	return list, same
}

func (c *Change) event() *doc.Event {
	if c.Is != nil {
		return c.Is
	}
	return c.Was
}

// Kind is gone, new or changed.
func (c *Change) Kind() string {
	switch {
	case c.Is == nil:
		return "gone"
	case c.Was == nil:
		return "new"
	}
	return "changed"
}

// match pairs the events of two codings, the surest pairs first.
func match(was, is []doc.Event) map[int]int {
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, fits := range []func(a, b *doc.Event) bool{
		func(a, b *doc.Event) bool { return a.Trigger.Span == b.Trigger.Span && a.Type == b.Type },
		func(a, b *doc.Event) bool { return a.Trigger.Overlaps(b.Trigger.Span) && a.Type == b.Type },
		func(a, b *doc.Event) bool { return a.Trigger.Span == b.Trigger.Span },
	} {
		for i := range was {
			if _, ok := pairs[i]; ok {
				continue
			}
			for j := range is {
				if !taken[j] && fits(&was[i], &is[j]) {
					pairs[i], taken[j] = j, true
					break
				}
			}
		}
	}
	return pairs
}

func differ(a, b *doc.Event) (out []string) {
	for _, f := range fields {
		if f.of(a) != f.of(b) {
			out = append(out, f.name)
		}
	}
	return out
}

// Summary counts the changes of many documents.
type Summary struct {
	Was       string           `json:"was"` // versions
	Is        string           `json:"is"`
	Documents int              `json:"documents"` // that both coded
	Differing int              `json:"differing"` // of these
	Events    [2]int           `json:"events"`    // before, after
	Same      int              `json:"same"`
	Gone      int              `json:"gone"`
	New       int              `json:"new"`
	Changed   int              `json:"changed"`
	Fields    map[string]int   `json:"fields"` // changed events by what differs
	Types     map[string]Moved `json:"types"`
}

// Moved is how many events of a type were and are coded.
type Moved struct {
	Was  int `json:"was"`
	Is   int `json:"is"`
	Gone int `json:"gone"`
	New  int `json:"new"`
}

// NewSummary counts nothing yet.
func NewSummary(was, is string) *Summary {
	return &Summary{Was: was, Is: is, Fields: map[string]int{}, Types: map[string]Moved{}}
}

// Add counts a document and gives its changes.
func (s *Summary) Add(was, is *doc.Document) []Change {
	list, same := Of(was, is)
	s.Documents++
	s.Same += same
	if len(list) > 0 {
		s.Differing++
	}
	s.Events[0] += len(was.Events)
	s.Events[1] += len(is.Events)
	for i := range was.Events {
		s.count(was.Events[i].Type, Moved{Was: 1})
	}
	for i := range is.Events {
		s.count(is.Events[i].Type, Moved{Is: 1})
	}
	for i := range list {
		switch c := &list[i]; c.Kind() {
		case "gone":
			s.Gone++
			s.count(c.Was.Type, Moved{Gone: 1})
		case "new":
			s.New++
			s.count(c.Is.Type, Moved{New: 1})
		default:
			s.Changed++
			for _, f := range c.Fields {
				s.Fields[f]++
			}
		}
	}
	return list
}

func (s *Summary) count(typ string, m Moved) {
	t := s.Types[typ]
	s.Types[typ] = Moved{t.Was + m.Was, t.Is + m.Is, t.Gone + m.Gone, t.New + m.New}
}
