package coder

import (
	"strconv"

	"github.com/sijil-news/sijil/doc"
)

// counterparts gives events that leave out one side the side that the document
// names elsewhere for the same act: whom a state threatens, refuses or punishes
// in one sentence it does in the next («هددت بالانسحاب من الاتفاق»).
func counterparts(d *doc.Document) {
	n := len(d.Events) // what is completed is no model for others
	told := make([][2]bool, n)
	for i := range d.Events {
		told[i] = [2]bool{len(d.Events[i].Actor) > 0, len(d.Events[i].Recipient) > 0}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if told[i] == [2]bool{true, false} && directed[e.Type] {
			k := nearestTold(d, told, i)
			if k < 0 && e.Type != "COERCE" {
				k = opponent(d, told, i)
			}
			if k >= 0 {
				e.Recipient = carried(d.Events[k].Recipient)
				e.Trace = append(e.Trace, "recipient from the same act told at byte "+strconv.Itoa(d.Events[k].Trigger.Start))
			}
		}
	}
}

// directed are the types that are always done to somebody. Coercion tells of
// the same act only where the model's recipient is known.
var directed = map[string]bool{"THREATEN": true, "REJECT": true, "SANCTION": true, "ACCUSE": true, "REQUEST": true, "COERCE": true}

// nearestTold is the event of the same type nearest to event i, earlier ones
// first, that has both sides and the actor in common with it; −1 for none.
func nearestTold(d *doc.Document, told [][2]bool, i int) int {
	e := &d.Events[i]
	fits := func(k int) bool {
		f := &d.Events[k]
		if f.Type != e.Type || told[k] != [2]bool{true, true} || e.Type == "COERCE" && f.Recipient[0].Code == "" {
			return false
		}
		return sameParty(e.Actor, f.Actor) && !sameParty(e.Actor, f.Recipient)
	}
	for k := i - 1; k >= 0; k-- {
		if fits(k) {
			return k
		}
	}
	for k := i + 1; k < len(d.Events); k++ {
		if fits(k) {
			return k
		}
	}
	return -1
}

// opponent is the event nearest to i in which its actor does anything directed
// to somebody, where that is nearly always the same party; −1 otherwise.
func opponent(d *doc.Document, told [][2]bool, i int) int {
	best, same, all := -1, 0, 0
	models := func(yield func(k int)) {
		for k := range d.Events {
			f := &d.Events[k]
			if told[k] == [2]bool{true, true} && directed[f.Type] && sameParty(d.Events[i].Actor, f.Actor) && !sameParty(d.Events[i].Actor, f.Recipient) {
				yield(k)
			}
		}
	}
	models(func(k int) {
		if best < 0 || abs(k-i) < abs(best-i) {
			best = k
		}
	})
	models(func(k int) {
		all++
		if sameParty(d.Events[k].Recipient, d.Events[best].Recipient) {
			same++
		}
	})
	if 3*same < 2*all {
		return -1
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// sameParty tells whether two lists have a country, a person or a body in
// common.
func sameParty(a, b []doc.Actor) bool {
	for i := range a {
		for k := range b {
			x, y := &a[i], &b[k]
			if x.ID != "" && x.ID == y.ID || len(x.Code) == 3 && x.Code == y.Code || x.Text != "" && x.Text == y.Text {
				return true
			}
		}
	}
	return false
}
