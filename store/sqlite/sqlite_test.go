package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/storetest"
)

var backend = storetest.Backend{
	New: func(t testing.TB) string { return filepath.Join(t.TempDir(), "a register? 100%#.db") },
	Open: func(ctx context.Context, address string, patience time.Duration) (store.Store, error) {
		return Open(ctx, address, Options{Patience: patience})
	},
	Exec: func(t *testing.T, address, query string) {
		if _, err := raw(t, address).Exec(query); err != nil {
			t.Fatal(err)
		}
	},
	Hold: func(t *testing.T, address string) func() {
		db := raw(t, address)
		if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
			t.Fatal(err)
		}
		return func() {
			if _, err := db.Exec("ROLLBACK"); err != nil {
				t.Error(err)
			}
		}
	},
	Newer: "PRAGMA user_version = 1000",
}

// raw opens the file past the store.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", (&Store{path: path}).dsn(""))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func TestMain(m *testing.M) { backend.Main(m) }

func BenchmarkPut(b *testing.B) { backend.BenchPut(b) }

func BenchmarkRead(b *testing.B) { backend.BenchRead(b) }

func TestStore(t *testing.T) { backend.Run(t) }

func batch(from, to int) []*store.Record {
	var out []*store.Record
	for n := from; n < to; n++ {
		out = append(out, store.NewRecord(storetest.Document(n)))
	}
	return out
}

// TestIntact: SQLite itself finds nothing wrong, nor does any row hang in the
// air after revisions.
func TestIntact(t *testing.T) {
	path := backend.New(t)
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), batch(0, 50)); err != nil {
		t.Fatal(err)
	}
	var again []*store.Record
	for n := range 50 {
		again = append(again, store.NewRecord(storetest.Revised(n)))
	}
	if _, err := s.Put(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	s.Close()
	db := raw(t, path)
	for query, want := range map[string]string{
		"PRAGMA integrity_check":                                                                       "ok",
		"SELECT count(*) FROM pragma_foreign_key_check":                                                "0",
		"SELECT count(*) FROM dyads WHERE event NOT IN (SELECT key FROM events)":                       "0",
		"SELECT count(*) FROM events e WHERE NOT EXISTS (SELECT 1 FROM dyads d WHERE d.event = e.key)": "0",
		"SELECT page_size FROM pragma_page_size":                                                       "4096",
	} {
		var got string
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", query, got, err, want)
		}
	}
}

func TestFull(t *testing.T) {
	path := backend.New(t)
	s, err := Open(t.Context(), path, Options{MaxSize: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n := 0
	for ; err == nil && n < 5000; n += 20 {
		_, err = s.Put(t.Context(), batch(n, n+20))
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("%v, want %v", err, store.ErrFull)
	}
	if kept := len(storetest.Whole(t, s)); kept != n-20 {
		t.Errorf("%d documents are kept, want %d", kept, n-20)
	}
	if _, err := s.Put(t.Context(), batch(0, 20)); err != nil {
		t.Errorf("what is there already: %v", err)
	}
}

func TestReadOnly(t *testing.T) {
	path := backend.New(t)
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), batch(0, 5)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	// who runs the tests as root may write any file
	s, err = Open(t.Context(), path, Options{ReadOnly: writable(path)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), batch(5, 6)); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("%v, want %v", err, store.ErrReadOnly)
	}
	if n := len(storetest.Whole(t, s)); n != 5 {
		t.Errorf("%d documents", n)
	}
}

func TestForeign(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("this is a text of some length, and no database at all"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), text, Options{}); !errors.Is(err, store.ErrForeign) {
		t.Errorf("a text: %v", err)
	}
	other := filepath.Join(dir, "other.db")
	if _, err := raw(t, other).Exec("CREATE TABLE x (y)"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), other, Options{}); !errors.Is(err, store.ErrForeign) {
		t.Errorf("another database: %v", err)
	}
	if _, err := Open(t.Context(), dir, Options{}); err == nil {
		t.Error("a folder: no error")
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "no", "folder.db"), Options{}); err == nil {
		t.Error("no folder: no error")
	}
	missing := filepath.Join(dir, "missing.db")
	if _, err := Open(t.Context(), missing, Options{MustExist: true}); !errors.Is(err, os.ErrNotExist) || exists(missing) {
		t.Errorf("no file: %v", err)
	}
}

// TestOlder: a register of schema 1 is not read as it is; opened for writing it
// is brought forward, and its index filled in.
func TestOlder(t *testing.T) {
	path := backend.New(t)
	all, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	db := raw(t, path)
	if _, err := db.Exec(all[0].SQL + fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1; INSERT INTO versions (version) VALUES ('test+1')", applicationID)); err != nil {
		t.Fatal(err)
	}
	docs := storetest.Plain(5)
	for _, d := range docs {
		body, err := storetest.PackFirst(d)
		if err != nil {
			t.Fatal(err)
		}
		id := store.Identify(d)
		if _, err := db.Exec("INSERT INTO documents (key, content, id, url, publisher, lang, published, title, bytes, version, added, text, body) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, 1, 0, ?, ?)",
			id.Key[:], id.Content[:], d.ID, d.URL, d.Publisher, d.Lang, d.Published, len(d.Text), d.Text, body); err != nil {
			t.Fatal(err)
		}
		for i, e := range d.Events {
			if _, err := db.Exec(`INSERT INTO events (doc, ordinal, id, type, mode, cameo, quad, score, confidence, realis, claim, historical, granularity, country, place, block, start, "end", trigger_start, trigger_end)
				VALUES ((SELECT max(number) FROM documents), ?, ?, ?, '', '', 1, 0, 0, '', '', 0, '', '', '', '', ?, ?, 0, 0)`, i, store.PackID(e.ID), e.Type, e.Sentence.Start, e.Sentence.End); err != nil {
				t.Fatal(err)
			}
		}
	}
	if s, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, store.ErrOlder) {
		t.Fatalf("%v, %v; want %v", s, err, store.ErrOlder)
	}
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := store.Refresh(t.Context(), s, storetest.Fields{}, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	storetest.WholeIndex(t, s)
	for _, d := range docs {
		r, err := s.Get(t.Context(), store.Identify(d).Key)
		if err != nil {
			t.Fatal(err)
		}
		if err := storetest.Same(r.Doc, d); err != nil {
			t.Error(err)
		}
	}
}

func TestBackup(t *testing.T) {
	path := backend.New(t)
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), batch(0, 100)); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "b.db")
	var written int64
	if err := s.Backup(t.Context(), copied, func(n int64) { written = n }); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Stat(copied); err != nil || st.Size() != written {
		t.Errorf("%d bytes were told, %v, %v", written, st, err)
	}
	if err := s.Backup(t.Context(), copied, nil); err == nil {
		t.Error("a backup took the place of another")
	}
	b, err := Open(t.Context(), copied, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if n := len(storetest.Whole(t, b)); n != 100 {
		t.Errorf("%d documents in the backup", n)
	}
	if out, err := b.Put(t.Context(), batch(99, 101)); err != nil || out[0] != store.Unchanged || out[1] != store.Added {
		t.Errorf("a backup goes on: %v, %v", out, err)
	}
}
