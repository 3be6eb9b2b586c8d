package lexicon

// Trie finds phrases of whole words. Values are small integers that index the
// caller's table. It is built once and then safe for concurrent use.
type Trie struct {
	words *Index
	first []Node // by word: where phrases go on that begin with it, 0 for none
	edges edgeTable
	spans []span   // by node: its values in vals
	vals  []uint32 // those of one node lie side by side
}

type span struct{ from, n uint32 }

// NewTrie returns an empty trie sized for about n phrases.
func NewTrie(n int) *Trie {
	t := &Trie{words: NewIndex(n / 2), spans: make([]span, 1, n+n/8), vals: make([]uint32, 0, n+n/4)}
	t.edges.from = make([]edge, 0, n+n/8)
	t.edges.resize(n + n/8)
	return t
}

// Words is the index of the words that stand in phrases.
func (t *Trie) Words() *Index { return t.words }

// Extend goes on by one word and makes the way where there is none; word is
// its number in Words.
func (t *Trie) Extend(n Node, word uint32) Node {
	if n == 0 {
		for int(word) >= len(t.first) {
			t.first = append(t.first, 0)
		}
		if at := t.first[word]; at != 0 {
			return at
		}
	}
	next, isNew := t.edges.add(edge{n, word})
	if isNew {
		t.spans = append(t.spans, span{})
	}
	if n == 0 {
		t.first[word] = Node(next)
	}
	return Node(next)
}

// Put adds a value to the phrase that ends at n.
func (t *Trie) Put(n Node, val uint32) {
	s := &t.spans[n]
	for _, v := range t.vals[s.from : s.from+s.n] {
		if v == val {
			return
		}
	}
	if s.n == 0 || int(s.from+s.n) != len(t.vals) {
		old := t.vals[s.from : s.from+s.n]
		s.from = uint32(len(t.vals))
		t.vals = append(t.vals, old...)
	}
	t.vals = append(t.vals, val)
	s.n++
}

// Add puts a phrase, given as its words, with a value.
func (t *Trie) Add(words []string, val uint32) {
	var n Node
	for _, w := range words {
		id, _ := t.words.AddString(w)
		n = t.Extend(n, id)
	}
	t.Put(n, val)
}

// Node is a place in the trie; the zero Node is the root.
type Node uint32

// Step goes on by one word; ok is false where no phrase goes on so.
func (t *Trie) Step(n Node, word string) (next Node, ok bool) {
	id, ok := t.words.Find(word)
	if !ok {
		return 0, false
	}
	return t.Follow(n, id)
}

// Follow is Step for a word given by its number in Words.
func (t *Trie) Follow(n Node, word uint32) (next Node, ok bool) {
	if n == 0 { // asked for every word of a text, which mostly begins no phrase
		if int(word) >= len(t.first) {
			return 0, false
		}
		return t.first[word], t.first[word] != 0
	}
	v, ok := t.edges.find(edge{n, word})
	return Node(v), ok
}

// Values are those of the phrases that end at n; they must not be changed.
func (t *Trie) Values(n Node) []uint32 {
	s := t.spans[n]
	return t.vals[s.from : s.from+s.n : s.from+s.n]
}

// edgeTable is a hash table with open addressing that leads from a node and a
// word to the next node. Slots hold part of the hash; what they stand for is
// told by the nodes, so that the table stays small.
type edgeTable struct {
	slots []edgeSlot
	from  []edge // by number of the next node less one
	shift uint8
}

type edgeSlot struct{ tag, to uint32 } // to 0 is free

type edge struct {
	node Node
	word uint32
}

// hash is Fibonacci hashing: its upper bits say where the search begins, its
// lower ones are the tag.
func (e edge) hash() uint64 {
	h := (uint64(e.node)<<32 | uint64(e.word)) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

func (t *edgeTable) resize(n int) {
	bits := uint8(4)
	for 3<<bits < n*4 { // at most three quarters full
		bits++
	}
	t.slots, t.shift = make([]edgeSlot, 1<<bits), 64-bits
	for i, e := range t.from {
		h := e.hash()
		at := int(h >> t.shift)
		for t.slots[at].to != 0 {
			at = (at + 1) & (len(t.slots) - 1)
		}
		t.slots[at] = edgeSlot{uint32(h), uint32(i + 1)}
	}
}

func (t *edgeTable) find(e edge) (uint32, bool) {
	h := e.hash()
	for i := int(h >> t.shift); ; i = (i + 1) & (len(t.slots) - 1) {
		s := t.slots[i]
		if s.to == 0 {
			return 0, false
		}
		if s.tag == uint32(h) && t.from[s.to-1] == e {
			return s.to, true
		}
	}
}

// add returns the node an edge leads to, the next free one where it is new.
func (t *edgeTable) add(e edge) (to uint32, isNew bool) {
	h := e.hash()
	i := int(h >> t.shift)
	for ; t.slots[i].to != 0; i = (i + 1) & (len(t.slots) - 1) {
		if s := t.slots[i]; s.tag == uint32(h) && t.from[s.to-1] == e {
			return s.to, false
		}
	}
	t.from = append(t.from, e)
	to = uint32(len(t.from))
	t.slots[i] = edgeSlot{uint32(h), to}
	if len(t.from)*4 > len(t.slots)*3 {
		t.resize(2 * len(t.from))
	}
	return to, true
}
