package store

import "context"

// What a register of an earlier schema lacks, and what was put without terms, is
// filled in when it is opened for writing: a migration of SQL cannot, since the
// texts are packed.

// refreshBatch is how many documents are filled in at once.
const refreshBatch = 200

// notIndexed is true of documents d that are to be filled in.
const notIndexed = "NOT EXISTS (SELECT 1 FROM indexed i WHERE i.doc = d.number)"

// Unindexed counts the documents that are not in the index of words.
func Unindexed(ctx context.Context, db DB) (n int64, err error) {
	err = db.View(ctx, func(tx Tx) error {
		n, _, err = Scalar[int64](ctx, tx, "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM indexed)")
		return err
	})
	return n, err
}

// Refresh enters documents that are not in the index of words, in transactions
// of some hundred, and calls step after each with the number of documents so
// far. It can be interrupted and done again; others may read and write meanwhile.
func Refresh(ctx context.Context, db DB, ix Indexer, step func(n int64)) error {
	after := int64(0)
	next := func() ([]*Text, error) {
		list, err := unindexed(ctx, db, after)
		if len(list) > 0 {
			after = list[len(list)-1].Number
		}
		return list, err
	}
	return inBatches(ctx, db, ix, next, (*WordWriter).enter, step)
}

// inBatches puts the texts that next hands out, until there are none, a batch in a
// transaction; their terms are made outside it.
func inBatches(ctx context.Context, db DB, ix Indexer, next func() ([]*Text, error), put func(*WordWriter, context.Context, *Text, *Words) error, step func(n int64)) error {
	for n := int64(0); ; {
		list, err := next()
		if err != nil || len(list) == 0 {
			return err
		}
		words := make([]*Words, len(list))
		for i, t := range list {
			words[i] = Terms(ix, t.Text, Sentences(t.Text, t.Sentences))
		}
		err = db.Change(ctx, func(tx Tx) error {
			w := NewWordWriter(tx)
			for i, t := range list {
				if err := put(w, ctx, t, words[i]); err != nil {
					return err
				}
			}
			return w.Flush(ctx)
		})
		if err != nil {
			return err
		}
		n += int64(len(list))
		step(n)
	}
}

func unindexed(ctx context.Context, db DB, after int64) (list []*Text, err error) {
	err = db.View(ctx, func(tx Tx) error {
		list, err = Collect(ctx, tx, ScanText, SelectTexts+" WHERE d.number > ? AND "+notIndexed+" ORDER BY d.number LIMIT ?", after, refreshBatch)
		return err
	})
	return list, err
}

// enter enters a text where nobody has done that, or replaced it, meanwhile, and
// tells its events the numbers of their sentences.
func (w *WordWriter) enter(ctx context.Context, t *Text, words *Words) error {
	_, ok, err := Scalar[int64](ctx, w.tx, "SELECT d.number FROM documents d WHERE d.number = ? AND d.content = ? AND "+notIndexed, t.Number, t.Content[:])
	if err != nil || !ok {
		return err
	}
	first, err := w.Add(ctx, t.Number, t.Day, words)
	if err != nil {
		return err
	}
	type place struct{ key, start int64 }
	events, err := Collect(ctx, w.tx, func(row Row) (p place, err error) { return p, row.Scan(&p.key, &p.start) }, "SELECT key, start FROM events WHERE doc = ?", t.Number)
	if err != nil {
		return err
	}
	sentences := Sentences(t.Text, t.Sentences)
	for _, e := range events {
		row := EventRow{SentenceNumber: sentenceAt(sentences, int(e.start))}
		if _, err := w.tx.Exec(ctx, "UPDATE events SET sentence = ? WHERE key = ?", row.SentenceKey(first), e.key); err != nil {
			return err
		}
	}
	return nil
}
