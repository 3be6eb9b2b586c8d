package frames

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// WordID numbers the words and phrases that conditions ask for.
type WordID uint32

// wordIndex makes conditions cheap: every word they name has a number and the
// set of classes it stands in, so that a sentence is looked up once and a
// condition is a test of bits. Phrases of several words have numbers too.
type wordIndex struct {
	trie    *lexicon.Trie  // the values are numbers
	classes []uint64       // by WordID nClass numbers each: bits of the classes it stands in
	ids     int            // how many WordIDs there are
	starts  []listed       // by number of the word in the trie
	own     []uint32       // by number in the vocabulary: the number in the trie plus one
	known   numberSet      // the words of the vocabulary that are one of starts or begin a phrase
	class   map[string]int // the bit of each class
	nClass  int
}

// listed says what a word is to conditions.
type listed struct {
	id     int32 // its WordID, or -1
	phrase bool  // phrases of several words begin with it
}

// compile numbers the words of all classes and conditions.
func (set *Set) compile() {
	x := &wordIndex{trie: lexicon.NewTrie(7000), nClass: (len(set.Classes) + 63) / 64}
	set.idx = x
	bit := map[string]int{}
	x.class = bit
	for name, words := range set.Classes {
		b := len(bit)
		bit[name] = b
		for w := range words {
			id := x.add(w)
			x.of(id)[b/64] |= 1 << (b % 64)
		}
	}
	for _, f := range set.Frames {
		for _, u := range slices.Concat(f.Units, f.Nobody) {
			for i := range u.If {
				x.cond(&u.If[i], bit)
			}
			for i := range u.Not {
				x.cond(&u.Not[i], bit)
			}
			for i := range u.When {
				x.cond(&u.When[i].Cond, bit)
			}
		}
	}
}

// of are the bits of the classes that a word stands in.
func (x *wordIndex) of(id WordID) []uint64 {
	return x.classes[int(id)*x.nClass : int(id+1)*x.nClass]
}

// add numbers a word or a phrase of words joined by one space.
func (x *wordIndex) add(w string) WordID {
	var n lexicon.Node
	first := -1
	for part := range strings.SplitSeq(w, " ") {
		word, isNew := x.trie.Words().AddString(part)
		if isNew {
			x.starts = append(x.starts, listed{id: -1})
		}
		if first < 0 {
			first = int(word)
		}
		n = x.trie.Extend(n, word)
	}
	if v := x.trie.Values(n); len(v) > 0 {
		return WordID(v[0])
	}
	id := WordID(x.ids)
	x.ids++
	x.trie.Put(n, uint32(id))
	x.classes = append(x.classes, make([]uint64, x.nClass)...)
	if strings.IndexByte(w, ' ') < 0 {
		x.starts[first].id = int32(id)
	} else {
		x.starts[first].phrase = true
	}
	return id
}

func (x *wordIndex) cond(c *Cond, bit map[string]int) {
	c.ids, c.mask = nil, make([]uint64, x.nClass)
	for _, w := range c.Words {
		c.ids = append(c.ids, x.add(w))
	}
	for _, name := range c.Classes {
		if b, ok := bit[name]; ok {
			c.mask[b/64] |= 1 << (b % 64)
		}
	}
}

// Number tells the set the vocabulary from which Look.Read is given numbers; it
// is made to hold the words of the set.
func (set *Set) Number(vocabulary *lexicon.Index) {
	x := set.idx
	x.own = x.trie.Words().In(vocabulary)
	x.known = newNumberSet(len(x.own))
	for no := range uint32(len(x.own)) {
		if word, ok := x.word(no); ok && (x.starts[word].id >= 0 || x.starts[word].phrase) {
			x.known.add(no)
		}
	}
}

// numberSet is a set of numbers of words, as bits: asked for every token, it is to
// stay in the nearest memory.
type numberSet []uint64

func newNumberSet(n int) numberSet { return make(numberSet, n/64+1) }

func (s numberSet) add(no uint32) { s[no/64] |= 1 << (no % 64) }

func (s numberSet) has(no uint32) bool { return int(no/64) < len(s) && s[no/64]>>(no%64)&1 == 1 }

// word gives the number in the trie of a word of the vocabulary.
func (x *wordIndex) word(no uint32) (word uint32, ok bool) {
	if int(no) >= len(x.own) || x.own[no] == 0 {
		return 0, false
	}
	return x.own[no] - 1, true
}

