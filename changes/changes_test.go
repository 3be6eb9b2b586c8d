package changes

import (
	"reflect"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func event(typ string, start, end int, actor string) doc.Event {
	return doc.Event{Type: typ, Trigger: doc.Excerpt{Span: doc.Span{Start: start, End: end}}, Actor: []doc.Actor{{Code: actor}}, Realis: doc.Actual}
}

func TestOf(t *testing.T) {
	was := &doc.Document{ID: "a", Events: []doc.Event{event("ACCUSE", 0, 4, "USA"), event("ASSAULT", 10, 14, "RUS"), event("CONSULT", 20, 24, "EGY"), event("AID", 30, 34, "SAU"), event("REJECT", 40, 44, "IRN")}}
	is := &doc.Document{ID: "a", Events: []doc.Event{event("ACCUSE", 0, 4, "USA"), event("ASSAULT", 8, 14, "SYR"), event("AGREE", 20, 24, "EGY"), event("SUPPORT", 35, 39, "SAU")}}
	is.Events[1].Date = &doc.Date{From: "2018-03-01", To: "2018-03-02"}
	s := NewSummary("1", "2")
	list := s.Add(was, is)
	var got [][]string
	for i := range list {
		got = append(got, append([]string{list[i].Kind()}, list[i].Fields...))
	}
	want := [][]string{{"changed", "actor", "date"}, {"changed", "type"}, {"gone"}, {"new"}, {"gone"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("changes %q, want %q", got, want)
	}
	if s.Same != 1 || s.Gone != 2 || s.New != 1 || s.Changed != 2 || s.Events != [2]int{5, 4} || s.Differing != 1 || s.Fields["actor"] != 1 {
		t.Errorf("%+v", s)
	}
	if s.Types["AID"] != (Moved{Was: 1, Gone: 1}) || s.Types["AGREE"] != (Moved{Is: 1}) {
		t.Errorf("%+v", s.Types)
	}
	if list := s.Add(was, was); len(list) != 0 || s.Documents != 2 || s.Differing != 1 {
		t.Errorf("a coding differs from itself: %v", list)
	}
}

func TestValue(t *testing.T) {
	e := event("ACCUSE", 0, 4, "USA")
	e.Actor = append(e.Actor, doc.Actor{Text: "الناطق", Code: "RUS", Sector: "GOV"}, doc.Actor{Name: "مصر", NameEn: "Egypt"})
	e.Place = &doc.Place{Name: "دمشق", Code: "SYR"}
	e.Date = &doc.Date{From: "2018-03"}
	e.Historical = true
	for name, want := range map[string]string{"type": "ACCUSE", "actor": "(USA); الناطق (RUS GOV); Egypt", "place": "دمشق SYR", "date": "2018-03", "historical": "historical", "recipient": "", "nonsense": ""} {
		if got := Value(&e, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, f := range Fields() {
		if Value(&e, f) == "" && f != "mode" && f != "recipient" && f != "claim" && f != "said_by" {
			t.Errorf("field %s is empty", f)
		}
	}
}
