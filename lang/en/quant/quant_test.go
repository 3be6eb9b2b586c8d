package quant_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en"
	"github.com/sijil-news/sijil/lang/en/morph"
	"github.com/sijil-news/sijil/lang/en/quant"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// reader cuts and tags a sentence.
type reader struct {
	pack *en.Pack
	tag  *tag.Tagger
}

func newReader(t testing.TB, src *lexicon.Source) reader {
	pack, err := en.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := morph.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	tg, err := tag.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return reader{pack, tg}
}

func (r reader) read(s string) []doc.Token {
	tk, _ := r.pack.Cut(s, doc.Span{End: len(s)}, nil)
	for i := range tk {
		tk[i].Fold = text.Fold(tk[i].Fold)
	}
	r.tag.Sentence(s, tk, nil)
	return tk
}

// TestExamples runs the examples of the data.
func TestExamples(t *testing.T) {
	src := lexicon.NewSource(data.FS)
	l, err := quant.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, src)
	for _, p := range src.Problems() {
		if strings.HasPrefix(p.File, "en/quant") {
			t.Error(p)
		}
	}
	if len(l.Examples) < 70 {
		t.Fatalf("%d examples in the data, expected more", len(l.Examples))
	}
	for _, x := range l.Examples {
		var got []string
		for _, a := range find(l, r.read(x.Text)) {
			if a.What != "" {
				got = append(got, show(&a))
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

// TestUnits: what is counted is named by its dictionary form.
func TestUnits(t *testing.T) {
	src := lexicon.NewSource(data.FS)
	l, err := quant.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, src)
	for s, want := range map[string]string{
		"Rebels killed 12 Palestinian civilians on Monday": "civilian",
		"They fired three rockets":                         "rocket",
		"Two dozen police officers were hurt":              "officer",
		"Hundreds of people fled":                          "people",
		"They paid 30 million dollars":                     "USD",
	} {
		a := find(l, r.read(s))
		if len(a) != 1 || a[0].Unit != want {
			t.Errorf("%s: %+v, want one of unit %s", s, a, want)
		}
	}
}

// TestOutside drops numbers of dates.
func TestOutside(t *testing.T) {
	amounts := []clause.Amount{{From: 1, To: 2}, {From: 5, To: 6}}
	got := quant.Outside(amounts, []clause.Time{{From: 4, To: 7}})
	if len(got) != 1 || got[0].From != 1 {
		t.Errorf("%+v stay, want the first", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"between 30 and", "two hundred and fifty thousand and", "at least some 5 or more", "$2.5bn to $3m", "hundreds of thousands of", "half a of", "1,2,3", "10-15", "US$ 5"} {
		f.Add(s)
	}
	src := lexicon.NewSource(data.FS)
	l, err := quant.Load(src)
	if err != nil {
		f.Fatal(err)
	}
	pack, err := en.Load(src)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tk, _ := pack.Cut(s, doc.Span{End: len(s)}, nil)
		for i := range tk {
			tk[i].Fold = text.Fold(tk[i].Fold)
			tk[i].Lemma = tk[i].Fold
			if tk[i].POS == doc.X {
				tk[i].POS = doc.Noun
			}
		}
		end := 0
		for _, a := range find(l, tk) {
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

// find finds numbers among all tokens with which one may begin.
func find(l *quant.Lexicon, tk []doc.Token) []clause.Amount {
	var starts []int
	for i := range tk {
		if l.Begins(tk[i].Fold) {
			starts = append(starts, i)
		}
	}
	return l.Find(tk, starts)
}
