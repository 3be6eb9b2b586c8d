package when_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en"
	"github.com/sijil-news/sijil/lang/en/morph"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lang/en/when"
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
	l, err := when.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, src)
	for _, p := range src.Problems() {
		if strings.HasPrefix(p.File, "en/when") {
			t.Error(p)
		}
	}
	if len(l.Examples) < 90 {
		t.Fatalf("%d examples in the data, expected more", len(l.Examples))
	}
	for _, x := range l.Examples {
		var pub time.Time
		if x.Published != "" {
			if pub, err = time.Parse("2006-01-02", x.Published); err != nil {
				t.Errorf("line %d: %v", x.Line, err)
			}
		}
		times := find(l, r.read(x.Text), pub)
		if x.None {
			if len(times) > 0 {
				t.Errorf("line %d: %s: found %+v, want none", x.Line, x.Text, times)
			}
			continue
		}
		if n := len(times); n == 0 || n > 1 && !strings.Contains(x.Text, "…") {
			t.Errorf("line %d: %s: %d expressions, want one: %+v", x.Line, x.Text, n, times)
			continue
		}
		got := times[len(times)-1] // after «…» the last is meant
		back := got.Start == x.From && got.End == x.To
		ahead := got.AheadStart == x.From && got.AheadEnd == x.To
		if !back && (!ahead || x.From == "") || got.Granularity != x.Gran {
			t.Errorf("line %d: %s: got %s..%s (ahead %s..%s) %s, want %s..%s %s", x.Line, x.Text, got.Start, got.End, got.AheadStart, got.AheadEnd, got.Granularity, x.From, x.To, x.Gran)
		}
	}
}

// TestUse tells how a time stands to what is told.
func TestUse(t *testing.T) {
	src := lexicon.NewSource(data.FS)
	l, err := when.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, src)
	for s, want := range map[string]clause.TimeUse{
		"The town was bombed on Monday.":                                 clause.TimeAt,
		"The city has been besieged since 2013.":                         clause.TimeSince,
		"It was the deadliest attack in the capital since 2016.":         clause.TimeRanked,
		"The first visit by a foreign leader since May 2011 was hailed.": clause.TimeRanked,
		"The curfew will last until Friday.":                             clause.TimeUntil,
		"They must leave before the end of March 2023.":                  clause.TimeBefore,
		"They promised to leave ahead of Friday.":                        clause.TimeBefore,
		"After last Sunday, nobody was seen there.":                      clause.TimeAfter,
	} {
		times := find(l, r.read(s), time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC))
		if len(times) != 1 || times[0].Use != want {
			t.Errorf("%s: %+v, want one of use %d", s, times, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Saturday and Sunday", "the 22nd of this month", "early late mid-May", "Wednesday (February 7", "between 2003 and", "2018-02-31", "10 Ramadan 1444", "from 9/11 to 2011-14 last next few", "the third quarter of the first half of 3"} {
		f.Add(s)
	}
	src := lexicon.NewSource(data.FS)
	l, err := when.Load(src)
	if err != nil {
		f.Fatal(err)
	}
	pack, err := en.Load(src)
	if err != nil {
		f.Fatal(err)
	}
	pub := time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		tk, _ := pack.Cut(s, doc.Span{End: len(s)}, nil)
		for i := range tk {
			tk[i].Fold, tk[i].POS = text.Fold(tk[i].Fold), doc.Noun
		}
		end := 0
		for _, x := range find(l, tk, pub) {
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

// find finds times among all tokens with which one may begin.
func find(l *when.Lexicon, tk []doc.Token, published time.Time) []clause.Time {
	var starts []int
	for i := range tk {
		if l.Begins(tk[i].Fold) {
			starts = append(starts, i)
		}
	}
	return l.Find(tk, starts, nil, published)
}
