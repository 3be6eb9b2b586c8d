package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestExtent codes own sentences and looks with which words each party is named.
func TestExtent(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name, text, trigger, actor, recipient string // parties joined by +, each text/code
	}{
		{"a state that is named further on", "قال الرئيس المصري إن بلاده سترسل مساعدات إلى ليبيا. وتستضيف مصر القمة.", "سترسل", "مصر/EGY", "ليبيا/LBY"},
		{"a number behind a word for about", "يشارك نحو نصف مليون مصري في مظاهرات بالقاهرة.", "مظاهرات", "نصف مليون مصري/EGY", ""},
		{"who leads a march that takes place", "خرجت في لندن مسيرات حاشدة يقودها طلاب بريطانيون.", "مسيرات", "طلاب بريطانيون/GBR", ""},
		{"how many behind «ما»", "اعتقلت الشرطة المصرية ما لا يقل عن 30 عاملا هنديا في القاهرة.", "اعتقلت", "الشرطة المصرية/EGY", "30 عاملا هنديا/IND"},
		{"a sum behind «ما»", "خطف مسلحون نيجيريون ما مجموعه 14 عاملا هنديا.", "خطف", "مسلحون نيجيريون/NGA", "14 عاملا هنديا/IND"},
		{"no genitive behind a counted noun", "قتل 40 جنديا نتيجة الهجوم التركي على حلب.", "قتل", "التركي/TUR", "40 جنديا/"},
		{"who shoots is not shot at", "دخل جنود أتراك المدرسة وأطلقوا النار.", "أطلقوا النار", "جنود أتراك/TUR", ""},
		{"nobody sets off a bomb by being near", "انفجرت عبوة ناسفة في كابل قرب دورية للشرطة الأفغانية.", "انفجرت", "", "كابل/AFG"},
		{"three states named side by side", "اجتمع وزراء خارجية مصر والسودان وإثيوبيا في القاهرة. واتفقت الدول الثلاث على استئناف المفاوضات.", "اتفقت", "وزراء خارجية مصر/EGY+السودان/SDN+إثيوبيا/ETH", ""},
		{"as many as were named", "اجتمع وزراء خارجية مصر والسودان وإثيوبيا في القاهرة. واتفقت الدول الأربع على استئناف المفاوضات.", "اتفقت", "الدول الأربع/", ""},
		{"a counterpart by where he is", "التقى رئيس الوزراء العراقي نظيره في طهران.", "التقى", "رئيس الوزراء العراقي/IRQ+نظيره/IRN", ""},
		{"two sides of whom one is a counterpart", "التقى الرئيس التشيلي نظيره البيروفي في سانتياغو. ووقع الجانبان اتفاقا.", "اتفاقا", "الرئيس التشيلي/CHL+نظيره البيروفي/PER", ""},
		{"a name behind an office that a masdar governs", "قرر الرئيس الأوغندي إقالة مستشاره للأمن القومي، جون كاغوا.", "إقالة", "الرئيس الأوغندي/UGA", "مستشاره للأمن القومي، جون كاغوا/UGA"},
		{"an object behind a date between commas", "جاء ذلك بعد إقالته، الثلاثاء، وزير خارجيته، بيتر سميث.", "إقالته", "", "وزير خارجيته، بيتر سميث/"},
		{"with whom a pact is", "أعلن الوزير النرويجي أن الاتفاق النووي مع بيرو جيد. وانسحبت تشيلي من الاتفاق النووي.", "انسحبت", "تشيلي/CHL", "بيرو/PER"},
		{"with whom a relative clause says a pact was made", "انتقد الوزير النرويجي الصفقة التي وقعتها تشيلي والهند مع بيرو.", "انتقد", "الوزير النرويجي/NOR", "بيرو/PER"},
		{"a pact that others have", "أعلن الوزير النرويجي أن الاتفاق النووي مع بيرو جيد. وانسحبت تشيلي من الاتفاق التجاري.", "انسحبت", "تشيلي/CHL", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.ByRules().Code(d)
			for i := range d.Events {
				e := &d.Events[i]
				if !strings.Contains(e.Trigger.Text, x.trigger) {
					continue
				}
				if got := parties(e.Actor); got != x.actor {
					t.Errorf("actor %s, want %s", got, x.actor)
				}
				if got := parties(e.Recipient); got != x.recipient {
					t.Errorf("recipient %s, want %s", got, x.recipient)
				}
				return
			}
			t.Errorf("no event «%s» among %+v", x.trigger, d.Events)
		})
	}
}

func parties(list []doc.Actor) string {
	var out []string
	for i := range list {
		out = append(out, list[i].Text+"/"+list[i].Code)
	}
	return strings.Join(out, "+")
}
