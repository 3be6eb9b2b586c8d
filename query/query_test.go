package query

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// TestAnswers compares answers to random questions with those of the oracle.
func TestAnswers(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		all := filled(t, s, 60)
		a := &Asker{Store: s}
		n := 150
		if v, err := strconv.Atoi(os.Getenv("SIJIL_TEST_QUERIES")); err == nil {
			n = v
		}
		planned := 0
		for seed := range n {
			r := rand.New(rand.NewPCG(uint64(seed), 3))
			q, by := random(r, all), keysAt(r)
			if _, ok := tallied(q, by); ok {
				planned++
			}
			compareGroups(t, a, all, q, by)
			p := Page{Sort: pick(r, []Sort{SortDay, SortPublished, SortConfidence, SortScore, SortAdded}), Up: r.IntN(2) == 0, Limit: 1 + r.IntN(60)}
			compareList(t, a, all, q, p)
			if t.Failed() {
				t.Fatalf("seed %d: %+v by %v", seed, q, by)
			}
		}
		if planned < n/10 {
			t.Errorf("%d of %d questions are answered from the rollups", planned, n)
		}
	})
}

func compareGroups(t *testing.T, a *Asker, all []report, q *Query, by []Key) {
	t.Helper()
	want := count(all, q, by)
	got, err := a.Group(t.Context(), q, Grouping{By: by})
	if err != nil {
		t.Fatal(err)
	}
	if len(by) == 0 && len(got) == 0 {
		got = []Group{}
	}
	if len(got) != len(want) {
		t.Errorf("%d groups, want %d", len(got), len(want))
	}
	for _, g := range got {
		w, key := want[strings.Join(g.Keys, "|")], strings.Join(g.Keys, "|")
		if g.Events != w.Events || g.Reports != w.Reports || math.Abs(g.Score-w.Score) > 1e-6 || math.Abs(g.Mean-w.Mean) > 1e-6 {
			t.Errorf("%q: %+v, want %+v", key, g.Numbers, w)
		}
	}
}

