package sqlite

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/storetest"
)

// TestFoldedByParts: who writes little adds up a part of a long log, the oldest
// facts; the sums are right at every moment, also where facts take others away,
// and nothing is left at the end.
func TestFoldedByParts(t *testing.T) {
	path := backend.New(t)
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	noted := func() (n int64) {
		t.Helper()
		if err := s.read.QueryRow("SELECT count(*) FROM tally_log").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	slow := func() { s.foldSpeed, s.foldNext = 1, time.Time{} } // as if facts took long
	slow()
	docs := 0
	for noted() < mostNoted-1000 {
		if _, err := s.Put(t.Context(), batch(docs, docs+20)); err != nil {
			t.Fatal(err)
		}
		docs += 20
	}
	if _, err := s.Put(t.Context(), batch(docs, docs+60)); err != nil {
		t.Fatal(err)
	}
	if n := noted(); n < mostNoted-firstFolded || n != s.noted {
		t.Errorf("%d facts are left, %d as the store has it: not only a part was added up", n, s.noted)
	}
	storetest.Tallied(t, s)
	for step := range 3 {
		slow()
		before := noted()
		err := s.Change(t.Context(), func(tx store.Tx) error {
			for _, query := range []string{"DELETE FROM documents WHERE number BETWEEN ? AND ?", "UPDATE events SET type = 'SANCTION', lead = 0 WHERE doc BETWEEN ? + 30 AND ? + 30"} {
				if _, err := tx.Exec(t.Context(), query, step*60+1, step*60+30); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if n := noted(); n == 0 || n != s.noted {
			t.Errorf("%d facts are left of %d, %d as the store has it", n, before, s.noted)
		}
		storetest.Tallied(t, s)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := noted(); n > 0 {
		t.Errorf("%d facts are left at the end", n)
	}
	storetest.Tallied(t, s)
}
