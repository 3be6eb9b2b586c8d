package story

import "slices"

// Copies of a text share this part of the three-word runs of the shorter one;
// shorter texts than that many runs are too short to tell.
const (
	copied   = 0.4
	shortest = 25
)

// shingles are the runs of three words, as printed but folded, by hash.
func shingles(words []word) []uint32 {
	if len(words) < 3 {
		return nil
	}
	out := make([]uint32, 0, len(words)-2)
	for i := range len(words) - 2 {
		h := words[i].folded
		h = (h ^ h>>15) * 0x2c1b3c6d
		h ^= words[i+1].folded
		h = (h ^ h>>12) * 0x297a2d39
		h ^= words[i+2].folded
		out = append(out, (h^h>>15)*0x2c1b3c6d)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Shared is the part of the three-word runs of the shorter article that the
// other one has too, 0 where one is too short to tell.
func Shared(a, b *Article) float64 {
	x, y := a.shingles, b.shingles
	if len(x) < shortest || len(y) < shortest {
		return 0
	}
	n := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			n++
			i++
			j++
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	return float64(n) / float64(min(len(x), len(y)))
}

// Copied tells whether one article is a copy or a rewrite of the other: they
// are one family.
func Copied(a, b *Article) bool { return Shared(a, b) >= copied }
