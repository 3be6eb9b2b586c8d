package en

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// retag mends what the tagger is known to get wrong, before words are looked up.
func (ps *parser) retag() {
	ps.title = ps.inCapitals()
	title := ps.title
	for i := range ps.tk {
		switch f := ps.tk[i].Fold; {
		case ps.tk[i].POS == doc.Punct || len(f) == 0:
		case (f == "'" || f == "’") && i > 0 && ps.apostrophe(i):
			ps.setTag(i, tag.POS)
		case i == 0 && !title && (ps.tags[0] == tag.VB || ps.tags[0] == tag.VBP) && ps.tag(1) == tag.NNP && (ps.tag(2) == tag.PunctComma && ps.tag(3) == tag.DT && ps.finiteLater(4) || ps.tag(2).Finite()):
			ps.setTag(0, tag.NNP) // «Track Palin, the eldest son of …, has been»
		case i == 0 && ps.opensWithParticiple(title):
			ps.setTag(0, tag.VBG) // Accusing Chad of …
		case i == 0 || !mended.has(ps.tags[i]): // none of those below is of another tag
		case f == "i" && ps.numeral(i):
			ps.setTag(i-1, tag.NNP)
			ps.setTag(i, tag.NNP)
		case ps.tags[i] == tag.NN && ps.tk[i-1].Fold == "to" && (ps.tag(i+1) == tag.DT || ps.tag(i+1) == tag.PRPS) && ps.smallVerb(i):
			ps.setTag(i-1, tag.TO)
			ps.setTag(i, tag.VB) // efforts to reform the court
		case ps.tags[i] == tag.NNP && ps.tk[i-1].Fold == "to" && ps.smallVerb(i):
			ps.setTag(i-1, tag.TO)
			ps.setTag(i, tag.VB) // «set to sue»
		case ps.tags[i] == tag.NN && ps.tk[i-1].Fold == "been" && ps.progressive(i):
			ps.setTag(i, tag.VBG) // «have been meeting»
		case ps.tags[i].Verb() && !title && ps.capitalAt(i) && (i+1 == len(ps.tk) || !ps.capitalAt(i+1)) && (ps.tk[i-1].POS != doc.Punct || ps.tag(i-1) == tag.PunctComma):
			ps.setTag(i, tag.NNP) // «his wife Rose»: no verb has a capital within a sentence
		case ps.tags[i] == tag.NN && !title && ps.capitalAt(i) && !ps.capitalAt(i-1) && ps.tk[i-1].POS != doc.Punct && ps.tags[i-1] != tag.DT && ps.tags[i-1] != tag.PRPS && ps.tags[i-1] != tag.JJ && (ps.tag(i+1) == tag.MD || ps.tag(i+1).Finite()):
			ps.setTag(i, tag.NNP) // «whether Trump will»
		case ps.tags[i] == tag.VBG && ps.namedMeeting(i):
			ps.setTag(i, tag.NN)
		case ps.tags[i] == tag.Sub && f == "that" && ps.pointsAt(i):
			ps.setTag(i, tag.DT)
		case ps.tags[i] == tag.Sub && f == "with" && ps.tags[i-1].Noun() && ps.tag(i+1) == tag.NNP:
			ps.setTag(i, tag.IN)
		case ps.tags[i] == tag.IN && f == "to" && ps.tag(i+1) == tag.VB:
			ps.setTag(i, tag.TO) // a decision to welcome
		case (ps.tags[i] == tag.PDT || ps.tags[i] == tag.DT) && i+1 < len(ps.tk) && ps.tk[i+1].Fold == "of":
			ps.setTag(i, tag.DTPron) // all of the troops
		case ps.tags[i] == tag.NN && ps.tags[i-1].Verb() && strings.HasPrefix(ps.tk[i-1].Fold, "help") && ps.beforePhrase(i):
			ps.setTag(i, tag.VB) // helped turn Norway into …
		case (ps.tags[i] == tag.VBN || ps.tags[i] == tag.VBD) && ps.tags[i-1] == tag.VBD && ps.tk[i-1].Fold == "had":
			ps.setTag(i-1, tag.AuxVBD) // had fled
			ps.setTag(i, tag.VBN)
		case ps.tags[i] == tag.VBN && ps.has(i-1) && ps.p.KnowsVerb(ps.p.morph.Verb(f, ps.tk[i].Feats)):
			ps.setTag(i-1, tag.AuxVBZ) // has branded claims as false
		}
	}
}

