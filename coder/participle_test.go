package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestParticiple codes own sentences in which a participle or an adjective is
// what is said of somebody, and looks who acts and which event ranks first.
func TestParticiple(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, typ, code string
		first                 bool
	}{
		// The Turkish minister left the meeting, threatening Athens with war.
		{"circumstance", "غادر الوزير التركي الاجتماع متوعدا أثينا بالحرب.", "THREATEN", "TUR", false},
		// The Jordanian minister (f.) spoke, accusing Israel of theft.
		{"feminine", "تحدثت الوزيرة الأردنية أمس، متهمة إسرائيل بسرقة المياه.", "ACCUSE", "JOR", false},
		// Oslo is ready for dialogue with Moscow.
		{"predicate", "أوسلو مستعدة للحوار مع موسكو بعد وقف القصف على أوكرانيا.", "AGREE", "NOR", true},
		// Ankara said Paris's decision contradicts international law.
		{"spoken", "قالت أنقرة إن قرار باريس يتعارض مع القانون الدولي.", "ACCUSE", "TUR", true},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.Code(d)
			var e *doc.Event
			for i := range d.Events {
				if d.Events[i].Type == x.typ && e == nil {
					e = &d.Events[i]
				}
			}
			if e == nil || len(e.Actor) == 0 || e.Actor[0].Code != x.code {
				t.Fatalf("no %s by %s among %+v", x.typ, x.code, d.Events)
			}
			for i := range d.Events {
				if o := &d.Events[i]; x.first && o != e && o.Confidence >= e.Confidence {
					t.Errorf("%s «%s» ranks before", o.Type, o.Trigger.Text)
				}
			}
		})
	}
}
