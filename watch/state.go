package watch

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// State is what a watch keeps between runs, in one SQLite file: the feeds with
// their validators and health, the articles that were dealt with and the keys
// that tell them, and how far the output was written. It is safe for
// concurrent use.
type State struct {
	db   *sql.DB
	lock *sql.DB // a second file that is held while a watch runs
	path string
}

// version of the layout below; a file of another one is refused.
const stateVersion = 1

const schema = `
CREATE TABLE IF NOT EXISTS feeds (
	given TEXT PRIMARY KEY,            -- address as listed
	url TEXT NOT NULL,                 -- where it stands now, after lasting redirects
	title TEXT NOT NULL DEFAULT '', home TEXT NOT NULL DEFAULT '',
	about TEXT NOT NULL DEFAULT '{}',  -- as listed, JSON
	listed INTEGER NOT NULL DEFAULT 1, -- on the list of the last run
	etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
	history TEXT NOT NULL DEFAULT '{}', -- of its polls, JSON: see History
	next INTEGER NOT NULL DEFAULT 0, fresh INTEGER NOT NULL DEFAULT 0,
	items INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0,
	note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS articles (
	id INTEGER PRIMARY KEY,
	address TEXT NOT NULL, hash TEXT NOT NULL DEFAULT '', feed TEXT NOT NULL,
	at INTEGER NOT NULL, status TEXT NOT NULL, -- done, duplicate, failed, retry
	events INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, next INTEGER NOT NULL DEFAULT 0,
	item TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS articles_hash ON articles (hash) WHERE hash <> '';
CREATE INDEX IF NOT EXISTS articles_retry ON articles (feed, next) WHERE status = 'retry';
CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs (path TEXT PRIMARY KEY, size INTEGER NOT NULL, pending INTEGER NOT NULL DEFAULT 0);
`

// OpenState opens the state at path, making it where there is none.
func OpenState(path string) (*State, error) {
	db, err := openDB(path, 10*time.Second, "&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	s := &State{db: db, path: path}
	if err := s.prepare(); err != nil {
		db.Close()
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	return s, nil
}

// openDB opens an SQLite file; one connection serves all. Locks of other
// processes are waited for with patience.
func openDB(path string, patience time.Duration, pragmas string) (*sql.DB, error) {
	name := "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
	db, err := sql.Open("sqlite", fmt.Sprintf("%s?_pragma=busy_timeout(%d)%s", name, patience.Milliseconds(), pragmas))
	if err != nil {
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

func (s *State) prepare() error {
	var v int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&v); err != nil {
		if strings.Contains(err.Error(), "not a database") {
			return errors.New("this is no state of sijil watch; name another file with --state")
		}
		if strings.Contains(err.Error(), "unable to open database file") {
			return errors.New("its folder is not there, or the file may not be written; name another with --state")
		}
		return err
	}
	switch v {
	case stateVersion:
		return nil
	case 0:
	default:
		return fmt.Errorf("it was written by another version of Sijil (layout %d, this one knows %d)", v, stateVersion)
	}
	var tables int
	if err := s.db.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		return errors.New("this is another SQLite database; name another file with --state")
	}
	_, err := s.db.Exec("BEGIN; " + schema + fmt.Sprintf("PRAGMA user_version = %d; COMMIT", stateVersion))
	return err
}

// ErrInUse tells that another watch runs on the same state.
var ErrInUse = errors.New("another sijil watch uses this state")

// Lock keeps others from running on this state until Close, or the end of the
// process however it comes: the system gives the lock back. (An SQLite file
// beside it serves, since file locks differ between systems.)
func (s *State) Lock() error {
	lock, err := openDB(s.path+"-lock", 200*time.Millisecond, "&_pragma=journal_mode(DELETE)")
	if err != nil {
		return err
	}
	if _, err := lock.Exec("CREATE TABLE IF NOT EXISTS held (x); BEGIN EXCLUSIVE"); err != nil {
		lock.Close()
		if strings.Contains(err.Error(), "locked") {
			return fmt.Errorf("%w: %s", ErrInUse, s.path)
		}
		return fmt.Errorf("lock state %s: %w", s.path, err)
	}
	s.lock = lock
	return nil
}

// Close closes the state.
func (s *State) Close() error {
	if s.lock != nil {
		s.lock.Close() // the file stays: who waits for it would lock a removed one
	}
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close state: %w", err)
	}
	return nil
}

// change runs f in one transaction.
func (s *State) change(f func(tx *sql.Tx) error) error {
	// what is kept must not depend on whether somebody pressed Ctrl-C
	tx, err := s.db.BeginTx(context.Background(), nil)
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	return nil
}

// stamp and moment turn times to what is stored, milliseconds, 0 for none.
func stamp(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}
