package query

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/store"
)

// mostSampled is of how many events facets and places are counted where no
// rollup has them: the last ones by day.
const mostSampled = 5000

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
// What no rollup has is counted of the last events that q asks for, five thousand
// at most, so that the answer comes soon however large the register is. Keys are
// type, realis, claim, country, month, source, actor and recipient.
func (a *Asker) Facets(ctx context.Context, q *Query, by []Key, most int) (map[Key]Facet, error) {
	for _, k := range by {
		if !slices.Contains(sampled[:], k) {
			return nil, badf("by", "no facets by %q", string(k))
		}
	}
	out := map[Key]Facet{}
	err := a.view(ctx, func(k *asking) error {
		var rest []Key
		var kinds tallies // of all keys that are parts of the kind
		for _, key := range by {
			p, ok := tallied(q, []Key{key})
			switch {
			case !ok || len(p.rest)+len(p.less) > 0:
				rest = append(rest, key)
			case byKind([]Key{key}):
				if kinds == nil {
					var err error
					if kinds, err = k.byKinds(q, p); err != nil {
						return err
					}
				}
				out[key] = Facet{Values: kinds.top(key, most)}
			default:
				groups, err := k.group(q, Grouping{By: []Key{key}, Order: Most, Limit: most})
				if err != nil {
					return err
				}
				out[key] = facetOf(groups, q.Reports)
			}
		}
		if len(rest) == 0 {
			return nil
		}
		counted, partial, err := k.sample(q, rest)
		for _, key := range rest {
			out[key] = Facet{counted.top(key, most), partial}
		}
		return err
	})
	return out, err
}

func facetOf(groups []Group, reports bool) (f Facet) {
	for _, g := range groups {
		n := g.Events
		if reports {
			n = g.Reports
		}
		f.Values = append(f.Values, Value{g.Keys[0], n})
	}
	return f
}

// sampled are the keys that sample counts by.
var sampled = [...]Key{ByType, ByRealis, ByClaim, ByCountry, ByMonth, BySource, ByActor, ByRecipient}

// tallies count values of each key.
type tallies map[Key]map[string]int64

func (t tallies) add(k Key, value string, n int64) {
	if t[k] == nil {
		t[k] = map[string]int64{}
	}
	t[k][value] += n
}

// byKinds counts, from the rollup of a plan, by all that a kind tells apart: the
// sums are read once.
func (a *asking) byKinds(q *Query, p *plan) (tallies, error) {
	all := a.summed(p, []Key{byNumber})
	unit := "events"
	if q.Reports {
		unit = "reports"
	}
	rows, err := a.tx.Query(a.ctx, "SELECT k.type, k.realis, k.claim, CAST(f.n AS bigint) FROM (SELECT k1, sum("+unit+") AS n FROM ("+all.sql+") g GROUP BY k1) f JOIN kinds k ON k.key = f.k1 WHERE f.n > 0", all.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	t := tallies{}
	for rows.Next() {
		var kind, realis, claim string
		var n int64
		if err := rows.Scan(&kind, &realis, &claim, &n); err != nil {
			return nil, err
		}
		t.add(ByType, kind, n)
		t.add(ByRealis, realis, n)
		t.add(ByClaim, claim, n)
	}
	return t, rows.Err()
}

func (t tallies) top(k Key, most int) (out []Value) {
	for v, n := range t[k] {
		out = append(out, Value{v, n})
	}
	slices.SortFunc(out, func(x, y Value) int { return cmp.Or(cmp.Compare(y.Events, x.Events), cmp.Compare(x.Key, y.Key)) })
	return out[:min(len(out), most)]
}

// sample counts the last events that q asks for by some keys; partial tells that
// there are more.
func (a *asking) sample(q *Query, by []Key) (t tallies, partial bool, err error) {
	found, err := a.page(q, Page{Sort: SortDay, Limit: mostSampled}, nil)
	if err != nil {
		return nil, false, err
	}
	partial = len(found) > mostSampled
	keys := make([]int64, 0, mostSampled)
	for _, p := range found[:min(len(found), mostSampled)] {
		keys = append(keys, p.key)
	}
	t = tallies{}
	for some := range slices.Chunk(keys, 1000) {
		slices.Sort(some)
		if err := a.sampleEvents(t, some, by); err != nil {
			return nil, false, err
		}
		if err := a.sampleParties(t, some, by); err != nil {
			return nil, false, err
		}
	}
	return t, partial, nil
}

// sampleEvents counts what stands with the events themselves, and their
// publishers.
func (a *asking) sampleEvents(t tallies, keys []int64, by []Key) error {
	columns, tables := []string{"e.type", "e.realis", "e.claim", "e.country", "e.day"}, "events e"
	own := []Key{ByType, ByRealis, ByClaim, ByCountry, ByMonth}
	if slices.Contains(by, BySource) { // their documents lie far apart
		columns, tables, own = append(columns, "d.publisher"), tables+" JOIN documents d ON d.number = e.doc", append(own, BySource)
	}
	if !slices.ContainsFunc(own, func(k Key) bool { return slices.Contains(by, k) }) {
		return nil
	}
	rows, err := a.tx.Query(a.ctx, "SELECT "+strings.Join(columns, ", ")+" FROM "+tables+" WHERE "+numbers("e.key", keys).sql)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var kind, realis, claim, country, source string
		var day *int64
		if err := rows.Scan([]any{&kind, &realis, &claim, &country, &day, &source}[:len(columns)]...); err != nil {
			return err
		}
		month := ""
		if day != nil {
			month = monthName(monthOf(*day))
		}
		for i, value := range []string{kind, realis, claim, country, month, source}[:len(columns)] {
			t.add(own[i], value, 1)
		}
	}
	return rows.Err()
}

// sampleParties counts who takes part, each code once an event.
func (a *asking) sampleParties(t tallies, keys []int64, by []Key) error {
	var sides []store.Side
	for side, k := range map[store.Side]Key{store.Actor: ByActor, store.Recipient: ByRecipient} {
		if slices.Contains(by, k) {
			sides = append(sides, side)
		}
	}
	if len(sides) == 0 {
		return nil
	}
	on := among("p.side", sides)
	rows, err := a.tx.Query(a.ctx, "SELECT DISTINCT p.event, p.side, p.code FROM participants p WHERE "+numbers("p.event", keys).sql+" AND p.code <> '' AND "+on.sql, on.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var event int64
		var side int
		var code string
		if err := rows.Scan(&event, &side, &code); err != nil {
			return err
		}
		k := ByActor
		if store.Side(side) == store.Recipient {
			k = ByRecipient
		}
		t.add(k, code, 1)
	}
	return rows.Err()
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
const mostMapped = 20_000

// Places counts the events that q asks for by their place, those of most events
// first, as many places as most tells: of the last twenty thousand events with a
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
