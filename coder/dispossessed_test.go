package coder_test

import "testing"

// TestDispossessed codes own sentences that tell from whom land is taken, and some in which
// only the land is known.
func TestDispossessed(t *testing.T) {
	runSides(t, []sideCase{
		// The Syrian army took the town, the last stronghold of the organisation.
		{"stronghold", "سيطر الجيش السوري على مدينة دوما، آخر معاقل تنظيم الدولة الإسلامية.", "سيطر", "SYR", "IMG"},
		{"stronghold of", "حرر الجيش العراقي مدينة تلعفر، المعقل الرئيسي لتنظيم داعش.", "حرر", "IRQ", "IMG"},
		{"out of the grip", "استعاد الجيش الليبي السيطرة على مدينة درنة من قبضة تنظيم داعش.", "السيطرة", "LBY", "IMG"},
		{"under the control of", "تقدم الجيش الليبي في مدينة درنة الخاضعة لسيطرة تنظيم داعش.", "تقدم", "LBY", "IMG"},
		{"which they held", "سيطر الجيش العراقي على مدينة تلعفر التي كان يسيطر عليها تنظيم داعش.", "سيطر", "IRQ", "IMG"},
		{"after battles", "سيطرت القوات التركية على مدينة عفرين بعد معارك عنيفة مع وحدات حماية الشعب الكردية.", "سيطرت", "TUR", "SYR"},
		// nobody else is told of; his own control elsewhere
		{"the land alone", "سيطر الجيش السوري على مدينة دوما بعد هدوء طويل.", "سيطر", "SYR", "SYR"},
		{"control of his own", "سيطر الجيش العراقي على مدينة درنة، مؤكدا سيطرة قواته على الطريق.", "سيطر", "IRQ", "LBY"},
	})
}
