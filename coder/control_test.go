package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestControllingNoun: what a noun says somebody succeeded or failed in is his deed, not
// that of the subject of the clause behind.
func TestControllingNoun(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.ByRules()
	for _, x := range []struct{ text, trigger, code string }{
		// Since the Sudanese army's success in taking the town, the Chadian army has sent reinforcements.
		{"منذ نجاح الجيش السوداني في انتزاع المدينة، أرسل الجيش التشادي تعزيزات إلى الحدود.", "انتزاع", "SDN"},
		// The Sudanese army succeeded in taking the town.
		{"نجح الجيش السوداني في انتزاع المدينة.", "انتزاع", "SDN"},
	} {
		d := &doc.Document{ID: "x", Text: x.text}
		p.Code(d)
		found := false
		for _, e := range d.Events {
			if e.Trigger.Text == x.trigger {
				found = true
				if len(e.Actor) != 1 || e.Actor[0].Code != x.code {
					t.Errorf("%s: %+v", x.text, e.Actor)
				}
			}
		}
		if !found {
			t.Errorf("%s: nothing at «%s»", x.text, x.trigger)
		}
	}
}
