package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

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
		// The Kenyan minister means to hold a meeting with the Danish minister.
		{"who means to hold talks with somebody", "يعتزم الوزير الكيني عقد اجتماع مع وزير الدفاع الدنماركي.", "اجتماع", "DNK KEN", ""},
		{"who comes in order to hold talks", "وصل الوزير الكيني إلى أوسلو لإجراء محادثات مع وزير الدفاع الدنماركي.", "محادثات", "DNK KEN", ""},
		{"a visit next week for talks", "يزور الوزير الكيني أوسلو الأسبوع المقبل لإجراء محادثات مع وزير الدفاع الدنماركي.", "محادثات", "DNK KEN", ""},
		{"a call that was received", "جاء ذلك في اتصال هاتفي تلقاه الوزير الكيني من نظيره الدنماركي.", "اتصال هاتفي", "KEN DNK", ""},
		// Macron met the Kenyan minister weeks before a meeting that is planned between others.
		{"other talks that are to be held later", "التقى ماكرون الوزير الكيني أمس قبل أسابيع من اجتماع مخطط انعقاده بين الولايات المتحدة وكوريا الشمالية.", "التقى", "FRA KEN", ""},
		{"talks a day before a summit with another", "تحدث ترامب إلى نظيره الكوري الجنوبي قبل يوم من عقده قمة مع الرئيس الروسي.", "تحدث", "USA KOR", ""},
		{"a woman in office behind a masdar with a pronoun", "قال الوزير الكيني خلال استقباله المستشارة الألمانية إن الطريق مهم.", "استقبال", "DEU", "KEN"},
		// Denmark prepares to receive the Kenyan president.
		{"who prepares to receive", "تستعد الدنمارك لاستقبال الرئيس الكيني.", "استقبال", "KEN", "DNK"},
		// Somebody of one of the two sides that the words name already.
		{"who prepares a summit of his state", "توجه وزير الدفاع الكيني إلى أوسلو للتحضير للقمة الكينية الدنماركية.", "قمة", "KEN DNK", ""},
		{"a dash between two", "تفاصيل لقاء بوتين - ترامب", "لقاء", "RUS USA", ""},
		{"all who take part", "عقد أمس اجتماع بمشاركة الوزير الكيني ووزير الدفاع الدنماركي ونظيره الهندي.", "اجتماع", "KEN DNK IND", ""},
		// The Kenyan minister met the Danish one in Oslo. And they agreed to open the border.
		{"a verb in the dual that opens a sentence", "التقى وزير الخارجية الكيني وزير الدفاع الدنماركي في أوسلو أمس. واتفقا على فتح الحدود.", "اتفقا", "KEN DNK", ""},
	})
}

// TestUpcoming looks whether talks are still to come of which a clause tells that hangs on a
// visit, and such as something else comes before.
func TestUpcoming(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	for _, x := range []struct{ text, trigger, realis string }{
		{"يتوجه الوزير الكيني إلى أوسلو حيث يلتقي وزير الدفاع الدنماركي.", "يلتقي", "future"},
		{"يبدأ الوزير الكيني زيارة إلى أوسلو يجري خلالها محادثات مع نظيره الدنماركي.", "محادثات", "future"},
		{"يصل الوزير الكيني إلى أوسلو غدا على أن يلتقي وزير الدفاع الدنماركي.", "يلتقي", "future"},
		{"وصل الوزير الكيني إلى أوسلو حيث التقى وزير الدفاع الدنماركي.", "التقى", "actual"},
		{"يأتي ذلك قبل ساعات من لقاء الرئيس الكيني مع نظيره الدنماركي.", "لقاء", "future"},
		{"جاء الإعلان قبيل محادثات بين الرئيس الكيني ونظيره الدنماركي.", "محادثات", "future"},
		{"أكد الوزير الكيني ذلك قبل توجهه إلى أوسلو.", "توجهه", "future"},
		{"وقبيل الاجتماع قال الوزير الكيني إن الطريق مهم.", "الاجتماع", "actual"},
		{"يأتي ذلك قبل أيام من قمة تجمع الرئيس الكيني ونظيره الدنماركي.", "قمة", "future"},
	} {
		if e := eventOf(t, p, x.text, "CONSULT", x.trigger); string(e.Realis) != x.realis {
			t.Errorf("%s: %s, want %s: %v", x.text, e.Realis, x.realis, e.Trace)
		}
	}
}
