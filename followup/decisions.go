package followup

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// Decision is one thing that an analyst decided of claims or plans.
type Decision struct {
	Statement string         // id of the event that speaks of Claim; "" where a plan is decided of
	Claim     string         // id of the event that is claimed
	Plan      string         // id of an announcement
	Document  *store.Key     // what is evidence of Plan, or is not; nil where Outcome says what became of it
	Right     bool           // of a tie or a document
	Outcome   ledger.Outcome // of a plan
	At        time.Time
}

// ErrNoDecision is for decisions that nobody made, or that were taken back.
var ErrNoDecision = errors.New("no decision of an analyst")

// Decisions are all of them, the latest first.
func Decisions(ctx context.Context, db store.DB) (list []Decision, err error) {
	err = db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, scanDecision, "SELECT kind, a, b, verdict, at FROM verdicts ORDER BY at DESC, kind, a, b")
		return err
	})
	return list, err
}

func scanDecision(row store.Row) (d Decision, err error) {
	var kind int
	var a, b []byte
	var verdict string
	var at int64
	if err := row.Scan(&kind, &a, &b, &verdict, &at); err != nil {
		return d, err
	}
	d.At, d.Right = time.UnixMilli(at).UTC(), verdict == right
	switch kind {
	case ofTie:
		d.Statement, d.Claim = store.UnpackID(a), store.UnpackID(b)
	case ofReport:
		d.Plan, d.Document = store.UnpackID(a), new(store.Key)
		copy(d.Document[:], b)
	default:
		d.Plan, d.Outcome = store.UnpackID(a), ledger.Outcome(verdict)
	}
	return d, nil
}

// TakeBack forgets a decision, or fails with ErrNoDecision. The documents of a
// tie are compared again by the next run.
func TakeBack(ctx context.Context, db store.DB, d Decision) error {
	kind, a, b := ofOutcome, store.PackID(d.Plan), []byte{}
	var events []string
	switch {
	case d.Statement != "":
		kind, a, b, events = ofTie, store.PackID(d.Statement), store.PackID(d.Claim), []string{d.Statement, d.Claim}
	case d.Document != nil:
		kind, b = ofReport, d.Document[:]
	}
	err := db.Change(ctx, func(tx store.Tx) error {
		_, ok, err := store.Scalar[int64](ctx, tx, "SELECT at FROM verdicts WHERE kind = ? AND a = ? AND b = ?", kind, a, b)
		if err == nil && !ok {
			err = ErrNoDecision
		}
		if err == nil {
			_, err = tx.Exec(ctx, "DELETE FROM verdicts WHERE kind = ? AND a = ? AND b = ?", kind, a, b)
		}
		return errors.Join(err, again(ctx, tx, events))
	})
	if err != nil {
		return fmt.Errorf("take back: %w", err)
	}
	return nil
}

// again has the documents of events compared by the next run.
func again(ctx context.Context, tx store.Tx, events []string) error {
	for _, id := range events {
		if _, err := tx.Exec(ctx, "INSERT INTO unledgered (doc) SELECT DISTINCT doc FROM events WHERE id = ? ON CONFLICT DO NOTHING", store.PackID(id)); err != nil {
			return err
		}
	}
	return nil
}
