package coder_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestRealis codes own sentences published on Wednesday 2023-02-22.
func TestRealis(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ text, typ, trigger, realis string }{
		// what will be, and what goes on it
		{"سيلتقي الرئيس المصري نظيره التركي في القاهرة.", "CONSULT", "سيلتقي", "future"},
		{"سيزور وزير الخارجية الفرنسي بيروت ويلتقي الرئيس اللبناني.", "CONSULT", "يلتقي", "future"},
		{"سيتوجه الوزير المصري إلى بروكسل حيث يعقد محادثات مع نظيره البلجيكي.", "CONSULT", "محادثات", "future"},
		{"تعتزم الحكومة الألمانية طرد دبلوماسيين روس.", "SANCTION", "طرد", "future"},
		{"يلتقي الرئيس المصري نظيره التركي الشهر المقبل.", "CONSULT", "يلتقي", "future"},
		// a word of planning is said of the meeting, wherever it stands and whatever its gender
		{"قال المتحدث إن القمة المصرية التركية المزمع عقدها في الرياض مهمة.", "CONSULT", "القمة", "future"},
		{"قال الوزير إن المحادثات المصرية الروسية المقرر أن يجريها في موسكو مهمة.", "CONSULT", "المحادثات", "future"},
		{"تمثل اجتماعات القاهرة بين مصر والسودان المقرر انعقادها نقطة فارقة.", "CONSULT", "اجتماعات", "future"},
		{"أشاد الوزير بالقمة المصرية التركية التي تستضيفها الرياض الأحد.", "CONSULT", "القمة", "future"}, // a bare day beside the present
		{"أشاد الوزير بالرئيس المصري الذي يلتقيه الرئيس التركي الأحد.", "CONSULT", "يلتقيه", "future"},
		// what is done now before talks without a day
		{"يجري الرئيس المصري تدريبا قبل لقاء الرئيس التركي.", "CONSULT", "لقاء", "future"},
		{"أجرى الرئيس المصري تدريبا قبل لقاء الرئيس التركي.", "CONSULT", "لقاء", "actual"},
		// what becomes of a meeting that stands as the subject
		{"لا يعلم الوزير ما إذا كان الاجتماع بين الرئيسين المصري والتركي سيعقد.", "CONSULT", "الاجتماع", "hypothetical"},
		{"قال إن اللقاء بين الرئيسين المصري والتركي لن يعقد.", "CONSULT", "اللقاء", "negated"},
		{"يشارك الرئيس التركي في قمة حلف الناتو القادمة.", "CONSULT", "قمة", "future"},
		{"وصل الفريق قبل زيارة مفتشي منظمة الأمم المتحدة المقررة إلى سوريا.", "CONSULT", "زيارة", "future"},
		{"ومن المقرر إجراء جولة أخرى من المحادثات بين واشنطن وموسكو.", "CONSULT", "المحادثات", "future"},
		{"أثار لقاء الوزير المصري بالرئيس التركي المقبل جدلا.", "CONSULT", "لقاء", "actual"},
		{"قال مسؤول مصري رفض الكشف عن اسمه إن القوات التركية ستنسحب من المدينة.", "RETREAT", "ستنسحب", "future"},
		{"قال المتحدث إن المحادثات بين مصر وروسيا المقرر أنها", "CONSULT", "المحادثات", "actual"}, // breaks off
		{"من المقرر أن يصل الوزير الغاني إلى أكرا يوم الأحد المقبل في زيارة تستمر يومين يلتقي خلالها الرئيس التوغولي.", "CONSULT", "زيارة", "future"},
		{"من المقرر أن يصل الوزير الغاني إلى أكرا يوم الأحد المقبل في زيارة تستمر يومين يلتقي خلالها الرئيس التوغولي.", "CONSULT", "يلتقي", "future"},
		{"ستستضيف أكرا قمة تجمع الرئيس الغاني ونظيره التوغولي.", "CONSULT", "تجمع", "future"},
		{"قال المتحدث إن لدى كندا إرادة راسخة لعقد قمة مع غانا.", "CONSULT", "قمة", "future"},
		// only possible
		{"هل يلتقي الرئيس المصري نظيره التركي؟", "CONSULT", "يلتقي", "hypothetical"},
		{"قد تفرض واشنطن عقوبات على إيران.", "SANCTION", "عقوبات", "hypothetical"},
		{"يدرس الرئيس الأمريكي فرض عقوبات على إيران.", "SANCTION", "عقوبات", "hypothetical"},
		{"كانت تركيا ستقصف مدينة حلب.", "ASSAULT", "ستقصف", "hypothetical"},
		{"يخشى السكان أن تفرض واشنطن عقوبات على إيران.", "SANCTION", "عقوبات", "hypothetical"},
		{"قال الرئيس الروسي إنه في حال انسحب الحلف فإنه سيلتقي الرئيس الأوكراني.", "CONSULT", "سيلتقي", "hypothetical"},
		// what the way is paved for may come, once it was paved it came
		{"يمهد الجيش الكيني الطريق لقصف بلدة بيروفية.", "ASSAULT", "قصف", "hypothetical"},
		{"مهد الجيش الكيني الطريق لقصف بلدة بيروفية.", "ASSAULT", "قصف", "actual"},
		{"تجري الإعدادات لاستضافة كينيا قمة مع مالي.", "CONSULT", "استضافة", "future"},
		// known things are discussed, new ones proposed
		{"ناقش الوزيران العقوبات الأمريكية على إيران.", "SANCTION", "العقوبات", "actual"},
		// words that look to a complement say nothing as adjectives
		{"بدأ تنظيم الدولة الإسلامية حربه الخاصة على الجيش العراقي.", "ASSAULT", "حربه", "actual"},
		// did not happen
		{"لم تقصف القوات الروسية مدينة خاركيف.", "ASSAULT", "تقصف", "negated"},
		{"فشلت القوات الروسية في قصف مدينة خاركيف.", "ASSAULT", "قصف", "negated"},
		{"قال المتحدث إن الجيش ليس بحاجة إلى قصف مدينة حلب.", "ASSAULT", "قصف", "negated"},
		// no negations
		{"الأخ غير الشقيق للزعيم قتل في هجوم في ماليزيا.", "ASSAULT", "قتل", "actual"},
		{"فشلت طهران في وقف تزويد المتمردين بالأسلحة.", "AID", "تزويد", "actual"},
		{"انتقد الوزير الاتفاق لأنه لا يحول دون تزويد المتمردين بالأسلحة.", "AID", "تزويد", "actual"},
		{"أكد الوزير الباكستاني مقتل زعيم حركة طالبان الباكستانية في غارة أمريكية.", "ASSAULT", "مقتل", "actual"},
		{"لم يمنع المطر قصف مدينة حلب.", "ASSAULT", "قصف", "actual"},
		{"لا يؤدي قصف القوات الروسية لمدينة خاركيف إلا إلى زيادة معاناة السكان.", "ASSAULT", "قصف", "actual"},
		{"وقصفت القوات الروسية مدينة خاركيف، ما أدى إلى استقالة وزير الدفاع الأوكراني.", "RETREAT", "استقالة", "actual"},
		{"علق الرئيس الأمريكي العقوبات المفروضة على إيران.", "RETREAT", "العقوبات", "actual"},
		// a cause took place, though its effect is to come
		{"سيؤدي قصف القوات الروسية لمدينة خاركيف إلى موجة نزوح.", "ASSAULT", "قصف", "actual"},
		// a word that is denied, not the verb that goes on behind it
		{"نفت مدريد قيامها بأعمال غير قانونية وهددت بفرض رسوم على الشركات المغربية.", "THREATEN", "هددت", "actual"},
		// a clause with its own past
		{"حاول الوزير الليبي الفرار لكن الشرطة التونسية اعتقلته في المطار.", "COERCE", "اعتقلته", "actual"},
		// what is supposed: force took place or not, a meeting is to come
		{"يحقق الخبراء في الهجوم الكيماوي المفترض على مدينة حلب.", "ASSAULT", "الهجوم", "actual"},
		// who decides to dismiss dismisses, who decides to build does not yet
		{"أصدر الرئيس التونسي قرارا بإقالة وزير الدفاع.", "SANCTION", "إقالة", "actual"},
		// what is done about a deed follows it; what somebody said or settled of the past is past
		{"سترسل كندا محققين إلى مالي للتحقيق في الهجوم على القاعدة الكندية.", "ASSAULT", "الهجوم", "actual"},
		{"اتفقت باريس مع لندن على أن روسيا قصفت مدينة خاركيف.", "ASSAULT", "قصفت", "actual"},
		{"يحتمل أن تكون روسيا قد قصفت مدينة خاركيف.", "ASSAULT", "قصفت", "hypothetical"},
		// what will itself not be held
		{"أسف الوزير لأن القمة بين الرئيسين الأمريكي والكوري لن تعقد.", "CONSULT", "القمة", "negated"},
		{"من المتوقع أن تناقش القمة بين الرئيسين الأمريكي والكوري الملف النووي.", "CONSULT", "القمة", "future"},
		// «lawful» is no project, «especially» denies nothing, what is written on a page is no duty
		{"أعلن القضاء فتح تحقيق بشأن مزاعم تمويل ليبي غير مشروع لحملة الرئيس الفرنسي.", "AID", "تمويل", "actual"},
		{"تكثف الأحزاب التركية جهودها لا سيما في حث المواطنين على التصويت.", "REQUEST", "حث", "actual"},
		// a meeting told in the imperfect with the day is ahead
		{"يلتقي الرئيس التركي نظيره الإيراني في أنقرة اليوم الأربعاء.", "CONSULT", "يلتقي", "future"},
		// a masdar behind the name of a state
		{"تعتزم تركيا شن هجوم على منبج.", "ASSAULT", "هجوم", "future"},
		// what a plan provides for
		{"علقت المحكمة خطة حكومية تقضي بترحيل المهاجرين الهنود.", "COERCE", "ترحيل", "future"},
		// what something else prepares
		{"جمع المتمردون الكولومبيون أموالا تمهيدا للانسحاب من المدينة.", "RETREAT", "انسحاب", "future"},
		// only on a condition
		{"لن يلتقي الرئيس المصري نظيره التركي إلا إذا انسحبت القوات التركية.", "CONSULT", "يلتقي", "hypothetical"},
		// what somebody has to do
		{"على أنقرة أن تفرض عقوبات على دمشق.", "SANCTION", "عقوبات", "hypothetical"},
		// a meeting by what it will do, or where it will be held
		{"قالت الوزيرة إن المحادثات مع تركيا ستكون صعبة.", "CONSULT", "المحادثات", "future"},
		{"وصف الوزير القمة التي سيعقدها الاتحاد الأوروبي في حزيران بالمهمة.", "CONSULT", "القمة", "future"},
		// words that are the threat or refusal
		{"قالت بغداد إنها لن تقف مكتوفة الأيدي أمام أي هجوم تركي.", "THREATEN", "مكتوفة", "actual"},
		{"أكدت طهران أنها لن تقبل بأي تعديل للاتفاق.", "REJECT", "تقبل", "actual"},
		// a case that may come, a state that is; any there may be; what is to be brought about
		{"في حال قصفت القوات الروسية مدينة خاركيف فستجتمع كييف بحلفائها.", "ASSAULT", "قصفت", "hypothetical"},
		{"وفي حالة عقد القمة بين الرئيسين المصري والتركي ستكون الأولى منذ سنوات.", "CONSULT", "القمة", "hypothetical"},
		{"سترد أنقرة على أي عقوبات أمريكية.", "SANCTION", "عقوبات", "hypothetical"},
		{"تضغط واشنطن على دمشق كي تتخلى عن أسلحتها الكيماوية.", "RETREAT", "أسلحتها", "hypothetical"},
		// what is expected or planned, beside its noun
		{"ومن المنتظر أيضا الإفراج عن الصحفيين المصريين.", "RETREAT", "الإفراج", "future"},
		{"ندد الوزير بقرار برلين ترحيل المهاجرين السوريين.", "COERCE", "ترحيل", "future"},
		{"قررت محكمة فرنسية احتجاز وزير سابق.", "COERCE", "احتجاز", "actual"},
		{"أكدت طهران عدم المشاركة في القمة المرتقبة بين أنقرة ودمشق.", "CONSULT", "القمة", "future"},
		{"قررت طهران طرد السفير الألماني.", "SANCTION", "طرد", "future"},
		// a bill may come, a decree is one
		{"وافق البرلمان على مشروع قانون يقضي بقطع المساعدات الأمريكية عن السلطة الفلسطينية.", "SANCTION", "قطع المساعدات", "hypothetical"},
		{"أصدر الرئيس التونسي مرسوما يقضي بإقالة وزير الدفاع.", "SANCTION", "إقالة", "actual"},
		// who tries to kill attacks; what was possible was done; what does not cease goes on
		{"حاول مسلحون اغتيال الرئيس الصومالي.", "ASSAULT", "اغتيال", "actual"},
		{"استطاعت الشرطة الفرنسية اعتقال المهاجم.", "COERCE", "اعتقال", "actual"},
		{"لا تكف طهران عن تزويد المتمردين بالأسلحة.", "AID", "تزويد", "actual"},
		// as worded, also where it is denied
		{"نفت موسكو أن تكون قواتها قد قصفت مدينة خاركيف.", "ASSAULT", "قصفت", "actual"},
	}
	for _, x := range tests {
		d := &doc.Document{ID: "x", Text: x.text, PubTime: time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)}
		p.ByRules().Code(d)
		found := false
		for _, e := range d.Events {
			if e.Type != x.typ || !strings.Contains(e.Trigger.Text, x.trigger) {
				continue
			}
			found = true
			if string(e.Realis) != x.realis {
				t.Errorf("%s: «%s» is %s, want %s; %s", x.text, x.trigger, e.Realis, x.realis, strings.Join(e.Trace, "; "))
			}
			if e.Realis != doc.Actual && !strings.Contains(strings.Join(e.Trace, ";"), string(e.Realis)) {
				t.Errorf("%s: the trace does not say why it is %s", x.text, e.Realis)
			}
			break
		}
		if !found {
			t.Errorf("%s: no %s «%s» among %d events", x.text, x.typ, x.trigger, len(d.Events))
		}
	}
}
