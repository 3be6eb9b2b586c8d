package doc

import "sync/atomic"

// POS is a coarse part of speech, named after the Universal Dependencies tags.
type POS uint8

// The parts of speech. X is an unanalysed word.
const (
	X POS = iota
	Noun
	Propn
	Adj
	Verb
	Adp
	Cconj
	Sconj
	Part
	Pron
	Det
	Num
	Adv
	Punct
	Sym
)

var posNames = [...]string{"X", "NOUN", "PROPN", "ADJ", "VERB", "ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "NUM", "ADV", "PUNCT", "SYM"}

func (p POS) String() string { return posNames[p] }

// MarshalText writes the UD name of the part of speech.
func (p POS) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Gender is grammatical gender; GenderAny where form does not tell.
type Gender uint8

// Genders.
const (
	GenderAny Gender = iota
	Masc
	Fem
	Neuter
)

// Number is grammatical number; NumberAny where form does not tell.
type Number uint8

// Numbers.
const (
	NumberAny Number = iota
	Sing
	Dual
	Plur
)

// Aspect of a finite verb.
type Aspect uint8

// Aspects. NoAspect is what is not a finite verb.
const (
	NoAspect Aspect = iota
	Perfect
	Imperfect
	Imperative
)

// Voice of a verb or participle. VoiceAny where unvowelled writing does not tell.
type Voice uint8

// Voices.
const (
	VoiceAny Voice = iota
	Active
	Passive
)

// VerbForm tells what a verbal form is.
type VerbForm uint8

// Verb forms: finite verb, infinitive or base form (English), verbal noun,
// active and passive participle.
const (
	NoVerbForm VerbForm = iota
	Finite
	Infinitive
	Masdar
	ActivePart
	PassivePart
)

// Mood is a set of the moods an imperfect form may stand in.
type Mood uint8

// Moods, as bits.
const (
	Indicative Mood = 1 << iota
	Subjunctive
	Jussive
)

// Feats are the morphological features of one analysis.
type Feats struct {
	Person   uint8 // 1, 2, 3; 0 where it does not apply
	Gender   Gender
	Number   Number
	Aspect   Aspect
	Mood     Mood
	Voice    Voice
	VerbForm VerbForm
	Form     uint8 // verb form 1–10; 11–14 quadriliteral I–IV; 0 where it does not apply
	Def      bool  // carries the article
	Nisba    bool  // relational adjective in -iyy
	Const    bool  // construct state shown by the form (مسؤولو، قوتا)
}

// Clitics is the set of proclitics of a word. Their order in the word is fixed:
// question, conjunction, future or emphatic, preposition, article.
type Clitics uint16

// Proclitics.
const (
	ProWa  Clitics = 1 << iota // و and
	ProFa                      // ف then
	ProBi                      // ب in, by
	ProKa                      // ك as
	ProLi                      // ل to, for
	ProSa                      // س future
	ProAl                      // ال the
	ProLa                      // ل emphatic
	ProAsk                     // أ question
)

// Has tells whether all clitics of c2 are in c.
func (c Clitics) Has(c2 Clitics) bool { return c&c2 == c2 }

// Token is one word or mark as printed, with its chosen analysis. Offsets are
// bytes into Document.Text, half-open; [StemStart,StemEnd) is the word without
// its clitics, WordStart where it begins with its article or the س of the future.
type Token struct {
	Start     int     `json:"start"`
	End       int     `json:"end"`
	StemStart int     `json:"stem_start"`
	StemEnd   int     `json:"stem_end"`
	WordStart int     `json:"-"`
	Fold      string  `json:"-"`     // the whole word folded (text.Fold)
	Stem      string  `json:"-"`     // folded, without clitics; with ة where a pronoun had turned it to ت
	Lemma     string  `json:"lemma"` // as listed in the lexicon, else the folded stem
	Key       string  `json:"-"`     // text.Key of the lemma
	POS       POS     `json:"pos"`
	Feats     Feats   `json:"-"`
	Pro       Clitics `json:"-"`
	Enc       string  `json:"enclitic,omitempty"` // folded pronoun: ه ها هم هما هن ك كم نا ي ني
	Known     bool    `json:"-"`                  // the lemma is in the lexicon
	Lex       *Lex    `json:"-"`                  // nil for marks
}

// Lex is what is remembered of one reading of a word, shared by all tokens
// that are read so. The language pack keeps there what its lists say of the
// reading, so that they are asked once a word and not once a token. Who reads a
// token otherwise must give it a new Lex.
type Lex struct{ Memo atomic.Value }

// StemOrWordStart is where the word begins without its proclitics but with
// its article: what a reader would take for the word.
func (t *Token) StemOrWordStart() int {
	if t.Pro.Has(ProAl) {
		return t.WordStart
	}
	if t.StemStart == 0 && t.StemEnd == 0 {
		return t.Start
	}
	return t.StemStart
}
