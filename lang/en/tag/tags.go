// Package tag gives every word of an English sentence its part of speech and
// form. It is an averaged perceptron (Collins 2002) that reads left to right:
// words that nearly always have one tag take it from a dictionary, the others
// are scored by their own letters, their neighbours and the tags before them.
// The weights are trained by tools/entagger on UD English-EWT.
//
// Words are those of Universal Dependencies: "do n't", "China 's", "they 'll",
// "can not", a full stop of its own at the end but not in "U.S.", "Mr.".
// Hyphens may be words of their own or stand inside a word.
package tag

import "github.com/sijil-news/sijil/doc"

// Tag is a part of speech with its form: the tag of the Penn Treebank, split
// where Universal Dependencies tell more (auxiliaries, subordinators,
// demonstratives that stand alone).
type Tag uint8

// The tags. The order is that of the file of weights: new ones go to the end.
const (
	None       Tag = iota
	NN             // noun, singular
	NNS            // noun, plural
	NNP            // name
	NNPS           // name in the plural
	JJ             // adjective
	JJR            // comparative
	JJS            // superlative
	RB             // adverb
	RBR            // adverb, comparative
	RBS            // adverb, superlative
	WRB            // where, when, why, how
	VB             // verb, base form
	VBD            // past
	VBZ            // present, third person singular
	VBP            // present, otherwise
	VBG            // -ing
	VBN            // past participle
	AuxVB          // the same of be, have, do, get where they help another verb or are a copula
	AuxVBD         //
	AuxVBZ         //
	AuxVBP         //
	AuxVBG         //
	AuxVBN         //
	MD             // can, will, would, must …
	IN             // preposition
	Sub            // that, because, if … before a clause
	RP             // particle of a verb: up, out
	TO             // to before a verb
	Not            // not, n't
	POS            // 's after a noun
	PRP            // I, they, himself
	PRPS           // my, their
	DT             // determiner
	PDT            // all the, such a
	DTPron         // this, all, some where no noun follows
	WDT            // which, that before a clause, as pronoun
	WDTDet         // which, what before a noun
	WP             // who, what
	WPS            // whose
	EX             // there is
	CC             // and, but
	CD             // number
	UH             // yes, oh
	FW             // foreign word, letters, parts of words
	SYM            // $, %, &
	PunctEnd       // . ? !
	PunctComma     // ,
	PunctColon     // : ; – …
	PunctHyph      // -
	PunctQuote     // quotation marks
	PunctOpen      // ( [
	PunctClose     // ) ]
	ADD            // address, handle
	numTags
)

// traits are what a tag means in the document model.
type traits struct {
	name  string // of the Penn Treebank
	pos   doc.POS
	upos  string // where it is more than pos tells
	feats doc.Feats
}

func one(f doc.Feats) doc.Feats  { f.Number = doc.Sing; return f }
func many(f doc.Feats) doc.Feats { f.Number = doc.Plur; return f }

var (
	noFeats = doc.Feats{}
	base    = doc.Feats{VerbForm: doc.Infinitive}
	past    = doc.Feats{VerbForm: doc.Finite, Aspect: doc.Perfect}
	present = doc.Feats{VerbForm: doc.Finite, Aspect: doc.Imperfect}
	third   = doc.Feats{VerbForm: doc.Finite, Aspect: doc.Imperfect, Number: doc.Sing, Person: 3}
	ing     = doc.Feats{VerbForm: doc.ActivePart, Voice: doc.Active}
	done    = doc.Feats{VerbForm: doc.PassivePart}
)

