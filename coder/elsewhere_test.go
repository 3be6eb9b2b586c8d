package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestElsewhere codes own sentences whose actor does not stand in the places of
// the word that tells the event, and looks who acts; "" where nobody may.
func TestElsewhere(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil // grammar alone // mentions count here, too
	tests := []struct {
		name, text, trigger, actors string
	}{
		// The Jordanian minister said during a meeting with Egyptian commanders that …
		{"speaks at the meeting", "قال وزير الدفاع الأردني خلال اجتماع مع قادة مصريين إن الحدود آمنة.", "اجتماع", "JOR EGY"},
		// The king of Jordan and the Iraqi president at a summit in Baghdad.
		{"pair at a summit", "ملك الأردن والرئيس العراقي في قمة عقداها في بغداد", "قمة", "JOR IRQ"},
		// Oslo condemned Sweden's decision to let the party hold a rally.
		{"who decides", "انتقدت أوسلو قرار السويد السماح للحزب بتنظيم مهرجان.", "السماح", "SWE"},
		// Four civilians were killed by shelling of the Syrian army.
		{"whose shelling", "قتل أربعة مدنيين في درعا بقصف مدفعي لقوات الجيش السوري.", "قتل", "SYR"},
		// The son spoke for the first time since the killing of his father at the hands of the Houthis.
		{"agent behind", "تحدث الابن للمرة الأولى منذ مقتل والده على أيدي الحوثيين في صنعاء.", "مقتل", "YEM"},
		// The report noted the Houthis' killing of nine civilians, and the arrest of twenty persons.
		{"deeds in a row", "وثق التقرير قتل ميليشيا الحوثي تسعة مدنيين، واعتقال عشرين شخصا.", "اعتقال", "YEM"},
		// An official said that three gunmen were killed in the valley.
		{"unvowelled passive", "قال مسؤول مصري إن ثلاثة مسلحين قتلوا في الوادي.", "قتلوا", ""},
		// The battle to free Derna is over.
		{"battlefield", "انتهت معركة تحرير درنة.", "معركة", ""},
		// Oslo: we fight piracy.
		{"we", "أوسلو: نحارب القراصنة في المحيط", "نحارب", "NOR"},
		// The French president will discuss with the German chancellor the tension between Israel and Lebanon.
		{"between others", "يبحث الرئيس الفرنسي سبل إنهاء التوتر بين إسرائيل ولبنان مع المستشارة الألمانية.", "يبحث", "FRA DEU"},
		// Reuters quoted the Turkish ministry that it had agreed to the plan.
		{"source of a report", "نقلت رويترز عن وزارة الخارجية التركية أنها وافقت على الخطة.", "وافقت", "TUR"},
		// The army carried out the operation in coordination with the Iraqi police.
		{"together with another", "نفذت قوة إنزال جوي أردنية العملية بالتنسيق مع الشرطة العراقية.", "التنسيق", "JOR"},
		// Moscow: we will develop a bomb if Washington does so.
		{"headline", "موسكو: سنطور قنبلة نووية إذا فعلت واشنطن ذلك", "سنطور", "RUS"},
		// Canada expelled envoys and closed the Russian consulate.
		{"left out before its noun", "طردت كندا أكبر عدد من الدبلوماسيين، وأغلقت القنصلية الروسية في مونتريال.", "أغلقت", "CAN"},
		// Activists said that the prisoners were set free.
		{"own fate", "قال حقوقيون إن السجناء الأردنيين أطلق سراحهم.", "سراح", ""},
		// After Rabat's announcement that it breaks off its relations with Iran.
		{"own news", "جاء هذا بعد إعلان الرباط قطع علاقاتها الدبلوماسية مع إيران.", "قطع", "MAR"},
		// An official announced that a blast hit a mosque: not he did.
		{"thing", "أعلن مسؤول أفغاني أن تفجيرا عنيفا فيما يبدو استهدف مسجدا.", "تفجير", ""},
		// The request of protection for the Jordanian people is not theirs.
		{"beneficiary", "جرى بحث طلب الحماية الدولية للشعب الأردني.", "طلب", ""},
		// Experts believe that Israel will answer, and may bomb the region.
		{"particle between", "يعتقد خبراء أن إسرائيل سترد، وربما تقصف المنطقة.", "تقصف", "ISR"},
		// The conference at Geneva is not held by the city.
		{"venue", "انتهى اجتماع جنيف أمس دون نتيجة.", "اجتماع", ""},
		// The government said that the Houthis besiege the port and seize the ships.
		{"sister clause", "قالت الحكومة الأردنية إن ميليشيات الحوثي تحاصر الميناء، وتقوم بالاستيلاء على السفن.", "الاستيلاء", "YEM"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.Code(d)
			for i := range d.Events {
				e := &d.Events[i]
				if !strings.Contains(e.Trigger.Text, x.trigger) {
					continue
				}
				var codes []string
				for _, a := range e.Actor {
					codes = append(codes, a.Code)
				}
				if got := strings.Join(codes, " "); got != x.actors {
					t.Errorf("actors %q, want %q: %q", got, x.actors, e.Trace)
				}
				return
			}
			t.Errorf("no event at %q among %+v", x.trigger, d.Events)
		})
	}
}

// TestOtherOccasion: an event of another place or day, or one only thought of,
// does not take the participants of the last of its type.
func TestOtherOccasion(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// The Turkish army bombed Afrin in Syria on Monday. …
	const first = "قصف الجيش التركي بلدة عفرين في سوريا يوم الاثنين. "
	tests := []struct {
		name, text string
		carried    bool
	}{
		// The attack killed four people.
		{"same", "وأسفر الهجوم عن سقوط ضحايا.", true},
		// The attack in Yemen on Friday caused casualties.
		{"elsewhere", "وأسفر الهجوم في اليمن يوم الجمعة عن سقوط ضحايا.", false},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: first + x.text, Published: "2018-03-10"}
			p.Code(d)
			for i := range d.Events {
				if e := &d.Events[i]; strings.Contains(e.Trigger.Text, "هجوم") {
					if got := len(e.Actor) > 0; got != x.carried {
						t.Errorf("actor %v, carried should be %v: %q", e.Actor, x.carried, e.Trace)
					}
					return
				}
			}
			t.Errorf("no attack among %+v", d.Events)
		})
	}
}
