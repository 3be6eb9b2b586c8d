package ar

// KnowsVerb tells whether frames, cues, control or support verbs know a verb,
// by the key of its lemma (frames.Key).
func (p *Pack) KnowsVerb(key string) bool { return p.verbs[key] }

// KnowsNoun tells whether frames, cues or control words know a noun that names
// something done, by the key of its lemma (frames.Key).
func (p *Pack) KnowsNoun(key string) bool { return p.trig[key] }
