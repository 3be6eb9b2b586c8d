// Package address opens a register by its address.
package address

import (
	"context"
	"strings"
	"time"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/postgres"
	"github.com/sijil-news/sijil/store/sqlite"
)

// Options tell how a register is opened.
type Options struct {
	MustExist bool          // do not make a new register
	ReadOnly  bool          // only look
	Patience  time.Duration // how long another process is waited for; 0 is 30 s
}

// Open opens the register at an address: the path of a file, also as
// «sqlite:PATH», or «postgres://USER:PASSWORD@HOST/DATABASE?schema=NAME» with
// the parameters that PostgreSQL knows; the schema is sijil where none is named.
func Open(ctx context.Context, addr string, opt Options) (store.Store, error) {
	if IsPostgres(addr) {
		s, err := postgres.Open(ctx, addr, postgres.Options{MustExist: opt.MustExist, ReadOnly: opt.ReadOnly, Patience: opt.Patience})
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	s, err := sqlite.Open(ctx, Path(addr), sqlite.Options{MustExist: opt.MustExist, ReadOnly: opt.ReadOnly, Patience: opt.Patience})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// IsPostgres tells whether an address is one of PostgreSQL.
func IsPostgres(addr string) bool {
	return strings.HasPrefix(addr, "postgres://") || strings.HasPrefix(addr, "postgresql://")
}

// Path is the path of the file that an address names.
func Path(addr string) string { return strings.TrimPrefix(addr, "sqlite:") }
