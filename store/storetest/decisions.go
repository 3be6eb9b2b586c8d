package storetest

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
)

// decisions: what was decided by hand goes with a copy, also about what is not
// there yet; of two decisions on one thing the later one holds.
func (b Backend) decisions(t *testing.T) {
	from, to := b.open(t, b.New(t)), b.open(t, b.New(t))
	put(t, from, store.Added, many(0, 3))
	insert := func(s store.Store, same int, verdict string, at int64) {
		t.Helper()
		err := s.Change(t.Context(), func(tx store.Tx) error {
			if _, err := tx.Exec(t.Context(), "INSERT INTO hands (a, b, same, at) VALUES (?, ?, ?, ?)", []byte("event a1"), []byte("event b2"), same, at); err != nil {
				return err
			}
			_, err := tx.Exec(t.Context(), "INSERT INTO verdicts (kind, a, b, verdict, at) VALUES (?, ?, ?, ?, ?)", 1, []byte("plan p1"), []byte("document"), verdict, at)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	insert(from, 1, "right", 20)
	insert(to, 0, "wrong", 10)
	d := Document(900)
	early := store.Correction{ID: "00000000000000e1", Key: store.Identify(d).Key, Action: store.Reject, Was: &d.Events[0], At: time.UnixMilli(5).UTC()}
	if err := from.Correct(t.Context(), []store.Correction{early}); err != nil {
		t.Fatal(err)
	}
	check := func(s store.Store, same int64, verdict string) {
		t.Helper()
		err := s.View(t.Context(), func(tx store.Tx) error {
			n, _, err := store.Scalar[int64](t.Context(), tx, "SELECT same FROM hands")
			if err != nil {
				return err
			}
			v, _, err := store.Scalar[string](t.Context(), tx, "SELECT verdict FROM verdicts")
			if n != same || v != verdict {
				t.Errorf("decided %d and %q, want %d and %q", n, v, same, verdict)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := store.Copy(t.Context(), from, to, nil, func(int64) {}); err != nil {
			t.Fatal(err)
		}
		check(to, 1, "right")
	}
	put(t, to, store.Added, records(Document(900)))
	if r := get(t, to, d); len(r.Corrections) != 1 || r.Corrected().Events[0].Judged != "rejected" {
		t.Errorf("a correction that came before its document is lost: %v", r.Corrections)
	}
	empty := b.open(t, b.New(t))
	if err := store.Copy(t.Context(), to, from, nil, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	check(from, 1, "right") // as late as it was
	if err := store.Copy(t.Context(), empty, to, nil, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	check(to, 1, "right")
}