var table = [numTags]traits{
	None:       {"", doc.X, "", noFeats},
	NN:         {"NN", doc.Noun, "", one(noFeats)},
	NNS:        {"NNS", doc.Noun, "", many(noFeats)},
	NNP:        {"NNP", doc.Propn, "", one(noFeats)},
	NNPS:       {"NNPS", doc.Propn, "", many(noFeats)},
	JJ:         {"JJ", doc.Adj, "", noFeats},
	JJR:        {"JJR", doc.Adj, "", noFeats},
	JJS:        {"JJS", doc.Adj, "", noFeats},
	RB:         {"RB", doc.Adv, "", noFeats},
	RBR:        {"RBR", doc.Adv, "", noFeats},
	RBS:        {"RBS", doc.Adv, "", noFeats},
	WRB:        {"WRB", doc.Adv, "", noFeats},
	VB:         {"VB", doc.Verb, "", base},
	VBD:        {"VBD", doc.Verb, "", past},
	VBZ:        {"VBZ", doc.Verb, "", third},
	VBP:        {"VBP", doc.Verb, "", present},
	VBG:        {"VBG", doc.Verb, "", ing},
	VBN:        {"VBN", doc.Verb, "", done},
	AuxVB:      {"VB", doc.Verb, "AUX", base},
	AuxVBD:     {"VBD", doc.Verb, "AUX", past},
	AuxVBZ:     {"VBZ", doc.Verb, "AUX", third},
	AuxVBP:     {"VBP", doc.Verb, "AUX", present},
	AuxVBG:     {"VBG", doc.Verb, "AUX", ing},
	AuxVBN:     {"VBN", doc.Verb, "AUX", done},
	MD:         {"MD", doc.Verb, "AUX", doc.Feats{VerbForm: doc.Finite}},
	IN:         {"IN", doc.Adp, "", noFeats},
	Sub:        {"IN", doc.Sconj, "", noFeats},
	RP:         {"RP", doc.Adp, "", noFeats},
	TO:         {"TO", doc.Part, "", noFeats},
	Not:        {"RB", doc.Part, "", noFeats},
	POS:        {"POS", doc.Part, "", noFeats},
	PRP:        {"PRP", doc.Pron, "", noFeats},
	PRPS:       {"PRP$", doc.Pron, "", noFeats},
	DT:         {"DT", doc.Det, "", noFeats},
	PDT:        {"PDT", doc.Det, "", noFeats},
	DTPron:     {"DT", doc.Pron, "", noFeats},
	WDT:        {"WDT", doc.Pron, "", noFeats},
	WDTDet:     {"WDT", doc.Det, "", noFeats},
	WP:         {"WP", doc.Pron, "", noFeats},
	WPS:        {"WP$", doc.Pron, "", noFeats},
	EX:         {"EX", doc.Pron, "", noFeats},
	CC:         {"CC", doc.Cconj, "", noFeats},
	CD:         {"CD", doc.Num, "", noFeats},
	UH:         {"UH", doc.X, "INTJ", noFeats},
	FW:         {"FW", doc.X, "", noFeats},
	SYM:        {"SYM", doc.Sym, "", noFeats},
	PunctEnd:   {".", doc.Punct, "", noFeats},
	PunctComma: {",", doc.Punct, "", noFeats},
	PunctColon: {":", doc.Punct, "", noFeats},
	PunctHyph:  {"HYPH", doc.Punct, "", noFeats},
	PunctQuote: {"''", doc.Punct, "", noFeats},
	PunctOpen:  {"-LRB-", doc.Punct, "", noFeats},
	PunctClose: {"-RRB-", doc.Punct, "", noFeats},
	ADD:        {"ADD", doc.Propn, "", noFeats},
}

// String is the tag of the Penn Treebank.
func (t Tag) String() string { return table[t].name }

// POS is the part of speech in the document model, where auxiliaries are verbs.
func (t Tag) POS() doc.POS { return table[t].pos }

// UPOS is the part of speech of Universal Dependencies.
func (t Tag) UPOS() string {
	if u := table[t].upos; u != "" {
		return u
	}
	return table[t].pos.String()
}

// Feats are form, tense, number and person as far as the tag tells them.
func (t Tag) Feats() doc.Feats { return table[t].feats }

// Aux tells an auxiliary or copula.
func (t Tag) Aux() bool { return t >= AuxVB && t <= MD }

// Verb tells a verb of any form, auxiliaries too.
func (t Tag) Verb() bool { return t >= VB && t <= MD }

// Finite tells a verb in the past or present, or a modal.
func (t Tag) Finite() bool { return table[t].feats.VerbForm == doc.Finite }

// Noun tells a common noun or a name.
func (t Tag) Noun() bool { return t >= NN && t <= NNPS }

// FromTreebank is the tag of a word by its UPOS and XPOS in UD English-EWT.
func FromTreebank(upos, xpos string) Tag {
	switch upos {
	case "AUX":
		for t := AuxVB; t <= MD; t++ {
			if table[t].name == xpos {
				return t
			}
		}
		return AuxVB
	case "SCONJ":
		if xpos == "IN" {
			return Sub
		}
	case "PART":
		if xpos == "RB" {
			return Not
		}
	case "PRON":
		switch xpos {
		case "DT":
			return DTPron
		case "NN", "NNS":
			return fromPenn(xpos)
		}
	case "DET":
		if xpos == "WDT" {
			return WDTDet
		}
	case "NUM":
		return CD
	case "INTJ":
		return UH
	case "SYM":
		return SYM
	case "X":
		return FW
	case "VERB":
		if xpos == "MD" {
			return VB
		}
	}
	if t := fromPenn(xpos); t != None {
		return t
	}
	return fromUPOS(upos)
}

// fromPenn is the first tag of that name; None where there is none.
func fromPenn(xpos string) Tag {
	switch xpos {
	case "``":
		return PunctQuote
	case "NFP":
		return PunctColon
	case "$":
		return SYM
	}
	for t := NN; t < numTags; t++ {
		if table[t].name == xpos {
			return t
		}
	}
	return None
}

// fromUPOS is the likeliest tag of a part of speech whose finer tag is unusual.
func fromUPOS(upos string) Tag {
	for t := NN; t < numTags; t++ {
		if t.UPOS() == upos {
			return t
		}
	}
	return FW
}
