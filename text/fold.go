// Package text folds Arabic spelling and cuts text into words and sentences
// without ever changing it: folded forms are keys for look-up, offsets stay
// those of the words as printed.
package text

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// drop marks runes that folding removes; see foldRune.
const drop = rune(-1)

// foldRune maps one rune to its folded form. Harakat, tatweel, the dagger alef
// and invisible marks vanish; hamza carriers, alef maqsura, Persian and other
// variant letters become the plain Arabic letter; digits become ASCII. Ta
// marbuta stays, since it tells زيارة from زيارته.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r >= 0x064B && r <= 0x065F, r == 0x0670, r == 0x0640, r >= 0x06D6 && r <= 0x06ED, r >= 0x0610 && r <= 0x061A:
		return drop
	case r >= 0x0660 && r <= 0x0669:
		return '0' + r - 0x0660
	case r >= 0x06F0 && r <= 0x06F9:
		return '0' + r - 0x06F0
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == 0x00AD, r == 0x061C:
		return drop
	}
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی', 'ې', 'ۍ':
		return 'ي'
	case 'ؤ', 'ئ':
		return 'ء'
	case 'ک', 'گ', 'ڪ':
		return 'ك'
	case 'ھ', 'ہ', 'ە':
		return 'ه'
	case 'پ':
		return 'ب'
	case 'ڤ', 'ۋ':
		return 'ف'
	case 'چ':
		return 'ج'
	case 'ژ':
		return 'ز'
	case 0x00A0:
		return ' '
	}
	return r
}

// Fold returns the look-up key of a word or phrase: without diacritics and
// tatweel, hamza seats and letter variants unified, Latin letters in lower
// case, digits in ASCII. It returns s itself where nothing changes.
func Fold(s string) string {
	for i := 0; i < len(s); {
		if i+1 < len(s) && s[i]&^1 == arabicLead && s[i+1]&^0x3F == 0x80 {
			if lows.of(s[i], s[i+1]) != uint16(s[i])<<8|uint16(s[i+1]) {
				return foldFrom(s, i)
			}
			i += 2
			continue
		}
		if c := s[i]; c < 0x80 && (c < 'A' || c > 'Z') {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if foldRune(r) != r || isPresentation(r) {
			return foldFrom(s, i)
		}
		i += n
	}
	return s
}

// arabicLead and the byte after it begin the letters U+0600 to U+067F.
const arabicLead = 0xD8

// low is foldRune for the letters U+0600 to U+067F as they stand in UTF-8, two
// bytes in and two bytes out: below 0x100 for one byte, 0 for a dropped one.
func low(a, b byte) uint16 {
	if a == 0xD8 {
		switch {
		case b == 0xA2, b == 0xA3, b == 0xA5: // آ أ إ
			b = 0xA7
		case b == 0xA4, b == 0xA6: // ؤ ئ
			b = 0xA1
		case b >= 0x90 && b <= 0x9A, b == 0x9C:
			return 0
		}
		return uint16(a)<<8 | uint16(b)
	}
	switch {
	case b == 0x89: // ى
		b = 0x8A
	case b == 0x80, b >= 0x8B && b <= 0x9F, b == 0xB0:
		return 0
	case b >= 0xA0 && b <= 0xA9:
		return uint16('0' + b - 0xA0)
	case b == 0xB1: // ٱ
		return 0xD8A7 // ا
	case b == 0xBE: // پ
		return 0xD8A8 // ب
	}
	return uint16(a)<<8 | uint16(b)
}

// lowTable is low by the bits in which its letters differ.
type lowTable [128]uint16

var lows = newLowTable()

func newLowTable() *lowTable {
	t := new(lowTable)
	for i := range t {
		t[i] = low(arabicLead|byte(i>>6), 0x80|byte(i&0x3F))
	}
	return t
}

func (t *lowTable) of(a, b byte) uint16 { return t[(uint(a)<<6|uint(b)&0x3F)&127] }

func foldFrom(s string, i int) string {
	var few [64]byte
	buf := append(few[:0], s[:i]...)
	for i < len(s) {
		if i+1 < len(s) && s[i]&^1 == arabicLead && s[i+1]&^0x3F == 0x80 {
			buf = appendLow(buf, lows.of(s[i], s[i+1]))
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		buf = appendFolded(buf, r)
		i += n
	}
	return string(buf)
}

// AppendFold appends the folded form of s to dst.
func AppendFold(dst, s []byte) []byte {
	for i := 0; i < len(s); {
		if i+1 < len(s) && s[i]&^1 == arabicLead && s[i+1]&^0x3F == 0x80 {
			dst = appendLow(dst, lows.of(s[i], s[i+1]))
			i += 2
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		dst = appendFolded(dst, r)
		i += n
	}
	return dst
}

func appendLow(dst []byte, v uint16) []byte {
	switch {
	case v >= 0x100:
		return append(dst, byte(v>>8), byte(v))
	case v > 0:
		return append(dst, byte(v))
	}
	return dst
}

func appendFolded(buf []byte, r rune) []byte {
	if isPresentation(r) {
		for _, p := range norm.NFKC.String(string(r)) {
			if f := foldRune(p); f != drop {
				buf = utf8.AppendRune(buf, f)
			}
		}
	} else if f := foldRune(r); f != drop {
		buf = utf8.AppendRune(buf, f)
	}
	return buf
}

// isPresentation tells whether r is an Arabic presentation form or ligature.
func isPresentation(r rune) bool {
	return r >= 0xFB50 && r <= 0xFDFF && r != 0xFD3E && r != 0xFD3F || r >= 0xFE70 && r <= 0xFEFC
}

// IsCommonLetter tells whether two bytes are one of the letters ء to غ and ف
// to ي, of which nearly all Arabic text is made.
func IsCommonLetter(a, b byte) bool {
	return a == 0xD8 && b >= 0xA1 && b <= 0xBA || a == 0xD9 && b >= 0x81 && b <= 0x8A
}

// IsArabic tells whether r is a letter of the Arabic script.
func IsArabic(r rune) bool {
	return r >= 0x0620 && r <= 0x064A || r >= 0x066E && r <= 0x06D3 || r >= 0x0750 && r <= 0x077F || isPresentation(r)
}
