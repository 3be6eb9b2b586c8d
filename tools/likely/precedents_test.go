package main

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestPrecedents: what grammar found is counted, guesses and rarities are not.
func TestPrecedents(t *testing.T) {
	e := doc.Event{Type: "AID", Actor: []doc.Actor{{Code: "KWT", Sector: "GOV"}}, Recipient: []doc.Actor{{Code: "YEM", Sector: "CVL"}}}
	guess, rare := e, doc.Event{Type: "AID", Actor: []doc.Actor{{Code: "FJI"}}}
	guess.Trace = []string{"actor by likelihood 0.8"}
	y := precedents{parties: map[[3]string][2]int{}, pairs: map[[3]string]int{}}
	y.count(&doc.Document{Events: []doc.Event{e, e, e, guess, rare}})
	got := y.lines()
	if want := []string{"AID | KWT > YEM | 3", "AID | KWT/GOV | 3 0", "AID | YEM/CVL | 0 3"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
