package search

import (
	_ "embed"
	"hash/fnv"
	"strconv"
	"strings"
	"sync"

	"github.com/sijil-news/sijil/store"
)

// The index keeps no places of words, so that a phrase is looked for in all
// sentences that have its words. Where two common words stand side by side, the
// sentence therefore has a term of its own for the pair: what a phrase of common
// words would find is then few. Pairs of which one word is rare need none.
//
// A pair is numbered by what phrases compare, which the language data does not
// change: the spelled words, the first without what may be written before it.
// Terms are runes of private use, several pairs to each; sentences are read in
// any case.

// pairsRule is the number of the rule by which sentences have terms for pairs. It
// must be another one wherever the same sentence would get other pairs: where
// pairs1.txt, mostRare, or anything below is changed.
const pairsRule = 1

// pairs1 says how rare words are: in how many sentences of news a word stands, in
// whatever form, is 10^(-n/10) of all for those on the line of n. Words have lost
// what trimmed takes away.
//
//go:embed pairs1.txt
var pairs1 string

const (
	mostRare  = 28 // a pair of words that are together no rarer has a term
	unlisted  = 99 // how rare words are that pairs1 does not have
	pairTerms = 1 << 14
	firstPair = 0xF0000
)

var rarities = sync.OnceValue(func() map[string]uint8 {
	out := make(map[string]uint8, 1<<14)
	for line := range strings.Lines(pairs1) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		n, err := strconv.ParseUint(words[0], 10, 8)
		if err != nil {
			continue // a test reads all lines
		}
		for _, w := range words[1:] {
			out[w] = uint8(n)
		}
	}
	return out
})

// side is a word as it is paired.
type side struct {
	before, after uint32 // hashes: as the first of two words, and as the second
	rare          uint8
}

// trimmed is a spelled word without letters that may be written together with the
// next: more than withProclitics allows, but the same of a word with and without.
func trimmed(spelled string) string {
	if rest := strings.TrimLeft(spelled, "وفبكلا"); rest != "" {
		return rest
	}
	return onlySuch
}

// onlySuch stands for words of nothing but such letters, as are لا and كل.
const onlySuch = "-"

// nobody stands before the first word.
var nobody = side{rare: unlisted}

func sideOf(word string) side {
	s := spelled(word)
	rest := trimmed(s)
	rare, ok := rarities()[rest]
	if !ok {
		rare = unlisted
	}
	return side{hash(rest), hash(s), rare}
}

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s)) // never fails
	return h.Sum32()
}

// pair is the term of two words that stand side by side, false where they have
// none.
func pair(first, second side) (string, bool) {
	if int(first.rare)+int(second.rare) > mostRare {
		return "", false
	}
	x := first.before*0x9E3779B1 ^ second.after
	x ^= x >> 15
	x *= 0x2C1B3C6D
	x ^= x >> 12
	return string(rune(firstPair + x%pairTerms)), true
}

// ofMany is how rare words are at most that say nothing beside others.
const ofMany = 5

// phrase is what sentences with it have in the index. Words that are in
// a pair, or in very many sentences, are not asked for beside others: the index
// would read long lists for little.
func (it *Item) phrase(s *syntax) []string {
	sides := make([]side, len(it.Words))
	for i, w := range it.Words {
		sides[i] = sideOf(w)
	}
	var out []string
	left := make([]bool, len(sides))
	for i := 1; i < len(sides) && s.paired; i++ {
		if term, ok := pair(sides[i-1], sides[i]); ok {
			out = append(out, s.quote(term))
			left[i-1], left[i] = true, true
		}
	}
	for i, terms := range it.terms {
		if !left[i] && sides[i].rare > ofMany {
			out = append(out, s.any(terms))
		}
	}
	if len(out) == 0 {
		for _, terms := range it.terms {
			out = append(out, s.any(terms))
		}
	}
	return out
}

// Pairs implements store.Indexer.
func (t *Terms) Pairs() int { return pairsRule }

var _ store.Indexer = (*Terms)(nil)
