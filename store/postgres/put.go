package postgres

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
)

// mostEntities is how many keys of entities are remembered.
const mostEntities = 1 << 16

// Put keeps documents in one transaction.
func (s *Store) Put(ctx context.Context, batch []*store.Record) ([]store.Outcome, error) {
	for _, r := range batch {
		if err := r.Prepare(); err != nil {
			return nil, err
		}
	}
	w, err := s.writing(ctx, func(w *writer) error {
		for _, wave := range store.Waves(batch) {
			if err := w.wave(wave); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, r := range batch {
		if w.out[i] != store.Unchanged {
			r.Number, r.Added = w.numbers[i], w.added(r)
		}
	}
	return w.out, nil
}

// writing runs f in one transaction, when it is this writer's turn.
func (s *Store) writing(ctx context.Context, f func(*writer) error) (*writer, error) {
	w := &writer{s: s, ctx: ctx, now: time.UnixMilli(time.Now().UnixMilli()).UTC(), entities: map[store.Entity]int32{}, versions: map[string]int32{}, kinds: map[store.Kind]int32{}}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		w.tx, w.words = tx, store.NewWordWriter(transaction{tx})
		if err := s.lock(ctx, tx); err != nil {
			return err
		}
		if err := f(w); err != nil {
			return err
		}
		return w.words.Flush(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("write register %s: %w", s.shown, explain(err))
	}
	s.remember(w)
	return w, nil
}

// remember keeps the keys that a transaction found or made, now that it is over.
func (s *Store) remember(w *writer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.entities)+len(w.entities) > mostEntities {
		clear(s.entities)
	}
	maps.Copy(s.entities, w.entities)
	maps.Copy(s.versions, w.versions)
	if len(s.kinds) > mostEntities {
		clear(s.kinds)
	}
	maps.Copy(s.kinds, w.kinds)
}

// writer is one transaction.
type writer struct {
	s        *Store
	ctx      context.Context
	tx       pgx.Tx
	now      time.Time
	out      []store.Outcome
	numbers  []int64
	entities map[store.Entity]int32 // found or made in this transaction
	versions map[string]int32
	words    *store.WordWriter
	kinds    map[store.Kind]int32
}

func (w *writer) added(r *store.Record) time.Time {
	if r.Added.IsZero() {
		return w.now
	}
	return r.Added
}

// past is a revision of a document.
type past struct {
	number int64
	store.Revision
}

// wave writes records no two of which have the same key.
func (w *writer) wave(list []*store.Record) error {
	if len(list) == 0 {
		return nil
	}
	have, err := w.states(list)
	if err != nil {
		return err
	}
	decided, err := w.corrections(list)
	if err != nil {
		return err
	}
	var old []past
	var fresh, replaced []*store.Record
	var projected []int64
	numbers := map[*store.Record]int64{}
	more := map[*store.Record][]store.Revision{}
	outcomes := map[*store.Record]store.Outcome{}
	for _, r := range list {
		outcomes[r], more[r] = store.Decide(have[r.Key], r)
		switch outcomes[r] {
		case store.Added:
			fresh = append(fresh, r)
			continue
		case store.Replaced:
			replaced = append(replaced, r)
		default:
			if decided[r] {
				projected = append(projected, have[r.Key].Number)
			}
		}
		numbers[r] = have[r.Key].Number
	}
	keys, err := w.take("document_numbers", len(fresh))
	if err != nil {
		return err
	}
	for i, r := range fresh {
		numbers[r] = keys[i]
	}
	for _, r := range list {
		w.out, w.numbers = append(w.out, outcomes[r]), append(w.numbers, numbers[r])
		for _, o := range more[r] {
			old = append(old, past{numbers[r], o})
		}
	}
	if err := w.write(fresh, replaced, numbers, old); err != nil {
		return err
	}
	return w.projectAgain(projected)
}

func (w *writer) write(fresh, replaced []*store.Record, numbers map[*store.Record]int64, old []past) error {
	changed := append(append([]*store.Record(nil), fresh...), replaced...)
	if err := w.names(changed, old); err != nil {
		return err
	}
	if err := w.replace(replaced, numbers); err != nil {
		return err
	}
	if err := w.copyDocuments(fresh, numbers); err != nil {
		return err
	}
	if err := w.project(changed, numbers); err != nil {
		return err
	}
	b := &pgx.Batch{}
	for _, o := range old {
		b.Queue("INSERT INTO revisions (doc, content, bytes, added, version) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
			o.number, o.Content[:], o.Bytes, o.Added.UnixMilli(), w.version(o.Version))
	}
	return w.tx.SendBatch(w.ctx, b).Close()
}

// states are what is there under the keys of records.
func (w *writer) states(list []*store.Record) (map[store.Key]*store.State, error) {
	var keys [][]byte
	for _, r := range list {
		keys = append(keys, r.Key[:])
	}
	rows, err := w.tx.Query(w.ctx, "SELECT d.key, d.number, d.content, d.bytes, d.added, v.version FROM documents d JOIN versions v ON v.key = d.version WHERE d.key = ANY ($1)", keys)
	if err != nil {
		return nil, err
	}
	out, byNumber := map[store.Key]*store.State{}, map[int64]*store.State{}
	var numbers []int64
	var key []byte
	var r revisionRow
	_, err = pgx.ForEachRow(rows, append([]any{&key}, r.targets()...), func() error {
		st := &store.State{Number: r.number, Revision: r.revision()}
		out[store.Key(key)], byNumber[st.Number] = st, st
		numbers = append(numbers, st.Number)
		return nil
	})
	if err != nil || len(numbers) == 0 {
		return out, err
	}
	old, err := revisions(w.ctx, w.tx, numbers)
	for n, list := range old {
		byNumber[n].Old = list
	}
	return out, err
}

// take takes the next n numbers of a sequence.
func (w *writer) take(sequence string, n int) ([]int64, error) {
	if n == 0 {
		return nil, nil
	}
	rows, err := w.tx.Query(w.ctx, "SELECT nextval($1::text::regclass) FROM generate_series(1, $2)", sequence, n)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int64])
}

