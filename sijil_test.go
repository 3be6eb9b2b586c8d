package sijil

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// «Washington accused Moscow of sending arms to Damascus»
const accusation = "اتهمت واشنطن موسكو بإرسال أسلحة إلى دمشق"

func newCoder(t *testing.T) *Coder {
	t.Helper()
	c, err := New(Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func find(d *doc.Document, typ string) *doc.Event {
	for i := range d.Events {
		if d.Events[i].Type == typ {
			return &d.Events[i]
		}
	}
	return nil
}

func TestCode(t *testing.T) {
	c := newCoder(t)
	d := &doc.Document{ID: "a", Published: "2023-02-22", Text: accusation}
	if err := c.Code(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	e := find(d, "ACCUSE")
	if e == nil {
		t.Fatalf("no accusation among %d events", len(d.Events))
	}
	if len(e.Actor) != 1 || e.Actor[0].Code != "USA" || len(e.Recipient) != 1 || e.Recipient[0].Code != "RUS" {
		t.Errorf("participants %v, %v", e.Actor, e.Recipient)
	}
	if e.Version != c.Version() || !strings.HasPrefix(e.Version, "test+") || len(e.Version) != len("test+")+12 {
		t.Errorf("version %q", e.Version)
	}
	if d.PubTime.IsZero() || d.PubTime.Year() != 2023 {
		t.Errorf("publication time %v", d.PubTime)
	}
	if got := d.Text[e.Trigger.Start:e.Trigger.End]; got != e.Trigger.Text {
		t.Errorf("trigger %q stands at %q", e.Trigger.Text, got)
	}
	// coding again replaces
	n := len(d.Events)
	if err := c.Code(context.Background(), d); err != nil || len(d.Events) != n {
		t.Errorf("second time: %d events, %v; want %d", len(d.Events), err, n)
	}
}

func TestCodeConcurrently(t *testing.T) {
	c := newCoder(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			d := &doc.Document{ID: "a", Text: accusation}
			if err := c.Code(context.Background(), d); err != nil || find(d, "ACCUSE") == nil {
				t.Errorf("%v, %d events", err, len(d.Events))
			}
		})
	}
	wg.Wait()
}

func TestCodeRefuses(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct {
		d    doc.Document
		want error
	}{
		{doc.Document{Text: "Le président a rencontré le roi.", Lang: "fr"}, ErrLanguage},
		{doc.Document{Text: "\xff\xfe"}, ErrEncoding},
		{doc.Document{Text: accusation, Lang: "ar-SA"}, nil},
		{doc.Document{Text: "", Lang: "ar"}, nil},
	} {
		d := x.d
		if err := c.Code(context.Background(), &d); !errors.Is(err, x.want) {
			t.Errorf("%q: %v, want %v", x.d.Lang, err, x.want)
		}
		if x.want != nil && (len(d.Notes) != 1 || len(d.Events) != 0) {
			t.Errorf("%q: notes %v, %d events", x.d.Lang, d.Notes, len(d.Events))
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := c.Code(ctx, &doc.Document{Text: accusation}); !errors.Is(err, context.Canceled) {
		t.Errorf("after cancel: %v", err)
	}
}

// TestPanicIsAnError: one document must not end a run.
func TestPanicIsAnError(t *testing.T) {
	c := newCoder(t)
	book := c.p.Coder.Book
	c.p.Coder.Book = nil
	d := &doc.Document{ID: "a", Text: accusation}
	err := c.Code(context.Background(), d)
	if !errors.Is(err, ErrInternal) || !strings.Contains(err.Error(), ".go:") {
		t.Errorf("error %v", err)
	}
	if len(d.Notes) != 1 || len(d.Events) != 0 {
		t.Errorf("notes %v, %d events", d.Notes, len(d.Events))
	}
	c.p.Coder.Book = book
	if err := c.Code(context.Background(), d); err != nil || find(d, "ACCUSE") == nil {
		t.Errorf("next document: %v", err)
	}
}

func TestOwnData(t *testing.T) {
	own := fstest.MapFS{
		"entities/orgs.txt":  {Data: []byte("blue-front | armed | SYR | REB | Blue Front | الجبهة الزرقاء |\n")},
		"ar/frames/mine.txt": {Data: []byte("frame x.y\nevent NOSUCH\nverb زقزق actor=subj\n")},
	}
	c, err := New(Options{Data: own, DataName: "mine", Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Version() == newCoder(t).Version() {
		t.Error("own data do not change the version")
	}
	if p := c.Problems(); len(p) == 0 || !strings.HasPrefix(p[len(p)-1], "mine/ar/frames/mine.txt:2: ") {
		t.Errorf("problems %v", p)
	}
	// «the Blue Front accused Moscow»
	d := &doc.Document{Text: "اتهمت الجبهة الزرقاء موسكو بقصف المدينة"}
	if err := c.Code(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if e := find(d, "ACCUSE"); e == nil || len(e.Actor) != 1 || e.Actor[0].ID != "blue-front" || e.Actor[0].Sector != "REB" {
		t.Errorf("event %+v", e)
	}
}

func TestDataVersion(t *testing.T) {
	a, err := DataVersion(nil)
	if err != nil || len(a) != 12 {
		t.Fatalf("%q, %v", a, err)
	}
	b, err := DataVersion(os.DirFS(t.TempDir()))
	if err != nil || a != b {
		t.Errorf("an empty folder changes the version: %q %q %v", a, b, err)
	}
}

// TestMarkupIsKept: coding a document twice goes by its typed blocks both times.
func TestMarkupIsKept(t *testing.T) {
	c := newCoder(t)
	d := &doc.Document{Text: accusation, Markup: []doc.Block{{Kind: doc.RelatedItem, Span: doc.Span{End: len(accusation)}}}}
	for range 2 {
		if err := c.Code(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if len(d.Events) != 0 || len(d.Blocks) != 1 || d.Blocks[0].Kind != doc.RelatedItem || len(d.Markup) != 1 {
			t.Fatalf("%d events, blocks %v, mark-up %v", len(d.Events), d.Blocks, d.Markup)
		}
	}
}

// TestTriggerAsPrinted holds that a trigger begins at a letter where its word is
// printed with presentation forms or tatweel.
func TestTriggerAsPrinted(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"تواصلت اﻟﻬﺠﻤﺎت التي شنها الجيش الروسي على إدلب.": "اﻟﻬﺠﻤﺎت",
		"سـيلتقي الوزير المصري نظيره الفرنسي.":            "سـيلتقي",
		"وسيلتقي الوزير المصري نظيره الفرنسي.":            "سيلتقي",
	} {
		d := &doc.Document{Text: text}
		if err := c.Code(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if len(d.Events) == 0 || !strings.Contains(d.Events[0].Trigger.Text, want) || !utf8.ValidString(d.Events[0].Trigger.Text) {
			t.Errorf("%s: events %+v, want one told by %q", text, d.Events, want)
		}
	}
}

// TestTolled holds that an attack by a known party that says how many it killed
// is coded, however short the text; people of nobody known are left to the model.
func TestTolled(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: "قتل العشرات في هجمات شنتها طائرات روسية على إدلب."}
	if err := c.Code(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Events) != 1 || d.Events[0].Type != "ASSAULT" || len(d.Events[0].Actor) != 1 || d.Events[0].Actor[0].Code != "RUS" {
		t.Errorf("events %+v, want one ASSAULT by RUS", d.Events)
	}
}
