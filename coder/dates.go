package coder

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
)

// Date gives events without a date of their own that of the same event told
// elsewhere in the document, of the statement they belong to, or, in a title,
// of the story. Before that, talks that are told to be ahead elsewhere become future.
func (c *Coder) Date(d *doc.Document) {
	c.ahead(d)
	dr := dater{d: d, near: newNearby(d.Events), own: make([]bool, len(d.Events)), aside: make([]bool, len(d.Events))}
	for i := range d.Events {
		e := &d.Events[i]
		dr.own[i] = e.Date != nil && e.Date.From != ""
		dr.aside[i] = dr.own[i] && e.Told.Further
	}
	if !d.PubTime.IsZero() {
		dr.today = d.PubTime.Format("2006-01-02")
		dr.recent = d.PubTime.AddDate(0, 0, -14).Format("2006-01-02")
	}
	dr.sharpen()
	dr.again()
	dr.statements()
	dr.title()
	dr.statements()
	dr.while()
	dr.again()
	c.sharePlaces(d, dr.near)
}

// dater dates the events of one document that have no time beside them.
type dater struct {
	d      *doc.Document
	near   *nearby
	own    []bool // has a date
	aside  []bool // has it from what came before the story («كان قد …»)
	recent string // the day from which on things are news, or empty
	today  string // the day of publication, or empty
}

// needs tells whether event i may be given a date: what did not or may not
// happen has none.
func (dr *dater) needs(i int) bool {
	e := &dr.d.Events[i]
	return !dr.own[i] && !e.Told.Often && e.Realis != doc.Negated && e.Realis != doc.Hypothetical
}

func (dr *dater) give(i int, date *doc.Date, why string) {
	e := &dr.d.Events[i]
	e.Date = date
	e.Trace = append(e.Trace, why+", «"+date.Text+"»")
}

// sharpen gives what the text dates roughly («الأسبوع الماضي») the day that it
// names of the same event elsewhere.
func (dr *dater) sharpen() {
	exact := make([]bool, len(dr.own))
	for i := range exact {
		exact[i] = dr.own[i] && oneDay(dr.d.Events[i].Date)
	}
	for i := range dr.d.Events {
		e := &dr.d.Events[i]
		if !dr.own[i] || exact[i] || tellers[e.Type] || e.Realis != doc.Actual {
			continue
		}
		j := dr.sameEvent(exact, i)
		if j < 0 {
			j = dr.takenUp(exact, i)
		}
		if j >= 0 && liesIn(dr.d.Events[j].Date.From, e.Date) {
			dr.give(i, dr.d.Events[j].Date, "the day of the same event")
		}
	}
}

// takenUp finds where the text after event i takes it up by a definite noun
// that names nobody («الهجوم وقع السبت»), if it tells of no other of its type
// in between; or −1.
func (dr *dater) takenUp(known []bool, i int) int {
	e := &dr.d.Events[i]
	for _, j := range dr.near.after(e.Type, i) {
		x := &dr.d.Events[j]
		if x.Type != e.Type || x.Realis != e.Realis || x.Sentence.Start == e.Sentence.Start {
			continue
		}
		if known[j] && x.Told.Definite && !x.Told.Plural && len(x.Actor)+len(x.Recipient) == 0 {
			return j
		}
		return -1
	}
	return -1
}

// oneDay tells whether a date is one day.
func oneDay(x *doc.Date) bool { return len(x.From) == len("2006-01-02") && x.To == "" }

// liesIn tells whether a day lies in a date that is longer.
func liesIn(day string, x *doc.Date) bool {
	to := x.To
	if to == "" {
		to = x.From
	}
	return len(day) >= len(x.From) && len(day) >= len(to) && day[:len(x.From)] >= x.From && day[:len(to)] <= to
}

