package coder_test

import "testing"

// TestBlame codes own sentences of accusing, refusing, threatening and asking: who does it,
// and whom it falls on.
func TestBlame(t *testing.T) {
	runSides(t, []sideCase{
		// Norway intends to condemn the statements of Kenya; to refuse the plan of Kenya.
		{"a masdar with what it condemns", "تعتزم النرويج إدانة تصريحات كينيا.", "إدانة", "NOR", "KEN"},
		{"a masdar with what it refuses", "يعتزم الوزير النرويجي رفض خطة كينيا.", "رفض", "NOR", "KEN"},
		{"behind a preposition", "سارعت النرويج إلى انتقاد قرار كينيا.", "انتقاد", "NOR", "KEN"},
		// Norway intends to call on Kenya to withdraw; Norway goes on though Kenya warns it.
		{"whom one intends to ask", "تعتزم النرويج دعوة كينيا إلى سحب قواتها.", "دعوة", "NOR", "KEN"},
		{"in spite of a call", "تواصل النرويج البناء رغم دعوة كينيا إلى وقفه.", "دعوة", "KEN", ""},
		// The foreign relations committee of a parliament is of its country.
		{"a committee for foreign relations", "أدانت لجنة العلاقات الخارجية في البرلمان الكيني سياسة النرويج.", "أدانت", "KEN", "NOR"},
		{"its president", "أدان رئيس لجنة العلاقات الخارجية في البرلمان الكيني سياسة النرويج.", "أدان", "KEN", "NOR"},
		// A verb behind «after», not the noun with its letters; «had reservations», not «she keeps»; «opposes».
		{"after that he refused", "غادر الوفد العماني أوسلو بعد أن رفض الرئيس الكيني طلب النرويج.", "رفض", "KEN", "NOR"},
		{"had reservations", "وكان وزير الخارجية الكيني قد تحفظ على خطة النرويج.", "تحفظ", "KEN", "NOR"},
		{"shows his reservations", "أبدى الوزير الكيني تحفظه على خطة النرويج.", "تحفظ", "KEN", "NOR"},
		{"she opposes", "النرويج تعارض قرار كينيا", "تعارض", "NOR", "KEN"},
		{"the Taliban are no students", "أنذر الرئيس الكيني حركة طالبان برد عسكري.", "أنذر", "KEN", "AFG"},
		// Whose words or ways they are by a pronoun.
		{"whose statements", "تحدثت كينيا عن الرئيس النرويجي، وانتقدت تصريحاته.", "انتقدت", "KEN", "NOR"},
		{"whose policy, of one gender", "قالت كينيا إن النرويج تدعم المسلحين، ونددت بسياستها.", "نددت", "KEN", "NOR"},
		{"whose proposal", "التقى الوزير الكيني نظيره النرويجي ورفض مقترحه.", "رفض", "KEN", "NOR"},
		// A sentence that goes on, and has nobody but whom it is done to.
		{"no feminine body", "وصل الرئيس الكيني إلى جنيف أمس. وهدد الأمم المتحدة بالانسحاب.", "هدد", "KEN", "UNO"},
		{"statements condemn nothing", "أصدرت كينيا بيانا الثلاثاء. وشجبت تصريحات النرويج بشأن الحدود.", "شجبت", "KEN", "NOR"},
		// Not whom the thing asked for is about.
		{"whose request", "رفضت كينيا طلب النرويج بالانسحاب من بلجيكا.", "رفضت", "KEN", "NOR"},
		{"whom he called again", "جددت كينيا دعوتها النرويج إلى سحب قواتها من بلجيكا.", "دعوتها", "KEN", "NOR"},
		// Masdars with the letters of a participle.
		{"goes on opposing", "واصلت الحكومة الكينية معارضة خطة النرويج.", "معارضة", "KEN", "NOR"},
		{"ignoring demands", "لم تتردد كينيا في تجاهل مطالب الحكومة النرويجية.", "تجاهل", "KEN", "NOR"},
		{"goes on blaming", "واصلت كينيا لوم النرويج على فشل المفاوضات مع أوغندا.", "لوم", "KEN", "NOR"},
		{"threatened by", "هُدد الوزير الكيني من قبل النرويج بفرض عقوبات.", "هُدد", "NOR", "KEN"},
	})
}
