// Package light cuts Arabic words for comparing texts: clitics and the
// commonest endings, without a lexicon. Two words cut alike may still be
// different ones. Words are folded (text.Fold).
package light

import (
	"strings"
	"unicode/utf8"
)

// The closed class of clitics and inflections, the longer ones first.
var (
	articles   = [...]string{"وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال"}
	endings    = [...]string{"هما", "كما", "تين", "تان", "ها", "هم", "نا", "ات", "ون", "ين", "ان", "ته", "ية", "ة", "ه", "ت", "ا"}
	proclitics = [...]string{"وس", "و", "ف", "ب", "ل", "ك", "س"}
)

// Letters that must be left of a word whose article or ending is cut, and of
// one whose one-letter proclitic is.
const (
	leastStem  = 3
	LeastPlain = 4
)

// Article is a word without its article and what is written before that.
func Article(w string) string {
	for _, p := range articles {
		if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) >= leastStem {
			return rest
		}
	}
	return w
}

// Ending is a word without an ending of gender, number or pronoun.
func Ending(w string) string {
	for _, p := range endings {
		if rest, ok := strings.CutSuffix(w, p); ok && utf8.RuneCountInString(rest) >= leastStem {
			return rest
		}
	}
	return w
}

// Proclitic is a word without article but without a conjunction, preposition or
// mark of the future before it («بموسكو», «سيصل»), or "".
func Proclitic(w string) string {
	if Article(w) != w {
		return ""
	}
	for _, p := range proclitics {
		rest, ok := strings.CutPrefix(w, p)
		if !ok || utf8.RuneCountInString(rest) < LeastPlain || strings.HasSuffix(p, "س") && !strings.ContainsAny(rest[:2], "يتنا") {
			continue
		}
		return Article(rest)
	}
	return ""
}

// What Stem takes off, the longest first: conjunction, preposition and article;
// ends of gender, number and pronouns.
var (
	beginnings = [...]string{"وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و"}
	ends       = [...]string{"هما", "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ية", "ه", "ة", "ي"}
)

// Stem is a rough stem, under which most forms of a word meet.
func Stem(w string) string {
	const letter = 2 // bytes
	for _, p := range beginnings {
		if strings.HasPrefix(w, p) && len(w)-len(p) >= 3*letter {
			w = w[len(p):]
			break
		}
	}
	for _, s := range ends {
		if strings.HasSuffix(w, s) && len(w)-len(s) >= 3*letter {
			return w[:len(w)-len(s)]
		}
	}
	return w
}
