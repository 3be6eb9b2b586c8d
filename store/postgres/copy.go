package postgres

import (
	"errors"
	"math"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
)

// names finds or makes the keys of all entities and versions of records.
func (w *writer) names(list []*store.Record, old []past) error {
	var versions []string
	entities := map[store.Entity]bool{}
	kinds := map[store.Kind]bool{}
	for _, r := range list {
		versions = append(versions, store.Clean(r.Doc.Version))
		_, rows, err := r.Parts()
		if err != nil {
			return err
		}
		for i := range rows.Events {
			kinds[cleanKind(rows.Events[i].Kind())] = true
			for j := range rows.Events[i].Participants {
				entities[clean(rows.Events[i].Participants[j].Entity)] = true
			}
		}
		for i := range rows.Quotes {
			entities[clean(rows.Quotes[i].Speaker)] = true
		}
	}
	for _, o := range old {
		versions = append(versions, o.Version)
	}
	if err := w.findVersions(versions); err != nil {
		return err
	}
	if err := w.findKinds(kinds); err != nil {
		return err
	}
	return w.findEntities(entities)
}

// findKinds finds or makes the keys of kinds.
func (w *writer) findKinds(set map[store.Kind]bool) error {
	for k := range set {
		w.s.mu.Lock()
		key := w.s.kinds[k]
		w.s.mu.Unlock()
		if key == 0 {
			args := []any{k.Type, k.Mode, k.Quad, k.Realis, k.Claim, k.Historical}
			find := "SELECT key FROM kinds WHERE type = $1 AND mode = $2 AND quad = $3 AND realis = $4 AND claim = $5 AND historical = $6"
			err := w.tx.QueryRow(w.ctx, find, args...).Scan(&key)
			if errors.Is(err, pgx.ErrNoRows) {
				err = w.tx.QueryRow(w.ctx, "INSERT INTO kinds (type, mode, quad, realis, claim, historical) VALUES ($1, $2, $3, $4, $5, $6) RETURNING key", args...).Scan(&key)
			}
			if err != nil {
				return err
			}
		}
		w.kinds[k] = key
	}
	return nil
}

func cleanKind(k store.Kind) store.Kind {
	k.Type, k.Mode, k.Realis, k.Claim = store.Clean(k.Type), store.Clean(k.Mode), store.Clean(k.Realis), store.Clean(k.Claim)
	return k
}

func (w *writer) findVersions(list []string) error {
	for _, v := range list {
		if w.version(v) != 0 {
			continue
		}
		var key int32
		err := w.tx.QueryRow(w.ctx, "WITH made AS (INSERT INTO versions (version) VALUES ($1) ON CONFLICT DO NOTHING RETURNING key) SELECT key FROM made UNION ALL SELECT key FROM versions WHERE version = $1", v).Scan(&key)
		if err != nil {
			return err
		}
		w.versions[v] = key
	}
	return nil
}

// version is the key of a version that was found before, 0 where it was not.
func (w *writer) version(v string) int32 {
	if key := w.versions[v]; key != 0 {
		return key
	}
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	if key := w.s.versions[v]; key != 0 {
		w.versions[v] = key
	}
	return w.versions[v]
}

func (w *writer) findEntities(set map[store.Entity]bool) error {
	var ids, names, english []string
	w.s.mu.Lock()
	for e := range set {
		if key := w.s.entities[e]; key != 0 {
			w.entities[e] = key
		}
		if e.Known() && w.entities[e] == 0 {
			ids, names, english = append(ids, e.ID), append(names, e.Name), append(english, e.NameEn)
		}
	}
	w.s.mu.Unlock()
	if len(ids) == 0 {
		return nil
	}
	_, err := w.tx.Exec(w.ctx, "INSERT INTO entities (id, name, name_en) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING", ids, names, english)
	if err != nil {
		return err
	}
	rows, err := w.tx.Query(w.ctx, `SELECT e.key, e.id, e.name, e.name_en FROM unnest($1::text[], $2::text[], $3::text[]) AS u (id, name, name_en)
		JOIN entities e ON md5(e.id || chr(1) || e.name || chr(1) || e.name_en) = md5(u.id || chr(1) || u.name || chr(1) || u.name_en)`, ids, names, english)
	if err != nil {
		return err
	}
	var key int32
	var e store.Entity
	_, err = pgx.ForEachRow(rows, []any{&key, &e.ID, &e.Name, &e.NameEn}, func() error {
		w.entities[e] = key
		return nil
	})
	return err
}

// entity is the key of an entity; nil for nobody known.
func (w *writer) entity(e store.Entity) *int32 {
	if key, ok := w.entities[clean(e)]; ok {
		return &key
	}
	return nil
}

// clean makes of an entity one that PostgreSQL takes.
func clean(e store.Entity) store.Entity {
	return store.Entity{ID: store.Clean(e.ID), Name: store.Clean(e.Name), NameEn: store.Clean(e.NameEn)}
}

