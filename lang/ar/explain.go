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
	return p.gram.in(t.Stem).has(setKana) || p.gram.in(foldLemma(t)).has(setKana)
}

// VerbOf is the key of the verb that a masdar or participle belongs to; "" for
// other words and where none is known.
func (p *Pack) VerbOf(t *doc.Token) string {
	if t.Feats.VerbForm == doc.NoVerbForm {
		return ""
	}
	verb := p.Morph.NominalVerb(t.Lemma)
	if verb == nil {
		return ""
	}
	return frames.Key(verb.Lemma)
}

// Gloss is the English gloss of a verb, or of the verb of a masdar or
// participle; "" where none is listed.
func (p *Pack) Gloss(t *doc.Token) string {
	if t.POS == doc.Verb {
		if verb := p.Morph.VerbOf(t.Lemma); verb != nil {
			return verb.Gloss
		}
		return ""
	}
	if t.Feats.VerbForm != doc.NoVerbForm {
		if verb := p.Morph.NominalVerb(t.Lemma); verb != nil {
			return verb.Gloss
		}
	}
	return ""
}

// KnownVerbs is the set of keys (frames.Key) of the verbs in the lexicon.
func (p *Pack) KnownVerbs() map[string]bool {
	out := map[string]bool{}
	for i := range p.Morph.Verbs() {
		out[frames.Key(p.Morph.Verbs()[i].Lemma)] = true
	}
	return out
}