func compareList(t *testing.T, a *Asker, all []report, q *Query, p Page) {
	t.Helper()
	want := listed(all, q, p)
	var got []string
	for {
		ans, err := a.List(t.Context(), q, p)
		if err != nil {
			t.Fatal(err)
		}
		for i := range ans.Events {
			got = append(got, ans.Events[i].ID)
		}
		if p.Cursor = ans.Next; p.Cursor == "" {
			break
		}
		if len(ans.Events) != p.Limit {
			t.Fatalf("a page of %d, want %d", len(ans.Events), p.Limit)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("list by %s (up %v): %d events, want %d:\n%v\n%v", p.Sort, p.Up, len(got), len(want), got, want)
	}
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func keysAt(r *rand.Rand) []Key {
	names, _ := Keys()
	var out []Key
	for range r.IntN(3) {
		if k := pick(r, names); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// random is a question that some events may answer.
func random(r *rand.Rand, all []report) *Query {
	q := &Query{Reports: r.IntN(3) == 0}
	some := func() *report { return &all[r.IntN(len(all))] }
	day := func() []Days {
		from := dayOf(time.Date(2018, time.Month(1+r.IntN(12)), 1, 0, 0, 0, 0, time.UTC))
		out := []Days{{from, from + int64(r.IntN(100))}}
		switch r.IntN(5) {
		case 3:
			out[0].From += int64(r.IntN(40))
		case 0:
			out[0].To = lastDay
		case 1:
			out = []Days{{from, dayOfMonth(monthOf(from)+int64(1+r.IntN(4))) - 1}}
		case 2:
			out = append(out, Days{firstDay, from - 100})
		}
		return out
	}
	filters := []func(){
		func() { q.Time = day() },
		func() { q.Time = day() },
		func() { q.During = day() },
		func() { q.Published = day() },
		func() { q.Types = []Kind{{some().e.Type, ""}, {"CONSULT", "visit"}} },
		func() { q.Types = []Kind{{some().e.Type, ""}} },
		func() { q.Modes = []string{"phone", ""} },
		func() { q.Quads = []int{1 + r.IntN(4), 1 + r.IntN(4)} },
		func() { q.Actors = []Who{someWho(r, some().e.Actor)} },
		func() { q.Actors = []Who{someWho(r, some().e.Actor), someWho(r, some().e.Actor)} },
		func() { q.Recipients = []Who{someWho(r, some().e.Recipient)} },
		func() { q.Parties = []Who{someWho(r, parties(some().e))} },
		func() { q.SaidBy = []Who{someWho(r, some().e.Recipient)} },
		func() { q.Dyads = []Dyad{{someWho(r, some().e.Actor), someWho(r, some().e.Recipient), r.IntN(2) == 0}} },
		func() {
			q.Dyads = []Dyad{{Who{Code: "USA"}, Who{Code: "SYR"}, r.IntN(2) == 0}, {Who{Code: "USA"}, Who{Code: "USA"}, true}}
		},
		func() { q.Dyads = []Dyad{{Who{Code: "USA"}, Who{Code: "RUS"}, r.IntN(2) == 0}} },
		func() { q.Span = 7 },
		func() { q.Countries = []string{"SYR"} },
		func() { q.Sectors = []string{"GOV", "REB"} },
		func() { q.Places = []Place{{"دمشق", pick(r, []string{"", "SYR", "IRQ"})}} },
		func() { q.Near = &Circle{33, 37, float64(50 + r.IntN(600))} },
		func() { q.Realis = []string{"actual", "negated"} },
		func() { q.Claims = []string{"alleged"} },
		func() { b := r.IntN(2) == 0; q.Background = &b },
		func() { q.Sources = []string{"alpha", "gamma, daily"} },
		func() { q.Confidence = Between{r.Float64() / 2, 1} },
		func() { b := r.IntN(2) == 0; q.Merged = &b },
		func() { q.Stories = []string{story(1), story(2), story(3)} },
		func() { q.IDs = []string{some().e.ID, some().e.ID} },
		func() { q.Docs = []string{some().d.URL, some().d.ID} },
	}
	for range r.IntN(4) {
		filters[r.IntN(len(filters))]()
	}
	return q
}

func someWho(r *rand.Rand, list []doc.Actor) Who {
	if len(list) == 0 {
		return Who{Code: "RUS"}
	}
	a := pick(r, list)
	switch r.IntN(6) {
	case 0:
		return Who{Code: a.Code, Sector: "GOV"}
	case 1:
		return Who{Sector: "MIL"}
	case 2:
		return Who{Name: a.Name}
	case 3:
		return Who{Name: "Ahmad al-Masri"}
	}
	if a.Code == "" {
		return Who{Code: "USA"}
	}
	return Who{Code: a.Code}
}

// TestStream: the whole events are those of the list.
func TestStream(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		all := filled(t, s, 150)
		a := &Asker{Store: s}
		for _, q := range []*Query{{}, {Reports: true}, {Types: []Kind{{"ACCUSE", ""}}}, {Actors: []Who{{Code: "USA"}}}} {
			var got []string
			for told, err := range a.Stream(t.Context(), q) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, told.Event.ID)
				if len(told.Event.Trace) == 0 || told.Doc.Text == "" {
					t.Fatalf("event %s is not whole", told.Event.ID)
				}
			}
			if want := listed(all, q, Page{Sort: SortAdded, Up: true}); !slices.Equal(got, want) {
				t.Errorf("%d events, want %d", len(got), len(want))
			}
		}
	})
}

// TestEvents: what a list tells of an event is what the document has of it.
func TestEvents(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		all := filled(t, s, 20)
		a := &Asker{Store: s}
		ans, err := a.List(t.Context(), &Query{Reports: true}, Page{Sort: SortAdded, Up: true, Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		if len(ans.Events) != len(all) {
			t.Fatalf("%d events, want %d", len(ans.Events), len(all))
		}
		for i := range all {
			got, want := brief(&ans.Events[i].Event), brief(all[i].e)
			if got != want {
				t.Errorf("event %d:\n%s\n%s", i, got, want)
			}
			if e := &ans.Events[i]; e.Number == 0 || e.Added.IsZero() || (e.Day == "") != (all[i].row.Day == nil) || e.Story != story(all[i].story) || (e.Reports > 1) != (all[i].story != 0 && reportsOf(all, all[i].story) > 1) {
				t.Errorf("event %d: %+v", i, e)
			}
		}
	})
}

func story(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%016x", n)
}

func reportsOf(all []report, story int64) (n int) {
	for i := range all {
		if all[i].story == story {
			n++
		}
	}
	return n
}

func brief(e *doc.Event) string {
	who := func(list []doc.Actor) (out []string) {
		for _, a := range list {
			out = append(out, a.Text+" "+a.ID+" "+a.Name+" "+a.NameEn+" "+a.Code+" "+a.Sector)
		}
		return out
	}
	place := ""
	if e.Place != nil {
		place = fmt.Sprint(e.Place.Name, e.Place.Code, e.Place.Lat, e.Place.Lon)
	}
	return fmt.Sprint(e.ID, e.DocID, e.URL, e.Publisher, e.Published, e.Type, e.Mode, e.Quad, e.Score, e.Confidence, e.Realis, e.Claim, e.Historical, e.Sentence, e.Trigger, who(e.Actor), who(e.Recipient), who(e.SaidBy), place, e.Version)
}
