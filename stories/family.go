package stories

import (
	"context"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// family puts a document into one family with those of which it is a copy. The
// families of all of them become one, named by its first document.
func family(ctx context.Context, tx store.Tx, number int64, copies []*story.Article) error {
	if err := leave(ctx, tx, number); err != nil {
		return err
	}
	if len(copies) == 0 {
		return nil
	}
	docs := []int64{number}
	for _, c := range copies {
		docs = append(docs, c.Number)
	}
	list, err := store.Collect(ctx, tx, scanInt, "SELECT DISTINCT family FROM families WHERE doc IN ("+store.Marks(len(docs))+")", args(docs)...)
	if err != nil {
		return err
	}
	first := number
	for _, n := range append(list, docs...) {
		first = min(first, n)
	}
	for _, n := range list {
		if n == first {
			continue
		}
		if _, err := tx.Exec(ctx, "UPDATE stories SET stale = 1 WHERE key IN (SELECT e.story FROM families f JOIN events e ON e.doc = f.doc WHERE f.family = ? AND e.story IS NOT NULL)", n); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "UPDATE families SET family = ? WHERE family = ?", first, n); err != nil {
			return err
		}
	}
	for _, n := range docs {
		if _, err := tx.Exec(ctx, "INSERT INTO families (doc, family) VALUES (?, ?) ON CONFLICT (doc) DO NOTHING", n, first); err != nil {
			return err
		}
	}
	return nil
}

// leave takes a document that has another text now out of its family.
func leave(ctx context.Context, tx store.Tx, number int64) error {
	n, err := tx.Exec(ctx, "DELETE FROM families WHERE doc = ?", number)
	if err != nil || n == 0 {
		return err
	}
	_, err = tx.Exec(ctx, "UPDATE families SET family = (SELECT min(doc) FROM families WHERE family = ?) WHERE family = ?", number, number)
	return err
}
