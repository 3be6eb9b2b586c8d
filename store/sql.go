package store

import (
	"context"
	"strconv"
	"strings"
)

// DB is the register as tables, for what both databases do by the same SQL: who
// asks, links or corrects builds on it, and Store has it. The tables are those
// of docs/store.md.
type DB interface {
	// View runs f in a transaction that sees one moment and changes nothing.
	View(ctx context.Context, f func(Tx) error) error
	// Change runs f in a transaction of the one writer: with an error nothing
	// of it is kept. f neither calls View or Change nor outlives its Tx.
	Change(ctx context.Context, f func(Tx) error) error
}

// Tx is a transaction. Queries have ? for parameters, in both databases. Rows
// are to be closed before the next query is run. It is not for concurrent use.
type Tx interface {
	Dialect() Dialect
	Query(ctx context.Context, query string, args ...any) (Answer, error)
	// Exec tells how many rows were changed.
	Exec(ctx context.Context, query string, args ...any) (int64, error)
}

// Answer is the rows of a query: Next until it is false, then Err.
type Answer interface {
	Row
	Next() bool
	Err() error
	Close()
}

// Dialect is which database it is, where SQL differs.
type Dialect int

// Dialects.
const (
	SQLite Dialect = iota
	Postgres
)

// Collect reads all rows of a query by scan.
func Collect[T any](ctx context.Context, tx Tx, scan func(Row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// Scalar is the one value of a row with one column, as those of Collect; ok is
// false where there is no row.
func Scalar[T any](ctx context.Context, tx Tx, query string, args ...any) (v T, ok bool, err error) {
	list, err := Collect(ctx, tx, func(row Row) (T, error) {
		var v T
		return v, row.Scan(&v)
	}, query, args...)
	if err != nil || len(list) == 0 {
		return v, false, err
	}
	return list[0], true, nil
}

// Marks are n parameters, for a list: «?, ?, ?».
func Marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// Numbered writes parameters as $1, $2 … in place of ?, but not within quotes.
func Numbered(query string) string {
	var b strings.Builder
	n, quote := 0, rune(0)
	for _, c := range query {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '?':
			n++
			b.WriteString("$" + strconv.Itoa(n))
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
