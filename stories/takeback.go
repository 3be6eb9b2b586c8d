package stories

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/sijil-news/sijil/store"
)

// ErrNoDecision is for decisions that nobody made, or that were taken back.
var ErrNoDecision = errors.New("no decision of an analyst")

// TakeBack forgets what an analyst decided of two events, named by their ids in
// either order. What was joined falls apart, and the next run compares the
// documents anew, as if nothing had been decided.
func TakeBack(ctx context.Context, db store.DB, a, b string) error {
	err := db.Change(ctx, func(tx store.Tx) error {
		x, y := store.PackID(a), store.PackID(b)
		if slices.Compare(x, y) > 0 {
			x, y = y, x
		}
		same, ok, err := store.Scalar[int64](ctx, tx, "SELECT same FROM hands WHERE a = ? AND b = ?", x, y)
		if err != nil {
			return err
		}
		if !ok {
			return ErrNoDecision
		}
		if _, err := tx.Exec(ctx, "DELETE FROM hands WHERE a = ? AND b = ?", x, y); err != nil {
			return err
		}
		if same == 1 {
			err = fallApart(ctx, tx, x, y)
		}
		if err != nil {
			return err
		}
		return anew(ctx, tx, "SELECT DISTINCT doc FROM events WHERE id IN (?, ?)", x, y)
	})
	if err != nil {
		return fmt.Errorf("take back what was decided of %s and %s: %w", a, b, err)
	}
	return nil
}

// fallApart takes the story that holds both events to pieces; its documents are
// compared anew.
func fallApart(ctx context.Context, tx store.Tx, x, y []byte) error {
	key, ok, err := store.Scalar[int64](ctx, tx, "SELECT p.story FROM events p JOIN events q ON q.story = p.story WHERE p.id = ? AND q.id = ?", x, y)
	if err != nil || !ok {
		return err
	}
	if err := anew(ctx, tx, "SELECT DISTINCT doc FROM events WHERE story = ?", key); err != nil {
		return err
	}
	for _, query := range []string{
		"UPDATE events SET story = NULL, lead = 1 WHERE story = ?",
		"DELETE FROM joins WHERE story = ?",
		"DELETE FROM stories WHERE key = ?",
	} {
		if _, err := tx.Exec(ctx, query, key); err != nil {
			return err
		}
	}
	return nil
}

// anew has documents compared by the next run.
func anew(ctx context.Context, tx store.Tx, which string, args ...any) error {
	_, err := tx.Exec(ctx, "INSERT INTO unlinked (doc) "+which+" ON CONFLICT DO NOTHING", args...)
	return err
}
