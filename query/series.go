package query

import (
	"context"
	"slices"
)

// Point is one month of one dyad. Numbers count events or, where reports are
// asked for, means and sums are of reports.
type Point struct {
	Dyad  string   `json:"dyad"`
	Month string   `json:"month"`
	Quads [4]int64 `json:"quads"` // events (or reports) that are verbal, material cooperation, verbal, material conflict
	Numbers
}

// Series is the time series of each dyad that q asks for, by month; without
// dyads, of those most of the events are of, as many as most tells. Months
// without events are there, too, from the first day asked for to the last or,
// where that is open, from the first event to the last. Events of unknown days
// are in no month.
func (a *Asker) Series(ctx context.Context, q *Query, most int) (out []Point, err error) {
	err = a.view(ctx, func(k *asking) error {
		dyads := q.Dyads
		if len(dyads) == 0 {
			top, err := k.group(q, Grouping{By: []Key{ByDyad}, Order: Most, Limit: most})
			if err != nil {
				return err
			}
			for _, g := range top {
				d, err := ParseDyad(g.Keys[0])
				if err != nil { // no codes that a reader would write
					continue
				}
				dyads = append(dyads, d)
			}
		}
		for _, d := range dyads {
			one := *q
			one.Dyads = []Dyad{d}
			points, err := k.series(&one, d.String())
			if err != nil {
				return err
			}
			out = append(out, points...)
		}
		return nil
	})
	return out, err
}

func (d Dyad) String() string {
	switch {
	case !d.Mutual:
		return d.Actor.String() + ">" + d.Recipient.String()
	case d.plain():
		return d.Actor.String() + "-" + d.Recipient.String()
	}
	return d.Actor.String() + " - " + d.Recipient.String()
}

// series is that of one dyad.
func (a *asking) series(q *Query, name string) ([]Point, error) {
	groups, err := a.group(q, Grouping{By: []Key{ByMonth, ByQuad}, Order: Ordered})
	if err != nil {
		return nil, err
	}
	groups = slices.DeleteFunc(groups, func(g Group) bool { return g.values[0] == nil })
	first, last, ok := q.months(groups)
	if !ok {
		return nil, nil
	}
	out := make([]Point, last-first+1)
	for i := range out {
		out[i] = Point{Dyad: name, Month: monthName(first + int64(i))}
	}
	for _, g := range groups {
		month := number(g.values[0])
		if month < first || month > last {
			continue
		}
		p := &out[month-first]
		n := g.Events
		if q.Reports {
			n = g.Reports
		}
		if quad := number(g.values[1]); quad >= 1 && quad <= 4 {
			p.Quads[quad-1] += n
		}
		p.Events += g.Events
		p.Reports += g.Reports
		p.Score += g.Score
	}
	for i := range out {
		n := out[i].Events
		if q.Reports {
			n = out[i].Reports
		}
		if n > 0 {
			out[i].Mean = out[i].Score / float64(n)
		}
	}
	return out, nil
}

// months are the first and the last month of a series; false where there is none.
func (q *Query) months(groups []Group) (first, last int64, ok bool) {
	var days Days
	for i, d := range q.Time {
		if i == 0 {
			days = d
		}
		days = Days{min(days.From, d.From), max(days.To, d.To)}
	}
	if len(groups) > 0 {
		first, last, ok = number(groups[0].values[0]), number(groups[len(groups)-1].values[0]), true
	}
	if len(q.Time) > 0 && days.From > firstDay && days.To < lastDay {
		return monthOf(days.From), monthOf(days.To), true
	}
	if len(q.Time) > 0 && ok {
		if days.From > firstDay {
			first = monthOf(days.From)
		}
		if days.To < lastDay {
			last = monthOf(days.To)
		}
	}
	return first, last, ok
}
