package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/sijil-news/sijil/store"
)

// Recode puts other codings in the place of the present ones.
func (s *Store) Recode(ctx context.Context, batch []*store.Record) ([]bool, error) {
	for _, r := range batch {
		if err := r.Prepare(); err != nil {
			return nil, err
		}
	}
	done := map[*store.Record]bool{}
	_, err := s.writing(ctx, func(w *writer) error {
		for _, wave := range store.Waves(batch) {
			if err := w.recode(wave, done); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]bool, len(batch))
	for i, r := range batch {
		out[i] = done[r]
	}
	return out, nil
}

// recode writes codings of records no two of which have the same key.
func (w *writer) recode(list []*store.Record, done map[*store.Record]bool) error {
	have, err := w.states(list)
	if err != nil {
		return err
	}
	if _, err := w.corrections(list); err != nil {
		return err
	}
	var recoded []*store.Record
	var docs []int64
	numbers := map[*store.Record]int64{}
	for _, r := range list {
		st := have[r.Key]
		if !store.Recodes(st, r) {
			continue
		}
		r.Number, r.Added = st.Number, st.Added
		numbers[r], done[r] = st.Number, true
		recoded, docs = append(recoded, r), append(docs, st.Number)
	}
	if len(recoded) == 0 {
		return nil
	}
	if _, err := w.tx.Exec(w.ctx, `INSERT INTO codings (doc, version, body) SELECT number, version, body FROM documents WHERE number = ANY ($1)
		ON CONFLICT (doc, version) DO UPDATE SET body = excluded.body`, docs); err != nil {
		return err
	}
	if err := w.names(recoded, nil); err != nil {
		return err
	}
	if err := w.update(recoded, numbers); err != nil {
		return err
	}
	if err := w.project(recoded, numbers); err != nil {
		return err
	}
	_, err = w.tx.Exec(w.ctx, "DELETE FROM codings c USING documents d WHERE c.doc = d.number AND c.version = d.version AND d.number = ANY ($1)", docs)
	return err
}

// Correct keeps corrections.
func (s *Store) Correct(ctx context.Context, list []store.Correction) error {
	for i := range list {
		if err := list[i].Check(); err != nil {
			return err
		}
	}
	_, err := s.writing(ctx, func(w *writer) error {
		var keys [][]byte
		for key, own := range store.ByDocument(list) {
			changed, err := w.keep(own)
			if err != nil {
				return err
			}
			if changed {
				keys = append(keys, key[:])
			}
		}
		rows, err := w.tx.Query(w.ctx, "SELECT number FROM documents WHERE key = ANY ($1) ORDER BY number", keys)
		if err != nil {
			return err
		}
		docs, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			return err
		}
		return w.projectAgain(docs)
	})
	return err
}

// keep writes corrections that say more than what is there.
func (w *writer) keep(list []store.Correction) (changed bool, err error) {
	for i := range list {
		row, err := store.CorrectionRow(&list[i])
		if err != nil {
			return changed, err
		}
		n, err := transaction{w.tx}.Exec(w.ctx, store.PutCorrection, row...)
		if err != nil {
			return changed, err
		}
		changed = changed || n > 0
	}
	return changed, nil
}

// corrections keeps those of records, gives them all that are there, and tells
// for which there was something new.
func (w *writer) corrections(list []*store.Record) (map[*store.Record]bool, error) {
	changed := map[*store.Record]bool{}
	var keys [][]byte
	for _, r := range list {
		c, err := w.keep(r.Corrections)
		if err != nil {
			return nil, err
		}
		changed[r] = c
		keys = append(keys, r.Key[:])
	}
	rows, err := w.tx.Query(w.ctx, store.SelectCorrections+" WHERE c.key = ANY ($1) ORDER BY c.at, c.id", keys)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (store.Correction, error) { return store.ScanCorrection(row) })
	if err != nil {
		return nil, err
	}
	byKey := store.ByDocument(found)
	for _, r := range list {
		r.SetCorrections(byKey[r.Key])
	}
	return changed, nil
}

// projectAgain writes the rows of documents anew, as they stand.
func (w *writer) projectAgain(docs []int64) error {
	if len(docs) == 0 {
		return nil
	}
	rows, err := w.tx.Query(w.ctx, store.SelectDocuments+" WHERE d.number = ANY ($1) ORDER BY d.number", docs)
	if err != nil {
		return err
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (*store.Record, error) { return store.ScanRecord(row) })
	if err != nil {
		return err
	}
	if _, err := w.corrections(list); err != nil {
		return err
	}
	numbers := map[*store.Record]int64{}
	for _, r := range list {
		numbers[r] = r.Number
	}
	if err := w.names(list, nil); err != nil {
		return err
	}
	if err := w.clear(docs); err != nil {
		return err
	}
	return w.project(list, numbers)
}
