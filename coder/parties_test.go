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

// TestSameDoer: who arrested somebody in one sentence did so in the next, but not
// everyone who harms a country's people is one and the same.
func TestSameDoer(t *testing.T) {
	event := func(typ, mode, actor, code, sector, text string) *doc.Event {
		e := &doc.Event{Type: typ, Mode: mode, Realis: doc.Actual, Recipient: []doc.Actor{{Text: text, Code: code, Sector: sector}}}
		if actor != "" {
			e.Actor = []doc.Actor{{Code: actor, Sector: "GOV"}}
		}
		return e
	}
	for _, c := range []struct {
		name  string
		e, f  *doc.Event
		apart int
		want  bool
	}{
		{"one man arrested", event("COERCE", "arrest", "", "PER", "CVL", "بدرو"), event("COERCE", "arrest", "CHL", "PER", "CVL", "بدرو"), 4, true},
		{"a force that is fought", event("ASSAULT", "", "", "NER", "REB", "المتمردين"), event("ASSAULT", "aerial", "MLI", "NER", "REB", "مسلحين"), 3, true},
		{"civilians further on", event("ASSAULT", "", "", "NER", "CVL", "امرأة"), event("ASSAULT", "", "MLI", "NER", "CVL", "طفل"), 3, false},
		{"a kidnapping is no shelling", event("ASSAULT", "abduct", "", "NER", "REB", "المتمردين"), event("ASSAULT", "heavy-weapons", "MLI", "NER", "REB", "المتمردين"), 1, false},
		{"nobody arrests himself", event("COERCE", "arrest", "", "CHL", "GOV", "الوزير"), event("COERCE", "arrest", "CHL", "CHL", "GOV", "الوزير"), 1, false},
	} {
		if got := sameDoer(c.e, c.f, c.apart); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

// TestHandedOn: what was lent once is not lent again further on, except to talks and
// fights.
func TestHandedOn(t *testing.T) {
	own, lent := doc.Event{Trace: []string{"frame assault.attack at «x»"}}, doc.Event{Trace: []string{"frame assault.attack at «x»", fromSame + "12"}}
	if handedOn(&own) || !handedOn(&lent) {
		t.Errorf("own %t, lent %t", handedOn(&own), handedOn(&lent))
	}
	fight, talks, attack := doc.Event{Type: "ASSAULT", Trace: []string{bothFight}}, doc.Event{Type: "CONSULT"}, doc.Event{Type: "ASSAULT"}
	if !twoSided(&fight) || !twoSided(&talks) || twoSided(&attack) {
		t.Errorf("fight %t, talks %t, attack %t", twoSided(&fight), twoSided(&talks), twoSided(&attack))
	}
}

// TestMayLend: a title has its doer from below, other events from one before that is
// told by the same frame.
func TestMayLend(t *testing.T) {
	event := func(frame string, block doc.BlockKind) doc.Event {
		return doc.Event{Type: "ASSAULT", Trace: []string{"frame " + frame + " at «x»"}, Sentence: doc.SentenceRef{Block: block}}
	}
	d := doc.Document{Events: []doc.Event{event("assault.kill", doc.Title), event("assault.shell", doc.Paragraph), event("assault.kill", doc.Paragraph), event("assault.kill", doc.Paragraph)}}
	for _, c := range []struct {
		name string
		k, i int
		want bool
	}{
		{"a title from below", 1, 0, true},
		{"another frame", 1, 2, false},
		{"the same frame before", 2, 3, true},
		{"the same frame behind", 3, 2, false},
	} {
		if got := mayLend(&d, c.k, c.i); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}
