package store

import "context"

// Sentences that were entered by an earlier rule of pairs are found all the same:
// phrases of common words are then looked for without pairs, which takes longer.

// Paired tells whether all documents of the index have terms for pairs by a rule.
func Paired(ctx context.Context, tx Tx, rule int) (bool, error) {
	_, others, err := Scalar[int64](ctx, tx, "SELECT 1 WHERE EXISTS (SELECT 1 FROM indexed WHERE pairs < ?) OR EXISTS (SELECT 1 FROM indexed WHERE pairs > ?)", rule, rule)
	return !others, err
}

// Outdated counts the documents whose pairs are of an earlier rule.
func Outdated(ctx context.Context, db DB, rule int) (n int64, err error) {
	err = db.View(ctx, func(tx Tx) error {
		n, _, err = Scalar[int64](ctx, tx, "SELECT count(*) FROM indexed WHERE pairs < ?", rule)
		return err
	})
	return n, err
}

// Reindex enters documents anew whose pairs are of an earlier rule, in
// transactions of some hundred, and calls step after each with the number of
// documents so far. Sentences keep their numbers. It can be interrupted and done
// again; others may read and write meanwhile.
func Reindex(ctx context.Context, db DB, ix Indexer, step func(n int64)) error {
	next := func() ([]*Text, error) { return outdated(ctx, db, ix.Pairs()) }
	return inBatches(ctx, db, ix, next, (*WordWriter).again, step)
}

func outdated(ctx context.Context, db DB, rule int) (list []*Text, err error) {
	err = db.View(ctx, func(tx Tx) error {
		list, err = Collect(ctx, tx, ScanText, SelectTexts+" WHERE d.number IN (SELECT doc FROM indexed WHERE pairs < ? LIMIT ?)", rule, refreshBatch)
		return err
	})
	return list, err
}

// again enters a text anew where it is in the index and nobody has replaced it
// meanwhile.
func (w *WordWriter) again(ctx context.Context, t *Text, words *Words) error {
	first, ok, err := Scalar[int64](ctx, w.tx, "SELECT i.first FROM indexed i JOIN documents d ON d.number = i.doc WHERE i.doc = ? AND d.content = ? AND i.pairs < ?", t.Number, t.Content[:], words.Pairs)
	if err != nil || !ok {
		return err
	}
	room, _, err := Scalar[int64](ctx, w.tx, "SELECT sentences FROM indexed WHERE doc = ?", t.Number)
	if err != nil {
		return err
	}
	if room != words.room() { // its sentences are others now
		if err := w.Remove(ctx, t.Number); err != nil {
			return err
		}
		return w.enter(ctx, t, words)
	}
	if err := w.forget(ctx, first, first+room); err != nil {
		return err
	}
	w.sentences(first, words)
	_, err = w.tx.Exec(ctx, "UPDATE indexed SET pairs = ? WHERE doc = ?", words.Pairs, t.Number)
	return err
}