// again dates what is told twice.
func (dr *dater) again() {
	known := append([]bool(nil), dr.own...)
	for i := range dr.d.Events {
		if !dr.needs(i) {
			continue
		}
		j := dr.sameEvent(known, i)
		if j < 0 {
			continue
		}
		dr.own[i], dr.aside[i] = true, dr.aside[j]
		dr.d.Events[i].Historical = dr.d.Events[i].Historical || dr.d.Events[j].Historical
		dr.give(i, dr.d.Events[j].Date, "date of the same event")
		if e := &dr.d.Events[i]; e.Realis == doc.Actual && dr.d.Events[j].Realis == doc.Future && e.Date.From > dr.today {
			e.Realis = doc.Future
			e.Trace = append(e.Trace, "future, as the text says of it")
		}
	}
}

// sameEvent finds the event among those known that tells the same thing, or
// −1: the same type, realis and history, participants in common. The same
// word, both sides and nearness decide between several.
func (dr *dater) sameEvent(known []bool, i int) int {
	es := dr.d.Events
	e := &es[i]
	if generic(e) && !anyProtest(e) {
		return -1
	}
	best, score := -1, 0
	for _, j := range dr.near.around(e.Type, i) {
		x := &es[j]
		if !known[j] || x.Type != e.Type || !dr.realisFits(e, x) || x.Historical != e.Historical || !sameParties(e, x) || !dr.mayShare(e, x) {
			continue
		}
		if e.Mode != x.Mode && e.Mode != "" && x.Mode != "" && e.Told.Key != x.Told.Key {
			continue
		}
		if tellers[e.Type] && !e.Told.Noun && e.Told.Key != x.Told.Key && e.Sentence.Block != doc.Title {
			continue // another verb of saying is another word said
		}
		s := 1000
		if e.Told.Key == x.Told.Key {
			s += 300
		}
		if shares(e.Actor, x.Actor) && shares(e.Recipient, x.Recipient) {
			s += 200
		}
		gap := x.Trigger.Start - e.Trigger.Start
		if gap < 0 {
			gap = -gap
		}
		if s -= min(gap/20, 400); s > score {
			best, score = j, s
		}
	}
	if best < 0 && (e.Told.Noun && e.Told.Definite && !e.Told.Plural || anyProtest(e)) {
		return dr.onlyOne(known, i)
	}
	return best
}

// anyProtest tells that an event is a protest against nobody named, by nobody who is known
// for himself: «طلاب», «الآلاف».
func anyProtest(e *doc.Event) bool {
	known := func(a doc.Actor) bool { return a.ID != "" }
	return e.Type == "PROTEST" && len(e.Recipient) == 0 && !slices.ContainsFunc(e.Actor, known)
}

// onlyOne finds what a definite noun («الهجوم») or a protest of nobody known
// means where the text before it
// dates but one of its type, or −1.
func (dr *dater) onlyOne(known []bool, i int) int {
	es := dr.d.Events
	e := &es[i]
	best := -1
	for _, j := range dr.near.before(e.Type, i) {
		x := &es[j]
		if x.Type != e.Type || x.Realis == doc.Negated || x.Realis == doc.Hypothetical {
			continue
		}
		if !known[j] {
			continue
		}
		if !dr.realisFits(e, x) {
			continue
		}
		if best >= 0 && es[best].Date.From != x.Date.From {
			return -1
		}
		if best < 0 || x.Told.Key == e.Told.Key {
			best = j
		}
	}
	if best < 0 || es[best].Historical || e.Told.Key != es[best].Told.Key && len(e.Actor) > 0 && len(es[best].Actor) > 0 && !shares(e.Actor, es[best].Actor) && !shares(e.Actor, es[best].Recipient) {
		return -1
	}
	return best
}

// realisFits tells whether e and x may be one thing: both happened or both are
// to come; on the day of publication either may be said of it. A title may tell
// in the present what is to come.
func (dr *dater) realisFits(e, x *doc.Event) bool {
	switch {
	case e.Realis == x.Realis:
		return true
	case x.Realis != doc.Actual && x.Realis != doc.Future || dr.today == "":
		return false
	}
	return x.Date.From == dr.today && allIn(e, x) || e.Realis == doc.Actual && e.Sentence.Block == doc.Title && e.Told.Ongoing
}

