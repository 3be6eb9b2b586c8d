package ar_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestReadings has words whose letters are both a verb and something else, and what each
// is read as where it stands.
func TestReadings(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, word string
		want       doc.POS
	}{
		{"قرر المجلس المضي قدماً في الخطة", "قدماً", doc.Adv},
		{"دفعت الأزمة المزارعين تعباً إلى المدينة", "تعباً", doc.Noun}, // tanwin: no «they two tired»
		{"هذه أسوأ كارثة في البلاد", "أسوأ", doc.Adj},
		{"قال إنه أفضل حل للأزمة", "أفضل", doc.Adj}, // no «I prefer»
		{"وافقت الدول الـ15 على النص", "الـ", doc.Det},
		{"لم يصل الوفد بعد إلى المطار", "بعد", doc.Adv},
		{"لولا تدخل الجيران لاحترق البيت", "تدخل", doc.Noun},
		{"نقلت البضائع من آسيا إلى الميناء", "آسيا", doc.Propn},
		{"سيطر الفصيل على غربي تعز بالكامل", "تعز", doc.Propn},
		{"غنت ماريانا في الحفل", "ماريانا", doc.Propn},
		{"أصدر الحزب بيانا حذر فيه الحكومة من الأزمة", "حذر", doc.Verb},
		{"عادت ناشطة كينية حكم عليها بالسجن", "حكم", doc.Verb},
		{"بدأت الشرطة عملية بحث عنها في الغابة", "بحث", doc.Noun},
		{"قالت الوكالة في تقرير نشرته صحيفة الغد", "نشرته", doc.Verb},
		{"فشلت محاولة نقله إلى السجن", "نقله", doc.Noun},
		{"انتهت المهلة في موعد أقصاه الأحد", "أقصاه", doc.Adj},
		{"أطلق اللص النار على سائق وقتل راكبا في الحافلة", "وقتل", doc.Verb},
		{"بعد قصف انتقاما من القرية", "قصف", doc.Noun},
		{"دعت اللجنة الجيش إلى \"وقف القتال\" في المدينة", "وقف", doc.Noun},
		{"وجدد الحزب دعوته إلى الحوار مع خصومه", "وجدد", doc.Verb},
		{"وأمر الكردي بسحب رجاله", "وأمر", doc.Verb},
		{"ورصد مراسل الوكالة عشرات الجرحى", "ورصد", doc.Verb},
		{"وحذر قائلا إن الأزمة طويلة", "وحذر", doc.Verb},
		{"وفتح الجيش الطرق وساهم في الإغاثة", "وفتح", doc.Verb},
		{"وجيش الشمال هو الأقوى", "وجيش", doc.Noun},
		{"تولى الضابط منصبه خلفا لأخيه", "خلفا", doc.Noun},
		{"قال الناطق نقلا عن الطبيب إن الجريح بخير", "نقلا", doc.Noun},
		{"فتح شقيقان النار ثم هربا من القرية", "هربا", doc.Verb},
		{"ذكر الناطق أن قوات الشمال تواصل غاراتها", "تواصل", doc.Verb},
		{"أفاد الناطق بأن القائد أمر بسحب رجاله", "أمر", doc.Verb},
		{"أكد الناطق أن الحوار أمر ضروري", "أمر", doc.Noun},
		{"قال إن قرار الوزير نقل السفارة خطأ", "نقل", doc.Noun},
		{"التقى هاكان فيدان الوزير في أنقرة", "فيدان", doc.Propn}, // no «and they are condemned» behind a name
		{"رست السفينة كارل فينسون في الميناء", "فينسون", doc.Propn},
		{"أما هاكان فينسى وعده", "فينسى", doc.Verb},
		{"زار المدينة هاكان فقال إنها آمنة", "فقال", doc.Verb},
		{"وتواصل مقاتلات الجيش غاراتها على ريف المدينة", "وتواصل", doc.Verb},
	} {
		d := &doc.Document{Lang: "ar", Text: c.text}
		if _, err := p.Analyse(d); err != nil {
			t.Fatal(err)
		}
		found := false
		for i := range d.Tokens {
			k := &d.Tokens[i]
			if d.Text[k.Start:k.End] != c.word {
				continue
			}
			if found = true; k.POS != c.want {
				t.Errorf("%s: %s is read as %v (%s), want %v", c.text, c.word, k.POS, k.Lemma, c.want)
			}
		}
		if !found {
			t.Errorf("%s: no word is %s", c.text, c.word)
		}
	}
}
