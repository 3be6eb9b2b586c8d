package search

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/text"
)

// expression is the query in the language of a database's index. It is true of
// every sentence that is asked for; of phrases it asks only that their words be
// there, and their pairs where sentences are paired; what must not be there in
// phrases it does not ask. Of beginnings it asks for the terms that are named for
// them, where some are.
func (q *Query) expression(db store.Dialect, named map[string][]string, paired bool) string {
	s := syntaxes[db]
	s.named, s.paired = named, paired
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
	paired       bool
}

var syntaxes = map[store.Dialect]syntax{
	store.SQLite:   {" AND ", " OR ", " NOT ", func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }, "*", nil, false},
	store.Postgres: {" & ", " | ", " & !", func(s string) string { return "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(s) + "'" }, ":*", nil, false},
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
	if it.Phrase {
		words = it.phrase(s)
	} else {
		for _, terms := range it.terms {
			words = append(words, s.any(terms))
		}
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
	start, end               int
	printed, folded, spelled string
	terms                    []string
}

// wordsOf are the words of a stretch of text, without their terms.
func wordsOf(txt string, span doc.Span) []token {
	var room [64]doc.Token
	all := text.Tokens(txt, span, room[:0])
	out := make([]token, 0, len(all))
	for _, tok := range all {
		printed := txt[tok.Start:tok.End]
		folded := text.Fold(printed)
		if w := script(folded); w != noWord {
			out = append(out, token{start: tok.Start, end: tok.End, printed: printed, folded: folded, spelled: spelledAs(folded, w)})
		}
	}
	return out
}

// phrases tells whether the phrases of a query allow a sentence: most that have
// the words do not have them side by side, and terms need not be looked up then.
func (q *Query) phrases(tokens []token) bool {
	for i := range q.Without {
		if it := &q.Without[i]; it.Phrase && len(it.spans(tokens)) > 0 {
			return false
		}
	}
	for _, c := range q.All {
		there := false
		for i := range c {
			there = there || !c[i].Phrase || len(c[i].spans(tokens)) > 0
		}
		if !there {
			return false
		}
	}
	return true
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
	n := len(it.spelled)
	if len(tokens) < n {
		return 0
	}
	for i := n - 1; i > 0; i-- {
		if tokens[i].spelled != it.spelled[i] {
			return 0
		}
	}
	if tokens[0].spelled != it.spelled[0] && !(withProclitics(tokens[0].folded, it.spelled[0]) && it.means(tokens[0].printed)) {
		return 0
	}
	return n
}

// means tells whether a printed word may be the first word of a phrase with
// something before it: «وللأمم» is of «الأمم», but «وزير» is not of «زير».
func (it *Item) means(printed string) bool {
	for _, term := range it.words.Word(printed) {
		if contains(it.terms[0], term) {
			return true
		}
	}
	return false
}

// spelled is how a word is compared in phrases.
func spelled(word string) string {
	folded := text.Fold(word)
	return spelledAs(folded, script(folded))
}

// spelledAs spells a folded word.
func spelledAs(folded string, w writing) string {
	if w == digits {
		return number(folded)
	}
	return strings.ToLower(folded)
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
