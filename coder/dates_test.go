package coder_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestDateAcrossSentences codes own texts published on Wednesday 2023-02-22:
// events without a time beside them take that of the same event, of the
// speaker's statement, or in title and lead of the story; others none.
func TestDateAcrossSentences(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const (
		meeting = "وزير الخارجية المصري يلتقي نظيره الأردني\nالتقى وزير الخارجية المصري نظيره الأردني في عمان الثلاثاء. وقال مسؤول إن اللقاء استمر ساعتين. وكان وزير الخارجية المصري التقى نظيره الأردني عام 2019."
		threat  = "اتهم وزير الخارجية الفرنسي إيران يوم الإثنين بدعم المتمردين. وأضاف وزير الخارجية الفرنسي أن إيران تزعزع استقرار المنطقة. وتتهم إيران إسرائيل بدعم المعارضة."
		plan    = "الرئيس الفرنسي يلتقي المستشار الألماني\nيلتقي الرئيس الفرنسي المستشار الألماني في برلين يوم الجمعة المقبل."
		often   = "اتهم وزير الخارجية الفرنسي إيران يوم الإثنين بدعم المتمردين. ولطالما انتقد وزير الخارجية الفرنسي إيران."
		since   = "وصل الرئيس الفرنسي إلى برلين الثلاثاء. ومنذ انتخابه عام 2017، زار الرئيس الفرنسي برلين مرات."
		while   = "قال وزير الدفاع البريطاني الإثنين إن الوضع صعب. وقال وزير الدفاع البريطاني، خلال زيارة لإستونيا، إن الدعم كاف."
		rough   = "شن مسلحون هجوما على مدينة كابول الأسبوع الماضي. وقال متحدث إن المسلحين شنوا الهجوم على مدينة كابول يوم الجمعة."
		takes   = "شن الجيش السوري هجوما على مدينة حلب الأسبوع الماضي. والهجوم وقع يوم الجمعة."
		victims = "حملت مصر إسرائيل مسؤولية قتل المسعفة الفلسطينية. وكانت المسعفة الفلسطينية قد قتلت الأحد في غزة."
		marches = "نظمت النقابة مظاهرة في باريس السبت. وقال متحدث إن الوضع صعب. ودعت النقابة إلى الهدوء. وخرجت بالفعل مسيرات مساندة في لندن وروما."
		agency  = "مصر والأردن تتفقان على خطة للسلام\nذكرت وكالة أنباء الأناضول اليوم الأربعاء أن مصر والأردن توصلتا إلى اتفاق على خطة للسلام."
		praise  = "قال أنور قرقاش الإثنين إن الوضع صعب. وأشاد أنور قرقاش بالدور الفرنسي."
		attack  = "قتل 12 شخصا في هجوم شنه مسلحون في كابول يوم الأحد. وأدان الرئيس الأفغاني الهجوم."
	)
	tests := []struct{ name, text, typ, trigger, date, realis, why string }{
		{"once and again", often, "ACCUSE", "انتقد", "", "actual", ""},
		{"the one told before", attack, "ASSAULT", "الهجوم", "2023-02-19", "actual", "date of the same event"},
		{"many times since", since, "CONSULT", "زار", "", "actual", ""},
		{"a year that its clause tells", "قتل الجيش الإسرائيلي فلسطينيين في غزة الاثنين. وتعطلت العلاقات عام 2010 بعد مقتل فلسطينيين على يد الجيش الإسرائيلي.", "ASSAULT", "مقتل", "", "actual", ""},
		{"words for what is to come", "وقال أنور قرقاش في العام المقبل ستتغير الأمور. واتهم أنور قرقاش إيران بدعم الإرهاب.", "ACCUSE", "اتهم", "", "actual", ""},
		{"meanwhile", while, "CONSULT", "زيارة", "2023-02-20", "actual", "date of what was said meanwhile"},
		{"the day of it", rough, "ASSAULT", "هجوما", "2023-02-17", "actual", "the day of the same event"},
		{"taken up by a noun", takes, "ASSAULT", "هجوما", "2023-02-17", "actual", "the day of the same event"},
		{"told again without its author", victims, "ASSAULT", "قتل", "2023-02-19", "actual", "date of the same event"},
		{"but not the day of the story", victims, "ACCUSE", "مسؤولية", "", "actual", ""},
		{"marches of nobody named", marches, "PROTEST", "مسيرات", "2023-02-18", "actual", "date of the same event"},
		{"marches of people not known for themselves", "نظم عمال مسيرة في باريس السبت. وقال متحدث إن الوضع صعب. ودعت النقابة إلى الهدوء. وخرج طلاب في مسيرات مساندة في روما.", "PROTEST", "مسيرات", "2023-02-18", "actual", "date of the same event"},
		{"the day of a report only", agency, "AGREE", "تتفقان", "", "actual", ""},
		{"praise is one more word", praise, "SUPPORT", "أشاد", "2023-02-20", "actual", "date of the speaker's statement"},
		{"said on the occasion", "قال وزير الخارجية الروسي الإثنين إن الوضع صعب. وجاءت تصريحات لافروف خلال مؤتمر صحفي مع نظيره المصري في القاهرة.", "CONSULT", "مؤتمر", "2023-02-20", "actual", "date of what was said meanwhile"},
		{"what comes at another time", "قال وزير الخارجية الروسي الإثنين إن الوضع صعب. وجاءت تصريحات لافروف بعد لقاء مع نظيره المصري في القاهرة.", "CONSULT", "لقاء", "", "actual", ""},
		{"title, what came before", "تركيا تقصف بلدة سورية بعد انسحاب القوات الروسية\nقصفت القوات التركية بلدة عين عيسى الثلاثاء.", "RETREAT", "انسحاب", "", "actual", ""},
		{"title", meeting, "CONSULT", "يلتقي", "2023-02-21", "actual", "date of the same event"},
		{"named again", meeting, "CONSULT", "اللقاء", "2023-02-21", "actual", "date of the same event"},
		{"going on", threat, "ACCUSE", "تزعزع", "2023-02-20", "actual", "date of the"},
		{"another's stand", threat, "ACCUSE", "تتهم", "", "actual", ""},
		{"title of what comes", plan, "CONSULT", "يلتقي", "2023-02-24", "future", "future, as the text says of it"},
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
				trace := strings.Join(e.Trace, "; ")
				if got != x.date || string(e.Realis) != x.realis {
					t.Errorf("date %q, %s; want %q, %s; %s", got, e.Realis, x.date, x.realis, trace)
				}
				if !strings.Contains(trace, x.why) {
					t.Errorf("trace lacks %q: %s", x.why, trace)
				}
				return
			}
			t.Fatalf("no %s «%s» among %d events", x.typ, x.trigger, len(d.Events))
		})
	}
}
