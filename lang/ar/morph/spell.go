package morph

import "github.com/sijil-news/sijil/lexicon"

// Phonemic forms are byte strings: consonants are their Arabic letter minus
// U+0580 (so 0xA1 is hamza), short vowels are a i u, long ones A I U, Y is a
// final ā written ى, X is the joining alef of انفعل. Spelling is done once, on
// the phonemes, so that hamza seats and shadda come out right in every form.

const (
	hamza byte = 0xA1
	wasl  byte = 'X'
)

// code returns the phoneme of an Arabic letter.
func code(r rune) byte { return byte(r - 0x0580) }

func letter(c byte) rune { return rune(c) + 0x0580 }

func isConsonant(c byte) bool { return c >= 0xA1 }

func isShort(c byte) bool { return c == 'a' || c == 'i' || c == 'u' }

var (
	codeT = code('ت')
	codeN = code('ن')
	codeW = code('و')
	codeY = code('ي')
)

// A stem may end in a mark that settles how it joins its suffix: stretch says
// that it ends in hamza which becomes آ with the suffix's alef, twin that its
// last consonant is the suffix's first, doubled.
const (
	stretch = '^'
	twin    = '~'
)

const shadda = '\u0651'

// speller turns phonemes into spelling; its buffers are reused.
type speller struct {
	ph    []byte // phonemes
	out   []byte
	arena lexicon.Arena
}

func (s *speller) put(r rune) {
	if r < 0x80 {
		s.out = append(s.out, byte(r))
		return
	}
	s.out = append(s.out, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
}

// spell writes ph[from:to] as it is spelled between its neighbours.
func (s *speller) spell(from, to int) string {
	s.out = s.out[:0]
	ph := s.ph
	for i := from; i < to; i++ {
		c := ph[i]
		switch c {
		case 'a', 'i', 'u':
		case 'A', wasl:
			s.put('ا')
		case 'I':
			s.put('ي')
		case 'U':
			s.put('و')
		case 'Y':
			if i > 0 && ph[i-1] == codeY {
				s.put('ا') // أحيا، يحيا
			} else {
				s.put('ى')
			}
		default:
			next, double := i+1, false
			if next < len(ph) && ph[next] == c {
				if next >= to {
					s.put(twin)
					continue
				}
				next, double = next+1, true
				i++
			}
			if c == hamza {
				seat, merged := s.seat(next, double)
				if merged && next < to {
					i++
				} else if merged {
					seat = stretch
				}
				s.put(seat)
			} else {
				s.put(letter(c))
			}
			if double {
				s.put(shadda)
			}
		}
	}
	return s.arena.String(s.out)
}

// seat chooses the carrier of the hamza that stands just before phoneme next;
// merged tells that it is written as one letter with the long a that follows.
func (s *speller) seat(next int, double bool) (r rune, merged bool) {
	at := next - 1
	if double {
		at--
	}
	var after byte
	if next < len(s.ph) {
		after = s.ph[next]
	}
	if at == 0 {
		switch after {
		case 'A':
			return 'آ', true
		case 'i', 'I':
			return 'إ', false
		}
		return 'أ', false
	}
	before := s.ph[at-1]
	final := true
	for _, c := range s.ph[next:] {
		if !isShort(c) {
			final = false
		}
	}
	if final {
		return seatFinal(before), false
	}
	switch {
	case before == 'i' || before == 'I' || before == codeY || after == 'i' || after == 'I':
		return 'ئ', false
	case before == 'u' || after == 'u' || after == 'U':
		return 'ؤ', false
	case before == 'A' || before == 'U' || before == codeW:
		return 'ء', false
	case after == 'A':
		return 'آ', true
	}
	return 'أ', false
}

func seatFinal(before byte) rune {
	switch before {
	case 'a':
		return 'أ'
	case 'i':
		return 'ئ'
	case 'u':
		return 'ؤ'
	}
	return 'ء'
}

// attach joins the parts of a spelled word.
func attach(prefix, stem, suffix string) string {
	n := len(stem)
	if n == 0 {
		return prefix + suffix
	}
	switch stem[n-1] {
	case stretch:
		return prefix + stem[:n-1] + "آ" + suffix[len("ا"):]
	case twin:
		return prefix + stem[:n-1] + suffix[:2] + string(shadda) + suffix[2:]
	}
	return prefix + stem + suffix
}

// foldStem appends the folded spelling of a stem to dst. It is text.Fold for
// the few letters stems are made of, and drops the joining marks.
func foldStem(dst []byte, stem string) []byte {
	for i := 0; i+1 < len(stem); i += 2 {
		a, b := stem[i], stem[i+1]
		if a < 0x80 {
			i--
			continue
		}
		if a == 0xD8 {
			switch b {
			case 0xA2, 0xA3, 0xA5: // آ أ إ
				b = 0xA7
			case 0xA4, 0xA6: // ؤ ئ
				b = 0xA1
			}
		} else if a == 0xD9 {
			switch {
			case b == 0x89: // ى
				b = 0x8A
			case b >= 0x8B && b <= 0x9F || b == 0x80:
				continue
			}
		}
		dst = append(dst, a, b)
	}
	return dst
}
