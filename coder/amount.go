package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// counts tells which types of events a count belongs to.
var counts = map[string]map[string]bool{
	"killed":    {"ASSAULT": true},
	"injured":   {"ASSAULT": true},
	"displaced": {"ASSAULT": true, "COERCE": true},
	"arrested":  {"COERCE": true},
	"crowd":     {"PROTEST": true, "MOBILIZE": true},
	"money":     {"AID": true, "COOPERATE": true, "AGREE": true, "SANCTION": true, "RETREAT": true, "SUPPORT": true, "REQUEST": true, "CONCEDE": true},
}

// howMany gives an event the numbers of its sentence that count it: each
// number goes to the nearest event of a type it can belong to.
func (w *work) howMany(d *doc.Document, m *match, e *doc.Event) {
	for i := range w.s.Amounts {
		a := &w.s.Amounts[i]
		if !counts[a.What][e.Type] || w.counted(a) != m {
			continue
		}
		e.Magnitude = append(e.Magnitude, w.magnitude(d, a))
		e.Trace = append(e.Trace, a.What+" «"+e.Magnitude[len(e.Magnitude)-1].Text+"»")
	}
}

// magnitude writes a number as what it counts, with who counted.
func (w *work) magnitude(d *doc.Document, a *clause.Amount) doc.Magnitude {
	to := max(a.To, a.Head+1)
	out := doc.Magnitude{What: a.What, Low: a.Low, High: a.High, Approx: a.Approx, Unit: a.Unit}
	out.Excerpt = d.Excerpt(doc.Span{Start: w.s.Tokens[a.From].StemOrWordStart(), End: w.s.Tokens[to-1].End})
	if s := w.statementAt(a.From); s != nil {
		out.SaidBy = slices.Clone(s.by)
	}
	return out
}

// after is by how much farther a trigger counts as being that stands behind
// the number.
const after = 4

// counted is the event nearest to a number among those it can belong to.
func (w *work) counted(a *clause.Amount) *match {
	var best *match
	dist := 1 << 30
	for _, m := range w.best {
		if m == nil || m.dead != "" || !counts[a.What][m.unit.Frame.Type] {
			continue
		}
		gap := a.From - m.to
		if gap < 0 {
			gap = m.from - a.To + after
		}
		if gap < dist {
			best, dist = m, gap
		}
	}
	return best
}

// numbered tells whether the text counts people of an event: what is crowd,
// killed, injured.
func (w *work) numbered(m *match, what ...string) bool {
	for i := range w.s.Amounts {
		if a := &w.s.Amounts[i]; slices.Contains(what, a.What) && w.counted(a) == m {
			return true
		}
	}
	return false
}

// Count writes the numbers of a coded sentence into the document. To which
// event each belongs is for Attach to say, when it is known which events stay.
func (cd *Coded) Count(d *doc.Document, sent int) {
	w := cd.w
	for i := range w.s.Amounts {
		a := &w.s.Amounts[i]
		if a.What == "" {
			continue
		}
		q := doc.Quantity{Magnitude: w.magnitude(d, a), Sentence: sent, Of: w.measured(d, a)}
		if t := w.timeBeside(a); t != nil {
			q.Date = w.date(d, t, &doc.Event{})
		}
		d.Quantities = append(d.Quantities, q)
	}
}

// Attach names the event of each number that belongs to one. A number whose
// event did not stay goes to the nearest of its sentence that it can count.
func Attach(d *doc.Document) {
	e := 0
	for i := 0; i < len(d.Quantities); {
		sent := &d.Sentences[d.Quantities[i].Sentence]
		j := i
		for j < len(d.Quantities) && d.Quantities[j].Sentence == d.Quantities[i].Sentence {
			j++
		}
		for e < len(d.Events) && d.Events[e].Sentence.Start < sent.Start {
			e++
		}
		from := e
		for e < len(d.Events) && d.Events[e].Sentence.Start == sent.Start {
			e++
		}
		attach(d.Quantities[i:j], d.Events[from:e])
		i = j
	}
}

// attach joins the numbers of one sentence with its events.
func attach(qs []doc.Quantity, es []doc.Event) {
	for i := range qs {
		q := &qs[i]
		e := holder(q, es)
		if e == nil {
			if e = nearest(q, es); e == nil {
				continue
			}
			e.Magnitude = append(e.Magnitude, q.Magnitude)
			e.Trace = append(e.Trace, q.What+" «"+q.Text+"»")
		}
		q.Event = e.ID
		if q.Date == nil {
			q.Date = e.Date
		}
	}
}

// holder is the event that has a number already, or nil.
func holder(q *doc.Quantity, es []doc.Event) *doc.Event {
	for i := range es {
		for k := range es[i].Magnitude {
			if es[i].Magnitude[k].Start == q.Start {
				return &es[i]
			}
		}
	}
	return nil
}

// nearest is the event nearest to a number among those it can count, or nil.
func nearest(q *doc.Quantity, es []doc.Event) *doc.Event {
	var best *doc.Event
	dist := 1 << 30
	for i := range es {
		e := &es[i]
		if !counts[q.What][e.Type] {
			continue
		}
		if gap := max(e.Trigger.Start-q.End, q.Start-e.Trigger.End); gap < dist {
			best, dist = e, gap
		}
	}
	return best
}

// measured is the words that name what an amount measures, or nil: the noun
// phrase that ends there, with those before it that it hangs on.
func (w *work) measured(d *doc.Document, a *clause.Amount) *doc.Excerpt {
	if a.Of == clause.None {
		return nil
	}
	from := a.Of
	for n := 0; n < 3; n++ {
		ph := w.phraseAt(from)
		if ph == nil {
			break
		}
		from = ph.From
		if ph.Prep == "" || ph.PrepTok < 1 {
			break
		}
		if before := w.phraseAt(ph.PrepTok - 1); before == nil || ph.PrepTok == ph.From && before.To != ph.From {
			break
		}
		from = min(from, ph.PrepTok) - 1
	}
	out := d.Excerpt(doc.Span{Start: w.s.Tokens[from].StemOrWordStart(), End: w.s.Tokens[a.Of].End})
	return &out
}

// phraseAt is the noun phrase that holds token k, or nil.
func (w *work) phraseAt(k int) *clause.Phrase {
	for i := range w.s.Phrases {
		if ph := &w.s.Phrases[i]; !ph.Pron && ph.From <= k && k < ph.To {
			return ph
		}
	}
	return nil
}

// besideNumber is how far from a number its time may stand, in words.
const besideNumber = 4

// timeBeside is the time told beside a number: right behind it, or that of its
// clause.
func (w *work) timeBeside(a *clause.Amount) *clause.Time {
	to := max(a.To, a.Head+1)
	v := w.verbBefore(a.From)
	var own *clause.Time
	for i := range w.s.Times {
		t := &w.s.Times[i]
		if t.Use != clause.TimeAt || t.Start == "" {
			continue
		}
		if gap := t.From - to; gap >= 0 && gap <= besideNumber && !w.verbBetween(to, t.From) && !w.numberBetween(to, t.From) {
			return t
		}
		if own == nil && v != clause.None && w.timeOwner(t).verb == v && t.From < a.From {
			own = t
		}
	}
	return own
}

// numberBetween tells whether another number begins in tokens [from,to).
func (w *work) numberBetween(from, to int) bool {
	for i := range w.s.Amounts {
		if a := &w.s.Amounts[i]; a.From >= from && a.From < to {
			return true
		}
	}
	return false
}
