package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// surnameAt tells whether a word that means something else, too, is a family name where it
// stands at token i right behind a given one that a title or a verb introduces: what follows
// shows that it neither goes on with a genitive nor tells what he did («وقال جون رافل،
// المتحدث …», «انتقد الإمام أحمد صديق في …»).
func (p *Pack) surnameAt(tk []doc.Token, i int) bool {
	t := &tk[i]
	if i < 2 || i+1 >= len(tk) || t.Pro != 0 || t.Enc != "" || tk[i-1].Pro.Has(doc.ProAl) || t.Feats.Number == doc.Dual {
		return false
	}
	if g := &tk[i-1]; g.POS != doc.Propn && (g.POS == doc.Verb || g.Pro != 0 || !p.isGiven(g)) {
		return false
	}
	if _, ok := p.longest(tk, i-1); ok {
		return false // «ترامب يفوز»
	}
	told := introduces(&tk[i-2])
	if told == doc.X || !p.endsName(tk, i, told) {
		return false
	}
	_, ok := p.longest(tk, i)
	return !ok
}

// introduces is the part of speech of a word that may stand before a person's name; X
// for none.
func introduces(b *doc.Token) doc.POS {
	switch {
	case b.POS == doc.Verb && b.Enc == "":
		return doc.Verb
	case (b.POS == doc.Noun || b.POS == doc.Adj) && b.Pro.Has(doc.ProAl):
		return doc.Noun
	case b.POS == doc.Propn && b.Pro&prepPro == 0:
		return doc.Propn
	}
	return doc.X
}

// endsName tells whether what follows the word at i is what follows a name, which stands
// behind a verb, a title or another name (told).
func (p *Pack) endsName(tk []doc.Token, i int, told doc.POS) bool {
	t, n := &tk[i], &tk[i+1]
	closed := isComma(n) || n.Fold == "("
	if t.POS == doc.Verb {
		b := &tk[i-2]
		return closed && told == doc.Verb && !p.gram.in(b.Key).has(setKana) && t.Feats.Number == doc.Sing && t.Feats.Gender != doc.Fem && t.Pro == 0
	}
	if t.POS != doc.Noun && t.POS != doc.Adj || accusative(t) || strings.HasSuffix(t.Fold, "ة") || strings.HasSuffix(t.Fold, "ات") || p.trig[t.Key] {
		return false
	}
	part := t.POS == doc.Adj && !t.Feats.Nisba && (t.Feats.VerbForm == doc.ActivePart || t.Feats.VerbForm == doc.PassivePart)
	if part || t.Feats.Number == doc.Plur && told == doc.Verb {
		return false
	}
	switch {
	case closed || n.Fold == ".":
		return true
	case p.gram.in(n.Stem).has(setComp):
		return n.Pro&prepPro == 0
	case n.POS == doc.Adp && n.Enc == "" && n.Pro == 0:
		return told == doc.Noun && t.Feats.Number != doc.Plur && t.Feats.VerbForm != doc.Masdar && !elative(t)
	}
	h, ok := p.longest(tk, i+1)
	return ok && h.e.agent != nil && told == doc.Verb && t.Feats.VerbForm != doc.Masdar && (h.e.agent.Speaks || h.e.agent.Office && !n.Pro.Has(doc.ProAl) && p.reports(&tk[i-2]))
}

// elative tells whether an adjective has the form of «أكثر».
func elative(t *doc.Token) bool {
	return t.POS == doc.Adj && strings.HasPrefix(t.Lemma, "أ") && len([]rune(t.Stem)) == 4
}

// reports tells whether a verb is one by which somebody says something.
func (p *Pack) reports(t *doc.Token) bool {
	_, ok := p.Words.Cues[t.Key]
	return ok
}
