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
		// The Norwegian president received the Cuban minister. The talks were about oil.
		{"who is visited is a side", "زار الوزير الكوبي أمس الرئيس النرويجي. وتناولت المحادثات النفط والغاز.", "المحادثات", "CUB NOR", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
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
