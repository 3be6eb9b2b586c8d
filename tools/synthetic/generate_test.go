package main

import (
	"path/filepath"
	"testing"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/sqlite"
	"github.com/sijil-news/sijil/store/storetest"
)

// TestGenerate: the same seed makes the same documents, whose offsets lead to
// their words, and a register that is gone on with is as one filled at once.
func TestGenerate(t *testing.T) {
	g, err := loadGenerator(1)
	if err != nil {
		t.Fatal(err)
	}
	again, err := loadGenerator(1)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 50 {
		d := g.document(n, "v")
		if err := storetest.Same(again.document(n, "v"), d); err != nil {
			t.Fatal(err)
		}
		for _, e := range d.Events {
			if d.Text[e.Trigger.Start:e.Trigger.End] != e.Trigger.Text || !e.Sentence.Contains(e.Trigger.Span) || d.Text[e.Actor[0].Start:e.Actor[0].End] != e.Actor[0].Text {
				t.Fatalf("offsets of %s lead elsewhere", e.ID)
			}
		}
	}
	var infos []store.Info
	for _, steps := range [][]int{{600}, {300, 600}} {
		path := filepath.Join(t.TempDir(), "s.db")
		for _, events := range steps {
			if err := run(t.Context(), path, events, 1, 10); err != nil {
				t.Fatal(err)
			}
		}
		s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		storetest.Tallied(t, s)
		info, err := s.Info(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		infos = append(infos, *info)
		s.Close()
	}
	if a, b := infos[0], infos[1]; a.Events < 600 || a.Events != b.Events || a.Documents != b.Documents || a.Text != b.Text {
		t.Errorf("%+v, then %+v", a, b)
	}
}
