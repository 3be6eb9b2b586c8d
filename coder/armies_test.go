package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestArmies: a state that bombs does so with its army; what else it does, with its
// government.
func TestArmies(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, sector := range map[string]string{
		"شنت بلغاريا غارات جوية على مواقع المتمردين في الجبال أمس.": "MIL",
		"أدانت بلغاريا الهجوم على سفارتها أمس.":                     "GOV",
	} {
		d := doc.Document{Text: text}
		p.Code(&d)
		if len(d.Events) == 0 || len(d.Events[0].Actor) == 0 || d.Events[0].Actor[0].Code != "BGR" || d.Events[0].Actor[0].Sector != sector {
			t.Errorf("%s: %+v, want BGR %s", text, d.Events, sector)
		}
	}
}
