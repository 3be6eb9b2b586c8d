package score

import (
	"fmt"
	"sort"
	"time"
)

// Row is one line of the table `| set | measure | value |`.
type Row [3]string

// Rows sums the marks up, set by set in the order they come. Measures bear the
// name of the reader where it is given. bodyOnly leaves out the
// fields beside the body.
func Rows(marks []Mark, reader string, bodyOnly bool) []Row {
	var out []Row
	for len(marks) > 0 {
		n := 1
		for n < len(marks) && marks[n].Page.Set == marks[0].Page.Set {
			n++
		}
		out = append(out, setRows(marks[:n], reader, bodyOnly)...)
		marks = marks[n:]
	}
	return out
}

func setRows(marks []Mark, reader string, bodyOnly bool) []Row {
	var t tally
	for _, m := range marks {
		t.add(m)
	}
	rows := t.rows(bodyOnly)
	rows = append(rows, times(marks)...)
	for i := range rows {
		rows[i][0] = marks[0].Page.Set
		if reader != "" {
			rows[i][1] = reader + " " + rows[i][1]
		}
	}
	return rows
}

// tally adds marks up.
type tally struct {
	pages, errors             int
	tp, fp, fn                int
	title, date, authors      share
	within                    share
	titleF1, authorF1, bodyF1 mean
	furniture, bounded        int
	strings                   int
}

type share struct{ right, of int }

func (s *share) add(ok *bool) {
	if ok == nil {
		return
	}
	s.of++
	if *ok {
		s.right++
	}
}

type mean struct {
	sum float64
	n   int
}

func (m *mean) add(v *float64) {
	if v != nil {
		m.sum += *v
		m.n++
	}
}

func (t *tally) add(m Mark) {
	t.pages++
	if m.Err != nil {
		t.errors++
	}
	t.tp, t.fp, t.fn = t.tp+m.tp, t.fp+m.fp, t.fn+m.fn
	t.strings += m.tp + m.fp + m.fn + m.tn
	t.title.add(m.title)
	t.date.add(m.date)
	t.authors.add(m.authors)
	t.within.add(m.within)
	t.titleF1.add(m.titleF1)
	t.authorF1.add(m.authorF1)
	t.bodyF1.add(m.bodyF1)
	if m.within != nil {
		t.bounded++
		t.furniture += m.furniture
	}
}

func (t *tally) rows(bodyOnly bool) []Row {
	var out []Row
	put := func(name, value string) { out = append(out, Row{"", name, value}) }
	ratio := func(a, b int) string { return fmt.Sprintf("%.3f", float64(a)/float64(max(b, 1))) }
	if t.strings > 0 {
		put("strings P", ratio(t.tp, t.tp+t.fp))
		put("strings R", ratio(t.tp, t.tp+t.fn))
		put("strings F1", ratio(2*t.tp, 2*t.tp+t.fp+t.fn))
	}
	part := func(name string, s share) {
		if s.of > 0 && !bodyOnly {
			put(fmt.Sprintf("%s right (of %d)", name, s.of), ratio(s.right, s.of))
		}
	}
	part("title", t.title)
	average := func(name string, m mean) {
		if m.n > 0 && !bodyOnly {
			put(name, fmt.Sprintf("%.3f", m.sum/float64(m.n)))
		}
	}
	average("title words F1", t.titleF1)
	part("date", t.date)
	part("authors", t.authors)
	average("authors F1", t.authorF1)
	if t.bodyF1.n > 0 {
		put("body token F1", fmt.Sprintf("%.3f", t.bodyF1.sum/float64(t.bodyF1.n)))
	}
	if t.bounded > 0 {
		put("body within its bounds", fmt.Sprintf("%d of %d", t.within.right, t.within.of))
		put("furniture lines in coded blocks", fmt.Sprint(t.furniture))
	}
	if t.errors > 0 {
		put("errors", fmt.Sprint(t.errors))
	}
	return out
}

// times gives the median and the 95th percentile of a page's time.
func times(marks []Mark) []Row {
	took := make([]time.Duration, len(marks))
	for i, m := range marks {
		took[i] = m.Took
	}
	sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
	ms := func(q float64) string {
		d := took[min(int(q*float64(len(took))), len(took)-1)]
		return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000)
	}
	return []Row{{"", "median ms a page", ms(0.5)}, {"", "p95 ms a page", ms(0.95)}}
}
