// Package stories keeps in a register which reports tell one event and which
// documents are copies of each other: it compares new documents with those of
// the days around them (package story), and answers for what was found.
package stories

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// Linker compares documents. It is not for concurrent use; several processes
// may link one register, one after the other.
type Linker struct {
	db    store.DB
	shelf *shelf
}

// New makes a linker.
func New(db store.DB, d *story.Data) *Linker { return &Linker{db, newShelf(d)} }

// batch is how many documents are compared in one transaction. What comes out
// does not depend on it.
const batch = 100

// Pending counts the documents that are still to be compared.
func (l *Linker) Pending(ctx context.Context) (n int64, err error) {
	err = l.db.View(ctx, func(tx store.Tx) error {
		n, _, err = store.Scalar[int64](ctx, tx, "SELECT count(*) FROM unlinked")
		return err
	})
	return n, err
}

// Run compares all documents that were not yet, and calls step after each
// transaction with how many are done. When it is interrupted, or killed, what
// step told of stays, and the next run goes on.
func (l *Linker) Run(ctx context.Context, step func(done int64)) error {
	done := int64(0)
	for {
		n, err := l.Step(ctx)
		if err != nil {
			return err
		}
		if n == 0 {
			return nil
		}
		done += int64(n)
		step(done)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// Step compares the next documents, in the order of their numbers, in one
// transaction, and tells how many; 0 where none are left.
func (l *Linker) Step(ctx context.Context) (n int, err error) {
	err = l.db.Change(ctx, func(tx store.Tx) error {
		n, err = l.step(ctx, tx)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("compare documents: %w", err)
	}
	l.shelf.tidy()
	return n, nil
}

func (l *Linker) step(ctx context.Context, tx store.Tx) (int, error) {
	b, err := l.book(ctx, tx)
	if err != nil {
		return 0, err
	}
	if err := settle(ctx, tx); err != nil {
		return 0, err
	}
	numbers, err := store.Collect(ctx, tx, scanInt, fmt.Sprintf("SELECT doc FROM unlinked ORDER BY doc LIMIT %d", batch))
	if err != nil || len(numbers) == 0 {
		return 0, err
	}
	list, err := l.shelf.get(ctx, tx, numbers)
	if err != nil {
		return 0, err
	}
	for _, a := range list {
		if err := b.link(a); err != nil {
			return 0, err
		}
	}
	if err := b.write(); err != nil {
		return 0, err
	}
	err = chunks(numbers, func(part []int64) error {
		_, err := tx.Exec(ctx, "DELETE FROM unlinked WHERE doc IN ("+store.Marks(len(part))+")", args(part)...)
		return err
	})
	return len(numbers), err
}

// book is a new book for a transaction.
func (l *Linker) book(ctx context.Context, tx store.Tx) (*book, error) {
	serial, _, err := store.Scalar[int64](ctx, tx, "SELECT serial FROM linking")
	if err != nil {
		return nil, err
	}
	l.shelf.at(serial)
	return newBook(ctx, tx, l.shelf)
}

// link compares one article.
func (b *book) link(a *story.Article) error {
	numbers, err := near(b.ctx, b.tx, a)
	if err != nil {
		return err
	}
	others, err := b.shelf.get(b.ctx, b.tx, numbers)
	if err != nil {
		return err
	}
	if err := b.take(append(others, a)); err != nil {
		return err
	}
	copies, err := story.Link(a, others, b)
	if err != nil {
		return err
	}
	if err := family(b.ctx, b.tx, a.Number, copies); err != nil {
		return err
	}
	if err := b.joinByHand(a); err != nil {
		return err
	}
	return remember(b.ctx, b.tx, a)
}

// Again forgets all stories and families, so that the next run compares every
// document anew. What analysts decided stays.
func Again(ctx context.Context, db store.DB) error {
	err := db.Change(ctx, func(tx store.Tx) error {
		for _, query := range []string{
			"UPDATE events SET story = NULL, lead = 1 WHERE story IS NOT NULL",
			"DELETE FROM stories", "DELETE FROM joins", "DELETE FROM families", "DELETE FROM keywords", "DELETE FROM unlinked",
			"INSERT INTO unlinked (doc) SELECT number FROM documents",
		} {
			if _, err := tx.Exec(ctx, query); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("forget stories: %w", err)
	}
	return nil
}

func scanInt(row store.Row) (n int64, err error) { return n, row.Scan(&n) }
