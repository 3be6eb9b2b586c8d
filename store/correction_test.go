package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// told makes a document of sentences, each with one event that its first word
// tells.
func told(sentences ...string) *doc.Document {
	d := &doc.Document{Text: strings.Join(sentences, "\n")}
	at := 0
	for _, s := range sentences {
		first, _, _ := strings.Cut(s, " ")
		d.Events = append(d.Events, doc.Event{ID: s, Type: "ACCUSE", Trigger: d.Excerpt(doc.Span{Start: at, End: at + len(first)}),
			Sentence: doc.SentenceRef{Excerpt: d.Excerpt(doc.Span{Start: at, End: at + len(s)})}})
		at += len(s) + 1
	}
	return d
}

func types(d *doc.Document) (out []string) {
	for _, e := range d.Events {
		out = append(out, strings.TrimSuffix(e.Type+" "+e.Judged, " "))
	}
	return out
}

func TestCorrected(t *testing.T) {
	d := told("اتهم الوزير", "رفض النائب", "زار الملك")
	is := func(i int, typ string) *doc.Event { e := d.Events[i]; e.Type = typ; return &e }
	reject := Correction{Action: Reject, Was: &d.Events[0]}
	accept := Correction{Action: Accept, Was: &d.Events[1], Is: &d.Events[1]}
	change := Correction{Action: Change, Was: &d.Events[2], Is: is(2, "CONSULT")}
	other := told("اتهم الوزير", "رفض النائب", "زار الملك")
	for i := range other.Events {
		other.Events[i].Type = "REJECT"
	}
	less := told("اتهم الوزير", "رفض النائب", "زار الملك")
	less.Events = less.Events[:1]
	moved := told("نشر أمس", "اتهم الوزير", "رفض النائب", "زار الملك")
	undone := reject
	undone.Undone = time.Unix(1, 0)
	later := change
	later.Is, later.At = is(2, "SUPPORT"), time.Unix(9, 0)
	for _, c := range []struct {
		name string
		doc  *doc.Document
		list []Correction
		want []string
	}{
		{"nothing", d, nil, []string{"ACCUSE", "ACCUSE", "ACCUSE"}},
		{"each", d, []Correction{reject, accept, change}, []string{"ACCUSE rejected", "ACCUSE accepted", "CONSULT changed"}},
		{"undone", d, []Correction{undone}, []string{"ACCUSE", "ACCUSE", "ACCUSE"}},
		{"the later one", d, []Correction{later, change}, []string{"ACCUSE", "ACCUSE", "SUPPORT changed"}},
		{"added", less, []Correction{{Action: Add, Is: is(2, "CONSULT")}}, []string{"ACCUSE", "CONSULT added"}},
		{"added beside", d, []Correction{{Action: Add, Is: is(2, "CONSULT")}}, []string{"ACCUSE", "ACCUSE", "ACCUSE", "CONSULT added"}},
		// coded with another type, that is no longer what was rejected
		{"another coding", other, []Correction{reject, accept, change}, []string{"REJECT", "ACCUSE accepted", "CONSULT changed"}},
		{"not coded any more", less, []Correction{accept, change}, []string{"ACCUSE", "ACCUSE accepted", "CONSULT changed"}},
		{"elsewhere in the text", moved, []Correction{reject, accept, change}, []string{"ACCUSE", "ACCUSE rejected", "ACCUSE accepted", "CONSULT changed"}},
		{"another text", told("نشر أمس"), []Correction{reject, accept, change}, []string{"ACCUSE"}},
		{"the sentence twice", told("نشر أمس", "اتهم الوزير", "اتهم الوزير"), []Correction{reject}, []string{"ACCUSE", "ACCUSE", "ACCUSE"}},
	} {
		before := types(c.doc)
		got := (&Record{Doc: c.doc, Corrections: c.list}).Corrected()
		if !reflect.DeepEqual(types(got), c.want) {
			t.Errorf("%s: %q, want %q", c.name, types(got), c.want)
		}
		if !reflect.DeepEqual(types(c.doc), before) {
			t.Errorf("%s: the document itself was changed", c.name)
		}
		for _, e := range got.Events {
			if got.Text[e.Trigger.Start:e.Trigger.End] != e.Trigger.Text || got.Text[e.Sentence.Start:e.Sentence.End] != e.Sentence.Text {
				t.Errorf("%s: trigger %v or sentence %v stands elsewhere", c.name, e.Trigger, e.Sentence)
			}
		}
	}
}

func TestCorrectionCheck(t *testing.T) {
	e := &doc.Event{}
	for _, c := range []struct {
		c  Correction
		ok bool
	}{
		{Correction{ID: NewCorrectionID(), Action: Accept, Was: e, Is: e}, true},
		{Correction{ID: NewCorrectionID(), Action: Reject, Was: e}, true},
		{Correction{ID: NewCorrectionID(), Action: Add, Is: e}, true},
		{Correction{ID: NewCorrectionID(), Action: Add, Was: e, Is: e}, false},
		{Correction{ID: NewCorrectionID(), Action: Reject, Is: e}, false},
		{Correction{ID: NewCorrectionID(), Action: "mend", Was: e, Is: e}, false},
		{Correction{ID: "12", Action: Reject, Was: e}, false},
	} {
		if err := c.c.Check(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.c, err)
		}
	}
}

func TestVersionLike(t *testing.T) {
	list := []Version{{Version: "1.2+abc"}, {Version: "1.2+abd"}, {Version: "1.3+f"}}
	for s, want := range map[string]string{"1.3": "1.3+f", "abd": "1.2+abd", "1.2+abc": "1.2+abc", "1.2": "", "ab": "", "9": "", "": ""} {
		got, err := VersionLike(list, s)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v, want %q", s, got, err, want)
		}
	}
}
