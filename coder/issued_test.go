package coder_test

import (
	"slices"
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
	t.Run("stands alone", func(t *testing.T) { standsAlone(t, p) })
	// The minister received a letter that threatens him: nobody near by wrote it.
	d := doc.Document{ID: "t", Text: "تلقى الوزير النرويجي رسالة تهدده بالقتل."}
	p.Code(&d)
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == "THREATEN" && len(e.Actor) > 0 {
			t.Errorf("who receives a letter threatens: %v", e.Trace)
		}
	}
}

// standsAlone codes own sentences that name nobody who takes part: what a text or a law
// demands is news, what is generally asked of people and the demand for goods is not.
func standsAlone(t *testing.T, p *pipeline.Pipeline) {
	for text, want := range map[string]bool{
		"ودعا البيان إلى وقف القتال فورا.":              true,  // the statement called for an end to the fighting
		"وطالب القرار بسحب الجنود من الميناء.":          true,  // the resolution demanded that the soldiers be withdrawn
		"وجاء هذا الطلب بعد أيام من الاجتماع.":          true,  // this request came days after the meeting
		"ويُطلب من الزوار خلع أحذيتهم عند الباب.":       false, // visitors are asked to take off their shoes
		"ولم تواكب المصانع الطلب على الحديد هذا العام.": false, // the factories did not keep up with the demand for iron
	} {
		d := doc.Document{ID: "t", Text: text}
		p.Code(&d)
		got := slices.ContainsFunc(d.Events, func(e doc.Event) bool { return e.Type == "REQUEST" })
		if got != want {
			t.Errorf("%s: request %v, want %v", text, got, want)
		}
	}
}
