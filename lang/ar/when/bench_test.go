package when_test

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/quant"
	"github.com/sijil-news/sijil/lang/ar/when"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// BenchmarkFind reads times and numbers of a paragraph of 50 words.
func BenchmarkFind(b *testing.B) {
	src := lexicon.NewSource(data.FS)
	l, err := when.Load(src)
	if err != nil {
		b.Fatal(err)
	}
	q, err := quant.Load(src)
	if err != nil {
		b.Fatal(err)
	}
	const s = "قال وزير الداخلية في مؤتمر صحفي عقده مساء الثلاثاء في العاصمة إن نحو ثلاثة آلاف متظاهر خرجوا إلى الشوارع احتجاجا على قرار الحكومة رفع أسعار الوقود وإن الشرطة اعتقلت عشرين شخصا بعد أن أصيب أربعة من عناصرها بجروح وأضاف أن السلطات سوف تدرس مطالب المحتجين خلال الأسبوع المقبل"
	tk := text.Tokens(s, doc.Span{End: len(s)}, nil)
	for i := range tk {
		f := text.Fold(tk[i].Fold)
		tk[i].Fold, tk[i].Stem, tk[i].Lemma, tk[i].POS = f, f, f, doc.Noun
	}
	pub := time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		l.Find(tk, q.Find(tk), pub)
	}
}
