// Package postgres keeps the register in a schema of a PostgreSQL database.
package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/sijil-news/sijil/store"
)

//go:embed migrations/*.sql
var files embed.FS

// DefaultSchema is where the tables stand if the address names no schema.
const DefaultSchema = "sijil"

// Options tell how a register is opened.
type Options struct {
	MustExist bool          // do not make a new register
	ReadOnly  bool          // only look
	Patience  time.Duration // how long another writer is waited for; 0 is 30 s
}

// Store is a register in PostgreSQL. It is safe for concurrent use.
//
// Writers take turns, by an advisory lock of the schema: what is put never
// meets half of what another one puts, and numbers are given in the order in
// which transactions end, so that who reads on from a number misses nothing.
type Store struct {
	pool     *pgxpool.Pool
	opt      Options
	schema   string
	shown    string // the address without its password
	mu       sync.Mutex
	entities map[store.Entity]int32 // keys known, never more than mostEntities
	versions map[string]int32
	kinds    map[store.Kind]int32
}

// Open opens the register at a postgres:// address, making schema and tables
// where there are none. The parameter «schema» of the address names the schema.
func Open(ctx context.Context, address string, opt Options) (*Store, error) {
	s := &Store{opt: opt, entities: map[store.Entity]int32{}, versions: map[string]int32{}, kinds: map[store.Kind]int32{}}
	cfg, err := s.configure(address)
	if err != nil {
		return nil, err
	}
	if s.pool, err = pgxpool.NewWithConfig(ctx, cfg); err != nil {
		return nil, fmt.Errorf("open register %s: %w", s.shown, explain(err))
	}
	if err := s.prepare(ctx); err != nil {
		s.pool.Close()
		return nil, fmt.Errorf("open register %s: %w", s.shown, explain(err))
	}
	return s, nil
}

func (s *Store) configure(address string) (*pgxpool.Config, error) {
	u, err := url.Parse(address)
	if err != nil { // whose message would print the password
		return nil, errors.New("open register: the address cannot be read; it is like postgres://user@host/database")
	}
	q := u.Query()
	if s.schema = q.Get("schema"); s.schema == "" {
		s.schema = DefaultSchema
	}
	q.Del("schema")
	s.shown = shown(*u)
	u.RawQuery = q.Encode()
	cfg, err := pgxpool.ParseConfig(u.String())
	if err != nil {
		return nil, fmt.Errorf("open register %s: the address cannot be read; it is like postgres://user@host/database", s.shown)
	}
	if s.opt.Patience == 0 {
		s.opt.Patience = 30 * time.Second
	}
	if cfg.ConnConfig.ConnectTimeout == 0 {
		cfg.ConnConfig.ConnectTimeout = 10 * time.Second
	}
	params := cfg.ConnConfig.RuntimeParams
	params["search_path"] = pgx.Identifier{s.schema}.Sanitize()
	params["lock_timeout"] = strconv.FormatInt(s.opt.Patience.Milliseconds(), 10)
	// some words, types and countries are in most of a register and others in next
	// to nothing of it: no one plan serves both
	params["plan_cache_mode"] = "force_custom_plan"
	params["jit"] = "off" // compiling takes longer than most questions
	if params["random_page_cost"] == "" {
		params["random_page_cost"] = "1.1" // of disks without heads, and of what is in memory: indexes are worth it
	}
	if params["application_name"] == "" {
		params["application_name"] = "sijil"
	}
	if s.opt.ReadOnly {
		params["default_transaction_read_only"] = "on"
	}
	return cfg, nil
}

// shown is an address without passwords.
func shown(u url.URL) string {
	q := u.Query()
	for _, secret := range []string{"password", "sslpassword"} {
		if q.Has(secret) {
			q.Set(secret, "xxxxx")
		}
	}
	u.RawQuery = q.Encode()
	return u.Redacted()
}

// prepare sees to it that the schema is that of this program.
func (s *Store) prepare(ctx context.Context) error {
	list, err := fs.Sub(files, "migrations")
	if err != nil {
		return err
	}
	all, err := store.Migrations(list)
	if err != nil {
		return err
	}
	at, err := s.check(ctx, s.pool, all)
	switch {
	case err != nil:
		return err
	case at == len(all):
		return nil
	case at == 0 && (s.opt.MustExist || s.opt.ReadOnly):
		return fmt.Errorf("schema %s: %w; sijil add makes one", s.schema, fs.ErrNotExist)
	case s.opt.ReadOnly:
		return fmt.Errorf("%w (its schema has number %d, this program's %d); bring it forward: sijil store index", store.ErrOlder, at, len(all))
	}
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error { return s.migrate(ctx, tx, all) })
}

// migrate brings the schema up to this program's in one transaction.
func (s *Store) migrate(ctx context.Context, tx pgx.Tx, all []store.Migration) error {
	if err := s.lock(ctx, tx); err != nil {
		return err
	}
	at, err := s.check(ctx, tx, all) // another process may have been faster
	if err != nil {
		return err
	}
	if at == 0 {
		// not IF NOT EXISTS alone: that wants the right to make schemas even
		// where somebody who has it made this one
		var there bool
		if err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", s.schema).Scan(&there); err != nil {
			return err
		}
		if !there {
			if _, err := tx.Exec(ctx, "CREATE SCHEMA "+pgx.Identifier{s.schema}.Sanitize()); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, "CREATE TABLE schema_number (number integer NOT NULL); INSERT INTO schema_number VALUES (0)"); err != nil {
			return err
		}
	}
	for _, m := range all[at:] {
		if _, err := tx.Exec(ctx, m.SQL); err != nil {
			return fmt.Errorf("migration %s: %w", m.Name, err)
		}
	}
	_, err = tx.Exec(ctx, "UPDATE schema_number SET number = $1", len(all))
	return err
}

// lock waits for the turn of this writer, until the end of the transaction.
func (s *Store) lock(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", "sijil register "+s.schema)
	return err
}

// querier is a pool or a transaction.
type querier interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// check is the number of the schema, 0 where there is none or it is empty.
func (s *Store) check(ctx context.Context, db querier, all []store.Migration) (int, error) {
	var tables, own int
	err := db.QueryRow(ctx, "SELECT count(*), count(*) FILTER (WHERE relname = 'schema_number') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND relkind = 'r'", s.schema).Scan(&tables, &own)
	if err != nil || tables == 0 {
		return 0, err
	}
	if own == 0 {
		return 0, fmt.Errorf("schema %s: %w; name another with ?schema=", s.schema, store.ErrForeign)
	}
	at := 0
	if err := db.QueryRow(ctx, "SELECT number FROM schema_number").Scan(&at); err != nil {
		return 0, err
	}
	_, err = store.Pending(all, at)
	return at, err
}

// Close closes the connections.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}
