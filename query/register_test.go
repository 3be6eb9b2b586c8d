package query

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/sqlite"
	"github.com/sijil-news/sijil/store/storetest"
)

func vocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := NewVocabulary(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// report is what the oracle knows of a report, besides the event.
type report struct {
	d     *doc.Document
	e     *doc.Event
	row   *store.EventRow
	pub   *int64
	order int // in which it was kept
	story int64
	lead  bool
}

// filled puts made-up documents, some of whose events are then put together in
// stories, and returns all reports in the order in which they were kept.
func filled(t *testing.T, s store.Store, docs int) []report {
	t.Helper()
	var out []report
	var batch []*store.Record
	for n := range docs {
		d := storetest.Document(n)
		vary(d, n)
		batch = append(batch, store.NewRecord(d))
		rows := store.Project(d)
		for i := range rows.Events {
			out = append(out, report{d: d, e: &d.Events[rows.Events[i].Ordinal], row: &rows.Events[i], pub: rows.PubDay, order: len(out), lead: true})
		}
	}
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if x, ok := s.(*sqlite.Store); ok { // so that the rollups hold one part and their log the other
		if err := x.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(1, 9))
	err := s.Change(t.Context(), func(tx store.Tx) error {
		keys, err := store.Collect(t.Context(), tx, scanOne[int64], "SELECT key FROM events ORDER BY doc, ordinal")
		if err != nil || len(keys) != len(out) {
			return fmt.Errorf("%d events, want %d: %w", len(keys), len(out), err)
		}
		for s := int64(1); s <= int64(docs); s++ {
			lead := r.IntN(len(out))
			_, err := tx.Exec(t.Context(), "INSERT INTO stories (key, id, lead, reports, docs, sources, stale) VALUES (?, ?, 0, 0, 0, 0, 0)", s, store.PackID(story(s)))
			if err != nil {
				return err
			}
			for k := range 2 + r.IntN(3) {
				i := (lead + k*7) % len(out)
				if out[i].story != 0 {
					continue
				}
				out[i].story, out[i].lead = s, k == 0
				if _, err := tx.Exec(t.Context(), "UPDATE events SET story = ?, lead = ? WHERE key = ?", s, map[bool]int{true: 1}[k == 0], keys[i]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// vary makes of a document of storetest one of several publishers, with events
// of several sides, without days, with names.
func vary(d *doc.Document, n int) {
	r := rand.New(rand.NewPCG(uint64(n), 11))
	d.Publisher = []string{"alpha", "beta", "gamma, daily"}[r.IntN(3)]
	if r.IntN(10) == 0 {
		d.Published, d.PubTime = "", d.PubTime.AddDate(-3000, 0, 0)
		d.PubTime = doc.Document{}.PubTime
	}
	for i := range d.Events {
		e := &d.Events[i]
		e.Publisher, e.Published = d.Publisher, d.Published
		e.Realis = []doc.Realis{doc.Actual, doc.Actual, doc.Future, doc.Negated}[r.IntN(4)]
		e.Historical = r.IntN(6) == 0
		if e.Type == "CONSULT" {
			e.Mode = []string{"", "visit", "phone"}[r.IntN(3)]
		}
		switch r.IntN(6) {
		case 0: // a meeting
			e.Actor, e.Recipient = append(e.Actor, e.Recipient...), nil
		case 1:
			e.Recipient = append(e.Recipient, e.Actor[0])
		case 2:
			e.Actor[0].Code, e.Actor[0].ID, e.Actor[0].Name, e.Actor[0].NameEn = "", "", "أحمد المصري", "Ahmad al-Masri"
		}
		if e.Place != nil {
			e.Place.Lat, e.Place.Lon = 30+r.Float64()*8, 30+r.Float64()*15
		}
		if r.IntN(5) == 0 {
			e.Date = &doc.Date{From: fmt.Sprintf("2018-%02d", 1+r.IntN(12)), Granularity: "month"}
		}
	}
}

// more puts one more document.
func more(t *testing.T, s store.Store, n int) {
	t.Helper()
	if _, err := s.Put(t.Context(), []*store.Record{store.NewRecord(storetest.Document(n))}); err != nil {
		t.Fatal(err)
	}
}
