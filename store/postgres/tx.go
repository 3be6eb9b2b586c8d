package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
)

// View runs f in a transaction that sees one moment.
func (s *Store) View(ctx context.Context, f func(store.Tx) error) error {
	return s.failed(pgx.BeginTxFunc(ctx, s.pool, snapshot, func(tx pgx.Tx) error { return f(transaction{tx}) }))
}

// Change runs f in a transaction of the one writer.
func (s *Store) Change(ctx context.Context, f func(store.Tx) error) error {
	if s.opt.ReadOnly {
		return fmt.Errorf("write register %s: %w", s.shown, store.ErrReadOnly)
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := s.lock(ctx, tx); err != nil {
			return err
		}
		return f(transaction{tx})
	})
	if err != nil {
		return fmt.Errorf("write register %s: %w", s.shown, explain(err))
	}
	return nil
}

type transaction struct{ tx pgx.Tx }

func (transaction) Dialect() store.Dialect { return store.Postgres }

func (t transaction) Query(ctx context.Context, query string, args ...any) (store.Answer, error) {
	return t.tx.Query(ctx, store.Numbered(query), args...)
}

func (t transaction) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	tag, err := t.tx.Exec(ctx, store.Numbered(query), args...)
	return tag.RowsAffected(), err
}
