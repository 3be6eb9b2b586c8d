package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// View runs f in a transaction that sees one moment.
func (s *Store) View(ctx context.Context, f func(store.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.failed(err)
	}
	defer tx.Rollback()
	return s.failed(f(transaction{prepared: tx.PrepareContext}))
}

// Change runs f in a transaction of the one writer.
func (s *Store) Change(ctx context.Context, f func(store.Tx) error) error {
	if s.write == nil {
		return fmt.Errorf("write register %s: %w", s.path, store.ErrReadOnly)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.change(ctx, func() error {
		return f(transaction{prepared: s.prepared, kept: true})
	})
	if err != nil {
		return fmt.Errorf("write register %s: %w", s.path, explain(err))
	}
	return nil
}

// prepared is a statement of the writing connection, prepared once and for all.
func (s *Store) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := s.stmts[query]; st != nil {
		return st, nil
	}
	if len(s.stmts) >= mostStatements {
		for q, st := range s.stmts {
			st.Close()
			delete(s.stmts, q)
		}
	}
	st, err := s.conn.PrepareContext(ctx, query)
	if err == nil {
		s.stmts[query] = st
	}
	return st, err
}

// mostStatements is how many are kept prepared.
const mostStatements = 256

// transaction is one of either kind.
type transaction struct {
	prepared func(ctx context.Context, query string) (*sql.Stmt, error)
	kept     bool // statements are not ours to close
}

func (transaction) Dialect() store.Dialect { return store.SQLite }

func (t transaction) Query(ctx context.Context, query string, args ...any) (store.Answer, error) {
	st, err := t.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := st.QueryContext(ctx, args...)
	if err != nil {
		t.close(st)
		return nil, err
	}
	return rows{r, st, t}, nil
}

func (t transaction) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	st, err := t.prepared(ctx, query)
	if err != nil {
		return 0, err
	}
	defer t.close(st)
	res, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (t transaction) close(st *sql.Stmt) {
	if !t.kept {
		st.Close()
	}
}

// rows close their statement too.
type rows struct {
	*sql.Rows
	st *sql.Stmt
	t  transaction
}

func (a rows) Close() {
	a.Rows.Close()
	a.t.close(a.st)
}
