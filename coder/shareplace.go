package coder

import (
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// sharePlaces gives an event without a place that of the same event told
// elsewhere in the document: the title's of the report below it, «الهجوم» (the
// attack) that of the attack told before, and two tellings of one date with
// the same participants each other's.
func (c *Coder) sharePlaces(d *doc.Document, near *nearby) {
	own := make([]bool, len(d.Events))
	for i := range d.Events {
		p := d.Events[i].Place
		own[i] = p != nil && p.Code != "" && (d.Events[i].Type != "ASSAULT" || !c.isState(p))
	}
	for i := range d.Events {
		e := &d.Events[i]
		if e.Place != nil || tellers[e.Type] || !takesPlace(e) {
			continue
		}
		if j, why := c.toldElsewhere(d, own, near, i); j >= 0 {
			e.Place = d.Events[j].Place
			e.Trace = append(e.Trace, "place of the same event, «"+e.Place.Text+"», "+why)
		}
	}
}

// isState tells whether a place is a whole state: where one attack was says
// little of where the next was.
func (c *Coder) isState(p *doc.Place) bool {
	if c.Places == nil {
		return false
	}
	s := c.Places.Entity(strings.ToLower(p.Code))
	return s != nil && s.Name == p.Name
}

// toldElsewhere finds the event nearest in the text that has a place of its own
// and tells the same thing as event i, or −1.
func (c *Coder) toldElsewhere(d *doc.Document, own []bool, near *nearby, i int) (best int, why string) {
	e := &d.Events[i]
	best = -1
	dist := 1 << 30
	for _, j := range near.around(e.Type, i) {
		x := &d.Events[j]
		if !own[j] || x.Type != e.Type || x.Historical != e.Historical || e.Mode != "" && x.Mode != "" && e.Mode != x.Mode && !c.sameTrigger(e, x) {
			continue
		}
		reason := c.retells(e, x)
		if reason == "" {
			continue
		}
		gap := e.Trigger.Start - x.Trigger.Start
		if gap < 0 {
			gap = -2 * gap
		}
		if gap < dist {
			best, dist, why = j, gap, reason
		}
	}
	return best, why
}

// pointsBack is how far, in bytes, «الهجوم» points back: a few sentences.
const pointsBack = 1200

// retells says why e tells the same event as x; "" where it may be another.
func (c *Coder) retells(e, x *doc.Event) string {
	if e.Date != nil && x.Date != nil && e.Date.From != "" && x.Date.From != "" && e.Date.From != x.Date.From {
		return ""
	}
	switch {
	case e.Sentence.Block == doc.Title && sameParties(e, x):
		return "told below the title"
	case c.anaphoric(e) && x.Trigger.Start < e.Trigger.Start && e.Trigger.Start-x.Trigger.Start < pointsBack && !conflict(e, x):
		return "named again"
	case e.Sentence.Start == x.Sentence.Start && !conflict(e, x):
		return "told in one sentence"
	case e.Sentence.Block != doc.Title && isNoun(e) && !c.anaphoric(e):
		return "" // «هجوم آخر»
	case sameParties(e, x) && e.Date != nil && x.Date != nil && e.Date.From == x.Date.From:
		return "same date and participants"
	}
	return ""
}

// sameTrigger: «القصف» after «قصفت الطائرات» is the same, whatever its mode.
func (c *Coder) sameTrigger(e, x *doc.Event) bool {
	w := c.Fn.StartsArticle.Cut(e.Trigger.Text)
	return utf8.RuneCountInString(w) >= 3 && strings.HasPrefix(c.Fn.StartsArticle.Cut(x.Trigger.Text), w)
}

// anaphoric tells whether the trigger is a noun for something told before: with
// the article or a pronoun.
func (c *Coder) anaphoric(e *doc.Event) bool {
	if !isNoun(e) {
		return false
	}
	if c.Fn.StartsArticle.None() {
		return e.Told.Definite && !e.Told.Plural
	}
	t, _, _ := strings.Cut(e.Trigger.Text, " ")
	if c.Fn.EndsPluralTold.Ends(t) { // «الهجمات»: attacks in general
		return false
	}
	return c.Fn.StartsArticle.Begins(t) || c.Fn.EndsPossessed.Ends(t)
}

func isNoun(e *doc.Event) bool { return len(e.Trace) > 1 && strings.HasPrefix(e.Trace[1], "noun") }

// conflict tells whether two events name participants of different states.
func conflict(a, b *doc.Event) bool {
	return apart(a.Actor, b.Actor, b.Recipient) || apart(a.Recipient, b.Recipient, b.Actor)
}

// apart: none of as is of a state of those that do the same in the other event,
// or of those on its other side.
func apart(as, same, other []doc.Actor) bool {
	if len(as) == 0 || len(same) == 0 {
		return false
	}
	for i := range as {
		for _, side := range [2][]doc.Actor{same, other} {
			for j := range side {
				if as[i].Code == side[j].Code || as[i].ID != "" && as[i].ID == side[j].ID {
					return false
				}
			}
		}
	}
	return true
}
