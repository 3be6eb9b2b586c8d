package coder_test

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestAccuse: what one side of a conflict says in a clause of its own that the other did to
// it or to people is an accusation besides; what reporters count, what is told in passing
// and what one's friends did is none.
func TestAccuse(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Doubt = nil
	for _, c := range []struct{ name, text, trigger, actor, recipient string }{
		{"a state of its foe", "قالت وزارة الدفاع النرويجية إن القوات البيروفية قصفت مدرسة نرويجية.", "قالت", "NOR", "PER"},
		{"of civilians of a third", "أكد الوزير النرويجي أن القوات البيروفية قتلت تسعة مدنيين كينيين.", "أكد", "NOR", "PER"},
		{"an army of rebels", "قال المتحدث باسم الجيش الكيني إن المتمردين الكينيين هاجموا مواقع للجيش الكيني.", "قال", "KEN", "KEN"},
		{"an observatory counts", "قال المرصد النرويجي لحقوق الإنسان إن القوات البيروفية قتلت تسعة نرويجيين.", "", "", ""},
		{"a physician counts", "قال الطبيب النرويجي إن القوات البيروفية قتلت تسعة نرويجيين.", "", "", ""},
		{"told in passing", "قال الوزير النرويجي إن المدارس أغلقت بعد قصف بيروفي على نرويجيين.", "", "", ""},
		{"whom the foe of both struck", "قال الوزير النرويجي إن القوات البيروفية قصفت متمردين نرويجيين.", "", "", ""},
		{"one's own", "قال الوزير النرويجي إن القوات النرويجية قصفت مواقع بيروفية.", "", "", ""},
		{"an accusation already", "اتهم الوزير النرويجي بيرو قائلا إن القوات البيروفية قتلت تسعة نرويجيين.", "اتهم", "NOR", "PER"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: c.text}
			p.Code(d)
			es := slices.DeleteFunc(d.Events, func(e doc.Event) bool { return e.Type != "ACCUSE" })
			if c.trigger == "" && len(es) == 0 {
				return
			}
			if len(es) != 1 || c.trigger == "" {
				t.Fatalf("%s\n\t%d accusations", c.text, len(es))
			}
			if e := es[0]; e.Trigger.Text != c.trigger || codesOf(e.Actor) != c.actor || codesOf(e.Recipient) != c.recipient || e.Claim != doc.Asserted {
				t.Errorf("%s\n\t%s: %s > %s %s, want %s: %s > %s", c.text, e.Trigger.Text, codesOf(e.Actor), codesOf(e.Recipient), e.Claim, c.trigger, c.actor, c.recipient)
			}
		})
	}
}
