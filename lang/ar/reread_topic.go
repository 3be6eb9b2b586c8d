package ar

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// verbsAfterTopics reads a word as a verb where between it and «أن» or a sister of it nothing
// stands but the name of one man or body, which takes no genitive any more: «أفاد المرصد بأن
// الطيران الروسي قصف المدينة», «إن الرئيس رفض المبادرة». The same letters are also a masdar,
// which would leave the clause without a predicate. hits are the names in the sentence.
func (p *Pack) verbsAfterTopics(tokens []doc.Token, hits []hit) {
	for _, h := range hits {
		if h.from == 0 || tokens[h.from-1].POS != doc.Sconj || !oneMan(&tokens[h.from]) {
			continue
		}
		at := p.behindTopic(tokens, hits, h)
		if at < 0 || at+1 >= len(tokens) || tokens[at+1].POS == doc.Verb {
			continue
		}
		t := &tokens[at]
		if t.POS != doc.Noun && t.POS != doc.Adj || t.Pro != 0 || t.Enc != "" || p.gram.in(t.Stem) != 0 {
			continue
		}
		p.readAsVerb(t, func(a *morph.Analysis) bool {
			return a.Pro == 0 && a.Enc == "" && a.Feats.Gender == doc.Masc && a.Feats.Voice != doc.Passive && p.verbs[a.Key]
		})
	}
}

// oneMan tells whether a word that begins a name is a definite masculine singular, or a
// proper name not known for a woman's.
func oneMan(t *doc.Token) bool {
	if t.Pro&^doc.ProAl != 0 || t.Feats.Gender == doc.Fem || t.Feats.Number > doc.Sing || t.POS == doc.Verb {
		return false
	}
	return t.Enc != "" || t.Pro.Has(doc.ProAl) || t.POS == doc.Propn || t.POS == doc.Noun
}

// behindTopic is the first word behind a name and what goes on with it: adjectives and
// further names («الرئيس الأمريكي دونالد ترامب»); −1 where the name may still have a genitive.
func (p *Pack) behindTopic(tokens []doc.Token, hits []hit, h hit) int {
	at := h.to
	for more := true; more; {
		more = false
		if k := slices.IndexFunc(hits, func(x hit) bool { return x.from == at }); k >= 0 && tokens[at].Pro&^doc.ProAl == 0 {
			at, more = hits[k].to, true
		} else if at < len(tokens) && tokens[at].POS == doc.Adj && tokens[at].Pro == doc.ProAl {
			at, more = at+1, true
		}
	}
	last := &tokens[at-1]
	if !last.Pro.Has(doc.ProAl) && last.Enc == "" && last.POS != doc.Propn && last.POS != doc.X {
		return -1
	}
	return at
}
