package validate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// world makes events: many reports of one outlet, few of others.
func world(n int) []doc.Event {
	types := []string{"CONSULT", "CONSULT", "CONSULT", "ACCUSE", "ACCUSE", "ASSAULT", "SANCTION"}
	var out []doc.Event
	for i := range n {
		e := doc.Event{ID: fmt.Sprintf("%016x", i), Type: types[i%len(types)], Publisher: "big", Confidence: float64(i%100) / 100}
		if i%10 == 0 {
			e.Publisher = "small"
		}
		if i%500 == 3 {
			e.Publisher, e.URL = "", "https://www.rare.example/x"
		}
		out = append(out, e)
	}
	return out
}

func drawn(t *testing.T, d Design, events []doc.Event) *Sample {
	t.Helper()
	s, err := NewSampler(d)
	if err != nil {
		t.Fatal(err)
	}
	for i := range events {
		s.Add(&events[i])
	}
	out, err := s.Draw()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ids(s *Sample) []string {
	var out []string
	for _, r := range s.Rows {
		out = append(out, r.ID)
	}
	return out
}

func TestSampleIsTheSameInAnyOrder(t *testing.T) {
	events := world(5000)
	d := Design{N: 100, By: []string{"type", "publisher", "confidence"}, Seed: 1}
	first := ids(drawn(t, d, events))
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
	if again := ids(drawn(t, d, events)); !slices.Equal(first, again) {
		t.Errorf("another order, another sample:\n%v\n%v", first, again)
	}
	d.Seed = 2
	if other := ids(drawn(t, d, events)); slices.Equal(first, other) {
		t.Error("another seed, the same sample")
	}
	if slices.IsSorted(first) {
		t.Error("the rows are in order: judges should see them at random")
	}
}

// TestStrata: sizes are right, shares follow them, each stratum has its least.
func TestStrata(t *testing.T) {
	s := drawn(t, Design{N: 100, By: []string{"type"}, Seed: 1}, world(7000))
	if len(s.Rows) != 100 || s.Events != 7000 || s.Joined != 0 {
		t.Fatalf("%d rows of %d events, %d joined", len(s.Rows), s.Events, s.Joined)
	}
	want := map[string]Stratum{"type=ACCUSE": {Size: 2000, Drawn: 29}, "type=ASSAULT": {Size: 1000, Drawn: 14}, "type=CONSULT": {Size: 3000, Drawn: 43}, "type=SANCTION": {Size: 1000, Drawn: 14}}
	for _, st := range s.Strata {
		if w := want[st.Name]; w.Size != st.Size || st.Drawn < w.Drawn || st.Drawn > w.Drawn+1 {
			t.Errorf("%+v, want %+v", st, w)
		}
	}
	s = drawn(t, Design{N: 100, By: []string{"type"}, Seed: 1, Min: 25}, world(7000))
	for _, st := range s.Strata {
		if st.Drawn != 25 {
			t.Errorf("%+v, want 25 drawn", st)
		}
	}
}

// TestSmallStrata are drawn from, though others are a hundred times as large.
func TestSmallStrata(t *testing.T) {
	s := drawn(t, Design{N: 200, By: []string{"publisher"}, Seed: 3}, world(20000))
	total := 0
	for _, st := range s.Strata {
		if total += st.Drawn; st.Name == "publisher=rare.example" && (st.Size != 40 || st.Drawn != 2) {
			t.Errorf("%+v, want 2 of 40", st)
		}
	}
	if total != 200 || len(s.Strata) != 3 {
		t.Errorf("%d drawn: %+v", total, s.Strata)
	}
}

// TestJoining: 4 types, 3 publishers and 3 bands are more than there is room for.
func TestJoining(t *testing.T) {
	s := drawn(t, Design{N: 30, By: []string{"type", "publisher", "confidence"}, Seed: 3}, world(20000))
	names := map[string]bool{}
	size, total := int64(0), 0
	for _, st := range s.Strata {
		if names[st.Name] {
			t.Errorf("two strata are called %s", st.Name)
		}
		names[st.Name] = true
		size += st.Size
		total += st.Drawn
		if st.Drawn < 2 {
			t.Errorf("%+v: fewer than two", st)
		}
	}
	if s.Joined == 0 || size != 20000 || total != 30 || !names["type=CONSULT | publisher=big | confidence=0-0.5"] {
		t.Errorf("%d joined, %d drawn of %d: %+v", s.Joined, total, size, s.Strata)
	}
	for _, n := range []int{1, 2, 3, 5} {
		if s := drawn(t, Design{N: n}, world(3000)); len(s.Rows) != n || s.Strata[0].Name != "all" {
			t.Errorf("sample of %d has %d, of %v", n, len(s.Rows), s.Strata)
		}
		if s := drawn(t, Design{N: n, By: []string{"type", "publisher", "confidence"}}, world(3000)); len(s.Rows) != n {
			t.Errorf("sample of %d has %d", n, len(s.Rows))
		}
	}
}

func TestSampleOfEverything(t *testing.T) {
	s := drawn(t, Design{N: 500, By: []string{"type", "publisher"}, Seed: 3}, world(300))
	if len(s.Rows) != 300 {
		t.Errorf("%d rows of 300 events", len(s.Rows))
	}
	if s := drawn(t, Design{N: 5}, nil); len(s.Rows) != 0 || len(s.Strata) != 0 {
		t.Errorf("a sample of nothing: %+v", s)
	}
}

// TestInclusion: within a stratum each event is drawn as often as the others.
func TestInclusion(t *testing.T) {
	events := world(70)
	count := map[string]int{}
	const runs = 2000
	for seed := range uint64(runs) {
		for _, id := range ids(drawn(t, Design{N: 14, By: []string{"type"}, Seed: seed}, events)) {
			count[id]++
		}
	}
	for _, e := range events { // 14 of 70, with shares of whole events: 6, 4, 2, 2 of 30, 20, 10, 10
		if p := float64(count[e.ID]) / runs; math.Abs(p-0.2) > 0.04 {
			t.Errorf("%s %s is drawn with a chance of %.3f, want 0.2", e.ID, e.Type, p)
		}
	}
}

// TestMemory: what is held does not grow with the events.
func TestMemory(t *testing.T) {
	s, err := NewSampler(Design{N: 20, By: []string{"type", "publisher"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range world(50000) {
		s.Add(&e)
	}
	held := len(s.lowest)
	for _, l := range s.leaves {
		held += len(l.lowest)
	}
	if held > spare*20+2*len(s.leaves) || len(s.leaves) != 12 {
		t.Errorf("%d events held, of %d strata", held, len(s.leaves))
	}
}

func TestTwice(t *testing.T) {
	s, err := NewSampler(Design{N: 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range append(world(8), world(8)...) {
		s.Add(&e)
	}
	if _, err := s.Draw(); err == nil {
		t.Error("an event that stands twice is counted twice")
	}
}

func TestDesign(t *testing.T) {
	for _, d := range []Design{{}, {N: 5, Min: 6}, {N: 5, Min: -1}, {N: 5, By: []string{"colour"}}, {N: 5, By: []string{"type", "type"}}} {
		if _, err := NewSampler(d); err == nil {
			t.Errorf("%+v is taken", d)
		}
	}
}

func TestBands(t *testing.T) {
	b, err := ParseBands("0.25, 0.5,0.75")
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range map[float64]string{0: "0-0.25", 0.25: "0.25-0.5", 0.5: "0.5-0.75", 0.74: "0.5-0.75", 0.75: "0.75-1", 1: "0.75-1"} {
		if got := b.Of(x); got != want {
			t.Errorf("%v lies in %s, want %s", x, got, want)
		}
	}
	for _, s := range []string{"", "x", "0", "1", "0.5,0.5", "0.7,0.5", "NaN"} {
		if _, err := ParseBands(s); err == nil {
			t.Errorf("bands %q are taken", s)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	s, err := NewSampler(Design{N: 200, By: []string{"type", "publisher", "confidence"}})
	if err != nil {
		b.Fatal(err)
	}
	events := world(100000)
	b.ReportAllocs()
	for i := range b.N {
		s.Add(&events[i%len(events)])
	}
}
