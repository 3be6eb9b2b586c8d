package coder_test

import (
	"testing"
)

// TestResumed codes own sentences in which whoever stands before a verb, or right behind one
// marked as a passive, is whom it is done to, and such in which he does it.
func TestResumed(t *testing.T) {
	runSides(t, []sideCase{
		// More than thirty Norwegians, it was seized them; the police seized them.
		{"many who were arrested", "تفيد تقارير بأن أكثر من 30 نرويجيا قد قبض عليهم في بيرو.", "قبض", "", "NOR"},
		{"the police arrest", "إن الشرطة النرويجية قبضت عليهم قرب الحدود.", "قبضت", "NOR", ""},
		{"soldiers arrest", "إن الجنود النرويجيين قبضوا عليهم قرب الحدود.", "قبضوا", "NOR", ""},
		// The Peruvian journalist was shot at by Norwegian gunmen; the soldier shot at him.
		{"who was shot at", "أكد الوزير أن الصحفي البيروفي أطلق عليه النار من طرف مسلحين نرويجيين.", "النار", "NOR", "PER"},
		{"who shot at him", "الجندي النرويجي أطلق عليه النار قرب الحاجز.", "النار", "NOR", ""},
		// The Peruvian doctor whose request was turned down; the minister turned his down.
		{"whose request was refused", "إن الطبيب البيروفي الذي رفض طلبه للجوء غادر النرويج.", "رفض", "", "PER"},
		{"a minister refuses", "الوزير النرويجي رفض طلبه للقاء المعارضين.", "رفض", "NOR", ""},
		// Passives that print shows by a damma inside the word.
		{"marked on the second letter", "اتُهمت القوات النرويجية مرات عدة باستخدام أسلحة محرمة.", "اتُهمت", "", "NOR"},
		{"marked on the third letter", "استُهدف الجنود النرويجيون بتفجير في البلدة.", "استُهدف", "", "NOR"},
		{"not marked", "اتَّهمت النرويج بيرو بتسليح المتمردين.", "اتَّهمت", "NOR", "PER"},
		// Gunmen riding in a car attacked; a soldier is tried, an army tries somebody.
		{"gunmen who ride", "هاجم مسلحون نرويجيون يستقلون سيارة دورية للجيش البيروفي.", "هاجم", "NOR", ""},
		{"a soldier tried", "الجندي النرويجي الذي فر من الخدمة يحاكم اليوم.", "يحاكم", "", "NOR"},
		{"an army that tries", "الجيش النرويجي يحاكم ثلاثة بيروفيين.", "يحاكم", "NOR", "PER"},
		// Half of the suspects: the pronoun is written on a preposition and is no object.
		{"half of the suspects", "اعتقل نصف المشتبه بهم البيروفيين يوم الجمعة.", "اعتقل", "", "PER"},
		// A number of Norwegian gunmen were killed while trying to steal in.
		{"a number of them", "قالت المصادر إن عددا من المسلحين النرويجيين قتل أثناء محاولتهم التسلل إلى القرية.", "قتل", "", "NOR"},
	})
}
