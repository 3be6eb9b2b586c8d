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
	today := ""
	if !d.PubTime.IsZero() {
		today = d.PubTime.Format("2006-01-02")
	}
	if t, how := w.when(m, e, today); t != nil {
		if w.comes(m, t, e, today) {
			e.Realis = doc.Future
			e.Trace = append(e.Trace, "future: the present tense with a day to come")
		}
		if v := w.verbOf(m); v != clause.None && w.s.Preds[v].Perf && t.Start != "" { // «قررت الجمعة إلغاء …»: the day of the decision
			past := *t
			past.AheadStart, past.AheadEnd = "", ""
			t = &past
		}
		e.Date = w.date(d, t, e)
		e.Historical = w.longPast(m, t, e)
		e.Trace = append(e.Trace, "date «"+e.Date.Text+"», "+how)
	} else {
		e.Told.Aged = e.Realis == doc.Actual && w.aged(m)
	}
	if at := w.where(m, e); at.phrase != clause.None {
		if e.Place = w.place(d, at.phrase); e.Place != nil {
			e.Trace = append(e.Trace, "place «"+e.Place.Text+"», "+at.why)
			if why := w.named(at.phrase); why != "" {
				e.Trace = append(e.Trace, "«"+e.Place.Text+"» is "+why)
			}
		}
	}
	w.howMany(d, m, e)
}
