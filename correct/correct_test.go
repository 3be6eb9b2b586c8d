package correct

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/evaluate"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/sqlite"
)

const article = "اتهمت واشنطن موسكو.\nزار الوزير باريس."

// coded is an article of two events.
func coded(url string) *doc.Document {
	d := &doc.Document{ID: "a", URL: url, Lang: "ar", Text: article, Version: "v1"}
	for i, s := range []struct {
		text, typ, mode string
		actor           doc.Actor
	}{{"اتهمت واشنطن موسكو.", "ACCUSE", "allege", doc.Actor{Text: "واشنطن", ID: "usa", Name: "واشنطن", NameEn: "United States", Code: "USA", Sector: "GOV"}},
		{"زار الوزير باريس.", "CONSULT", "visit", doc.Actor{Text: "الوزير", Sector: "GOV"}}} {
		at := strings.Index(article, s.text)
		span := doc.Span{Start: at, End: at + len(s.text)}
		word, _, _ := strings.Cut(s.text, " ")
		from := at + strings.Index(s.text, s.actor.Text)
		s.actor.Span = doc.Span{Start: from, End: from + len(s.actor.Text)}
		d.Blocks = append(d.Blocks, doc.Block{Kind: doc.Paragraph, Span: span})
		d.Sentences = append(d.Sentences, doc.Sentence{Span: span, Block: i})
		d.Events = append(d.Events, doc.Event{ID: "000000000000000" + string(rune('1'+i)), DocID: "a", URL: url, Lang: "ar", Version: "v1", Type: s.typ, Mode: s.mode, Quad: 3,
			Trigger: d.Excerpt(doc.Span{Start: at, End: at + len(word)}), Sentence: doc.SentenceRef{Excerpt: d.Excerpt(span), Block: doc.Paragraph},
			Actor: []doc.Actor{s.actor}, Realis: doc.Actual, Claim: doc.Asserted})
	}
	return d
}

