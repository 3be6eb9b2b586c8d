package en

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// reread reads a few words otherwise than the tagger where the sentence makes no
// sense so and frames know the other reading.
func (ps *parser) reread() {
	verbs, title := false, ps.title
	for i := range ps.tk {
		switch {
		case !title && ps.nameInstead(i):
			ps.readAs(i, tag.NNP)
		case ps.tags[i] == tag.VBZ && ps.nounInstead(i):
			ps.readAs(i, tag.NNS)
		case ps.tags[i] == tag.VBG && ps.listedPreposition(i):
			ps.readAs(i, tag.IN) // according to
		case (ps.tags[i] == tag.VBP || ps.tags[i] == tag.VBZ || ps.tags[i] == tag.VB && i > 0 && ps.nounTag(i-1)) && ps.pastInstead(i):
			ps.readAs(i, tag.VBD)
		}
		verbs = verbs || ps.tags[i].Finite()
	}
	for i := 1; i+1 < len(ps.tk); i++ {
		if ps.tags[i] == tag.NN && ps.tags[i-1] == tag.NNP && (ps.tags[i+1] == tag.IN || ps.tags[i+1] == tag.TO) && ps.verbInstead(i) {
			ps.readAs(i, tag.VBD) // the king of Morocco spoke by telephone
		}
	}
	if verbs {
		return
	}
	for i := 1; i+1 < len(ps.tk); i++ {
		if ps.verbInstead(i) {
			ps.readAs(i, tag.VBD)
			return
		}
		if ps.presentInstead(i) {
			ps.readAs(i, tag.VBZ)
			return
		}
	}
}

// presentInstead: «Ministry arrests expert for fraud» has no other verb.
func (ps *parser) presentInstead(i int) bool {
	if ps.tags[i] != tag.NNS || ps.hitAt[i] >= 0 || ps.tags[i-1] != tag.NN && ps.tags[i-1] != tag.NNP || len(ps.p.frames.Verbs[ps.p.morph.Verb(ps.fold(i), tag.VBZ.Feats())]) == 0 {
		return false
	}
	switch ps.tags[i+1] {
	case tag.DT, tag.PRPS, tag.CD, tag.NNP, tag.JJ, tag.NN, tag.PRP:
		return !ps.words[i-1].noun
	case tag.IN:
		e := ps.entity(i - 1) // «Japan protests against …»
		return e != nil && e.Kind == "state" && ps.hits[ps.hitAt[i-1]].e.kin == lexicon.OwnName && ps.fold(i+1) == "against"
	}
	return false
}

// nameInstead: a lone word with a capital within a sentence that no list knows is
// a name.
func (ps *parser) nameInstead(i int) bool {
	if i == 0 || ps.tags[i] != tag.NN && ps.tags[i] != tag.NNS || !ps.words[i].capital || ps.words[i].noun || ps.words[i].upper || ps.words[i].sets != 0 || ps.hitAt[i] >= 0 || ps.joined(i) {
		return false
	}
	switch ps.tags[i-1] {
	case tag.PunctComma, tag.IN, tag.TO, tag.CC, tag.Sub, tag.NNP:
	default:
		if !ps.tags[i-1].Verb() {
			return false
		}
	}
	return !ps.nounTag(i + 1)
}

// listedPreposition tells whether a preposition of several words begins at i.
func (ps *parser) listedPreposition(i int) bool {
	for _, p := range ps.words[i].preps {
		k := 0
		for k < len(p.words) && ps.fold(i+k) == p.words[k] {
			k++
		}
		if k == len(p.words) {
			return true
		}
	}
	return false
}

// readAs gives a token another tag.
func (ps *parser) readAs(i int, t tag.Tag) {
	ps.setTag(i, t)
	w := ps.read(i)
	ps.words[i] = w
	ps.tk[i].Stem, ps.tk[i].Lemma, ps.tk[i].Key, ps.tk[i].Known = w.stem, w.lemma, w.lemma, true
	ps.out.Numbers[i] = w.numbers
}

// nounInstead: «US airstrikes against …» tells of no verb that frames know, but of
// a noun.
func (ps *parser) nounInstead(i int) bool {
	if i == 0 { // «Clashes broke out …»
		return ps.tag(1).Finite() && ps.p.KnowsNoun(ps.p.morph.Noun(ps.fold(0)))
	}
	if !ps.nounTag(i-1) && ps.tags[i-1] != tag.JJ || ps.words[i].verb && ps.tags[i-1] != tag.JJ || ps.tags[i].Aux() {
		return false
	}
	return ps.p.KnowsNoun(ps.p.morph.Noun(ps.fold(i)))
}

// pastInstead: «Germany ruled out …» is no base form.
func (ps *parser) pastInstead(i int) bool {
	if ps.words[i].verb {
		return false
	}
	base := ps.p.morph.Verb(ps.fold(i), doc.Feats{VerbForm: doc.Finite, Aspect: doc.Perfect})
	return base != ps.fold(i) && ps.p.KnowsVerb(base)
}

// verbInstead: in a sentence without a verb a word behind a noun and before a
// noun phrase is the past of a verb that frames know: «police shot a man».
func (ps *parser) verbInstead(i int) bool {
	switch ps.tags[i] {
	case tag.NN, tag.JJ, tag.NNP, tag.VBP, tag.VB, tag.FW:
	default:
		return false
	}
	if ps.words[i].capital || ps.hitAt[i] >= 0 && ps.hits[ps.hitAt[i]].e.ent != nil || !ps.nounTag(i-1) && ps.tags[i-1] != tag.CD {
		return false
	}
	base := ps.p.morph.Verb(ps.fold(i), doc.Feats{VerbForm: doc.Finite, Aspect: doc.Perfect})
	if base == ps.fold(i) || !ps.p.KnowsVerb(base) {
		return false
	}
	switch ps.tags[i+1] {
	case tag.DT, tag.PRPS, tag.CD, tag.NNP, tag.NNPS, tag.NNS, tag.JJ, tag.PRP, tag.IN, tag.RP, tag.NN:
		return true
	}
	return false
}
