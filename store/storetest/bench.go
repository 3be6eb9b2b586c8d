package storetest

import (
	"testing"
	"time"
)

// benchBatch is how many documents the benchmarks put at once, as sijil add.
const benchBatch = 100

// BenchPut puts new documents, which are packed already; one operation is one
// document.
func (b Backend) BenchPut(bench *testing.B) {
	s, err := b.Open(bench.Context(), b.New(bench), time.Minute)
	if err != nil {
		bench.Fatal(err)
	}
	defer s.Close()
	bench.StopTimer()
	for n := 0; n < bench.N; n += benchBatch {
		batch := many(n, min(n+benchBatch, bench.N))
		for _, r := range batch {
			if err := r.Prepare(); err != nil {
				bench.Fatal(err)
			}
		}
		bench.StartTimer()
		if _, err := s.Put(bench.Context(), batch); err != nil {
			bench.Fatal(err)
		}
		bench.StopTimer()
	}
	bench.ReportMetric(float64(bench.N)/bench.Elapsed().Seconds(), "docs/s")
}

// BenchRead reads documents one after the other; one operation is one document.
func (b Backend) BenchRead(bench *testing.B) {
	s, err := b.Open(bench.Context(), b.New(bench), time.Minute)
	if err != nil {
		bench.Fatal(err)
	}
	defer s.Close()
	const docs = 1000
	for n := 0; n < docs; n += benchBatch {
		if _, err := s.Put(bench.Context(), many(n, n+benchBatch)); err != nil {
			bench.Fatal(err)
		}
	}
	bench.ReportAllocs()
	bench.ResetTimer()
	n := 0
	for n < bench.N {
		for _, err := range s.Documents(bench.Context(), 0) {
			if err != nil {
				bench.Fatal(err)
			}
			if n++; n >= bench.N {
				break
			}
		}
	}
	bench.ReportMetric(float64(bench.N)/bench.Elapsed().Seconds(), "docs/s")
}
