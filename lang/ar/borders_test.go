package ar_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestBorders puts subjects before objects with nothing between that shows where one ends
// and the other begins: what is said of the first, what it is in, who it is of, against
// words for persons that might be an adjective by their form.
func TestBorders(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range [...]struct{ verb, subj string }{
		{"انتقد", "الجيش"}, {"انتقد", "الحزب"}, {"انتقد", "البرلمان"}, {"انتقد", "الجيش الإسرائيلي"}, {"انتقد", "الحزب الحاكم"},
		{"انتقد", "جهاز المخابرات"}, {"انتقد", "رئيس الوزراء العراقي"}, {"انتقد", "المسلحون"}, {"انتقد", "مسلحون مجهولون"},
		{"انتقد", "متشددون يهود"}, {"انتقد", "المتمردون الحوثيون"}, {"انتقد", "رجال الأمن"}, {"انتقد", "حزب الله"},
		{"انتقدت", "الشرطة"}, {"انتقدت", "الحكومة"}, {"انتقدت", "السلطات"}, {"انتقدت", "القوات"}, {"انتقدت", "قوات الاحتلال"},
		{"انتقدت", "شرطة لندن"}, {"انتقدت", "القوات الأمنية"}, {"انتقدت", "قوات الأمن المصرية"}, {"انتقدت", "أجهزة الأمن الفلسطينية"},
		{"انتقدت", "الحكومة المنتخبة"}, {"انتقدت", "محكمة مصرية"}, {"انتقدت", "حركة طالبان"}, {"انتقدت", "حماس"}, {"انتقدت", "واشنطن"},
	} {
		for _, obj := range [...]string{
			"الناشط", "القاضي", "الكاتب", "المدير", "النائب", "المحامي", "الضابط", "الطالب", "الناشط الحقوقي", "القاضي السابق",
			"الناشط محمد حسين", "المتظاهرين", "الفلسطينيين", "وزير الخارجية", "صحفية", "ناشطا", "مدنيين", "ثلاثة صحفيين", "أكثر من 90 شخصا",
		} {
			text := s.verb + " " + s.subj + " " + obj + " أمس"
			if hardBorders[s.subj+" "+obj] {
				continue
			}
			want := "subj " + s.subj + ", obj " + obj
			if got := placesOf(p, text, s.verb); got != want {
				t.Errorf("%s\n%s, want %s", text, got, want)
			}
		}
	}
}

// hardBorders are the pairs that are read wrongly as yet.
var hardBorders = map[string]bool{
	"رئيس الوزراء العراقي الناشط محمد حسين": true, // a verb of saying: his own trade and name
	"مسلحون مجهولون مدنيين":                 true,
	"المتمردون الحوثيون الفلسطينيين":        true,
	"السلطات أكثر من 90 شخصا":               true,
	"محكمة مصرية صحفية":                     true,
}

