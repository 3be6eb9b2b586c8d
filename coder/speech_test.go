package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestWhoSpeaks codes own sentences in which it is not plain who accuses, asks or threatens, and
// whom.
func TestWhoSpeaks(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The Norwegian opposition hastened to criticise the Danish president.
		{"who hastens", "سارعت المعارضة النرويجية إلى انتقاد الرئيس الدنماركي.", "انتقاد", "NOR", "DNK"},
		{"who resorts to threats", "ولجأت الحكومة النرويجية إلى تهديد الدنمارك.", "تهديد", "NOR", "DNK"},
		// 19 Danes were accused in the case; a Dane is tried in Norway; 17 journalists are.
		{"a number accused", "صدر الحكم في القضية التي اتهم فيها 19 دنماركيا.", "اتهم", "", "DNK"},
		{"a compatriot tried", "يحاكم دنماركي في النرويج بتهمة التهريب.", "يحاكم", "", "DNK"},
		{"a number tried", "يحاكم 17 صحافيا دنماركيا في النرويج.", "يحاكم", "", "DNK"},
		// Two deputies addressed a letter to the ministry that calls for an inquiry.
		{"who sends a letter", "وجه نائبان نرويجيان خطابا للوزارة الدنماركية يطالب بالتحقيق في القضية.", "يطالب", "NOR", ""},
		{"whose statement is published", "نشر الموقع بيانا للوزارة الدنماركية يدين الهجوم.", "يدين", "DNK", ""},
		// Morocco expels the ambassador of Iran over its (f.) support for the Polisario.
		{"a state that a verb shows to be masculine", "المغرب يطرد سفير إيران بسبب دعمها للبوليساريو.", "دعم", "IRN", "MAR"},
		{"who tries", "تحاكم النرويج رجلا دنماركيا بتهمة التهريب.", "تحاكم", "NOR", "DNK"},
		// A media campaign (f.) is no journalist.
		{"an adjective of a thing", "تعرضت الحكومة الدنماركية لحملة إعلامية شرسة طالبت باستقالتها.", "طالبت", "", "DNK"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantSides(t, p, tt.text, tt.trigger, tt.actors, tt.recipients) })
	}
}
