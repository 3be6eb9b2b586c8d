package tag

import "math/bits"

// best is the tag of word i with the highest score among those it may have.
func (m *model) best(ws []word, i int, p1, p2 Tag, c clauseState) Tag {
	w := &ws[i]
	may := allowed(w.may, p1)
	if may&(may-1) == 0 {
		return Tag(bits.TrailingZeros64(uint64(may)))
	}
	var of [numFeatures]uint32 // numbers of the rows of weights; those of the form last
	m.look((*[numFeatures - numOwn]uint32)(of[:]), ws, i, p1, p2, c)
	var near nearRow
	if may&nearMask != 0 {
		near = m.rows.sum(of[:numFeatures-numOwn], w.form.near)
	}
	if may&^nearMask != 0 {
		copy(of[numFeatures-numOwn:], w.form.own[:])
	}
	best := uint32(0) // score and tag, of equal scores the first tag
	for ; may != 0; may &= may - 1 {
		t := uint32(bits.TrailingZeros64(uint64(may)))
		score := uint16(0)
		if lane := lanes[t&63]; lane < nearTags {
			score = near.of(lane)
		} else {
			score = m.rows.sumFar(of[:], lane)
		}
		best = max(best, uint32(score)<<6|63-t)
	}
	return Tag(63 - best&63)
}

// look finds the rows of all but a word's own features.
func (m *model) look(of *[numFeatures - numOwn]uint32, ws []word, i int, p1, p2 Tag, c clauseState) {
	w := &ws[i]
	var f [numJoint]uint32
	joint(&f, ws, i, p1, p2, c)
	for k := range f {
		of[k] = m.places.find(f[k])
	}
	more := of[numJoint:]
	for side := range offset {
		more[side] = ws[i+offset[side]].form.beside[side]
	}
	more = more[numBeside:]
	more[0], more[1] = m.tags[p1&63], m.twoTags[p1&63][p2&63]
	more[2], more[3] = w.form.shapes[w.shape>>firstPlace&3], w.form.clauses[c&3]
}