// document is the row of a document.
func (w *writer) document(r *store.Record, number int64) ([]any, error) {
	p, rows, err := r.Parts()
	if err != nil {
		return nil, err
	}
	return []any{number, r.Key[:], r.Content[:], p.ID, p.URL, p.Publisher, p.Lang, p.Published, rows.PubAt, rows.PubDay, p.Title,
		len(r.Doc.Text), w.version(p.Version), w.added(r).UnixMilli(), p.Text, p.Body}, nil
}

func (w *writer) copyDocuments(list []*store.Record, numbers map[*store.Record]int64) error {
	t := table{"documents", []string{"number", "key", "content", "id", "url", "publisher", "lang", "published", "pub_at", "pub_day", "title", "bytes", "version", "added", "text", "body"}, nil}
	for _, r := range list {
		row, err := w.document(r, numbers[r])
		if err != nil {
			return err
		}
		t.rows = append(t.rows, row)
	}
	return w.copyIn(&t)
}

// table is what is written to one table by COPY.
type table struct {
	name    string
	columns []string
	rows    [][]any
}

func (t *table) add(row ...any) { t.rows = append(t.rows, row) }

func (w *writer) copyIn(t *table) error {
	if len(t.rows) == 0 {
		return nil
	}
	_, err := w.tx.CopyFrom(w.ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromRows(t.rows))
	return err
}

// projection are the tables beside the documents.
type projection struct{ events, participants, dyads, quotes, agenda table }

// project writes the rows of documents.
func (w *writer) project(list []*store.Record, numbers map[*store.Record]int64) error {
	n := 0
	for _, r := range list {
		_, rows, err := r.Parts()
		if err != nil {
			return err
		}
		n += len(rows.Events)
	}
	keys, err := w.take("event_keys", n)
	if err != nil {
		return err
	}
	p := projection{
		events: table{"events", []string{"kind", "key", "doc", "ordinal", "id", "type", "mode", "cameo", "quad", "score", "confidence", "realis", "claim", "historical",
			"day", "until", "granularity", "country", "place", "lat", "lon", "block", "start", "end", "trigger_start", "trigger_end", "sentence"}, nil},
		participants: table{"participants", []string{"event", "side", "ordinal", "entity", "code", "sector", "start", "end"}, nil},
		dyads:        table{"dyads", []string{"actor", "recipient", "day", "event"}, nil},
		quotes:       table{"quotes", []string{"doc", "ordinal", "start", "end", "direct", "entity", "code", "sector"}, nil},
		agenda:       table{"agenda", []string{"doc", "ordinal", "id", "event", "type", "mode", "realis", "day", "until"}, nil},
	}
	for _, r := range list {
		_, rows, err := r.Parts()
		if err != nil {
			return err
		}
		doc := numbers[r]
		first, err := w.first(doc, r, rows)
		if err != nil {
			return err
		}
		for i := range rows.Events {
			w.event(&p, doc, keys[0], first, &rows.Events[i])
			keys = keys[1:]
		}
		for i := range rows.Quotes {
			q := &rows.Quotes[i]
			p.quotes.add(doc, i, q.Start, q.End, q.Direct, w.entity(q.Speaker), store.Clean(q.Code), store.Clean(q.Sector))
		}
		for i := range rows.Agenda {
			a := &rows.Agenda[i]
			p.agenda.add(doc, i, a.ID, a.Event, store.Clean(a.Type), store.Clean(a.Mode), store.Clean(a.Realis), a.Day, a.Until)
		}
	}
	for _, t := range []*table{&p.events, &p.participants, &p.dyads, &p.quotes, &p.agenda} {
		if err := w.copyIn(t); err != nil {
			return err
		}
	}
	return nil
}

// first is the number of a document's first sentence in the index of words, where
// it is entered if its terms are known.
func (w *writer) first(number int64, r *store.Record, rows *store.Rows) (int64, error) {
	if words := r.Words(); words != nil {
		return w.words.Add(w.ctx, number, rows.PubDay, words)
	}
	return w.words.First(w.ctx, number)
}

func (w *writer) event(p *projection, doc, key, first int64, e *store.EventRow) {
	p.events.add(w.kinds[cleanKind(e.Kind())], key, doc, e.Ordinal, e.ID, store.Clean(e.Type), store.Clean(e.Mode), store.Clean(e.Cameo), e.Quad, e.Score, e.Confidence, store.Clean(e.Realis), store.Clean(e.Claim), e.Historical,
		e.Day, e.Until, store.Clean(e.Granularity), store.Clean(e.Country), store.Clean(e.Place), e.Lat, e.Lon, store.Clean(e.Block), e.Start, e.End, e.TriggerStart, e.TriggerEnd, e.SentenceKey(first))
	for i := range e.Participants {
		x := &e.Participants[i]
		p.participants.add(key, int(x.Side), x.Ordinal, w.entity(x.Entity), store.Clean(x.Code), store.Clean(x.Sector), x.Start, x.End)
	}
	day := int64(math.MinInt32)
	if e.Day != nil {
		day = *e.Day
	}
	for _, d := range e.Dyads() {
		p.dyads.add(store.Clean(d.Actor), store.Clean(d.Recipient), day, key)
	}
}
