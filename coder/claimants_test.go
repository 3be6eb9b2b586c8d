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
		{"to whom it is laid between commas", "تعرضت الثكنة لهجوم انتحاري، نسب إلى المتمردين التاميل، وأسفر عن مقتل تسعة بيروفيين.", "هجوم", "LKA", "PER"},
		{"who used force when he fell", "قتل عامل بيروفي عندما أطلق جنود نرويجيون النار على سيارته.", "قتل", "NOR", "PER"},
		{"who used force after which he fell", "جرح تسعة بيروفيين بعدما قصفت طائرات نرويجية المصنع.", "جرح", "NOR", "PER"},
		{"what an army fired before he fell", "قتل تسعة بيروفيين إثر إطلاق الجيش النرويجي صواريخ على البلدة.", "قتل", "NOR", "PER"},
		{"whom one condemns when she strikes", "دان المجلس الشرطة النرويجية عندما قتلت متظاهرين بيروفيين.", "قتلت", "NOR", "PER"},
		{"whom one condemns behind a comma", "دان مجلس الأمن في عام 1981، النرويج عندما هاجمت مفاعلا في الصحراء.", "هاجمت", "NOR", ""},
		{"whom he warded off when he fell", "قتل حارس بيروفي عندما كان يتصدى لقوات نرويجية.", "قتل", "NOR", "PER"},
		{"one who fell though he fights", "قتل المقاتل البيروفي شرق البلدة.", "قتل", "", "PER"},
		{"who falls in an attack of his own side", "قتل مسلح بيروفي عندما هاجم مسلحون نرويجيون الموقع.", "قتل", "", "PER"},
		{"who may be of a movement", "قتل مسلحون يعتقد أنهم من حركة طالبان تسعة بيروفيين.", "قتل", "AFG", "PER"},
		{"who belongs to a movement", "خطف مسلحون ينتمون إلى حركة طالبان تسعة بيروفيين.", "خطف", "AFG", "PER"},
		{"whose a raid may be", "قتل تسعة بيروفيين في غارة يرجح أنها نرويجية على القرية.", "قتل", "NOR", "PER"},
		{"a mark that is never closed", "في بلدة «بيت حانون شمال غزة، أطلقت القوات النرويجية صاروخا على المدرسة فقتلت تسعة بيروفيين.", "قتلت", "NOR", "PER"},
		{"what soldiers of a force did", "قام جنود نرويجيون من قوة تابعة للأمم المتحدة بخطف تسعة بيروفيين.", "خطف", "NOR", "PER"},
		{"whose aircraft those are that only one owns", "قامت طائرات، لا يملكها إلا الجيش النرويجي، بقصف بلدة بيروفية.", "قصف", "NOR", "PER"},
		{"of whom alone a denied verb holds", "لم يقصف البلدة البيروفية إلا الجيش النرويجي.", "يقصف", "NOR", "PER"},
		{"what aircraft did behind an aside", "قامت طائرات نرويجية، لا يملكها إلا الجيش، بقصف البلدة.", "قصف", "NOR", ""},
		{"who carried out what it was done in", "تعرضت سفن بيروفية للهجوم في المحيط في عمليات نفذها متمردون نرويجيون.", "هجوم", "NOR", "PER"},
		{"who falls to it", "سقط تسعة بيروفيين بين قتيل وجريح بانفجار سيارة مفخخة.", "انفجار", "", "PER"},
		{"who survives it", "نجا الوزير البيروفي بعد أن فجر انتحاري نفسه قرب منزله من دون أن يقتله.", "يقتله", "", "PER"},
		{"whom the sentence is about, not who does it", "التقى الوزير البيروفي نظيره النرويجي، حيث شكره على دعمه.", "شكره", "PER", "NOR"},
		{"who goes on, but judges nobody", "التقت المغنية النرويجية معجبيها. وحُكم على البيروفيين بالسجن.", "حُكم", "", "PER"},
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
