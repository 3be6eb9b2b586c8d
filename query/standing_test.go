package query

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// TestStanding: what is told of somebody is what questions with filters give,
// for codes, names and ids, in all of time and in a part of it.
func TestStanding(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		reports := filled(t, s, 60)
		a := &Asker{Store: s}
		var all []Who
		for _, r := range reports {
			for _, p := range append(parties(r.e), r.e.SaidBy...) {
				for _, w := range []Who{{Code: p.Code}, {Name: p.ID}, {Name: p.NameEn}} {
					if w != (Who{}) && !slices.Contains(all, w) {
						all = append(all, w)
					}
				}
			}
		}
		slots, err := a.Slots(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range all {
			for _, time := range [][]Days{nil, {{17590, 17612}}} {
				standing(t, a, w, time)
			}
			if n := counted(t, a, Query{Parties: []Who{w}}); w.Code != "" && slots[w.Code] != n {
				t.Errorf("%s: %d, want %d", w, slots[w.Code], n)
			}
		}
		entities(t, a, all)
	})
}

func counted(t *testing.T, a *Asker, q Query) int64 {
	t.Helper()
	n, err := a.Count(t.Context(), &q)
	if err != nil {
		t.Fatal(err)
	}
	return n.Events
}

func standing(t *testing.T, a *Asker, w Who, time []Days) {
	t.Helper()
	const most = 3
	s, err := a.Standing(t.Context(), w, time, most)
	if err != nil {
		t.Fatal(err)
	}
	who := []Who{w}
	if n := counted(t, a, Query{Time: time, Parties: who}); s.Events != n {
		t.Errorf("%s takes part in %d, want %d", w, s.Events, n)
	}
	for i, q := range []Query{{Time: time, Actors: who}, {Time: time, Recipients: who}, {Time: time, SaidBy: who}, {Time: time, Actors: who, Claims: Claimed()}} {
		got := []Part{s.Does, s.DoneTo, s.Says, s.SaidToDo}[i]
		l, err := a.List(t.Context(), &q, Page{Limit: most})
		if err != nil {
			t.Fatal(err)
		}
		same := slices.EqualFunc(got.Last, l.Events, func(x, y Event) bool { return x.Key == y.Key })
		if n := counted(t, a, q); got.Events != n || !same {
			t.Errorf("%s, part %d: %d, want %d; last ones the same: %v", w, i, got.Events, n, same)
		}
	}
}

func entities(t *testing.T, a *Asker, all []Who) {
	t.Helper()
	var ids []string
	for _, w := range all {
		if w.Name != "" {
			ids = append(ids, w.Name)
		}
	}
	got, err := a.Entities(t.Context(), ids)
	if err != nil || len(got) == 0 {
		t.Fatal(got, err)
	}
	for id, n := range got {
		if want := counted(t, a, Query{Parties: []Who{{Name: id}}}); n != want {
			t.Errorf("%s: %d, want %d", id, n, want)
		}
	}
}
