// Package storetest is what every store has to show: one suite of tests, run
// against each of them.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Backend is one kind of store.
type Backend struct {
	// New gives the address of a register that is not there yet, and sees to it
	// that it is removed after the test.
	New func(t testing.TB) string
	// Open opens a register; where it is held by somebody, it waits for so long.
	Open func(ctx context.Context, address string, patience time.Duration) (store.Store, error)
	// Exec runs a statement of SQL on it, past the store.
	Exec func(t *testing.T, address, query string)
	// Hold keeps others from writing until release is called.
	Hold func(t *testing.T, address string) (release func())
	// Newer is SQL that makes the schema that of a later program.
	Newer string
}

// Run runs the suite.
func (b Backend) Run(t *testing.T) {
	for _, c := range []struct {
		name string
		test func(*testing.T)
	}{
		{"RoundTrip", b.roundTrip}, {"Odd", b.odd}, {"Twice", b.twice}, {"Revisions", b.revisions}, {"WithinBatch", b.withinBatch},
		{"Paging", b.paging}, {"Missing", b.missing}, {"Copy", b.copied}, {"Concurrent", b.concurrent}, {"Reopen", b.reopen},
		{"Atomic", b.atomic}, {"SQL", b.sql}, {"Rollups", b.rollups}, {"Texts", b.texts}, {"FirstFormat", b.firstFormat}, {"Words", b.words}, {"Recoded", b.recoded}, {"Corrected", b.corrected}, {"Decisions", b.decisions}, {"Newer", b.newer}, {"Held", b.held}, {"Killed", b.killed},
	} {
		t.Run(c.name, c.test)
	}
}

