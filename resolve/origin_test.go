package resolve_test

import (
	"slices"
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
		{"تجمع متظاهرون من حركة «الفجر» الموالية للكرملين أمام السفارة.", "متظاهرون", "RUS"},
		{"هاجمت ميليشيا «الصقور» التابعة لإيران قرية.", "ميليشيا «الصقور» التابعة", "IRN"},
		{"هاجم مسلحون يشتبه في انتمائهم لحركة طالبان حاجزا.", "مسلحون", "AFG"},
		{"أوقفت الشرطة التركية سبعة أشخاص ينتمون لحركة طالبان.", "سبعة أشخاص", ""},
		{"أجبر متظاهرون أكراد الشرطة البريطانية على إغلاق المحطة.", "متظاهرون أكراد", ""},
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
		for _, m := range mentionsOf(t, p, c.text, c.who) {
			if m.Code != c.code {
				t.Errorf("%s: %s of %q, want %q", c.text, m.Text, m.Code, c.code)
			}
		}
	}
}

// mentionsOf codes a text and gives its mentions that are printed as who is; there has to be
// one.
func mentionsOf(t *testing.T, p *pipeline.Pipeline, text, who string) []doc.Mention {
	t.Helper()
	d := doc.Document{Text: text}
	p.Code(&d)
	out := slices.DeleteFunc(slices.Clone(d.Mentions), func(m doc.Mention) bool { return m.Text != who })
	if len(out) == 0 {
		t.Errorf("%s: no mention %q in %v", text, who, d.Mentions)
	}
	return out
}
