package coder_test

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestAnsweredManner: the manner of an attack is not that of the one that it answers.
func TestAnsweredManner(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// Norway struck the movement's positions in reply to a chemical attack by a camp.
	d := &doc.Document{ID: "answer", Lang: "ar", Text: "شنت النرويج ضربات على مواقع الحركة ردا على هجوم كيميائي قرب المخيم."}
	p.Code(d)
	want := map[string]string{"ضربات": "", "هجوم كيميائي": "unconventional"}
	for text, mode := range want {
		i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.Trigger.Text == text })
		if i < 0 {
			t.Errorf("no event at «%s»", text)
		} else if d.Events[i].Mode != mode {
			t.Errorf("«%s» is of mode %q, want %q", text, d.Events[i].Mode, mode)
		}
	}
}
