package search

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lang/ar"
	"github.com/sijil-news/sijil/lexicon"
)

var loaded = sync.OnceValues(func() (*Terms, error) {
	pack, err := ar.Load(lexicon.NewSource(data.FS))
	if err != nil {
		return nil, err
	}
	return NewTerms(pack.Morph), nil
})

func terms(t testing.TB) *Terms {
	t.Helper()
	out, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// meet tells whether who asks for one word finds the other.
func meet(t *Terms, ask, word string) bool {
	for _, a := range t.Asked(ask) {
		if contains(t.Word(word), a) {
			return true
		}
	}
	return false
}

// pairs reads a file of words, two a line.
func pairs(t *testing.T, file string) (out [][2]string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		ask, word, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("%s: %q is no pair", file, line)
		}
		out = append(out, [2]string{ask, word})
	}
	return out
}

func TestForms(t *testing.T) {
	x := terms(t)
	for file, want := range map[string]bool{"testdata/meet.txt": true, "testdata/apart.txt": false} {
		list := pairs(t, file)
		if len(list) < 60 {
			t.Errorf("%s has %d pairs", file, len(list))
		}
		for _, p := range list {
			if got := meet(x, p[0], p[1]); got != want {
				t.Errorf("%s: who asks for %s finds %s: %v (%q, %q)", file, p[0], p[1], got, x.Asked(p[0]), x.Word(p[1]))
			}
		}
	}
}
