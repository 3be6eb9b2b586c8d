package coder_test

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestUnclaimed: an attack that nobody claims took place, and whoever does not claim it is not
// said to have carried it out.
func TestUnclaimed(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Doubt = nil, nil
	tests := []struct{ text, trigger, actor string }{
		// Nobody claimed the blast; no group claimed her abduction; the movement did not claim the attack.
		{"قتل 12 شخصا في أوسلو، ولم تعلن أي جهة مسؤوليتها عن التفجير.", "التفجير", ""},
		{"خطفت السائحة في بيرو، ولم تتبن أي جماعة خطفها.", "خطفها", ""},
		{"لم تعلن الحركة الكينية مسؤوليتها عن الهجوم الذي استهدف الميناء.", "الهجوم", ""},
		{"ولم يعلن أي فصيل كيني مسؤوليته عن إطلاق هذه القذائف.", "القذائف", ""},
	}
	for _, tt := range tests {
		d := &doc.Document{ID: "t", Text: tt.text}
		p.Code(d)
		i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.Type == "ASSAULT" && e.Trigger.Text == tt.trigger })
		if i < 0 {
			t.Errorf("no ASSAULT at %s in %s: %v", tt.trigger, tt.text, d.Events)
			continue
		}
		if e := d.Events[i]; e.Realis != doc.Actual || codesOf(e.Actor) != tt.actor {
			t.Errorf("%s: %s by %q, want actual by %q", tt.text, e.Realis, codesOf(e.Actor), tt.actor)
		}
	}
}
