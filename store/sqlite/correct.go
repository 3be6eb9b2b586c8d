package sqlite

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// Recode puts other codings in the place of the present ones.
func (s *Store) Recode(ctx context.Context, batch []*store.Record) ([]bool, error) {
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
	done := make([]bool, len(batch))
	_, err := s.writing(ctx, func(w *writer) error {
		for i, r := range batch {
			var err error
			if done[i], err = w.recode(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

func (w *writer) recode(r *store.Record) (bool, error) {
	have, err := w.state(r.Key)
	if err != nil || !store.Recodes(have, r) {
		return false, err
	}
	if _, err := w.exec("INSERT OR REPLACE INTO codings (doc, version, body) SELECT number, version, body FROM documents WHERE number = ?", have.Number); err != nil {
		return false, err
	}
	if _, err := w.corrections(r); err != nil {
		return false, err
	}
	r.Number, r.Added = have.Number, have.Added
	if err := w.update(have.Number, r); err != nil {
		return false, err
	}
	_, err = w.exec("DELETE FROM codings WHERE doc = ?1 AND version = (SELECT version FROM documents WHERE number = ?1)", have.Number)
	return err == nil, err
}

// Correct keeps corrections.
func (s *Store) Correct(ctx context.Context, list []store.Correction) error {
	if s.write == nil {
		return fmt.Errorf("write register %s: %w", s.path, store.ErrReadOnly)
	}
	for i := range list {
		if err := list[i].Check(); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.writing(ctx, func(w *writer) error {
		for key, own := range store.ByDocument(list) {
			changed, err := w.keep(own)
			if err != nil {
				return err
			}
			have, err := w.state(key)
			if err != nil {
				return err
			}
			if changed && have != nil {
				if err := w.project(have.Number); err != nil {
					return err
				}
			}
		}
		return nil
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
		res, err := w.exec(store.PutCorrection, row...)
		if err != nil {
			return changed, err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return changed, err
		}
		changed = changed || n > 0
	}
	return changed, nil
}

// corrections keeps those of a record and gives it all that are there.
func (w *writer) corrections(r *store.Record) (changed bool, err error) {
	if changed, err = w.keep(r.Corrections); err != nil {
		return changed, err
	}
	list, err := w.correctionsOf(r.Key)
	if err != nil {
		return changed, err
	}
	r.SetCorrections(list)
	return changed, nil
}

func (w *writer) correctionsOf(key store.Key) ([]store.Correction, error) {
	st, err := w.prepare(store.SelectCorrections + " WHERE c.key = ? ORDER BY c.at, c.id")
	if err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(w.ctx, key[:])
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []store.Correction
	for rows.Next() {
		c, err := store.ScanCorrection(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// project writes the rows of a document anew, as it stands.
func (w *writer) project(number int64) error {
	st, err := w.prepare(store.SelectDocuments + " WHERE d.number = ?")
	if err != nil {
		return err
	}
	r, err := store.ScanRecord(st.QueryRowContext(w.ctx, number))
	if err != nil {
		return err
	}
	list, err := w.correctionsOf(r.Key)
	if err != nil {
		return err
	}
	r.SetCorrections(list)
	_, rows, err := r.Parts()
	if err != nil {
		return err
	}
	if err := w.clear(number); err != nil {
		return err
	}
	first, err := w.words.First(w.ctx, number)
	if err != nil {
		return err
	}
	return w.rows(number, rows, first)
}
