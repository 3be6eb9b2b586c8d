package coder

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func TestNotBoth(t *testing.T) {
	here := func(words, code string, start int) doc.Actor {
		return doc.Actor{Text: words, Code: code, Span: doc.Span{Start: start, End: start + len(words)}}
	}
	carried := func(words, code string) doc.Actor { return doc.Actor{Text: words, Code: code} }
	for _, c := range []struct {
		name               string
		typ                string
		actor, recipient   doc.Actor
		actors, recipients int
	}{
		{"a pronoun is not who acts", "RETREAT", here("المقاتلون", "XXA", 4), carried("المقاتلون", ""), 1, 0},
		{"the dead whom the sentence names did not kill", "ASSAULT", carried("ثلاثة جنود", "XXA"), here("ثلاثة جنود", "XXA", 4), 0, 1},
		{"others of the same name elsewhere", "ASSAULT", here("مسلحون", "XXA", 4), here("مسلحون", "XXA", 40), 1, 1},
		{"of two countries", "ASSAULT", here("القوات", "XXA", 4), carried("القوات", "XXB"), 1, 1},
	} {
		e := doc.Event{Type: c.typ, Actor: []doc.Actor{c.actor}, Recipient: []doc.Actor{c.recipient}}
		notBoth(&e)
		if len(e.Actor) != c.actors || len(e.Recipient) != c.recipients {
			t.Errorf("%s: %d actors, %d recipients", c.name, len(e.Actor), len(e.Recipient))
		}
	}
}

func TestAnyOf(t *testing.T) {
	outer := doc.Actor{Text: "المعارضة الروسية", Code: "RUS", Span: doc.Span{Start: 10, End: 40}}
	for _, c := range []struct {
		name string
		a    doc.Actor
		want bool
	}{
		{"its adjective", doc.Actor{Text: "الروسية", Code: "RUS", Span: doc.Span{Start: 26, End: 40}}, true},
		{"another's mandate within its words", doc.Actor{Text: "الأمم المتحدة", Code: "UNO", Span: doc.Span{Start: 26, End: 40}}, false},
		{"beside it", doc.Actor{Text: "الروسية", Code: "RUS", Span: doc.Span{Start: 60, End: 74}}, false},
		{"carried", doc.Actor{Text: "روسيا", Code: "RUS"}, false},
	} {
		if got := anyOf([]doc.Actor{{Text: "طرف"}, c.a}, []doc.Actor{outer}); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
