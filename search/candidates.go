package search

import (
	"math"

	"github.com/sijil-news/sijil/store"
)

// How many of the newest sentences PostgreSQL reads one after the other before it
// asks its index: a word that many sentences have is found among them, and the
// index would give all sentences that have it, unsorted, from all over the disk.
const (
	newest     = 10_000
	mostNewest = 60_000 // where the newest promise enough
)

// candidates are the numbers of sentences that the index finds, the highest
// first, below before where that is not 0.
func (f *finder) candidates(before int64, limit int) ([]int64, error) {
	from, to := f.stretch(before)
	if f.tx.Dialect() == store.SQLite {
		return f.numbers("SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?", f.query, from, to, limit)
	}
	for n := newest; n <= mostNewest; {
		list, err := f.numbers(`SELECT sentence FROM (SELECT sentence, terms FROM words WHERE sentence >= ? AND sentence < ? ORDER BY sentence DESC LIMIT ?) AS w
			WHERE terms @@ ?::tsquery ORDER BY sentence DESC LIMIT ?`, from, to, n, f.query, limit)
		if err != nil || len(list) == limit {
			return list, err
		}
		if n > newest || len(list) == 0 {
			break
		}
		n = n * limit / len(list) * 3 / 2
	}
	// not by the primary key, which the planner would take for the sake of the order
	return f.numbers(`WITH w AS MATERIALIZED (SELECT sentence FROM words WHERE terms @@ ?::tsquery AND sentence >= ? AND sentence < ?)
		SELECT sentence FROM w ORDER BY sentence DESC LIMIT ?`, f.query, from, to, limit)
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
