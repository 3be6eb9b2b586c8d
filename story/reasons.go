package story

import "slices"

// Kind is what speaks for or against two reports telling one event.
type Kind uint8

// Kinds of reasons. Their numbers are kept in registers: add at the end only.
const (
	Prior      Kind = iota // how seldom two reports of this type that come to be compared are one event
	SameType               // type and mode
	Actors                 // who acts
	Recipients             // who is acted upon
	SameDay                // when
	SamePlace              // where
	Wording                // words of the sentences
	Clause                 // words about the triggers
	Trigger                // the word that tells it
	Topic                  // what the documents are about
	Copy                   // the documents are copies
	Background             // one tells it as long past
	ByHand                 // an analyst joined them
	Beside                 // one document tells both, neither in its headline
	kinds
)

var kindNames = [kinds]string{"prior", "type", "actor", "recipient", "day", "place", "wording", "clause", "trigger", "topic", "copy", "background", "by hand", "one document"}

func (k Kind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return "unknown"
}

// Reasons is what speaks for (above 0) and against two reports telling one
// event, by Kind, in natural logarithms of odds. They add up to Score.
type Reasons [kinds]float32

// Score is the sum.
func (r *Reasons) Score() float32 {
	var s float32
	for _, v := range r {
		s += v
	}
	return s
}

// Pack makes bytes of them: kind and weight in sixteenths, for each that has
// one.
func (r *Reasons) Pack() []byte {
	var out []byte
	for k, v := range r {
		if n := sixteenths(v); n != 0 {
			out = append(out, byte(k), byte(n))
		}
	}
	return out
}

func sixteenths(v float32) int8 {
	v *= 16
	if v < 0 {
		return int8(max(v-0.5, -128))
	}
	return int8(min(v+0.5, 127))
}

// UnpackReasons undoes Pack, kinds of later versions left out.
func UnpackReasons(b []byte) Reasons {
	var r Reasons
	for ; len(b) >= 2; b = b[2:] {
		if k := Kind(b[0]); k < kinds {
			r[k] = float32(int8(b[1])) / 16
		}
	}
	return r
}

// Veto is why two reports are not of one event, whatever else speaks for it.
type Veto string

// Vetoes. None is "".
const (
	OtherType    Veto = "another type of event"
	OtherRealis  Veto = "one tells what happened, the other what is planned, possible or did not happen"
	OtherClaim   Veto = "one denies what the other claims"
	OtherDay     Veto = "on another day"
	OtherPlace   Veto = "in another place"
	OtherParties Veto = "between others"
	SameSentence Veto = "told beside each other in one sentence"
)

// symmetric tells of types whose participants all stand on one side, or on
// either.
func symmetric(typ string) bool { return typ == "CONSULT" || typ == "AGREE" || typ == "COOPERATE" }

// near are types that outlets choose between when they tell one event.
var near = [][2]string{{"CONSULT", "AGREE"}, {"AGREE", "COOPERATE"}, {"CONSULT", "COOPERATE"}, {"ACCUSE", "REJECT"}, {"ACCUSE", "THREATEN"},
	{"REQUEST", "THREATEN"}, {"SANCTION", "REJECT"}, {"SANCTION", "COERCE"}, {"ASSAULT", "COERCE"}, {"RETREAT", "CONCEDE"}, {"RETREAT", "AGREE"}}

// kindOf is the bit of a type, and those of the types that go with it; a type
// that is not listed shares the last bit, and goes with its own kind only.
func kindOf(typ string) (kind, with int) {
	i := slices.Index(listed, typ)
	if i < 0 {
		i = len(listed)
	}
	kind = 1 << i
	with = kind
	for _, p := range near {
		if j := slices.Index(p[:], typ); j >= 0 {
			with |= 1 << slices.Index(listed, p[1-j])
		}
	}
	return kind, with
}

// listed are the types of PLOVER.
var listed = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

// Types of acts that the same parties do again and again in the same words, so
// that two reports of them are less often of one event.
func repeated(typ, mode string) bool {
	switch typ {
	case "SUPPORT", "AID", "REQUEST", "AGREE", "REJECT", "COOPERATE":
		return true
	case "ACCUSE":
		return mode != "investigate"
	case "CONSULT", "ASSAULT":
		return mode == ""
	}
	return false
}

// rare tells of acts of which there are few at a time.
func rare(typ, mode string) bool {
	switch mode {
	case "unconventional", "suicide-attack", "abduct", "resign", "expel", "release", "multilateral", "withdraw", "targeted", "strike", "cyber", "ceasefire", "convict":
		return true
	}
	return false
}
