package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// parser holds the work on one sentence. It is reused.
type parser struct {
	p       *Pack
	out     *clause.Sentence
	src     string
	tk      []doc.Token
	tags    []tag.Tag
	words   []*word
	printed []*printed  // by token
	forms   []*tag.Form // likewise, for the tagger
	seen    seen        // from sentence to sentence
	month   int
	title   bool  // its words have capitals, see inCapitals
	numbers []int // tokens with which a number may begin
	times   []int // likewise a time; none where none is told

	hits   []hit
	hitAt  []int16 // by token: the hit that covers it, −1
	groups []group
	inVG   []int16 // by token: the verb group that covers it, −1
	modif  []bool  // by token: a participle that stands in a noun phrase
	phrase []int16 // by token: the phrase that covers it, −1
	np     []nounPhrase
	args   []clause.Arg // working space
	predAt []int16      // by token: the predicate whose word it is, −1
}

// nounPhrase is what the analyser notes of a phrase beside clause.Phrase; both
// have the same number.
type nounPhrase struct {
	base  int  // end of the noun phrase proper, before «of …»
	owner int  // phrase of whose it is («Russia's»), or None
	of    int  // phrase behind «of», or None
	time  bool // a time
	skip  bool // part of another phrase: no argument
}

// begin sets the parser to a new sentence; the slices are used again.
func (ps *parser) begin(p *Pack, out *clause.Sentence, src string, tokens []doc.Token, month int) {
	ps.p, ps.out, ps.src, ps.tk, ps.month = p, out, src, tokens, month
	ps.hits, ps.groups, ps.np = ps.hits[:0], ps.groups[:0], ps.np[:0]
	ps.hitAt, ps.inVG, ps.phrase, ps.predAt, ps.modif = ps.hitAt[:0], ps.inVG[:0], ps.phrase[:0], ps.predAt[:0], ps.modif[:0]
	for range tokens {
		ps.hitAt, ps.inVG = append(ps.hitAt, -1), append(ps.inVG, -1)
		ps.phrase, ps.predAt = append(ps.phrase, -1), append(ps.predAt, -1)
		ps.modif = append(ps.modif, false)
	}
	out.Reset(tokens)
}

// setTag reads a token otherwise than the tagger.
func (ps *parser) setTag(i int, t tag.Tag) {
	ps.tags[i] = t
	ps.tk[i].POS, ps.tk[i].Feats = t.POS(), t.Feats()
}

func (ps *parser) text(from, to int) string {
	if from >= to {
		return ""
	}
	return ps.src[ps.tk[from].Start:ps.tk[to-1].End]
}

// newPhrase adds a phrase and its notes.
func (ps *parser) newPhrase(ph clause.Phrase, n nounPhrase) int {
	ps.out.Phrases = append(ps.out.Phrases, ph)
	for len(ps.np) < len(ps.out.Phrases)-1 {
		ps.np = append(ps.np, nounPhrase{owner: clause.None, of: clause.None})
	}
	ps.np = append(ps.np, n)
	return len(ps.out.Phrases) - 1
}

func (ps *parser) punct(i int) bool { return i >= 0 && i < len(ps.tk) && ps.tk[i].POS == doc.Punct }

func (ps *parser) comma(i int) bool { return i >= 0 && i < len(ps.tk) && ps.tk[i].Fold == "," }

func (ps *parser) quote(i int) bool {
	if !ps.punct(i) {
		return false
	}
	switch ps.tk[i].Fold {
	case "\"", "“", "”", "'", "‘", "’", "«", "»":
		return true
	}
	return false
}
