package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Again codes a sentence a second time, with its statements and without writing
// anything: to ask about it with the methods of Coded. The result holds until
// the next use of the space.
func (c *Coder) Again(sp *Space, d *doc.Document, sent int, s *clause.Sentence, names Texts) *Coded {
	cd := c.SentenceIn(sp, s, false)
	cd.listen(d, sent, names)
	return cd
}

// Told says of any predicate of the sentence, whether a frame knows it or not,
// what an event has beside type and participants: realis, claim, who says so,
// date and place.
func (cd *Coded) Told(d *doc.Document, sent, pred int, names Texts) *doc.Event {
	w := cd.w
	p := &w.s.Preds[pred]
	m := &match{pred: pred, unit: &frames.Unit{Frame: &frames.Frame{}}, light: clause.None, support: clause.None, from: p.Tok, to: p.Tok + 1}
	st := w.status(m, names)
	e := &doc.Event{Realis: st.realis, Claim: st.claim, Trace: st.trace}
	e.SaidBy = st.by
	w.setting(d, sent, m, e)
	aheadIsFuture(d, e)
	return e
}

// Actors writes phrases of the sentence as participants.
func (cd *Coded) Actors(phrases []int, names Texts) []doc.Actor {
	out := cd.w.actors(phrases, names)
	governments(out)
	return out
}

// PlaceIn is the first place told in tokens [from,to) by a preposition of
// place, or nil.
func (cd *Coded) PlaceIn(d *doc.Document, from, to int) *doc.Place {
	w := cd.w
	for i := range w.s.Phrases {
		if ph := &w.s.Phrases[i]; ph.From >= from && ph.From < to && w.isPlace(i) && w.fn.Locative.Has(ph.Prep) {
			if p := w.place(d, i); p != nil {
				return p
			}
		}
	}
	return nil
}

// PlaceAt is the place that a phrase names, or nil.
func (cd *Coded) PlaceAt(d *doc.Document, phrase int) *doc.Place {
	if !cd.w.isPlace(phrase) {
		return nil
	}
	return cd.w.place(d, phrase)
}

// IsPlace tells whether a phrase names where something is, rather than who
// takes part.
func (cd *Coded) IsPlace(phrase int) bool {
	ph := &cd.w.s.Phrases[phrase]
	return cd.w.isPlace(phrase) && (cd.w.fn.Locative.Has(ph.Prep) || ph.Site)
}

// When writes a time expression of the sentence as a date; ahead takes the
// reading of what is to come.
func (cd *Coded) When(d *doc.Document, t *clause.Time, ahead bool) *doc.Date {
	e := &doc.Event{}
	if ahead {
		e.Realis = doc.Future
	}
	return cd.w.date(d, t, e)
}
