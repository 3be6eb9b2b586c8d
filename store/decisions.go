package store

import (
	"context"
	"fmt"
	"strings"
)

// decided are tables of what people decided by hand, which names events and
// documents by what is the same in every register. Of two decisions on one thing
// the later one holds.
var decided = []struct {
	name    string
	columns string
	key     string
	set     string // of a decision that is there
}{
	{"hands", "a, b, same, at", "a, b", "same = excluded.same, at = excluded.at"},
	{"verdicts", "kind, a, b, verdict, at", "kind, a, b", "verdict = excluded.verdict, at = excluded.at"},
}

// copyDecisions takes over corrections, also those of documents that are not
// there (yet), and what was decided of stories, claims and plans.
func copyDecisions(ctx context.Context, from, to Store) error {
	var corrections []Correction
	hands := make([][][]any, len(decided))
	err := from.View(ctx, func(tx Tx) (err error) {
		if corrections, err = Collect(ctx, tx, ScanCorrection, SelectCorrections+" ORDER BY c.at, c.id"); err != nil {
			return err
		}
		for i, t := range decided {
			width := strings.Count(t.columns, ",") + 1
			hands[i], err = Collect(ctx, tx, func(row Row) ([]any, error) { return scanAny(row, width) }, "SELECT "+t.columns+" FROM "+t.name)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("copy decisions: %w", err)
	}
	if err := to.Correct(ctx, corrections); err != nil {
		return fmt.Errorf("copy decisions: %w", err)
	}
	err = to.Change(ctx, func(tx Tx) error {
		for i, t := range decided {
			query := fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s WHERE excluded.at > %s.at", t.name, t.columns, Marks(strings.Count(t.columns, ",")+1), t.key, t.set, t.name)
			for _, row := range hands[i] {
				if _, err := tx.Exec(ctx, query, row...); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("copy decisions: %w", err)
	}
	return nil
}

// scanAny reads a row of whatever types.
func scanAny(row Row, width int) ([]any, error) {
	values, targets := make([]any, width), make([]any, width)
	for i := range values {
		targets[i] = &values[i]
	}
	return values, row.Scan(targets...)
}
