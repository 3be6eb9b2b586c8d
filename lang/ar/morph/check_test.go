package morph

import (
	"os"
	"path/filepath"
	"testing"
)

// dataDir finds the repository's data folder for Arabic.
func dataDir(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "data", "ar")
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
}

func readAll[T any](t testing.TB, pattern string, parse func(f *os.File, name string) []T) []T {
	files, err := filepath.Glob(filepath.Join(dataDir(t), pattern))
	if err != nil {
		t.Fatal(err)
	}
	var all []T
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, parse(f, filepath.Base(name))...)
		f.Close()
	}
	return all
}

func loadVerbs(t testing.TB) []Verb {
	return readAll(t, "verbs/*.txt", func(f *os.File, name string) []Verb { return ParseVerbs(f, name, logReport(t)) })
}

func loadNouns(t testing.TB) []Noun {
	return readAll(t, "nouns/*.txt", func(f *os.File, name string) []Noun { return ParseNouns(f, name, logReport(t)) })
}

func loadClosed(t testing.TB) []ClosedWord {
	return readAll(t, "closed.txt", func(f *os.File, name string) []ClosedWord { return ParseClosed(f, name, logReport(t)) })
}

func logReport(t testing.TB) Report {
	return func(file string, line int, msg string) { t.Logf("%s:%d: %s", file, line, msg) }
}

// TestVerbData checks that root and form make what the verb lexicon lists.
func TestVerbData(t *testing.T) {
	verbs := loadVerbs(t)
	if len(verbs) == 0 {
		t.Skip("no verb lexicon")
	}
	bad := 0
	for i := range verbs {
		if msg := verbs[i].Check(); msg != "" {
			bad++
			t.Logf("%s:%d: %s", verbs[i].File, verbs[i].Line, msg)
		}
	}
	if bad*100 > len(verbs) {
		t.Errorf("%d of %d verbs differ from what root and form make", bad, len(verbs))
	}
}

func loadWeights(t testing.TB) []Weight {
	return readAll(t, "stems.txt", func(f *os.File, name string) []Weight { return ParseWeights(f, name, logReport(t)) })
}
