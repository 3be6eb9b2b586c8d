package frames

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Group is a small set of folded words, or of beginnings or ends of words. The
// zero Group is empty.
type Group struct {
	words []string
	lens  uint64              // by length in bytes: whether there is a word of it
	many  map[string]struct{} // the words, where they are many
	// bits by the last byte of the first and of the second letter of longer ones, likewise
	firsts, seconds uint64
}

// few is how many words are found sooner one by one than by their hash.
const few = 12

func (g *Group) add(list string) {
	for w := range lexicon.Items(list) {
		if w = text.Fold(w); !g.Has(w) {
			g.words = append(g.words, w)
			g.lens |= 1 << (len(w) & 63)
			if len(w) > 3 {
				g.firsts |= 1 << (w[1] & 63)
				g.seconds |= 1 << (w[3] & 63)
			}
			if g.many != nil {
				g.many[w] = struct{}{}
			}
		}
	}
	if g.many == nil && len(g.words) > few {
		g.many = make(map[string]struct{}, len(g.words))
		for _, w := range g.words {
			g.many[w] = struct{}{}
		}
	}
}

// Has tells whether a folded word is in the group.
func (g *Group) Has(w string) bool { return g.lens>>(len(w)&63)&1 != 0 && g.find(w) }

func (g *Group) find(w string) bool {
	if len(w) > 3 && g.firsts>>(w[1]&63)&(g.seconds>>(w[3]&63))&1 == 0 {
		return false // like nearly all words
	}
	if g.many != nil {
		_, ok := g.many[w]
		return ok
	}
	for _, x := range g.words {
		if x == w {
			return true
		}
	}
	return false
}

// First is the first word of the group, "" where it is empty.
func (g *Group) First() string {
	if g.None() {
		return ""
	}
	return g.words[0]
}

// None tells whether the group is empty.
func (g *Group) None() bool { return len(g.words) == 0 }

// Begins tells whether a word begins with one of the group.
func (g *Group) Begins(w string) bool {
	for _, x := range g.words {
		if strings.HasPrefix(w, x) {
			return true
		}
	}
	return false
}

// Ends tells whether a word ends with one of the group.
func (g *Group) Ends(w string) bool {
	for _, x := range g.words {
		if strings.HasSuffix(w, x) {
			return true
		}
	}
	return false
}

// Cut is a word without the first of the group that it begins with.
func (g *Group) Cut(w string) string {
	for _, x := range g.words {
		if rest, ok := strings.CutPrefix(w, x); ok {
			return rest
		}
	}
	return w
}
