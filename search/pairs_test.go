package search

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// TestCountPairs makes the lines of pairs1.txt from news, where PAIRS_COUNT names
// the file to write. Others than are there are another rule: see pairsRule.
func TestCountPairs(t *testing.T) {
	path := os.Getenv("PAIRS_COUNT")
	if path == "" {
		t.Skip("PAIRS_COUNT is not set")
	}
	rare := map[string]int{}
	arabic := newCounts(terms(t))
	arabic.file(t, "../../shared/corpus/ar-news-2018.jsonl.gz", func(line []byte) string {
		var d doc.Document
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		return d.Text
	})
	arabic.rarities(rare, 8)
	english := newCounts(terms(t))
	for _, name := range []string{"ntrex", "pud"} {
		english.file(t, "../../shared/corpus/parallel-"+name+".tsv", func(line []byte) string { return strings.Split(string(line), "\t")[1] })
	}
	english.rarities(rare, 3)
	lines := map[int][]string{}
	for w, n := range rare {
		lines[n] = append(lines[n], w)
	}
	var b strings.Builder
	for n := range mostRare {
		slices.Sort(lines[n])
		for some := range slices.Chunk(lines[n], 16) {
			fmt.Fprintln(&b, n, strings.Join(some, " "))
		}
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// counts are how often words come, and their terms.
type counts struct {
	x         *Terms
	words     map[string]int // spelled
	having    map[string]int // by term, the sentences
	sentences int
}

func newCounts(x *Terms) *counts {
	return &counts{x: x, words: map[string]int{}, having: map[string]int{}}
}

// file counts texts, one a line, in stretches as long as sentences.
func (c *counts) file(t *testing.T, path string, textOf func(line []byte) string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		s := textOf(in.Bytes())
		for some := range slices.Chunk(text.Tokens(s, doc.Span{End: len(s)}, nil), 24) {
			c.sentence(s, some)
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
}

func (c *counts) sentence(s string, tokens []doc.Token) {
	c.sentences++
	seen := map[string]bool{}
	for _, tok := range tokens {
		w := s[tok.Start:tok.End]
		list := c.x.Word(w)
		if len(list) > 0 {
			c.words[spelled(w)]++
		}
		for _, term := range list {
			if !seen[term] {
				seen[term] = true
				c.having[term]++
			}
		}
	}
}

// rarities tells how rare words are that came so often: of several that are
// trimmed to the same, the commonest counts.
func (c *counts) rarities(rare map[string]int, least int) {
	most := map[string]int{}
	for w, n := range c.words {
		having := 0
		for _, term := range c.x.Asked(w) {
			having += c.having[term]
		}
		if n < least || having == 0 {
			continue
		}
		r := int(math.Round(-10 * math.Log10(min(1, float64(having)/float64(c.sentences)))))
		if k := trimmed(w); n > most[k] || n == most[k] && r < rare[k] {
			most[k], rare[k] = n, r
		}
	}
}
