package lexicon

// Trie finds phrases of whole words. Values are small integers that index the
// caller's table. It is built once and then safe for concurrent use.
type Trie struct {
	words map[string]uint32
	edges map[uint64]uint32
	vals  [][]uint32 // by node
}

// NewTrie returns an empty trie sized for about n phrases.
func NewTrie(n int) *Trie {
	return &Trie{words: make(map[string]uint32, n), edges: make(map[uint64]uint32, 2*n), vals: make([][]uint32, 1, 2*n)}
}

// Add puts a phrase, given as its words, with a value.
func (t *Trie) Add(words []string, val uint32) {
	node := uint32(0)
	for _, w := range words {
		id, ok := t.words[w]
		if !ok {
			id = uint32(len(t.words) + 1)
			t.words[w] = id
		}
		key := uint64(node)<<32 | uint64(id)
		next, ok := t.edges[key]
		if !ok {
			next = uint32(len(t.vals))
			t.vals = append(t.vals, nil)
			t.edges[key] = next
		}
		node = next
	}
	for _, v := range t.vals[node] {
		if v == val {
			return
		}
	}
	t.vals[node] = append(t.vals[node], val)
}

// Node is a place in the trie; the zero Node is the root.
type Node uint32

// Step goes on by one word; ok is false where no phrase goes on so.
func (t *Trie) Step(n Node, word string) (next Node, ok bool) {
	id, ok := t.words[word]
	if !ok {
		return 0, false
	}
	v, ok := t.edges[uint64(n)<<32|uint64(id)]
	return Node(v), ok
}

// Values are those of the phrases that end at n.
func (t *Trie) Values(n Node) []uint32 { return t.vals[n] }
