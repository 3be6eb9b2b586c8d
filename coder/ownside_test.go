package coder

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestOwnSide: an army is not who likely killed its own soldiers, nor rebels theirs; another
// band, another country, and people are.
func TestOwnSide(t *testing.T) {
	soldiers := doc.Actor{Text: "جنود", Code: "KEN", Sector: "MIL"}
	fighters := doc.Actor{Text: "مقاتلين", Code: "KEN", Sector: "REB"}
	band := doc.Actor{Text: "الجبهة", ID: "front", Code: "KEN", Sector: "REB"}
	for _, c := range []struct {
		name, typ string
		befell, a doc.Actor
		want      bool
	}{
		{"its soldiers", "ASSAULT", soldiers, doc.Actor{ID: "army", Code: "KEN", Sector: "MIL"}, true},
		{"another army", "ASSAULT", soldiers, doc.Actor{Code: "UGA", Sector: "MIL"}, false},
		{"rebels on soldiers", "ASSAULT", soldiers, band, false},
		{"rebels of no name, who may be another's", "ASSAULT", fighters, band, false},
		{"one band", "ASSAULT", band, band, true},
		{"two bands", "ASSAULT", band, doc.Actor{ID: "movement", Code: "KEN", Sector: "REB"}, false},
		{"people on people", "ASSAULT", doc.Actor{Code: "KEN", Sector: "CVL"}, doc.Actor{Code: "KEN", Sector: "CVL"}, false},
		{"an army tries its soldiers", "SANCTION", soldiers, doc.Actor{Code: "KEN", Sector: "MIL"}, false},
	} {
		if got := ownSide(&doc.Event{Type: c.typ}, []doc.Actor{c.befell}, &c.a); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
