package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func (d *Document) pronoun(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	if ph.Who.Kind != "" {
		return
	}
	tok := &s.Tokens[ph.Head]
	switch tok.Enc {
	case "نا", "ني", "ي":
		if w := d.speaker(s, ph.Head); w != nil {
			copyWho(&ph.Who, w)
		}
		return
	case "ك", "كم":
		return
	}
	best := -1
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.Pron || x.To > ph.Head || !x.Who.CanAct() || x.Who.Kind == "nisba" || !fits(ph, x.Gender, x.Number, &x.Who) {
			continue
		}
		// a city or place in a prepositional phrase is rarely meant
		if (x.Who.Kind == "city" || x.Who.Kind == "adm1") && x.Prep == "في" {
			continue
		}
		if best < 0 || prefer(s, k, best) {
			best = k
		}
	}
	if best >= 0 {
		copyWho(&ph.Who, &s.Phrases[best].Who)
		return
	}
	for k := len(d.seen) - 1; k >= 0 && k >= len(d.seen)-8; k-- {
		if x := d.seen[k]; fits(ph, x.Gender, x.Number, &x.Who) {
			copyWho(&ph.Who, &x.Who)
			return
		}
	}
}

// prefer: subjects before others, later before earlier.
func prefer(s *clause.Sentence, a, b int) bool {
	sa, sb := isSubject(s, a), isSubject(s, b)
	if sa != sb {
		return sa
	}
	return s.Phrases[a].From > s.Phrases[b].From
}

func isSubject(s *clause.Sentence, ph int) bool {
	for i := range s.Preds {
		for _, a := range s.Preds[i].Args {
			if a.Phrase == ph && a.Kind == frames.Subj {
				return true
			}
		}
	}
	return false
}

func copyWho(to, from *clause.Who) {
	pending := to.Pending
	*to = *from
	to.Pending = pending
	to.Actor.Start, to.Actor.End = 0, 0
}

func fits(ph *clause.Phrase, g doc.Gender, n doc.Number, w *clause.Who) bool {
	if ph.Gender != doc.GenderAny && g != doc.GenderAny && ph.Gender != g && !(ph.Gender == doc.Fem && n == doc.Plur && w.Kind != "person") {
		return false
	}
	switch ph.Number {
	case doc.Plur:
		return n == doc.Plur || w.Group
	case doc.Dual:
		return n == doc.Dual
	case doc.Sing:
		return n != doc.Dual && (n != doc.Plur || ph.Gender == doc.Fem)
	}
	return true
}
