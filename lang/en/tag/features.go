package tag

import "math/bits"

// word is what the features ask of one word.
type word struct {
	full             uint32 // hash of the word in lower case
	suf1, suf2, suf3 uint32
	suf4, pre3       uint32
	shape            uint32
	class            uint32 // hash of the tags the dictionary gives it; 0 for a word it lacks
	may              mask   // tags it may have
	fixed            Tag    // the tag it nearly always has, or None
	form             *Form  // what is remembered of it
}

// mask is a set of tags.
type mask uint64

func (m mask) has(t Tag) bool { return m>>t&1 == 1 }

func set(tags ...Tag) mask {
	var m mask
	for _, t := range tags {
		m |= 1 << t
	}
	return m
}

// Bits of a shape.
const (
	hasUpper    = 1 << iota
	allUpper    // of two letters or more
	firstUpper  //
	hasDigit    //
	allDigit    // with the marks that stand in numbers
	hasHyphen   //
	noLetter    //
	inSentence  // not its first word
	inTitle     // in a headline in which nearly all words begin with a capital
	hasFullStop //
)

// firstPlace is the number of the bit inSentence; inTitle is the next.
const firstPlace = 7

const (
	mulA = 0x9E3779B1
	mulB = 0x85EBCA77
)

// mix joins hashes. Its constants are part of the file of weights.
func mix(a, b uint32) uint32 {
	h := (a ^ bits.RotateLeft32(b, 13)) * mulA
	return h ^ h>>15
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// hashOf is FNV-1a of a string with its ASCII letters in lower case. A curly
// apostrophe counts as a straight one.
func hashOf(s string) uint32 { return closeHash(openHash(s)) }

const prime = 16777619

// openHash is hashOf to which letters may still be added.
func openHash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := lower(s[i])
		if c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x98 || s[i+2] == 0x99) {
			c, i = '\'', i+2
		}
		h = (h ^ uint32(c)) * prime
	}
	return h
}

func closeHash(h uint32) uint32 { return mix(h, 1) }

// suffix is a hash of the last n bytes, or of the whole shorter word.
func suffix(s string, n int) uint32 {
	h := uint32(n)
	for i := max(0, len(s)-n); i < len(s); i++ {
		h = h*31 + uint32(lower(s[i])) + 1
	}
	return mix(h, mulB)
}

func prefix(s string, n int) uint32 {
	h := uint32(n) << 8
	for i := 0; i < min(n, len(s)); i++ {
		h = h*31 + uint32(lower(s[i])) + 1
	}
	return mix(h, mulA)
}

// shapeOf tells how a word is written.
func shapeOf(s string) uint32 {
	var sh uint32
	upper, low, digit, sign := 0, 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			upper++
			if i == 0 {
				sh |= firstUpper
			}
		case c == 0xC2: // £ « »
			i++
		case c == 0xE2 && i+2 < len(s) && s[i+1] <= 0x82: // dashes, quotation marks, €
			i += 2
		case 'a' <= c && c <= 'z' || c >= 0x80:
			low++
		case '0' <= c && c <= '9':
			digit++
		case c == '-':
			sh |= hasHyphen
		case c == '.':
			sh |= hasFullStop
			sign++
		case c == ',' || c == ':' || c == '/':
			sign++
		}
	}
	if upper > 0 {
		sh |= hasUpper
		if low == 0 && upper > 1 {
			sh |= allUpper
		}
	}
	if digit > 0 {
		sh |= hasDigit
		if digit+sign == len(s) {
			sh |= allDigit
		}
	}
	if upper+low == 0 {
		sh |= noLetter
	}
	return sh
}

// look fills what is asked of a word by its letters.
func (w *word) look(s string) {
	w.full = hashOf(s)
	w.suf1, w.suf2, w.suf3, w.suf4 = suffix(s, 1), suffix(s, 2), suffix(s, 3), suffix(s, 4)
	w.pre3 = prefix(s, 3)
	w.shape = shapeOf(s)
}

// titled tells whether nearly all words of letters begin with a capital, as in
// headlines.
func titled(ws []word) bool {
	words, caps, all := 0, 0, 0
	for i := range ws {
		sh := ws[i].shape
		if sh&noLetter != 0 {
			continue
		}
		words++
		if sh&firstUpper != 0 {
			caps++
		}
		if sh&allUpper != 0 {
			all++
		}
	}
	return words >= 4 && caps*3 >= words*2 || words >= 4 && all*3 >= words*2
}

// clauseState tells what was read since the clause began: bit 0 a noun or
// pronoun, bit 1 a finite verb.
type clauseState uint8

