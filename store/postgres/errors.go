package postgres

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sijil-news/sijil/store"
)

// explain gives an error of PostgreSQL the meaning it has for a register.
func explain(err error) error {
	var connect *pgconn.ConnectError
	var e *pgconn.PgError
	switch {
	case errors.As(err, &e):
	case errors.As(err, &connect):
		return fmt.Errorf("%w: %w", store.ErrNoService, err)
	default:
		return err
	}
	switch e.Code {
	case "55P03": // lock_not_available
		return fmt.Errorf("%w (try again when it is done): %w", store.ErrLocked, err)
	case "53100", "53200": // disk_full, out_of_memory
		return fmt.Errorf("%w; what was added before is kept: %w", store.ErrFull, err)
	case "25006", "42501": // read_only_sql_transaction, insufficient_privilege
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case "XX001", "XX002": // data_corrupted, index_corrupted
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	case "57P01", "57P02", "57P03", "53300": // shutting down, starting, too many connections
		return fmt.Errorf("%w: %w", store.ErrNoService, err)
	}
	return err
}
