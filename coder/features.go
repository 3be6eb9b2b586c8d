package coder

import "strings"

// features are what is said of something for a model of weights: the numbers of the
// features that the model knows, in the order in which they were said. While it is being
// trained all are kept by name.
type features struct {
	of    *featureNumbers // nil: keep names
	nos   []uint32
	names []string
}

// add says a feature, whose name is the parts joined. No string is built of them, since
// most are said thousands of times and weigh nothing.
func (f *features) add(parts ...string) {
	if f.of == nil {
		f.names = append(f.names, strings.Join(parts, ""))
		return
	}
	if n, ok := f.of.find(parts); ok {
		f.nos = append(f.nos, n)
	}
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
