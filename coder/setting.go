package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Gazetteer tells what an entity is by its id; nil where it is unknown.
type Gazetteer interface {
	Entity(id string) *lexicon.Entity
}

// setting fills when, where and how many.
func (w *work) setting(d *doc.Document, sent int, m *match, e *doc.Event) {
	if t := w.when(m, e); t != nil {
		e.Date = w.date(d, t, e)
		e.Historical = w.longPast(m, t, e)
	}
	if ph := w.where(m, e); ph != clause.None {
		e.Place = w.place(d, ph)
		e.Trace = append(e.Trace, "place «"+e.Place.Text+"»")
	}
	w.howMany(d, m, e)
}

// verbOf is the finite verb by which an event is told: its own, its support
// verb, or the one it hangs on.
func (w *work) verbOf(m *match) int {
	i := m.pred
	switch {
	case w.s.Preds[i].Verb:
		return i
	case m.light != clause.None:
		return m.light
	case m.support != clause.None:
		return m.support
	}
	for n := 0; n < 6; n++ {
		if i = w.s.Preds[i].Parent; i == clause.None || w.s.Preds[i].Verb {
			return i
		}
	}
	return clause.None
}

// tellers are the types that consist in saying: the saying's time is theirs.
var tellers = map[string]bool{"ACCUSE": true, "REJECT": true, "THREATEN": true, "REQUEST": true, "SUPPORT": true, "AGREE": true}

// when finds the time expression of an event, or nil.
func (w *work) when(m *match, e *doc.Event) *clause.Time {
	ts := w.s.Times
	if len(ts) == 0 {
		return nil
	}
	v := w.verbOf(m)
	var best *clause.Time
	bestScore := 0
	for i := range ts {
		t := &ts[i]
		if t.Use != clause.TimeAt && t.Use != clause.TimeSince || t.Granularity == "decade" || t.Granularity == "century" {
			continue
		}
		s := w.timeFit(m, v, t, e)
		if s > bestScore {
			best, bestScore = t, s
		}
	}
	return best
}

// timeFit scores how surely a time expression dates an event; 0 is not.
func (w *work) timeFit(m *match, v int, t *clause.Time, e *doc.Event) int {
	p := &w.s.Preds[m.pred]
	o := w.timeOwner(t)
	near := !p.Verb && t.From >= m.to && t.From-m.to <= 6 && !w.verbBetween(m.to, t.From)
	switch {
	case near && t.From-m.to <= 1:
		return 100
	case o != clause.None && o == m.pred:
		return 90
	case near && w.nounHolds(m, t):
		return 80
	case o != clause.None && o == v:
		return 70
	case near:
		return 60
	}
	if o != clause.None && w.s.Preds[o].Rel == clause.Relative && w.s.Preds[o].Parent == m.pred { // «قصف شنته القوات السبت»
		return 65
	}
	// what is said is dated by its saying
	if tellers[e.Type] {
		i := m.pred
		for n := 0; n < 4 && i != clause.None; n++ {
			if i == o {
				return 40
			}
			if w.s.Preds[i].Rel == clause.Relative {
				break
			}
			i = w.s.Preds[i].Parent
		}
	}
	return 0
}

// nounHolds tells whether the time stands inside the event noun's own phrase
// or right behind it.
func (w *work) nounHolds(m *match, t *clause.Time) bool {
	ph := w.s.Preds[m.pred].Phrase
	return ph != clause.None && t.From <= w.s.Phrases[ph].To+1 && t.From >= w.s.Phrases[ph].From
}

// verbBetween tells whether a finite verb stands in [from,to).
func (w *work) verbBetween(from, to int) bool {
	for i := range w.s.Preds {
		if p := &w.s.Preds[i]; p.Verb && p.Tok >= from && p.Tok < to {
			return true
		}
	}
	return false
}

// timed prepositions set what they govern in time beside the clause.
var timed = map[string]bool{"بعد": true, "عقب": true, "منذ": true, "قبل": true, "قبيل": true, "اثر": true, "غداة": true}

// isTime tells whether token t stands in a time expression.
func (w *work) isTime(t int) bool {
	for i := range w.s.Times {
		if w.s.Times[i].From <= t && t < w.s.Times[i].To {
			return true
		}
	}
	return false
}

// timeOwner is the verb a time expression belongs to: the last before it, or
// at the head of a sentence the first after it.
func (w *work) timeOwner(t *clause.Time) int {
	prev, next := clause.None, clause.None
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		if !p.Verb {
			continue
		}
		if p.Tok < t.From && (prev == clause.None || p.Tok > w.s.Preds[prev].Tok) {
			prev = i
		}
		if p.Tok >= t.To && (next == clause.None || p.Tok < w.s.Preds[next].Tok) {
			next = i
		}
	}
	from := 0
	if prev != clause.None {
		from = w.s.Preds[prev].Tok
	}
	for i := range w.s.Phrases { // «بعد أيام من إعلانهم الأربعاء»: of the announcement
		if ph := &w.s.Phrases[i]; ph.From > from && ph.From < t.From && t.From-ph.From <= 6 && timed[ph.Prep] && !w.isTime(ph.From) {
			return clause.None
		}
	}
	if prev == clause.None {
		return next
	}
	return prev
}

// date writes a time expression as an event's date.
func (w *work) date(d *doc.Document, t *clause.Time, e *doc.Event) *doc.Date {
	out := &doc.Date{Excerpt: d.Excerpt(doc.Span{Start: w.s.Tokens[t.From].Start, End: w.s.Tokens[t.To-1].End}), From: t.Start, To: t.End, Granularity: t.Granularity}
	if e.Realis == doc.Future && t.AheadStart != "" {
		out.From, out.To = t.AheadStart, t.AheadEnd
	}
	if out.To == out.From {
		out.To = ""
	}
	return out
}

// background is from how many months back an event is history.
const background = 6

func (w *work) longPast(m *match, t *clause.Time, e *doc.Event) bool {
	return t.Start != "" && t.Past > background && e.Realis != doc.Future
}
