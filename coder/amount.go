package coder

import (
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
		to := a.To
		if a.Head >= to {
			to = a.Head + 1
		}
		x := d.Excerpt(doc.Span{Start: w.s.Tokens[a.From].StemOrWordStart(), End: w.s.Tokens[to-1].End})
		e.Magnitude = append(e.Magnitude, doc.Magnitude{What: a.What, Low: a.Low, High: a.High, Approx: a.Approx, Unit: a.Unit, Excerpt: x})
	}
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