func (b Backend) open(t *testing.T, address string) store.Store {
	t.Helper()
	s, err := b.Open(t.Context(), address, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func records(docs ...*doc.Document) []*store.Record {
	var out []*store.Record
	for _, d := range docs {
		out = append(out, store.NewRecord(d))
	}
	return out
}

func many(from, to int) []*store.Record {
	var out []*store.Record
	for n := from; n < to; n++ {
		out = append(out, store.NewRecord(Document(n)))
	}
	return out
}

// put puts documents and wants the same outcome for all.
func put(t *testing.T, s store.Store, want store.Outcome, batch []*store.Record) {
	t.Helper()
	got, err := s.Put(t.Context(), batch)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(batch) {
		t.Fatalf("%d outcomes of %d documents", len(got), len(batch))
	}
	for i, o := range got {
		if o != want {
			t.Fatalf("document %d: %v, want %v", i, o, want)
		}
	}
}

func get(t *testing.T, s store.Store, d *doc.Document) *store.Record {
	t.Helper()
	r, err := s.Get(t.Context(), store.Identify(d).Key)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Whole checks that the counts of a register are those of its documents, which
// it returns by key.
func Whole(t *testing.T, s store.Store) map[store.Key]*store.Record {
	t.Helper()
	info, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var n store.Info
	out := map[store.Key]*store.Record{}
	for r, err := range s.Documents(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		out[r.Key] = r
		n.Documents++
		n.Revisions += int64(len(r.Old))
		n.Events += int64(len(r.Doc.Events))
		n.Quotes += int64(len(r.Doc.Quotes))
		n.Agenda += int64(len(r.Doc.Agenda))
		n.Text += int64(len(r.Doc.Text))
		for _, e := range r.Doc.Events {
			n.Participants += int64(len(e.Actor) + len(e.Recipient) + len(e.SaidBy))
		}
		if id := store.Identify(r.Doc); id != r.Identity {
			t.Errorf("document %d has identity %v, want %v", r.Number, r.Identity, id)
		}
	}
	got := store.Info{Documents: info.Documents, Revisions: info.Revisions, Events: info.Events, Quotes: info.Quotes, Agenda: info.Agenda, Text: info.Text, Participants: info.Participants}
	if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", n); a != b {
		t.Errorf("the tables hold %s, the documents %s", a, b)
	}
	return out
}

func (b Backend) roundTrip(t *testing.T) {
	s := b.open(t, b.New(t))
	var docs []*doc.Document
	for n := range 20 {
		docs = append(docs, Document(n))
	}
	for n := range 60 {
		d := Filled(uint64(n))
		d.URL += fmt.Sprint("&n=", n)
		docs = append(docs, d)
	}
	put(t, s, store.Added, records(docs...))
	for i, d := range docs {
		r := get(t, s, d)
		if err := Same(r.Doc, d); err != nil {
			t.Fatalf("document %d: %v", i, err)
		}
		if r.Number == 0 || time.Since(r.Added) > time.Hour || len(r.Old) > 0 {
			t.Errorf("document %d: number %d, added %v, %d revisions", i, r.Number, r.Added, len(r.Old))
		}
	}
	Whole(t, s)
}

// odd: documents with next to nothing, and with bytes that are no text.
func (b Backend) odd(t *testing.T) {
	s := b.open(t, b.New(t))
	docs := []*doc.Document{
		{},
		{Text: "نص بلا عنوان"}, // text without an address
		{ID: "nul", URL: "https://news.example/nul", Text: "a\x00b", Title: "\x00"},
		{ID: "latin\xff", URL: "https://news.example/latin", Text: "\xff\xfe latin", Published: "some day \xe9"},
		{ID: "old", URL: "https://news.example/old", Text: "قديم", PubTime: time.Date(1919, 3, 9, 0, 0, 0, 0, time.UTC)},
	}
	put(t, s, store.Added, records(docs...))
	for i, d := range docs {
		if err := Same(get(t, s, d).Doc, d); err != nil {
			t.Errorf("document %d: %v", i, err)
		}
	}
	if _, err := s.Put(t.Context(), nil); err != nil {
		t.Errorf("an empty batch: %v", err)
	}
	Whole(t, s)
}

func (b Backend) twice(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, many(0, 50))
	before := Whole(t, s)
	put(t, s, store.Unchanged, many(0, 50))
	moved := Document(7)
	moved.ID, moved.URL = "elsewhere", "HTTPS://news.example:443/7?utm_source=x#top"
	put(t, s, store.Unchanged, records(moved))
	plain := &doc.Document{ID: "a.txt", Text: "زار الوزير باريس", Published: "2018-03-01"}
	put(t, s, store.Added, records(plain))
	put(t, s, store.Unchanged, records(&doc.Document{ID: "b.txt", Text: "زارَ الوزيرُ  باريس", Published: "2018-03-01"})) // with vowels
	put(t, s, store.Added, records(&doc.Document{ID: "a.txt", Text: "زار الوزير باريس", Published: "2018-03-02"}))
	after := Whole(t, s)
	for k, r := range before {
		if !after[k].Added.Equal(r.Added) || after[k].Number != r.Number {
			t.Errorf("document %d was touched", r.Number)
		}
	}
	var ids []store.Identity
	for n := 45; n < 55; n++ {
		ids = append(ids, store.Identify(Document(n)))
	}
	known, err := s.Known(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range known {
		if k != (i < 5) {
			t.Errorf("document %d known: %v", 45+i, k)
		}
	}
}

func (b Backend) revisions(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, many(0, 10))
	first := get(t, s, Document(3))
	put(t, s, store.Replaced, records(Revised(3)))
	r := get(t, s, Document(3))
	if err := Same(r.Doc, Revised(3)); err != nil {
		t.Error(err)
	}
	if r.Number != first.Number {
		t.Errorf("number %d became %d", first.Number, r.Number)
	}
	want := store.Revision{Content: first.Content, Bytes: len(first.Doc.Text), Added: first.Added, Version: first.Doc.Version}
	if len(r.Old) != 1 || r.Old[0] != want {
		t.Errorf("old %v, want %v", r.Old, want)
	}
	// both texts are known now: the same input changes nothing, in any order
	put(t, s, store.Unchanged, records(Document(3), Revised(3), Document(3)))
	known, err := s.Known(t.Context(), []store.Identity{store.Identify(Document(3)), store.Identify(Revised(3)), store.Identify(Revised(4))})
	if err != nil || !known[0] || !known[1] || known[2] {
		t.Errorf("known %v, %v", known, err)
	}
	Whole(t, s)
}

// withinBatch: a batch that has documents several times.
func (b Backend) withinBatch(t *testing.T) {
	s := b.open(t, b.New(t))
	got, err := s.Put(t.Context(), records(Document(1), Document(2), Document(1), Revised(1), Document(1), Revised(2), Document(3)))
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Outcome{store.Added, store.Added, store.Unchanged, store.Replaced, store.Unchanged, store.Replaced, store.Added}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	if err := Same(get(t, s, Document(1)).Doc, Revised(1)); err != nil {
		t.Error(err)
	}
	Whole(t, s)
}

func (b Backend) paging(t *testing.T) {
	s := b.open(t, b.New(t))
	const n = 300
	for i := 0; i < n; i += 50 {
		put(t, s, store.Added, many(i, i+50))
	}
	put(t, s, store.Replaced, records(Revised(5)))
	i, last := 0, int64(0)
	var numbers []int64
	for r, err := range s.Documents(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Number <= last || r.Doc.ID != Document(i).ID {
			t.Fatalf("document %d has number %d after %d and id %s", i, r.Number, last, r.Doc.ID)
		}
		numbers = append(numbers, r.Number)
		last = r.Number
		i++
	}
	if i != n {
		t.Fatalf("%d documents, want %d", i, n)
	}
	i = 100
	for e, err := range store.Events(t.Context(), s, numbers[99]) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Number != numbers[100] || e.DocID != Document(i).ID {
			t.Fatalf("the first event after document 99 is of %s", e.DocID)
		}
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range s.Documents(ctx, 0) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("interrupted: %v", err)
		}
	}
}

