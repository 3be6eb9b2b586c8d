package coder

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestSameParties: a tour of several countries is no single visit, and who is
// host to one may be guest to the other.
func TestSameParties(t *testing.T) {
	side := func(codes ...string) (list []doc.Actor) {
		for _, c := range codes {
			list = append(list, doc.Actor{Code: c, Sector: "GOV"})
		}
		return list
	}
	for _, c := range []struct {
		name string
		a, b doc.Event
		want bool
	}{
		{"the same visit", doc.Event{Type: "CONSULT", Mode: "visit", Actor: side("FRA"), Recipient: side("EGY")}, doc.Event{Type: "CONSULT", Actor: side("FRA"), Recipient: side("EGY")}, true},
		{"a stop of a tour", doc.Event{Type: "CONSULT", Mode: "visit", Actor: side("FRA"), Recipient: side("EGY")}, doc.Event{Type: "CONSULT", Actor: side("FRA"), Recipient: side("JOR", "EGY")}, false},
		{"two visits", doc.Event{Type: "CONSULT", Mode: "visit", Actor: side("FRA"), Recipient: side("EGY")}, doc.Event{Type: "CONSULT", Actor: side("FRA"), Recipient: side("JOR")}, false},
		{"told from the other side", doc.Event{Type: "CONSULT", Mode: "visit", Actor: side("FRA"), Recipient: side("EGY")}, doc.Event{Type: "CONSULT", Actor: side("EGY"), Recipient: side("FRA")}, true},
	} {
		if got := sameParties(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}
