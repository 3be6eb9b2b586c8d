package followup

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// Kinds of what is decided by hand, as in the table of verdicts.
const (
	ofTie = iota
	ofReport
	ofOutcome
)

// Words of verdicts that are no outcome.
const (
	right = "right"
	wrong = "wrong"
)

// DecideTie keeps an analyst's decision about a statement and the claim it
// speaks of, both by the ids of their events: a wrong tie is not made again, a
// right one is made whatever its score. Both documents are compared again by
// the next run.
func DecideTie(ctx context.Context, db store.DB, statement, claim string, isRight bool) error {
	return decide(ctx, db, ofTie, store.PackID(statement), store.PackID(claim), word(isRight), statement, claim)
}

// DecideReport keeps an analyst's decision about a document as evidence of what
// became of a plan, which is named by the id of its first announcement: a wrong
// one counts no more.
func DecideReport(ctx context.Context, db store.DB, plan string, document store.Key, isRight bool) error {
	return decide(ctx, db, ofReport, store.PackID(plan), document[:], word(isRight))
}

// DecideOutcome keeps what an analyst says became of a plan; an empty outcome
// takes the decision back.
func DecideOutcome(ctx context.Context, db store.DB, plan string, outcome ledger.Outcome) error {
	if outcome == "" {
		return db.Change(ctx, func(tx store.Tx) error {
			_, err := tx.Exec(ctx, "DELETE FROM verdicts WHERE kind = ? AND a = ?", ofOutcome, store.PackID(plan))
			return err
		})
	}
	if !slices.Contains(ledger.Outcomes(), outcome) {
		return fmt.Errorf("unknown outcome %q", outcome)
	}
	return decide(ctx, db, ofOutcome, store.PackID(plan), []byte{}, string(outcome))
}

func word(isRight bool) string {
	if isRight {
		return right
	}
	return wrong
}

// decide keeps a verdict and has the documents of the events compared again.
func decide(ctx context.Context, db store.DB, kind int, a, b []byte, verdict string, events ...string) error {
	err := db.Change(ctx, func(tx store.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO verdicts (kind, a, b, verdict, at) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (kind, a, b) DO UPDATE SET verdict = excluded.verdict, at = excluded.at`, kind, a, b, verdict, time.Now().UnixMilli())
		for _, id := range events {
			if err != nil {
				return err
			}
			_, err = tx.Exec(ctx, "INSERT INTO unledgered (doc) SELECT DISTINCT doc FROM events WHERE id = ? ON CONFLICT DO NOTHING", store.PackID(id))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("keep verdict: %w", err)
	}
	return nil
}

// idsOf are those by which analysts name a plan: of any announcement of it.
func idsOf(f *ledger.Followed) []any {
	var out []any
	for i := range f.Said {
		out = append(out, store.PackID(f.Said[i].Item.ID))
	}
	return out
}

// wrong tells which documents an analyst said to be no evidence of a plan.
func (r *reading) wrong(f *ledger.Followed) (map[int64]bool, error) {
	out := map[int64]bool{}
	ids := idsOf(f)
	list, err := store.Collect(r.ctx, r.tx, scanOne[int64], "SELECT d.number FROM verdicts v JOIN documents d ON d.key = v.b WHERE v.kind = ? AND v.verdict = ? AND v.a IN ("+store.Marks(len(ids))+")",
		append([]any{ofReport, wrong}, ids...)...)
	for _, n := range list {
		out[n] = true
	}
	return out, err
}

// decided takes over an outcome that an analyst decided, the last one.
func (r *reading) decided(f *ledger.Followed) error {
	ids := idsOf(f)
	v, ok, err := store.Scalar[string](r.ctx, r.tx, "SELECT verdict FROM verdicts WHERE kind = ? AND a IN ("+store.Marks(len(ids))+") ORDER BY at DESC", append([]any{ofOutcome}, ids...)...)
	if ok {
		f.Outcome, f.Decided = ledger.Outcome(v), true
	}
	return err
}

// judged is what analysts decided about the claims that a statement may speak
// of, by the id of the claim's event.
func judged(ctx context.Context, tx store.Tx, statement string) (map[string]string, error) {
	out := map[string]string{}
	rows, err := tx.Query(ctx, "SELECT b, verdict FROM verdicts WHERE kind = ? AND a = ?", ofTie, store.PackID(statement))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id []byte
		var v string
		if err := rows.Scan(&id, &v); err != nil {
			return nil, err
		}
		out[store.UnpackID(id)] = v
	}
	return out, rows.Err()
}
