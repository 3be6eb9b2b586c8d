package text

import (
	"unicode"
	"unicode/utf8"
)

// Letters counts the letters of a text by script, and those of the Arabic
// script that Arabic itself does not have.
type Letters struct {
	Arabic, Latin, Other   int
	Persian, Urdu, Kurdish int // among the Arabic ones
}

// All is how many letters were counted.
func (l *Letters) All() int { return l.Arabic + l.Latin + l.Other }

// Count adds the letters of s.
func (l *Letters) Count(s string) {
	latin, arabic := 0, 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if (c|0x20)-'a' <= 'z'-'a' {
				latin++
			}
			i++
			continue
		}
		if i+1 < len(s) && IsCommonLetter(c, s[i+1]) {
			arabic++
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r >= 0x0621 && r <= 0x064A: // those of Arabic itself
			l.Arabic++
		case r >= 0x0600 && r <= 0x06FF:
			l.countArabic(r)
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			l.Latin++
		case unicode.Is(unicode.Arabic, r):
			l.Arabic++
		default:
			l.Other++
		}
	}
	l.Latin, l.Arabic = l.Latin+latin, l.Arabic+arabic
}

func (l *Letters) countArabic(r rune) {
	if !unicode.IsLetter(r) {
		return
	}
	l.Arabic++
	switch r {
	case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی':
		l.Persian++
	case 'ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ھ', 'ہ':
		l.Urdu++
	case 'ۆ', 'ێ', 'ڕ', 'ڵ', 'ە':
		l.Kurdish++
	}
}

// Language is the language that the letters tell as a code of ISO 639: only
// those in Arabic letters, "" for all others.
func (l *Letters) Language() string {
	switch {
	case l.Arabic*2 <= l.All() || l.Arabic == 0:
		return ""
	case l.Urdu*30 > l.Arabic:
		return "ur"
	case l.Kurdish*30 > l.Arabic:
		return "ckb"
	case l.Persian*20 > l.Arabic:
		return "fa"
	}
	return "ar"
}
