package resolve_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestPosts: members, leaders and soldiers are of the sector of the body behind them, a
// leading figure of the group named last; who is only where a body is, is not of it.
func TestPosts(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, who, code, sector string }{
		{"اعتقل عناصر من الدرك البلجيكي رجلين.", "عناصر", "BEL", "COP"},
		{"اتهم القاضي أعضاء في حركة طالبان بالخطف.", "أعضاء", "AFG", "REB"},
		{"قتل خبيران تابعان للميليشيا الحوثية.", "خبيران تابعان", "YEM", "REB"},
		{"قتل ضباط وأفراد من الشرطة الكينية.", "ضباط", "KEN", "COP"},
		{"قتل تسعة رجال من الجيش التشادي.", "تسعة رجال", "TCD", "MIL"},
		{"اعتقلت الشرطة اليونانية مسؤولين في شركة سفن.", "مسؤولين", "", "BUS"},
		{"تظاهر رجال في شركة سفن.", "رجال", "", "CVL"},                                 // men in a company are not business
		{"زار الرئيس مسؤولين بولنديين في المستشفى.", "مسؤولين بولنديين", "POL", "GOV"}, // in hospital
		{"طلب عضو البرلمان في الحزب اللقاء.", "عضو البرلمان", "", "LEG"},
		{"قدم الجيش دعما لضباط الشرطة الكينية.", "الجيش", "", "MIL"},
		{"انسحب مقاتلو حركة طالبان. وأعلنت أفغانستان مقتل قيادي بارز.", "قيادي بارز", "AFG", "REB"},
		{"انتخبت أفغانستان برلمانا. وأعلنت أفغانستان مقتل قيادي بارز.", "قيادي بارز", "AFG", ""},
		{"قصف الجيش حركة طالبان، وقتل العشرات من عناصرها.", "العشرات من عناصرها", "AFG", "REB"},
	} {
		for _, m := range mentionsOf(t, p, c.text, c.who) {
			if m.Code != c.code || m.Sector != c.sector {
				t.Errorf("%s: %s is %s %s, want %s %s", c.text, m.Text, m.Code, m.Sector, c.code, c.sector)
			}
		}
	}
}
