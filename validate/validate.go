// Package validate measures how far coded events can be relied on: it draws a
// stratified sample of events as a sheet to be judged by readers, and makes of
// the judged sheets accuracy with intervals and agreement among the judges.
// docs/validation.md has the formulas and their sources.
package validate

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/text"
)

// Value is what a judge wrote of one thing that was coded.
type Value uint8

// Values.
const (
	Blank  Value = iota // not judged
	Yes                 // it is right
	No                  // it is wrong
	Unsure              // the sentence does not decide it
)

func (v Value) String() string { return [...]string{"", "yes", "no", "unsure"}[v] }

// words are the ways in which a value may be written; of the Arabic ones, any
// spelling that folds to the same.
var words = [...]struct {
	value Value
	as    []string
}{
	{Yes, []string{"yes", "y", "1", "true", "نعم"}},
	{No, []string{"no", "n", "0", "false", "لا"}},
	{Unsure, []string{"unsure", "?", "؟", "غير متأكد"}},
}

// ParseValue reads a cell; ok is false where it is none of the values.
func ParseValue(cell string) (v Value, ok bool) {
	cell = strings.ToLower(strings.Join(strings.Fields(strings.Map(visible, cell)), " "))
	if cell == "" {
		return Blank, true
	}
	for _, w := range words {
		if slices.ContainsFunc(w.as, func(s string) bool { return s == cell || text.Fold(s) == text.Fold(cell) }) {
			return w.value, true
		}
	}
	return Blank, false
}

// visible drops marks of direction, which editors of Arabic leave in cells.
func visible(r rune) rune {
	switch {
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
		return -1
	}
	return r
}

// Measures are the columns of a sheet that are to be judged, in their order.
// Further columns named …_ok that somebody adds are read as well.
func Measures() []string {
	return []string{"type_ok", "actor_ok", "recipient_ok", "realis_ok", "claim_ok", "date_ok", "place_ok"}
}

// Whole is the measure of the whole event: right where all of Measures are.
const Whole = "all"
