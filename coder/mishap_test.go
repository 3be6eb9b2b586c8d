package coder_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestMishap codes one sentence of the dead under titles that tell how they
// died: those of an accident nobody has killed.
func TestMishap(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const dead = "قتل أربعة جنود كنديين وأصيب خمسة آخرون."
	tests := []struct {
		name, title, text string
		want              bool
	}{
		{"no title", "", dead, true},
		{"accident", "تحطم مروحية عسكرية قرب أوتاوا", dead, false},
		{"disaster", "عواصف عاتية تضرب كندا", dead, false},
		{"deed", "هجوم مسلح قرب أوتاوا", dead, true},
		{"deed called an accident", "تحطم مروحية كندية بعد إصابتها بصاروخ", dead, true},
		{"someone did it", "تحطم مروحية عسكرية قرب أوتاوا", "قتلت القوات الهندية أربعة جنود كنديين.", true},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: strings.TrimSpace(x.title + "\n\n" + x.text), Blocks: paragraphs(x.title, x.text)}
			p.ByRules().Code(d)
			got := false
			for i := range d.Events {
				got = got || d.Events[i].Type == "ASSAULT" && d.Events[i].Sentence.Block != doc.Title
			}
			if got != x.want {
				t.Errorf("ASSAULT %v, want %v, among %+v", got, x.want, d.Events)
			}
		})
	}
}

func paragraphs(title, text string) []doc.Block {
	if title == "" {
		return []doc.Block{{Kind: doc.Paragraph, Span: doc.Span{End: len(text)}}}
	}
	from := len(title) + 2
	return []doc.Block{{Kind: doc.Title, Span: doc.Span{End: len(title)}}, {Kind: doc.Paragraph, Span: doc.Span{Start: from, End: from + len(text)}}}
}

// TestSector codes journeys of those who represent somebody and of private
// people: only the former are visits.
func TestSector(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"وصل ماكرون إلى القاهرة مساء الأربعاء.":          true,
		"وصل الطالب الألماني إلى القاهرة مساء الأربعاء.": false,
	} {
		d := &doc.Document{ID: "x", Text: text, PubTime: time.Date(2018, 3, 7, 0, 0, 0, 0, time.UTC)}
		p.Code(d)
		got := false
		for i := range d.Events {
			got = got || d.Events[i].Mode == "visit"
		}
		if got != want {
			t.Errorf("%s: visit %v, want %v, among %+v", text, got, want, d.Events)
		}
	}
}
