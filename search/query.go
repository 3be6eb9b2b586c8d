package search

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// Query is what is asked for: a sentence that has something of each of All, and
// nothing of Without.
type Query struct {
	All     []Choice
	Without []Item
}

// Choice is several things of which one must be there.
type Choice []Item

// Item is a word, the beginning of words, or words that stand side by side.
type Item struct {
	Words  []string // as written
	Phrase bool     // side by side, in these forms
	Prefix bool     // one word, of which this is the beginning
	Name   bool     // a name of several words, all of which must be there

	terms   [][]string // of each word, any of which is meant
	spelled []string   // each word, as phrases compare it
	words   *Terms
}

// shortestPrefix is how many letters the beginning of a word has at least.
const shortestPrefix = 2

// Parse reads what is asked for: words, "words in quotes", OR between two of
// them, -word for what must not be there, word* for a beginning. The error says
// what is wrong and how to put it.
func (t *Terms) Parse(s string) (*Query, error) {
	q := &Query{}
	either := false // OR stands before
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var part part
		part, s = cut(s)
		if part.or {
			if len(q.All) == 0 || either {
				return nil, fmt.Errorf("%q: OR stands between two words", part.text)
			}
			either = true
			continue
		}
		items, err := t.items(part)
		if err != nil {
			return nil, err
		}
		switch {
		case part.without && either:
			return nil, fmt.Errorf("-%s: what must not be there cannot stand after OR", part.text)
		case part.without:
			q.Without = append(q.Without, items...)
		case either:
			last := len(q.All) - 1
			q.All[last] = append(q.All[last], items...)
		default:
			for _, it := range items {
				q.All = append(q.All, Choice{it})
			}
		}
		either = false
	}
	switch {
	case either:
		return nil, fmt.Errorf("OR wants a word after it")
	case len(q.All) == 0 && len(q.Without) > 0:
		return nil, fmt.Errorf("say also what must be there, not only what must not")
	case len(q.All) == 0:
		return nil, fmt.Errorf("say for which words")
	}
	return q, t.otherNames(q)
}

// otherNames adds to names that are asked for those of the other language.
func (t *Terms) otherNames(q *Query) error {
	if t.names == nil {
		return nil
	}
	names, err := t.names()
	if err != nil {
		return fmt.Errorf("read names of the data: %w", err)
	}
	var all []Choice
	for i := 0; i < len(q.All); {
		n := t.nameAt(names, q.All[i:])
		if n > 1 {
			all = append(all, t.several(names, q.All[i:i+n]))
		} else {
			all = append(all, t.withOthers(names, q.All[i]))
		}
		i += max(n, 1)
	}
	q.All = all
	return nil
}

// nameAt is of how many single words a name consists that begins the list.
func (t *Terms) nameAt(names *Names, list []Choice) (n int) {
	var words []string
	for i, c := range list {
		if len(c) != 1 || c[0].Phrase || c[0].Prefix || len(c[0].Words) != 1 {
			break
		}
		if words = append(words, c[0].Words[0]); names.Other(words) != nil {
			n = i + 1
		}
	}
	return n
}

// several is a name of several words, or one of those of the other language.
func (t *Terms) several(names *Names, list []Choice) Choice {
	var words []string
	for _, c := range list {
		words = append(words, c[0].Words...)
	}
	out := Choice{t.name(words)}
	for _, o := range names.Other(words) {
		out = append(out, t.name(strings.Fields(o)))
	}
	return out
}

// withOthers adds to each word or phrase that is a name those of the other
// language.
func (t *Terms) withOthers(names *Names, c Choice) Choice {
	out := c
	for _, it := range c {
		if it.Prefix || it.Phrase && len(it.Words) == 1 {
			continue
		}
		for _, o := range names.Other(it.Words) {
			out = append(out, t.name(strings.Fields(o)))
		}
	}
	return out
}

// name is an item of all words of a name.
func (t *Terms) name(words []string) Item {
	var plain []string
	for _, w := range words {
		for _, tok := range text.Tokens(w, doc.Span{End: len(w)}, nil) {
			if s := w[tok.Start:tok.End]; script(text.Fold(s)) != noWord {
				plain = append(plain, s)
			}
		}
	}
	it := t.item(plain, false)
	it.Name = len(plain) > 1
	return it
}

// part is one word or phrase of a query, as written.
type part struct {
	text            string
	quoted, without bool
	or              bool
}

// quotes open and close phrases.
var quotes = map[rune]string{'"': "\"", '«': "»", '“': "”", '„': "“”"}

// cut takes the first part off a query.
func cut(s string) (part, string) {
	var p part
	if rest, ok := strings.CutPrefix(s, "-"); ok && rest != "" && rest[0] != ' ' {
		p.without, s = true, rest
	}
	open, n := utf8.DecodeRuneInString(s)
	if closing, ok := quotes[open]; ok {
		p.quoted = true
		s = s[n:]
		end := strings.IndexAny(s, closing)
		if end < 0 { // whoever forgets the second one means the rest
			p.text = s
			return p, ""
		}
		p.text = s[:end]
		_, n := utf8.DecodeRuneInString(s[end:])
		return p, s[end+n:]
	}
	end := strings.IndexFunc(s, func(r rune) bool { _, quote := quotes[r]; return r == ' ' || r == '\t' || r == '\n' || quote })
	if end < 0 {
		end = len(s)
	}
	p.text = s[:end]
	p.or = !p.without && (p.text == "OR" || p.text == "|")
	return p, s[end:]
}

// items are those of a part: one, but several for words grown together by a mark
// («موسكو/واشنطن»).
func (t *Terms) items(p part) ([]Item, error) {
	name, star := strings.CutSuffix(p.text, "*")
	prefix := star && !p.quoted
	var words []string
	for _, tok := range text.Tokens(name, doc.Span{End: len(name)}, nil) {
		if w := name[tok.Start:tok.End]; script(text.Fold(w)) != noWord {
			words = append(words, w)
		}
	}
	switch {
	case len(words) == 0:
		return nil, fmt.Errorf("%q has no word", p.text)
	case prefix && len(words) > 1:
		return nil, fmt.Errorf("%q: the beginning of one word stands before *", p.text)
	case prefix && utf8.RuneCountInString(beginning(words[0])) < shortestPrefix:
		return nil, fmt.Errorf("%q: write %d letters or more before *", p.text, shortestPrefix)
	case p.quoted && len(words) > 1:
		return []Item{t.item(words, true)}, nil
	}
	var out []Item
	for _, w := range words {
		it := t.item([]string{w}, p.quoted)
		it.Prefix = prefix
		out = append(out, it)
	}
	return out, nil
}

func (t *Terms) item(words []string, phrase bool) Item {
	it := Item{Words: words, Phrase: phrase, words: t}
	for _, w := range words {
		it.terms, it.spelled = append(it.terms, t.Asked(w)), append(it.spelled, spelled(w))
	}
	return it
}

// beginning is the beginning of a word as terms begin: folded, without article.
func beginning(word string) string { return text.KeyOfFolded(text.Fold(word)) }
