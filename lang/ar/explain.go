package ar

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// KnowsVerb tells whether frames, cues, control or support verbs know a verb,
// by the key of its lemma (frames.Key).
func (p *Pack) KnowsVerb(key string) bool { return p.verbs[key] }

// KnowsNoun tells whether frames, cues or control words know a noun that names
// something done, by the key of its lemma (frames.Key).
func (p *Pack) KnowsNoun(key string) bool { return p.trig[key] }

// Auxiliary tells whether a verb is كان or one of its kind, which carries tense
// and no meaning of its own.
func (p *Pack) Auxiliary(t *doc.Token) bool {
	return p.gram.of[t.Stem].has(setKana) || p.gram.of[foldLemma(t)].has(setKana)
}

// KnownVerbs is the set of keys (frames.Key) of the verbs in the lexicon.
func (p *Pack) KnownVerbs() map[string]bool {
	out := map[string]bool{}
	for i := range p.Morph.Verbs() {
		out[frames.Key(p.Morph.Verbs()[i].Lemma)] = true
	}
	return out
}
