package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/sijil-news/sijil/store"
)

// How many of the newest sentences PostgreSQL reads one after the other instead of
// asking its index: a word that many sentences have is found among them, and the
// index would give all sentences that have it, unsorted, from all over the disk.
const (
	newest     = 1_000  // in any case
	mostNewest = 60_000 // where so many promise enough
	fetching   = 8      // how many can be read while the index gives one
	comparing  = 2      // the same where candidates are compared with their texts: the index gives those that are wanted next, too

	mostFetched = 10_000 // numbers that are taken from the index at once
	mostAsked   = 10_000 // sentences that are asked for a beginning one after the other
)

// candidates are the numbers of sentences that the index finds, the highest
// first, below before where that is not 0: as many as the limit, if there are, or
// more. all tells that there are no others.
func (f *finder) candidates(before int64, limit int) (list []int64, all bool, err error) {
	from, to := f.stretch(before)
	if f.tx.Dialect() == store.SQLite {
		list, err = f.numbers("SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?", f.query, from, to, limit)
		return list, len(list) < limit, err
	}
	list, err = f.among(newest, from, to, limit)
	if err != nil || len(list) == limit {
		return list, false, err
	}
	sentences, found, err := f.expected(from, to, f.query)
	if err != nil {
		return nil, false, err
	}
	found = max(found, sentences*int64(len(list))/newest, 1)
	reach := fetching * found
	if !f.q.exact() {
		reach = comparing * found
	}
	if n := int64(limit) * sentences / found * 3 / 2; n <= min(mostNewest, reach) {
		if list, err = f.among(max(n, newest), from, to, limit); err != nil || len(list) == limit {
			return list, false, err
		}
	}
	if !f.q.exact() { // more may be wanted, and the index would put all of them together again
		limit = max(limit, mostFetched)
	}
	list, err = f.indexed(from, to, limit)
	return list, len(list) < limit, err
}

// indexed asks the index of PostgreSQL for what matches, which gives all of it: not
// by the primary key, which the planner would take for the sake of the order.
//
// Of a beginning the index first puts together all sentences that have one of its
// words. Where the rest of the query is in few, each of these is asked for the
// beginning: by a function, of which the index knows nothing.
func (f *finder) indexed(from, to int64, limit int) ([]int64, error) {
	const found = ") SELECT sentence FROM w ORDER BY sentence DESC LIMIT ?"
	if rest := f.q.withoutBeginnings().expression(store.Postgres, nil, false); rest != "" && len(f.q.beginnings()) > 0 {
		_, n, err := f.expected(from, to, rest)
		if err != nil {
			return nil, err
		}
		if n <= mostAsked {
			return f.numbers("WITH w AS MATERIALIZED (SELECT sentence FROM words WHERE terms @@ ?::tsquery AND ts_match_vq(terms, ?::tsquery) AND sentence >= ? AND sentence < ?"+found,
				rest, f.query, from, to, limit)
		}
	}
	return f.numbers("WITH w AS MATERIALIZED (SELECT sentence FROM words WHERE terms @@ ?::tsquery AND sentence >= ? AND sentence < ?"+found, f.query, from, to, limit)
}

// among are those of the newest n sentences of a stretch that match.
func (f *finder) among(n, from, to int64, limit int) ([]int64, error) {
	return f.numbers(`SELECT sentence FROM (SELECT sentence, terms FROM words WHERE sentence >= ? AND sentence < ? ORDER BY sentence DESC LIMIT ?) AS w
		WHERE terms @@ ?::tsquery ORDER BY sentence DESC LIMIT ?`, from, to, n, f.query, limit)
}

// expected is how many sentences there are in a stretch, and how many of them
// match a query, as the planner of PostgreSQL estimates it from how frequent words
// are.
func (f *finder) expected(from, to int64, query string) (all, found int64, err error) {
	const stretch = "SELECT FROM words WHERE sentence >= ? AND sentence < ?"
	if all, err = f.estimate(stretch, from, to); err != nil {
		return 0, 0, err
	}
	found, err = f.estimate(stretch+" AND terms @@ ?::tsquery", from, to, query)
	return all, found, err
}

// estimate is how many rows the planner expects of a query.
func (f *finder) estimate(query string, args ...any) (int64, error) {
	text, _, err := store.Scalar[string](f.ctx, f.tx, "EXPLAIN (FORMAT JSON) "+query, args...)
	if err != nil {
		return 0, err
	}
	var plans []struct {
		Plan struct {
			Rows float64 `json:"Plan Rows"`
		}
	}
	if err := json.Unmarshal([]byte(text), &plans); err != nil {
		return 0, fmt.Errorf("read plan of a query: %w", err)
	}
	for _, p := range plans {
		return int64(p.Plan.Rows), nil
	}
	return 0, errors.New("read plan of a query: there is none")
}

// stretch is the numbers that are searched, half-open.
func (f *finder) stretch(before int64) (from, to int64) {
	from, to = 0, math.MaxInt64
	if f.o.From != nil {
		from = store.SentencesFrom(*f.o.From)
	}
	if f.o.To != nil {
		to = store.SentencesFrom(*f.o.To + 1)
		if f.o.From == nil {
			from = store.SentencesFrom(math.MinInt32)
		}
	}
	if before > 0 {
		to = min(to, before)
	}
	return from, to
}

func (f *finder) numbers(query string, args ...any) ([]int64, error) {
	return store.Collect(f.ctx, f.tx, func(row store.Row) (n int64, err error) { return n, row.Scan(&n) }, query, args...)
}
