package search

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/store"
)

// TestMatch: a condition is true of the events in the sentences that a search
// finds, whichever of its forms it has.
func TestMatch(t *testing.T) {
	each(t, func(t testing.TB, s store.Store) {
		x := &Searcher{s, terms(t)}
		fill(t, s, x.Terms)
		for _, c := range searches {
			err := s.View(t.Context(), func(tx store.Tx) error {
				condition, args, err := x.Match(t.Context(), tx, c.words)
				if err != nil {
					return err
				}
				list, err := store.Collect(t.Context(), tx, func(row store.Row) (id string, err error) {
					var b []byte
					err = row.Scan(&b)
					return strings.ReplaceAll(store.UnpackID(b), "-", ""), err
				}, "SELECT e.id FROM events e WHERE e.type = ? AND ("+condition+") ORDER BY e.sentence DESC", append([]any{"CONSULT"}, args...)...)
				for i, id := range list { // events count from 0
					list[i] = id[:1] + string(id[1]+1)
				}
				if got := strings.Join(list, " "); got != c.want {
					t.Errorf("%s: %q, want %q (%s)", c.words, got, c.want, condition)
				}
				return err
			})
			if err != nil {
				t.Fatalf("%s: %v", c.words, err)
			}
		}
		if err := s.View(t.Context(), func(tx store.Tx) error { _, _, err := x.Match(t.Context(), tx, "-"); return err }); err == nil {
			t.Error("no words: no error")
		}
	})
}
