package tag

import (
	"errors"
	"slices"
)

// places tells which rows of weights are those of a feature, in one look and
// without a branch: which of the features that a word shows have weights is as
// hard to foresee as which face a coin will show.
//
// The low bits of a hash say by how much its other bits are shifted, and the
// shifts are such that no two features meet (hash and displace). A slot holds
// the low bits, which with its own place are the whole hash, and the number of
// the rows.
type places struct {
	shift [1 << lowBits]uint16
	slots [1 << slotBits]uint32
}

const (
	slotBits    = 17
	lowBits     = 32 - slotBits
	low         = 1<<lowBits - 1
	maxFeatures = 115_000 // beyond that shifts would be long to find
)

// find is the number of the rows of a feature; 0, which says nothing, where it
// has none.
func (p *places) find(hash uint32) uint32 {
	b := hash & low
	s := p.slots[(hash>>lowBits+uint32(p.shift[b]))%(1<<slotBits)]
	row := s >> lowBits
	if s&low != b {
		row = 0
	}
	return row
}

var errPlaces = errors.New("its features are too many or stand there twice")

// newPlaces gives each hash the number of rows beside it, from 1.
func newPlaces(hashes, rows []uint32) (*places, error) {
	if len(hashes) > maxFeatures {
		return nil, errPlaces
	}
	p := &places{}
	from, order := buckets(hashes)
	var taken [1 << slotBits / 64]uint64
	for _, b := range bySize(from) {
		of := order[from[b]:from[b+1]]
		shift, ok := free(&taken, hashes, of)
		if !ok {
			return nil, errPlaces
		}
		p.shift[b] = shift
		for _, k := range of {
			at := (hashes[k]>>lowBits + uint32(shift)) % (1 << slotBits)
			if taken[at/64]>>(at%64)&1 == 1 {
				return nil, errPlaces // the same hash again
			}
			taken[at/64] |= 1 << (at % 64)
			p.slots[at] = rows[k]<<lowBits | hashes[k]&low
		}
	}
	return p, nil
}

// buckets puts together the hashes with the same low bits: those of b are
// order[from[b]:from[b+1]], by number.
func buckets(hashes []uint32) (from *[1<<lowBits + 1]uint32, order []uint32) {
	from = new([1<<lowBits + 1]uint32)
	for _, h := range hashes {
		from[h&low+1]++
	}
	for b := range 1 << lowBits {
		from[b+1] += from[b]
	}
	next := *from
	order = make([]uint32, len(hashes))
	for k, h := range hashes {
		order[next[h&low]] = uint32(k)
		next[h&low]++
	}
	return from, order
}

// bySize lists the buckets that hold anything, the fullest first: they are the
// hardest to place.
func bySize(from *[1<<lowBits + 1]uint32) []uint32 {
	var of [32][]uint32 // by size; few are larger
	for b := range uint32(1 << lowBits) {
		if n := from[b+1] - from[b]; n > 0 {
			k := min(n, uint32(len(of)-1))
			of[k] = append(of[k], b)
		}
	}
	slices.Reverse(of[:])
	return slices.Concat(of[:]...)
}

// free finds a shift by which all of a bucket come to free places.
func free(taken *[1 << slotBits / 64]uint64, hashes, of []uint32) (shift uint16, ok bool) {
tries:
	for shift := range uint32(1 << 16) {
		for _, k := range of {
			at := (hashes[k]>>lowBits + shift) % (1 << slotBits)
			if taken[at/64]>>(at%64)&1 == 1 {
				continue tries
			}
		}
		return uint16(shift), true
	}
	return 0, false
}
