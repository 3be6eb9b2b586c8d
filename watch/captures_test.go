package watch

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/feed"
)

// TestCaptures: captures of real feeds, polled in order, give each article once.
func TestCaptures(t *testing.T) {
	dir := filepath.Join("..", "..", "shared", "intake", "feeds")
	for _, name := range []string{"aljazeera", "bbc_world"} {
		files, _ := filepath.Glob(filepath.Join(dir, name+".*.xml"))
		if len(files) == 0 {
			t.Skip("no captures of feeds beside the repository")
		}
		s := newSite(t)
		r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed"}, items: true}
		known := map[string]bool{}
		articles, items := 0, 0
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s.serve("/feed", func(w http.ResponseWriter, _ *http.Request) { w.Write(b) })
			if rep := r.once()[r.list[0]]; rep.Err != nil || len(rep.Lost) > 0 {
				t.Errorf("%s: %v %v", file, rep.Err, rep.Lost)
			}
			f, err := feed.Parse(b, feed.Options{URL: r.list[0]})
			if err != nil {
				t.Fatal(err)
			}
			for _, it := range f.Items {
				items++
				if addr := feed.Canonical(it.URL); !known[addr] {
					known[addr] = true
					articles++
				}
			}
		}
		seen := map[string]bool{}
		for _, l := range lines(t, r.out()) {
			_, rest, _ := strings.Cut(l, `"url":"`)
			addr, _, _ := strings.Cut(rest, `"`)
			if seen[addr] {
				t.Errorf("%s twice", addr)
			}
			seen[addr] = true
		}
		if len(seen) != articles {
			t.Errorf("%s: %d articles, %d in the output", name, articles, len(seen))
		}
		t.Logf("%s: %d items in %d captures, %d articles, each once", name, items, len(files), articles)
	}
}
