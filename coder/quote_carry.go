package coder

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// carriedSpeaker is who spoke in the sentences right before, if the form of
// the cue agrees with the one that was used of him.
func (r *reporter) carriedSpeaker(f doc.Feats, tok int) *doc.Actor {
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-4; k-- {
		q := &r.d.Quotes[k]
		if q.Speaker == nil {
			continue
		}
		if r.sentencesSince(q.End) > 3 {
			break
		}
		if g := r.cueGender(q); f.Gender != doc.GenderAny && g != doc.GenderAny && g != f.Gender {
			continue
		}
		a := *q.Speaker
		a.Span = doc.Span{}
		return &a
	}
	return r.firstPerson()
}

// firstPerson is the person named first in the sentence before: who acts there
// and, where nobody spoke yet, who speaks now.
func (r *reporter) firstPerson() *doc.Actor {
	var first *doc.Mention
	for k := len(r.d.Mentions) - 1; k >= 0 && r.d.Mentions[k].Sentence >= r.sent-1; k-- {
		if m := &r.d.Mentions[k]; m.Kind == "person" || m.Kind == "name" {
			first = m
		}
	}
	if first == nil {
		return nil
	}
	a := first.Actor
	a.Span = doc.Span{}
	return r.full(&a, first.Kind)
}

func (r *reporter) sentencesSince(end int) int {
	n := 0
	for i := r.sent - 1; i >= 0 && r.d.Sentences[i].Start > end; i-- {
		n++
	}
	return n
}

// cueGender is the gender of the form that reports a quotation: its token is
// the nearest before it that is written so, else after it.
func (r *reporter) cueGender(q *doc.Quote) doc.Gender {
	tk := r.d.Tokens
	at := 0
	for lo, hi := 0, len(tk); lo < hi; {
		mid := (lo + hi) / 2
		if tk[mid].Start < q.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
		at = lo
	}
	for i := at - 1; i >= 0 && i > at-60; i-- {
		if tk[i].Fold == q.Cue {
			return formGender(r.fn, &tk[i])
		}
	}
	for i := at; i < len(tk) && i < at+120; i++ {
		if tk[i].Fold == q.Cue {
			return formGender(r.fn, &tk[i])
		}
	}
	return doc.GenderAny
}

// formGender: a verb or participle agrees with who speaks, a noun does not.
func formGender(fn *frames.Function, t *doc.Token) doc.Gender {
	if t.POS == doc.Verb || t.Feats.VerbForm == doc.ActivePart {
		return t.Feats.Gender
	}
	return genderOf(fn, t.Enc)
}

// genderOf is that of a pronoun of the third person written on a word.
func genderOf(fn *frames.Function, enc string) doc.Gender {
	switch {
	case fn.His.Has(enc):
		return doc.Masc
	case fn.Her.Has(enc):
		return doc.Fem
	}
	return doc.GenderAny
}
