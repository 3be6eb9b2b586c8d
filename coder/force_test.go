package coder_test

import "testing"

// TestForceSides codes own sentences of force and control in the constructions of news and
// looks who stands on either side of the event at a trigger; "" where nobody may.
func TestForceSides(t *testing.T) {
	runSides(t, []sideCase{
		// The Danish ministry announced the arrest of two Norwegians by the Kenyan army.
		{"a masdar's own doer, not who announces it", "أعلنت وزارة الخارجية الدنماركية اعتقال مواطنين نرويجيين من قبل الجيش الكيني.", "اعتقال", "KEN", "NOR"},
		{"the same before what it stirs", "أثار توقيف صحفي نرويجي على يد الشرطة الكينية موجة غضب واسعة.", "توقيف", "KEN", "NOR"},
		{"the same where somebody judges it", "وصف الوزير الدنماركي قصف بلدة نرويجية على يد الجيش الكيني بأنه خطأ كبير.", "قصف", "KEN", "NOR"},
		{"an agent of the passive before a gathering", "أوقف ناشط نرويجي خلال مظاهرة من قبل الشرطة الكينية.", "أوقف", "KEN", "NOR"},
		{"the agent of a killing is no protester", "احتشد عمال نرويجيون احتجاجا على مقتل زملائهم على يد الشرطة الكينية.", "احتشد", "NOR", ""},
		{"what befalls them is no doer", "هاجم الجيش الكيني مواقع النرويجيين وكبدهم خسائر كبيرة.", "كبدهم خسائر", "KEN", "NOR"},
		// Kenyan air defence intercepted a missile that Norwegian gunmen fired towards Nairobi.
		{"fired by a relative clause", "اعترض الدفاع الجوي الكيني صاروخا باليستيا أطلقه مسلحون نرويجيون باتجاه نيروبي.", "صاروخا", "NOR", "KEN"},
		// Last Tuesday is no object.
		{"a day that is last", "قتل ثلاثة نرويجيين على أيدي الجيش الكيني الثلاثاء الماضي.", "قتل", "KEN", "NOR"},
		{"a day that is last between both sides", "قتل الجيش الكيني الثلاثاء الماضي ثلاثة نرويجيين.", "قتل", "KEN", "NOR"},
		{"dawn", "قصفت طائرات كينية فجر الأربعاء مواقع نرويجية.", "قصفت", "KEN", "NOR"},
		// The Kenyan army's burning of Norwegian houses.
		{"a masdar's doer before what it is done to", "أدى إحراق الجيش الكيني لمنازل نرويجية إلى موجة غضب واسعة.", "إحراق", "KEN", "NOR"},
		{"an armed band likewise", "أدى قتل ميليشيا كينية لمزارعين نرويجيين إلى موجة غضب واسعة.", "قتل", "KEN", "NOR"},
		{"to whom the killed are loyal has not been killed", "أعلنت الوكالة مقتل مقاتلين موالين للنظام السوري.", "مقتل", "", "SYR"},
		{"a verb right behind «بعدما»", "عقد المجلس جلسة بعدما فرق الجيش الكيني متظاهرين نرويجيين.", "فرق", "KEN", "NOR"},
		{"attacking as a noun", "بدأ الجيش الكيني مهاجمة قافلة للشرطة النرويجية.", "مهاجمة", "KEN", "NOR"},
		{"fishermen are people", "أوقفت السلطات الكينية سبعة صيادين نرويجيين.", "أوقفت", "KEN", "NOR"},
		{"an engineer", "ندد الوزير بقتل مهندس نرويجي على يد الجيش الكيني.", "قتل", "KEN", "NOR"},
		{"kidnapped by", "تعرض مهندس نرويجي للخطف على يد مسلحين كينيين.", "خطف", "KEN", "NOR"},
		// Three Norwegian journalists came to the area. Yesterday the Kenyan gunmen kidnapped them.
		{"nobody does it to himself by a pronoun", "وصل ثلاثة صحفيين نرويجيين إلى المنطقة. وأمس خطفهم المسلحون الكينيون.", "خطف", "KEN", "NOR"},
	})
}
