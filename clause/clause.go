// Package clause is what a language pack says of one sentence: its phrases,
// its predicates (verbs and event nouns) and which phrase fills which place of
// which predicate. It is the same for every language; the coder reads only it.
package clause

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// None marks the absence of a token, phrase or predicate.
const None = -1

// Phrase is a noun phrase, or a pronoun (an enclitic, or a subject left out).
type Phrase struct {
	From, To int    // tokens of the sentence, half-open
	Head     int    // token that names what it is
	Prep     string // folded preposition before it, "" for none
	PrepTok  int    // token that holds the preposition
	Next     int    // the phrase coordinated with it («و …»), or None
	Prev     int    // the one it is coordinated to, or None
	Owner    int    // the possessive pronoun in it that says whose it is («قواته», «جيش بلاده»); 0 for none
	Pron     bool   // a pronoun: what it stands for is in Who
	Def      bool
	Some     bool // begins with a number or quantity: some of those it names («أحد عناصر الشرطة»)
	Self     bool // means the subject itself («نفسه»)
	Site     bool // its head names a place or building: مدينة، قصر، شمال
	Gender   doc.Gender
	Number   doc.Number
	Who      Who
	Side     *Who // of a pact: the state that it is with elsewhere in the document
	Inner    *Who // where the phrase itself names nobody: whom its words name («قرار ألمانيا»)
}

// Who is what a phrase stands for, as far as known.
type Who struct {
	Actor   doc.Actor
	Kind    string // state, gov, city, person, igo, …, agent, name, people; "" is nothing that can act
	Office  bool   // an office one person holds at a time
	Single  bool   // one human being by office or calling
	Human   bool   // several human beings
	Nation  bool   // a whole people («الفلسطينيون»), who may stand for their government
	Seat    string // an office whose holder may be looked up: its English titles, joined by /
	Group   bool
	From    int // token range of the words that name it, half-open
	To      int
	Sides   int    // how many parties named before are meant: «the three states»; 0 for two or none
	Pending string // pronoun, peer, sides, …: to be resolved in the document

	Parts []doc.Actor // the two that a word names together: «الكوريتان»; nil for most

	For *Phrase // whom a spokesman speaks for; nil for others

	Noun    string   // the bare common noun by which a body is named again («الحركة»), folded
	Of      string   // the bare common noun of the body it belongs to («مقاتلو الحركة»), folded
	Nouns   []string // the nouns by which it may be named again, folded
	Foreign bool     // from elsewhere or of many countries: takes none from its surroundings
	Kin     bool     // one of a family
	Stray   bool     // may be of any country, wherever it is: a migrant, an attacker
	Party   [2]int   // the words, half-open tokens, of the party that an agent has its country from; zero for none
	Author  bool     // the words name a text, and this is who gave it out
	Lent    bool     // its country is that of its surroundings: no word on it or on the like of it tells one

	Rivals []Rival // the places that share the name it has its country from, the lexicon's choice first; nil for most
	Why    string  // why this one of the rivals
}

// Rival is one of several places of one name.
type Rival struct {
	Kind, ID, Code, Name, NameEn string
}

// Take makes a rival the one that is meant, and says why. Whoever only has his
// country from the name (the governor of …) changes that alone.
func (w *Who) Take(rival int, why string) {
	r, old := &w.Rivals[rival], w.Rivals[0].ID
	if w.Actor.ID == old || w.Actor.ID == "" && w.Kind == w.Rivals[0].Kind {
		w.Kind, w.Actor.ID, w.Actor.Name, w.Actor.NameEn = r.Kind, r.ID, r.Name, r.NameEn
	}
	w.Actor.Code = r.Code
	w.Why = r.NameEn + " of " + r.Code + ": " + why
}

// CanAct tells whether the phrase may be a participant.
func (w *Who) CanAct() bool { return w.Kind != "" }

// Arg is one phrase or clause in its place at a predicate.
type Arg struct {
	Kind   frames.SourceKind
	Prep   string
	Phrase int  // into Sentence.Phrases, or None where it is a clause
	Pred   int  // the predicate inside: of a clause, or an event noun heading the phrase; or None
	Loose  bool // it stands in the verb's clause but rather belongs to the noun before it
}

// Relation tells how a predicate hangs on its parent.
type Relation uint8

// Relations.
const (
	Root        Relation = iota
	Complement           // أن clause, or a noun in an argument place
	Relative             // modifies a noun of the parent's clause
	Coordinated          // و between verbs
	Adverbial            // بعد أن، بينما …
	Conditional          // إذا، لو، في حال
	NounOf               // event noun inside another noun phrase or attached to it
)

// Pred is a finite verb or a noun that names something done.
type Pred struct {
	Tok       int
	Verb      bool
	Keys      []string // folded lemmas it may be looked up under: its own
	VerbKeys  []string // the verb of a masdar or participle
	VerbLemma string   // the same as listed, with shadda
	Passive   bool
	Args      []Arg
	Parent    int
	Rel       Relation
	Via       Arg // the place at the parent
	Neg       bool
	Fut       bool
	Hyp       bool
	Perf      bool   // perfect (past)
	KanaQad   bool   // كان قد: further past
	Marks     string // the particles that set these, for the trace
	SubjGuess bool   // the one noun phrase after it may be subject or object
	Phrase    int    // the phrase an event noun heads or stands in, or None
	Comp      int    // the complementiser that opens its clause, or None
	From      int    // of a clause that no word opens: the token it begins with; else 0
	Clause    int    // clause number: predicates of one clause share it
}

