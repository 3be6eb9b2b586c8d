package en

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/text"
)

// printed is what is remembered of a word as printed: in small letters, and
// what is known of it under each reading it had.
type printed struct {
	word     string
	fold     string
	first    reading   // most words have one
	readings []reading // the others
	form     tag.Form
}

// reading is a word under a tag; a noun in -ing may be the form of a verb.
type reading struct {
	tag  tag.Tag
	form doc.VerbForm
	word *word
}

// seen remembers words as printed. It is asked for every token of a text, so that
// it is a plain open hash table.
type seen struct {
	slots []slot // a power of two of them, at most half full
	n     int
}

type slot struct {
	hash uint32
	of   *printed // nil is free
}

// maxWords bounds the words a parser remembers.
const maxWords = 1 << 15

// find is the place of a word, or where it would go.
func (s *seen) find(hash uint32, word string) *slot {
	for i := int(hash); ; i++ {
		at := &s.slots[i&(len(s.slots)-1)]
		if at.of == nil || at.hash == hash && at.of.word == word {
			return at
		}
	}
}

// of is what is remembered of a word, which is looked up where it is new.
func (s *seen) of(p *Pack, word string) *printed {
	hash := hashOf(word)
	if len(s.slots) > 0 {
		if at := s.find(hash, word); at.of != nil {
			return at.of
		}
	}
	s.makeRoom()
	word = strings.Clone(word)
	x := &printed{form: *p.tagger.Form(word), word: word, fold: strings.ReplaceAll(text.Fold(word), "’", "'")}
	*s.find(hash, word) = slot{hash, x}
	s.n++
	return x
}

// makeRoom makes room for one word more, and forgets all where they are too many.
func (s *seen) makeRoom() {
	switch old := s.slots; {
	case s.n >= maxWords:
		clear(s.slots)
		s.n = 0
	case 2*(s.n+1) > len(s.slots):
		s.slots = make([]slot, max(1024, 2*len(old)))
		for _, x := range old {
			if x.of != nil {
				*s.find(x.hash, x.of.word) = x
			}
		}
	}
}

// hashOf is FNV-1a, with the upper bits brought down.
func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
