package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math"
	"time"

	"github.com/sijil-news/sijil/store"
)

// mostEntities is how many keys of entities are remembered.
const mostEntities = 1 << 16

// Put keeps documents in one transaction.
func (s *Store) Put(ctx context.Context, batch []*store.Record) ([]store.Outcome, error) {
	if s.write == nil {
		return nil, fmt.Errorf("write register %s: %w", s.path, store.ErrReadOnly)
	}
	for _, r := range batch {
		if err := r.Prepare(); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	w, err := s.writing(ctx, func(w *writer) error {
		for _, r := range batch {
			if err := w.put(r); err != nil {
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

// writing runs f in one transaction, while s.mu is held.
func (s *Store) writing(ctx context.Context, f func(*writer) error) (*writer, error) {
	w := &writer{s: s, ctx: context.WithoutCancel(ctx), entities: map[store.Entity]int64{}, versions: map[string]int64{}, kinds: map[store.Kind]int64{}, now: time.Now()}
	w.words = store.NewWordWriter(transaction{prepared: s.prepared, kept: true})
	err := s.change(ctx, func() error {
		if err := f(w); err != nil {
			return err
		}
		return w.words.Flush(w.ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("write register %s: %w", s.path, explain(err))
	}
	if len(s.entities)+len(w.entities) > mostEntities {
		clear(s.entities)
	}
	maps.Copy(s.entities, w.entities)
	maps.Copy(s.versions, w.versions)
	if len(s.kinds) > mostEntities {
		clear(s.kinds)
	}
	maps.Copy(s.kinds, w.kinds)
	return w, nil
}

// writer is one transaction.
type writer struct {
	s        *Store
	ctx      context.Context
	now      time.Time
	out      []store.Outcome
	numbers  []int64
	entities map[store.Entity]int64 // found or made in this transaction
	versions map[string]int64
	words    *store.WordWriter
	kinds    map[store.Kind]int64
}

// exec runs a statement, which is prepared once and for all.
func (w *writer) exec(query string, args ...any) (sql.Result, error) {
	st, err := w.prepare(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(w.ctx, args...)
}

func (w *writer) prepare(query string) (*sql.Stmt, error) { return w.s.prepared(w.ctx, query) }

// key runs a query for one number; 0 where there is no row.
func (w *writer) key(query string, args ...any) (int64, error) {
	st, err := w.prepare(query)
	if err != nil {
		return 0, err
	}
	var n int64
	err = st.QueryRowContext(w.ctx, args...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

func (w *writer) added(r *store.Record) time.Time {
	if r.Added.IsZero() {
		return time.UnixMilli(w.now.UnixMilli()).UTC()
	}
	return r.Added
}

func (w *writer) put(r *store.Record) error {
	have, err := w.state(r.Key)
	if err != nil {
		return err
	}
	outcome, more := store.Decide(have, r)
	number := int64(0)
	decided, err := w.corrections(r)
	if err != nil {
		return err
	}
	switch {
	case outcome == store.Added:
		number, err = w.insert(r)
	case outcome == store.Replaced:
		number, err = have.Number, w.replace(have.Number, r)
	case decided:
		number, err = have.Number, w.project(have.Number)
	default:
		number = have.Number
	}
	if err != nil {
		return err
	}
	for _, old := range more {
		version, err := w.version(old.Version)
		if err != nil {
			return err
		}
		if _, err := w.exec("INSERT OR IGNORE INTO revisions (doc, content, bytes, added, version) VALUES (?, ?, ?, ?, ?)", number, old.Content[:], old.Bytes, old.Added.UnixMilli(), version); err != nil {
			return err
		}
	}
	w.out, w.numbers = append(w.out, outcome), append(w.numbers, number)
	return nil
}

// state is what is there under a key, nil for nothing.
func (w *writer) state(key store.Key) (*store.State, error) {
	st, err := w.prepare("SELECT d.number, d.content, d.bytes, d.added, v.version FROM documents d JOIN versions v ON v.key = d.version WHERE d.key = ?")
	if err != nil {
		return nil, err
	}
	var have store.State
	have.Revision, err = revision(st.QueryRowContext(w.ctx, key[:]), &have.Number)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if st, err = w.prepare(oldOf); err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(w.ctx, have.Number, have.Number)
	if err != nil {
		return nil, err
	}
	old, err := revisions(rows)
	have.Old = old[have.Number]
	return &have, err
}

func (w *writer) insert(r *store.Record) (int64, error) {
	p, rows, err := r.Parts()
	if err != nil {
		return 0, err
	}
	version, err := w.version(p.Version)
	if err != nil {
		return 0, err
	}
	res, err := w.exec(`INSERT INTO documents (key, content, id, url, publisher, lang, published, pub_at, pub_day, title, bytes, version, added, text, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Key[:], r.Content[:], p.ID, p.URL, p.Publisher, p.Lang, p.Published, rows.PubAt, rows.PubDay, p.Title, len(r.Doc.Text), version, w.added(r).UnixMilli(), p.Text, p.Body)
	if err != nil {
		return 0, err
	}
	number, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	return number, w.indexed(number, r, rows)
}

// indexed writes the rows of a document, and enters it in the index of words
// where its terms are known.
func (w *writer) indexed(number int64, r *store.Record, rows *store.Rows) error {
	var first int64
	if words := r.Words(); words != nil {
		var err error
		if first, err = w.words.Add(w.ctx, number, rows.PubDay, words); err != nil {
			return err
		}
	}
	return w.rows(number, rows, first)
}

// replace puts a new revision in the place of a document.
func (w *writer) replace(number int64, r *store.Record) error {
	if _, err := w.exec("DELETE FROM codings WHERE doc = ?", number); err != nil { // they are of the former text
		return err
	}
	return w.update(number, r)
}

// update writes a document anew, with all rows. A text that stands in its column
// stays there while it is the same: earlier codings of the first format want it.
func (w *writer) update(number int64, r *store.Record) error {
	p, rows, err := r.Parts()
	if err != nil {
		return err
	}
	version, err := w.version(p.Version)
	if err != nil {
		return err
	}
	if err := w.clear(number); err != nil {
		return err
	}
	if err := w.words.Remove(w.ctx, number); err != nil {
		return err
	}
	_, err = w.exec(`UPDATE documents SET content = ?, id = ?, url = ?, publisher = ?, lang = ?, published = ?, pub_at = ?, pub_day = ?, title = ?, bytes = ?, version = ?, added = ?,
		text = CASE content WHEN ?1 THEN text ELSE ? END, body = ? WHERE number = ?`,
		r.Content[:], p.ID, p.URL, p.Publisher, p.Lang, p.Published, rows.PubAt, rows.PubDay, p.Title, len(r.Doc.Text), version, w.added(r).UnixMilli(), p.Text, p.Body, number)
	if err != nil {
		return err
	}
	return w.indexed(number, r, rows)
}

// clear deletes the rows of a document.
func (w *writer) clear(number int64) error {
	for _, query := range []string{
		"DELETE FROM dyads WHERE (actor, recipient, day, event) IN (" + store.DyadsOf(store.SQLite, "e.doc = ?1") + ")",
		"DELETE FROM participants WHERE event IN (SELECT key FROM events WHERE doc = ?)",
		"DELETE FROM events WHERE doc = ?", "DELETE FROM quotes WHERE doc = ?", "DELETE FROM agenda WHERE doc = ?",
		"INSERT OR IGNORE INTO unlinked (doc) VALUES (?)", // its new events are to be compared
	} {
		if _, err := w.exec(query, number); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the rows of a document, whose first sentence has this number in the
// index of words.
func (w *writer) rows(number int64, rows *store.Rows, first int64) error {
	for i := range rows.Events {
		if err := w.event(number, &rows.Events[i], first); err != nil {
			return err
		}
	}
	for i := range rows.Quotes {
		q := &rows.Quotes[i]
		who, err := w.entity(q.Speaker)
		if err != nil {
			return err
		}
		if _, err := w.exec(`INSERT INTO quotes (doc, ordinal, start, "end", direct, entity, code, sector) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			number, i, q.Start, q.End, q.Direct, who, q.Code, q.Sector); err != nil {
			return err
		}
	}
	for i := range rows.Agenda {
		a := &rows.Agenda[i]
		if _, err := w.exec("INSERT INTO agenda (doc, ordinal, id, event, type, mode, realis, day, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			number, i, a.ID, a.Event, a.Type, a.Mode, a.Realis, a.Day, a.Until); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) event(number int64, e *store.EventRow, first int64) error {
	kind, err := w.kind(e.Kind())
	if err != nil {
		return err
	}
	res, err := w.exec(`INSERT INTO events (kind, doc, ordinal, id, type, mode, cameo, quad, score, confidence, realis, claim, historical, day, until, granularity,
		country, place, lat, lon, block, start, "end", trigger_start, trigger_end, sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		kind, number, e.Ordinal, e.ID, e.Type, e.Mode, e.Cameo, e.Quad, e.Score, e.Confidence, e.Realis, e.Claim, e.Historical, e.Day, e.Until, e.Granularity,
		e.Country, e.Place, e.Lat, e.Lon, e.Block, e.Start, e.End, e.TriggerStart, e.TriggerEnd, e.SentenceKey(first))
	if err != nil {
		return err
	}
	key, err := res.LastInsertId()
	if err != nil {
		return err
	}
	for i := range e.Participants {
		p := &e.Participants[i]
		who, err := w.entity(p.Entity)
		if err != nil {
			return err
		}
		if _, err := w.exec(`INSERT INTO participants (event, side, ordinal, entity, code, sector, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			key, int(p.Side), p.Ordinal, who, p.Code, p.Sector, p.Start, p.End); err != nil {
			return err
		}
	}
	day := int64(math.MinInt32)
	if e.Day != nil {
		day = *e.Day
	}
	for _, d := range e.Dyads() {
		if _, err := w.exec("INSERT INTO dyads (actor, recipient, day, event) VALUES (?, ?, ?, ?)", d.Actor, d.Recipient, day, key); err != nil {
			return err
		}
	}
	return nil
}

// entity is the key of an entity, made where it is new; nil for nobody known.
func (w *writer) entity(e store.Entity) (any, error) {
	if !e.Known() {
		return nil, nil
	}
	if key, ok := w.s.entities[e]; ok {
		return key, nil
	}
	if key, ok := w.entities[e]; ok {
		return key, nil
	}
	key, err := w.key("SELECT key FROM entities WHERE id = ? AND name = ? AND name_en = ?", e.ID, e.Name, e.NameEn)
	if err == nil && key == 0 {
		key, err = w.key("INSERT INTO entities (id, name, name_en) VALUES (?, ?, ?) RETURNING key", e.ID, e.Name, e.NameEn)
	}
	if err != nil {
		return nil, err
	}
	w.entities[e] = key
	return key, nil
}

// version is the key of a version, made where it is new.
func (w *writer) version(v string) (int64, error) {
	if key, ok := w.s.versions[v]; ok {
		return key, nil
	}
	if key, ok := w.versions[v]; ok {
		return key, nil
	}
	key, err := w.key("SELECT key FROM versions WHERE version = ?", v)
	if err == nil && key == 0 {
		key, err = w.key("INSERT INTO versions (version) VALUES (?) RETURNING key", v)
	}
	if err == nil {
		w.versions[v] = key
	}
	return key, err
}

// kind is the key of a kind, made where it is new.
func (w *writer) kind(k store.Kind) (int64, error) {
	if key, ok := w.s.kinds[k]; ok {
		return key, nil
	}
	if key, ok := w.kinds[k]; ok {
		return key, nil
	}
	args := []any{k.Type, k.Mode, k.Quad, k.Realis, k.Claim, k.Historical}
	key, err := w.key("SELECT key FROM kinds WHERE type = ? AND mode = ? AND quad = ? AND realis = ? AND claim = ? AND historical = ?", args...)
	if err == nil && key == 0 {
		key, err = w.key("INSERT INTO kinds (type, mode, quad, realis, claim, historical) VALUES (?, ?, ?, ?, ?, ?) RETURNING key", args...)
	}
	if err == nil {
		w.kinds[k] = key
	}
	return key, err
}
