package coder_test

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestSetting codes own sentences published on Wednesday 2023-02-22 and looks
// at when, where and how many.
func TestSetting(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, typ string
		date, place     string
		what            string
		low             float64
		historical      bool
	}{
		{"own verb", "التقى وزير الخارجية المصري نظيره الأردني في عمان أمس الثلاثاء.", "CONSULT", "2023-02-21", "عمان", "", 0, false},
		{"ahead", "سيلتقي الرئيس الفرنسي المستشار الألماني في برلين يوم الجمعة.", "CONSULT", "2023-02-24", "برلين", "", 0, false},
		{"history", "وقصفت الطائرات الإسرائيلية قطاع غزة عام 2014.", "ASSAULT", "2014", "", "", 0, true},
		{"count", "قتل 12 شخصا في هجوم شنه مسلحون في كابول يوم الأحد.", "ASSAULT", "2023-02-19", "كابول", "killed", 12, false},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text, PubTime: time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)}
			p.Code(d)
			var e *doc.Event
			for i := range d.Events {
				if d.Events[i].Type == x.typ && e == nil {
					e = &d.Events[i]
				}
			}
			if e == nil {
				t.Fatalf("no %s among %d events", x.typ, len(d.Events))
			}
			if e.Date == nil || e.Date.From != x.date {
				t.Errorf("date %+v, want %s", e.Date, x.date)
			}
			if x.place != "" && (e.Place == nil || e.Place.Text != x.place || e.Place.Lat == 0) {
				t.Errorf("place %+v, want %s with coordinates", e.Place, x.place)
			}
			if e.Historical != x.historical {
				t.Errorf("historical %v, want %v", e.Historical, x.historical)
			}
			if x.what != "" && (len(e.Magnitude) == 0 || e.Magnitude[0].What != x.what || e.Magnitude[0].Low != x.low) {
				t.Errorf("magnitude %+v, want %s %v", e.Magnitude, x.what, x.low)
			}
		})
	}
}

// TestNoPublicationDate: relative words stay unresolved.
func TestNoPublicationDate(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{ID: "x", Text: "التقى وزير الخارجية المصري نظيره الأردني في عمان أمس."}
	p.Code(d)
	for _, e := range d.Events {
		if e.Date != nil && e.Date.From != "" {
			t.Errorf("date %s of «%s» without a publication date", e.Date.From, e.Date.Text)
		}
	}
}
