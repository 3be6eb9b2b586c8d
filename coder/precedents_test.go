package coder

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// TestPrecedents: a party is described by what its like did and underwent before, and by
// what its country did to the other side's.
func TestPrecedents(t *testing.T) {
	s := lexicon.NewSource(fstest.MapFS{"codebook/precedents.txt": {Data: []byte("ASSAULT | SYR/MIL | 90 10\nASSAULT | SYR/CVL | 0 60\nASSAULT | ISR > SYR | 15\n")}})
	p, err := LoadPrecedents(s)
	if err != nil || len(s.Problems()) > 0 {
		t.Fatal(err, s.Problems())
	}
	army, people := doc.Actor{Code: "SYR", Sector: "MIL"}, doc.Actor{Code: "SYR", Sector: "CVL"}
	israel := []doc.Actor{{Code: "ISR", Sector: "MIL"}}
	for _, x := range []struct {
		who  doc.Actor
		e    doc.Event
		want []string
	}{
		{army, doc.Event{Type: "ASSAULT"}, []string{"acts in such events 3"}},
		{people, doc.Event{Type: "ASSAULT"}, []string{"acts in such events -4"}},
		{people, doc.Event{Type: "AID"}, []string{"acts in such events unknown"}},
		{army, doc.Event{Type: "ASSAULT", Recipient: israel}, []string{"acts in such events 3", "such dealings -4", "such dealings of times 0"}},
		{army, doc.Event{Type: "ASSAULT", Actor: israel}, []string{"acts in such events 3", "such dealings 4", "such dealings of times 4"}},
		{israel[0], doc.Event{Type: "ASSAULT", Recipient: []doc.Actor{army}}, []string{"acts in such events unknown", "such dealings 4", "such dealings of times 4"}},
	} {
		var f features
		if p.say(&f, &x.who, &x.e); !slices.Equal(f.Names, x.want) {
			t.Errorf("%s/%s in %v: %q, want %q", x.who.Code, x.who.Sector, x.e, f.Names, x.want)
		}
	}
}

// TestBadPrecedents: lines that are none are told.
func TestBadPrecedents(t *testing.T) {
	s := lexicon.NewSource(fstest.MapFS{"codebook/precedents.txt": {Data: []byte("AID | SYR/MIL | many 1\nAID | SYR/MIL | 4\nAID | SYR | 4 4\nAID | SYR > ISR | -1\n")}})
	if _, err := LoadPrecedents(s); err != nil || len(s.Problems()) != 4 {
		t.Error(err, s.Problems())
	}
	var none *Precedents
	var f features
	if none.say(&f, &doc.Actor{}, &doc.Event{}); len(f.Names) > 0 {
		t.Error(f.Names)
	}
}
