package evaluate

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// Number is a score; it prints with a decimal point always (1.0, 0.0).
type Number float64

// MarshalJSON writes the shortest decimal form with a point.
func (n Number) MarshalJSON() ([]byte, error) {
	s := strconv.FormatFloat(float64(n), 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return []byte(s), nil
}

// round keeps digits decimals.
func round(x float64, digits int) Number {
	v, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', digits, 64), 64)
	if err != nil {
		return 0
	}
	return Number(v)
}

// tally counts true positives, false positives and false negatives.
type tally struct{ tp, fp, fn int }

// PRF is precision, recall and their harmonic mean, with what they count.
type PRF struct {
	P  Number `json:"p"`
	R  Number `json:"r"`
	F1 Number `json:"f1"`
	TP int    `json:"tp"`
	FP int    `json:"fp"`
	FN int    `json:"fn"`
}

func (t tally) prf() PRF {
	var p, r, f float64
	if t.tp+t.fp > 0 {
		p = float64(t.tp) / float64(t.tp+t.fp)
	}
	if t.tp+t.fn > 0 {
		r = float64(t.tp) / float64(t.tp+t.fn)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return PRF{round(p, 3), round(r, 3), round(f, 3), t.tp, t.fp, t.fn}
}

// Result holds the measures that the gold lines ask for; the others are nil.
type Result struct {
	Gold   string         `json:"gold"`
	Detect map[string]PRF `json:"detect,omitempty"`
	Spans  *Spans         `json:"spans,omitempty"`
	Pairs  *Pairs         `json:"pairs,omitempty"`
	Docs   *Docs          `json:"docs,omitempty"`
	Quotes *Quotes        `json:"quotes,omitempty"`
}

// Write prints the result as indented JSON.
func (r Result) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(r)
}

// Spans is the F1 of each slot of the sets read by several readers.
type Spans struct {
	Trigger         Number `json:"trigger"`
	ActorText       Number `json:"actor_text"`
	RecipientText   Number `json:"recipient_text"`
	ActorCode       Number `json:"actor_code"`
	ActorSector     Number `json:"actor_sector"`
	RecipientCode   Number `json:"recipient_code"`
	RecipientSector Number `json:"recipient_sector"`
}

// Pairs scores sets with one marked relation a sentence.
type Pairs struct {
	Pair            Macro  `json:"pair"` // type of the event that joins the marked pair
	Type            Macro  `json:"type"` // type of the most confident event
	EventsASentence Number `json:"events_a_sentence"`
	NoEvent         int    `json:"no_event"`
}

// Macro is the mean of F1 over types.
type Macro struct {
	N        int               `json:"n"`
	MacroF1  Number            `json:"macro_f1"`
	Accuracy Number            `json:"accuracy"`
	PerType  map[string]Number `json:"per_type,omitzero"`
}

// Docs scores whole documents.
type Docs struct {
	Documents    int              `json:"documents"`
	Events       PRF              `json:"events"`
	EventsFull   PRF              `json:"events_full"`
	MacroF1      Number           `json:"macro_f1"`
	PerType      map[string]PRF   `json:"per_type"`
	OfFound      map[string]Share `json:"of_found"`
	Marks        Marks            `json:"marks"`
	OffsetsRight int              `json:"offsets_right"`
	OffsetsWrong int              `json:"offsets_wrong"`
}

// Share is what part of N was right; it prints as [right, n].
type Share struct {
	Right Number
	N     int
}

// MarshalJSON writes the pair.
func (s Share) MarshalJSON() ([]byte, error) { return json.Marshal([]any{s.Right, s.N}) }

// Marks scores what is not the default in realis and claim, and said_by, date
// and place, of the events found.
type Marks struct {
	Realis PRF `json:"realis"`
	Claim  PRF `json:"claim"`
	SaidBy PRF `json:"said_by"`
	Date   PRF `json:"date"`
	Place  PRF `json:"place"`
}

// Quotes scores direct quotations; Speaker is the share of those found whose
// speaker is right.
type Quotes struct {
	PRF
	Speaker Number `json:"speaker"`
}
