package query

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// TestFresh: what is found is what a list of reports has, within the bounds.
func TestFresh(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		filled(t, s, 30)
		a, v := &Asker{Store: s}, vocabulary(t)
		for _, values := range []map[string][]string{{}, {"type": {"CONSULT,ACCUSE"}}, {"actor": {"USA"}}, {"dyad": {"USA-SYR"}}, {"time": {"2018-03..2018-09"}}, {"source": {"alpha"}}, {"sector": {"GOV"}}} {
			q, err := Parse(v, wednesday, values)
			if err != nil {
				t.Fatal(err)
			}
			q.Reports = true
			all, err := a.List(t.Context(), q, Page{Sort: SortAdded, Up: true, Limit: 10_000})
			if err != nil {
				t.Fatal(err)
			}
			if len(all.Events) < 3 {
				t.Fatalf("%v: %d events are too few to test with", values, len(all.Events))
			}
			low, high := all.Events[0].Key, all.Events[len(all.Events)-2].Key
			var want, got []int64
			for i := range all.Events {
				if e := &all.Events[i]; e.Key > low && e.Key <= high && e.Number > 3 {
					want = append(want, e.Key)
				}
			}
			q.Reports = false // makes no difference
			for after := low; ; after = got[len(got)-1] {
				page, err := a.Fresh(t.Context(), q, Since{After: after, Upto: high, Document: 3, Limit: 7})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range page {
					got = append(got, f.Key)
					if i := slices.IndexFunc(all.Events, func(e Event) bool { return e.Key == f.Key }); all.Events[i].ID != f.ID || all.Events[i].Number != f.Number || all.Events[i].story != f.Story {
						t.Errorf("%+v is %+v", f, all.Events[i])
					}
				}
				if len(page) < 7 {
					break
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v: found %v, want %v", values, got, want)
			}
		}
	})
}
