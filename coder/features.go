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
}

// add says a feature, whose name is the parts joined. No string is built of them, since
// most are said thousands of times and weigh nothing.
func (f *features) add(parts ...string) {
	if f.of == nil {
		f.Names = append(f.Names, strings.Join(parts, ""))
		return
	}
	if n, ok := f.of.find(parts); ok {
		f.nos = append(f.nos, n)
	}
}

// reset forgets what was said; the memory is used again.
func (f *features) reset(of *featureNumbers) {
	f.of, f.Names, f.nos = of, f.Names[:0], f.nos[:0]
}

// repeat says what was said before.
func (f *features) repeat(x Features) {
	f.Names, f.nos = append(f.Names, x.Names...), append(f.nos, x.nos...)
}

// mark is a place to which since, once and forget go back.
func (f *features) mark() int { return len(f.Names) + len(f.nos) }

// since is what was said since a mark.
func (f *features) since(mark int) Features {
	if f.of == nil {
		return Features{Names: slices.Clip(f.Names[mark:])}
	}
	return Features{nos: slices.Clip(f.nos[mark:])}
}

// once leaves everything that was said since a mark said once.
func (f *features) once(mark int) {
	if f.of == nil {
		slices.Sort(f.Names[mark:])
		f.Names = f.Names[:mark+len(slices.Compact(f.Names[mark:]))]
		return
	}
	slices.Sort(f.nos[mark:])
	f.nos = f.nos[:mark+len(slices.Compact(f.nos[mark:]))]
}

// forget takes back what was said since a mark.
func (f *features) forget(mark int) {
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

// find is the number of a feature by the parts of its name.
func (x *featureNumbers) find(parts []string) (no uint32, ok bool) {
	h := hashOf(parts)
	s := x.at(h)
	return s.no, s.hash == h
}

// at is the place of a hash, or where it would go.
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
