package when_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/when"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/text"
)

// TestExamples runs the examples of the data.
func TestExamples(t *testing.T) {
	src := lexicon.NewSource(data.FS)
	l, err := when.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range src.Problems() {
		t.Error(p)
	}
	if len(l.Examples) < 50 {
		t.Fatalf("%d examples in the data, expected more", len(l.Examples))
	}
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range l.Examples {
		var pub time.Time
		if x.Published != "" {
			if pub, err = time.Parse("2006-01-02", x.Published); err != nil {
				t.Errorf("line %d: %v", x.Line, err)
			}
		}
		s := p.Pack.Sentence(x.Text, text.Tokens(x.Text, doc.Span{End: len(x.Text)}, nil), pub)
		if x.None {
			if len(s.Times) > 0 {
				t.Errorf("line %d: %s: found %+v, want none", x.Line, x.Text, s.Times)
			}
			continue
		}
		if n := len(s.Times); n == 0 || n > 1 && !strings.Contains(x.Text, "…") {
			t.Errorf("line %d: %s: %d expressions, want one: %+v", x.Line, x.Text, len(s.Times), s.Times)
			continue
		}
		got := s.Times[len(s.Times)-1] // after «…» the last is meant
		back := got.Start == x.From && got.End == x.To
		ahead := got.AheadStart == x.From && (got.AheadEnd == x.To || got.AheadEnd == got.AheadStart && x.To == "")
		if !back && (!ahead || x.From == "") || got.Granularity != x.Gran {
			t.Errorf("line %d: %s: got %s..%s (ahead %s..%s) %s, want %s..%s %s", x.Line, x.Text, got.Start, got.End, got.AheadStart, got.AheadEnd, got.Granularity, x.From, x.To, x.Gran)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"يومي السبت والأحد", "22 من الشهر الجاري", "مطلع نهاية هذا العام", "الأربعاء (7 شباط", "بين 2003 و", "2018-02-31", "أواخر منتصف 10 رمضان 1444 هـ"} {
		f.Add(s)
	}
	l, err := when.Load(lexicon.NewSource(data.FS))
	if err != nil {
		f.Fatal(err)
	}
	pub := time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		tk := text.Tokens(s, doc.Span{End: len(s)}, nil)
		for i := range tk {
			f := text.Fold(tk[i].Fold)
			tk[i].Fold, tk[i].Stem, tk[i].POS = f, f, doc.Noun
		}
		end := 0
		for _, x := range l.Find(tk, nil, pub) {
			if x.From < end || x.To <= x.From || x.To > len(tk) {
				t.Fatalf("%q: bad range %+v of %d tokens", s, x, len(tk))
			}
			if n := len(x.Start); n != 0 && n != 4 && n != 7 && n != 10 {
				t.Fatalf("%q: start %q is no ISO date", s, x.Start)
			}
			if x.End != "" && x.End < x.Start {
				t.Fatalf("%q: ends %s before it starts %s", s, x.End, x.Start)
			}
			end = x.To
		}
	})
}
