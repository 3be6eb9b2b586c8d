// Package sqlite keeps the register in one SQLite file.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/sijil-news/sijil/store"
)

//go:embed migrations/*.sql
var files embed.FS

// applicationID marks the file as a register ("Sijl").
const applicationID = 0x53696a6c

// pageSize of new files: documents fill small pages better than large ones,
// and less is written where an index changes.
const pageSize = 4096

// Options tell how a register is opened.
type Options struct {
	MustExist bool          // do not make a new register
	ReadOnly  bool          // a file that may not be written is opened so in any case
	Patience  time.Duration // how long another process is waited for; 0 is 30 s
	MaxSize   int64         // largest size of the file in bytes; 0 is no limit
}

// Store is a register in an SQLite file. It is safe for concurrent use.
type Store struct {
	path     string
	opt      Options
	read     *sql.DB
	write    *sql.DB // nil where it is read only
	mu       sync.Mutex
	conn     *sql.Conn // of write, the only one
	stmts    map[string]*sql.Stmt
	entities map[store.Entity]int64 // keys known, never more than mostEntities
	versions map[string]int64
	kinds    map[store.Kind]int64
	// of the log of facts, see tally.go
	noted     int64 // how many a transaction of ours left in it; -1 before the first
	foldNext  time.Time
	foldSpeed float64 // facts a second
}

// readers is how many reads go on at once.
const readers = 8

// Open opens the register at path, making it where there is none.
func Open(ctx context.Context, path string, opt Options) (*Store, error) {
	s := &Store{path: path, opt: opt, entities: map[store.Entity]int64{}, versions: map[string]int64{}, kinds: map[store.Kind]int64{}, stmts: map[string]*sql.Stmt{}, noted: -1}
	if s.opt.Patience == 0 {
		s.opt.Patience = 30 * time.Second
	}
	if err := s.open(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("open register %s: %w", path, explain(err))
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if err := s.look(); err != nil {
		return err
	}
	if !s.opt.ReadOnly {
		if err := s.openWriter(ctx); err != nil {
			return err
		}
	}
	mode := "&mode=ro"
	if s.opt.ReadOnly && !exists(s.path+"-wal") && !writable(folder(s.path)) {
		mode += "&immutable=1" // there is no place for the files that a reader of WAL needs
	}
	db, err := sql.Open("sqlite", s.dsn(mode))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(readers)
	db.SetMaxIdleConns(readers)
	s.read = db
	at, err := s.check(ctx, db)
	if err != nil {
		return err
	}
	all, err := migrations()
	if err == nil && at < len(all) { // it is read only, or it would have been brought forward
		err = fmt.Errorf("%w (its schema has number %d, this program's %d); bring it forward: sijil store index --store %s", store.ErrOlder, at, len(all), s.path)
	}
	return err
}

// look tells what is there, and whether it can be written.
func (s *Store) look() error {
	st, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if s.opt.MustExist || s.opt.ReadOnly {
			return fmt.Errorf("%w; sijil add makes one", fs.ErrNotExist)
		}
		return nil
	case err != nil:
		return err
	case st.IsDir():
		return errors.New("this is a folder; name a file in it")
	}
	if !writable(s.path) {
		s.opt.ReadOnly = true
	}
	return nil
}

func (s *Store) openWriter(ctx context.Context) error {
	db, err := sql.Open("sqlite", s.dsn("&_pragma=synchronous(FULL)&_pragma=cache_size(-32000)"))
	if err != nil {
		return err
	}
	s.write = db
	db.SetMaxOpenConns(1)
	if s.conn, err = db.Conn(ctx); err != nil {
		return err
	}
	if _, err := s.check(ctx, s.conn); err != nil { // before anything of a foreign file is changed
		return err
	}
	for _, pragma := range []string{fmt.Sprintf("page_size = %d", pageSize), "journal_mode = WAL"} {
		if _, err := s.conn.ExecContext(ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	if s.opt.MaxSize > 0 {
		if _, err := s.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", max(1, s.opt.MaxSize/pageSize))); err != nil {
			return err
		}
	}
	return s.migrate(ctx)
}

// dsn is the name of the file for the driver.
func (s *Store) dsn(params string) string {
	name := (&url.URL{Path: s.path}).EscapedPath()
	return fmt.Sprintf("file:%s?_pragma=busy_timeout(%d)&_pragma=foreign_keys(1)%s", name, s.opt.Patience.Milliseconds(), params)
}

// querier is a connection or many.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// check tells whether the file is a register that this program knows; at is the
// number of its schema, 0 for an empty file.
func (s *Store) check(ctx context.Context, db querier) (at int, err error) {
	var app, tables int
	if err := db.QueryRowContext(ctx, "SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_master)").Scan(&at, &app, &tables); err != nil {
		return 0, err
	}
	if tables == 0 && app == 0 && at == 0 {
		return 0, nil
	}
	if app != applicationID {
		return 0, fmt.Errorf("%w but another SQLite database; name another file", store.ErrForeign)
	}
	all, err := migrations()
	if err != nil {
		return 0, err
	}
	_, err = store.Pending(all, at)
	return at, err
}

func migrations() ([]store.Migration, error) {
	sub, err := fs.Sub(files, "migrations")
	if err != nil {
		return nil, err
	}
	return store.Migrations(sub)
}

// migrate brings the schema up to this program's, each step in one transaction.
func (s *Store) migrate(ctx context.Context) error {
	all, err := migrations()
	if err != nil {
		return err
	}
	at, err := s.check(ctx, s.conn)
	if err != nil || at == len(all) {
		return err
	}
	return s.change(ctx, func() error {
		at, err := s.check(ctx, s.conn) // another process may have been faster
		if err != nil {
			return err
		}
		for _, m := range all[at:] {
			if _, err := s.conn.ExecContext(ctx, m.SQL); err != nil {
				return fmt.Errorf("migration %s: %w", m.Name, err)
			}
		}
		_, err = s.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(all)))
		return err
	})
}

// change runs f in one transaction of the writing connection.
func (s *Store) change(ctx context.Context, f func() error) error {
	if _, err := s.conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	// what was begun is finished: half of it is of no use to anybody
	ctx = context.WithoutCancel(ctx)
	err := f()
	if err == nil {
		err = s.fold(ctx, mostNoted)
	}
	if err == nil {
		_, err = s.conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		s.conn.ExecContext(ctx, "ROLLBACK") // fails where SQLite did it already
	}
	return err
}

// Close closes the register.
func (s *Store) Close() error {
	var errs []error
	s.mu.Lock() // who is still writing ends first
	defer s.mu.Unlock()
	if s.noted > 0 {
		// left for the next writer where there is no room or no turn
		_ = s.change(context.Background(), func() error { return s.fold(context.Background(), 0) })
	}
	for _, st := range s.stmts {
		errs = append(errs, st.Close())
	}
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.conn != nil {
		errs = append(errs, s.conn.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close register %s: %w", s.path, err)
	}
	return nil
}

func folder(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i > 0 {
		return path[:i]
	}
	return "."
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
