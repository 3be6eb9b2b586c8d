package ledger

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"github.com/sijil-news/sijil/lang/ar/light"
	"github.com/sijil-news/sijil/text"
)

// stem is a word as words of two documents are compared: folded, without
// article, proclitics and the commonest endings. It is no lemma; both sides are
// cut alike.
type stem string

// formOf is a word without its article only: endings tell a verb that says it
// happened from its noun.
func formOf(word string) stem { return stem(light.Article(text.Fold(word))) }

// stemOf cuts a word as printed.
func stemOf(word string) stem {
	w := text.Fold(word)
	if w != "" && w[0] < utf8.RuneSelf {
		return latin(w)
	}
	return stem(light.Ending(light.Article(w)))
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
func alternative(word string) stem { return stem(light.Ending(string(alternativeForm(word)))) }

// alternativeForm is alternative with its ending.
func alternativeForm(word string) stem { return stem(light.Proclitic(text.Fold(word))) }
