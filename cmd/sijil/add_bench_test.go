package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/store/sqlite"
)

// BenchmarkAdd codes the whole shared corpus (10,867 articles of 2018) into a
// new register in SQLite: the target is under 60 s on two cores, and at most
// four times the text on disk. Use -benchtime 1x.
func BenchmarkAdd(b *testing.B) {
	const corpus = "../../../shared/corpus/ar-news-2018.jsonl.gz"
	if _, err := os.Stat(corpus); err != nil {
		b.Skip("the shared corpus is not there")
	}
	for range b.N {
		path := filepath.Join(b.TempDir(), "bench.db")
		var out, msg strings.Builder
		if code := run([]string{"add", "--store", path, corpus}, strings.NewReader(""), &out, &msg); code != exitDone {
			b.Fatalf("exit code %d: %s", code, msg.String())
		}
		b.StopTimer()
		s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		info, err := s.Info(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
		b.ReportMetric(float64(info.Size)/float64(info.Text), "disk/text")
		b.ReportMetric(float64(info.Documents), "documents")
		b.StartTimer()
	}
}
