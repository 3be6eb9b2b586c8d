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
		// Last Tuesday is no object.
		{"a day that is last", "قتل ثلاثة نرويجيين على أيدي الجيش الكيني الثلاثاء الماضي.", "قتل", "KEN", "NOR"},
		{"a day that is last between both sides", "قتل الجيش الكيني الثلاثاء الماضي ثلاثة نرويجيين.", "قتل", "KEN", "NOR"},
		{"dawn", "قصفت طائرات كينية فجر الأربعاء مواقع نرويجية.", "قصفت", "KEN", "NOR"},
	})
}
