package storetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/store"
)

// Fields indexes sentences by their words as they stand.
type Fields struct{}

// Sentence appends the words of a sentence, each once.
func (Fields) Sentence(sentence string, dst []string) []string {
	seen := map[string]bool{}
	for _, w := range strings.Fields(sentence) {
		if !seen[w] {
			seen[w] = true
			dst = append(dst, w)
		}
	}
	return dst
}

// Pairs implements store.Indexer: there are none.
func (Fields) Pairs() int { return 0 }

// pairing indexes as Fields does, by a later rule.
type pairing struct{ Fields }

// Pairs implements store.Indexer.
func (pairing) Pairs() int { return 1 }

// indexed puts the terms of records beside them.
func indexed(batch []*store.Record) []*store.Record {
	for _, r := range batch {
		r.Index(Fields{})
	}
	return batch
}

// WholeIndex checks that the sentences of all documents are in the index of
// words, and no others, and that events know theirs.
func WholeIndex(t *testing.T, s store.Store) {
	t.Helper()
	err := s.View(t.Context(), func(tx store.Tx) error {
		entries := "SELECT count(*) FROM words"
		if tx.Dialect() == store.SQLite {
			entries = "SELECT count(*) FROM words_docsize"
		}
		want, have := int64(0), int64(0)
		for query, to := range map[string]*int64{"SELECT coalesce(sum(sentences), 0) FROM indexed": &want, entries: &have} {
			n, _, err := store.Scalar[int64](t.Context(), tx, query)
			if err != nil {
				return err
			}
			*to = n
		}
		if have != want {
			t.Errorf("the index has %d sentences, want %d", have, want)
		}
		for query, what := range map[string]string{
			"SELECT count(*) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM indexed i WHERE i.doc = d.number)":                                                    "documents that are not indexed",
			"SELECT count(*) FROM events e JOIN indexed i ON i.doc = e.doc WHERE e.sentence IS NULL OR e.sentence < i.first OR e.sentence >= i.first + i.sentences": "events with a wrong sentence",
			"SELECT count(*) FROM indexed a JOIN indexed b ON b.first > a.first AND b.first < a.first + a.sentences":                                                "documents whose sentences have the numbers of others",
			"SELECT count(*) FROM events e WHERE e.sentence IS NOT NULL AND NOT EXISTS (SELECT 1 FROM indexed i WHERE i.doc = e.doc)":                               "events with a sentence that is not indexed",
		} {
			n, _, err := store.Scalar[int64](t.Context(), tx, query)
			if err != nil {
				return err
			}
			if n > 0 {
				t.Errorf("%d %s", n, what)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// words: the index follows all that is put, replaced, coded anew and corrected.
func (b Backend) words(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, indexed(many(0, 30)))
	WholeIndex(t, s)
	put(t, s, store.Replaced, indexed(records(Revised(3), Revised(4))))
	WholeIndex(t, s)
	if _, err := s.Put(t.Context(), indexed(records(Document(40), Revised(40), Document(41)))); err != nil { // twice in one batch
		t.Fatal(err)
	}
	WholeIndex(t, s)
	d := Document(5)
	d.Version = "test+2"
	if done, err := s.Recode(t.Context(), indexed(records(d))); err != nil || !done[0] {
		t.Fatalf("recoded %v, %v", done, err)
	}
	WholeIndex(t, s)
	e := Document(6).Events[0]
	if err := s.Correct(t.Context(), []store.Correction{{ID: store.NewCorrectionID(), Key: store.Identify(Document(6)).Key, Action: store.Accept, Was: &e, Is: &e}}); err != nil {
		t.Fatal(err)
	}
	WholeIndex(t, s)
	put(t, s, store.Added, many(50, 60)) // without terms
	put(t, s, store.Replaced, records(Revised(7)))
	if n, err := store.Unindexed(t.Context(), s); err != nil || n != 11 {
		t.Errorf("%d documents are not indexed, %v; want 11", n, err)
	}
	if err := store.Refresh(t.Context(), s, Fields{}, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	WholeIndex(t, s)
	Whole(t, s)
	b.reindexed(t, s)
}

// reindexed: documents are entered anew by a later rule of pairs, and keep their
// numbers unless they have other sentences than when they were entered.
func (b Backend) reindexed(t *testing.T, s store.Store) {
	t.Helper()
	put(t, s, store.Added, records(Document(70)))
	rule := pairing{}.Pairs()
	check := func(outdated int64, paired bool) {
		t.Helper()
		n, err := store.Outdated(t.Context(), s, rule)
		if err != nil || n != outdated {
			t.Errorf("%d documents are of an earlier rule, %v; want %d", n, err, outdated)
		}
		err = s.View(t.Context(), func(tx store.Tx) error {
			yes, err := store.Paired(t.Context(), tx, rule)
			if yes != paired {
				t.Errorf("paired is %t", yes)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	numbers := func() (list []int64) {
		t.Helper()
		err := s.View(t.Context(), func(tx store.Tx) (err error) {
			list, err = store.Collect(t.Context(), tx, func(row store.Row) (n int64, err error) { return n, row.Scan(&n) }, "SELECT first FROM indexed ORDER BY doc")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	before := numbers()
	check(int64(len(before)), false)
	if err := store.Reindex(t.Context(), s, pairing{}, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	if after := numbers(); !slices.Equal(before, after) {
		t.Errorf("documents had the numbers %v and have %v", before, after)
	}
	check(0, true) // what is not in the index needs no pairs
	if err := store.Refresh(t.Context(), s, pairing{}, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	err := s.Change(t.Context(), func(tx store.Tx) error {
		_, err := tx.Exec(t.Context(), "UPDATE indexed SET pairs = 0, sentences = sentences + 1 WHERE first = (SELECT max(first) FROM indexed)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	check(1, false)
	if err := store.Reindex(t.Context(), s, pairing{}, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	check(0, true)
	WholeIndex(t, s)
	Whole(t, s)
}
