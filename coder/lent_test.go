package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestLent: a country that only surroundings tell gives way to what is done and to what
// stands beside the body.
func TestLent(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		what, text, typ string
		actor           bool
		want            string // country/sector
	}{
		{"expelled diplomats are another state's",
			"تصاعد الخلاف بين كندا والهند. واجتمع وزراء في كندا. وأعلنت كندا طرد ستة دبلوماسيين وإغلاق القنصلية الهندية.",
			"SANCTION", false, "IND/GOV"},
		{"whoever is aided may be anybody",
			"زار وزير الدفاع قطر. وأشاد بقطر. وقال الرئيس المصري إن قطر تدعم المنظمات الإرهابية.",
			"AID", false, "/REB"},
		{"where an observer sits is not where it was",
			"قصفت طائرات بلدة سورية. وقالت دمشق إنها ترد. وأفاد المرصد ومقره في بريطانيا بأن القصف قتل ثلاثة مدنيين.",
			"ASSAULT", false, "SYR/CVL"},
		{"what is told of the body goes before its last mention",
			"قال وزير الداخلية الكيني إن الشرطة الكينية تحقق. وزار الوزير أوغندا. واعتقلت الشرطة في أوغندا ثلاثة رجال.",
			"COERCE", true, "UGA/COP"},
		{"officials of the United Nations govern nobody",
			"اتهم مسؤولون في الأمم المتحدة جيش ميانمار بقتل مدنيين.",
			"ACCUSE", true, "UNO/"},
		{"its investigators are no police",
			"اتهم محققون من الأمم المتحدة الحكومة السورية بقصف مستشفى.",
			"ACCUSE", true, "UNO/"},
		{"its secretary-general has no sector",
			"دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش روسيا إلى ضبط النفس.",
			"REQUEST", true, "UNO/"},
		{"an embassy is not of the country that it stands in",
			"تصاعد الخلاف بين كولومبيا والنرويج. وقالت السفارة النرويجية إنها تنتظر. وزار الوزير بوغوتا. واتهمت السفارة في كولومبيا الحكومة الكولومبية بالتجسس.",
			"ACCUSE", true, "NOR/GOV"},
		{"nor has who presides over another body",
			"انتقد رئيس اللجنة الأولمبية الدولية توماس باخ روسيا.",
			"ACCUSE", true, "IGO/"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: tt.text, Lang: "ar"}
			p.Code(d)
			for i := range d.Events {
				e := &d.Events[i]
				if e.Type != tt.typ {
					continue
				}
				side := e.Recipient
				if tt.actor {
					side = e.Actor
				}
				if len(side) == 0 {
					continue
				}
				if side[0].Code+"/"+side[0].Sector != tt.want {
					t.Fatalf("%+v, want %s", side, tt.want)
				}
				return
			}
			t.Fatalf("no such %s among %+v", tt.typ, d.Events)
		})
	}
}
