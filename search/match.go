package search

import (
	"strings"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/text"
)

// expression is the query in the language of a database's index. It is true of
// every sentence that is asked for; of phrases it asks only that their words be
// there, and what must not be there in phrases it does not ask. Of beginnings
// it asks for the terms that are named for them, where some are.
func (q *Query) expression(db store.Dialect, named map[string][]string) string {
	s := syntaxes[db]
	s.named = named
	var all []string
	for _, c := range q.All {
		var any []string
		for i := range c {
			any = append(any, c[i].expression(&s))
		}
		all = append(all, "("+strings.Join(any, s.or)+")")
	}
	out := strings.Join(all, s.and)
	for i := range q.Without {
		if it := &q.Without[i]; !it.Phrase {
			out = "(" + out + ")" + s.not + "(" + it.expression(&s) + ")"
		}
	}
	return out
}

// syntax is how an index writes a query.
type syntax struct {
	and, or, not string
	quote        func(term string) string
	prefix       string // behind a beginning
	named        map[string][]string
}

var syntaxes = map[store.Dialect]syntax{
	store.SQLite:   {" AND ", " OR ", " NOT ", func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }, "*", nil},
	store.Postgres: {" & ", " | ", " & !", func(s string) string { return "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(s) + "'" }, ":*", nil},
}

func (it *Item) expression(s *syntax) string {
	if it.Prefix {
		b := beginning(it.Words[0])
		if list := s.named[b]; len(list) > 0 {
			return s.any(list)
		}
		return s.quote(b) + s.prefix
	}
	var words []string
	for _, terms := range it.terms {
		words = append(words, s.any(terms))
	}
	return "(" + strings.Join(words, s.and) + ")"
}

// any is true of sentences with one of the terms.
func (s *syntax) any(terms []string) string {
	var list []string
	for _, t := range terms {
		list = append(list, s.quote(t))
	}
	return "(" + strings.Join(list, s.or) + ")"
}

// exact tells whether the index alone decides the query.
func (q *Query) exact() bool {
	for _, c := range q.All {
		for i := range c {
			if c[i].Phrase {
				return false
			}
		}
	}
	for i := range q.Without {
		if q.Without[i].Phrase {
			return false
		}
	}
	return true
}

// token is a word of a sentence, with what it is compared by.
type token struct {
	start, end int
	folded     string
	terms      []string
}

// spans are where an item stands among tokens: pairs of tokens, half-open.
func (it *Item) spans(tokens []token) (out [][2]int) {
	for i := range tokens {
		if n := it.at(tokens[i:]); n > 0 {
			out = append(out, [2]int{i, i + n})
		}
	}
	return out
}

// at is how many tokens the item takes at the first one, 0 where it does not
// stand there.
func (it *Item) at(tokens []token) int {
	switch {
	case it.Phrase:
		return it.phraseAt(tokens)
	case it.Prefix:
		for _, t := range tokens[0].terms {
			if strings.HasPrefix(t, beginning(it.Words[0])) {
				return 1
			}
		}
	default:
		for _, terms := range it.terms { // of a name, each of its words
			for _, t := range terms {
				if contains(tokens[0].terms, t) {
					return 1
				}
			}
		}
	}
	return 0
}

// phraseAt compares words as they are written. Before the first one there may
// stand what is written together with it.
func (it *Item) phraseAt(tokens []token) int {
	if len(tokens) < len(it.Words) {
		return 0
	}
	for i, w := range it.Words {
		if want := spelled(w); spelled(tokens[i].folded) != want && (i > 0 || !withProclitics(tokens[i].folded, want)) {
			return 0
		}
	}
	return len(it.Words)
}

// spelled is how a word is compared in phrases.
func spelled(word string) string {
	if word = text.Fold(word); script(word) == digits {
		return number(word)
	}
	return strings.ToLower(word)
}

// withProclitics tells whether a folded word is another one with proclitics
// before it: «وللأمم» of «الأمم».
func withProclitics(folded, word string) bool {
	before, ok := strings.CutSuffix(folded, word)
	if !ok {
		rest, al := strings.CutPrefix(word, "ال")
		if before, ok = strings.CutSuffix(folded, rest); !al || !ok || !strings.HasSuffix(before, "لل") {
			return false
		}
		before = strings.TrimSuffix(before, "لل")
	}
	if rest, ok := strings.CutPrefix(before, "و"); ok {
		before = rest
	} else if rest, ok := strings.CutPrefix(before, "ف"); ok {
		before = rest
	}
	return before == "" || before == "ب" || before == "ك" || before == "ل"
}
