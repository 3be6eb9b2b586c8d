package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"os"
	"time"

	"github.com/sijil-news/sijil/store"
)

const oldOf = `SELECT r.doc, r.content, r.bytes, r.added, v.version FROM revisions r JOIN versions v ON v.key = r.version WHERE r.doc BETWEEN ? AND ? ORDER BY r.doc, r.added, r.content`

// Known tells of each identity whether it is in the register.
func (s *Store) Known(ctx context.Context, ids []store.Identity) ([]bool, error) {
	st, err := s.read.PrepareContext(ctx, `SELECT EXISTS (SELECT 1 FROM documents WHERE key = ?1 AND content = ?2)
		OR EXISTS (SELECT 1 FROM documents d JOIN revisions r ON r.doc = d.number WHERE d.key = ?1 AND r.content = ?2)`)
	if err != nil {
		return nil, s.failed(err)
	}
	defer st.Close()
	out := make([]bool, len(ids))
	for i, id := range ids {
		if err := st.QueryRowContext(ctx, id.Key[:], id.Content[:]).Scan(&out[i]); err != nil {
			return nil, s.failed(err)
		}
	}
	return out, nil
}

// Get returns the document with this key.
func (s *Store) Get(ctx context.Context, key store.Key) (*store.Record, error) {
	list, err := s.records(ctx, store.SelectDocuments+" WHERE d.key = ?", key[:])
	if err != nil {
		return nil, s.failed(err)
	}
	return store.Only(list, key)
}

// Documents gives all documents in the order of Number.
func (s *Store) Documents(ctx context.Context, after int64) iter.Seq2[*store.Record, error] {
	return store.ByPages(after, func(after int64) ([]*store.Record, error) {
		list, err := s.records(ctx, store.SelectDocuments+" WHERE d.number > ? ORDER BY d.number LIMIT ?", after, store.Page)
		return list, s.failed(err)
	})
}

// records reads documents, by ascending number, with their revisions, as they
// were at one moment.
func (s *Store) records(ctx context.Context, query string, args ...any) ([]*store.Record, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*store.Record
	for rows.Next() {
		r, err := store.ScanRecord(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	if len(out) == 0 {
		return nil, nil
	}
	if rows, err = tx.QueryContext(ctx, oldOf, out[0].Number, out[len(out)-1].Number); err != nil {
		return nil, err
	}
	old, err := revisions(rows)
	if err != nil {
		return nil, err
	}
	first, last := out[0].Number, out[len(out)-1].Number
	decided, err := store.Collect(ctx, transaction{prepared: tx.PrepareContext}, store.ScanCorrection, store.CorrectionsOf, first, last)
	byKey := store.ByDocument(decided)
	for _, r := range out {
		r.Old, r.Corrections = old[r.Number], byKey[r.Key]
	}
	return out, err
}

func revision(row store.Row, number *int64) (store.Revision, error) {
	var r store.Revision
	var content []byte
	var added int64
	err := row.Scan(number, &content, &r.Bytes, &added, &r.Version)
	copy(r.Content[:], content)
	r.Added = time.UnixMilli(added).UTC()
	return r, err
}

// revisions are earlier ones by the number of their document.
func revisions(rows *sql.Rows) (map[int64][]store.Revision, error) {
	defer rows.Close()
	out := map[int64][]store.Revision{}
	var number int64
	for rows.Next() {
		r, err := revision(rows, &number)
		if err != nil {
			return nil, err
		}
		out[number] = append(out[number], r)
	}
	return out, rows.Err()
}

// Info counts what is kept.
func (s *Store) Info(ctx context.Context) (*store.Info, error) {
	info := &store.Info{Kind: "sqlite", Address: s.path}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.failed(err)
	}
	defer tx.Rollback()
	var first, last sql.NullInt64
	err = tx.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM documents), (SELECT count(*) FROM revisions),
		(SELECT count(*) FROM events), (SELECT count(*) FROM participants), (SELECT count(*) FROM entities), (SELECT count(*) FROM quotes), (SELECT count(*) FROM agenda),
		(SELECT coalesce(sum(bytes), 0) FROM documents), (SELECT min(pub_day) FROM documents), (SELECT max(pub_day) FROM documents)`).
		Scan(&info.Schema, &info.Documents, &info.Revisions, &info.Events, &info.Participants, &info.Entities, &info.Quotes, &info.Agenda, &info.Text, &first, &last)
	if err != nil {
		return nil, s.failed(err)
	}
	if first.Valid {
		info.First, info.Last = store.DayName(first.Int64), store.DayName(last.Int64)
	}
	rows, err := tx.QueryContext(ctx, "SELECT v.version, count(*) AS n FROM documents d JOIN versions v ON v.key = d.version GROUP BY v.key ORDER BY n DESC, v.version")
	if err != nil {
		return nil, s.failed(err)
	}
	defer rows.Close()
	for rows.Next() {
		var v store.Version
		if err := rows.Scan(&v.Version, &v.Documents); err != nil {
			return nil, s.failed(err)
		}
		info.Versions = append(info.Versions, v)
	}
	for _, name := range []string{s.path, s.path + "-wal"} {
		if st, err := os.Stat(name); err == nil {
			info.Size += st.Size()
		}
	}
	return info, s.failed(rows.Err())
}

func (s *Store) failed(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("read register %s: %w", s.path, explain(err))
}

// Backup writes a copy of the register, as it is at this moment, to a file that
// must not be there yet. Others may write meanwhile. progress, which may be nil,
// is told now and then and at the end how many bytes are written.
func (s *Store) Backup(ctx context.Context, file string, progress func(written int64)) error {
	if exists(file) {
		return fmt.Errorf("backup %s: the file is there already", file)
	}
	part := file + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("backup %s: %w", file, err)
	}
	done := tell(part, progress)
	_, err := s.read.ExecContext(ctx, "VACUUM INTO ?", part)
	done()
	if err != nil {
		os.Remove(part)
		return fmt.Errorf("backup %s: %w", file, explain(err))
	}
	if err = flush(part); err == nil {
		err = os.Rename(part, file)
	}
	if err != nil {
		os.Remove(part)
		return fmt.Errorf("backup %s: %w", file, err)
	}
	return nil
}

// telling is how often the size of a file that grows is told.
const telling = 200 * time.Millisecond

// tell tells the size of a file until done is called.
func tell(path string, progress func(size int64)) (done func()) {
	if progress == nil {
		return func() {}
	}
	size := func() {
		if st, err := os.Stat(path); err == nil {
			progress(st.Size())
		}
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		t := time.NewTicker(telling)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				size()
			case <-stop:
				size()
				return
			}
		}
	}()
	return func() { close(stop); <-stopped }
}

// flush sees to it that a file is on the disk.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
