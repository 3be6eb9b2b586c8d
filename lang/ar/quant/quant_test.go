package quant_test

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/quant"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/text"
)

func TestFind(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text      string
		low, high float64
		what      string
	}{
		{"قتل 12 شخصا في الانفجار", 12, 12, "killed"},
		{"قتل اثنا عشر شخصا في الانفجار", 12, 12, "killed"},
		{"مقتل أحد عشر جنديا في الهجوم", 11, 11, "killed"},
		{"أصيب خمسة وعشرون مدنيا في القصف", 25, 25, "injured"},
		{"سقط قتيلان في المواجهات", 2, 2, "killed"},
		{"شارك نحو ٣ آلاف متظاهر في المسيرة", 3000, 3000, "crowd"},
		{"تظاهر عشرات الآلاف في العاصمة", 20000, 99000, "crowd"},
		{"مقتل العشرات في القصف", 20, 99, "killed"},
		{"قتل أكثر من 30 شخصا", 30, 0, "killed"},
		{"قتل ما لا يقل عن أربعين شخصا", 40, 0, "killed"},
		{"قتل 30 شخصا على الأقل", 30, 0, "killed"},
		{"قتل بين 30 و35 شخصا", 30, 35, "killed"},
		{"اعتقلت الشرطة ثلاثمئة وخمسين متظاهرا", 350, 350, "arrested"},
		{"اعتقلت الشرطة 20 شخصا", 20, 20, "arrested"},
		{"قدمت الحكومة مليونين ونصف المليون دولار", 2500000, 2500000, "money"},
		{"قدمت الحكومة 1,5 مليار دولار", 1.5e9, 1.5e9, "money"},
		{"قدمت الحكومة 1,250,000 دولار", 1250000, 1250000, "money"},
		{"نصف مليون شخص شاركوا في المسيرة", 500000, 500000, ""},
		{"نزح 3 ملايين و500 ألف شخص", 3500000, 3500000, "displaced"},
		{"قتل ألف ومئتا مدني", 1200, 1200, "killed"},
		{"أطلقوا ثلاثة صواريخ على البلدة", 3, 3, ""},
		{"ارتفعت الأسعار 20 في المئة", 20, 20, ""},
	}
	for _, x := range tests {
		s := p.Pack.Sentence(x.text, text.Tokens(x.text, doc.Span{End: len(x.text)}, nil), time.Time{})
		if len(s.Amounts) != 1 {
			t.Errorf("%s: %d numbers, want one: %+v", x.text, len(s.Amounts), s.Amounts)
			continue
		}
		a := s.Amounts[0]
		if a.Low != x.low || a.High != x.high || x.what != "" && a.What != x.what {
			t.Errorf("%s: got %v..%v %q, want %v..%v %q", x.text, a.Low, a.High, a.What, x.low, x.high, x.what)
		}
	}
}

// TestNone holds words that look like numbers of people and are none.
func TestNone(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"قتلت طالبان جنودا", "قال أحد الجنود", "في عام 2017"} {
		got := p.Pack.Sentence(s, text.Tokens(s, doc.Span{End: len(s)}, nil), time.Time{})
		if len(got.Amounts) > 0 {
			t.Errorf("%s: found %+v, want none", s, got.Amounts)
		}
	}
}

// TestExamples runs the examples of the data.
func TestExamples(t *testing.T) {
	src := lexicon.NewSource(data.FS)
	l, err := quant.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range src.Problems() {
		t.Error(p)
	}
	if len(l.Examples) < 60 {
		t.Fatalf("%d examples in the data, expected more", len(l.Examples))
	}
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range l.Examples {
		s := p.Pack.Sentence(x.Text, text.Tokens(x.Text, doc.Span{End: len(x.Text)}, nil), time.Time{})
		var got []string
		for i := range s.Amounts {
			if a := &s.Amounts[i]; a.What != "" {
				got = append(got, show(a))
			}
		}
		if strings.Join(got, " ; ") != strings.Join(x.Want, " ; ") {
			t.Errorf("line %d: %s: got %q, want %q", x.Line, x.Text, got, x.Want)
		}
	}
}

// show writes a count as the examples do.
func show(a *clause.Amount) string {
	low, high := strconv.FormatFloat(a.Low, 'f', -1, 64), strconv.FormatFloat(a.High, 'f', -1, 64)
	n := low
	switch {
	case a.High == 0:
		n += "+"
	case a.Low == 0:
		n = "-" + high
	case a.Low != a.High:
		n += ".." + high
	case a.Approx:
		n = "~" + n
	}
	if a.Money {
		n += " " + a.Unit
	}
	return a.What + " " + n
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"بين 30 و35", "ألف ومئتان و", "و و 5", "1,5 مليار ونصف", "آلاف الآلاف", "أكثر من نحو"} {
		f.Add(s)
	}
	l, err := quant.Load(lexicon.NewSource(data.FS))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tk := tokens(s)
		end := 0
		for _, a := range l.Find(tk) {
			if a.From < end || a.To <= a.From || a.To > len(tk) || a.Head >= len(tk) || a.Head < clause.None {
				t.Fatalf("%q: bad range %+v of %d tokens", s, a, len(tk))
			}
			if a.Low < 0 || math.IsNaN(a.Low) || math.IsInf(a.High, 0) {
				t.Fatalf("%q: bad number %+v", s, a)
			}
			end = a.To
		}
	})
}

// tokens cuts text as the pack does, untagged, with stem and word the same.
func tokens(s string) []doc.Token {
	tk := text.Tokens(s, doc.Span{End: len(s)}, nil)
	for i := range tk {
		f := text.Fold(tk[i].Fold)
		tk[i].Fold, tk[i].Stem, tk[i].Lemma, tk[i].POS = f, f, f, doc.Noun
	}
	return tk
}
