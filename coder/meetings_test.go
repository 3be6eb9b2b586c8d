package coder_test

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestMeetings looks who takes part in meetings that grammar alone or an event told before
// tells of; all sides act.
func TestMeetings(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil // grammar alone
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The papers wrote about the menu of the summit of the two Koreas.
		{"two states are no adjective beside themselves", "كتبت الصحف عن وجبات قمة الكوريتين.", "قمة", "KOR PRK", ""},
		// The Norwegian minister left after talks that he held with his Cuban counterpart.
		{"with whom a support verb says", "غادر الوزير النرويجي بعد محادثات أجراها مع نظيره الكوبي.", "محادثات", "NOR CUB", ""},
		// Norway and Cuba will hold a summit. The Peruvian minister met the Dane. The summit is about oil.
		{"a summit told before other talks", "تعقد النرويج وكوبا قمة الشهر المقبل. والتقى الوزير البيروفي نظيره الدنماركي أمس. وقال مراقبون إن القمة ستتناول النفط.", "القمة", "NOR CUB", ""},
		// The Norwegian minister briefed his Cuban counterpart during their meeting.
		{"their meeting", "أطلع الوزير النرويجي نظيره الكوبي على الخطة خلال لقائهما في أوسلو.", "لقائهما", "CUB NOR", ""},
		// The minister met his Cuban counterpart before a summit between Norway and Peru.
		{"sides of later talks", "التقى الوزير الدنماركي نظيره الكوبي في المطار قبل قمة بين النرويج وبيرو.", "التقى", "DNK CUB", ""},
		// The two ministers agreed to back the negotiations with Peru.
		{"sides of talks that are agreed on", "اتفقت النرويج وكوبا على دعم المفاوضات التجارية مع بيرو.", "اتفقت", "NOR CUB", ""},
		// The spokesman said that the Singapore meeting had succeeded.
		{"a state that a meeting goes by", "قال المتحدث النرويجي إن لقاء سنغافورة نجح.", "لقاء", "", ""},
		// The meeting of Norway and Singapore succeeded.
		{"a state beside another", "قال المتحدث إن لقاء سنغافورة والنرويج نجح.", "لقاء", "SGP NOR", ""},
		// The Norwegian president visited Peru. The talks were about oil.
		{"the country of a visit is no side", "زار الرئيس النرويجي بيرو أمس. وتناولت المحادثات النفط والغاز.", "المحادثات", "NOR", ""},
		// The talks of the Norwegian minister, Olav Hansen, with his Cuban counterpart were long.
		{"a name between the noun and the other side", "طالت محادثات الوزير النرويجي، أولاف هانسن، مع نظيره الكوبي.", "محادثات", "NOR CUB", ""},
		// The Norwegian minister, Olav Hansen, held a meeting with the Cuban minister of trade.
		{"a name before a meeting in the accusative", "عقد الوزير النرويجي، أولاف هانسن، اجتماعا مع وزير التجارة الكوبي.", "اجتماعا", "CUB NOR", ""},
		// In a meeting that brought the Norwegian minister and his Cuban counterpart together fishing was discussed.
		{"a verb of bringing together", "نوقش ملف الصيد في لقاء جمع الوزير النرويجي ونظيره الكوبي.", "لقاء", "NOR CUB", ""},
		{"the same at the head", "في قمة جمعت الرئيس النرويجي ونظيره الكوبي نوقش ملف الصيد.", "قمة", "NOR CUB", ""},
		// A source said that the Norwegian president and his Cuban counterpart discussed the file of fishing.
		{"a dual verb of two statesmen", "ذكر مصدر أن الرئيس النرويجي ونظيره الكوبي بحثا ملف الصيد.", "بحثا", "NOR CUB", ""},
		// During their meeting in Oslo the Norwegian president and his Cuban counterpart stressed something.
		{"a pronoun before the two", "خلال لقائهما في أوسلو، شدد الرئيس النرويجي ونظيره الكوبي على أهمية البحار.", "لقائهما", "NOR CUB", ""},
		// The Norwegian minister called for dialogue after his meeting with his Cuban counterpart.
		{"a meeting after which something is asked for", "دعا الوزير النرويجي إلى الحوار بعد لقائه نظيره الكوبي.", "لقائه", "NOR CUB", ""},
		// The Norwegian prime minister told his Cuban counterpart in a call that the bridge was ready.
		{"said on the telephone to the other side", "قال رئيس الوزراء النرويجي لنظيره الكوبي في اتصال هاتفي إن الجسر جاهز.", "اتصال", "NOR CUB", ""},
		// A Norwegian - Cuban summit in Lima.
		{"two adjectives with a dash", "قمة نرويجية - كوبية في ليما", "قمة", "NOR CUB", ""},
		// The Norwegian president met both the Cuban president and his Peruvian counterpart.
		{"both of two that are met", "التقى الرئيس النرويجي كلا من الرئيس الكوبي ونظيره البيروفي.", "التقى", "NOR CUB PER", ""},
		// The irrigation ministers in Norway, Cuba and Peru met.
		{"an office in several states", "اجتمع وزراء الري في النرويج وكوبا وبيرو أمس.", "اجتمع", "NOR CUB PER", ""},
		// Talks between Norway and diplomats from Cuba and Peru are held.
		{"people from several states", "انطلقت محادثات بين النرويج ودبلوماسيين من كوبا وبيرو.", "محادثات", "NOR CUB PER", ""},
		// Macron met the Congolese president.
		{"a known person before an office of another country", "التقى ماكرون الرئيس الأوغندي أمس.", "التقى", "FRA UGA", ""},
		// Norway held talks with its neighbour Sweden.
		{"a neighbour by name", "أجرت النرويج محادثات مع جارتها السويد.", "محادثات", "SWE NOR", ""},
		// The Norwegian and the Cuban minister discussed the crisis with Peru.
		{"what two talk about is with a third", "بحث الوزير النرويجي ونظيره الكوبي الأزمة مع بيرو.", "بحث", "NOR CUB", ""},
		// The Norwegian president received the Cuban minister. The talks were about oil.
		{"who is visited is a side", "زار الوزير الكوبي أمس الرئيس النرويجي. وتناولت المحادثات النفط والغاز.", "المحادثات", "CUB NOR", ""},
		// After a meeting between a Norwegian president in power and a Cuban leader.
		{"more said of the first side", "شكلت الحكومة بعد لقاء بين رئيس نرويجي في السلطة وزعيم كوبي.", "لقاء", "NOR CUB", ""},
		// A meeting was held between Norway and Cuba in the capital of Peru and Denmark.
		{"a row behind the two sides", "عقد لقاء بين النرويج وكوبا في عاصمة بيرو والدنمارك.", "لقاء", "NOR CUB", ""},
		// Norway and Cuba are in agreement about dealing with Peru.
		{"with whom the deed is that two agree on", "قال الوزير إن النرويج وكوبا لا تزالان متفقتين تماما حول التعامل مع بيرو.", "متفقتين", "NOR CUB", ""},
		// A Norwegian source familiar with the meeting said that the tweet came from Oslo.
		{"a source is no side", "التقى الوزير الكوبي نظيره الدنماركي. وقال مصدر نرويجي مطلع على اللقاء إن التغريدة كتبت في الفندق.", "اللقاء", "CUB DNK", ""},
		// Norway accuses Peru. The two men met.
		{"two men are no states", "تتهم النرويج بيرو بتشجيع المتمردين. وقالت النرويج إن بيرو تكذب. والتقى الرجلان أمس في الفندق.", "التقى", "", ""},
		// … Norway says that Peru lies. The Cuban police disclosed that it arrested two men and is still questioning them.
		{"two men whom nobody knows", "تتهم النرويج بيرو بالتجسس. وقالت النرويج إن بيرو تكذب. وكشفت الشرطة الكوبية أنها اعتقلت رجلين ولا تزال تستجوبهما.", "اعتقلت", "CUB", ""},
		{"a pronoun for them", "تتهم النرويج بيرو بالتجسس. وقالت النرويج إن بيرو تكذب. وكشفت الشرطة الكوبية أنها اعتقلت رجلين ولا تزال تستجوبهما.", "تستجوبهما", "CUB", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}

// TestOneMeeting looks whether two nouns for one meeting are one event.
func TestOneMeeting(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	for text, want := range map[string]int{
		// A meeting and talks between the Norwegian and the Cuban president.
		"لقاء ثنائي ومباحثات موسعة بين الرئيس النرويجي ونظيره الكوبي.": 1,
		// The Norwegian minister made a call to his Cuban counterpart in which the two discussed the crisis.
		"أجرى الوزير النرويجي اتصالا هاتفيا بنظيره الكوبي بحثا خلاله الأزمة الأخيرة.": 1,
		// A meeting with the Cuban minister and talks with the Peruvian.
		"عقد الوزير النرويجي لقاء مع الوزير الكوبي، وأجرى مباحثات مع الوزير البيروفي.": 2,
		"عقد الوزير النرويجي لقاء مع الوزير الكوبي ومباحثات مع الوزير البيروفي.":       2,
	} {
		d := doc.Document{ID: "t", Text: text}
		p.Code(&d)
		n := 0
		for i := range d.Events {
			if d.Events[i].Type == "CONSULT" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d meetings, want %d", text, n, want)
		}
	}
}

// TestAhead looks whether talks that a noun names are told to be ahead, when the document
// says so elsewhere and does not say that they took place.
func TestAhead(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	tests := []struct {
		name, text string
		want       doc.Realis
	}{
		// The Norwegian and the Cuban president will hold a summit on Monday. The summit is the topic of the papers.
		{"will be", "سيعقد الرئيس النرويجي ونظيره الكوبي قمة يوم الاثنين المقبل. وتصدرت القمة عناوين الصحف في العاصمة.", doc.Future},
		// … held a summit on Monday. …
		{"was", "عقد الرئيس النرويجي ونظيره الكوبي قمة يوم الاثنين الماضي. وتصدرت القمة عناوين الصحف في العاصمة.", doc.Actual},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := doc.Document{ID: "t", Text: x.text, PubTime: time.Date(2018, 5, 4, 0, 0, 0, 0, time.UTC)}
			p.Code(&d)
			e := &d.Events[len(d.Events)-1]
			if e.Trigger.Text != "القمة" || e.Realis != x.want {
				t.Errorf("%s %s, want %s: %v", e.Trigger.Text, e.Realis, x.want, e.Trace)
			}
		})
	}
}
