package resolve

import (
	"github.com/sijil-news/sijil/clause"
)

// sides: «الجانبان» are the two parties mentioned last.
func (d *Document) sides(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	var two []clause.Who
	human := ph.Who.Actor.Role != "" // «الرئيسان», «الوزيران», not «البلدان»
	add := func(w *clause.Who) {
		if human && w.Kind != "person" && w.Kind != "name" && !(w.Kind == "agent" && w.Office) || len(w.Actor.Code) != 3 || isBody[w.Actor.Code] || len(two) == 2 || w.Pending == "sides" || w.Kind == "nisba" {
			return
		}
		if len(two) == 1 && two[0].Actor.Code == w.Actor.Code {
			return
		}
		two = append(two, *w)
	}
	d.pair(s, ph, add)
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && isSubject(s, k) {
			add(&x.Who)
		}
	}
	for k := len(d.seen) - 1; human && k >= 0; k-- {
		add(&d.seen[k].Who)
	}
	human = false
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
		if w.Pending = "sides"; ph.Pron {
			w.Pending = "pronoun"
		}
		ph.Who = w
		s.Phrases = append(s.Phrases, second)
		s.Phrases[i].Next = len(s.Phrases) - 1
	}
}

// pair adds two coordinated parties that stand in the sentence before ph: «روسيا
// وتركيا … بين البلدين».
func (d *Document) pair(s *clause.Sentence, ph *clause.Phrase, add func(*clause.Who)) {
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		x := &s.Phrases[k]
		if x.To > ph.From || x.Next == clause.None || x.Prev != clause.None || x.Next >= len(s.Phrases) || !x.Who.CanAct() {
			continue
		}
		if y := &s.Phrases[x.Next]; y.Next == clause.None && y.Who.CanAct() && y.Who.Actor.Code != x.Who.Actor.Code {
			add(&y.Who)
			add(&x.Who)
			return
		}
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
