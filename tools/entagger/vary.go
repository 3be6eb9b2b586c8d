package main

import (
	"log"
	"math/rand"
	"os"
	"strings"

	"github.com/sijil-news/sijil/lang/en/tag"
)

// headlines reads lines of words with their tag behind a slash (US/NNP
// strikes/VBZ deal/NN); # begins a comment.
func headlines(name string) []tag.Example {
	b, err := os.ReadFile(name)
	if err != nil {
		log.Fatalf("read headlines: %v", err)
	}
	var out []tag.Example
	for no, line := range strings.Split(string(b), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		var e tag.Example
		for w := range strings.FieldsSeq(line) {
			at := strings.LastIndexByte(w, '/')
			if at < 1 {
				log.Fatalf("%s:%d: %q has no tag (word/TAG)", name, no+1, w)
			}
			t, ok := tag.Parse(w[at+1:])
			if !ok {
				log.Fatalf("%s:%d: unknown tag in %q", name, no+1, w)
			}
			e.Words, e.Tags = append(e.Words, w[:at]), append(e.Tags, t)
		}
		out = append(out, e)
	}
	return out
}

// vary writes an example otherwise in three rounds of ten.
func vary(e tag.Example, r *rand.Rand) tag.Example {
	if r.Intn(2) == 0 {
		e = joined(e)
	}
	switch n := r.Intn(100); {
	case n < 70:
		return e
	case n < 80:
		return each(headline(e), title)
	case n < 90:
		return headline(e)
	case n < 93:
		return each(e, strings.ToUpper)
	case n < 96:
		return each(e, strings.ToLower)
	}
	return each(e, title)
}

// joined leaves out the hyphens inside words, as the project cuts names
// (US-backed is two words).
func joined(e tag.Example) tag.Example {
	var out tag.Example
	for i, t := range e.Tags {
		if t == tag.PunctHyph && e.Words[i] == "-" && i > 0 && i < len(e.Tags)-1 {
			continue
		}
		out.Words, out.Tags = append(out.Words, e.Words[i]), append(out.Tags, t)
	}
	return out
}

// headline leaves out articles, auxiliaries before participles and the full
// stop at the end.
func headline(e tag.Example) tag.Example {
	var out tag.Example
	for i, t := range e.Tags {
		last := i == len(e.Tags)-1
		switch w := strings.ToLower(e.Words[i]); {
		case t == tag.DT && (w == "the" || w == "a" || w == "an"):
			continue
		case t.Aux() && t != tag.MD && !last && (e.Tags[i+1] == tag.VBN || e.Tags[i+1] == tag.VBG) && len(out.Tags) > 0:
			continue
		case t == tag.PunctEnd && last && len(out.Tags) > 0:
			continue
		}
		out.Words, out.Tags = append(out.Words, e.Words[i]), append(out.Tags, t)
	}
	if len(out.Words) == 0 {
		return e
	}
	return out
}

// each writes every word otherwise.
func each(e tag.Example, f func(string) string) tag.Example {
	words := make([]string, len(e.Words))
	for i, w := range e.Words {
		words[i] = f(w)
	}
	return tag.Example{Words: words, Tags: e.Tags}
}

// title gives a word of more than three letters a capital.
func title(w string) string {
	if len(w) < 4 || w[0] >= 0x80 {
		return w
	}
	return strings.ToUpper(w[:1]) + w[1:]
}
