// Package search finds sentences of the register by their words, in whatever
// form: it says what terms a word stands for, reads what is asked for, and finds
// it with the index that the register keeps of terms.
package search

import (
	"fmt"
	"strings"
	"sync"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
	enmorph "github.com/sijil-news/sijil/lang/en/morph"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Terms makes terms of words. It is safe for concurrent use.
type Terms struct {
	lexicon *morph.Lexicon
	english *enmorph.Lexicon       // nil where it is not known
	names   func() (*Names, error) // nil where there are none

	mu    sync.RWMutex
	known map[string]*known // words as printed
}

// known is what is remembered of a word.
type known struct {
	terms []string
	side  side
}

// mostKnown is of how many words the terms are remembered: those that come
// first, which are the common ones.
const mostKnown = 1 << 16

// NewTerms makes terms by a lexicon of Arabic.
func NewTerms(l *morph.Lexicon) *Terms {
	return &Terms{lexicon: l, known: make(map[string]*known, 1<<12)}
}

// With adds to the terms what the data knows of English: forms that no rule gives
// (struck, men), and names of the same in both languages, which who asks for one
// finds too. It is called before anything else is asked of them. The names are
// read when something is asked for first.
func (t *Terms) With(s *lexicon.Source) (*Terms, error) {
	l, err := enmorph.Load(s)
	if err != nil {
		return nil, fmt.Errorf("load English forms: %w", err)
	}
	t.english = l
	t.names = sync.OnceValues(func() (*Names, error) { return ReadNames(s) })
	return t, nil
}

// Sentence appends the terms of a sentence, each once: those of its words, and of
// pairs of common words.
func (t *Terms) Sentence(sentence string, dst []string) []string {
	from := len(dst)
	var room [64]doc.Token
	last := nobody
	for _, tok := range text.Tokens(sentence, doc.Span{End: len(sentence)}, room[:0]) {
		w := t.look(sentence[tok.Start:tok.End])
		if len(w.terms) == 0 {
			continue
		}
		for _, term := range w.terms {
			if !contains(dst[from:], term) {
				dst = append(dst, term)
			}
		}
		if term, ok := pair(last, w.side); ok && !contains(dst[from:], term) {
			dst = append(dst, term)
		}
		last = w.side
	}
	return dst
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// Word are the terms under which a printed word is found; none for marks. The
// list is not to be changed.
func (t *Terms) Word(word string) []string { return t.look(word).terms }

// look is what is known of a printed word.
func (t *Terms) look(word string) *known {
	t.mu.RLock()
	w := t.known[word]
	t.mu.RUnlock()
	if w != nil {
		return w
	}
	w = &known{t.word(word, kept), sideOf(word)}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.known) < mostKnown {
		t.known[strings.Clone(word)] = w
	}
	return w
}

// Asked are the terms that a word which is asked for stands for: any of them is
// meant. They are fewer than those of Word, since who asks writes a word by
// itself, without what may be written together with it.
func (t *Terms) Asked(word string) []string { return t.word(word, asked) }

// purpose is what terms are made for.
type purpose bool

const (
	kept  purpose = false
	asked purpose = true
)

func (t *Terms) word(word string, why purpose) []string {
	folded := text.Fold(word)
	switch script(folded) {
	case arabicScript:
		return t.arabic(word, folded, why)
	case latinScript:
		return t.latin(folded)
	case digits:
		return []string{number(folded)}
	case otherScript:
		return []string{strings.ToLower(folded)}
	}
	return nil
}

type writing int

const (
	noWord writing = iota
	arabicScript
	latinScript
	digits
	otherScript
)

// script tells what a folded token is written in.
func script(folded string) writing {
	for _, r := range folded {
		switch {
		case text.IsArabic(r) || r == 'ء':
			return arabicScript
		case 'a' <= r && r <= 'z':
			return latinScript
		case '0' <= r && r <= '9':
			return digits
		case r >= 0xAA && isLetter(r):
			return otherScript
		}
	}
	return noWord
}
