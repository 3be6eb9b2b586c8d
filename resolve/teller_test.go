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