// Numbers are those of a token's stem and key among all words that the lists
// of the data name, from 1; 0 is a word that none of them names.
type Numbers struct{ Stem, Key uint32 }

// Sentence is the analysis of one sentence.
type Sentence struct {
	Tokens  []doc.Token
	Numbers []Numbers // by token
	Phrases []Phrase
	Preds   []Pred
	Quotes  []doc.Span // token ranges inside quotation marks, half-open
	Notes   []string
	Carried *Phrase  // who its first verb's subject would be were it left out; nil for nobody
	Times   []Time   // time expressions in text order
	Amounts []Amount // numbers in text order

	words []string // see Words
}

// Reset empties the sentence for other tokens; its memory is used again.
func (s *Sentence) Reset(tokens []doc.Token) {
	n := len(tokens)
	s.Numbers = s.Numbers[:0]
	s.Tokens, s.Quotes, s.Notes, s.Times, s.Amounts = tokens, s.Quotes[:0], s.Notes[:0], nil, nil
	s.Phrases, s.Preds, s.words = slices.Grow(s.Phrases[:0], n/2+4), slices.Grow(s.Preds[:0], n/4+2), s.words[:0]
}

// SpareArgs is the memory in which the predicate that is added next may have
// its arguments.
func (s *Sentence) SpareArgs() []Arg {
	if n := len(s.Preds); n < cap(s.Preds) {
		return s.Preds[:n+1][n].Args[:0]
	}
	return nil
}

// Words makes a list of one or, where they differ, two words in the
// sentence's memory.
func (s *Sentence) Words(a, b string) []string {
	from := len(s.words)
	s.words = append(s.words, a)
	if b != a {
		s.words = append(s.words, b)
	}
	return s.words[from:len(s.words):len(s.words)]
}

// TimeUse tells how a time expression stands to what is told.
type TimeUse uint8

// Uses of a time expression: when it happened, from when on, until when,
// before it, after it, since when it is the first or the worst.
const (
	TimeAt TimeUse = iota
	TimeSince
	TimeUntil
	TimeBefore
	TimeAfter
	TimeRanked
)

// Time is a time expression resolved against the publication date.
type Time struct {
	From, To    int    // tokens, half-open
	Start, End  string // ISO 8601 day, month or year; End is empty where it is one with Start. Both are empty where it cannot be resolved
	AheadStart  string // the same where the event lies ahead («الأربعاء»), empty where that makes no difference
	AheadEnd    string
	LastStart   string // of a day ahead of publication whose year is not told: the same a year before, else empty
	Granularity string // part, day, week, month, season, year, decade, century
	Use         TimeUse
	Absolute    bool // names its year itself
	Past        int  // whole months before publication its end lies; negative ahead
}

// Amount is a number with what it counts.
type Amount struct {
	From, To  int     // tokens, half-open, with the words that bound it («أكثر من»)
	Low, High float64 // High 0: open above
	Approx    bool
	Unit      string // lemma of what is counted; ISO 4217 code of a currency, where its name is clear; "percent"
	Money     bool
	Of        int    // of money and shares: the last word of what is measured, or None
	Head      int    // token of the counted noun, or None
	What      string // killed, injured, arrested, displaced, crowd, money, percent, or ""
}

// PredAt returns the predicate whose trigger is token t, or None.
func (s *Sentence) PredAt(t int) int {
	for i := range s.Preds {
		if s.Preds[i].Tok == t {
			return i
		}
	}
	return None
}

// Arg returns the first argument of that kind (and preposition), or nil.
func (p *Pred) Arg(k frames.SourceKind, prep string) *Arg {
	for i := range p.Args {
		if p.Args[i].Kind == k && (k != frames.Prep || p.Args[i].Prep == prep) {
			return &p.Args[i]
		}
	}
	return nil
}

// ArgWith returns the first argument behind one of some prepositions, or nil.
func (p *Pred) ArgWith(g *frames.Group) *Arg {
	for i := range p.Args {
		if p.Args[i].Kind == frames.Prep && g.Has(p.Args[i].Prep) {
			return &p.Args[i]
		}
	}
	return nil
}

// Holds tells whether a phrase is the one event noun p stands in, or the part of
// that from a genitive on with p in it: what a relative clause describes.
func (s *Sentence) Holds(phrase int, p *Pred) bool {
	if p.Phrase == None || phrase == None {
		return false
	}
	if phrase == p.Phrase {
		return true
	}
	v, x := &s.Phrases[phrase], &s.Phrases[p.Phrase]
	return !v.Pron && !x.Pron && v.From > x.From && v.To == x.To && v.From <= p.Tok
}

// InQuote tells whether token t stands inside quotation marks, and which.
func (s *Sentence) InQuote(t int) int {
	for i, q := range s.Quotes {
		if q.Start <= t && t < q.End {
			return i
		}
	}
	return None
}
