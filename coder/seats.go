package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// recognising are the frames of acts between states that may name a town instead: an
// embassy is opened in it or moved to it, it is recognised as a capital.
var recognising = []string{"support.recognise", "support.embassy"}

// namesTown is the trace of such an event that names a town.
const namesTown = "a town is named for its state"

// namesSeat tells whether an act of recognition names a town for its state. A capital
// stands for its government as it is («طبّعت علاقاتها مع دمشق»), unless an embassy is there.
func (w *work) namesSeat(m *match) bool {
	if !slices.Contains(recognising, m.unit.Frame.ID) {
		return false
	}
	return slices.ContainsFunc(m.slots[frames.RecipientSlot], func(ph int) bool {
		x := &w.s.Phrases[ph]
		return !x.Pron && w.town(ph) && (w.ground(ph) || w.fn.In.Has(x.Prep) || w.fn.To.Has(x.Prep) || w.fn.From.Has(x.Prep))
	})
}

// seats makes the state in which such a town lies the other side: an embassy is in a
// town and with a state. A state that the document does not name is not put in.
func seats(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if !slices.Contains(e.Trace, namesTown) {
			continue
		}
		for k := range e.Recipient {
			if s := stateIn(d, e, e.Recipient[k].Code); s != nil && !isState(&e.Recipient[k]) && !sameParty(e.Actor, []doc.Actor{*s}) {
				e.Recipient[k] = *s
			}
		}
		e.Recipient = onceEach(e.Recipient)
		governments(e.Recipient)
	}
}

// onceEach leaves out who is named before.
func onceEach(as []doc.Actor) (out []doc.Actor) {
	for i := range as {
		if !named(&as[i], out) {
			out = append(out, as[i])
		}
	}
	return out
}

// stateIn is the state of a code as the sentence of an event names it, else as the
// document first does; nil where it names none.
func stateIn(d *doc.Document, e *doc.Event, code string) *doc.Actor {
	var first *doc.Actor
	for i := range d.Mentions {
		x := &d.Mentions[i]
		if x.Kind != "state" || x.Code != code || x.ID != strings.ToLower(code) {
			continue
		}
		a := x.Actor
		if e.Sentence.Start <= a.Start && a.Start < e.Sentence.End {
			return &a
		}
		if first == nil {
			a.Span = doc.Span{}
			first = &a
		}
	}
	return first
}

// squares leaves out of protests the town that is where they were: «مظاهرات في العاصمة»
// is not against it. It comes after what is mere mention is settled, for which it counts
// that a town is named.
func squares(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != "PROTEST" || e.Place == nil || len(e.Recipient) != 1 {
			continue
		}
		r := &e.Recipient[0]
		if r.End > 0 && r.Start < e.Place.End && e.Place.Start < r.End && isTown(d, r) {
			e.Recipient = nil
			e.Trace = append(e.Trace, "«"+e.Place.Text+"» is where it was")
		}
	}
}

// isTown tells whether a participant is named as a town.
func isTown(d *doc.Document, a *doc.Actor) bool {
	return a.ID != "" && slices.ContainsFunc(d.Mentions, func(x doc.Mention) bool { return x.ID == a.ID && fieldKind(x.Kind) })
}
