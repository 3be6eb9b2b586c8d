package search

import (
	"context"
	"slices"

	"github.com/sijil-news/sijil/store"
)

// mostBegun is of how many terms with one beginning a query may name each.
const mostBegun = 2000

// begun lists the terms of the index that begin as one says, nil where there are
// more than mostBegun. SQLite reads all sentences of a beginning before it gives
// the first one; of words that are named it reads only the newest.
func begun(ctx context.Context, tx store.Tx, beginning string) ([]string, error) {
	if _, err := tx.Exec(ctx, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, words, instance)"); err != nil {
		return nil, err
	}
	// from one term to the next, past the sentences that have it
	list, err := store.Collect(ctx, tx, func(row store.Row) (s string, err error) { return s, row.Scan(&s) },
		`WITH RECURSIVE t (term) AS (SELECT (SELECT term FROM temp.terms WHERE term >= ?1 LIMIT 1)
			UNION ALL SELECT (SELECT n.term FROM temp.terms n WHERE n.term >= t.term || char(1) LIMIT 1) FROM t WHERE t.term < ?2 LIMIT ?3)
		SELECT term FROM t WHERE term < ?2`, beginning, beginning+"\U0010FFFF", mostBegun+2)
	if err != nil || len(list) > mostBegun {
		return nil, err
	}
	return list, nil
}

// written is the query in the language of the index, with the terms of its
// beginnings where the index is the faster for it, and with the pairs of its
// phrases where all sentences have them.
func (q *Query) written(ctx context.Context, tx store.Tx) (string, error) {
	db := tx.Dialect()
	paired := false
	if !q.exact() {
		var err error
		if paired, err = store.Paired(ctx, tx, pairsRule); err != nil {
			return "", err
		}
	}
	named := map[string][]string{}
	if db == store.SQLite {
		for _, b := range q.beginnings() {
			list, err := begun(ctx, tx, b)
			if err != nil {
				return "", err
			}
			named[b] = list
		}
	}
	return q.expression(db, named, paired), nil
}

// beginnings are those that are asked for, or must not be there.
func (q *Query) beginnings() (out []string) {
	for _, list := range append([]Choice{q.Without}, q.All...) {
		for i := range list {
			if list[i].Prefix {
				out = append(out, beginning(list[i].Words[0]))
			}
		}
	}
	return out
}

// withoutBeginnings is what is asked for beside beginnings.
func (q *Query) withoutBeginnings() *Query {
	begins := func(it Item) bool { return it.Prefix }
	out := &Query{Without: slices.DeleteFunc(slices.Clone(q.Without), begins)}
	for _, c := range q.All {
		if !slices.ContainsFunc(c, begins) {
			out.All = append(out.All, c)
		}
	}
	if len(out.All) == 0 {
		out.Without = nil // of nothing
	}
	return out
}
