package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestIssued codes own sentences in which a text says something: whoever wrote it does so, and
// neither the text nor who received it.
func TestIssued(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Doubt = nil, nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The embassy's statement said: we call on the officials in Peru; the statement said so.
		{"whose statement", "وقال بيان السفارة النرويجية: \"نناشد المسؤولين في بيرو عدم ترديد الأكاذيب\".", "نناشد", "NOR", "PER"},
		{"the statement alone", "وأضاف البيان: \"نناشد المسؤولين في بيرو عدم ترديد الأكاذيب\".", "نناشد", "", "PER"},
		// The minister sent a letter that threatens Peru.
		{"who sends a letter", "وجه الوزير النرويجي رسالة تهدد بيرو بعقوبات.", "تهدد", "NOR", "PER"},
		// The activist was remanded in custody: how is no object.
		{"how one is held", "حبس الناشط البيروفي احتياطيا بتهمة نشر أخبار كاذبة.", "حبس", "", "PER"},
		// He condemned the attack and demanded of the United Nations that they act.
		{"and demanded", "ندد الوزير النرويجي بالهجوم وطالب الأمم المتحدة بالتحرك.", "طالب", "NOR", "UNO"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
	// The minister received a letter that threatens him: nobody near by wrote it.
	d := doc.Document{ID: "t", Text: "تلقى الوزير النرويجي رسالة تهدده بالقتل."}
	p.Code(&d)
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == "THREATEN" && len(e.Actor) > 0 {
			t.Errorf("who receives a letter threatens: %v", e.Trace)
		}
	}
}
