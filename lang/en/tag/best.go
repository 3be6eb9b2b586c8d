package tag

import "math/bits"

// scores are what speaks for each tag. A power of two of them, so that any byte
// but for its highest bits is the index of one: no bounds need be checked.
type scores [64]int16

// sum is what speaks for each tag, with the rows of many weights not added yet.
type sum struct {
	scores
	own  *scores // of the word by itself
	n    int
	wide [numFeatures]*wide
}

// add adds the weights at a place, see model.find.
func (s *sum) add(m *model, at uint32) {
	if at&isWide == isWide {
		s.wide[s.n] = &m.wide[at>>rowBits]
		s.n++
		return
	}
	row := m.weights(at)
	for k := 1; k < len(row); k += 2 {
		s.scores[row[k-1]&63] += int16(int8(row[k]))
	}
}

// of is what speaks for one tag.
func (s *sum) of(t Tag) int16 {
	t &= 63
	x := s.scores[t] + s.own[t]
	for _, w := range s.wide[:s.n] {
		x += int16(w[t])
	}
	return x
}

// best is the tag of word i with the highest score among those it may have.
func (m *model) best(ws []word, i int, p1, p2 Tag, c clauseState) Tag {
	may := allowed(ws[i].may, p1)
	if bits.OnesCount64(uint64(may)) == 1 {
		return Tag(bits.TrailingZeros64(uint64(may)))
	}
	var f [numJoint]uint32
	joint(&f, ws, i, p1, p2, c)
	var first [numJoint]slot // read at once: each is far from the others in memory
	for k, h := range f {
		first[k] = m.slots[h&m.mask]
	}
	s := sum{own: m.alone(ws[i].form)}
	for side, by := range offset {
		if n := ws[i+by].form; n != nil {
			s.add(m, n.beside[side])
		} else {
			s.add(m, m.find(beside(&ws[i+by], side)))
		}
	}
	for k, x := range first {
		switch {
		case x.at == 0:
		case x.hash == f[k]:
			s.add(m, x.at)
		default:
			s.add(m, m.find(f[k]))
		}
	}
	best, high := None, int16(-1<<15)
	for ; may != 0; may &= may - 1 {
		t := Tag(bits.TrailingZeros64(uint64(may)))
		if x := s.of(t); x > high {
			best, high = t, x
		}
	}
	return best
}

// alone are what the features of a word by itself give each tag.
func (m *model) alone(f *Form) *scores {
	if f.scored {
		return &f.score
	}
	var hashes [numOwn]uint32
	own(&hashes, &f.word)
	s := sum{own: &f.score}
	for _, h := range hashes {
		s.add(m, m.find(h))
	}
	for t := range numTags {
		s.scores[t] = s.of(t)
	}
	f.score = s.scores
	f.scored = true
	return &f.score
}
