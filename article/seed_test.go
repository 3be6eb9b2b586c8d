package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// shared finds a file beside the repository, or skips the test.
func shared(t testing.TB, elem ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Stat(filepath.Join(up, "go.mod")); err == nil {
			p := filepath.Join(append([]string{up, "..", "shared"}, elem...)...)
			if _, err := os.Stat(p); err != nil {
				t.Skipf("no %s beside the repository", filepath.Join(elem...))
			}
			return p
		}
		if up == filepath.Dir(up) {
			t.Skip("no go.mod above")
		}
	}
}

// furnitures are the built-in words alone, and together with the language data.
func furnitures(t testing.TB) map[string]*Furniture {
	out := map[string]*Furniture{"defaults": DefaultFurniture()}
	name := filepath.Join("..", "data", "ar", "furniture.txt")
	f, err := os.Open(name)
	if err != nil {
		return out
	}
	defer f.Close()
	merged := DefaultFurniture()
	merged.Merge(ParseFurniture(f, name, func(file string, line int, msg string) { t.Errorf("%s:%d: %s", file, line, msg) }))
	out["with data"] = merged
	return out
}

func TestFoundingArticle(t *testing.T) {
	raw, err := os.ReadFile(shared(t, "seed", "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		TextFile string `json:"text_file"`
		Blocks   []struct {
			Line int
			Kind doc.BlockKind
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(shared(t, "seed", gold.TextFile))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	for name, furn := range furnitures(t) {
		d := &doc.Document{Text: string(b)}
		Blocks(d, furn)
		kinds := map[int]doc.BlockKind{}
		for _, bl := range d.Blocks {
			kinds[1+strings.Count(d.Text[:bl.Start], "\n")] = bl.Kind
		}
		right := 0
		for _, g := range gold.Blocks {
			if kinds[g.Line] == g.Kind {
				right++
				continue
			}
			t.Errorf("%s: line %d is %s, want %s: %s", name, g.Line, kinds[g.Line], g.Kind, lines[g.Line-1])
		}
		t.Logf("%s: %d of %d", name, right, len(gold.Blocks))
	}
}
