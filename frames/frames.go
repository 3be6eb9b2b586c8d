// Package frames reads frame files: for each meaning the event it codes, the
// words that express it and where each takes its participants from.
package frames

// Frame is one meaning.
type Frame struct {
	ID       string
	Type     string
	Mode     string
	Cameo    string
	Realis   string  // set by the frame itself, else ""
	Embed    string  // claim of the events inside the content slot: alleged, denied, confirmed
	Absorb   bool    // events inside the content slot are not coded on their own
	Decided  string  // realis of what is only decided, where it is not that of the type: "actual" or "future"
	Joins    bool    // one event with another of its type beside it: the dead of an attack
	Open     bool    // done before all eyes: who tells it of another charges him with nothing
	Nobody   []*Unit // conditions alone: where one holds, what nobody named has done is no event
	Refused  *Frame  // what it is where the actor says he will not do it («لن يرفع الحصار»), or nil
	Units    []*Unit
	Examples []Example
	File     string
	Line     int
}

// UnitKind tells verbs, nouns and light verb constructions apart.
type UnitKind uint8

// Unit kinds.
const (
	VerbUnit UnitKind = iota
	NounUnit
	LightUnit
)

// Unit is one line of lexical units that share slots and conditions.
type Unit struct {
	Frame *Frame
	Kind  UnitKind
	Words []Word
	Slots [NumSlots]Slot
	If    []Cond
	Not   []Cond
	When  []When
	Mode  string
	Cameo string
	Line  int

	Refused *Unit // the same words and slots under Frame.Refused, or nil
}

// Takes tells whether any slot of the unit looks at that place.
func (u *Unit) Takes(k SourceKind) bool {
	for i := range u.Slots {
		for _, alt := range u.Slots[i].Alts {
			for _, src := range alt {
				if src.Kind == k {
					return true
				}
			}
		}
	}
	return false
}

// TakesPrep tells whether a slot of the unit looks behind a preposition.
func (u *Unit) TakesPrep(prep string) bool {
	for i := range u.Slots {
		for _, alt := range u.Slots[i].Alts {
			for _, src := range alt {
				if src.Kind == Prep && src.Prep == prep {
					return true
				}
			}
		}
	}
	return false
}

// Word is one lexical unit. A phrase has several parts; the trigger is the
// first. A light construction has the verb in Verb, the noun in Parts, and the
// preposition before the noun in Prep.
type Word struct {
	Text  string
	Parts []string // folded, without article
	Verb  string   // folded lemma
	Prep  string
}

// SlotName names a participant of the event.
type SlotName uint8

// Slots.
const (
	ActorSlot SlotName = iota
	RecipientSlot
	ContentSlot
	PlaceSlot
	NumSlots
)

var slotNames = map[string]SlotName{"actor": ActorSlot, "recipient": RecipientSlot, "content": ContentSlot, "place": PlaceSlot}

func (s SlotName) String() string {
	return [...]string{"actor", "recipient", "content", "place"}[s]
}

// Slot says where a participant is looked for: alternatives in order of
// preference, each of one or several sources taken together.
type Slot struct {
	Alts     [][]Source
	Required bool
	Any      bool // takes any noun phrase, not only what can act
}

// TakesFirst tells whether a slot is filled from a place of a kind before any other; no slot
// without a source is.
func (s *Slot) TakesFirst(k SourceKind) bool {
	return len(s.Alts) > 0 && len(s.Alts[0]) > 0 && s.Alts[0][0].Kind == k
}

// SourceKind is a grammatical place relative to the trigger.
type SourceKind uint8

// Source kinds.
const (
	Subj SourceKind = iota
	Obj
	Obj2
	Gen
	Nisba
	Prep
	Clause
	Cause
	Head // the person the trigger itself names: «متظاهرون»
	Anywhere
	Before // the word right before the trigger
	Behind // the words behind the trigger, as far as for Anywhere
	Whole  // the whole sentence, however far from the trigger
	Self   // the words of the trigger, and by the names of Forms how they stand
	Title  // the title of the article
	Topic  // the subject of the sentence without verb whose predicate the trigger is
	Said   // what the clause behind the trigger says of its subject without a verb
	Bidden // the subject of the clause behind the trigger
)

var sourceNames = map[string]SourceKind{"subj": Subj, "obj": Obj, "obj2": Obj2, "gen": Gen, "nisba": Nisba, "clause": Clause, "cause": Cause, "head": Head, "any": Anywhere, "before": Before, "behind": Behind, "sentence": Whole, "self": Self, "title": Title, "topic": Topic, "said": Said, "bidden": Bidden}

// Forms are what a condition on the trigger itself may ask beside its words:
// how it is inflected, that it has the article or a pronoun of possession
// (definite), that its clause describes a noun (relative), that it is to come
// (future), and that it is of the first person (first).
var Forms = map[string]Form{"definite": Definite, "singular": Singular, "passive": Passive, "perfect": Perfect,
	"imperfect": Imperfect, "masdar": Masdar, "participle": Participle, "relative": Relative, "future": Future, "first": FirstPerson}

// Form is a set of such properties.
type Form uint16

// Properties of a trigger.
const (
	Definite Form = 1 << iota
	Singular
	Passive
	Perfect
	Imperfect
	Masdar
	Participle
	Relative
	Future
	FirstPerson
)

// Source is a grammatical place, with the preposition where it is one.
type Source struct {
	Kind SourceKind
	Prep string // folded
}

func (s Source) String() string {
	if s.Kind == Prep {
		return "prep:" + s.Prep
	}
	for n, k := range sourceNames {
		if k == s.Kind {
			return n
		}
	}
	return "?"
}

// Cond asks for one of some words or word classes at a source.
type Cond struct {
	Source  Source
	Words   []string // folded lemmas
	Classes []string // with @
	Sectors []string // with %: of who stands at the source, or the code of a body; or "statesman", "human", "state", "town"
	Forms   Form     // any of these; with Source Self
	Text    string

	ids  []WordID // what compile makes of Words and Classes
	mask []uint64
}

// When refines mode or CAMEO code where a condition holds.
type When struct {
	Cond  Cond
	Mode  string
	Cameo string
}

// Example is a yes or no line of a frame with the events expected.
type Example struct {
	Yes    bool
	Todo   bool // a yes line the coder cannot read yet: known, counted, no failure
	Text   string
	Expect []Expect
	Line   int
}

// Expect is an event an example must give. Actors and recipients are codes,
// with ".SECTOR" where it matters, "-" for one without code.
type Expect struct {
	Type, Mode        string
	Actors            []string
	Recipients        []string
	Realis, Claim, By string
	Text              string
	Line              int
}
