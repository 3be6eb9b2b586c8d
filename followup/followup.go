// Package followup keeps the ledger of claims and plans in a register: it
// compares the documents that came since, by package ledger, and tells what is
// known of each claim and plan.
package followup

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// Linker compares documents of a register. It is for one goroutine; several
// processes may run one each, of which one at a time does a batch.
type Linker struct {
	db    store.DB
	words *ledger.Words
	seen  *papers
}

// New is a linker of the documents of db.
func New(db store.DB, words *ledger.Words) *Linker {
	return &Linker{db: db, words: words, seen: newPapers(words)}
}

// Again marks all documents to be compared once more; what analysts decided stays.
func Again(ctx context.Context, db store.DB) error {
	return db.Change(ctx, func(tx store.Tx) error {
		_, err := tx.Exec(ctx, "INSERT INTO unledgered (doc) SELECT number FROM documents WHERE number NOT IN (SELECT doc FROM unledgered)")
		return err
	})
}

// Counts is what a run did.
type Counts struct {
	Documents int // compared
	Plans     int // announcements of plans
	Reports   int // of them
	Ties      int // statements tied to earlier claims
}

// batch is how many documents are compared in one transaction.
const batch = 50

// Run compares all documents that are still to be compared, in the order of
// their publication, some at a time: a run that is interrupted has kept what it
// did, and the next goes on. step, where not nil, is called after each
// transaction with what was done so far.
func (l *Linker) Run(ctx context.Context, step func(Counts)) (Counts, error) {
	var all Counts
	for {
		done, err := l.some(ctx)
		if err != nil || done.Documents == 0 {
			return all, err
		}
		all.add(done)
		if step != nil {
			step(all)
		}
	}
}

func (c *Counts) add(o Counts) {
	c.Documents += o.Documents
	c.Plans += o.Plans
	c.Reports += o.Reports
	c.Ties += o.Ties
}

// some compares the next documents in one transaction.
func (l *Linker) some(ctx context.Context) (Counts, error) {
	var c Counts
	err := l.db.Change(ctx, func(tx store.Tx) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		w := &work{Linker: l, ctx: ctx, tx: tx, counts: &c}
		return w.run()
	})
	if err != nil {
		l.seen = newPapers(l.words) // what was changed in memory is not what is kept
		return Counts{}, fmt.Errorf("follow up claims and plans: %w", err)
	}
	return c, nil
}

// work is one transaction of a linker.
type work struct {
	*Linker
	ctx    context.Context
	tx     store.Tx
	counts *Counts
}

func (w *work) run() error {
	next, err := store.Collect(w.ctx, w.tx, scanOne[int64], `SELECT u.doc FROM unledgered u JOIN documents d ON d.number = u.doc
		ORDER BY d.pub_day IS NULL, d.pub_day, u.doc LIMIT ?`, batch)
	if err != nil {
		return err
	}
	w.seen.forget(next)
	if err := w.seen.load(w.ctx, w.tx, next); err != nil {
		return err
	}
	for _, n := range next {
		if err := w.document(n); err != nil {
			return fmt.Errorf("document %d: %w", n, err)
		}
		w.seen.trim()
	}
	w.counts.Documents = len(next)
	return nil
}

// document compares one document, as if it came now.
func (w *work) document(n int64) error {
	if err := w.clear(n); err != nil {
		return err
	}
	p, err := w.seen.one(w.ctx, w.tx, n)
	if err != nil {
		return err
	}
	if p.Day != 0 {
		if err := w.claims(p); err != nil {
			return err
		}
		if err := w.plans(p); err != nil {
			return err
		}
		if err := w.reports(p); err != nil {
			return err
		}
	}
	return w.exec("DELETE FROM unledgered WHERE doc = ?", n)
}

// clear takes away what was found of a document before. What pointed to it is
// looked for again.
func (w *work) clear(n int64) error {
	w.seen.calendar.drop(n)
	plans, err := store.Collect(w.ctx, w.tx, scanOne[int64], "SELECT DISTINCT plan FROM announced WHERE doc = ?", n)
	if err != nil {
		return err
	}
	lost, err := store.Collect(w.ctx, w.tx, scanOne[int64], "SELECT DISTINCT doc FROM ties WHERE claim_doc = ? AND doc <> ?", n, n)
	if err != nil {
		return err
	}
	for _, query := range []string{"DELETE FROM announced WHERE doc = ?", "DELETE FROM followed WHERE doc = ?",
		"DELETE FROM statements WHERE doc = ?", "DELETE FROM ties WHERE doc = ?", "DELETE FROM ties WHERE claim_doc = ?"} {
		if err := w.exec(query, n); err != nil {
			return err
		}
	}
	for _, doc := range lost {
		if err := w.exec("INSERT INTO unledgered (doc) VALUES (?) ON CONFLICT DO NOTHING", doc); err != nil {
			return err
		}
	}
	for _, plan := range plans {
		if err := w.exec("DELETE FROM followed WHERE plan = ? AND NOT EXISTS (SELECT 1 FROM announced a WHERE a.plan = followed.plan)", plan); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) exec(query string, args ...any) error {
	_, err := w.tx.Exec(w.ctx, query, args...)
	return err
}

func scanOne[T any](row store.Row) (T, error) {
	var v T
	return v, row.Scan(&v)
}

func hundredths(f float64) int { return int(100*min(f, 1) + 0.5) }
