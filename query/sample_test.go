package query

import (
	"testing"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// TestFacets: each facet is what counting by its key gives, from sums and from
// the events alike.
func TestFacets(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		filled(t, s, 60)
		a := &Asker{Store: s}
		keys := []Key{ByType, ByRealis, ByClaim, ByCountry, ByMonth, BySource, ByActor, ByRecipient}
		for _, q := range []Query{{}, {Reports: true}, {Sectors: []string{"GOV"}}, {Sectors: []string{"GOV"}, Reports: true}, {Actors: []Who{{Code: "USA"}}},
			{Types: []Kind{{Type: "CONSULT"}}}, {Types: []Kind{{Type: "CONSULT"}}, Claims: Claimed(), Reports: true}, {Time: []Days{{17590, 17612}}}, {Sources: []string{"alpha"}, Quads: []int{1, 4}}} {
			facets, err := a.Facets(t.Context(), &q, keys, 1000)
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range keys {
				groups, err := a.Group(t.Context(), &q, Grouping{By: []Key{k}, Order: Most})
				if err != nil {
					t.Fatal(err)
				}
				if len(groups) != len(facets[k].Values) || facets[k].Partial {
					t.Errorf("%+v by %s: %d groups, facet %+v", q, k, len(groups), facets[k])
					continue
				}
				want := map[string]int64{}
				for _, g := range groups {
					want[g.Keys[0]] = g.Events
					if q.Reports {
						want[g.Keys[0]] = g.Reports
					}
				}
				for _, v := range facets[k].Values {
					if want[v.Key] != v.Events {
						t.Errorf("%+v by %s: %s %d, want %d", q, k, v.Key, v.Events, want[v.Key])
					}
				}
			}
		}
		if _, err := a.Facets(t.Context(), &Query{}, []Key{ByDyad}, 10); err == nil {
			t.Error("facets by dyads")
		}
		spots, partial, err := a.Places(t.Context(), &Query{}, 1000)
		if err != nil || partial {
			t.Fatal(err, partial)
		}
		for i, x := range spots {
			if x.Events == 0 || i > 0 && spots[i-1].Events < x.Events {
				t.Errorf("%+v", x)
			}
		}
	})
}
