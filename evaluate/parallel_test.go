package evaluate

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func TestParallel(t *testing.T) {
	event := func(typ string, codes ...string) []doc.Event {
		e := doc.Event{Type: typ}
		for _, c := range codes {
			e.Actor = append(e.Actor, doc.Actor{Code: c})
		}
		return []doc.Event{e}
	}
	var p Parallel
	p.Add(nil, nil)
	p.Add(event("CONSULT", "EGY", "JOR"), event("CONSULT", "JOR")) // same
	p.Add(event("PROTEST"), event("PROTEST"))                      // same, nobody known
	p.Add(event("PROTEST"), event("PROTEST", "KEN"))
	p.Add(event("ACCUSE", "USA"), event("REJECT", "USA"))
	p.Add(event("ACCUSE", "USA"), nil)
	p.Add(nil, event("AID", "TUR"))
	if want := (Parallel{6, 2, 0.333, 1, 1}); p != want {
		t.Errorf("%+v, want %+v", p, want)
	}
}

func TestReadParallel(t *testing.T) {
	pairs, err := ReadParallel(strings.NewReader("1\tThey met.\tالتقيا.\n\n"), "x.tsv")
	if err != nil || len(pairs) != 1 || pairs[0] != (ParallelPair{"1", "They met.", "التقيا."}) {
		t.Errorf("%v %v", pairs, err)
	}
	if _, err := ReadParallel(strings.NewReader("1\tThey met.\n"), "x.tsv"); err == nil || !strings.Contains(err.Error(), "x.tsv:1") {
		t.Errorf("error %v", err)
	}
}
