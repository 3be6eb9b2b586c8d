package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestJoin codes own sentences that tell one act in several words: they give
// one event. Two acts stay two.
func TestJoin(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, typ string
		triggers        []string
	}{
		// Ten soldiers were killed in a suicide attack that hit their convoy.
		{"killed in an attack", "قتل عشرة جنود أتراك في هجوم انتحاري استهدف قافلتهم شرق البلاد.", "ASSAULT", []string{"قتل"}},
		// The army killed two gunmen, then shelled a village.
		{"two acts", "قتل الجيش السوري مسلحين تركيين ثم قصف قرية عراقية قرب الحدود.", "ASSAULT", []string{"قتل", "قصف"}},
		// Iraqi soldiers were killed two days after an American raid.
		{"another time", "قتل جنود عراقيون في الموصل بعد غارة أمريكية على سوريا.", "ASSAULT", []string{"قتل", "غارة"}},
		// Six were killed in fights during clashes: the fights were told already.
		{"told by two nouns", "قتل ستة جنود أتراك في مواجهات مع مسلحين خلال اشتباكات شرق البلاد.", "ASSAULT", []string{"قتل"}},
		// The government condemned the trial of the journalist: two accusations.
		{"a trial condemned", "ندد الوزير النرويجي بمحاكمة الصحافي البيروفي.", "ACCUSE", []string{"ندد", "محاكمة"}},
		{"charges condemned", "دانت الحكومة النرويجية اتهامات الرئيس البيروفي للصحافي الكيني.", "ACCUSE", []string{"دانت", "اتهامات"}},
		// Norway called the raid a violation: one.
		{"the word of a judgement", "اعتبرت النرويج الغارة البيروفية انتهاكا للقانون.", "ACCUSE", []string{"اعتبرت"}},
		// Five soldiers were killed in a raid: a title goes by the raid, a sentence by what it says.
		{"in a title", "مقتل خمسة جنود نرويجيين بغارة دنماركية\nقالت الوزارة إن الطائرات عادت إلى قواعدها.", "ASSAULT", []string{"غارة"}},
		{"in a sentence", "أعلنت الوزارة مقتل خمسة جنود نرويجيين بغارة دنماركية.", "ASSAULT", []string{"مقتل"}},
		// Soldiers were killed and others wounded in an attack: one act, whatever their number of words.
		{"two words for those hit", "قتل خمسة جنود نرويجيين وأصيب آخرون في هجوم شرق البلاد.", "ASSAULT", []string{"قتل"}},
		{"dead and wounded", "أعلنت الوزارة سقوط قتلى وجرحى نرويجيين في غارة دنماركية.", "ASSAULT", []string{"غارة"}},
		{"result told by two nouns", "شن مسلحون هجوما على معسكر نرويجي أسفر عن مقتل جندي وإصابة آخرين.", "ASSAULT", []string{"هجوما"}},
		// The president dismissed a minister after dismissing his deputy.
		{"dismissed after another", "أعلن الرئيس التونسي إقالة وزير المالية بعد إقالة وكيل الوزارة.", "SANCTION", []string{"إقالة", "إقالة"}},
		// Three Jordanians were executed after their conviction.
		{"stages of a trial", "أعدم ثلاثة رجال أردنيين في مارس 2015 بعد إدانتهم بهجوم بالسكاكين.", "SANCTION", []string{"أعدم"}},
		// Turkish planes raided positions and left dozens dead: the toll is theirs.
		{"toll of a raid", "شنت طائرات تركية غارات على مواقع عراقية، موقعة عشرات القتلى والجرحى.", "ASSAULT", []string{"غارات"}},
		// Demonstrators in Lebanon held up banners.
		{"demonstrators", "رفع متظاهرون لبنانيون لافتات في ساحة الشهداء.", "PROTEST", []string{"لافتات"}},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.ByRules().Code(d)
			var got []string
			for i := range d.Events {
				if d.Events[i].Type == x.typ {
					got = append(got, d.Events[i].Trigger.Text)
				}
			}
			if strings.Join(got, " ") != strings.Join(x.triggers, " ") {
				t.Errorf("triggers %v, want %v", got, x.triggers)
			}
		})
	}
}

// TestRefused: what an actor says he will not yield is a refusal; what merely
// did not happen is not.
func TestRefused(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"أكدت واشنطن أنها لن ترفع العقوبات عن إيران.": "REJECT actual",   // will not lift
		"لم ترفع واشنطن العقوبات عن إيران.":           "RETREAT negated", // has not lifted
	} {
		d := &doc.Document{ID: "x", Text: text}
		p.Code(d)
		var got []string
		for i := range d.Events {
			got = append(got, d.Events[i].Type+" "+string(d.Events[i].Realis))
		}
		if len(got) == 0 || got[0] != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
}
