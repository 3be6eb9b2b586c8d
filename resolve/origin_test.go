package resolve_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestOrigin: people have the country of the place that they are said to be or to
// come from, parties that of the one in which they are said to be; the words of a
// verb of going are none of theirs.
func TestOrigin(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, who, code string }{
		{"تجمع متظاهرون من مدينة طنجة أمام البرلمان.", "متظاهرون", "MAR"},
		{"تظاهر المتظاهرون من إيطاليا واليونان أمام مقر المجلس.", "المتظاهرون", "ITA"},
		{"تجمع آلاف الأشخاص القادمين من مدن عراقية في ساحة التحرير.", "آلاف الأشخاص القادمين", "IRQ"},
		{"احتج سكان وسط الخرطوم على قطع المياه.", "سكان", "SDN"},
		{"احتج متظاهرون في ضواحي بيروت على انقطاع الكهرباء.", "متظاهرون", "LBN"},
		{"خطف متشددون من الموالين لحركة طالبان ثلاثة جنود.", "متشددون", "AFG"},
		{"تظاهر متظاهرون من عدد من مساجد الخرطوم أمام السفارة.", "متظاهرون", "SDN"},
		{"قام المتظاهرون بإحراق الأعلام الأميركية والإسرائيلية.", "المتظاهرون", ""},
		{"غادرت قافلة تقل اللاجئين من لبنان.", "اللاجئين", ""},
		{"عاد اللاجئون من لبنان إلى قراهم.", "اللاجئون", ""},
		{"نظم الحزب الشيوعي في السودان مظاهرة.", "الحزب الشيوعي", "SDN"},
		{"قاطعت جماعة الإخوان المسلمين في الأردن الانتخابات.", "جماعة الإخوان المسلمين", "JOR"},
		{"نظمت حركة حماس في لبنان مظاهرة.", "حركة حماس", "PSE"},
		{"تظاهرت المحجبات المصريات أمام الكنيسة.", "المحجبات المصريات", "EGY"},
		{"زار الوزير الكيني أوسلو. والتقى في كينيا نظيره. وتظاهر مئات من سكان مدينة طنجة، وأوقفت الشرطة 12 محتجا.", "الشرطة", "MAR"},
		{"انتقدت باريس قوانين الأمريكيين.", "الأمريكيين", "USA"},
	} {
		d := doc.Document{Text: c.text}
		p.Code(&d)
		found := false
		for _, m := range d.Mentions {
			if m.Text == c.who {
				found = true
				if m.Code != c.code {
					t.Errorf("%s: %s of %q, want %q", c.text, m.Text, m.Code, c.code)
				}
			}
		}
		if !found {
			t.Errorf("%s: no mention %q in %v", c.text, c.who, d.Mentions)
		}
	}
}
