package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

func TestQuotes(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text string
		want       []string // speaker: first words of a direct quotation
	}{
		{"subject after the verb", `وقال وزير المالية الأردني إن "الموازنة لن تتغير هذا العام".`,
			[]string{"وزير المالية الأردني: الموازنة لن تتغير"}},
		{"subject before the verb", `الناطق باسم البلدية أكد أن "المياه صالحة للشرب".`,
			[]string{"الناطق باسم البلدية: المياه صالحة"}},
		{"office and name", `وصرحت وزيرة الصحة الفنلندية كيرسي فارهيلا للصحافيين: "نحتاج إلى مزيد من الأطباء".`,
			[]string{"وزيرة الصحة الفنلندية كيرسي فارهيلا: نحتاج إلى مزيد"}},
		{"name between commas", `وأوضح رئيس البلدية، نادر القصار، أن "الطريق سيفتح غدا".`,
			[]string{"رئيس البلدية، نادر القصار: الطريق سيفتح"}},
		{"dropped subject in the next sentence", `وقال سيرغي لافروف إن المفاوضات صعبة. وأضاف: "لن نتنازل عن شيء".`,
			[]string{"سيرغي لافروف: لن نتنازل"}},
		{"dropped subject goes on with the same gender", `وقالت أنغيلا ميركل إن "الوقت ينفد". ووصل إيمانويل ماكرون إلى برلين. وأضافت: "علينا أن نتحرك الآن".`,
			[]string{"ميركل: الوقت ينفد", "ميركل: علينا أن نتحرك"}},
		{"participle", `وقال لافروف "نرفض هذه الشروط"، مضيفا "سنرد عليها قريبا".`,
			[]string{"لافروف: نرفض هذه الشروط", "لافروف: سنرد عليها"}},
		{"verb and participle without subject", `وتحدث ماكرون أمام النواب. وأردف قائلا: "لا بديل من الإصلاح".`,
			[]string{"ماكرون: لا بديل من الإصلاح"}},
		{"speaker after the quotation", `"لم نتلق أي إنذار قبل الهجوم"، قال قائد الشرطة.`,
			[]string{"قائد الشرطة: لم نتلق أي إنذار"}},
		{"source after the quotation", `الوضع في المستشفى "خرج عن السيطرة"، بحسب مسؤول محلي.`,
			[]string{"مسؤول محلي: خرج عن السيطرة"}},
		{"relayed", `ونقلت الوكالة عن مصدر عسكري قوله: "الطائرات قصفت الجسر مرتين".`,
			[]string{"مصدر عسكري: الطائرات قصفت"}},
		{"nobody known", `وقال أحد منظميه إن "الحضور فاق التوقعات".`,
			[]string{"أحد منظميه: الحضور فاق"}},
		{"over several sentences", `وقال لافروف: "لم يتغير شيء. ما زلنا ننتظر الجواب. ولن ننتظر طويلا". وغادر بعد ذلك.`,
			[]string{"لافروف: لم يتغير شيء. ما زلنا ننتظر الجواب. ولن ننتظر طويلا"}},
		{"angle marks", `وأكدت وزارة الدفاع التركية أن «العملية انتهت بنجاح».`,
			[]string{"وزارة الدفاع التركية: العملية انتهت"}},
		{"saying in passing", `وقال ماكرون إن التقارير التي تصف الاتفاق بأنه هش "لا تستند إلى أي دليل".`,
			[]string{"ماكرون: لا تستند إلى"}},
		{"further past", `وكان لافروف قد اتهم واشنطن بأنها "تلعب بالنار".`,
			[]string{"لافروف: تلعب بالنار"}},
		{"newspaper", `وقال لافروف لصحيفة "البلاد" إن الحوار مستمر.`, nil},
		{"newspaper with adjective", `وقالت صحيفة "النجمة" المحلية إن الجسر أغلق.`, nil},
		{"entity", `وقال لافروف إن عناصر "داعش" غادروا المدينة.`, nil},
		{"speaker in quotation marks", `وكتبت "أطباء الساحل" على تويتر: "المستشفى لم يعد يعمل".`,
			[]string{"أطباء الساحل: المستشفى لم يعد"}},
		{"what is counted does not speak", `وقال المزارع ليرينو الذي يبلغ 70 عاما إن "المحصول كان جيدا".`,
			[]string{"المزارع ليرينو: المحصول كان جيدا"}},
		{"a deed does not speak", `وتحدث ماكرون أمام النواب. ويبدي غضبه من القرار ويقول: "لا بديل من الإصلاح".`,
			[]string{"ماكرون: لا بديل من الإصلاح"}},
		{"nobody speaks", `وفاز فيلم "الطريق" بالجائزة الأولى.`, nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: tc.text}
			p.Code(d)
			var got []doc.Quote
			for _, q := range d.Quotes {
				if d.Text[q.Start:q.End] != q.Text {
					t.Errorf("offsets %d..%d hold %q, text is %q", q.Start, q.End, d.Text[q.Start:q.End], q.Text)
				}
				if q.Direct {
					got = append(got, q)
				}
			}
			if len(got) != len(tc.want) {
				t.Fatalf("got %s, want %q", quotesText(got), tc.want)
			}
			for i, w := range tc.want {
				who, words, _ := strings.Cut(w, ": ")
				if got[i].Speaker == nil || !strings.Contains(got[i].Speaker.Text, who) || !strings.HasPrefix(got[i].Text, words) {
					t.Errorf("got %s, want %q", quotesText(got[i:i+1]), w)
				}
			}
		})
	}
}

func TestIndirectQuotes(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, speaker, words string }{
		{"complement", `أعلنت وزارة الخارجية الروسية أن الوفد سيصل إلى جنيف غدا.`, "وزارة الخارجية الروسية", "الوفد سيصل إلى جنيف غدا"},
		{"pronoun on the particle", `وقال لافروف إنه سيزور دمشق الشهر المقبل.`, "لافروف", "إنه سيزور دمشق"},
		{"until the participle", `وقال لافروف إن المحادثات كانت طويلة، مضيفا أنها لم تنته.`, "لافروف", "المحادثات كانت طويلة"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: tc.text}
			p.Code(d)
			if len(d.Quotes) == 0 {
				t.Fatal("no quotation")
			}
			q := d.Quotes[0]
			if q.Direct || q.Speaker == nil || !strings.Contains(q.Speaker.Text, tc.speaker) || !strings.HasPrefix(q.Text, tc.words) {
				t.Errorf("got %s direct %v", quotesText(d.Quotes[:1]), q.Direct)
			}
		})
	}
}

func quotesText(qs []doc.Quote) string {
	var b strings.Builder
	for _, q := range qs {
		who := "nobody"
		if q.Speaker != nil {
			who = q.Speaker.Text
		}
		b.WriteString("[" + who + " (" + q.Cue + "): " + q.Text + "] ")
	}
	return b.String()
}

// TestEmptyMarks: quotation marks behind a verb of saying with nothing between them name
// nobody, and break nothing.
func TestEmptyMarks(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Code(&doc.Document{ID: "t", Text: "وأضافت \" \" أنها \"راضية عن الاتفاق\"."})
}
