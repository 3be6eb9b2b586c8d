package coder

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Doers gives events that name whom they befell and not who did it the doer whom
// the document names close by for the same act on the same party: who arrested,
// tried or struck somebody in one sentence did so in the next. It comes after
// dates and claims are settled: that two events have one doer does not put them on
// one day.
func (c *Coder) Doers(d *doc.Document, notes *Notes) {
	c.guessed(d, notes)
	n := len(d.Events) // what is completed is no model for others
	told := make([]bool, n)
	for i := range d.Events {
		told[i] = len(d.Events[i].Actor) > 0 && len(d.Events[i].Recipient) > 0
	}
	for i := range d.Events {
		e := &d.Events[i]
		if len(e.Actor) > 0 || len(e.Recipient) == 0 || doneBy[e.Type] == 0 {
			continue
		}
		if k := nearestDoer(d, told, i); k >= 0 && mayLend(d, k, i) {
			e.Actor = carried(d.Events[k].Actor)
			e.Trace = append(e.Trace, "actor from the same act told at byte "+strconv.Itoa(d.Events[k].Trigger.Start))
		}
	}
	c.authorities(d)
	seats(d)
	squares(d)
}

// mayLend tells whether event i may have its doer from event k: a title from what is told
// right below it, other events from one of the same frame in the sentence before, acts of force
// in their own. Further on it is as often somebody else; one court convicts.
func mayLend(d *doc.Document, k, i int) bool {
	e := &d.Events[i]
	apart := between(d, min(i, k), max(i, k))
	if apart > 1 && frameOf(e) != "frame sanction.convict" || apart > 0 && e.Type == "ASSAULT" && e.Sentence.Block != doc.Title {
		return false
	}
	return e.Sentence.Block == doc.Title || e.Type == "PROTEST" || k < i && frameOf(e) == frameOf(&d.Events[k])
}

// doneBy are the types that are done to somebody, with how many sentences apart
// two events may stand that are taken for acts of the same doer.
var doneBy = map[string]int{"ASSAULT": 3, "COERCE": 6, "SANCTION": 6, "ACCUSE": 6, "AID": 3, "RETREAT": 3, "PROTEST": 6, "SUPPORT": 3, "MOBILIZE": 3, "REQUEST": 3, "COOPERATE": 3}

// nearestDoer is the event of the same type nearest to event i, earlier ones
// first, that names both sides and befell the same; −1 for none.
func nearestDoer(d *doc.Document, told []bool, i int) int {
	e := &d.Events[i]
	for k := i - 1; k >= 0 && between(d, k, i) <= doneBy[e.Type]; k-- {
		if told[k] && sameDoer(e, &d.Events[k], between(d, k, i)) {
			return k
		}
	}
	for k := i + 1; k < len(d.Events) && between(d, i, k) <= doneBy[e.Type]; k++ {
		if told[k] && sameDoer(e, &d.Events[k], between(d, i, k)) {
			return k
		}
	}
	return -1
}

// sameDoer tells whether who did f is taken for who did e, told that many
// sentences from it.
func sameDoer(e, f *doc.Event, apart int) bool {
	if f.Type != e.Type || f.Realis == doc.Negated || otherOccasion(e, f) || otherManner(e.Mode, f.Mode) || oneSide(f.Actor, e.Recipient) {
		return false
	}
	if e.Claim == doc.Alleged && sameParty(f.Actor, e.SaidBy) || f.Actor[0].Sector == "JRN" && e.Type != "ACCUSE" {
		return false
	}
	return befell(e, f, apart)
}

// oneSide tells whether two lists have a party in common, or two of one country that are not
// known to be of two kinds, as its army and its rebels, its police and its people are.
func oneSide(a, b []doc.Actor) bool {
	for i := range a {
		for k := range b {
			if x, y := &a[i], &b[k]; sameParty(a[i:i+1], b[k:k+1]) && (x.ID != "" && x.ID == y.ID || x.Text == y.Text || x.Sector == y.Sector || x.Sector == "" || y.Sector == "") {
				return true
			}
		}
	}
	return false
}

// otherManner tells whether two modes part two acts: a kidnapping is no shelling,
// but of a bombing it may be said elsewhere only that it killed.
func otherManner(e, f string) bool {
	return e != f && e != "" && (f != "" || !byArms[e])
}

// byArms are the modes of force in war, any of which a bare word of force may mean.
var byArms = map[string]bool{"aerial": true, "heavy-weapons": true, "firearms": true, "explosives": true, "drone": true}

// befell tells whether two events were done to the same party: one entity, one
// text or, where it is no crowd of civilians, the same kind of body of one country.
// Civilians of a country are the same next door only.
func befell(e, f *doc.Event, apart int) bool {
	for i := range e.Recipient {
		for k := range f.Recipient {
			x, y := &e.Recipient[i], &f.Recipient[k]
			if x.ID != "" && x.ID == y.ID || x.Text == y.Text {
				return true
			}
			if x.Code == "" || x.Code != y.Code {
				continue
			}
			if e.Type == "ASSAULT" && apart <= 2 && (isState(x) && y.Sector != "CVL" || isState(y) && x.Sector != "CVL") && f.Actor[0].Code != x.Code {
				return true
			}
			if crowd := x.Sector == "" || x.Sector == "CVL"; x.Sector == y.Sector && (!crowd || apart <= 1) {
				return true
			}
		}
	}
	return false
}

// isState tells whether a participant is a state itself: who strikes a state strikes
// what is its own.
func isState(a *doc.Actor) bool { return len(a.Code) == 3 && a.ID == strings.ToLower(a.Code) }