// TestOnePhrase has phrases that only look as if another began inside them.
func TestOnePhrase(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [...]struct{ text, pred, want string }{
		{"قتل شخص واحد في المدينة", "قتل", "subj شخص واحد, في المدينة"},
		{"اعتقل الجيش السوري الحر الناشط أمس", "اعتقل", "subj الجيش السوري الحر, obj الناشط"},
		{"قتل الجيش الإسرائيلي شابا", "قتل", "subj الجيش الإسرائيلي, obj شابا"},
		{"أعلنت الحكومة المنتخبة برنامجها", "أعلنت", "subj الحكومة المنتخبة, obj برنامجها"},
		{"اعتقلت الشرطة العسكرية الضابط", "اعتقلت", "subj الشرطة العسكرية, obj الضابط"},
		{"انتقد الحزب المعارض القرار", "انتقد", "subj الحزب المعارض, obj القرار"},
		{"دعت السلطة الحاكمة إلى الهدوء", "دعت", "subj السلطة الحاكمة, الي الهدوء"},
		{"دعت السلطة الحاكمة المبعوث", "دعت", "subj السلطة الحاكمة, obj المبعوث"},
		{"انسحب الفصيل المسلح من المدينة", "انسحب", "subj الفصيل المسلح, من المدينة"},
		{"رفضت هيئة الطيران المدني الطلب", "رفضت", "subj هيئة الطيران المدني, obj الطلب"},
		{"تظاهر العمال المضربون أمس", "تظاهر", "subj العمال المضربون"},                                  // striking workers
		{"أفرجت الشرطة عن الصحفيين المختطفين", "أفرجت", "subj الشرطة, عن الصحفيين المختطفين"},           // kidnapped journalists
		{"هاجم مسلحو التنظيم المتشدد القرية", "هاجم", "subj مسلحو التنظيم المتشدد, obj القرية"},         // of the hardline group
		{"سيطر الجيش الموالي للنظام على المدينة", "سيطر", "subj الجيش الموالي, ~ل للنظام, علي المدينة"}, // the army loyal to
		{"زار الرجل ابنته وزوجته المحتجزتين", "زار", "subj الرجل, obj ابنته"},
		{"انتقد حليفه الداعية الإسلامي القرار", "انتقد", "subj حليفه الداعية الإسلامي, obj القرار"},
		{"دعا رئيس المجلس القاضي أحمد حسين إلى الهدوء", "دعا", "subj رئيس المجلس القاضي أحمد حسين, الي الهدوء"},
		{"بادلت أثينا الجنديين اليونانيين بالأسرى", "بادلت", "subj أثينا, obj الجنديين اليونانيين, ب بالأسرى"}, // two Greek soldiers
		{"بدأ إجلاء المقاتلين الكونغوليين من البلدة", "بدأ", "subj إجلاء المقاتلين الكونغوليين, ~من البلدة"},
		{"شكر الكاتب الصحفي القناة", "شكر", "subj الكاتب الصحفي, obj القناة"},
		{"مئات من الجنود قتلهم المتشددون", "قتلهم", "obj مئات من الجنود, subj المتشددون"}, // a verb: men in the nominative are no genitive
	} {
		if got := placesOf(p, c.text, c.pred); got != c.want {
			t.Errorf("%s\n%s: %s, want %s", c.text, c.pred, got, c.want)
		}
	}
}

// TestVerbBehindThat has words that are a verb or a noun by their letters: behind «أن»
// that goes with a preposition of time they are the verb, behind «أن» alone they need not be.
func TestVerbBehindThat(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, prep := range [...]string{"بعد", "قبل", "منذ", "دون"} {
		for _, verb := range [...]string{"رفض", "طلب", "نقل", "عرض", "كشف", "حكم", "أمن", "فجر", "قدم", "وجه"} {
			text := "غادر السفير " + prep + " أن " + verb + " الوزير العرض"
			if got, want := placesOf(p, text, verb), "subj الوزير, obj العرض"; got != want {
				t.Errorf("%s\n%s, want %s", text, got, want)
			}
		}
	}
	text := "أعلن الوزير أن أمن المدينة يتحسن"
	if got, want := placesOf(p, text, "يتحسن"), "subj أمن المدينة"; got != want {
		t.Errorf("%s\n%s, want %s", text, got, want)
	}
}

// TestVerbOpens has first words that are a verb or a noun by their letters, where what
// follows shows that they are no topic of a sentence without verb.
func TestVerbOpens(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, verb, want string }{
		{"وقتل أكثر من مئة شخص في الزلزال", "وقتل", "subj أكثر من مئة شخص, في الزلزال"},
		{"وطرد عشرات الفلاحين مدير المصنع من القرية", "وطرد", "subj عشرات الفلاحين, obj مدير المصنع, من القرية"},
		{"قتل ثلاثون شخصا في القرية", "قتل", "subj ثلاثون شخصا, في القرية"},
		{"وحكم على اللص بالسجن عامين", "وحكم", "علي اللص, ب بالسجن"},
		{"وطلب من الحارس فتح الباب", "وطلب", "subj فتح الباب, من الحارس"}, // subject or object
		{"وتنظيم \"الراية السوداء\" غير معني بالهدنة", "وتنظيم", ""},
	} {
		if got := placesOf(p, c.text, c.verb); got != c.want {
			t.Errorf("%s\n%s, want %s", c.text, got, c.want)
		}
	}
}
