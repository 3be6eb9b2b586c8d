package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestNotTurnedRound codes own sentences in which one side might be taken for the other.
func TestNotTurnedRound(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.ByRules()
	p.Coder.Salience = nil
	for _, x := range []struct{ name, text, trigger, actors, recipients string }{
		// Seven Peruvian gunmen of hardline groups were killed in fights between the Norwegian army and these groups.
		{"the dead of one side of a fight", "قتل سبعة مسلحين بيروفيين من جماعات متشددة، الاثنين، خلال معارك بين قوات الجيش النرويجي وهذه الجماعات في الوادي.", "قتل", "NOR", "PER"},
		{"a name behind a verb of arrest", "كتب الصحافي البيروفي زيدان مقالات. واعتقل زيدان (44 عاما) في أوسلو.", "اعتقل", "", "PER"},
		// The minister criticised the report which Peru brought in, and accused the opposition leader.
		{"a verb that goes on from above a relative clause", "رفض وزير الخارجية الفرنسي جان لودريان، الأحد، التقرير الذي تقدمت به تركيا واتهم زعيم المعارضة التركية كمال أوغلو بالكذب.", "اتهم", "FRA", "TUR"},
		{"who answers criticism", "وردا على الانتقادات، دافع وزير العدل النرويجي عن القانون الجديد.", "الانتقادات", "", "NOR"},
		{"whose own people fell", "أضاف أن ميليشيات الحوثي تشهد حالة من الهلع وسط سقوط العشرات من عناصرها ما بين أسير وقتيل.", "قتيل", "", "YEM"},
		// Thirty-five Peruvians were killed since then; those carried from before are of them.
		{"the killed and who is carried", "يطالب المنظمون بعودة البيروفيين إلى منازلهم. ومنذ ذلك التاريخ قتل 35 بيروفيا في الوادي.", "قتل", "", "PER"},
	} {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
	// The extent of the demonstrations widened to include the demand for rights.
	d := doc.Document{ID: "t", Text: "توقفت الحكومة النرويجية عن العمل. ولكن رقعة المظاهرات اتسعت لتشمل المطالبة بالحقوق السياسية."}
	p.Code(&d)
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == "REQUEST" && len(e.Actor) > 0 {
			t.Errorf("a thing for the subject of a purpose: %v", e.Trace)
		}
	}
}
