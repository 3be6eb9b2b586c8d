package search

import (
	"context"

	"github.com/sijil-news/sijil/store"
)

// How many sentences a condition looks up at most. Beyond mostListed, rows are
// asked one after the other whether their sentence has the words.
const (
	mostListed  = 20_000
	mostPhrases = 5_000 // found by reading them
)

// Match returns a condition of SQL, with its arguments, that is true of rows of
// «events e» whose sentence has the words. The error says what is wrong with
// words, or is one of the register.
//
// Phrases are compared with the text when the condition is made: only the newest
// 5,000 sentences that have all that is asked for count then.
func (s *Searcher) Match(ctx context.Context, tx store.Tx, words string) (condition string, args []any, err error) {
	q, err := s.Terms.Parse(words)
	if err != nil {
		return "", nil, err
	}
	db := tx.Dialect()
	if !q.exact() {
		query, err := q.written(ctx, tx)
		if err != nil {
			return "", nil, err
		}
		f := &finder{ctx: ctx, tx: tx, terms: s.Terms, q: q, o: Options{Limit: mostPhrases}, query: query}
		return f.listed()
	}
	query := q.expression(db, nil, false)
	list := "e.sentence IN (" + matching[db] + ")"
	if db == store.SQLite && len(q.beginnings()) > 0 {
		return list, []any{query}, nil // to ask of one sentence, it would read all that begin so each time
	}
	n, _, err := store.Scalar[int64](ctx, tx, "SELECT count(*) FROM ("+matching[db]+" LIMIT ?) AS w", query, mostListed+1)
	if err != nil {
		return "", nil, err
	}
	if n > mostListed {
		return asking[db], []any{query}, nil
	}
	return list, []any{query}, nil
}

// The sentences that match, and a condition that asks of one whether it does.
var (
	matching = map[store.Dialect]string{store.SQLite: "SELECT rowid FROM words WHERE words MATCH ?", store.Postgres: "SELECT sentence FROM words WHERE terms @@ ?::tsquery"}
	asking   = map[store.Dialect]string{
		store.SQLite:   "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = e.sentence)",
		store.Postgres: "EXISTS (SELECT 1 FROM words w WHERE w.sentence = e.sentence AND w.terms @@ ?::tsquery)",
	}
)

// listed is the condition as a list of sentences.
func (f *finder) listed() (string, []any, error) {
	a, err := f.find()
	if err != nil {
		return "", nil, err
	}
	numbers := make([]int64, len(a.Hits))
	for i := range a.Hits {
		numbers[i] = a.Hits[i].Number
	}
	if len(numbers) == 0 {
		return "1 = 0", nil, nil
	}
	if f.tx.Dialect() == store.Postgres {
		return "e.sentence = ANY (?)", []any{numbers}, nil
	}
	return "e.sentence IN (" + store.Marks(len(numbers)) + ")", values(numbers), nil
}
