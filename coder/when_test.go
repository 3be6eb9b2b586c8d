package coder_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestWhen codes own sentences published on Wednesday 2023-02-22: which event
// takes which time. An empty date is none.
func TestWhen(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, typ, trigger, date string }{
		// the participle binds the time to its noun
		{"participle, not the verb", "هدد الرئيس الأمريكي بالانسحاب من الاتفاق الموقع في يوليو 2015.", "THREATEN", "هدد", ""},
		// what is demanded lies ahead, the demand does not
		{"demand of things ahead", "دعا رئيس الوزراء العراقي البرلمان إلى إجراء انتخابات العام المقبل.", "REQUEST", "دعا", ""},
		{"day of what is called for", "دعا قادة المعارضة السكان إلى التظاهر في الشوارع الخميس.", "REQUEST", "دعا", ""},
		{"day of the call", "دعا قادة المعارضة الخميس السكان إلى التظاهر في الشوارع.", "REQUEST", "دعا", "2023-02-16"},
		{"of what it was done in", "اتهم المكتب 13 مواطنا روسيا بالتدخل في الانتخابات الرئاسية التي جرت عام 2016.", "COERCE", "التدخل", "2016"},
		{"relative clause after a name", "انتقد الوزير العقوبات على إيران والتي فرضت في عام 2015.", "SANCTION", "العقوبات", "2015"},
		{"despite is another time", "أيدت فرنسا الاتفاق الذي وقع العام 2015 رغم قصف روسيا لمدينة حلب.", "ASSAULT", "قصف", ""},
		{"what hangs on the day", "وجاء ذلك غداة مقتل 17 مدنيا الجمعة في قصف لقوات النظام السوري على مدينة حلب.", "ASSAULT", "قصف", "2023-02-17"},
		{"first since", "يعد الوزير أعلى مسؤول أمريكي يزور صنعاء منذ عام 2000.", "CONSULT", "يزور", ""},
		{"what happened then", "اندلعت الأزمة منذ ما يقرب من عام، حين اتهمت تونس ليبيا بدعم الإرهاب.", "ACCUSE", "اتهمت", "2022"},
		{"day of the killing", "قتل ستة تونسيين وأصيب عشرات آخرون بسلسلة انفجارات في مدينة سوسة، الأحد، وفق مسؤولين.", "ASSAULT", "قتل", "2023-02-19"},
		{"since, set off by a comma", "اتهمت أسرته الحكومة، في أول بيان لها منذ اختفائه، في 2 يناير، بخطفه.", "ACCUSE", "اتهمت", ""},
		{"outcome", "أغلق الجيش السوري الطرق في مارس 2021، مما أدى إلى استقالة رئيس الوزراء.", "RETREAT", "استقالة", "2021-03"},
		{"where, after a day", "ناقش مجلس الأمن الخميس الوضع في سوريا، حيث قتلت القوات الروسية 20 مدنيا سوريا.", "ASSAULT", "قتلت", ""},
		{"where, after weeks", "شهدت سوريا توترا في مارس 2021، حيث قتلت القوات الروسية 20 مدنيا سوريا.", "ASSAULT", "قتلت", "2021-03"},
		{"of its announcement", "أشاد الرئيس الفرنسي بإعلان حزب العمال الكردستاني الجمعة الماضي عن انسحاب قواته من سنجار.", "RETREAT", "انسحاب", "2023-02-17"},
		{"the last day, its year untold", "استولى المسلحون على مدينة كابول في الثالث والعشرين من مايو.", "ASSAULT", "استولى", "2022-05-23"},
		{"an event known by its day", "نفذ تنظيم القاعدة هجمات 11 سبتمبر في نيويورك.", "ASSAULT", "هجمات", "2001-09-11"},
		{"that day is not of what is done about it", "اعتقلت الشرطة الألمانية رجلا متهما بالضلوع في هجمات 11 سبتمبر.", "COERCE", "اعتقلت", ""},
		{"the present dated by what it speaks of", "تعترف إسرائيل رسميا بتدمير مفاعل نووي سوري في دير الزور عام 2007.", "CONCEDE", "تعترف", ""},
		{"the present, long since", "تحاصر القوات السورية مدينة حلب منذ عام 2013.", "ASSAULT", "تحاصر", "2013"},
		{"counted from something told", "ويأتي ذلك بعد يومين فقط من قتل الجيش الإسرائيلي ثلاثة فلسطينيين في غزة.", "ASSAULT", "قتل", ""},
		{"what was broken stood before", "أدين المصرفي التركي في يناير 2021 بانتهاك العقوبات الأمريكية على إيران.", "SANCTION", "العقوبات", ""},
		{"what was evaded stood before", "أدين المصرفي التركي في يناير 2021 بالمساعدة في الالتفاف على العقوبات الأمريكية.", "SANCTION", "العقوبات", ""},
		{"what was imposed did not", "أعلن الرئيس في يناير 2021 فرض عقوبات على إيران.", "SANCTION", "عقوبات", "2021-01"},
		// a reason is not dated by the reproach
		{"content of a reproach", "أدانت واشنطن يوم الأحد الهجوم الروسي على أوكرانيا.", "ASSAULT", "الهجوم", ""},
		{"the reproach itself", "أدانت واشنطن يوم الأحد الهجوم الروسي على أوكرانيا.", "ACCUSE", "أدانت", "2023-02-19"},
		// «بعد … الأربعاء» dates what came before alone
		{"after", "أعلنت الحركة هدنة بعد أيام من قصف القوات الروسية لمدينة حلب الجمعة الماضي.", "ASSAULT", "قصف", "2023-02-17"},
		{"not the clause before it", "التقى الرئيس الفرنسي نظيره التركي بعد قصف القوات الروسية لمدينة حلب الجمعة الماضي.", "CONSULT", "التقى", ""},
		// the clause goes on
		{"coordinated", "وصل وزير الخارجية المصري إلى عمان الثلاثاء والتقى نظيره الأردني.", "CONSULT", "التقى", "2023-02-21"},
		{"contrast", "التقى الرئيس الليبي عام 2003 رئيس الوزراء البريطاني، لكنه قصف مدينة بنغازي بعد سنوات.", "ASSAULT", "قصف", ""},
		// at the head of its clause
		{"fronted", "قال الوزير إن إسرائيل قصفت دمشق مرارا، وفي عام 2019 قتلت قائدا فلسطينيا.", "ASSAULT", "قتلت", "2019"},
		{"while", "بدأت الأزمة في مايو 2021، عندما قتلت القوات الإسرائيلية 20 متظاهرا فلسطينيا.", "ASSAULT", "قتلت", "2021-05"},
		{"lifted, not imposed", "رفعت واشنطن الجمعة العقوبات المفروضة على السودان منذ 1997.", "RETREAT", "العقوبات", "2023-02-17"},
		{"imposed since", "انتقد الوزير العقوبات المفروضة على السودان منذ 1997.", "SANCTION", "العقوبات", "1997"},
		{"managed to", "تمكن الجيش السوري قبل أسبوع من استعادة بلدة سراقب.", "ASSAULT", "استعادة", "2023-02-15"},
		{"counted from what came after", "انسحب الجيش الفرنسي قبل أسبوع من استعادة بلدة غاو من مدينة كيدال.", "RETREAT", "انسحب", ""},
		{"first in years", "زار وزير الخارجية المصري دمشق لأول مرة خلال السنوات العشر الأخيرة.", "CONSULT", "زار", ""},
		{"in years", "قصفت إسرائيل مدينة صور خلال الأشهر الماضية.", "ASSAULT", "قصفت", "2022-10"},
		{"a word in a participle", "أكد الرئيس الأمريكي الجمعة دعمه للقرار، متهما الصحف بالكذب.", "ACCUSE", "متهما", "2023-02-17"},
		{"past what he said", "قال الرئيس الأمريكي الجمعة إنه راض عن القانون الذي يعود إلى عام 2006، متهما الصحف بالكذب.", "ACCUSE", "متهما", "2023-02-17"},
		{"a deed in a participle", "قالت الوزارة الجمعة إنها سترد على الهجوم، مستهدفة مواقع المسلحين في مدينة حلب.", "ASSAULT", "مستهدفة", ""},
		// since: a state begins, an act does not
		{"since, going on", "تقصف القوات الروسية مدينة خاركيف منذ 19 فبراير.", "ASSAULT", "تقصف", "2023-02-19"},
		{"since, vague", "تطالب الحكومة اللبنانية إسرائيل بالانسحاب منذ سنوات.", "REQUEST", "تطالب", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text, PubTime: time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)}
			p.Code(d)
			for _, e := range d.Events {
				if e.Type != x.typ || !strings.Contains(e.Trigger.Text, x.trigger) {
					continue
				}
				got := ""
				if e.Date != nil {
					got = e.Date.From
				}
				if got != x.date {
					t.Errorf("date %q, want %q; %s", got, x.date, strings.Join(e.Trace, "; "))
				}
				return
			}
			t.Fatalf("no %s «%s» among %d events", x.typ, x.trigger, len(d.Events))
		})
	}
}