// Look is a sentence looked up once for all conditions. The zero Look is
// empty and may be read into again and again.
type Look struct {
	set   *Set
	found []WordID // what the tokens may be known as, one after the other
	ends  []int    // by token: where its part of found ends
	all   []uint64 // bits of the words of the whole sentence
	mask  []uint64 // bits of their classes
}

// Read looks up the words of a sentence, given by the numbers of stem and key
// of each token in the vocabulary (0 is in none); skip marks tokens that are no
// words. Phrases of up to four words are found as printed or in dictionary
// forms.
func (l *Look) Read(set *Set, n int, token func(i int) (stem, key uint32, skip bool)) {
	x := set.idx
	l.set, l.found, l.ends = set, l.found[:0], l.ends[:0]
	l.all, l.mask = cleared(l.all, (x.ids+63)/64), cleared(l.mask, x.nClass)
	for i := range n {
		from := len(l.found)
		if stem, key, skip := token(i); !skip && (x.known.has(key) || x.known.has(stem)) {
			l.token(x, i, n, stem, key, token)
		}
		l.ends = append(l.ends, len(l.found))
		for _, id := range l.found[from:] {
			l.all[id/64] |= 1 << (id % 64)
			for b, v := range x.of(id) {
				l.mask[b] |= v
			}
		}
	}
}

// token looks up what begins at token i of n.
func (l *Look) token(x *wordIndex, i, n int, stem, key uint32, token func(i int) (stem, key uint32, skip bool)) {
	k, ok := l.first(x, key)
	s, same := k, stem == key
	sok := ok
	if !same {
		s, sok = l.first(x, stem)
	}
	for d := 1; d < 4 && i+d < n && (ok || sok); d++ {
		stem, key, _ := token(i + d)
		same = same && stem == key
		k, ok = l.step(x, k, ok, key)
		if same {
			s, sok = k, ok
		} else {
			s, sok = l.step(x, s, sok, stem)
		}
	}
}

// first notes a word and gives its place in the trie; ok is false where no
// phrase begins with it.
func (l *Look) first(x *wordIndex, no uint32) (n lexicon.Node, ok bool) {
	word, ok := x.word(no)
	if !ok {
		return 0, false
	}
	at := x.starts[word]
	if at.id >= 0 {
		l.found = append(l.found, WordID(at.id))
	}
	if !at.phrase {
		return 0, false
	}
	return x.trie.Follow(0, word)
}

// step goes on with a phrase by one word and notes it where it ends there.
func (l *Look) step(x *wordIndex, n lexicon.Node, on bool, no uint32) (lexicon.Node, bool) {
	if !on {
		return 0, false
	}
	word, ok := x.word(no)
	if !ok {
		return 0, false
	}
	if n, ok = x.trie.Follow(n, word); ok {
		for _, id := range x.trie.Values(n) {
			l.found = append(l.found, WordID(id))
		}
	}
	return n, ok
}

func cleared(b []uint64, n int) []uint64 {
	if len(b) != n {
		return make([]uint64, n)
	}
	clear(b)
	return b
}

// Anywhere tells whether a word the condition asks for stands in the sentence.
func (l *Look) Anywhere(c *Cond) bool {
	for i, m := range c.mask {
		if m&l.mask[i] != 0 {
			return true
		}
	}
	for _, id := range c.ids {
		if l.all[id/64]&(1<<(id%64)) != 0 {
			return true
		}
	}
	return false
}

// At tells whether token i, or a phrase that begins there, is what the
// condition asks for.
func (l *Look) At(c *Cond, i int) bool {
	from := 0
	if i > 0 {
		from = l.ends[i-1]
	}
	for _, w := range l.found[from:l.ends[i]] {
		for _, id := range c.ids {
			if id == w {
				return true
			}
		}
		for b, v := range l.set.idx.of(w) {
			if v&c.mask[b] != 0 {
				return true
			}
		}
	}
	return false
}

// Has tells whether a word of a class stands in the sentence.
func (l *Look) Has(class string) bool {
	if l.set == nil {
		return false
	}
	b, ok := l.set.idx.class[class]
	return ok && l.mask[b/64]&(1<<(b%64)) != 0
}
