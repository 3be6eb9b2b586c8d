package coder_test

import "testing"

// TestMeetingSides looks whether all sides of meetings and fights are there, and nobody
// else, in the constructions in which newspapers tell of them.
func TestMeetingSides(t *testing.T) {
	runSides(t, []sideCase{
		// The Jordanian monarch King Abdullah II met Netanyahu: title and name are one side.
		{"an office and the name of its holder", "قابل العاهل الأردني الملك عبد الله الثاني نتنياهو في أوسلو.", "قابل", "JOR ISR", ""},
		// The Kenyan defence minister received the Saudi crown prince: «ولي» is no verb.
		{"an office whose first word is also a verb", "استقبل وزير الدفاع الكيني ولي العهد السعودي في نيروبي.", "استقبل", "SAU", "KEN"},
		// during his receiving the Chinese president
		{"an office behind a masdar with a pronoun", "قال الوزير الكيني خلال لقائه الرئيس الصيني إن الطريق مهم.", "لقائه", "KEN CHN", ""},
		// battles between fighters of al-Shabaab and the Ethiopian army
		{"behind a band of which some are", "وقعت معارك بين مقاتلين من حركة الشباب والجيش الإثيوبي.", "معارك", "SOM ETH", ""},
		// The Japanese ambassador in Nairobi and the Kenyan minister met.
		{"where an envoy is posted", "اجتمع السفير الياباني في نيروبي ووزير الدفاع الدنماركي أمس.", "اجتمع", "JPN DNK", ""},
		// The Ethiopian prime minister discussed with his Kenyan counterpart the dam.
		{"a prime minister is one", "بحث رئيس الوزراء الإثيوبي مع نظيره الكيني ملف المياه أمس.", "بحث", "ETH KEN", ""},
		{"what is discussed is no side", "تدارس الوزير الكيني مع نظيره الدنماركي أمس الأزمة السورية.", "تدارس", "KEN DNK", ""},
		// The Kenyan army clashed with the Egyptian army today: no paper of that name.
		{"a nationality before a day", "اشتبكت القوات الكينية مع الجيش المصري اليوم.", "اشتبكت", "KEN EGY", ""},
		// The Kenyan minister met the Danish one in Oslo. And they agreed to open the border.
		{"a verb in the dual that opens a sentence", "التقى وزير الخارجية الكيني وزير الدفاع الدنماركي في أوسلو أمس. واتفقا على فتح الحدود.", "اتفقا", "KEN DNK", ""},
	})
}
