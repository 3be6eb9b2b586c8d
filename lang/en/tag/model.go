package tag

import (
	"encoding/binary"
	"errors"
)

// model is the dictionary and the weights.
type model struct {
	dict    dict
	places  *places // nil while it is trained
	rows    rows
	tags    [64]uint32     // rows of the tag before a word
	twoTags [64][64]uint32 // of the two before it
	padding [4]Form        // what stands before and behind a sentence
}

// newModel returns a model with that dictionary, not trained.
func newModel(d dict) *model {
	m := &model{dict: d}
	for k := range m.padding {
		m.padding[k].word = word{full: 11 + uint32(k), class: 11 + uint32(k)}
	}
	return m
}

// open are the tags that words have which the dictionary lacks.
var open = set(NN, NNS, NNP, NNPS, JJ, JJR, JJS, RB, VB, VBD, VBZ, VBP, VBG, VBN, CD, FW, UH)

// nearMask are the tags whose weights are near, see rows.
var nearMask = open | set(IN, Sub, RP)

// marks are the tags of what holds neither letter nor digit.
var marks = set(PunctEnd, PunctComma, PunctColon, PunctHyph, PunctQuote, PunctOpen, PunctClose, SYM)

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
	m := newModel(newDict(entries, int(n)))
	for hash := uint32(0); n > 0 && !r.bad; n-- {
		hash += uint32(r.uint())
		at := r.uint()
		if at >= uint64(len(entries)) {
			return nil, errShort
		}
		m.dict.put(hash, uint32(at))
	}
	f := readFeatures(r)
	if r.bad {
		return nil, errShort
	}
	return m, m.learned(f)
}

// features are what was learnt: the hash of each feature, how many weights it
// has, and those, one feature after the other: pairs of a tag and a signed byte.
type features struct {
	hashes []uint32
	sizes  []uint8
	pairs  []byte
}

// readFeatures reads how many features there are, their hashes as differences,
// how many weights each has, and the weights, which stay where they are.
func readFeatures(r *reader) (f features) {
	n := min(r.uint(), maxFeatures+1)
	f.hashes, f.sizes = make([]uint32, n), make([]uint8, n)
	hash, all := uint32(0), 0
	for i := range f.hashes {
		hash += uint32(r.uint())
		f.hashes[i], f.sizes[i] = hash, r.byte()
		all += int(f.sizes[i])
	}
	f.pairs = r.b
	r.bad = r.bad || len(r.b) != 2*all
	for i := 0; i < len(f.pairs); i += 2 {
		r.bad = r.bad || Tag(f.pairs[i]) >= numTags
	}
	return f
}

// all yields the number of each feature and its pairs.
func (f *features) all(yield func(int, []byte) bool) {
	pairs := f.pairs
	for i, n := range f.sizes {
		if !yield(i, pairs[:2*int(n)]) {
			return
		}
		pairs = pairs[2*int(n):]
	}
}

// numbers gives the features numbers from 1: first to those with weights of far
// tags, and of those and the others first to who has most weights. They are shown
// most often, and so lie together.
func (f *features) numbers() (numbers []uint32, far int) {
	const kinds = 256
	var next [2*kinds + 1]uint32
	kind := make([]uint16, len(f.sizes))
	for i, pairs := range f.all {
		kind[i] = kinds - 1 - uint16(f.sizes[i])
		if !isFar(pairs) {
			kind[i] += kinds
		}
		next[kind[i]+1]++
	}
	for k := range 2 * kinds {
		next[k+1] += next[k]
	}
	far = int(next[kinds])
	numbers = make([]uint32, len(kind))
	for i, k := range kind {
		next[k]++
		numbers[i] = next[k]
	}
	return numbers, far
}

// learned puts the weights where they are found fast.
func (m *model) learned(f features) (err error) {
	numbers, far := f.numbers()
	m.rows = newRows(len(f.hashes), far)
	for i, pairs := range f.all {
		m.rows.set(numbers[i], pairs)
	}
	if m.places, err = newPlaces(f.hashes, numbers); err != nil {
		return err
	}
	for p1 := range numTags {
		m.tags[p1] = m.places.find(byTag(p1))
		for p2 := range numTags {
			m.twoTags[p1][p2] = m.places.find(byTags(p1, p2))
		}
	}
	for k := range m.padding {
		m.rowsOf(&m.padding[k])
	}
	return nil
}

// encode is the reverse of decode.
func encode(d *dict, f features) []byte {
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(len(d.entries)))
	for _, e := range d.entries {
		out = binary.AppendUvarint(out, uint64(e.may))
		often := byte(0)
		if e.often {
			often = 1
		}
		out = append(out, byte(e.fixed), often)
	}
	words := d.sorted()
	out = binary.AppendUvarint(out, uint64(len(words)))
	before := uint32(0)
	for _, w := range words {
		out = binary.AppendUvarint(out, uint64(w.hash-before))
		out = binary.AppendUvarint(out, uint64(w.entry-1))
		before = w.hash
	}
	return appendFeatures(out, f)
}

// appendFeatures is the reverse of readFeatures.
func appendFeatures(out []byte, f features) []byte {
	out = binary.AppendUvarint(out, uint64(len(f.hashes)))
	before := uint32(0)
	for i, hash := range f.hashes {
		out = binary.AppendUvarint(out, uint64(hash-before))
		out = append(out, f.sizes[i])
		before = hash
	}
	return append(out, f.pairs...)
}
