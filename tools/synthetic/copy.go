package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/jackc/pgx/v5"
	_ "modernc.org/sqlite" // the driver

	"github.com/sijil-news/sijil/store/address"
)

// tables are those that made-up documents fill, each after those it refers to.
var tables = []string{"versions", "documents", "entities", "events", "participants", "dyads", "quotes", "agenda",
	"kinds", "subjects", "tally_day", "tally_month", "tally_year", "unlinked", "unledgered"}

// copyRows fills an empty register in PostgreSQL with the rows of one in SQLite,
// rollups included, as they are: what putting the documents comes to takes hours
// there, this takes minutes. The two schemas have the same columns.
func copyRows(ctx context.Context, from, to string) error {
	s, err := address.Open(ctx, to, address.Options{}) // makes the tables
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	src, err := sql.Open("sqlite", "file:"+from+"?mode=ro")
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := pgx.Connect(ctx, to)
	if err != nil {
		return fmt.Errorf("connect to %s: %w", to, err)
	}
	defer dst.Close(context.WithoutCancel(ctx))
	if _, err := dst.Exec(ctx, "SET search_path TO sijil; SET session_replication_role TO replica"); err != nil { // no triggers: the rollups come, too
		return fmt.Errorf("turn triggers off (only a superuser may): %w", err)
	}
	for _, table := range tables {
		n, err := copyTable(ctx, src, dst, table)
		if err != nil {
			return fmt.Errorf("copy table %s: %w", table, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %d rows\n", table, n)
	}
	_, err = dst.Exec(ctx, "VACUUM ANALYZE")
	return err
}

func copyTable(ctx context.Context, src *sql.DB, dst *pgx.Conn, table string) (int64, error) {
	columns, truths, err := columnsOf(ctx, dst, table)
	if err != nil {
		return 0, err
	}
	rows, err := src.QueryContext(ctx, `SELECT "`+strings.Join(columns, `", "`)+`" FROM `+table)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	n, err := dst.CopyFrom(ctx, pgx.Identifier{table}, columns, &source{rows: rows, truths: truths})
	if err != nil {
		return n, err
	}
	return n, nextKey(ctx, dst, table, columns[0])
}

// columnsOf are the columns of a table, and which of them hold truth values.
func columnsOf(ctx context.Context, dst *pgx.Conn, table string) (names []string, truths []bool, err error) {
	rows, err := dst.Query(ctx, "SELECT column_name, data_type = 'boolean' FROM information_schema.columns WHERE table_schema = 'sijil' AND table_name = $1 ORDER BY ordinal_position", table)
	if err != nil {
		return nil, nil, err
	}
	var name string
	var truth bool
	_, err = pgx.ForEachRow(rows, []any{&name, &truth}, func() error {
		names, truths = append(names, name), append(truths, truth)
		return nil
	})
	if err == nil && len(names) == 0 {
		err = errors.New("no such table")
	}
	return names, truths, err
}

// nextKey makes numbers go on behind those that were copied.
func nextKey(ctx context.Context, dst *pgx.Conn, table, column string) error {
	var sequence *string
	if err := dst.QueryRow(ctx, "SELECT pg_get_serial_sequence($1, $2)", "sijil."+table, column).Scan(&sequence); err != nil || sequence == nil {
		return err
	}
	_, err := dst.Exec(ctx, fmt.Sprintf(`SELECT setval($1, (SELECT coalesce(max("%s"), 0) + 1 FROM sijil.%s), false)`, column, table), *sequence)
	return err
}

// source gives rows of SQLite to PostgreSQL. It is a pgx.CopyFromSource.
type source struct {
	rows   *sql.Rows
	truths []bool
}

func (s *source) Next() bool { return s.rows.Next() }

func (s *source) Err() error { return s.rows.Err() }

func (s *source) Values() ([]any, error) {
	values := make([]any, len(s.truths))
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	if err := s.rows.Scan(into...); err != nil {
		return nil, err
	}
	for i, truth := range s.truths {
		if n, ok := values[i].(int64); truth && ok {
			values[i] = n != 0
		}
	}
	return values, nil
}
