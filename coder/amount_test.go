package coder_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestQuantities: which number of a document goes to which event, what it
// measures, when, and who counted.
func TestQuantities(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"قتلت القوات السورية 12 مدنيا في قصف على إدلب وأصيب نحو ثلاثين آخرين.", // killed 12, wounded about thirty
			[]string{"killed 12-12 ASSAULT", "injured 30-30~ ASSAULT"}},
		{"اعتقلت الشرطة التركية 20 صحفيا في إسطنبول.", // arrested 20 journalists
			[]string{"arrested 20-20 COERCE"}},
		{"تظاهر أكثر من ألفي شخص في تونس ضد الحكومة.", // more than 2,000 demonstrated
			[]string{"crowd 2000-0~ PROTEST"}},
		{"قدمت ألمانيا مساعدات إنسانية بقيمة 50 مليون يورو إلى اليمن.", // aid worth 50 million euros
			[]string{"money 50000000-50000000 AID of مساعدات إنسانية unit EUR"}},
		{"بلغت صادرات المصنع 3 ملايين دولار عام 2017.", // exports reached 3 million dollars in 2017
			[]string{"money 3000000-3000000 - of صادرات المصنع on 2017 unit USD"}},
		{"ارتفعت أسعار القمح بنسبة 12 في المئة.", // prices rose by 12 per cent
			[]string{"percent 12-12 - of أسعار القمح unit percent"}},
		{"وقالت وزارة الصحة الفلسطينية إن 16 شخصا قتلوا برصاص الجيش الإسرائيلي.", // the ministry of health says 16 were killed
			[]string{"killed 16-16 ASSAULT by وزارة الصحة الفلسطينية"}},
	} {
		d := &doc.Document{Text: c.text, PubTime: time.Date(2018, 5, 14, 0, 0, 0, 0, time.UTC)}
		p.Code(d)
		var got []string
		for i := range d.Quantities {
			q := &d.Quantities[i]
			if d.Text[q.Start:q.End] != q.Text {
				t.Errorf("%s: offsets of %q are wrong", c.text, q.Text)
			}
			got = append(got, quantity(d, q))
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s:\n got  %q\n want %q", c.text, got, c.want)
		}
	}
}

func quantity(d *doc.Document, q *doc.Quantity) string {
	s := fmt.Sprintf("%s %.0f-%.0f", q.What, q.Low, q.High)
	if q.Approx {
		s += "~"
	}
	typ := "-"
	for i := range d.Events {
		if d.Events[i].ID == q.Event {
			typ = d.Events[i].Type
		}
	}
	s += " " + typ
	if q.Of != nil {
		s += " of " + q.Of.Text
	}
	if q.Date != nil {
		s += " on " + q.Date.From
	}
	if q.What == "money" || q.What == "percent" {
		s += " unit " + q.Unit
	}
	for _, a := range q.SaidBy {
		s += " by " + a.Text
	}
	return s
}
