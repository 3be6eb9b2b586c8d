package resolve

import (
	"github.com/sijil-news/sijil/clause"
)

// sides: «الجانبان» are the two parties mentioned last.
func (d *Document) sides(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	var two []clause.Who
	add := func(w *clause.Who) {
		if len(w.Actor.Code) != 3 || isBody[w.Actor.Code] || len(two) == 2 || w.Pending == "sides" || w.Kind == "nisba" {
			return
		}
		if len(two) == 1 && two[0].Actor.Code == w.Actor.Code {
			return
		}
		two = append(two, *w)
	}
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && isSubject(s, k) {
			add(&x.Who)
		}
	}
	// those the document speaks of most, as mentioned last
	first, second := d.topTwo()
	for k := len(d.seen) - 1; k >= 0; k-- {
		if c := d.seen[k].Who.Actor.Code; c == first || c == second {
			add(&d.seen[k].Who)
		}
	}
	if len(two) == 2 {
		// the phrase itself becomes the first, the second is chained to it
		second := clause.Phrase{From: ph.From, To: ph.To, Head: ph.Head, Prep: ph.Prep, PrepTok: ph.PrepTok, Next: ph.Next, Prev: i, Who: two[0], Gender: ph.Gender, Number: ph.Number}
		second.Who.Actor.Start, second.Who.Actor.End = 0, 0
		w := two[1]
		w.Actor.Start, w.Actor.End = 0, 0
		w.Pending = "sides"
		ph.Who = w
		s.Phrases = append(s.Phrases, second)
		s.Phrases[i].Next = len(s.Phrases) - 1
	}
}

// isBody are the codes of what is no state.
var isBody = map[string]bool{"UNO": true, "IGO": true, "EUR": true, "IMG": true, "NGO": true, "MNC": true, "ISM": true}

// topTwo are the two states mentioned most; ties go by code.
func (d *Document) topTwo() (a, b string) {
	more := func(x, y string) bool {
		return y == "" || d.codes[x] > d.codes[y] || d.codes[x] == d.codes[y] && x < y
	}
	for c := range d.codes {
		switch {
		case isBody[c]:
		case more(c, a):
			a, b = c, a
		case more(c, b):
			b = c
		}
	}
	return a, b
}
