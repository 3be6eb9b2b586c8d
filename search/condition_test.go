package search

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// TestMatch: a condition is true of the events in the sentences that a search
// finds, whichever of its forms it has.
func TestMatch(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		x := &Searcher{s, terms(t)}
		fill(t, s, x.Terms)
		for _, c := range searches {
			err := s.View(t.Context(), func(tx store.Tx) error {
				condition, args, err := x.Match(t.Context(), tx, c.words)
				if err != nil {
					return err
				}
				check := func(condition string, args []any) error {
					return conditionHolds(t, tx, condition, args, c.words, c.want)
				}
				if strings.Contains(condition, "IN (SELECT") { // and as it is for words of many sentences
					if err := check(asking[tx.Dialect()], args); err != nil {
						return err
					}
				}
				return check(condition, args)
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

func conditionHolds(t testing.TB, tx store.Tx, condition string, args []any, words, want string) error {
	t.Helper()
	list, err := store.Collect(t.Context(), tx, func(row store.Row) (id string, err error) {
		var b []byte
		err = row.Scan(&b)
		return strings.ReplaceAll(store.UnpackID(b), "-", ""), err
	}, "SELECT e.id FROM events e WHERE e.type = ? AND ("+condition+") ORDER BY e.sentence DESC", append([]any{"CONSULT"}, args...)...)
	for i, id := range list { // events count from 0
		list[i] = id[:1] + string(id[1]+1)
	}
	if got := strings.Join(list, " "); got != want {
		t.Errorf("%s: %q, want %q (%s)", words, got, want, condition)
	}
	return err
}
