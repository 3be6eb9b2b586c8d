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
