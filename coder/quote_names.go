package coder

import "github.com/sijil-news/sijil/doc"

// tatweel is the stroke that joins Arabic letters, where it stands alone.
const tatweel = "\u0640"

// isName tells whether what stands in quotation marks is a name and no speech:
// a known entity, something after a noun that is named so, a product's letters
// and numbers, or the one who speaks.
func (r *reporter) isName(q quotation) bool {
	tk := r.d.Tokens
	n := q.to - q.from
	if q.open > r.base && r.w.sourceWord(tk[q.open-1].Stem) {
		return true // بحسب "…"
	}
	if k := r.kindBefore(q.open); k >= 0 {
		if r.fn.Called.Has(tk[k].Stem) {
			return true
		}
		if n <= 4 && !r.describes(q) && (!r.clausal(q) || n <= 3 && k == q.open-1 && !tk[k].Pro.Has(doc.ProAl) && tk[q.from].POS != doc.Part && tk[q.from].POS != doc.Adp) {
			return true
		}
	}
	if n > 6 || r.clausal(q) {
		return false
	}
	letters, words := false, false
	for i := q.from; i < q.to; i++ {
		switch t := &tk[i]; t.POS {
		case doc.Num, doc.Punct:
		default:
			letters = letters || t.Fold[0] >= 0x80
			words = words || t.POS != doc.Propn && (t.Known || t.POS != doc.Noun && t.POS != doc.X || r.fn.EndsRelational.Ends(t.Fold))
		}
	}
	if !letters || !words || r.isSpeakerName(q) {
		return true
	}
	return r.isEntity(q) || r.headsClause(q)
}

// kindBefore finds the noun before a quotation that has names in quotation
// marks, an adjective or a definite genitive between at most; -1 if none.
func (r *reporter) kindBefore(open int) int {
	tk := r.d.Tokens
	for i := open - 1; i >= r.base && i >= open-3; i-- {
		t := &tk[i]
		if r.fn.Named.Has(t.Stem) {
			return i
		}
		if !(t.POS == doc.Adj || t.POS == doc.Noun && t.Pro.Has(doc.ProAl) || t.Fold == tatweel) {
			return -1
		}
	}
	return -1
}

// clausal: a verb, particle or preposition stands inside.
func (r *reporter) clausal(q quotation) bool {
	for i := q.from; i < q.to; i++ {
		switch r.d.Tokens[i].POS {
		case doc.Verb, doc.Sconj, doc.Adp, doc.Part:
			return true
		}
	}
	return false
}

// describes: all words inside are adjectives: they say how the noun before is,
// they do not name it: عملية "ضخمة".
func (r *reporter) describes(q quotation) bool {
	for i := q.from; i < q.to; i++ {
		if t := &r.d.Tokens[i]; t.POS != doc.Adj && t.POS != doc.Adv {
			return false
		}
	}
	return !r.d.Tokens[q.from].Pro.Has(doc.ProAl)
}

// isEntity: the words inside name one known entity.
func (r *reporter) isEntity(q quotation) bool {
	from, to := q.from-r.base, q.to-r.base
	if from < 0 || to > len(r.s.Tokens) {
		return false
	}
	for k := range r.s.Phrases {
		ph := &r.s.Phrases[k]
		w := &ph.Who
		if ph.Pron || w.Kind == "" || w.Kind == "agent" || w.Kind == "nisba" || w.Kind == "people" || w.Kind == "name" {
			continue
		}
		a, b := w.From, w.To
		if b <= a {
			a, b = ph.From, ph.To
		}
		if a >= from && a <= from+1 && b >= to-1 && b <= to && (a == from || b == to) || ph.From == from && ph.To == to {
			return true
		}
	}
	return false
}

// headsClause: the quotation opens the sentence and a verb follows it:
// "…" تكتب.
func (r *reporter) headsClause(q quotation) bool {
	tk := r.d.Tokens
	i := q.to + 1
	return q.closed && q.open == r.base && i < r.base+len(r.s.Tokens) && tk[i].POS == doc.Verb
}

// isSpeakerName: right behind a reporting verb stands a short nominal
// quotation and what is said comes later.
func (r *reporter) isSpeakerName(q quotation) bool {
	tk := r.d.Tokens
	v := q.open - 1
	if v < r.base || q.to-q.from > 4 || !q.closed || tk[v].POS != doc.Verb {
		return false
	}
	if _, ok := r.w.c.Words.Cues[tk[v].Key]; !ok {
		return false
	}
	for i := q.from; i < q.to; i++ {
		if p := tk[i].POS; p == doc.Verb || p == doc.Sconj || p == doc.Adp || p == doc.Part {
			return false
		}
	}
	for i := q.to + 1; i < r.base+len(r.s.Tokens) && i < q.to+14; i++ {
		t := &tk[i]
		if t.Fold == "،" || t.Fold == "." || t.POS == doc.Verb {
			return false
		}
		if t.Fold == ":" || t.POS == doc.Sconj || markFamily(t) != noMark || i == q.to+1 && r.fn.Relayed.Has(t.Stem) {
			return true
		}
	}
	return false
}
