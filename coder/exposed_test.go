package coder_test

import "testing"

// TestExposed codes own sentences that tell who is the target of a deed, or that name the
// accused only behind what is said of the accuser.
func TestExposed(t *testing.T) {
	runSides(t, []sideCase{
		// The Danish minister became exposed to the criticism of Norway.
		{"exposed to", "أصبح الوزير الدنماركي عرضة لانتقادات النرويج.", "انتقادات", "NOR", "DNK"},
		{"exposed, and from whom", "لا تزال الدنمارك عرضة لانتقادات متكررة من النرويج.", "انتقادات", "NOR", "DNK"},
		// Peru was a target of repeated Norwegian attacks.
		{"target of", "كانت بيرو هدفا لهجمات نرويجية متكررة خلال السنوات الماضية.", "هجمات", "NOR", "PER"},
		// Denmark, the host state, accused Peru of spying.
		{"behind what the accuser is", "اتهمت الدنمارك، الدولة المضيفة للمؤتمر، بيرو بالتجسس.", "اتهمت", "DNK", "PER"},
		{"behind that and a day", "اتهمت الدنمارك، الدولة المضيفة للمؤتمر، الأربعاء، بيرو بالتجسس.", "اتهمت", "DNK", "PER"},
		// The Danish government, which was formed last month, criticised Peru on Wednesday.
		{"behind a relative clause and a day", "انتقدت الحكومة الدنماركية، التي تشكلت الشهر الماضي، الأربعاء، الحكومة البيروفية بسبب الأزمة.", "انتقدت", "DNK", "PER"},
	})
}

// TestBlamed codes own sentences that condemn a deed: whoever did it is blamed.
func TestBlamed(t *testing.T) {
	runSides(t, []sideCase{
		// Denmark condemned the arrest of journalists by Norway.
		{"agent of the deed", "دانت الدنمارك اعتقال الصحفيين من قبل النرويج.", "دانت", "DNK", "NOR"},
		{"agent of the deed behind a preposition", "نددت الدنمارك بقتل المدنيين على يد القوات النرويجية.", "نددت", "DNK", "NOR"},
		{"… who does the deed", "دانت الدنمارك اعتقال الصحفيين من قبل النرويج.", "اعتقال", "NOR", ""},
		// Denmark denounced what Norway does.
		{"a deed without a noun", "نددت الدنمارك بما تقوم به النرويج من انتهاكات.", "نددت", "DNK", "NOR"},
		{"what somebody suffers", "نددت الدنمارك بما تعرض له الصحفيون البيروفيون.", "نددت", "DNK", ""},
		// The Danish minister condemned Norway's interference.
		{"a masdar like a verb", "دان الوزير الدنماركي تدخل النرويج في شؤون بيرو.", "دان", "DNK", "NOR"},
		// Denmark criticised the Norwegian stance.
		{"a thing behind a name", "انتقدت الدنمارك الموقف النرويجي من الأزمة.", "انتقدت", "DNK", "NOR"},
		{"a thing behind a masculine name", "انتقد الأردن الموقف النرويجي من الأزمة.", "انتقد", "JOR", "NOR"},
	})
}
