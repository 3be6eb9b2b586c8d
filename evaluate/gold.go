package evaluate

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Gold is one line of a gold file. What it holds decides by which measures it
// is scored: Detect, Annotators, Events with or without Complete, Quotes.
type Gold struct {
	ID         string       `json:"id"`
	Text       string       `json:"text"`
	Title      string       `json:"title"`
	Detect     *string      `json:"detect"`
	Label      bool         `json:"label"`
	Annotators *[]GoldEvent `json:"annotators"`
	Events     *[]GoldEvent `json:"events"`
	Complete   bool         `json:"complete"`
	Quotes     *[]GoldQuote `json:"quotes"`
}

// GoldEvent is an event of the gold, or one reader's reading of it.
type GoldEvent struct {
	Type        string       `json:"type"`
	Alt         []string     `json:"alt"`  // other types that count as right
	Root        string       `json:"root"` // class of the pair sets
	Mode        string       `json:"mode"`
	Sentence    goldText     `json:"sentence"`
	Trigger     goldText     `json:"trigger"`
	Actor       []GoldPerson `json:"actor"`
	Recipient   []GoldPerson `json:"recipient"`
	Realis      string       `json:"realis"`
	RealisOther *string      `json:"realis_other"`
	Claim       string       `json:"claim"`
	ClaimOther  *string      `json:"claim_other"`
	SaidBy      *GoldPerson  `json:"said_by"`
	Date        string       `json:"date"`
	Place       goldText     `json:"place"`
	Weak        bool         `json:"weak"`
}

// GoldPerson is a participant in the gold.
type GoldPerson struct {
	Text   string `json:"text"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

// GoldQuote is a direct quotation in the gold.
type GoldQuote struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
}

// goldText is a string, or an object with the string in "text".
type goldText string

// UnmarshalJSON reads either form; null is empty.
func (t *goldText) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var o struct{ Text string }
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
		*t = goldText(o.Text)
		return nil
	}
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*t = ""
	if s != nil {
		*t = goldText(*s)
	}
	return nil
}

func (e *GoldEvent) sides(actor, recipient bool) []person {
	var out []person
	add := func(list []GoldPerson) {
		for _, a := range list {
			out = append(out, a.person())
		}
	}
	if actor {
		add(e.Actor)
	}
	if recipient {
		add(e.Recipient)
	}
	return out
}

func (a GoldPerson) person() person {
	return person{text: a.Text, code: codeOf(a.Code), sector: codeOf(a.Sector)}
}

// ReadGold reads gold lines; name is the input's name for errors.
func ReadGold(r io.Reader, name string) ([]Gold, error) {
	var out []Gold
	err := eachLine(r, name, func(b []byte) error {
		var g Gold
		if err := json.Unmarshal(b, &g); err != nil {
			return err
		}
		if g.ID == "" {
			return errors.New("gold line without id")
		}
		out = append(out, g)
		return nil
	})
	return out, err
}

// eachLine calls f with every non-empty line.
func eachLine(r io.Reader, name string, f func([]byte) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<20), 256<<20)
	for no := 1; sc.Scan(); no++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		if err := f(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, no, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}