func editor(t *testing.T) *Editor {
	t.Helper()
	book, err := codebook.Load(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return &Editor{Book: book, Name: func(name string) (doc.Actor, bool) {
		return doc.Actor{Text: name, ID: "fra", Name: "فرنسا", NameEn: "France", Code: "FRA"}, name == "فرنسا"
	}, Entity: func(id string) (doc.Actor, doc.Place, bool) {
		switch id {
		case "rus":
			return doc.Actor{Text: "روسيا", ID: "rus", Name: "روسيا", NameEn: "Russia", Code: "RUS"}, doc.Place{}, true
		case "paris":
			return doc.Actor{}, doc.Place{Excerpt: doc.Excerpt{Text: "باريس"}, Name: "باريس", Code: "FRA", Lat: 48.9, Lon: 2.4}, true
		}
		return doc.Actor{}, doc.Place{}, false
	}}
}

func TestParticipant(t *testing.T) {
	d := coded("")
	x := editor(t)
	for s, want := range map[string]string{
		"USA":            " USA ",
		"USA:GOV":        " USA GOV",
		"RUS:MIL":        "روسيا RUS MIL",
		"@rus":           "روسيا RUS ",
		"واشنطن":         "واشنطن USA GOV",
		"United States":  "واشنطن USA GOV",
		"فرنسا":          "فرنسا FRA ",
		"باريس":          "باريس  ",
		"الوزير=FRA:GOV": "الوزير FRA GOV",
		"الوزير = :GOV":  "الوزير  GOV",
		"NATO":           "NATO  ", // four letters: a name
		"":               "error",
		"@nobody":        "error",
		"الوزير=fra":     "error",
		"USA:government": "error",
	} {
		a, err := x.Participant(d, &d.Events[0], s)
		got := a.Text + " " + a.Code + " " + a.Sector
		if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if a.Span != (doc.Span{}) && d.Text[a.Start:a.End] != a.Text {
			t.Errorf("%q: the words stand elsewhere: %v", s, a.Span)
		}
	}
}

func TestApply(t *testing.T) {
	d := coded("")
	x := editor(t)
	str := func(s string) *string { return &s }
	for _, c := range []struct {
		name string
		edit Edit
		want string // type mode cameo quad actors realis claim date place; or a part of the error
	}{
		{"type", Edit{Type: str("CONSULT")}, "CONSULT  040 1 واشنطن actual asserted"},
		{"mode", Edit{Type: str("CONSULT"), Mode: str("visit")}, "CONSULT visit 042 1 واشنطن actual asserted"},
		{"status", Edit{Realis: str("future"), Claim: str("denied")}, "ACCUSE allege  3 واشنطن future denied"},
		{"nobody", Edit{Actor: &[]string{}}, "ACCUSE allege  3  actual asserted"},
		{"two", Edit{Actor: &[]string{"@rus", "فرنسا"}}, "ACCUSE allege  3 روسيا,فرنسا actual asserted"},
		{"date", Edit{Date: str("2018-03-01..2018-03-05"), Place: str("@paris")}, "ACCUSE allege  3 واشنطن actual asserted 2018-03-01..2018-03-05 day باريس FRA"},
		{"month", Edit{Date: str("2018-03"), Place: str("حلب=SYR")}, "ACCUSE allege  3 واشنطن actual asserted 2018-03.. month حلب SYR"},
		{"no type", Edit{Type: str("FIGHT")}, "types are AGREE"},
		{"no mode", Edit{Mode: str("visit")}, "modes of ACCUSE are"},
		{"no code", Edit{Cameo: str("999")}, "no CAMEO code"},
		{"no realis", Edit{Realis: str("maybe")}, "realis is actual"},
		{"no claim", Edit{Claim: str("said")}, "claim is asserted"},
		{"no date", Edit{Date: str("March")}, "write 2018-03-01"},
		{"backwards", Edit{Date: str("2018-03-05..2018-03-01")}, "ends before"},
		{"no entity", Edit{Recipient: &[]string{"@x"}}, "recipient: no entity"},
	} {
		e, err := x.Apply(d, d.Events[0], c.edit)
		if err != nil {
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v, want %q", c.name, err, c.want)
			}
			continue
		}
		var who []string
		for _, a := range e.Actor {
			who = append(who, a.Text)
		}
		got := strings.Join([]string{e.Type, e.Mode, e.Cameo, string(rune('0' + e.Quad)), strings.Join(who, ","), string(e.Realis), string(e.Claim)}, " ")
		if e.Date != nil {
			got += " " + e.Date.From + ".." + e.Date.To + " " + e.Date.Granularity
		}
		if e.Place != nil {
			got += " " + e.Place.Name + " " + e.Place.Code
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if !reflect.DeepEqual(d, coded("")) {
		t.Error("the document was changed")
	}
	if (&Edit{}).Empty() != true || (&Edit{Date: str("")}).Empty() {
		t.Error("Empty is wrong")
	}
}

// TestGold goes the whole way: events are found by id, judged, and come out as
// gold against which the judged events are perfect.
func TestGold(t *testing.T) {
	ctx := t.Context()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "x.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(ctx, []*store.Record{store.NewRecord(coded("https://news.example/1")), store.NewRecord(coded("https://news.example/2"))}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Event(ctx, s, "0000000000000001"); err == nil || !strings.Contains(err.Error(), "0000000000000001@1, 0000000000000001@2") {
		t.Errorf("ambiguous: %v", err)
	}
	if _, _, err := Event(ctx, s, "0000000000000009"); err == nil {
		t.Error("an event that is not there was found")
	}
	r, i, err := Event(ctx, s, "0000000000000001@2")
	if err != nil || i != 0 || r.Number != 2 {
		t.Fatalf("%v, %d, %v", r, i, err)
	}
	who := Decision{By: "ana", Note: "clear", At: time.UnixMilli(1e12).UTC()}
	x := editor(t)
	typ := "SUPPORT"
	added, err := who.Add(x, r, "باريس", Edit{Type: &typ, Recipient: &[]string{"فرنسا"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := who.Add(x, r, "لندن", Edit{Type: &typ}); err == nil {
		t.Error("words that do not stand there were added")
	}
	if err := s.Correct(ctx, []store.Correction{who.Reject(r, r.Doc.Events[0]), added}); err != nil {
		t.Fatal(err)
	}
	for _, ref := range []string{"2", "https://news.example/2", r.Key.String()} {
		if r, err = Document(ctx, s, ref); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Document(ctx, s, "a"); err == nil {
		t.Error("an id that two documents have names one")
	}
	if g, open := Judged(r); open != 1 || len(g.Events) != 1 {
		t.Errorf("%d open, events %v", open, g.Events)
	}
	if err := s.Correct(ctx, []store.Correction{who.Accept(r, r.Doc.Events[1])}); err != nil {
		t.Fatal(err)
	}
	if r, err = Document(ctx, s, "2"); err != nil {
		t.Fatal(err)
	}
	g, open := Judged(r)
	line, err := json.Marshal(g)
	if err != nil || open != 0 || len(g.Events) != 2 {
		t.Fatalf("%d open, %v, %v", open, g.Events, err)
	}
	golds, err := evaluate.ReadGold(bytes.NewReader(line), "gold")
	if err != nil {
		t.Fatal(err)
	}
	var mine []doc.Event
	for _, e := range r.Corrected().Events {
		if e.Judged != "rejected" {
			e.DocID = g.ID
			mine = append(mine, e)
		}
	}
	res := evaluate.Score(golds, mine, nil, false)
	if res.Docs == nil || res.Docs.Events.F1 != 1 || res.Docs.EventsFull.F1 != 1 {
		t.Errorf("the judged events against themselves: %+v", res.Docs)
	}
	all, err := List(ctx, s)
	if err != nil || len(all) != 3 {
		t.Fatalf("%d corrections, %v", len(all), err)
	}
	if err := s.Correct(ctx, Undo(all, time.UnixMilli(2e12))); err != nil {
		t.Fatal(err)
	}
	if r, err = Document(ctx, s, "2"); err != nil || !reflect.DeepEqual(r.Corrected(), r.Doc) {
		t.Errorf("undone, %v is left, %v", r.Corrected().Events, err)
	}
}
