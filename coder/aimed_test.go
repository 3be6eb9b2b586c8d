package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestNoEvent codes own sentences with words that look like an event and are
// none, each beside one with the same words that has it.
func TestNoEvent(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, typ string
		want            bool
	}{
		// a purpose
		{"carried out", "بدأت الحكومة الكندية ترحيل المهاجرين الهنود.", "COERCE", true},
		{"aim as noun and preposition", "شكلت الحكومة الكندية لجنة بهدف ترحيل المهاجرين الهنود.", "COERCE", false},
		{"aim as two words", "شكلت الحكومة الكندية لجنة من أجل ترحيل المهاجرين الهنود.", "COERCE", false},
		{"aim as preposition", "شكلت الحكومة الكندية لجنة بغية ترحيل المهاجرين الهنود.", "COERCE", false},
		{"what one is not after", "لا تسعى الحكومة الكندية إلى ترحيل المهاجرين الهنود.", "COERCE", false},
		{"persuasion as an aim", "أنشأت الحكومة الكندية صندوقا بهدف إقناع المزارعين الهنود بالبقاء.", "REQUEST", false},
		{"thanks that are said", "قال الوزير الكندي: أود أن أشكر الهند على المساعدة.", "SUPPORT", true},
		{"recognition is news as a plan", "تستعد الحكومة الكندية لنقل سفارتها إلى القدس.", "SUPPORT", true},
		{"means", "تبحث الحكومة الكندية عن طرق لترحيل المهاجرين الهنود.", "COERCE", false},
		{"a meeting is news as a plan", "وصل الوزير الكندي إلى دلهي بهدف إجراء محادثات مع نظيره الهندي.", "CONSULT", true},
		{"what a thing is used for", "استخدمت الميليشيات الكندية الميناء لقتل المدنيين الهنود.", "ASSAULT", false},
		{"what befell", "تعرض المدنيون الهنود لقصف كندي.", "ASSAULT", true},
		{"what help is for", "قدمت الشركة الكندية صورا لمساعدة القوات الهندية.", "AID", true},
		{"what one is forced to", "اضطرت الحكومة الكندية لترحيل المهاجرين الهنود.", "COERCE", true},
		{"so that", "تجمع الميليشيات الكندية المال لكي تهاجم القرية الهندية.", "ASSAULT", false},
		{"until", "تدرب الجيش الكندي حتى يقصف القرية الهندية.", "ASSAULT", false},
		{"until it did", "تقدم الجيش الكندي حتى قصف القرية الهندية.", "ASSAULT", true},
		// sport
		{"teams", "انتهت المباراة في الشوط الثاني.\nتأهل المنتخب الكندي إلى كأس العالم.\nهدد الكنديون مرمى الهند، ثم سجل لاعب كندي هدفا في المباراة.", "THREATEN", false},
		{"officials", "انتهت المباراة في الشوط الثاني.\nتأهل المنتخب الكندي إلى كأس العالم.\nاعتقلت الشرطة الكندية أربعة ناشطين هنود قبل المباراة.", "COERCE", true},
		// a chance
		{"possible", "حذر الوزير الكندي من خطر ترحيل المهاجرين الهنود.", "COERCE", false},
		// what a thing does
		{"done by a party", "ساعد الجنود الكنديون سكان القرية في إصلاح السد.", "AID", true},
		{"done by a thing", "ساعدت الصور سكان القرية الكندية في إصلاح السد.", "AID", false},
		{"allowed by a law", "قالت الصحيفة إن القانون الذي يجبر العمال الكنديين على السفر قديم.", "COERCE", false},
		// a disaster, however far off
		{"killed by force", "قتل 14 شخصا على الأقل، بينهم أربعة أطفال كنديين وخمس نساء، مساء السبت، في قصف جوي للجيش الهندي.", "ASSAULT", true},
		{"killed by accident", "قتل 14 شخصا على الأقل، بينهم أربعة أطفال كنديين وخمس نساء، مساء السبت، في انقلاب حافلة.", "ASSAULT", false},
		// an idiom in the plural it is written with
		{"idiom", "خطف الممثل الكندي الأضواء.", "ASSAULT", false},
		{"idiom by its printed form", "حاول الممثل الكندي خطف الأضواء.", "ASSAULT", false},
		// how the trigger stands
		{"convicted", "أدين الوزير الكندي وحكم عليه بالسجن.", "ACCUSE", false},
		{"condemned", "أدان الوزير الكندي القرار الهندي.", "ACCUSE", true},
		{"comprises", "تضم المدينة الكندية ثلاث جزر.", "COERCE", false},
		{"annexed", "ضمت كندا جزيرة هندية.", "COERCE", true},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.ByRules().Code(d)
			got := false
			for i := range d.Events {
				got = got || d.Events[i].Type == x.typ
			}
			if got != x.want {
				t.Errorf("%s: %s %v, want %v, among %+v", x.text, x.typ, got, x.want, d.Events)
			}
		})
	}
}
