package story

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCountWords writes data/words/ar.txt: how many documents of the news
// corpus have a word. It runs only where WORD_COUNT is set.
func TestCountWords(t *testing.T) {
	if os.Getenv("WORD_COUNT") == "" {
		t.Skip("set WORD_COUNT to count the corpus")
	}
	docs := 0
	count := map[string]int{}
	for text := range corpus(t) {
		docs++
		for w := range StemsOf(text) {
			count[w]++
		}
	}
	var words []string
	for w, n := range count {
		if n*rarest >= docs {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	var b strings.Builder
	b.WriteString("# How many documents of ten thousand have a word in news: stem (story.Stem) | documents.\n# Made by WORD_COUNT=1 go test -run CountWords ./story\n")
	for _, w := range words {
		fmt.Fprintf(&b, "%s | %.0f\n", w, float64(count[w])*10_000/float64(docs))
	}
	if err := os.WriteFile("../data/words/ar.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// corpus gives the texts of the news corpus, each address once.
func corpus(t *testing.T) func(func(string) bool) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "corpus", "ar-news-2018.jsonl.gz"))
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		for sc := bufio.NewScanner(bufio.NewReaderSize(z, 1<<20)); sc.Scan(); {
			var d struct{ URL, Title, Text string }
			if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			if seen[d.URL] {
				continue
			}
			seen[d.URL] = true
			if !strings.HasPrefix(d.Text, d.Title) {
				d.Text = d.Title + "\n" + d.Text
			}
			if !yield(d.Text) {
				return
			}
		}
	}
}