// allIn tells that all who take part in e take part in x.
func allIn(e, x *doc.Event) bool {
	for _, side := range [2][]doc.Actor{e.Actor, e.Recipient} {
		for i := range side {
			if !shares(side[i:i+1], x.Actor) && !shares(side[i:i+1], x.Recipient) {
				return false
			}
		}
	}
	return true
}

// generic tells that an event is told as one of many: «لقاءات»، or as a stand
// that is taken again and again: «ويهدد …».
func generic(e *doc.Event) bool {
	if e.Told.Noun && e.Told.Plural && !e.Told.Definite {
		return e.Sentence.Block != doc.Title
	}
	return e.Told.Ongoing && tellers[e.Type] && e.Sentence.Block != doc.Title && (e.Sentence.Start > lead || !e.Told.Main)
}

// lead is how many bytes of a text tell its news; the present tense tells it
// there, as in the title.
const lead = 500

// mayShare tells whether e may have the date of x: what lies further back is
// known again only where it is named as known, or with both its sides.
func (dr *dater) mayShare(e, x *doc.Event) bool {
	if e.Told.Ongoing && x.Date.From < dr.today && e.Sentence.Block != doc.Title && e.Sentence.Start > lead {
		return false // what goes on is not what was
	}
	if e.Told.Aged && x.Date.From >= dr.recent[:min(len(dr.recent), len(x.Date.From))] {
		return false
	}
	if dr.recent == "" || x.Date.From >= dr.recent[:min(len(dr.recent), len(x.Date.From))] {
		return true
	}
	if e.Trigger.Start < x.Trigger.Start && e.Sentence.Block == doc.Title {
		return false
	}
	return e.Told.Definite && e.Told.Noun && e.Trigger.Start > x.Trigger.Start || shares(e.Actor, x.Actor) && shares(e.Recipient, x.Recipient)
}

// sameParties tells whether two events of a type have their participants in
// common.
func sameParties(a, b *doc.Event) bool {
	actor, recipient := shares(a.Actor, b.Actor), shares(a.Recipient, b.Recipient)
	if a.Type == "CONSULT" {
		actor = actor || shares(a.Actor, b.Recipient)
		recipient = recipient || shares(a.Recipient, b.Actor)
	}
	if tellers[a.Type] {
		return actor
	}
	if a.Type == "CONSULT" && len(a.Actor) > 0 && len(a.Recipient) > 0 {
		// who goes to several places goes several times, and a tour of several is not one of its stops
		return actor && recipient && (a.Mode != "visit" || len(b.Recipient) <= len(a.Recipient))
	}
	if !actor && len(a.Actor) > 0 && len(b.Actor) > 0 || !recipient && len(a.Recipient) > 0 && len(b.Recipient) > 0 {
		return false
	}
	return actor || recipient
}

// shares tells whether two lists have a participant in common.
func shares(a, b []doc.Actor) bool {
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			if x.ID != "" && x.ID == y.ID || x.Code != "" && x.Code == y.Code && (x.Sector == y.Sector || arms[x.Sector] && arms[y.Sector]) || x.Text != "" && x.Text == y.Text || sameRole(x, y) {
				return true
			}
		}
	}
	return false
}

// arms are the sectors by which a state uses force: an army, its soldiers and the
// government that sends them are one side.
var arms = map[string]bool{"GOV": true, "MIL": true, "SPY": true}

// sameRole tells that two participants whom nothing names are called the same:
// «مسلحون», «المسلحين».
func sameRole(x, y *doc.Actor) bool {
	return x.Role != "" && x.Role == y.Role && x.Sector == y.Sector && x.ID == "" && y.ID == "" && (x.Code == y.Code || x.Code == "" || y.Code == "")
}
