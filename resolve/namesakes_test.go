package resolve_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestNamesakes: one word of a name is whom the document names in full, and no famous
// person, title or town that is called so; what is spelt otherwise is another word.
func TestNamesakes(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, who, id, code string }{
		{"قالت تهاني عباس إن المنظمة ترفض القانون. وأضافت عباس أن القانون ظالم.", "عباس", "", ""},
		{"لحود قتيلا. قال مدير المستشفى إن الممرض حنا لحود غادر. وقتل لحود في المساء.", "لحود", "", ""},
		{"قال محمود عباس إن القرار ظالم. وأضاف عباس أن القرار مرفوض.", "عباس", "mahmoud-abbas", "PSE"},
		{"غادر ماكرون باريس. وقال إمانوال ماكرون إنه سعيد.", "ماكرون", "emmanuel-macron", "FRA"},
		{"أصيب المصور محمد البابا برصاصة. وقال البابا إنه بخير.", "البابا", "", ""},
		{"هاجمت ميليشيات الحوثي الإيرانية المدينة. وقصفت الميليشيات الإيرانية مستشفى.", "الميليشيات الإيرانية", "houthis", "YEM"},
		{"هاجمت ميليشيات الحوثي الإيرانية المدينة. وستدحر القوات ميليشيات إيران.", "ميليشيات إيران", "houthis", "YEM"},
		{"هاجمت ميليشيات الحوثي المدينة. وقصفت الميليشيات الإيرانية مستشفى.", "الميليشيات الإيرانية", "", "IRN"},
		{"سيطر الجيش التركي على مدينة عفرين بعد طرد المقاتلين الأكراد. وقالت تركيا إن تركيا لن تغادر.", "المقاتلين الأكراد", "", "SYR"},
		{"دعا البابا إلى السلام.", "البابا", "catholic-church", "VAT"},
		{"قال عبد الرحمن الحريري إن الحزب يرفض القانون.", "عبد الرحمن الحريري", "", ""},
		{"استقبل الرئيس النيجيري محمد بخاري الوفد. وقال بخاري إن البلاد حزينة.", "بخاري", "muhammadu-buhari", "NGA"},
		{"اعتقلت الشرطة عناصر من الإخوان في القاهرة.", "عناصر من الإخوان", "muslim-brotherhood", "EGY"},
		{"سافر الوفد من كاليفورنيا إلى بالتيمور.", "كاليفورنيا", "usa-california", "USA"},
		{"سافر الوفد من كاليفورنيا إلى بالتيمور.", "بالتيمور", "usa-baltimore", "USA"},
		{"زار الوفد أوستن ثم باليرمو.", "باليرمو", "ita-palermo", "ITA"},
		{"انتقد علي أكبر ولايتي القرار. وقال ولايتي إن القرار ظالم.", "ولايتي", "ali-akbar-velayati", "IRN"},
	} {
		for _, m := range mentionsOf(t, p, c.text, c.who) {
			if m.ID != c.id || m.Code != c.code {
				t.Errorf("%s: %s is %q of %q, want %q of %q", c.text, m.Text, m.ID, m.Code, c.id, c.code)
			}
		}
	}
}
