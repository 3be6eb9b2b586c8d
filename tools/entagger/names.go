package main

import (
	"log"
	"strings"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// nameWords are the words of English names of the project's own entities.
type nameWords map[string][]tag.Tag

// Name implements lexicon.Names.
func (n nameWords) Name(e *lexicon.Entity, _ string, _ lexicon.Kinship) {
	for w := range strings.FieldsSeq(e.NameEn) {
		if w[0] >= 'A' && w[0] <= 'Z' && len(w) > 2 {
			n[strings.ToLower(w)] = []tag.Tag{tag.NNP}
		}
	}
}

// addNames adds the words of names that are no other words.
func addNames(words map[string][]tag.Tag) {
	names := nameWords{}
	if err := lexicon.Entities(lexicon.NewSource(data.FS), names); err != nil {
		log.Fatalf("read names: %v", err)
	}
	for w, t := range names {
		if _, ok := words[w]; !ok {
			words[w] = t
		}
	}
}
