package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
)

// flownBy is the code of a coalition that aircraft or warships are of, of which nothing more
// is said, where it is the force named last: «أعلن التحالف … ودمرت المقاتلات مخزنا»; "" for
// others, whose country the text tells otherwise.
func (d *Document) flownBy(s *clause.Sentence, ph *clause.Phrase) string {
	if ph.Who.Actor.Sector != "MIL" || !ph.Def || !(d.fn.Flown.Has(s.Tokens[ph.Head].Key) || d.fn.Flown.Has(s.Tokens[ph.Head].Stem)) {
		return ""
	}
	force := func(x *clause.Phrase) bool {
		return !x.Pron && !x.Who.Lent && x.Who.Actor.Sector == "MIL" && x.Who.Actor.Code != ""
	}
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && force(x) {
			return coalition(x)
		}
	}
	for k := len(d.seen) - 1; k >= 0; k-- {
		if force(d.seen[k]) {
			return coalition(d.seen[k])
		}
	}
	return ""
}

// coalition is the code of a force of several states; "" of others.
func coalition(x *clause.Phrase) string {
	if c := x.Who.Actor.Code; c == "IGO" {
		return c
	}
	return ""
}

// homeland is of the lands of a people that has no state the one in which the sentence is,
// else the one that the document names most, where a phrase names that people or fighters of
// it («الأكراد», «مقاتلون أكراد»); "" for others, and where two are named as often.
func (d *Document) homeland(s *clause.Sentence, ph *clause.Phrase) string {
	if ph.Who.Kind == "agent" && ph.Who.Actor.Sector == "CVL" || d.sentences < 2 || !d.ofStateless(s, ph) {
		return ""
	}
	if c := d.placeBeside(s, ph); d.fn.Homelands.Has(strings.ToLower(c)) {
		return c
	}
	if c := d.landNamed(s); c != "" {
		return c
	}
	best, most := "", 0
	for c, n := range d.codes {
		switch {
		case !d.fn.Homelands.Has(strings.ToLower(c)) || n < most:
		case n == most:
			best = ""
		default:
			best, most = c, n
		}
	}
	return best
}

// landNamed is the only homeland that a sentence names by a place or the state, but for one
// whose government or army it names, too; "" for none and where it names several.
func (d *Document) landNamed(s *clause.Sentence) string {
	found := ""
	for i := range s.Phrases {
		x := &s.Phrases[i]
		c := landOf(x)
		if power := x.Who.Kind == "state" && (d.fn.From.Has(x.Prep) || d.fn.Owner.Has(x.Prep)) || strings.Contains(x.Who.Actor.ID, "/"); power {
			continue // «موالية لأنقرة», «مدعومة من تركيا»: capitals and states act
		}
		if c == "" || c == found || x.Who.Kind == "nisba" || !d.fn.Homelands.Has(strings.ToLower(c)) || actsIn(s, c) {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// actsIn tells whether a sentence names a state by its government, army or an adjective.
func actsIn(s *clause.Sentence, code string) bool {
	for i := range s.Phrases {
		for _, w := range [...]*clause.Who{&s.Phrases[i].Who, s.Phrases[i].Inner} {
			if w == nil || w.Actor.Code != code || w.Lent {
				continue
			}
			if sec := w.Actor.Sector; w.Kind == "nisba" || sec == "MIL" || sec == "GOV" && w.Kind != "state" {
				return true
			}
		}
	}
	return false
}

// ofStateless tells whether a word of a phrase names a people that has no state.
func (d *Document) ofStateless(s *clause.Sentence, ph *clause.Phrase) bool {
	for k := ph.From; k < ph.To; k++ {
		if t := &s.Tokens[k]; d.fn.Stateless.Has(t.Key) || d.fn.Stateless.Has(t.Stem) {
			return true
		}
	}
	return false
}
