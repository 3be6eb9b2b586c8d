package ledger

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"github.com/sijil-news/sijil/text"
)

// stem is a word as words of two documents are compared: folded, without
// article, proclitics and the commonest endings. It is no lemma; both sides are
// cut alike.
type stem string

// articles and endings are cut, the longer ones first. They are the closed
// class of clitics and inflections.
var (
	articles = [...]string{"وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال"}
	endings  = [...]string{"هما", "كما", "تين", "تان", "ها", "هم", "نا", "ات", "ون", "ين", "ان", "ته", "ية", "ة", "ه", "ت", "ا"}
)

// Letters that must be left of a word whose article or ending is cut, and of
// one whose one-letter proclitic is.
const (
	leastStem  = 3
	leastPlain = 4
)

// formOf is a word without its article only: endings tell a verb that says it
// happened from its noun.
func formOf(word string) stem { return stem(cutArticle(text.Fold(word))) }

// stemOf cuts a word as printed.
func stemOf(word string) stem {
	w := text.Fold(word)
	if w != "" && w[0] < utf8.RuneSelf {
		return latin(w)
	}
	return cutEnding(cutArticle(w))
}

// latin is the stem of a word in Latin letters by Porter's stemmer for English;
// a number is left as it is.
func latin(w string) stem {
	w = strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")
	if w == "" || w[0] < 'a' || w[0] > 'z' {
		return stem(w)
	}
	env := snowballstem.NewEnv(w)
	english.Stem(env)
	return stem(env.Current())
}

// alternative is the stem without a one-letter proclitic before a word that
// has no article («بموسكو», «سيصل»), or "".
func alternative(word string) stem { return cutEnding(string(alternativeForm(word))) }

// alternativeForm is alternative with its ending.
func alternativeForm(word string) stem {
	w := text.Fold(word)
	if cutArticle(w) != w {
		return ""
	}
	for _, p := range [...]string{"وس", "و", "ف", "ب", "ل", "ك", "س"} {
		rest, ok := strings.CutPrefix(w, p)
		if !ok || utf8.RuneCountInString(rest) < leastPlain || strings.HasSuffix(p, "س") && !strings.ContainsAny(rest[:2], "يتنا") {
			continue
		}
		return stem(cutArticle(rest))
	}
	return ""
}

func cutArticle(w string) string {
	for _, p := range articles {
		if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) >= leastStem {
			return rest
		}
	}
	return w
}

func cutEnding(w string) stem {
	for _, p := range endings {
		if rest, ok := strings.CutSuffix(w, p); ok && utf8.RuneCountInString(rest) >= leastStem {
			return stem(rest)
		}
	}
	return stem(w)
}