func (c clauseState) after(t Tag) clauseState {
	switch {
	case t.Finite():
		return c | 2
	case t.Noun() || t == PRP || t == DTPron || t == EX:
		return c | 1
	case t == Sub || t == WDT || t == WP || t == WRB || t == PunctColon || t == PunctQuote || t == PunctEnd:
		return 0
	}
	return c
}

// The features of a word are of four kinds: by its own letters, by those of one
// neighbour, by where it stands, and by several things at once. All but the last
// are few enough to be looked up beforehand, see Form and history.
const (
	numOwn      = 5
	numBeside   = 5
	numWhere    = 4
	numJoint    = 14
	numFeatures = numOwn + numBeside + numWhere + numJoint
)

// Where a word stands beside the one to be tagged.
const (
	toLeft = iota
	toRight
	twoLeft
	twoRight
	classRight // to the right, by what the dictionary says
)

// show fills f with the hashes of what is known of word i: its letters,
// two neighbours to each side and the tags p1 and p2 before it. Slices hold two
// words of padding on either side, so that i counts from 2. c is the state of the
// clause.
func show(f *[numFeatures]uint32, ws []word, i int, p1, p2 Tag, c clauseState) {
	w := &ws[i]
	own((*[numOwn]uint32)(f[:]), w)
	where := f[numOwn:]
	for side := range numBeside {
		where[side] = beside(&ws[i+offset[side]], side)
	}
	where = where[numBeside:]
	where[0], where[1] = byTag(p1), byTags(p1, p2)
	where[2], where[3] = byShape(w.shape), byClause(w.class, c)
	joint((*[numJoint]uint32)(where[numWhere:]), ws, i, p1, p2, c)
}

// offset is where the word of each side stands.
var offset = [numBeside]int{toLeft: -1, toRight: 1, twoLeft: -2, twoRight: 2, classRight: 1}

// own fills f with what a word shows by itself.
func own(f *[numOwn]uint32, w *word) {
	f[0] = mix(w.full, 100)
	f[1] = mix(w.suf3, 113)
	f[2] = mix(w.suf2, 114)
	f[3] = mix(w.suf4, 115)
	f[4] = mix(w.pre3, 116)
}

// beside is what a word shows as a neighbour.
func beside(w *word, side int) uint32 {
	switch side {
	case toLeft:
		return mix(w.full, 101)
	case toRight:
		return mix(w.full, 102)
	case twoLeft:
		return mix(w.full, 103)
	case twoRight:
		return mix(w.full, 104)
	}
	return mix(w.class, 110)
}

// byTag is what the tag before a word shows.
func byTag(p1 Tag) uint32 { return mix(oneTag(p1), 105) }

// byTags is what the two tags before a word show.
func byTags(p1, p2 Tag) uint32 { return mix(twoTags(p1, p2), 106) }

// byShape is what the way shows in which a word is written.
func byShape(shape uint32) uint32 { return mix(shape, 117) }

// byClause is what the clause shows of a word of some class.
func byClause(class uint32, c clauseState) uint32 { return mix(mix(class, uint32(c)+1), 126) }

func oneTag(p1 Tag) uint32      { return uint32(p1) + 1 }
func twoTags(p1, p2 Tag) uint32 { return (uint32(p1)<<8 | uint32(p2)) + 1 }

// joint fills f with what several things show at once.
func joint(f *[numJoint]uint32, ws []word, i int, p1, p2 Tag, c clauseState) {
	w, l, r, rr := &ws[i], &ws[i-1], &ws[i+1], &ws[i+2]
	t1, t2 := oneTag(p1), twoTags(p1, p2)
	f[0] = mix(mix(w.full, t1), 107)
	f[1] = mix(mix(w.full, r.full), 108)
	f[2] = mix(mix(l.full, w.full), 109)
	f[3] = mix(mix(r.class, t1), 111)
	f[4] = mix(mix(r.class, rr.class), 112)
	f[5] = mix(mix(w.shape, t1), 118)
	f[6] = mix(mix(w.suf2, t1), 119)
	f[7] = mix(mix(w.suf3, r.class), 120)
	f[8] = mix(mix(w.class, t2), 121)
	f[9] = mix(mix(r.suf2, w.suf2), 122)
	f[10] = mix(mix(w.class, mix(r.class, t1)), 123)
	f[11] = mix(mix(w.class, t1), 124)
	f[12] = mix(mix(l.full, w.class), 125)
	f[13] = mix(mix(mix(w.suf2, r.class), uint32(c)+1), 127)
}