// mended are the tags that retag doubts within a sentence.
var mended = tagsOf(tag.PRP, tag.NN, tag.NNP, tag.Sub, tag.IN, tag.PDT, tag.DT, tag.VB, tag.VBD, tag.VBZ, tag.VBP, tag.VBG, tag.VBN,
	tag.AuxVB, tag.AuxVBD, tag.AuxVBZ, tag.AuxVBP, tag.AuxVBG, tag.AuxVBN, tag.MD)

// tagSet is a set of tags.
type tagSet uint64

func tagsOf(tags ...tag.Tag) (s tagSet) {
	for _, t := range tags {
		s |= 1 << t
	}
	return s
}

func (s tagSet) has(t tag.Tag) bool { return s>>t&1 == 1 }

// opensWithParticiple tells whether the sentence begins with the participle of a
// known verb and its object, taken for a name or an adjective.
func (ps *parser) opensWithParticiple(title bool) bool {
	switch ps.tag(0) {
	case tag.NNP, tag.JJ, tag.NN:
		return !title && ps.tag(1) == tag.NNP && (ps.tag(2) == tag.IN || ps.tag(2) == tag.PunctComma) && ps.progressive(0)
	}
	return false
}

// finiteLater tells whether a finite verb stands right behind a later comma.
func (ps *parser) finiteLater(i int) bool {
	for ; i+1 < len(ps.tk); i++ {
		if ps.tags[i] == tag.PunctComma && ps.tags[i+1].Finite() {
			return true
		}
	}
	return false
}

// beforePhrase tells whether a noun phrase begins behind a token.
func (ps *parser) beforePhrase(i int) bool {
	switch ps.tag(i + 1) {
	case tag.DT, tag.PRPS, tag.PRP, tag.NNP:
		return true
	}
	return false
}

// has tells whether a token is «has», taken for a verb of its own.
func (ps *parser) has(i int) bool { return ps.tags[i] == tag.VBZ && ps.tk[i].Fold == "has" }

// capitalAt tells whether a token begins with a capital letter.
func (ps *parser) capitalAt(i int) bool { return isUpper(ps.src[ps.tk[i].Start]) }

// inCapitals tells whether the sentence is a title whose words have capitals.
func (ps *parser) inCapitals() bool {
	n, capitals := 0, 0
	for i := range ps.tk {
		if ps.tk[i].POS != doc.Punct && len(ps.tk[i].Fold) > 3 {
			n++
			if ps.capitalAt(i) {
				capitals++
			}
		}
	}
	return capitals*4 > n*3
}

// numeral tells whether a capital I is the number of a ruler, not a pronoun:
// «King Carol I accepted».
func (ps *parser) numeral(i int) bool {
	if ps.tags[i] != tag.PRP || !ps.capitalAt(i-1) || ps.tk[i-1].POS == doc.Punct || i < 2 {
		return false
	}
	return ps.p.gram.of[ps.tk[i-2].Fold].has(setTitle)
}

// smallVerb tells whether a word in small letters, which can be no name, is a
// verb that frames know.
func (ps *parser) smallVerb(i int) bool {
	return !ps.capitalAt(i) && len(ps.p.frames.Verbs[ps.tk[i].Fold]) > 0
}

// progressive tells whether a word in -ing is the form of a known verb.
func (ps *parser) progressive(i int) bool {
	f := ps.tk[i].Fold
	return strings.HasSuffix(f, "ing") && ps.p.KnowsVerb(ps.p.morph.Verb(f, doc.Feats{VerbForm: doc.ActivePart}))
}

// namedMeeting tells whether a form in -ing that frames know for a noun is one:
// between a name and «with» or «between», the subject of a verb («the Merkel
// meeting with Macron was delayed»).
func (ps *parser) namedMeeting(i int) bool {
	if ps.tag(i-1) != tag.NNP || i+2 >= len(ps.tk) || len(ps.p.frames.Nouns[ps.tk[i].Fold]) == 0 {
		return false
	}
	if f := ps.tk[i+1].Fold; f != "with" && f != "between" {
		return false
	}
	for k := i + 2; k < len(ps.tk); k++ {
		switch t := ps.tags[k]; {
		case t.Finite() || t == tag.MD:
			return true
		case ps.tk[k].POS == doc.Punct:
			return false
		}
	}
	return false
}

// pointsAt tells whether «that» before a noun points at it and opens no clause:
// the verb before it has none («extend that invitation»).
func (ps *parser) pointsAt(i int) bool {
	if ps.tag(i+1) != tag.NN || !ps.tag(i-1).Verb() || ps.tag(i-1).Aux() {
		return false
	}
	for k := i + 2; k < len(ps.tk) && ps.tk[k].POS != doc.Punct; k++ {
		if t := ps.tags[k]; t.Finite() || t == tag.MD {
			return false
		}
	}
	return true
}