// replace gives documents their new text. Earlier codings are of the former.
func (w *writer) replace(list []*store.Record, numbers map[*store.Record]int64) error {
	var docs []int64
	for _, r := range list {
		docs = append(docs, numbers[r])
	}
	if len(docs) == 0 {
		return nil
	}
	if _, err := w.tx.Exec(w.ctx, "DELETE FROM codings WHERE doc = ANY ($1)", docs); err != nil {
		return err
	}
	return w.update(list, numbers)
}

// update writes documents anew and takes away their rows. A text that stands in
// its column stays there while it is the same: earlier codings of the first
// format want it.
func (w *writer) update(list []*store.Record, numbers map[*store.Record]int64) error {
	b := &pgx.Batch{}
	var docs []int64
	for _, r := range list {
		docs = append(docs, numbers[r])
		row, err := w.document(r, numbers[r])
		if err != nil {
			return err
		}
		b.Queue(`UPDATE documents SET key = $2, content = $3, id = $4, url = $5, publisher = $6, lang = $7, published = $8, pub_at = $9, pub_day = $10, title = $11,
			bytes = $12, version = $13, added = $14, text = CASE content WHEN $3 THEN text ELSE $15 END, body = $16 WHERE number = $1`, row...)
	}
	if err := w.clear(docs); err != nil {
		return err
	}
	if err := w.words.Remove(w.ctx, docs...); err != nil {
		return err
	}
	return w.tx.SendBatch(w.ctx, b).Close()
}

// clear deletes the rows of documents.
func (w *writer) clear(docs []int64) error {
	b := &pgx.Batch{}
	b.Queue("DELETE FROM dyads d USING ("+store.DyadsOf(store.Postgres, "e.doc = ANY ($1)")+") x WHERE d.actor = x.actor AND d.recipient = x.recipient AND d.day = x.day AND d.event = x.event", docs)
	b.Queue("DELETE FROM participants WHERE event IN (SELECT key FROM events WHERE doc = ANY ($1))", docs)
	for _, table := range []string{"events", "quotes", "agenda"} {
		b.Queue("DELETE FROM "+table+" WHERE doc = ANY ($1)", docs)
	}
	b.Queue("INSERT INTO unlinked (doc) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING", docs) // their new events are to be compared
	return w.tx.SendBatch(w.ctx, b).Close()
}
