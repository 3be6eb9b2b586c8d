package frames

import (
	"strings"
)

// WordID numbers the words and phrases that conditions ask for.
type WordID uint32

// wordIndex makes conditions cheap: every word they name has a number and the
// set of classes it stands in, so that a sentence is looked up once and a
// condition is a test of bits.
type wordIndex struct {
	ids     map[string]WordID
	classes [][]uint64      // by WordID: bits of the classes it stands in
	starts  map[string]bool // first words of phrases of several words
	nClass  int
}

// compile numbers the words of all classes and conditions.
func (set *Set) compile() {
	x := &wordIndex{ids: map[string]WordID{}, starts: map[string]bool{}, nClass: (len(set.Classes) + 63) / 64}
	set.idx = x
	bit := map[string]int{}
	for name, words := range set.Classes {
		b := len(bit)
		bit[name] = b
		for w := range words {
			id := x.add(w)
			x.classes[id][b/64] |= 1 << (b % 64)
		}
	}
	for _, f := range set.Frames {
		for _, u := range f.Units {
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

func (x *wordIndex) add(w string) WordID {
	if id, ok := x.ids[w]; ok {
		return id
	}
	id := WordID(len(x.classes))
	x.ids[w] = id
	x.classes = append(x.classes, make([]uint64, x.nClass))
	if first, _, ok := strings.Cut(w, " "); ok {
		x.starts[first] = true
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

// Look is a sentence looked up once for all conditions.
type Look struct {
	set   *Set
	words [][]WordID // by token: what conditions may know it as
	all   []uint64   // bits of the words of the whole sentence
	mask  []uint64   // bits of their classes
}

// Look looks up the words of a sentence. keys and stems are folded, one a
// token; punct marks tokens that are no words. Phrases of up to four words are
// found as printed or in dictionary forms.
func (set *Set) Look(keys, stems []string, punct func(i int) bool) *Look {
	x := set.idx
	l := &Look{set: set, words: make([][]WordID, len(keys)), all: make([]uint64, (len(x.classes)+63)/64), mask: make([]uint64, x.nClass)}
	flat := make([]WordID, 0, 2*len(keys))
	for i := range keys {
		if punct(i) {
			continue
		}
		from := len(flat)
		flat = x.find(flat, keys[i])
		if stems[i] != keys[i] {
			flat = x.find(flat, stems[i])
		}
		if x.starts[keys[i]] || stems[i] != keys[i] && x.starts[stems[i]] {
			k, s := keys[i], stems[i]
			for n := 1; n < 4 && i+n < len(keys); n++ {
				k, s = k+" "+keys[i+n], s+" "+stems[i+n]
				flat = x.find(flat, k)
				if s != k {
					flat = x.find(flat, s)
				}
			}
		}
		l.words[i] = flat[from:len(flat):len(flat)]
		for _, id := range l.words[i] {
			l.all[id/64] |= 1 << (id % 64)
			for b, v := range x.classes[id] {
				l.mask[b] |= v
			}
		}
	}
	return l
}

func (x *wordIndex) find(dst []WordID, w string) []WordID {
	if id, ok := x.ids[w]; ok {
		dst = append(dst, id)
	}
	return dst
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
	for _, w := range l.words[i] {
		for _, id := range c.ids {
			if id == w {
				return true
			}
		}
		for b, v := range l.set.idx.classes[w] {
			if v&c.mask[b] != 0 {
				return true
			}
		}
	}
	return false
}
