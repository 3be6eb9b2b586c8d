package coder_test

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestScenes codes own sentences in which the genitive of a noun of force is whom it fell on,
// and such in which he acts; and who tries somebody.
func TestScenes(t *testing.T) {
	runSides(t, []sideCase{
		// The attacks of the churches, the massacre of the students: these suffered them.
		{"houses of prayer", "حداد بعد هجمات الكنائس البيروفية.", "هجمات", "", "PER"},
		{"students", "حداد بعد مذبحة الطلاب البيروفيين.", "مذبحة", "", "PER"},
		{"an army's massacre", "تحقيق في مجزرة الجيش النرويجي بحق المدنيين البيروفيين.", "مجزرة", "NOR", "PER"},
		{"an army's attack", "هجوم الجيش النرويجي على القرية البيروفية.", "هجوم", "NOR", "PER"},
		// More than a thousand Peruvians were driven out.
		{"a counted people", "جرى تهجير أكثر من ألف بيروفي عام 1960.", "تهجير", "", "PER"},
		// The trial of four journalists at a Norwegian paper, over an attempt on a premier; in Norway.
		{"journalists at a paper", "أثارت محاكمة أربعة صحافيين بيروفيين في صحيفة نرويجية قلقا واسعا.", "محاكمة", "", "PER"},
		{"over an attempt", "بدأت محاكمة ثلاثة بيروفيين في محاولة اغتيال رئيس الوزراء النرويجي.", "محاكمة", "", "PER"},
		{"tried in a state", "بدأت محاكمة ثلاثة بيروفيين في النرويج.", "محاكمة", "NOR", "PER"},
		// An army shells a town in answer to rockets, which are another's.
		{"what is answered", "قصف الجيش النرويجي بلدة بيروفية ردا على إطلاق صواريخ.", "قصف", "NOR", "PER"},
	})
}

// TestAnsweredAttack codes a text in which an attack is told in answer to another, which
// does not take its parties from it: it is another's.
func TestAnsweredAttack(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	// The Norwegian army shelled a Peruvian town. The shelling came in answer to one by rockets.
	d := doc.Document{ID: "t", Text: "قصف الجيش النرويجي بلدة بيروفية. وقال الجيش إن القصف جاء ردا على قصف صاروخي."}
	p.Code(&d)
	i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.Trigger.Text == "قصف صاروخي" })
	if i < 0 {
		t.Fatalf("the attack that is answered is not among %v", d.Events)
	}
	if e := &d.Events[i]; len(e.Actor) > 0 {
		t.Errorf("who answers an attack is its actor: %v", e.Trace)
	}
}
