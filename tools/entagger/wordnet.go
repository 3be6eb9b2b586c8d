package main

import (
	"bufio"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lang/en/tag"
)

// parts are the tags of a base form by the part of speech in a sense key.
var parts = map[byte]tag.Tag{'1': tag.NN, '2': tag.VB, '3': tag.JJ, '4': tag.RB, '5': tag.JJ}

// words reads from WordNet which parts of speech single words have. A part that
// is rare for a word counts only if it is the word as a verb.
func words(dir string) map[string][]tag.Tag {
	if dir == "" {
		return map[string][]tag.Tag{}
	}
	counts := map[string]map[tag.Tag]int{}
	lines(filepath.Join(dir, "index.sense"), func(f []string) {
		word, rest, ok := strings.Cut(f[0], "%")
		if !ok || strings.ContainsAny(word, "_.'/") || rest == "" {
			return
		}
		n, err := strconv.Atoi(f[3])
		if err != nil {
			log.Fatalf("index.sense: count %q is no number", f[3])
		}
		if counts[word] == nil {
			counts[word] = map[tag.Tag]int{}
		}
		counts[word][parts[rest[0]]] += n
	})
	names := onlyNames(filepath.Join(dir, "data.noun"))
	out := map[string][]tag.Tag{}
	for word, c := range counts {
		if t := choose(c, names[word]); len(t) > 0 {
			out[word] = t
		}
	}
	return out
}

func choose(c map[tag.Tag]int, name bool) []tag.Tag {
	total := 0
	for _, n := range c {
		total += n
	}
	_, verb := c[tag.VB]
	if total == 0 && !verb {
		return nil
	}
	var out []tag.Tag
	for _, t := range []tag.Tag{tag.NN, tag.VB, tag.JJ, tag.RB} {
		n, ok := c[t]
		if !ok || n*40 < total {
			continue
		}
		if t == tag.NN && name {
			t = tag.NNP
		}
		out = append(out, t)
	}
	return out
}

// onlyNames are the nouns that are always written with a capital.
func onlyNames(file string) map[string]bool {
	out := map[string]bool{}
	lines(file, func(f []string) {
		if len(f) < 6 {
			return
		}
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return // the licence at the head
		}
		for i := range int(n) {
			w := f[4+2*i]
			low := strings.ToLower(w)
			if before, seen := out[low]; !seen || before {
				out[low] = w != low
			}
		}
	})
	return out
}

func lines(file string, f func([]string)) {
	r, err := os.Open(file)
	if err != nil {
		log.Fatalf("open WordNet: %v", err)
	}
	defer r.Close()
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if w := strings.Fields(sc.Text()); len(w) >= 4 {
			f(w)
		}
	}
	if err := sc.Err(); err != nil {
		log.Fatalf("read %s: %v", file, err)
	}
}
