package en

import "github.com/sijil-news/sijil/doc"

// KnownVerbs is nil: the forms of any verb are recognised by rule.
func (p *Pack) KnownVerbs() map[string]bool { return nil }

// KnowsVerb tells whether frames, cues, control or support verbs know a verb.
func (p *Pack) KnowsVerb(key string) bool {
	if len(p.frames.Verbs[key]) > 0 || len(p.lists.Control[key]) > 0 || len(p.lists.Support[key]) > 0 {
		return true
	}
	_, ok := p.lists.Cues[key]
	return ok
}

// KnowsNoun tells whether frames, cues or control words know a noun that names
// something done.
func (p *Pack) KnowsNoun(key string) bool {
	if len(p.frames.Nouns[key]) > 0 || len(p.frames.Lights[key]) > 0 || len(p.lists.Control[key]) > 0 {
		return true
	}
	_, ok := p.lists.Cues[key]
	return ok
}

// Auxiliary tells whether a verb carries tense and no meaning of its own.
func (p *Pack) Auxiliary(t *doc.Token) bool {
	switch t.Key {
	case "be", "have", "do", "get":
		return true
	}
	return false
}

// VerbOf is the key of the verb of a gerund or participle, which is its own.
func (p *Pack) VerbOf(t *doc.Token) string {
	if t.Feats.VerbForm != doc.NoVerbForm {
		return t.Key
	}
	return ""
}

// Gloss is empty: English needs none.
func (p *Pack) Gloss(*doc.Token) string { return "" }
