package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/storetest"
)

// server is the address of a database in which tests make schemas.
func server(t testing.TB) string {
	t.Helper()
	addr := os.Getenv("SIJIL_TEST_POSTGRES")
	if addr == "" {
		t.Skip("SIJIL_TEST_POSTGRES is not set: no PostgreSQL to test with (postgres://user@host/database)")
	}
	return addr
}

// fresh is the address of a schema that is not there yet, dropped after the
// test.
func fresh(t testing.TB) string {
	t.Helper()
	u, err := url.Parse(server(t))
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("schema", fmt.Sprintf("sijil test %016x", rand.Uint64()))
	u.RawQuery = q.Encode()
	addr := u.String()
	t.Cleanup(func() {
		conn, schema := raw(t, addr)
		if _, err := conn.Exec(context.Background(), "DROP SCHEMA IF EXISTS "+schema+" CASCADE"); err != nil {
			t.Error(err)
		}
	})
	return addr
}

// raw opens a connection past the store; schema is its quoted name.
func raw(t testing.TB, addr string) (conn *pgx.Conn, schema string) {
	t.Helper()
	s := &Store{}
	cfg, err := s.configure(addr)
	if err != nil {
		t.Fatal(err)
	}
	conn, err = pgx.ConnectConfig(context.Background(), cfg.ConnConfig)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn, pgx.Identifier{s.schema}.Sanitize()
}

var backend = storetest.Backend{
	New: fresh,
	Open: func(ctx context.Context, address string, patience time.Duration) (store.Store, error) {
		return Open(ctx, address, Options{Patience: patience})
	},
	Exec: func(t *testing.T, address, query string) {
		conn, _ := raw(t, address)
		if _, err := conn.Exec(t.Context(), query); err != nil {
			t.Fatal(err)
		}
	},
	Hold: func(t *testing.T, address string) func() {
		conn, _ := raw(t, address)
		tx, err := conn.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s := &Store{}
		if _, err := s.configure(address); err != nil {
			t.Fatal(err)
		}
		if err := s.lock(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		return func() {
			tx.Rollback(context.Background())
			conn.Close(context.Background())
		}
	},
	Newer: "UPDATE schema_number SET number = 1000",
}

func TestMain(m *testing.M) { backend.Main(m) }

func BenchmarkPut(b *testing.B) { backend.BenchPut(b) }

func BenchmarkRead(b *testing.B) { backend.BenchRead(b) }

func TestStore(t *testing.T) {
	server(t)
	backend.Run(t)
}

func batch(from, to int) []*store.Record {
	var out []*store.Record
	for n := from; n < to; n++ {
		out = append(out, store.NewRecord(storetest.Document(n)))
	}
	return out
}

func TestReadOnly(t *testing.T) {
	addr := fresh(t)
	if _, err := Open(t.Context(), addr, Options{MustExist: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no schema: %v", err)
	}
	s, err := Open(t.Context(), addr, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), batch(0, 5)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s, err = Open(t.Context(), addr, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), batch(5, 6)); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("%v, want %v", err, store.ErrReadOnly)
	}
	if n := len(storetest.Whole(t, s)); n != 5 {
		t.Errorf("%d documents", n)
	}
}

// TestDyads: after revisions no pair hangs in the air.
func TestDyads(t *testing.T) {
	addr := fresh(t)
	s, err := Open(t.Context(), addr, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), batch(0, 20)); err != nil {
		t.Fatal(err)
	}
	var again []*store.Record
	for n := range 20 {
		again = append(again, store.NewRecord(storetest.Revised(n)))
	}
	if _, err := s.Put(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	var without, lost int
	err = s.pool.QueryRow(t.Context(), `SELECT (SELECT count(*) FROM events e WHERE NOT EXISTS (SELECT 1 FROM dyads d WHERE d.event = e.key)),
		(SELECT count(*) FROM dyads WHERE event NOT IN (SELECT key FROM events))`).Scan(&without, &lost)
	if err != nil || without+lost != 0 {
		t.Errorf("%d events without a pair, %d pairs without an event, %v", without, lost, err)
	}
}

func TestForeign(t *testing.T) {
	addr := fresh(t)
	conn, schema := raw(t, addr)
	if _, err := conn.Exec(t.Context(), "CREATE SCHEMA "+schema+"; CREATE TABLE x (y int)"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), addr, Options{}); !errors.Is(err, store.ErrForeign) {
		t.Errorf("%v, want %v", err, store.ErrForeign)
	}
}

// TestUnreachable needs no server.
func TestUnreachable(t *testing.T) {
	_, err := Open(t.Context(), "postgres://somebody:secret@127.0.0.1:1/x?password=secret", Options{})
	if !errors.Is(err, store.ErrNoService) || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
	for _, addr := range []string{"postgres://a:se cret@[/x", "postgres://a:secret@h:port/x"} {
		if _, err := Open(t.Context(), addr, Options{}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", addr, err)
		}
	}
}
