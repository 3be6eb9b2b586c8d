package page_test

import (
	"testing"

	"github.com/sijil-news/sijil/page"
	"github.com/sijil-news/sijil/tools/pages/score"
)

// BenchmarkSets reads the pages of the development sets, one after the other.
func BenchmarkSets(b *testing.B) {
	for _, set := range []string{"arabic", "fundus-tests", "trafilatura-eval"} {
		b.Run(set, func(b *testing.B) {
			pages, err := score.All("../../shared/pages", set)
			if err != nil {
				b.Skip("needs ../shared: ", err)
			}
			size := 0
			for _, p := range pages {
				size += len(p.HTML)
			}
			b.SetBytes(int64(size / len(pages)))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p := pages[i%len(pages)]
				if _, err := page.Read(p.HTML, page.Options{URL: p.URL}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
