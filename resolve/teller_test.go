package resolve_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestTeller: a verb of words without a subject goes on from who spoke last, however he is
// brought in; what is done meanwhile by another does not end that.
func TestTeller(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	for _, c := range []struct{ text, trigger, actor string }{
		{"الوضع في المخيمات خطير جدا، بحسب وزير الصحة الكيني. وهدد بفرض عقوبات على أوغندا.", "هدد", "KEN"},
		{"وفقا للحكومة السودانية فإن الوضع خطير. ودعت إلى وقف القتال.", "دعت", "SDN"},
		{"ونقلت صحيفة محلية عن الحكومة الكينية أن الوضع خطير. وهددت بفرض عقوبات على أوغندا.", "هددت", "KEN"},
		{"جاء ذلك في بيان أصدرته الحكومة الكينية مساء الخميس. وهددت بفرض عقوبات على أوغندا.", "هددت", "KEN"},
		{"وجاء في بيان للحكومة الكينية أن الوضع خطير. وهددت بفرض عقوبات على أوغندا.", "هددت", "KEN"},
		{"غرق قارب قبالة الساحل، على ما أعلنت الحكومة الكينية. وهددت بفرض عقوبات على أوغندا.", "هددت", "KEN"},
		{"\"لن نقبل بأي حل\"، هكذا قال الوزير الكيني للصحفيين. وهدد بفرض عقوبات على أوغندا.", "هدد", "KEN"},
		{"قال الوزير الكيني إن الوضع خطير. وقصف الجيش الأوغندي قرية. وأضاف أنه يدعو أوغندا إلى الحوار.", "يدعو", "KEN"},
		{"رحب المجلس الكيني بالبيان الصادر عن البرلمان الأوغندي. ودعا إلى وقف القتال.", "دعا", "KEN"},
		// what is told of nobody goes on from nobody
		{"قال الوزير الكيني إن الوضع خطير. ويذكر أن أوغندا هددت بفرض عقوبات على رواندا.", "هددت", "UGA"},
	} {
		d := doc.Document{Text: c.text}
		p.Code(&d)
		found := false
		for i := range d.Events {
			if e := &d.Events[i]; strings.Contains(e.Trigger.Text, c.trigger) {
				found = true
				if len(e.Actor) != 1 || e.Actor[0].Code != c.actor {
					t.Errorf("%s: actor %v, want %s: %v", c.text, e.Actor, c.actor, e.Trace)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event at %s", c.text, c.trigger)
		}
	}
}

// TestObjectBehind: the one noun phrase behind a verb that goes on from the sentence before is
// its object where it can hardly do what the verb says.
func TestObjectBehind(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	const said, she = "قال الوزير الكيني إن الوضع خطير. ", "قالت الحكومة الكينية إن الوضع خطير. "
	for _, c := range []struct{ text, trigger, actor, recipient string }{
		{said + "ودعا المجتمع الدولي إلى معاقبة أوغندا.", "دعا", "KEN", ""},
		{said + "كما طالب جميع الأطراف بوقف القتال.", "طالب", "KEN", ""},
		{said + "ورفض المقترح الأوغندي بشأن الحدود.", "رفض", "KEN", "UGA"},
		{said + "وطلب من أوغندا تسليم الفارين.", "طلب", "KEN", "UGA"},
		{she + "واتهمت أوغندا بتسليح المتمردين.", "اتهمت", "KEN", "UGA"},
		{she + "وحثت أوغندا على العودة إلى المفاوضات.", "حثت", "KEN", "UGA"},
		{she + "وحملت أوغندا مسؤولية التصعيد.", "مسؤولية", "KEN", "UGA"},
		{said + "وأعلن إلغاء العقوبات على أوغندا.", "إلغاء", "KEN", "UGA"},
		// who is named again speaks
		{said + "وحث الوزير الأوغندي على ضرورة وقف القتال.", "حث", "UGA", ""},
		{said + "ودعا البرلمان الأوغندي إلى وقف القتال.", "دعا", "UGA", ""},
		{said + "ودعا التقرير إلى معاقبة أوغندا.", "دعا", "", ""},
	} {
		wantSides(t, p, c.text, c.trigger, c.actor, c.recipient)
	}
}

// wantSides looks who stands on either side of the first event at a trigger.
func wantSides(t *testing.T, p *pipeline.Pipeline, text, trigger, actor, recipient string) {
	t.Helper()
	d := doc.Document{Text: text}
	p.Code(&d)
	code := func(as []doc.Actor) (out string) {
		for i := range as {
			out += as[i].Code
		}
		return out
	}
	for i := range d.Events {
		if e := &d.Events[i]; strings.Contains(e.Trigger.Text, trigger) {
			if a, r := code(e.Actor), code(e.Recipient); a != actor || r != recipient {
				t.Errorf("%s: %q → %q, want %q → %q: %v", text, a, r, actor, recipient, e.Trace)
			}
			return
		}
	}
	if actor+recipient != "" {
		t.Errorf("%s: no event at %s", text, trigger)
	}
}

// TestObjectPronoun: a pronoun on a verb means neither who does what the verb says nor the
// town where somebody went, and in a relative clause the thing that this describes.
func TestObjectPronoun(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	for _, c := range []struct{ text, trigger, actor, recipient string }{
		{"قالت النائبة الكينية إن الوضع صعب. وانتقدتها السلطات الأوغندية بشدة.", "انتقدتها", "UGA", "KEN"},
		{"وصل الناشط الكيني إلى لندن مساء الأحد. وهددته الشرطة الأوغندية بالقتل.", "هددته", "UGA", "KEN"},
		{"عاد الطبيب الكيني إلى بيته. وكانت قوات الأمن الأوغندية قد اتهمته بالتجسس.", "اتهمته", "UGA", "KEN"},
		{"عاد الطبيب الكيني إلى بيته. واحتجزته حركة طالبان عدة أيام.", "احتجزته", "AFG", "KEN"},
		{"تسعى كينيا إلى اتفاق مع أوغندا، وهو ما ترفضه إثيوبيا.", "ترفضه", "ETH", ""},
		{"كشف الجيش الكيني عن المواقع التي قصفتها القوات الأوغندية.", "قصفتها", "UGA", ""},
	} {
		wantSides(t, p, c.text, c.trigger, c.actor, c.recipient)
	}
}
