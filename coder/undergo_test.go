package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestUndergone codes own sentences in which those whom the act befell look like
// its doers, or a place like a party.
func TestUndergone(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience = nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The Danish police announced the arrest of a Peruvian in Oslo.
		{"an adjective that is the arrested", "أعلنت الشرطة الدنماركية توقيف بيروفي في أوسلو.", "توقيف", "DNK", "PER"},
		// Norwegian arrests in the valley.
		{"an adjective of the act", "اعتقالات نرويجية في صفوف المتظاهرين", "اعتقالات", "NOR", ""},
		// The army killed more than 40 Peruvians.
		{"a counted nation", "قتل الجيش النرويجي أكثر من 40 بيروفيا في الوادي.", "قتل", "NOR", "PER"},
		// The valley saw the killing of nine Peruvians at the hands of the Norwegian army.
		{"at the hands of", "شهد الوادي مقتل 9 بيروفيين بأيدي الجيش النرويجي.", "مقتل", "NOR", "PER"},
		// Witnesses said that the Danish attacker was arrested in the morning.
		{"a suspect before the verb", "قال شهود إن المهاجم الدنماركي اعتقل في الصباح ونقل إلى المستشفى.", "اعتقل", "", "DNK"},
		// Maria, who was set free, said that she was well.
		{"the freed in a relative clause", "قالت الوزيرة النرويجية السابقة، التي أفرج عنها بعد شهر، إنها بخير.", "أفرج", "", "NOR"},
		// Years after their displacement the Peruvians keep the keys of their houses.
		{"the displaced behind the pronoun", "بعد أعوام على تهجيرهم من قراهم، لا يزال البيروفيون يحتفظون بمفاتيح بيوتهم.", "تهجير", "", "PER"},
		// The party, which Oslo lists as terrorist, answered.
		{"what a pronoun takes up", "أوضحت أوسلو للوزراء موقفها من الحزب البيروفي الذي تصنفه كمنظمة إرهابية.", "تصنف", "NOR", "PER"},
		// Oslo criticised Sweden for its supporting Peru.
		{"the object of a masdar", "التقى الوزير النرويجي الصحافيين، وانتقد السويد لدعمها بيرو.", "دعم", "SWE", "PER"},
		// Norway withdrew its forces from Aleppo, and from Peru.
		{"a town that forces leave", "سحبت النرويج قواتها من حلب أمس.", "قوات", "NOR", ""},
		{"a state that forces leave", "سحبت النرويج قواتها من بيرو أمس.", "قوات", "NOR", "PER"},
		// Reuters spoke of a summit of his with the Danish minister.
		{"an agency is no side", "نقلت رويترز عن الوزير النرويجي تفاصيل القمة مع نظيره الدنماركي.", "القمة", "DNK", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}
