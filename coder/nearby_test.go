package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestNearby: doers who are told near an act and not in its own places. "-" is
// nobody.
func TestNearby(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil // grammar alone
	tests := []struct {
		name, text, typ, trigger, actors string
	}{
		// Oslo punished Minsk because of arming the rebels.
		{"because of", "عاقبت أوسلو مينسك بسبب تزويد المتمردين بأسلحة.", "AID", "تزويد", "BLR"},
		// The Portuguese delegation stayed away because of the shelling of Sana'a: nobody is moved against.
		{"because of, nobody", "غاب الوفد البرتغالي بسبب قصف صنعاء.", "ASSAULT", "قصف", "-"},
		// Danish analysts see a danger in Sweden's withdrawing its troops.
		{"own troops", "يرى محللون أن السويد أخطأت. فقد أدى سحب قواتها من الميناء إلى أزمة.", "RETREAT", "سحب", "SWE"},
		// The Kenyan army announced the death of ten militants.
		{"army and fighters", "أعلن الجيش الكيني مقتل عشرة مسلحين قرب الحدود.", "ASSAULT", "مقتل", "KEN"},
		// Kenyan military sources confirmed the death of ten militants.
		{"sources and fighters", "أكدت مصادر عسكرية كينية مقتل عشرة مسلحين قرب الحدود.", "ASSAULT", "مقتل", "-"},
		// The Kenyan police announced the death of four farmers.
		{"police and civilians", "أعلنت الشرطة الكينية مقتل أربعة مزارعين قرب الحدود.", "ASSAULT", "مقتل", "-"},
		// Oslo denied carrying out strikes.
		{"who denies", "نفت أوسلو تنفيذ ضربات على المدينة.", "ASSAULT", "تنفيذ", "NOR"},
		// The minister said that Minsk was behind the poisoning of the journalist.
		{"behind it", "قال الوزير النرويجي إن مينسك كانت وراء قصف المدينة.", "ASSAULT", "قصف", "BLR"},
		// The journalist was arrested. The Danish police said that …
		{"police in the next sentence", "تم اعتقال صحفي دنماركي مساء الأحد. وقالت الشرطة الدنماركية إنه خالف القانون.", "COERCE", "اعتقال", "DNK"},
		// A Danish journalist was arrested in Kenya. The Swedish police said …
		{"police of others", "تم اعتقال صحفي دنماركي في كينيا مساء الأحد. وقالت الشرطة السويدية إنه خالف القانون.", "COERCE", "اعتقال", "-"},
		{"who its owner is", "Its struggle against Chad put limits on the military power it could deploy against the rebels.", "MOBILIZE", "deploy", "-"},
		{"no clause of a meeting", "The Kenyan minister met his lawyer and then he condemned Norway.", "ACCUSE", "condemned", "KEN"},
		{"a thing does it", "The Kenyan police came. The report also investigates Oslo.", "ACCUSE", "investigates", "-"},
		// Of two countries' courts neither is taken.
		{"two courts", "حكم على الصحفي الدنماركي بالسجن، كما قالت محكمة دنماركية ومحكمة سويدية.", "SANCTION", "حكم", "-"},
		// Sweden rejects the party's plan, for it deems the party a terrorist organisation.
		{"object and what it is", "ترفض السويد خطة حركة الشباب، إذ تعتبرها منظمة إرهابية.", "ACCUSE", "تعتبرها", "SWE"},
		// … and it also calls on the Secretary-General: masculine, so no subject.
		{"subject of another gender", "رحبت السويد بالقرار، كما تدعو الأمين العام للأمم المتحدة إلى تقديم تقرير.", "REQUEST", "تدعو", "SWE"},
		// The aim was giving Minsk a warning: whom it is directed at does not give it.
		{"directed at", "كان الهدف توجيه تحذير لمينسك بسبب الحدود.", "THREATEN", "تحذير", "-"},
		// The fourth batch of the forces of the Kenyan army withdrew from the city.
		{"portion", "انسحبت الدفعة الرابعة من قوات الجيش الكيني من المدينة.", "RETREAT", "انسحبت", "KEN"},
		// The party criticised the Kenyan decision to move its embassy.
		{"whose decision", "انتقد الحزب السويدي القرار الكيني نقل سفارتها إلى القدس.", "SUPPORT", "نقل", "KEN"},
		// Sweden invites the Danish minister to visit Minsk.
		{"who is invited goes", "دعت السويد الوزير الدنماركي إلى زيارة مينسك.", "CONSULT", "زيارة", "DNK"},
		// The army forced the Danish minister to resign.
		{"who is forced does it", "أجبر الجيش الوزير الدنماركي على الاستقالة.", "RETREAT", "استقالة", "DNK"},
		// The Danish activist was jailed on the charge of spreading news: he charges nobody.
		{"held on a charge", "يقبع الناشط الدنماركي في السجن بتهمة نشر أخبار كاذبة ضد الحكومة الكينية.", "ACCUSE", "تهمة", "-"},
		// The Danish office helps in the inquiry that the Kenyan authorities conduct.
		{"whose the inquiry is", "أرسل المكتب الدنماركي خبراء للمساعدة في التحقيق الذي تجريه السلطات الكينية في الحادث.", "ACCUSE", "التحقيق", "KEN"},
		// The Danish party expects attacks on the Kenyan army.
		{"who expects it", "يتوقع الحزب الدنماركي هجمات على الجيش الكيني.", "ASSAULT", "هجمات", "-"},
		// The states in the European Union condemned the attack.
		{"states in a body", "نددت الدول في الاتحاد الأوروبي بالهجوم الكيني.", "ACCUSE", "نددت", "EUR"},
		// The withdrawal of the Norwegian forces will take a year.
		{"force inside the trigger", "يستغرق سحب القوات النرويجية من القاعدة عاما كاملا.", "RETREAT", "سحب", "NOR"},
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
