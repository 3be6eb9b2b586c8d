package store

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Migration is one step of a schema.
type Migration struct {
	Number int
	Name   string // of its file
	SQL    string
}

// Migrations reads files named NNNN_what.sql, numbered from 1 without a gap.
func Migrations(files fs.FS) ([]Migration, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	var out []Migration
	for i, name := range names {
		number, _, _ := strings.Cut(name, "_")
		n, err := strconv.Atoi(number)
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s: want number %d", name, i+1)
		}
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read migration: %w", err)
		}
		out = append(out, Migration{n, name, string(b)})
	}
	return out, nil
}

// Pending are the migrations that a register at a number still needs, or
// ErrNewer.
func Pending(all []Migration, at int) ([]Migration, error) {
	if at > len(all) {
		return nil, fmt.Errorf("%w (its schema has number %d, this program knows %d); install that version", ErrNewer, at, len(all))
	}
	return all[at:], nil
}
