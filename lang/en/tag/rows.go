package tag

// rows are the weights of the features, each by the number that places has for
// it. Row 0 is that of features without any.
//
// The tags that most words are undecided between are near: four of them to a
// number, so that adding a number adds four weights. The others are far, a byte
// each, and are added for the one or two that a word may have. All are kept 128
// larger than they are, so that none is negative and none takes from its
// neighbour; who compares sums of as many rows need not know.
type rows struct {
	near []nearRow
	far  []farRow // of the first features alone: not all have such weights
}

type (
	nearRow [nearTags / 4]uint64
	farRow  [numTags - nearTags]uint8
)

// nearTags is how many of the lanes are near.
const nearTags = 20

// lanes are the places of the tags in rows: near those that words have which
// the dictionary lacks, and what is said of the commonest words with several.
var lanes = lanesOf(nearMask)

// lanesOf gives the first lanes to the tags that are to be near.
func lanesOf(near mask) (lanes [64]uint8) {
	first, then := uint8(0), uint8(nearTags)
	for t := range numTags {
		if near.has(t) {
			lanes[t] = first
			first++
		} else {
			lanes[t] = then
			then++
		}
	}
	return lanes
}

const (
	zero     = 128                       // a weight of 0
	nearZero = zero * 0x0001000100010001 // four of them
)

// newRows makes rows of zero weights for n features, far of which have far tags.
func newRows(n, far int) rows {
	r := rows{make([]nearRow, n+1), make([]farRow, far+1)}
	for i := range r.near {
		for k := range r.near[i] {
			r.near[i][k] = nearZero
		}
	}
	for i := range r.far {
		for k := range r.far[i] {
			r.far[i][k] = zero
		}
	}
	return r
}

// isFar tells whether one of the pairs of a tag and a weight is of a far tag.
func isFar(pairs []byte) bool {
	for k := 0; k < len(pairs); k += 2 {
		if lanes[pairs[k]&63] >= nearTags {
			return true
		}
	}
	return false
}

// set sets row n to pairs of a tag and a weight.
func (r *rows) set(n uint32, pairs []byte) {
	for k := 1; k < len(pairs); k += 2 {
		w := int8(pairs[k])
		if lane := lanes[pairs[k-1]&63]; lane < nearTags {
			r.near[n][lane/4] += uint64(int64(w)) << (lane % 4 * 16)
		} else {
			r.far[n][lane-nearTags] += uint8(w)
		}
	}
}

// sum adds up the near weights of features.
func (r *rows) sum(features []uint32, from nearRow) nearRow {
	s0, s1, s2, s3, s4 := from[0], from[1], from[2], from[3], from[4]
	for _, n := range features {
		row := &r.near[n]
		s0 += row[0]
		s1 += row[1]
		s2 += row[2]
		s3 += row[3]
		s4 += row[4]
	}
	return nearRow{s0, s1, s2, s3, s4}
}

// of is the sum of a near tag.
func (s *nearRow) of(lane uint8) uint16 { return uint16(s[lane/4] >> (lane % 4 * 16)) }

// sumFar adds up what features have for one far tag.
func (r *rows) sumFar(features []uint32, lane uint8) uint16 {
	lane -= nearTags
	sum := uint16(0)
	for _, n := range features {
		if int(n) >= len(r.far) {
			n = 0
		}
		sum += uint16(r.far[n][lane])
	}
	return sum
}
