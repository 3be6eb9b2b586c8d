package storetest

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Plain are the first n documents with nothing in them that schema 1 kept in a
// shortened form.
func Plain(n int) (list []*doc.Document) {
	for i := 0; len(list) < n; i++ {
		if d := Document(i); len(d.Agenda) == 0 {
			list = append(list, d)
		}
	}
	return list
}

// PackFirst is a document as the body of schema 1.
func PackFirst(d *doc.Document) ([]byte, error) {
	c := *d
	c.ID, c.URL, c.Publisher, c.Lang, c.Published, c.Title, c.Text, c.Version = "", "", "", "", "", "", "", ""
	out, err := json.Marshal(struct {
		*doc.Document
		PubTime string `json:"pub_time"`
	}{&c, d.PubTime.Format(time.RFC3339Nano)})
	if err != nil {
		return nil, err
	}
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		return nil, err
	}
	return enc.EncodeAll(out, nil), nil
}

// MakeFirst makes rows of documents such as schema 1 wrote.
func MakeFirst(t *testing.T, s store.Store, docs []*doc.Document) {
	t.Helper()
	err := s.Change(t.Context(), func(tx store.Tx) error {
		for _, d := range docs {
			body, err := PackFirst(d)
			if err != nil {
				return err
			}
			key := store.Identify(d).Key
			if n, err := tx.Exec(t.Context(), "UPDATE documents SET text = ?, body = ? WHERE key = ?", d.Text, body, key[:]); err != nil || n != 1 {
				t.Errorf("%d rows, %v", n, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// firstFormat: rows of schema 1 are read, replaced and recoded, and what they
// were coded as can be read after that.
func (b Backend) firstFormat(t *testing.T) {
	s := b.open(t, b.New(t))
	docs := Plain(6)
	put(t, s, store.Added, records(docs...))
	MakeFirst(t, s, docs)
	check := func(want []*doc.Document) {
		t.Helper()
		for _, d := range want {
			if err := Same(get(t, s, d).Doc, d); err != nil {
				t.Error(err)
			}
		}
		Whole(t, s)
	}
	check(docs)
	put(t, s, store.Unchanged, records(docs...))

	other := *docs[0]
	other.Text += "."
	recoded := *docs[1]
	recoded.Version, recoded.Events = "test+2", nil
	put(t, s, store.Replaced, records(&other))
	if done, err := s.Recode(t.Context(), records(&recoded)); err != nil || !done[0] {
		t.Fatalf("recoded %v, %v", done, err)
	}
	check(append([]*doc.Document{&other, &recoded}, docs[2:]...))
	n := 0
	for r, err := range store.Coded(t.Context(), s, docs[1].Version, 0) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if r.Doc.ID == docs[1].ID {
			if err := Same(r.Doc, docs[1]); err != nil {
				t.Errorf("as it was coded before: %v", err)
			}
		}
	}
	if n != len(docs) {
		t.Errorf("%d codings of that version, want %d", n, len(docs))
	}
}
