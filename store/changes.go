package store

import (
	"context"
	"fmt"
)

// Serial is a number that rises with every change of what is asked for:
// documents, their events, stories, claims and plans, what was decided by hand.
// While it is the same every answer is.
func Serial(ctx context.Context, db DB) (n int64, err error) {
	err = db.View(ctx, func(tx Tx) error {
		n, _, err = Scalar[int64](ctx, tx, "SELECT serial FROM changes")
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("ask whether the register changed: %w", err)
	}
	return n, nil
}
