// Package compare tells where two sets of coded events agree, dyad by dyad and
// month by month: the register beside GDELT, ICEWS or POLECAT.
package compare

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
)

// Row is a number of events of one dyad in one month and quad class.
type Row struct {
	Month     string // 2006-01
	Actor     string // country slot of the register
	Recipient string
	Quad      int // 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
	N         int
	Score     float64 // sum of the N scores, on the scale that both sides use
}

// Dyad is who to whom.
type Dyad struct {
	Actor     string `json:"actor"`
	Recipient string `json:"recipient"`
}

func (d Dyad) compare(o Dyad) int {
	return cmp.Or(strings.Compare(d.Actor, o.Actor), strings.Compare(d.Recipient, o.Recipient))
}

// Cell is what both sides have of a dyad in a month and quad class.
type Cell struct {
	Month string
	Dyad
	Quad   int
	N      [2]int     // ours, theirs
	scores [2]float64 // sums
}

// Mean is the mean score of a side; false where it has no event.
func (c *Cell) Mean(side int) (float64, bool) {
	if c.N[side] == 0 {
		return 0, false
	}
	return c.scores[side] / float64(c.N[side]), true
}

// Sides of a comparison.
const (
	Ours   = 0
	Theirs = 1
)

type key struct {
	month string
	dyad  Dyad
	quad  int
}

// Table holds two sets of events summed up by month, dyad and quad class.
// Memory grows with these, not with the events.
type Table struct {
	cells map[key]*Cell
}

// NewTable sums up two sets of events. The error is the first of a set.
func NewTable(ours, theirs iter.Seq2[Row, error]) (*Table, error) {
	t := &Table{cells: map[key]*Cell{}}
	for side, rows := range [...]iter.Seq2[Row, error]{ours, theirs} {
		for r, err := range rows {
			if err != nil {
				return nil, err
			}
			t.add(side, r)
		}
	}
	return t, nil
}

func (t *Table) add(side int, r Row) {
	k := key{r.Month, Dyad{r.Actor, r.Recipient}, r.Quad}
	c := t.cells[k]
	if c == nil {
		c = &Cell{Month: strings.Clone(r.Month), Dyad: k.dyad, Quad: r.Quad}
		k.month = c.Month
		t.cells[k] = c
	}
	c.N[side] += r.N
	c.scores[side] += r.Score
}

// Cells are all sums in order of month, dyad and quad class.
func (t *Table) Cells() []*Cell {
	out := make([]*Cell, 0, len(t.cells))
	for _, c := range t.cells {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b *Cell) int {
		return cmp.Or(strings.Compare(a.Month, b.Month), a.Dyad.compare(b.Dyad), a.Quad-b.Quad)
	})
	return out
}

// Month is what both sides have of one month.
type Month struct {
	Month  string `json:"month"`
	N      [2]int `json:"events"`      // ours, theirs
	Dyads  [2]int `json:"dyads"`       // ours, theirs
	Common int    `json:"common"`      // dyads in both
	Used   bool   `json:"in_both"`     // both have events of it: it is compared
	Rho    Rho    `json:"correlation"` // of the counts of its dyads
}

// Quad is how far both agree on one quad class, over the dyads of the months in
// both.
type Quad struct {
	Quad   int    `json:"quad"`
	N      [2]int `json:"events"`
	Counts Rho    `json:"counts"`      // over the dyads of either side
	Scores Rho    `json:"mean_scores"` // over the dyads that both have in it
}

// Difference is a dyad of which one side has more than its size would let
// expect.
type Difference struct {
	Dyad
	N        [2]int  `json:"events"`
	Expected float64 `json:"expected"` // of ours, were it distributed as both together
	Residual float64 `json:"residual"` // Pearson's: (ours − expected) / √expected; above 0 ours has more
}

// Result is the comparison. Everything but Months counts the months that both
// have alone.
type Result struct {
	N           [2]int       `json:"events"`
	Both        int          `json:"dyads_in_both"`
	Only        [2]int       `json:"dyads_in_one"` // ours, theirs
	Dyads       Rho          `json:"dyads"`        // rank correlation of counts over the dyads of either side
	Common      Rho          `json:"common_dyads"` // over the dyads in both
	DyadMonths  Rho          `json:"dyad_months"`  // over the dyads of each month, of either side
	Months      []Month      `json:"months"`
	Quads       []Quad       `json:"quads"`
	Differences []Difference `json:"differences"` // the largest, by the size of the residual
}

