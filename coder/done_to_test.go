package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestDoneTo codes own sentences by whom something is done to.
func TestDoneTo(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience = nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The killing of Peruvians goes on in the valley.
		{"a people", "يستمر قتل البيروفيين في الوادي.", "قتل", "", "PER"},
		{"some of a people", "مقتل بيروفيين في قصف نرويجي على الوادي", "مقتل", "NOR", "PER"},
		// Ten of the Houthis were killed and eleven others wounded in a Norwegian raid.
		{"a number of a group", "قتل 10 من ميليشيات الحوثي وأصيب 11 آخرون في غارة نرويجية.", "قتل", "NOR", "YEM"},
		// The Norwegian army freed the town from the Houthis.
		{"whom a town is taken from", "تمكن الجيش النرويجي من تحرير البلدة من ميليشيات الحوثي.", "تحرير", "NOR", "YEM"},
		{"from whose grip", "انتزع الجيش النرويجي، بدعم من التحالف، عدة مواقع من قبضة ميليشيات الحوثي.", "انتزع", "NOR", "YEM"},
		// The Norwegian army practised torture upon Peruvian detainees.
		{"upon whom", "تمارس القوات النرويجية التعذيب بحق معتقلين بيروفيين.", "التعذيب", "NOR", "PER"},
		{"towards whom", "أطلق الجيش النرويجي النار باتجاه متظاهرين بيروفيين.", "النار", "NOR", "PER"},
		// Nine Peruvians were subjected to torture by Norwegian policemen.
		{"who is subjected to it", "تعرض تسعة بيروفيين للتعذيب على يد شرطيين نرويجيين.", "تعذيب", "NOR", "PER"},
		// The police accused a Peruvian girl of killing her husband in self-defence.
		{"why it was done", "اتهمت الشرطة النرويجية فتاة بيروفية بقتل زوجها دفاعا عن النفس.", "قتل", "PER", ""},
		{"where it was done", "مقتل قيادي بيروفي غرب النرويج", "مقتل", "", "PER"},
		// A Peruvian came to Norway, but the authorities arrested him; a Danish court tried her.
		{"a pronoun on arrest", "وصل الرجل البيروفي إلى النرويج، لكن السلطات النرويجية اعتقلته.", "اعتقل", "NOR", "PER"},
		// Four Peruvian activists were arrested in May, most of them women; a Peruvian trader was
		// arrested on Saturday on a Norwegian warrant; a Peruvian journalist was stopped in Oslo.
		{"who was arrested before a share of them", "قالت المنظمة إن أربعة ناشطين بيروفيين اعتقلوا في أيار غالبيتهم من النساء.", "اعتقلوا", "", "PER"},
		{"who was arrested for a purpose", "نقل التاجر البيروفي الذي اعتقل السبت تنفيذا لمذكرة توقيف.", "اعتقل", "", "PER"},
		{"who was arrested somewhere in the country", "واعتقل الصحفي البيروفي في الجنوب (غرب) البلاد.", "اعتقل", "", "PER"},
		{"who was stopped without more", "أوقف صحفي بيروفي في المطار مساء السبت.", "أوقف", "", "PER"},
		{"who stops somebody", "أوقفت الشرطة النرويجية صحفيا بيروفيا في المطار.", "أوقفت", "NOR", "PER"},
		// A Peruvian journalist was put in prison, in custody; the police put one there.
		{"who was put in prison", "أودع الصحفي البيروفي السجن الجمعة في إطار تحقيق حول سطو.", "السجن", "", "PER"},
		{"who was put in custody", "وضع الصحفي البيروفي قيد الحبس الاحتياطي في تشرين الثاني.", "الحبس", "", "PER"},
		{"who puts somebody in custody", "وضعت الشرطة النرويجية الصحفي البيروفي قيد التوقيف.", "التوقيف", "NOR", "PER"},
		{"on whom a warrant is", "أصدر القضاء النرويجي مذكرة توقيف بحق تاجر بيروفي متهم بتمويل جماعة دنماركية.", "مذكرة", "NOR", "PER"},
		// A Norwegian court sentenced four Peruvians to prison; a Peruvian of 19 was killed by the army.
		{"whom a court sends to prison", "قضت محكمة نرويجية بسجن أربعة بيروفيين ست سنوات.", "قضت", "NOR", "PER"},
		{"whom a court sends to prison, a woman", "أصدر القضاء النرويجي حكما بسجن ناشطة بيروفية ست سنوات.", "حكما", "NOR", "PER"},
		{"behind how old he is", "قتل شاب بيروفي يبلغ من العمر 19 عاما برصاص الجيش النرويجي.", "قتل", "NOR", "PER"},
		{"why diplomats are expelled", "طردت بيرو 41 دبلوماسيا نرويجيا على خلفية خطف عميل بيروفي.", "خطف", "", "PER"},
		{"opponents who hold others", "ناشطون نرويجيون احتجزوا صحفيا بيروفيا ساعات.", "احتجزوا", "NOR", "PER"},
		{"a pronoun on release", "حكمت محكمة دنماركية على مواطنة بيروفية بالسجن، لكن السلطات النرويجية أخلت سبيلها.", "سبيل", "NOR", "PER"},
		// The army shelled positions, gatherings and vehicles of the Houthis.
		{"whose things they are", "قصف الجيش النرويجي مواقع وتجمعات وآليات تابعة لميليشيات الحوثي في الوادي.", "قصف", "NOR", "YEM"},
		// The air defence warded off the attack that the Houthis made on the air port.
		{"who is warded off", "تصدت القوات النرويجية للهجوم الذي نفذته ميليشيات الحوثي على المطار.", "تصدت", "NOR", "YEM"},
		{"a fight takes no place", "قصف الجيش النرويجي مدينة في بيرو أمس. وأسفرت المواجهات عن دمار كبير.", "المواجهات", "NOR", ""},
		// The militias fear the fast advance of the Peruvian army, with the support of Norway.
		{"whose doing is helped", "تخشى الميليشيات التقدم السريع للجيش البيروفي، بإسناد من الجيش النرويجي، في الوادي.", "إسناد", "NOR", "PER"},
		// The Danish minister considered that Norway's decision was dangerous.
		{"who is judged without a verb", "اعتبر الوزير الدنماركي أن قرار النرويج خطير.", "اعتبر", "DNK", "NOR"},
		// Norway sent reinforcements to Aleppo. The Norwegian minister left the party.
		{"where forces are sent", "عزز الجيش النرويجي قواته في حلب أمس.", "قوات", "NOR", ""},
		{"what one resigns from", "استقال الوزير النرويجي من الحكومة الدنماركية.", "استقال", "NOR", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}
