package coder

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// counterparts gives events that leave out one side the side that the document
// names close by for the same act: whom a state threatens, refuses or punishes
// in one sentence it does in the next («هددت بالانسحاب من الاتفاق»).
func counterparts(d *doc.Document) {
	n := len(d.Events) // what is completed is no model for others
	told := make([][2]bool, n)
	for i := range d.Events {
		told[i] = [2]bool{len(d.Events[i].Actor) > 0, len(d.Events[i].Recipient) > 0}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if told[i] != [2]bool{true, false} || directed[e.Type] == 0 {
			continue
		}
		k := nearestTold(d, told, i)
		if k < 0 {
			k = opponent(d, told, i)
		}
		if k >= 0 {
			e.Recipient = asFirstNamed(d, carried(d.Events[k].Recipient))
			e.Trace = append(e.Trace, "recipient from the same act told at byte "+strconv.Itoa(d.Events[k].Trigger.Start))
		}
	}
}

// asFirstNamed gives parties that are carried to another sentence the form in which the
// document first names them, whatever case the one stood in from which they are carried.
func asFirstNamed(d *doc.Document, as []doc.Actor) []doc.Actor {
	for i := range as {
		a := &as[i]
		if a.ID != "" || a.NameEn == "" {
			continue
		}
		k := slices.IndexFunc(d.Mentions, func(x doc.Mention) bool {
			return x.ID == "" && x.NameEn == a.NameEn && x.Code == a.Code && strings.Count(x.Text, " ") == strings.Count(a.Text, " ")
		})
		if k >= 0 {
			a.Text = d.Mentions[k].Text
		}
	}
	return as
}

// directed are the types that are always done to somebody, with how many
// sentences apart two events may stand that are taken for the same act: whom one
// threatens stays the same through a document, whom one asks does not.
var directed = map[string]int{"THREATEN": 6, "REJECT": 6, "ACCUSE": 6, "SANCTION": 2, "REQUEST": 1, "COERCE": 1}

// nearestTold is the event of the same type nearest to event i, earlier ones
// first, that has both sides, the recipient of a known country, and the actor in
// common with it; −1 for none.
func nearestTold(d *doc.Document, told [][2]bool, i int) int {
	e := &d.Events[i]
	fits := func(k int) bool {
		f := &d.Events[k]
		if f.Type != e.Type || told[k] != [2]bool{true, true} || f.Recipient[0].Code == "" {
			return false
		}
		return sameParty(e.Actor, f.Actor) && !sameParty(e.Actor, f.Recipient)
	}
	for k := i - 1; k >= 0 && between(d, k, i) <= directed[e.Type]; k-- {
		if fits(k) {
			return k
		}
	}
	for k := i + 1; k < len(d.Events) && between(d, i, k) <= directed[e.Type]; k++ {
		if fits(k) {
			return k
		}
	}
	return -1
}

// opponent is the event of another type nearest to i in which its actor turns to
// somebody, in the sentence before or after, or further off where i is a refusal:
// one refuses whom one is at odds with. −1 where there is none, or where what
// stands around it is directed at different parties.
func opponent(d *doc.Document, told [][2]bool, i int) int {
	e, best := &d.Events[i], -1
	reach := 1
	if e.Type == "REJECT" {
		reach = 2 * directed[e.Type]
	}
	from := i
	for from > 0 && between(d, from-1, i) <= reach {
		from--
	}
	for k := from; k < len(d.Events) && between(d, i, k) <= reach; k++ {
		f := &d.Events[k]
		apart := max(between(d, i, k), between(d, k, i))
		if told[k] != [2]bool{true, true} || directed[f.Type] == 0 || e.Type == "COERCE" || apart > reach || f.Recipient[0].Code == "" || !sameParty(e.Actor, f.Actor) || sameParty(e.Actor, f.Recipient) {
			continue
		}
		switch {
		case best < 0:
			best = k
		case !sameParty(f.Recipient, d.Events[best].Recipient):
			return -1
		}
	}
	return best
}

// between is how many sentences the later of two events stands after the
// earlier.
func between(d *doc.Document, a, b int) int {
	return sentenceOf(d, &d.Events[b]) - sentenceOf(d, &d.Events[a])
}

// sentenceOf is the number of the sentence in which an event is told.
func sentenceOf(d *doc.Document, e *doc.Event) int {
	i, _ := slices.BinarySearchFunc(d.Sentences, e.Sentence.Start, func(s doc.Sentence, start int) int { return s.Start - start })
	return i
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
