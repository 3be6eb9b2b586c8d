package coder

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Reliable is the probability of being told rightly, in its type and in who did it, below
// which an event of an article is left out, and ReliableIncident that of attacks, protests,
// and forces that move or give way, which are news though nobody knows whose they are. A text
// of a few sentences keeps all of its events: the weights are those of whole articles.
const (
	Reliable         = 0.28
	ReliableIncident = 0.2
)

// Unreliable are events of a document that are probably told wrongly.
type Unreliable struct {
	Event string  // id
	Right float64 // the probability that type and doer are right
}

// evidence is what was said of an event when it was found.
type evidence struct {
	event string // id
	feats Features
}

// Unreliable tells which events of a coded document are probably told wrongly: of another
// type or none at all, or done by somebody else than the one found. Who acts is often
// known only when the whole document is coded. What is announced, and what somebody denies
// or confirms, stays.
func (c *Coder) Unreliable(d *doc.Document, notes *Notes) (out []Unreliable) {
	if !c.reviews(d) {
		return nil
	}
	f, k := &notes.clues, 0
	for i := range d.Events {
		e := &d.Events[i]
		if k = notes.found(e, k); k < 0 {
			k = 0
			continue
		}
		mark := f.mark()
		f.repeat(notes.evidence[k].feats)
		atLast(f, e)
		f.once(mark)
		if x := f.since(mark); c.Review != nil {
			c.Review(e, x.Names)
		} else if p := c.Doubt.score(c.Doubt.right, e.Type, &x); p < ReliableFrom(e) && !bound(d, e) {
			out = append(out, Unreliable{e.ID, p})
		}
		f.forget(mark)
	}
	return out
}

// reviews tells whether the events of a document are looked at once it is coded.
func (c *Coder) reviews(d *doc.Document) bool {
	return c.Review != nil || c.Doubt != nil && len(c.Doubt.right) > 0 && len(d.Sentences) > aFew
}

// ReliableFrom is how probable it must be that an event is told rightly.
func ReliableFrom(e *doc.Event) float64 {
	switch e.Type {
	case "ASSAULT", "PROTEST", "MOBILIZE", "RETREAT":
		return ReliableIncident
	}
	return Reliable
}

// LeaveOut takes events out of a document, with the links that they have to others.
func LeaveOut(d *doc.Document, events []Unreliable) {
	if len(events) == 0 {
		return
	}
	out := func(id string) bool {
		return slices.ContainsFunc(events, func(u Unreliable) bool { return u.Event == id })
	}
	d.Events = slices.DeleteFunc(d.Events, func(e doc.Event) bool { return out(e.ID) })
	d.Links = slices.DeleteFunc(d.Links, func(l doc.Link) bool { return out(l.From) || out(l.To) })
}

// bound tells whether something else of the document needs an event.
func bound(d *doc.Document, e *doc.Event) bool {
	return slices.ContainsFunc(d.Agenda, func(a doc.AgendaItem) bool { return a.Event == e.ID }) ||
		slices.ContainsFunc(d.Links, func(l doc.Link) bool { return l.Kind != doc.Repetition && (l.From == e.ID || l.To == e.ID) })
}

// found is which evidence is that of an event, looked for from k on and then from the
// first; −1 for none.
func (n *Notes) found(e *doc.Event, k int) int {
	is := func(x evidence) bool { return x.event == e.ID }
	if i := slices.IndexFunc(n.evidence[min(k, len(n.evidence)):], is); i >= 0 {
		return k + i
	}
	return slices.IndexFunc(n.evidence, is)
}

// atLast says of an event what is known when its document is coded: who acts, on whom, and
// how that was found out.
func atLast(f *features, e *doc.Event) {
	for _, t := range e.Trace {
		f.add("at last ", howFound(t))
	}
	if len(e.Actor) == 0 {
		f.add("at last nobody acts")
	}
	f.add("at last so many act ", strconv.Itoa(min(len(e.Actor), 3)))
	f.add("at last so many befallen ", strconv.Itoa(min(len(e.Recipient), 3)))
	for i := range e.Actor {
		a := &e.Actor[i]
		f.add("at last acts ", cmp.Or(a.Sector, "-"))
		f.add("at last acts of country ", strconv.FormatBool(a.Code != ""))
		f.add("at last acts known ", strconv.FormatBool(a.ID != ""))
		f.add("at last acts carried ", strconv.FormatBool(a.End == 0))
		f.add("at last acts in words ", strconv.Itoa(min(1+strings.Count(a.Text, " "), 6)))
		first, _, _ := strings.Cut(a.Text, " ")
		f.add("at last acts word ", first)
	}
	if len(e.Actor) > 0 && len(e.Recipient) > 0 {
		a, r := &e.Actor[0], &e.Recipient[0]
		same := strconv.FormatBool(a.Code == r.Code)
		f.add("at last of one country ", same)
		f.add("at last sides ", same, " ", cmp.Or(a.Sector, "-"), " ", cmp.Or(r.Sector, "-"))
	}
}

// howFound is a reason without the words of the text and the places in it; how likely
// somebody is stays.
func howFound(t string) string {
	if strings.Contains(t, ByLikelihood) {
		return t
	}
	return t[:untilDetail(t)]
}

// untilDetail is where the words of the text or a number begin in a reason, or its end.
func untilDetail(t string) int {
	for i := range len(t) {
		if t[i] >= '0' && t[i] <= '9' || t[i] == '\xc2' && strings.HasPrefix(t[i:], "«") {
			return i
		}
	}
	return len(t)
}
