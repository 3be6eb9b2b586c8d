package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestPronouns: whom pronouns mean and whom subjects left out take up. "-" is nobody.
func TestPronouns(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil // grammar alone
	tests := []struct {
		name, text, typ, trigger, actors string
	}{
		// The Danish police said a car hit the Swedish embassy. It added that it arrested the driver.
		{"what a verb without subject says", "قال جهاز المخابرات الدنماركي إن سيارة صدمت مبنى السفارة السويدية. وأضاف أنه اعتقل السائق.", "COERCE", "اعتقل", "DNK"},
		// The Swedish navy said that the Kenyan pilot died. It said that an investigation was under way: a pronoun that stands for nobody.
		{"a pronoun for nobody", "أعلنت البحرية السويدية أن الطيار الكيني توفي. وقالت إنه يجري التحقيق في الحادث.", "ACCUSE", "التحقيق", "-"},
		// The Norwegian minister said plans of the Kenyan families were hard, but she promised …
		{"but she", "وصلت الوزيرة النرويجية إلى نيروبي. وقالت إن برامج العائلات الكينية صعبة، لكنها وعدت بالمساعدة.", "AGREE", "وعدت", "NOR"},
		// Sweden chose a successor to the Danish minister, who handed in his resignation.
		{"his own, behind a relative", "اختار الملك السويدي خلفا للوزير الدنماركي، الذي قدم استقالته أمس.", "RETREAT", "استقالته", "DNK"},
		// Meanwhile the Danish party called for … : «that» calls for nothing.
		{"meanwhile", "زار الوفد الكيني السويد. في غضون ذلك، دعت الحكومة الدنماركية الحكومة الكينية إلى ضبط النفس.", "REQUEST", "دعت", "DNK"},
		// The Danish minister said at a press conference that Kenya held no boat. He added that his country was ready for a joint inquiry.
		{"his country, of whom the verb leaves out", "قال الوزير الدنماركي سامي هولم في مؤتمر صحفي في نيروبي إن كينيا لم تحتجز أي قارب. وأضاف أن بلاده مستعدة للحوار.", "AGREE", "مستعدة", "DNK"},
		// Norway expelled the Danish ambassador, accusing him of arming the rebels.
		{"accusing him", "طردت النرويج السفير الدنماركي، متهمة إياه بتسليح المتمردين.", "AID", "تسليح", "DNK"},
		// … until the end of the term of the Kenyan president, who rejected the proposals.
		{"who ends what the relative stands behind", "دعا المؤتمر النرويجي إلى انتخابات بعد نهاية ولاية الرئيس الكيني الذي رفض المقترحات.", "REJECT", "رفض", "KEN"},
		// The Danish police arrested a Kenyan woman who is suspected of having killed a child.
		{"of whom one is suspected", "اعتقلت الشرطة الدنماركية امرأة كينية يشتبه في أنها قتلت طفلا.", "ASSAULT", "قتلت", "KEN"},
		// The Danish judge granted his request: not the judge's own.
		{"whose request it is", "قال الوزير الكيني إن الدنمارك وافقت على طلبه إرسال قوات.", "REQUEST", "طلبه", "KEN"},
		// The passengers suffer while the Kenyan workers go on with their strike.
		{"the strike of those who go on with it", "يعاني المسافرون الدنماركيون مع استمرار العمال الكينيين في إضرابهم.", "PROTEST", "إضرابهم", "KEN"},
		// … a successor to the Danish minister who handed in his resignation.
		{"he who handed it in", "اختار الملك السويدي خلفا للوزير الدنماركي الذي تقدم باستقالته أمس.", "RETREAT", "استقالته", "DNK"},
		// The Kenyan activist who was set free: she set nobody free.
		{"the prisoner who was set free", "قالت الناشطة الكينية التي أفرج عنها إنها بخير.", "RETREAT", "أفرج", "-"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			e := eventOf(t, p, x.text, x.typ, x.trigger)
			got := codesOf(e.Actor)
			if len(e.Actor) == 0 {
				got = "-"
			}
			if got != x.actors {
				t.Errorf("actors %q, want %q: %v", got, x.actors, e.Trace)
			}
		})
	}
}

// TestRatedThing: a pronoun on a verb of calling is the thing that the verb before governs.
func TestRatedThing(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	tests := []struct{ text, trigger, recipients string }{
		// The Danish minister visited Kyiv. The Kenyan president condemned the attack and called it cowardly.
		{"قال وزير الدفاع الدنماركي إن القوات انسحبت. ودان الرئيس الكيني الهجوم ووصفه بالجبان.", "وصفه", ""},
		// The Danish minister met his Norwegian colleague. The opposition in Kenya rejected the agreement and held it to be treason.
		{"التقى الوزير الدنماركي نظيره النرويجي. ورفض الرئيس الكيني الاتفاق واعتبره خيانة.", "اعتبره", ""},
		// The Kenyan president attacked the Danish minister and called him a liar.
		{"هاجم الرئيس الكيني الوزير الدنماركي ووصفه بالكاذب.", "وصفه", "DNK"},
	}
	for _, x := range tests {
		if e := eventOf(t, p, x.text, "ACCUSE", x.trigger); codesOf(e.Recipient) != x.recipients {
			t.Errorf("%s: recipients %v, want %q: %v", x.text, codesOf(e.Recipient), x.recipients, e.Trace)
		}
	}
}

// TestSpokenTo: whom a verb of reporting is done to is not who speaks, nor does he do it.
func TestSpokenTo(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	tests := []struct{ text, typ, trigger, actors, said string }{
		// The Danish premier held a meeting. She laid the responsibility for the attack on Kenya.
		{"عقدت رئيسة الوزراء الدنماركية اجتماعا. وحملت كينيا المسؤولية عن الهجوم على القرية.", "ACCUSE", "المسؤولية", "DNK", "DNK"},
		// The Danish minister spoke in parliament. He also called the Kenyan militias terrorists.
		{"تحدث الوزير الدنماركي أمام البرلمان. كما وصف الميليشيات الكينية بأنها جماعة إرهابية.", "ACCUSE", "وصف", "DNK", ""},
		// Peru accused the Kenyan government of crushing the protests, which are not the government's.
		{"اتهمت البيرو الحكومة الكينية بقمع الاحتجاجات في نيروبي.", "ASSAULT", "قمع", "KEN", "PER"},
		{"اتهمت البيرو الحكومة الكينية بقمع الاحتجاجات في نيروبي.", "PROTEST", "الاحتجاجات", "", "PER"},
	}
	for _, x := range tests {
		e := eventOf(t, p, x.text, x.typ, x.trigger)
		if codesOf(e.Actor) != x.actors || codesOf(e.SaidBy) != x.said {
			t.Errorf("%s: actors %v said by %v, want %q, %q: %v", x.text, codesOf(e.Actor), codesOf(e.SaidBy), x.actors, x.said, e.Trace)
		}
	}
}
