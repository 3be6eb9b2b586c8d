package storetest

import (
	"errors"
	"testing"

	"github.com/sijil-news/sijil/store"
)

// sql: what was changed is seen, what failed is not there, and the same text of
// SQL serves both databases.
func (b Backend) sql(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, many(0, 3))
	insert := func(v string, fail error) error {
		return s.Change(t.Context(), func(tx store.Tx) error {
			n, err := tx.Exec(t.Context(), "INSERT INTO versions (version) VALUES (?)", v)
			if err == nil && n != 1 {
				t.Errorf("%d rows inserted", n)
			}
			return errors.Join(err, fail)
		})
	}
	stop := errors.New("stop")
	if err := insert("what? now", nil); err != nil {
		t.Fatal(err)
	}
	if err := insert("lost", stop); !errors.Is(err, stop) {
		t.Errorf("%v, want %v", err, stop)
	}
	if err := insert("what? now", nil); err == nil {
		t.Error("the same version twice")
	}
	err := s.View(t.Context(), func(tx store.Tx) error {
		list, err := store.Collect(t.Context(), tx, func(row store.Row) (v string, err error) { return v, row.Scan(&v) },
			"SELECT version FROM versions WHERE version IN ("+store.Marks(2)+") OR version = 'what? now' ORDER BY version", "lost", "test+1")
		if err != nil {
			return err
		}
		if len(list) != 2 || list[0] != "test+1" || list[1] != "what? now" {
			t.Errorf("versions %q", list)
		}
		n, ok, err := store.Scalar[int64](t.Context(), tx, "SELECT count(*) FROM documents WHERE number > ?", 0)
		if n != 3 || !ok || err != nil {
			t.Errorf("%d documents, %v, %v", n, ok, err)
		}
		_, ok, err = store.Scalar[int64](t.Context(), tx, "SELECT number FROM documents WHERE number < ?", 0)
		if ok || err != nil {
			t.Errorf("a document before the first, %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.View(t.Context(), func(tx store.Tx) error {
		_, err := tx.Exec(t.Context(), "DELETE FROM versions")
		return err
	}); err == nil {
		t.Error("a view may change")
	}
	put(t, s, store.Unchanged, many(0, 3)) // writing goes on after all that
}
