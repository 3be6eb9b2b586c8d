package query

import (
	"context"
	"strconv"

	"github.com/sijil-news/sijil/store"
)

// Since bounds what Fresh looks at.
type Since struct {
	After, Upto int64 // keys of events: above the first, up to the second
	Document    int64 // documents with a number above this one
	Limit       int   // at most so many
}

// Found is an event that Fresh found.
type Found struct {
	Key    int64 // of the row; see Event.Key
	ID     string
	Number int64 // of the document
	Story  int64 // key of its story, 0 for none
}

// Fresh finds reports that q asks for among those kept last, in the order of
// their keys, whatever unit q asks for. It looks at the rows of Since only, so
// that it may be asked again and again.
func (a *Asker) Fresh(ctx context.Context, q *Query, s Since) (out []Found, err error) {
	err = a.view(ctx, func(k *asking) error {
		r := &rows{tables: "events e"}
		if k.db == store.SQLite {
			r.tables = "events e NOT INDEXED" // but by key, the range of which is short
		}
		r.add("e.key > ? AND e.key <= ? AND e.doc > ?", s.After, s.Upto, s.Document)
		if len(q.Time) > 0 {
			r.also(within("e.day", q.Time))
		}
		if err := k.narrow(q, r); err != nil {
			return err
		}
		from, args := r.from()
		out, err = store.Collect(ctx, k.tx, func(row store.Row) (f Found, err error) {
			var id []byte
			err = row.Scan(&f.Key, &id, &f.Number, &f.Story)
			f.ID = store.UnpackID(id)
			return f, err
		}, "SELECT e.key, e.id, e.doc, coalesce(e.story, 0)"+from+" ORDER BY e.key LIMIT "+strconv.Itoa(s.Limit), args...)
		return err
	})
	return out, err
}
