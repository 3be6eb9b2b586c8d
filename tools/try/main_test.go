package main

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func TestRun(t *testing.T) {
	if err := run("../../samples/ar/01-visit.txt", "2024-05-14"); err != nil {
		t.Fatal(err)
	}
	if err := run("no-such-file.txt", ""); err == nil {
		t.Error("no error for a file that is not there")
	}
}

func TestLine(t *testing.T) {
	e := &doc.Event{Type: "AID", Realis: doc.Hypothetical, Claim: doc.Alleged, SaidBy: []doc.Actor{{NameEn: "United States", Code: "USA"}},
		Actor: []doc.Actor{{NameEn: "China", Code: "CHN", Sector: "GOV"}, {Text: "شركة"}}, Date: &doc.Date{From: "2024-05"}}
	e.Sentence.Excerpt = doc.Excerpt{Text: "جملة\nواحدة", Span: doc.Span{Start: 4, End: 23}}
	e.Trigger.Span = doc.Span{Start: 13, End: 23}
	want := "1   AID, hypothetical, alleged (United States (USA)) · 2024-05\n    China (CHN GOV) + \u2067شركة\u2069 → –\n    \u2067جملة ⟨واحدة⟩\u2069"
	if got := line(1, e); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
