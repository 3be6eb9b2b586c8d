package lexicon

// Sieve tells quickly that a word is in no list: by its first two letters and
// its length. What it lets pass may still be in none.
type Sieve [4096]uint64

func sieveKey(w string) (int, uint64) {
	k := int(w[1]) & 63
	if len(w) > 3 {
		k |= int(w[3]) & 63 << 6
	}
	return k, 1 << min(len(w)/2, 63)
}

// Add puts a word in.
func (s *Sieve) Add(w string) {
	if len(w) > 1 {
		k, bit := sieveKey(w)
		s[k] |= bit
	}
}

// May tells whether the word may have been put in. Words of one byte are
// never found.
func (s *Sieve) May(w string) bool {
	if len(w) < 2 {
		return false
	}
	k, bit := sieveKey(w)
	return s[k]&bit != 0
}
