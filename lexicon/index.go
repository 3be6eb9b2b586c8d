package lexicon

import (
	"hash/maphash"
	"strings"
)

// Index numbers words in the order in which they first come, from 0. It keeps
// no pointer a word, so that large ones cost the garbage collector nothing.
// Once built it is safe for concurrent use.
type Index struct {
	seed  maphash.Seed
	text  []byte   // the words one after the other
	ends  []uint32 // by number: where the word ends in text
	slots []indexSlot
	mask  uint32
}

// indexSlot is one place of the open hash table.
type indexSlot struct{ hash, next uint32 } // next is number+1; 0 is free

// NewIndex returns an empty index sized for about n words.
func NewIndex(n int) *Index {
	x := &Index{seed: maphash.MakeSeed(), text: make([]byte, 0, 12*n), ends: make([]uint32, 0, n)}
	x.resize(n)
	return x
}

func (x *Index) resize(n int) {
	size := 16
	for size*3 < n*4 { // at most three quarters full
		size *= 2
	}
	old := x.slots
	x.slots, x.mask = make([]indexSlot, size), uint32(size-1)
	for _, s := range old {
		if s.next == 0 {
			continue
		}
		i := s.hash & x.mask
		for x.slots[i].next != 0 {
			i = (i + 1) & x.mask
		}
		x.slots[i] = s
	}
}

// Len is how many words there are.
func (x *Index) Len() int { return len(x.ends) }

func (x *Index) word(n uint32) []byte {
	from := uint32(0)
	if n > 0 {
		from = x.ends[n-1]
	}
	return x.text[from:x.ends[n]]
}

// Find returns the number of a word; ok is false where it is not there.
func (x *Index) Find(w string) (n uint32, ok bool) {
	h := uint32(maphash.String(x.seed, w))
	for i := h & x.mask; ; i = (i + 1) & x.mask {
		s := x.slots[i]
		if s.next == 0 {
			return 0, false
		}
		if s.hash == h && string(x.word(s.next-1)) == w {
			return s.next - 1, true
		}
	}
}

// Add returns the number of a word, which it enters where it is new.
func (x *Index) Add(w []byte) (n uint32, isNew bool) {
	h := uint32(maphash.Bytes(x.seed, w))
	i := h & x.mask
	for ; ; i = (i + 1) & x.mask {
		s := x.slots[i]
		if s.next == 0 {
			break
		}
		if s.hash == h && string(x.word(s.next-1)) == string(w) {
			return s.next - 1, false
		}
	}
	n = uint32(len(x.ends))
	x.text = append(x.text, w...)
	x.ends = append(x.ends, uint32(len(x.text)))
	x.slots[i] = indexSlot{h, n + 1}
	if len(x.ends)*4 > len(x.slots)*3 {
		x.resize(2 * len(x.ends))
	}
	return n, true
}

// AddString is Add.
func (x *Index) AddString(w string) (n uint32, isNew bool) {
	var buf [64]byte
	return x.Add(append(buf[:0], w...))
}

// In gives by number in other, plus one, the number here of the same word, plus
// one; 0 is for words that are not here. Words that other lacks are added to
// it.
func (x *Index) In(other *Index) []uint32 {
	out := make([]uint32, other.Len()+1, other.Len()+x.Len()+1)
	for i := range x.ends {
		n, _ := other.Add(x.word(uint32(i)))
		for int(n)+1 >= len(out) {
			out = append(out, 0)
		}
		out[n+1] = uint32(i) + 1
	}
	return out
}

// Number is the number of a word plus one, 0 where it is not there.
func (x *Index) Number(w string) uint32 {
	if n, ok := x.Find(w); ok {
		return n + 1
	}
	return 0
}

// Words returns all words by number. They share one piece of memory.
func (x *Index) Words() []string {
	all := string(x.text)
	out := make([]string, len(x.ends))
	from := uint32(0)
	for i, end := range x.ends {
		out[i] = all[from:end]
		from = end
	}
	return out
}

// Arena keeps many short strings in few pieces of memory.
type Arena struct{ b *strings.Builder }

const arenaPiece = 1 << 15

// room makes sure that n more bytes fit without moving the piece.
func (a *Arena) room(n int) (from int) {
	if a.b == nil || a.b.Cap()-a.b.Len() < n {
		a.b = new(strings.Builder)
		a.b.Grow(max(arenaPiece, n))
	}
	return a.b.Len()
}

// String is string(p).
func (a *Arena) String(p []byte) string {
	from := a.room(len(p))
	a.b.Write(p)
	return a.b.String()[from:]
}

// Concat is x + y.
func (a *Arena) Concat(x, y string) string {
	from := a.room(len(x) + len(y))
	a.b.WriteString(x)
	a.b.WriteString(y)
	return a.b.String()[from:]
}

// Slab hands out slices and values of a type from few pieces of memory.
type Slab[T any] struct{ free []T }

const slabPiece = 256

// New returns a zero value.
func (s *Slab[T]) New() *T {
	if len(s.free) == 0 {
		s.free = make([]T, slabPiece)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// Slice returns a copy of v; nil for none.
func (s *Slab[T]) Slice(v []T) []T {
	if len(v) == 0 {
		return nil
	}
	if len(s.free) < len(v) {
		s.free = make([]T, max(slabPiece, len(v)))
	}
	out := s.free[:len(v):len(v)]
	s.free = s.free[len(v):]
	copy(out, v)
	return out
}
