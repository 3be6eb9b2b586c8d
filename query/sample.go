package query

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/sijil-news/sijil/store"
)

// mostSampled is of how many events facets and places are counted where no
// rollup has them: the last ones by day.
const mostSampled = 10_000

// Value is one value of a key, and how many events (or reports) have it.
type Value struct {
	Key    string `json:"key"`
	Events int64  `json:"events"`
}

// Facet is the values of one key, those of most events first.
type Facet struct {
	Values  []Value
	Partial bool // of the last mostSampled events only
}

// Facets counts by several keys at once, each by itself, most values of each.
// What no rollup has is counted of the last events that q asks for, ten thousand
// at most, so that the answer comes soon however large the register is.
func (a *Asker) Facets(ctx context.Context, q *Query, by []Key, most int) (map[Key]Facet, error) {
	for _, k := range by {
		if findKey(k) == nil {
			return nil, badf("by", "no key %q", string(k))
		}
	}
	out := map[Key]Facet{}
	err := a.view(ctx, func(k *asking) error {
		var rest []Key
		for _, key := range by {
			if p, ok := tallied(q, []Key{key}); !ok || len(p.rest) > 0 {
				rest = append(rest, key)
				continue
			}
			groups, err := k.group(q, Grouping{By: []Key{key}, Order: Most, Limit: most})
			if err != nil {
				return err
			}
			f := Facet{}
			for _, g := range groups {
				n := g.Events
				if q.Reports {
					n = g.Reports
				}
				f.Values = append(f.Values, Value{g.Keys[0], n})
			}
			out[key] = f
		}
		if len(rest) == 0 {
			return nil
		}
		sample, err := k.sample(q)
		if err != nil {
			return err
		}
		for _, key := range rest {
			f, err := k.facet(key, sample, most)
			if err != nil {
				return err
			}
			out[key] = f
		}
		return nil
	})
	return out, err
}

// sample is the keys of the last events that q asks for.
func (a *asking) sample(q *Query) ([]int64, error) {
	found, err := a.page(q, Page{Sort: SortDay, Limit: mostSampled}, nil)
	keys := make([]int64, 0, len(found))
	for _, p := range found {
		keys = append(keys, p.key)
	}
	return keys, err
}

// facet counts events of a sample by a key.
func (a *asking) facet(key Key, sample []int64, most int) (Facet, error) {
	f := Facet{Partial: len(sample) > mostSampled}
	counts := map[string]int64{}
	for some := range slices.Chunk(sample[:min(len(sample), mostSampled)], 2000) {
		r := &rows{tables: "events e"}
		r.also(numbers("e.key", some))
		expr, _ := a.value(key, r)
		from, args := r.from()
		answer, err := a.tx.Query(a.ctx, "SELECT k1, count(*) FROM (SELECT DISTINCT e.key, "+expr+" AS k1"+from+") f GROUP BY k1", args...)
		if err != nil {
			return f, err
		}
		for answer.Next() {
			var v any
			var n int64
			if err := answer.Scan(&v, &n); err != nil {
				answer.Close()
				return f, err
			}
			if v = plainValue(v); v != nil {
				counts[findKey(key).label(v)] += n
			}
		}
		answer.Close()
		if err := answer.Err(); err != nil {
			return f, err
		}
	}
	for v, n := range counts {
		f.Values = append(f.Values, Value{v, n})
	}
	slices.SortFunc(f.Values, func(x, y Value) int { return cmp.Or(cmp.Compare(y.Events, x.Events), cmp.Compare(x.Key, y.Key)) })
	f.Values = f.Values[:min(len(f.Values), most)]
	return f, nil
}

// Spot is a place with what took place there.
type Spot struct {
	Name   string  `json:"name"`
	Code   string  `json:"code,omitempty"` // country, ISO 3166 alpha-3
	Lat    float64 `json:"lat"`            // degrees, WGS 84
	Lon    float64 `json:"lon"`
	Events int64   `json:"events"`
	Mean   float64 `json:"mean"` // of the scores
}

// mostMapped is of how many events Places counts.
const mostMapped = 50_000

// Places counts the events that q asks for by their place, those of most events
// first, as many places as most tells: of the last fifty thousand events with a
// point on the map; partial tells that there are more.
func (a *Asker) Places(ctx context.Context, q *Query, most int) (out []Spot, partial bool, err error) {
	err = a.view(ctx, func(k *asking) error {
		out, partial, err = k.places(q, most)
		return err
	})
	return out, partial, err
}

func (a *asking) places(q *Query, most int) ([]Spot, bool, error) {
	r, err := a.rows(q)
	if err != nil {
		return nil, false, err
	}
	if !q.Reports {
		r.add("e.lead = 1")
	}
	r.add("e.lat IS NOT NULL")
	from, args := r.from()
	last := "SELECT e.key, e.place, e.country, e.lat, e.lon, e.score" + from + " ORDER BY e.day DESC LIMIT " + strconv.Itoa(mostMapped+1)
	total := int64(0)
	list, err := store.Collect(a.ctx, a.tx, func(row store.Row) (s Spot, err error) {
		err = row.Scan(&s.Name, &s.Code, &s.Lat, &s.Lon, &s.Events, &s.Mean)
		total += s.Events
		return s, err
	}, "SELECT place, country, avg(lat), avg(lon), count(*), avg(score) FROM ("+last+") f GROUP BY place, country ORDER BY count(*) DESC, place, country", args...)
	return list[:min(len(list), most)], total > mostMapped, err
}