// Compare works out the comparison; top is the number of differences wanted.
func (t *Table) Compare(top int) Result {
	months := t.months()
	used := map[string]bool{}
	for _, m := range months {
		used[m.Month] = m.Used
	}
	var cells []*Cell
	for _, c := range t.Cells() {
		if used[c.Month] {
			cells = append(cells, c)
		}
	}
	r := Result{Months: months}
	byDyad := sumUp(cells, func(c *Cell) Dyad { return c.Dyad })
	r.count(byDyad)
	r.Dyads = counts(byDyad, func(*sums) bool { return true })
	r.Common = counts(byDyad, func(s *sums) bool { return s.n[Ours] > 0 && s.n[Theirs] > 0 })
	r.DyadMonths = counts(sumUp(cells, func(c *Cell) key { return key{c.Month, c.Dyad, 0} }), func(*sums) bool { return true })
	for q := 1; q <= 4; q++ {
		r.Quads = append(r.Quads, quadOf(cells, q))
	}
	r.Differences = differences(byDyad, r.N, top)
	return r
}

// count counts events, and dyads of both sides and of one.
func (r *Result) count(byDyad []*sums) {
	for _, s := range byDyad {
		r.N[Ours] += s.n[Ours]
		r.N[Theirs] += s.n[Theirs]
		switch {
		case s.n[Ours] == 0:
			r.Only[Theirs]++
		case s.n[Theirs] == 0:
			r.Only[Ours]++
		default:
			r.Both++
		}
	}
}

func (t *Table) months() []Month {
	byMonth := map[string][]*Cell{}
	for _, c := range t.Cells() {
		byMonth[c.Month] = append(byMonth[c.Month], c)
	}
	out := make([]Month, 0, len(byMonth))
	for name, cells := range byMonth {
		m, dyads := Month{Month: name}, sumUp(cells, func(c *Cell) Dyad { return c.Dyad })
		for _, s := range dyads {
			for side := range m.N {
				m.N[side] += s.n[side]
				m.Dyads[side] += min(1, s.n[side])
			}
			if s.n[Ours] > 0 && s.n[Theirs] > 0 {
				m.Common++
			}
		}
		m.Used = m.N[Ours] > 0 && m.N[Theirs] > 0
		m.Rho = counts(dyads, func(*sums) bool { return true })
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Month) int { return strings.Compare(a.Month, b.Month) })
	return out
}

func quadOf(cells []*Cell, quad int) Quad {
	q := Quad{Quad: quad}
	cells = slices.DeleteFunc(slices.Clone(cells), func(c *Cell) bool { return c.Quad != quad })
	list := sumUp(cells, func(c *Cell) Dyad { return c.Dyad })
	var x, y []float64
	for _, s := range list {
		q.N[Ours] += s.n[Ours]
		q.N[Theirs] += s.n[Theirs]
		if s.n[Ours] > 0 && s.n[Theirs] > 0 {
			x, y = append(x, s.scores[Ours]/float64(s.n[Ours])), append(y, s.scores[Theirs]/float64(s.n[Theirs]))
		}
	}
	q.Counts, q.Scores = counts(list, func(*sums) bool { return true }), Spearman(x, y)
	return q
}

// sums are events and scores of both sides.
type sums struct {
	dyad   Dyad
	n      [2]int
	scores [2]float64
}

// sumUp adds cells by a key, in the order in which the keys come.
func sumUp[K comparable](cells []*Cell, by func(*Cell) K) []*sums {
	at := map[K]*sums{}
	var out []*sums
	for _, c := range cells {
		s := at[by(c)]
		if s == nil {
			s = &sums{dyad: c.Dyad}
			at[by(c)] = s
			out = append(out, s)
		}
		for side := range s.n {
			s.n[side] += c.N[side]
			s.scores[side] += c.scores[side]
		}
	}
	return out
}

// counts is the rank correlation of the counts of what keep lets through.
func counts(list []*sums, keep func(*sums) bool) Rho {
	var x, y []float64
	for _, s := range list {
		if keep(s) {
			x, y = append(x, float64(s.n[Ours])), append(y, float64(s.n[Theirs]))
		}
	}
	return Spearman(x, y)
}

// least is the smallest residual that is a difference.
const least = 0.05

func differences(list []*sums, total [2]int, top int) []Difference {
	if total[Ours] == 0 || total[Theirs] == 0 {
		return nil
	}
	share := float64(total[Ours]) / float64(total[Ours]+total[Theirs])
	out := make([]Difference, 0, len(list))
	for _, s := range list {
		e := share * float64(s.n[Ours]+s.n[Theirs])
		if d := (Difference{s.dyad, s.n, e, (float64(s.n[Ours]) - e) / math.Sqrt(e)}); math.Abs(d.Residual) >= least {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Residual), math.Abs(a.Residual)), a.Dyad.compare(b.Dyad))
	})
	return out[:min(top, len(out))]
}
