package lexicon

// Trie finds phrases of whole words. Values are small integers that index the
// caller's table. It is built once and then safe for concurrent use.
type Trie struct {
	words *Index
	edges edgeTable
	spans []span   // by node: its values in vals
	vals  []uint32 // those of one node lie side by side
}

type span struct{ from, n uint32 }

// NewTrie returns an empty trie sized for about n phrases.
func NewTrie(n int) *Trie {
	t := &Trie{words: NewIndex(n / 2), spans: make([]span, 1, n+n/4), vals: make([]uint32, 0, n)}
	t.edges.resize(n + n/4)
	return t
}

// Words is the index of the words that stand in phrases.
func (t *Trie) Words() *Index { return t.words }

// Extend goes on by one word and makes the way where there is none; word is
// its number in Words.
func (t *Trie) Extend(n Node, word uint32) Node {
	next, isNew := t.edges.add(edgeKey(n, word), uint32(len(t.spans)))
	if isNew {
		t.spans = append(t.spans, span{})
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
	v, ok := t.edges.find(edgeKey(n, id))
	return Node(v), ok
}

// Values are those of the phrases that end at n; they must not be changed.
func (t *Trie) Values(n Node) []uint32 {
	s := t.spans[n]
	return t.vals[s.from : s.from+s.n : s.from+s.n]
}

// edgeTable is a hash table of numbers with open addressing.
type edgeTable struct {
	slots []edge
	shift uint8
	n     int
}

type edge struct {
	key uint64 // 0 is free
	to  uint32
}

func edgeKey(n Node, word uint32) uint64 { return uint64(n)<<32 | uint64(word) + 1 }

// at is where the search for a key begins (Fibonacci hashing).
func (t *edgeTable) at(key uint64) int { return int(key * 0x9E3779B97F4A7C15 >> t.shift) }

func (t *edgeTable) resize(n int) {
	bits := uint8(4)
	for 3<<bits < n*4 { // at most three quarters full
		bits++
	}
	old := t.slots
	t.slots, t.shift = make([]edge, 1<<bits), 64-bits
	for _, e := range old {
		if e.key == 0 {
			continue
		}
		i := t.at(e.key)
		for t.slots[i].key != 0 {
			i = (i + 1) & (len(t.slots) - 1)
		}
		t.slots[i] = e
	}
}

func (t *edgeTable) find(key uint64) (uint32, bool) {
	for i := t.at(key); ; i = (i + 1) & (len(t.slots) - 1) {
		switch e := &t.slots[i]; e.key {
		case key:
			return e.to, true
		case 0:
			return 0, false
		}
	}
}

// add returns what key leads to, which is to where the key is new.
func (t *edgeTable) add(key uint64, to uint32) (uint32, bool) {
	i := t.at(key)
	for ; t.slots[i].key != 0; i = (i + 1) & (len(t.slots) - 1) {
		if t.slots[i].key == key {
			return t.slots[i].to, false
		}
	}
	t.slots[i] = edge{key, to}
	if t.n++; t.n*4 > len(t.slots)*3 {
		t.resize(2 * t.n)
	}
	return to, true
}
