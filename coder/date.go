package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// comes tells that an event told in the present tense lies on the coming, not
// the last of two days («يلتقي الوزير الجمعة نظيره»). Titles tell in the
// present what was.
func (w *work) comes(m *match, t *clause.Time, e *doc.Event, today string) bool {
	v := w.verbOf(m)
	if e.Realis != doc.Actual || t.AheadStart == "" || t.Start >= today || len(t.Start) < len(today) || tellers[e.Type] || e.Sentence.Block == doc.Title {
		return false
	}
	held := w.describing(m, t)
	if held != clause.None {
		v = held
	}
	if v == clause.None || v != held && v != m.pred && v != m.light && v != m.support {
		return false
	}
	p := &w.s.Preds[v]
	if p.Perf || p.KanaQad || p.Neg || w.s.Tokens[p.Tok].Feats.VerbForm >= doc.ActivePart || t.Use == clause.TimeSince {
		return false
	}
	return v == held || p.Rel == clause.Root || p.Rel == clause.Coordinated || p.Rel == clause.Complement
}

// describing is the verb of the relative clause of talks in which a time stands: «القمة التي
// تستضيفها باريس الأحد»; None where there is none.
func (w *work) describing(m *match, t *clause.Time) int {
	if !talks(m) {
		return clause.None
	}
	best := clause.None
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Verb && q.Tok >= m.from && q.Tok < t.From && (best == clause.None || q.Tok > w.s.Preds[best].Tok) {
			best = i
		}
	}
	if best == clause.None {
		return clause.None
	}
	if q := &w.s.Preds[best]; q.Rel != clause.Relative || best != m.pred && !w.headedBy(m, q.Via.Phrase) {
		return clause.None
	}
	return best
}

// date writes a time expression as an event's date.
func (w *work) date(d *doc.Document, t *clause.Time, e *doc.Event) *doc.Date {
	out := &doc.Date{Excerpt: d.Excerpt(doc.Span{Start: w.s.Tokens[t.From].Start, End: w.s.Tokens[t.To-1].End}), From: t.Start, To: t.End, Granularity: t.Granularity}
	if t.AheadStart != "" && (e.Realis == doc.Future || t.Start == "") {
		out.From, out.To = t.AheadStart, t.AheadEnd
	}
	if wasLast(t, e) {
		out.From = t.LastStart
	}
	if out.To == out.From {
		out.To = ""
	}
	return out
}

// wasLast tells that an event happened on the last, not the coming of two days of which the
// text tells no year: an attack that is told has been («هاجموا القرية في 25 أغسطس»).
func wasLast(t *clause.Time, e *doc.Event) bool {
	return t.LastStart != "" && e.Type == "ASSAULT" && e.Realis == doc.Actual
}

// background is from how many months back an event is history.
const background = 6

func (w *work) longPast(m *match, t *clause.Time, e *doc.Event) bool {
	return t.Start != "" && t.Past > background && e.Realis != doc.Future
}
