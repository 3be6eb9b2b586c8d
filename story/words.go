// Package story tells which documents are copies of each other and which
// reports tell the same event. It compares and decides; it reads and keeps
// nothing.
package story

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/light"
	"github.com/sijil-news/sijil/text"
)

// Weights tells how much a word of one language says: the less documents have
// it, the more.
type Weights struct {
	common map[uint32]float32 // weight of the words that are listed
	rare   float32            // of those that are not
}

// Words that few documents have weigh no more than one in this many documents.
const rarest = 1000

func (w *Weights) of(word uint32) float32 {
	if v, ok := w.common[word]; ok {
		return v
	}
	return w.rare
}

// weight is the surprise of a word that so many of ten thousand documents have.
func weight(docs float64) float32 {
	return float32(min(math.Log(10_000/docs), math.Log(rarest)))
}

// word is a word of a text with the byte at which it begins.
type word struct {
	hash, folded uint32 // of the stem, and of the word as folded
	at           int
}

// hashes are those of the stem of a word and of the word as folded.
type hashes struct{ stem, folded uint32 }

// Words that are remembered at most.
const mostWords = 1 << 17

// wordsOf are the words and numbers of a text.
func (r *Reader) wordsOf(s string) []word {
	r.tokens = text.Tokens(s, doc.Span{End: len(s)}, r.tokens[:0])
	if r.words == nil || len(r.words) > mostWords {
		r.words = map[string]hashes{}
	}
	out := make([]word, 0, len(r.tokens))
	for i := range r.tokens {
		t := &r.tokens[i]
		switch {
		case t.POS == doc.Num:
			h := hash(t.Fold)
			out = append(out, word{h, h, t.Start})
		case t.POS != doc.Punct:
			h, ok := r.words[t.Fold]
			if !ok {
				f := text.Fold(t.Fold)
				h = hashes{hash(Stem(f)), hash(f)}
				r.words[strings.Clone(t.Fold)] = h
			}
			out = append(out, word{h.stem, h.folded, t.Start})
		}
	}
	return out
}

// Stem is a rough stem of a folded word, under which most of its forms meet. It
// serves comparing: two words with one stem may be different words. Words that
// are not Arabic are left as they are.
func Stem(w string) string {
	if r, _ := utf8.DecodeRuneInString(w); !text.IsArabic(r) {
		return w
	}
	return light.Stem(w)
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// StemsOf are the stems of the words of a text, each once: what is counted for
// ReadWeights.
func StemsOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.Tokens(s, doc.Span{End: len(s)}, nil) {
		if t.POS != doc.Punct && t.POS != doc.Num {
			out[Stem(text.Fold(t.Fold))] = true
		}
	}
	return out
}
