// Package morph is Arabic morphology: it conjugates verbs, inflects nouns,
// finds the clitics of printed words and picks, in the context of a sentence,
// one analysis for every token.
//
// The conjugator and the recogniser share the same stems and affix tables:
// what the one makes the other knows. A Lexicon is built once and is then safe
// for concurrent use.
package morph

import "github.com/sijil-news/sijil/doc"

// Verb is one line of the verb lexicon. Lemma and Imperfect are the third
// person masculine singular forms as listed, with hamza and shadda.
type Verb struct {
	Root      string
	Form      uint8 // 1–10; 11–14 for quadriliteral I–IV
	Lemma     string
	Imperfect string
	Masdars   []string
	Gloss     string
	NoPassive bool   // nobody and nothing can have it done to them: its passive is no reading
	File      string // where it was read, for messages
	Line      int
}

// Noun is one line of the noun lexicon: a noun, adjective, name, numeral or
// adverb. Plurals holds broken plurals written out and "+ات", "+ون" for the
// sound ones.
type Noun struct {
	Lemma   string
	POS     doc.POS
	Gender  doc.Gender
	Plurals []string
	Gloss   string
	File    string
	Line    int
}

// ClosedWord is one form of a closed-class word: it is recognised as written,
// with proclitics, and with pronouns where Enc says so.
type ClosedWord struct {
	Form   string
	Lemma  string
	POS    doc.POS
	Feats  doc.Feats
	Enc    bool // takes a pronoun suffix (عليه، لأنها)
	NoPro  bool // takes no ب ك ل before it
	NoFa   bool // takes no ف before it
	Al     bool // takes the article
	Rare   bool // the less common reading of its letters
	Clause bool // «أن» behind it opens a clause that begins with its verb (بعد أن)
	Gov    Gov
	Gloss  string
	File   string
	Line   int
}

// Gov is what a closed-class word asks of the word after it.
type Gov uint8

// Values of Gov.
const (
	GovNone      Gov = iota
	GovNoun          // a noun follows: prepositions, quantifiers, أنّ
	GovVerb          // a verb follows: إذا، عندما، التي
	GovImperfect     // an imperfect follows: سوف لن لم أن كي
	GovPerfect       // most often a perfect follows: قد، منذ أن
)

// Cell is one form of a paradigm, spelled with hamza and shadda.
type Cell struct {
	Form  string
	Feats doc.Feats
}

// Paradigm is all forms of one verb.
type Paradigm []Cell

// Find returns the form whose features are f, "" where there is none. A zero
// Mood in f matches any.
func (p Paradigm) Find(f doc.Feats) string {
	for _, c := range p {
		g := c.Feats
		if f.Mood != 0 && g.Mood&f.Mood != 0 || f.Mood == 0 {
			g.Mood = f.Mood
		}
		if f.Form == 0 {
			g.Form = 0
		}
		if g == f {
			return c.Form
		}
	}
	return ""
}

// Analysis is one reading of a folded word. StemStart and StemEnd are bytes
// into the folded word, half-open: the word without clitics and article;
// WordStart is that of the article or the س of the future, where it has one.
type Analysis struct {
	Stem               string // folded; as it is spelled without a pronoun (زيارة in زيارته)
	Enc                string // folded pronoun
	Lemma              string
	Key                string // text.Key of the lemma
	StemStart, StemEnd int32
	WordStart          int32
	Score              float32 // out of context, the higher the likelier
	Pro                doc.Clitics
	POS                doc.POS
	Known              bool
	Feats              doc.Feats

	class  tagClass // for the choice in context
	closed bool
}
