package explain

import (
	"strings"
	"unicode"
)

// Marks of bidirectional text: what stands between them is ordered by itself.
const (
	rtlIsolate = "\u2067"
	popIsolate = "\u2069"
)

// columns is how many columns of a terminal s takes: marks and invisible runes
// none. Wide letters of East Asia do not occur in what is explained.
func columns(s string) int {
	n := 0
	for _, r := range safe(s) {
		if r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			continue
		}
		n++
	}
	return n
}

// safe leaves out control characters, which could steer a terminal, and marks
// of direction; white space becomes one space.
func safe(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == 0xFEFF:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(clean), " ")
}

// rightToLeft tells whether the first letter of s is Arabic or Hebrew.
func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Arabic, unicode.Hebrew)
		}
	}
	return false
}
