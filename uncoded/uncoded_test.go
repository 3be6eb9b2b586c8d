package uncoded

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

func TestCounter(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := New(p)
	for _, d := range []doc.Document{
		{ID: "a", Text: "زار الوزير جنكوب زعفوري باريس."},                           // minister Jankub Zaafouri visited Paris
		{ID: "b", Text: "أكل الوزير جنكوب زعفوري التفاح. نام الوزير جنكوب زعفوري."}, // … ate apples; slept
		{ID: "c", Text: "كان الرئيس المصري في باريس."},                              // was in Paris
	} {
		if err := c.Add(&d); err != nil {
			t.Fatal(err)
		}
	}
	names := c.Items(Name, 0)
	if len(names) != 1 || names[0].Text != "جنكوب زعفوري" || names[0].Count != 3 || names[0].Docs != 2 || names[0].Example != "a#1" {
		t.Errorf("names %+v", names)
	}
	verbs := map[string]bool{}
	for _, v := range c.Items(Verb, 0) {
		verbs[v.Text] = true
	}
	if !verbs["أكل"] || verbs["كان"] || verbs["زار"] {
		t.Errorf("verbs %v", verbs)
	}
	if got := c.Items(Verb, 1); len(got) != 1 {
		t.Errorf("%d items, want 1", len(got))
	}
	if got := c.Items(Office, 0); got == nil {
		t.Error("no list where there is nothing")
	}
}

func TestErrorIsNoPanic(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lang, err := p.Language("ar")
	if err != nil {
		t.Fatal(err)
	}
	lang.Coder = nil
	if err := New(p).Add(&doc.Document{ID: "a", Text: "زار الوزير باريس."}); err == nil {
		t.Error("no error")
	}
}
