package en

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

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

// listedTime tells whether a noun of time begins or is a listed event noun: «day of
// rage».
func (ps *parser) listedTime(i int) bool {
	key := ps.words[i].lemma
	return ps.listedAt(ps.p.frames.Nouns[key], i) || ps.listedAt(ps.p.frames.Lights[key], i)
}

// listedAt tells whether all words of an entry stand from token i on.
func (ps *parser) listedAt(entries []frames.Entry, i int) bool {
	for e := range entries {
		parts := entries[e].Word.Parts
		k := 1
		for k < len(parts) && i+k < len(ps.words) && (ps.fold(i+k) == parts[k] || ps.words[i+k].lemma == parts[k]) {
			k++
		}
		if k == len(parts) && (entries[e].Word.Verb == "" || ps.standsBefore(entries[e].Word.Verb, i)) {
			return true
		}
	}
	return false
}

// standsBefore tells whether a word stands before token i.
func (ps *parser) standsBefore(lemma string, i int) bool {
	for k := 0; k < i; k++ {
		if ps.words[k].lemma == lemma {
			return true
		}
	}
	return false
}
