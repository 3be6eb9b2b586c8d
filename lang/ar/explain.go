package ar

import "github.com/sijil-news/sijil/doc"

// KnowsVerb tells whether frames, cues, control or support verbs know a verb,
// by the key of its lemma (frames.Key).
func (p *Pack) KnowsVerb(key string) bool { return p.verbs[key] }

// KnowsNoun tells whether frames, cues or control words know a noun that names
// something done, by the key of its lemma (frames.Key).
func (p *Pack) KnowsNoun(key string) bool { return p.trig[key] }

// Auxiliary tells whether a verb is كان or one of its kind, which carries tense
// and no meaning of its own.
func (p *Pack) Auxiliary(t *doc.Token) bool { return p.gram.kana[t.Stem] || p.gram.kana[foldLemma(t)] }
