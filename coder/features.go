package coder

import (
	"slices"
	"strings"
)

// Features are what is said of something, for a model of weights.
type Features struct {
	Names []string // while the model is being trained: all, in the order in which they were said
	nos   []uint32 // else the numbers of those that the model knows
}

// features says one feature after the other.
type features struct {
	of *featureNumbers // of the model; nil while it is being trained
	Features
	said []uint64 // hashes of the names of those said last, whose numbers were not looked up yet
	seen []uint64 // working space of once: a bit for each number, all 0
}

// add says a feature, whose name is the parts joined. No string is built of them, since
// most are said thousands of times and weigh nothing.
func (f *features) add(parts ...string) {
	if f.of == nil {
		f.Names = append(f.Names, strings.Join(parts, ""))
		return
	}
	f.said = append(f.said, hashOf(parts))
}

// look looks up the numbers of what was said last, many at once: one alone would mostly
// wait for its place in memory, together they wait once.
func (f *features) look() {
	for _, h := range f.said {
		if s := f.of.at(h); s.hash == h {
			f.nos = append(f.nos, s.no)
		}
	}
	f.said = f.said[:0]
}

// reset forgets what was said; the memory is used again.
func (f *features) reset(of *featureNumbers) {
	f.of, f.Names, f.nos, f.said = of, f.Names[:0], f.nos[:0], f.said[:0]
}

// repeat says what was said before.
func (f *features) repeat(x Features) {
	f.look()
	f.Names, f.nos = append(f.Names, x.Names...), append(f.nos, x.nos...)
}

// mark is a place to which since, once and forget go back.
func (f *features) mark() int {
	f.look()
	return len(f.Names) + len(f.nos)
}

// since is what was said since a mark.
func (f *features) since(mark int) Features {
	f.look()
	if f.of == nil {
		return Features{Names: slices.Clip(f.Names[mark:])}
	}
	return Features{nos: slices.Clip(f.nos[mark:])}
}

// once leaves everything that was said since a mark said once.
func (f *features) once(mark int) {
	f.look()
	if f.of == nil {
		slices.Sort(f.Names[mark:])
		f.Names = f.Names[:mark+len(slices.Compact(f.Names[mark:]))]
		return
	}
	f.seen = grown(f.seen, f.of.n/64+1)
	first := f.nos[:mark]
	for _, no := range f.nos[mark:] {
		if bit := uint64(1) << (no % 64); f.seen[no/64]&bit == 0 {
			f.seen[no/64] |= bit
			first = append(first, no)
		}
	}
	for _, no := range first[mark:] {
		f.seen[no/64] = 0
	}
	f.nos = first
}

// forget takes back what was said since a mark.
func (f *features) forget(mark int) {
	f.said = f.said[:0]
	if f.of == nil {
		f.Names = f.Names[:mark]
		return
	}
	f.nos = f.nos[:mark]
}

// featureNumbers numbers the features of a model: an open hash table by hash of the
// name. Of 64-bit hashes it is taken that no two names share one.
type featureNumbers struct {
	slots []featureSlot
	n     int
}

type featureSlot struct {
	hash uint64 // 0 is free
	no   uint32
}

func newFeatureNumbers(room int) *featureNumbers {
	size := 16
	for size < 2*room {
		size *= 2
	}
	return &featureNumbers{slots: make([]featureSlot, size)}
}

// number is the number of a feature, a new one where it is new.
func (x *featureNumbers) number(name string) uint32 {
	h := hashOf([]string{name})
	s := x.at(h)
	if s.hash == h {
		return s.no
	}
	*s = featureSlot{h, uint32(x.n)}
	x.n++
	if 2*x.n > len(x.slots) {
		x.grow()
	}
	return uint32(x.n - 1)
}

func (x *featureNumbers) grow() {
	old := x.slots
	x.slots = make([]featureSlot, 2*len(old))
	for _, s := range old {
		if s.hash != 0 {
			*x.at(s.hash) = s
		}
	}
}

// at is the place of the hash of a name, or where it would go.
func (x *featureNumbers) at(h uint64) *featureSlot {
	mask := uint64(len(x.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.hash == h || s.hash == 0 {
			return s
		}
	}
}

// hashOf is FNV-1a of strings as if they were one.
func hashOf(parts []string) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
	}
	return h
}
