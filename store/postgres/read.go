package postgres

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
)

// snapshot is a transaction that sees one moment.
var snapshot = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}

// Known tells of each identity whether it is in the register.
func (s *Store) Known(ctx context.Context, ids []store.Identity) ([]bool, error) {
	var keys, contents [][]byte
	for _, id := range ids {
		keys, contents = append(keys, id.Key[:]), append(contents, id.Content[:])
	}
	rows, err := s.pool.Query(ctx, `SELECT EXISTS (SELECT 1 FROM documents d WHERE d.key = u.key
			AND (d.content = u.content OR EXISTS (SELECT 1 FROM revisions r WHERE r.doc = d.number AND r.content = u.content)))
		FROM unnest($1::bytea[], $2::bytea[]) WITH ORDINALITY AS u (key, content, n) ORDER BY u.n`, keys, contents)
	if err != nil {
		return nil, s.failed(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[bool])
	return out, s.failed(err)
}

// Get returns the document with this key.
func (s *Store) Get(ctx context.Context, key store.Key) (*store.Record, error) {
	list, err := s.records(ctx, store.SelectDocuments+" WHERE d.key = $1", key[:])
	if err != nil {
		return nil, s.failed(err)
	}
	return store.Only(list, key)
}

// Documents gives all documents in the order of Number.
func (s *Store) Documents(ctx context.Context, after int64) iter.Seq2[*store.Record, error] {
	return store.ByPages(after, func(after int64) ([]*store.Record, error) {
		list, err := s.records(ctx, store.SelectDocuments+" WHERE d.number > $1 ORDER BY d.number LIMIT $2", after, store.Page)
		return list, s.failed(err)
	})
}

// records reads documents with their revisions, as they were at one moment.
func (s *Store) records(ctx context.Context, query string, args ...any) (out []*store.Record, err error) {
	err = pgx.BeginTxFunc(ctx, s.pool, snapshot, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, query, args...)
		if err != nil {
			return err
		}
		if out, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (*store.Record, error) { return store.ScanRecord(row) }); err != nil {
			return err
		}
		var numbers []int64
		for _, r := range out {
			numbers = append(numbers, r.Number)
		}
		old, err := revisions(ctx, tx, numbers)
		if err != nil || len(out) == 0 {
			return err
		}
		decided, err := store.Collect(ctx, transaction{tx}, store.ScanCorrection, store.CorrectionsOf, numbers[0], numbers[len(numbers)-1])
		byKey := store.ByDocument(decided)
		for _, r := range out {
			r.Old, r.Corrections = old[r.Number], byKey[r.Key]
		}
		return err
	})
	return out, err
}

// revisionRow is where a revision is scanned to.
type revisionRow struct {
	number, added int64
	content       []byte
	bytes         int
	version       string
}

func (r *revisionRow) targets() []any {
	return []any{&r.number, &r.content, &r.bytes, &r.added, &r.version}
}

func (r *revisionRow) revision() store.Revision {
	out := store.Revision{Bytes: r.bytes, Added: time.UnixMilli(r.added).UTC(), Version: r.version}
	copy(out.Content[:], r.content)
	return out
}

// revisions are the earlier revisions of documents, by number.
func revisions(ctx context.Context, tx pgx.Tx, numbers []int64) (map[int64][]store.Revision, error) {
	rows, err := tx.Query(ctx, "SELECT r.doc, r.content, r.bytes, r.added, v.version FROM revisions r JOIN versions v ON v.key = r.version WHERE r.doc = ANY ($1) ORDER BY r.doc, r.added, r.content", numbers)
	if err != nil {
		return nil, err
	}
	out := map[int64][]store.Revision{}
	var r revisionRow
	_, err = pgx.ForEachRow(rows, r.targets(), func() error {
		out[r.number] = append(out[r.number], r.revision())
		return nil
	})
	return out, err
}

// Info counts what is kept.
func (s *Store) Info(ctx context.Context) (*store.Info, error) {
	info := &store.Info{Kind: "postgres", Address: s.shown}
	err := pgx.BeginTxFunc(ctx, s.pool, snapshot, func(tx pgx.Tx) error {
		var first, last *int64
		err := tx.QueryRow(ctx, `SELECT (SELECT number FROM schema_number), (SELECT count(*) FROM documents), (SELECT count(*) FROM revisions), (SELECT count(*) FROM events),
			(SELECT count(*) FROM participants), (SELECT count(*) FROM entities), (SELECT count(*) FROM quotes), (SELECT count(*) FROM agenda),
			(SELECT coalesce(sum(bytes), 0) FROM documents), (SELECT min(pub_day) FROM documents), (SELECT max(pub_day) FROM documents),
			(SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r')`, s.schema).
			Scan(&info.Schema, &info.Documents, &info.Revisions, &info.Events, &info.Participants, &info.Entities, &info.Quotes, &info.Agenda, &info.Text, &first, &last, &info.Size)
		if err != nil {
			return err
		}
		if first != nil {
			info.First, info.Last = store.DayName(*first), store.DayName(*last)
		}
		rows, err := tx.Query(ctx, "SELECT v.version, count(*) AS n FROM documents d JOIN versions v ON v.key = d.version GROUP BY v.key, v.version ORDER BY n DESC, v.version")
		if err != nil {
			return err
		}
		info.Versions, err = pgx.CollectRows(rows, pgx.RowToStructByPos[store.Version])
		return err
	})
	return info, s.failed(err)
}

func (s *Store) failed(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("read register %s: %w", s.shown, explain(err))
}
