// Package testregister opens empty registers for the tests of packages that ask
// or change one: of each kind there is.
package testregister

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/postgres"
	"github.com/sijil-news/sijil/store/sqlite"
)

// Each runs a test on an empty register of each kind, in a subtest; that of
// PostgreSQL is skipped where SIJIL_TEST_POSTGRES names no server.
func Each(t *testing.T, test func(t *testing.T, s store.Store)) {
	t.Run("SQLite", func(t *testing.T) { test(t, SQLite(t)) })
	t.Run("Postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

// SQLite is an empty register in a file, closed and gone after the test.
func SQLite(t testing.TB) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Postgres is an empty register in a schema of its own, closed and gone after
// the test.
func Postgres(t testing.TB) store.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), Schema(t), postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Schema is the address of a schema that is not there yet, dropped after the
// test. It skips the test where SIJIL_TEST_POSTGRES names no server.
func Schema(t testing.TB) string {
	t.Helper()
	addr := os.Getenv("SIJIL_TEST_POSTGRES")
	if addr == "" {
		t.Skip("SIJIL_TEST_POSTGRES is not set: no PostgreSQL to test with (postgres://user@host/database)")
	}
	u, err := url.Parse(addr)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("test_%016x", rand.Uint64())
	q := u.Query()
	q.Set("schema", name)
	u.RawQuery = q.Encode()
	t.Cleanup(func() {
		ctx := context.Background()
		c, err := pgx.Connect(ctx, addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close(ctx)
		if _, err := c.Exec(ctx, "DROP SCHEMA IF EXISTS "+pgx.Identifier{name}.Sanitize()+" CASCADE"); err != nil {
			t.Error(err)
		}
	})
	return u.String()
}
