package resolve_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestTexts: what a statement, a report or an official site says its author says, where he is
// told beside it or with the text before.
func TestTexts(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	const adds = " وأضاف البيان أن المسلحين خطفوا طفلين."
	for _, c := range []struct{ text, by, code string }{
		{"وقالت وزارة الدفاع الكينية في بيان إن الوضع خطير." + adds, "وزارة الدفاع الكينية", "KEN"},
		{"وأصدرت السفارة الكينية بيانا مساء الخميس." + adds, "السفارة الكينية", "KEN"},
		{"وأشاد بيان صادر عن الحكومة الكينية بالاتفاق." + adds, "الحكومة الكينية", "KEN"},
		{"وذكر بيان الجيش الكيني أن المسلحين خطفوا طفلين.", "الجيش الكيني", "KEN"},
		{"وذكر الموقع الرسمي للجيش الكيني أن المسلحين خطفوا طفلين.", "الجيش الكيني", "KEN"},
		// whose it is, is not told
		{"وقالت وزارة الدفاع الكينية إن الوضع خطير." + adds, "البيان", ""},
		{"وقالت وزارة الدفاع الكينية في بيان إن الوضع خطير. ونشر بيان في المدينة." + adds, "البيان", ""},
		// the ministry has not written what it condemns
		{"ودانت وزارة الدفاع الكينية بيانا نشر في المدينة." + adds, "البيان", ""},
		// an adjective says of what kind it is
		{"وذكر بيان عسكري أن المسلحين خطفوا طفلين.", "بيان عسكري", ""},
	} {
		d := doc.Document{Text: c.text}
		p.Code(&d)
		var e *doc.Event
		for i := range d.Events {
			if d.Events[i].Mode == "abduct" {
				e = &d.Events[i]
			}
		}
		if e == nil {
			t.Errorf("%s: no event", c.text)
			continue
		}
		if len(e.SaidBy) != 1 || e.SaidBy[0].Text != c.by || e.SaidBy[0].Code != c.code {
			t.Errorf("%s: said by %v", c.text, e.SaidBy)
		}
	}
}
