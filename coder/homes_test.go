package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestHomes: whose country is not told is of that which the document speaks of.
func TestHomes(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Likely = nil
	// Norway held an election. Norway voted calmly. Nobody complained. Kvistrup criticised the Swedish government.
	long := "جرت انتخابات في النرويج. وصوتت النرويج بهدوء. ولم يشتك أحد. وانتقد كفيستروب الحكومة السويدية."
	tests := []struct{ name, text, code string }{
		{"of a document", long, "NOR"},
		{"of one sentence", "انتقد كفيستروب الحكومة السويدية في النرويج.", ""},
		// … and Denmark voted, too: two countries, none above the other.
		{"of two countries", "جرت انتخابات في النرويج. وصوتت النرويج. وصوتت الدنمارك. وصمتت الدنمارك. وانتقد كفيستروب الحكومة السويدية.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: tt.text, Lang: "ar"}
			p.Code(d)
			for i := range d.Events {
				if e := &d.Events[i]; e.Type == "ACCUSE" {
					if len(e.Actor) != 1 || e.Actor[0].Code != tt.code {
						t.Fatalf("actor %+v, want code %q", e.Actor, tt.code)
					}
					return
				}
			}
			t.Fatalf("no accusation among %+v", d.Events)
		})
	}
}
