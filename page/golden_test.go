package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads the pages of testdata and compares what is read block by
// block.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 4 {
		t.Fatalf("pages: %v, %v", files, err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".html")
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			address := map[string]string{"news": "https://example.org/ar/port", "live": "https://example.org/ar/live", "paged": "https://example.org/ar/ports"}[name]
			p := read(t, string(b), Options{URL: address})
			got := whole(p)
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; -update writes it anew. Got:\n%s", golden, got)
			}
		})
	}
}

// whole prints what was read of a page.
func whole(p *Page) string {
	var out strings.Builder
	fmt.Fprintf(&out, "encoding %s\nnext %s\nnotes %q\n", p.Encoding, p.Next, p.Notes)
	for _, d := range p.Documents() {
		fmt.Fprintf(&out, "\n# %s · %s · %s\n", d.URL, d.Title, d.Published)
		for _, b := range d.Markup {
			fmt.Fprintf(&out, "%-15s %s\n", b.Kind, d.Text[b.Start:b.End])
		}
	}
	return out.String()
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"news", "boxes", "windows-1256", "live", "paged"} {
		html, err := os.ReadFile(filepath.Join("testdata", name+".html"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(html)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(html, Options{URL: "https://example.org/a"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
