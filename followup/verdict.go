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
// one counts no more, a right one is shown with the plan whatever the comparison
// found; what it says of the plan is for DecideOutcome.
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
		if err != nil {
			return err
		}
		return again(ctx, tx, events)
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

// judgedDocs are the documents of which an analyst said that they are evidence
// of a plan (right), or are not (wrong).
func (r *reading) judgedDocs(f *ledger.Followed, verdict string) (list []int64, err error) {
	ids := idsOf(f)
	return store.Collect(r.ctx, r.tx, scanOne[int64], "SELECT DISTINCT d.number FROM verdicts v JOIN documents d ON d.key = v.b WHERE v.kind = ? AND v.verdict = ? AND v.a IN ("+store.Marks(len(ids))+") ORDER BY d.number",
		append([]any{ofReport, verdict}, ids...)...)
}

// named adds the documents that an analyst named as evidence of a plan and that
// the comparison did not take for a report of it.
func (r *reading) named(f *ledger.Followed, docs []int64) error {
	for _, n := range docs {
		if slices.ContainsFunc(f.Reports, func(x ledger.Report) bool { return x.Number == n }) {
			continue
		}
		p, err := r.papers.one(r.ctx, r.tx, n)
		if err != nil {
			return err
		}
		x := ledger.Report{Source: sourceOf(p), Kind: ledger.Named}
		if len(p.Doc.Sentences) > 0 {
			x.Sentence = p.Doc.Excerpt(p.Doc.Sentences[0].Span)
		}
		f.Reports = append(f.Reports, x)
	}
	return nil
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
