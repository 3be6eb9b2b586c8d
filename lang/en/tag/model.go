package tag

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// model is the dictionary and the weights.
type model struct {
	dict  dict
	slots []slot // open hash table of the features
	mask  uint32
	rows  []byte // pairs of a tag and a weight, a signed byte
	wide  []wide // rows of many weights, a place for each tag
}

// slot says where in rows the weights of a feature are: the number of the
// first pair and, in the lowest bits, how many there are; none is free. With
// isWide there, the number is one of wide.
type slot struct{ hash, at uint32 }

const (
	rowBits = 6
	isWide  = 1<<rowBits - 1
)

// wide are the weights of a feature that has many: they are read faster so, since
// only those of the tags that a word may have are asked.
type wide [64]int8

// minWide is how many weights it takes.
const minWide = 12

func (s slot) n() uint32 { return s.at & (1<<rowBits - 1) }

// open are the tags that words have which the dictionary lacks.
var open = set(NN, NNS, NNP, NNPS, JJ, JJR, JJS, RB, VB, VBD, VBZ, VBP, VBG, VBN, CD, FW, UH)

// marks are the tags of what holds neither letter nor digit.
var marks = set(PunctEnd, PunctComma, PunctColon, PunctHyph, PunctQuote, PunctOpen, PunctClose, SYM)

// find is where the weights of a feature are; 0 where it has none.
func (m *model) find(hash uint32) (at uint32) {
	for i := hash & m.mask; ; i = (i + 1) & m.mask {
		if s := m.slots[i]; s.at == 0 || s.hash == hash {
			return s.at
		}
	}
}

// weights is the row at a place.
func (m *model) weights(at uint32) []byte {
	from := at >> rowBits
	return m.rows[2*from : 2*(from+at&(1<<rowBits-1))]
}

const magic = "entag2\n"

var errShort = errors.New("the file ends too early or is no file of weights")

// reader reads numbers; bad is set where there are none left.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.bad = true
		return 0
	}
	c := r.b[0]
	r.b = r.b[1:]
	return c
}

// decode reads a file of weights: the sets of tags in use, the dictionary as
// differences of sorted hashes with the number of a set, then the features
// likewise with their weights.
func decode(b []byte) (*model, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errShort
	}
	r := &reader{b: b[len(magic):]}
	entries := make([]entry, min(r.uint(), 1<<16))
	for i := range entries {
		entries[i].may = mask(r.uint())
		entries[i].fixed = Tag(r.byte())
		entries[i].often = r.byte() == 1
		if entries[i].fixed >= numTags || entries[i].may>>numTags != 0 {
			return nil, errors.New("it holds a tag that is not known")
		}
	}
	n := min(r.uint(), 1<<20)
	m := &model{dict: newDict(entries, int(n))}
	for hash := uint32(0); n > 0 && !r.bad; n-- {
		hash += uint32(r.uint())
		at := r.uint()
		if at >= uint64(len(entries)) {
			return nil, errShort
		}
		m.dict.put(hash, uint32(at))
	}
	m.features(r)
	if r.bad {
		return nil, errShort
	}
	m.widen()
	return m, nil
}

// widen gives rows of many weights a place for each tag.
func (m *model) widen() {
	for i := range m.slots {
		s := &m.slots[i]
		if s.n() < minWide {
			continue
		}
		var w wide
		for row := m.weights(s.at); len(row) > 0; row = row[2:] {
			w[row[0]&63] = int8(row[1])
		}
		s.at = uint32(len(m.wide))<<rowBits | isWide
		m.wide = append(m.wide, w)
	}
}

// features reads how many features there are, their hashes as differences, how
// many weights each has, and the weights, which stay where they are.
func (m *model) features(r *reader) {
	n := min(r.uint(), 1<<22)
	size := uint32(16)
	for uint64(size) < 2*n {
		size *= 2
	}
	m.slots, m.mask = make([]slot, size), size-1
	from, hash := uint32(0), uint32(0)
	for ; n > 0 && !r.bad; n-- {
		hash += uint32(r.uint())
		k := uint32(r.byte())
		m.put(slot{hash, from<<rowBits | k})
		from += k
		r.bad = r.bad || k >= isWide || from >= 1<<(32-rowBits)
	}
	m.rows = r.b
	r.bad = r.bad || len(m.rows) != 2*int(from)
	for i := 0; i < len(m.rows); i += 2 {
		r.bad = r.bad || Tag(m.rows[i]) >= numTags
	}
}

// put enters a feature that is new.
func (m *model) put(s slot) {
	if s.n() == 0 {
		return
	}
	i := s.hash & m.mask
	for m.slots[i].at != 0 {
		i = (i + 1) & m.mask
	}
	m.slots[i] = s
}

// encode is the reverse of decode.
func (m *model) encode() []byte {
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(len(m.dict.entries)))
	for _, e := range m.dict.entries {
		out = binary.AppendUvarint(out, uint64(e.may))
		often := byte(0)
		if e.often {
			often = 1
		}
		out = append(out, byte(e.fixed), often)
	}
	words := m.dict.sorted()
	out = binary.AppendUvarint(out, uint64(len(words)))
	before := uint32(0)
	for _, w := range words {
		out = binary.AppendUvarint(out, uint64(w.hash-before))
		out = binary.AppendUvarint(out, uint64(w.entry-1))
		before = w.hash
	}
	return m.appendFeatures(out)
}

func (m *model) appendFeatures(out []byte) []byte {
	slots := slices.DeleteFunc(slices.Clone(m.slots), func(s slot) bool { return s.at == 0 })
	slices.SortFunc(slots, func(a, b slot) int { return cmp.Compare(a.hash, b.hash) })
	out = binary.AppendUvarint(out, uint64(len(slots)))
	before := uint32(0)
	for _, s := range slots {
		out = binary.AppendUvarint(out, uint64(s.hash-before))
		out = append(out, byte(s.n()))
		before = s.hash
	}
	for _, s := range slots {
		out = append(out, m.weights(s.at)...)
	}
	return out
}
