package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestDoersElsewhere: the doer of an act of force may be named by another clause of the
// sentence, and who only falls to it, survives it or is killed is none.
func TestDoersElsewhere(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	for _, c := range []struct{ name, text, trigger, actors, recipients string }{
		{"who claims it", "أعلنت الشرطة مقتل تسعة بيروفيين في هجوم استهدف قافلة وتبنته حركة طالبان.", "مقتل", "AFG", "PER"},
		{"who declares that it was his", "قتل تسعة بيروفيين في هجوم أعلنت حركة طالبان مسؤوليتها عنه.", "قتل", "AFG", "PER"},
		{"what a government adopts is no attack", "أدان المجلس هجوما على قافلة بيروفية، وعرض الوزير خطة تبنتها الحكومة النرويجية.", "هجوما", "", "PER"},
		{"to whom it is laid", "جرح تسعة بيروفيين في هجمات نسبت إلى حركة طالبان.", "جرح", "AFG", "PER"},
		{"who carried out what it was done in", "تعرضت سفن بيروفية للهجوم في المحيط في عمليات نفذها متمردون نرويجيون.", "هجوم", "NOR", ""},
		{"who falls to it", "سقط تسعة بيروفيين بين قتيل وجريح بانفجار سيارة مفخخة.", "انفجار", "", "PER"},
		{"who survives it", "نجا الوزير البيروفي بعد أن فجر انتحاري نفسه قرب منزله من دون أن يقتله.", "يقتله", "", "PER"},
		{"whose convoy it hit", "نجا الوزير البيروفي في المدينة من محاولة اغتيال بعد تعرض موكبه لانفجار عبوة ناسفة.", "انفجار", "", "PER"},
		{"who carried out the worst attack", "أسفر الهجوم الأكثر دموية الذي نفذته حركة طالبان عن مقتل تسعة بيروفيين.", "الهجوم", "AFG", "PER"},
		{"the toll of a raid", "شنت طائرة بيروفية غارة على القرية، وأسفرت عن سقوط 12 قتيلا.", "غارة", "PER", ""},
		{"marks around the verb", "قالت الحركة إن رجال أمن بيروفيين «اختطفوا» أمس ناشطا نرويجيا.", "اختطفوا", "PER", "NOR"},
		{"a name killed before its verb", "أشارت المصادر إلى أن المزارع سعدون الجوابري قتل بينما كان يحرث أرضه.", "قتل", "", ""},
		{"a slogan is no event", "رفع المتظاهرون البيروفيون لافتات كتب عليها «لا لتخريب النرويج».", "لافتات", "PER", ""},
		{"a boycott of goods", "أعلن المتظاهرون تأييدهم لمقاطعة البضائع الدنماركية.", "مقاطعة", "", "DNK"},
	} {
		t.Run(c.name, func(t *testing.T) { wantSides(t, p, c.text, c.trigger, c.actors, c.recipients) })
	}
}
