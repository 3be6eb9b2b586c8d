package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestNoPerson: nobody is guessed for a pronoun of a person who is not named but
// people: no house or ministry.
func TestNoPerson(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := doc.Document{ID: "t", Lang: "en", Text: "On Monday he went to the White House, amid reports he was about to resign."}
	p.Code(&d)
	if len(d.Events) != 1 || d.Events[0].Type != "RETREAT" || len(d.Events[0].Actor) != 0 {
		t.Errorf("events %+v, want one of nobody", d.Events)
	}
}