func (b Backend) missing(t *testing.T) {
	s := b.open(t, b.New(t))
	if _, err := s.Get(t.Context(), store.Identify(Document(1)).Key); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v, want %v", err, store.ErrNotFound)
	}
	for range s.Documents(t.Context(), 0) {
		t.Error("an empty register has a document")
	}
	Whole(t, s)
}

// copied: a copy has everything, times and revisions too; made again, nothing
// changes.
func (b Backend) copied(t *testing.T) {
	from, to := b.open(t, b.New(t)), b.open(t, b.New(t))
	put(t, from, store.Added, many(0, 230))
	put(t, from, store.Replaced, records(Revised(3), Revised(200)))
	put(t, to, store.Added, many(100, 110)) // it may have some already
	for range 2 {
		if err := store.Copy(t.Context(), from, to, nil, func(int64) {}); err != nil {
			t.Fatal(err)
		}
		a, c := Whole(t, from), Whole(t, to)
		if len(a) != len(c) {
			t.Fatalf("%d documents of %d", len(c), len(a))
		}
		for k, r := range a {
			if err := Same(c[k].Doc, r.Doc); err != nil {
				t.Fatal(err)
			}
			if fmt.Sprint(c[k].Old) != fmt.Sprint(r.Old) {
				t.Errorf("revisions %v, want %v", c[k].Old, r.Old)
			}
		}
		if k := store.Identify(Document(3)).Key; !c[k].Added.Equal(a[k].Added) {
			t.Errorf("added %v, want %v", c[k].Added, a[k].Added)
		}
	}
	// what came earlier does not take the place of what came later
	old := store.NewRecord(Document(300))
	old.Added = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	put(t, from, store.Added, records(Revised(300)))
	put(t, from, store.Unchanged, []*store.Record{old})
	if r := get(t, from, Document(300)); Same(r.Doc, Revised(300)) != nil || len(r.Old) != 1 || r.Old[0].Content != old.Content {
		t.Errorf("an earlier text replaced a later one, or is not known: %v", r.Old)
	}
}

// slow tells whether the long form of tests is wanted.
func slow() bool { return os.Getenv("SIJIL_TEST_SLOW") != "" }

// lines are those of what a child printed that are complete.
func lines(out []byte) [][]byte {
	if i := bytes.LastIndexByte(out, '\n'); i >= 0 {
		return bytes.Split(out[:i], []byte("\n"))
	}
	return nil
}
