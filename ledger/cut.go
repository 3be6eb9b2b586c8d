package ledger

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/light"
	"github.com/sijil-news/sijil/text"
)

// forms are what a word is compared by.
type forms struct {
	stem, alt     stem // without endings; alt without a proclitic, or ""
	form, altForm stem // with them

	class           class    // classes of either form
	kinds, altKinds []string // of occasion that stem and alt tell
}

// class is a set of the classes of words that outcomes.txt has.
type class uint16

// The classes. Those from isHold on are of stems, whatever their ending.
const (
	isAhead class = 1 << iota
	isDone
	isCancel
	isPostpone
	isOffNoun
	isUnreal
	isPast
	isBy
	isHold
	isDate
	isPlain
)

// classify looks a word up in all lists, once for all places where it stands.
func (l *lists) classify(x *forms) {
	for i, s := range [...]stems{l.ahead, l.done, l.cancel, l.postpone, l.offNoun, l.unreal, l.past, l.by, l.hold, l.date, l.plain} {
		a, b := x.form, x.altForm
		if c := class(1) << i; c >= isHold {
			a, b = x.stem, x.alt
		}
		if s[a] || b != "" && s[b] {
			x.class |= 1 << i
		}
	}
	x.kinds = l.kinds[x.stem]
	if x.alt != "" {
		x.altKinds = l.kinds[x.alt]
	}
}

// cutter cuts texts into words. It remembers the forms of words as printed,
// which papers share: most words of news are some ten thousand. It is for one
// goroutine.
type cutter struct {
	words  *lists
	tokens []doc.Token
	seen   map[string]*forms
}

// mostForms is how many words a cutter remembers.
const mostForms = 1 << 16

// cutters are those that nobody uses. A sync.Pool would lose what they remember
// at every collection of garbage.
type cutters struct {
	mu   sync.Mutex
	free []*cutter
}

func (cs *cutters) take(l *lists) *cutter {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	n := len(cs.free) - 1
	if n < 0 {
		return &cutter{words: l, seen: map[string]*forms{}}
	}
	c := cs.free[n]
	cs.free = cs.free[:n]
	return c
}

func (cs *cutters) put(c *cutter) {
	cs.mu.Lock()
	defer cs.mu.Unlock()
	cs.free = append(cs.free, c)
}

// cut makes the words of a span.
func (l *lists) cut(s string, span doc.Span) []word {
	c := l.cutters.take(l)
	defer l.cutters.put(c)
	return c.cut(s, span)
}

func (c *cutter) cut(s string, span doc.Span) []word {
	c.tokens = text.Tokens(s, span, c.tokens[:0])
	words := make([]word, 0, len(c.tokens))
	for i := range c.tokens {
		t := &c.tokens[i]
		if t.POS == doc.Punct && !strings.ContainsAny(t.Fold, ".؟!؛") {
			continue
		}
		words = append(words, word{Span: doc.Span{Start: t.Start, End: t.End}, forms: c.forms(t)})
	}
	return words
}

func (c *cutter) forms(t *doc.Token) *forms {
	if x := c.seen[t.Fold]; x != nil {
		return x
	}
	if len(c.seen) >= mostForms {
		clear(c.seen)
	}
	w := strings.Clone(t.Fold) // the whole text would stay in memory for it
	x := &forms{stem: stemOf(w), form: formOf(w)}
	if t.POS == doc.X && utf8.RuneCountInString(w) > light.LeastPlain {
		x.alt, x.altForm = alternative(w), alternativeForm(w)
	}
	c.words.classify(x)
	c.seen[w] = x
	return x
}

// take adds the stems of words and their alternatives.
func (s stems) take(words []word) {
	for i := range words {
		v := &words[i]
		s[v.stem] = true
		if v.alt != "" {
			s[v.alt] = true
		}
	}
}
