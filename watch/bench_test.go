package watch

import (
	"fmt"
	"testing"
)

// BenchmarkItems: articles that a feed carries, stored one by one: what the
// keeping costs apart from network and coding.
func BenchmarkItems(b *testing.B) {
	s := newSite(b)
	var names []string
	for i := range 200 {
		names = append(names, fmt.Sprintf("n%03d", i))
	}
	s.feed("x", names...)
	for b.Loop() {
		r := &run{t: b, dir: b.TempDir(), list: []string{s.URL + "/feed-x"}, items: true}
		if rep := r.once()[r.list[0]]; rep.New != len(names) {
			b.Fatalf("%+v", rep)
		}
	}
	b.ReportMetric(float64(b.N*len(names))/b.Elapsed().Seconds(), "articles/s")
}
