package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

type class uint8

const (
	space class = iota
	letter
	digit
	mark  // belongs to the word it stands in: harakat, tatweel, joiners
	other // punctuation and symbols, one token each
)

func classOf(r rune) class {
	switch {
	case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == 0xA0:
		return space
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return letter
	case '0' <= r && r <= '9' || r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9:
		return digit
	case r < 0x80:
		return other
	case foldRune(r) == drop:
		return mark
	case IsArabic(r) || unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return letter
	case unicode.IsSpace(r):
		return space
	}
	return other
}

// Tokens cuts text[span] into words, numbers and single marks and appends them
// to dst with Start, End and Fold set; offsets count from the start of text.
// Fold of a word is still as printed: who looks the word up folds it.
//
// A word is a run of letters with their diacritics. It ends at an underscore
// (#قطاع_غزة is two words; the marks of a hashtag are no tokens, so that it is
// read like any other phrase) and at a full stop even where no space follows, as
// Arabic news pages often leave it out. A number may hold separators between
// digits (1,9 and 1.500 and 12:30).
func Tokens(text string, span doc.Span, dst []doc.Token) []doc.Token {
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		c := classOf(r)
		if c == space || c == mark || c == other && hashtag(text, r, i, span) {
			i += n
			continue
		}
		j := i + n
		switch c {
		case letter:
			j = scan(text, j, span.End, letter)
		case digit:
			j = scanNumber(text, j, span.End)
		}
		tok := doc.Token{Start: i, End: j, Fold: text[i:j]}
		if c != letter {
			tok.Fold, tok.POS = Fold(tok.Fold), doc.Punct
		}
		if c == digit {
			tok.POS = doc.Num
		}
		dst = append(dst, tok)
		i = j
	}
	return dst
}

// hashtag tells whether the rune at byte i is the mark of an Arabic hashtag: #
// before a word, or an underscore between two.
func hashtag(text string, r rune, i int, span doc.Span) bool {
	if r != '#' && r != '_' || i+1 >= span.End {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+1 : span.End])
	if !IsArabic(next) {
		return false
	}
	if r == '#' {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[span.Start:i])
	return IsArabic(before)
}

func scan(text string, i, end int, want class) int {
	last := i
	for i < end {
		if want == letter && i+1 < end && IsCommonLetter(text[i], text[i+1]) {
			i += 2
			last = i
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		c := classOf(r)
		if c != want && c != mark && !(r == '\'' && i+n < end && isLatin(text[i+n])) {
			break
		}
		i += n
		// a trailing bidi control is no part of the word
		if c != mark || r < 0x2000 {
			last = i
		}
	}
	return last
}

func isLatin(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

func scanNumber(text string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if classOf(r) == digit {
			i += n
			continue
		}
		if r == '.' || r == ',' || r == '٫' || r == '٬' || r == '،' || r == ':' || r == '/' {
			if r2, n2 := utf8.DecodeRuneInString(text[i+n : end]); n2 > 0 && classOf(r2) == digit {
				i += n + n2
				continue
			}
		}
		break
	}
	return i
}
