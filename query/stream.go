package query

import (
	"context"
	"errors"
	"iter"
	"strconv"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Told is an event as its document has it, with all that was coded.
type Told struct {
	Number int64 // of the document
	Doc    *doc.Document
	Event  *doc.Event // one of Doc.Events, with its Story

	story int64 // key of it, 0 where there is none
}

// mostReports is how many reports of a story Reports gives at most.
const mostReports = 1000

// Reports are the other reports of the story of an event, whole, in the order
// in which their documents were kept.
func (a *Asker) Reports(ctx context.Context, t Told) (out []doc.Event, err error) {
	if t.story == 0 {
		return nil, nil
	}
	type place struct {
		number  int64
		key     store.Key
		ordinal int
	}
	var places []place
	err = a.view(ctx, func(k *asking) (err error) {
		places, err = store.Collect(ctx, k.tx, func(row store.Row) (p place, err error) {
			var key []byte
			err = row.Scan(&p.number, &key, &p.ordinal)
			copy(p.key[:], key)
			return p, err
		}, "SELECT e.doc, d.key, e.ordinal FROM events e JOIN documents d ON d.number = e.doc WHERE e.story = ? ORDER BY e.doc, e.ordinal LIMIT "+strconv.Itoa(mostReports), t.story)
		return err
	})
	var d *doc.Document
	for i, p := range places {
		if i == 0 || p.number != places[i-1].number {
			r, rerr := a.Store.Get(ctx, p.key)
			if rerr != nil && !errors.Is(rerr, store.ErrNotFound) {
				return nil, rerr
			}
			if d = nil; rerr == nil {
				d = r.Corrected()
			}
		}
		if d != nil && p.ordinal < len(d.Events) && (p.number != t.Number || d.Events[p.ordinal].ID != t.Event.ID) {
			out = append(out, d.Events[p.ordinal])
		}
	}
	return out, err
}

// Stream gives all events that q asks for, whole, document by document in the
// order in which these were kept. It reads documents one by one: memory is flat.
// What is added meanwhile may or may not be seen; what is corrected is given as
// corrected.
func (a *Asker) Stream(ctx context.Context, q *Query) iter.Seq2[Told, error] {
	return func(yield func(Told, error) bool) {
		for after := int64(0); ; {
			list, err := a.hits(ctx, q, after)
			if err != nil {
				yield(Told{}, err)
				return
			}
			if len(list) == 0 {
				return
			}
			for _, h := range list {
				after = h.number
				if !a.tell(ctx, h, yield) {
					return
				}
			}
		}
	}
}

// hit is a document with events that were asked for.
type hit struct {
	number  int64
	key     store.Key
	stories map[string]storyOf // by id of the event
}

// storyOf is the story of an event, the zero value for none.
type storyOf struct {
	key int64
	id  []byte
}

// hits are the next documents after a number.
func (a *Asker) hits(ctx context.Context, q *Query, after int64) (out []*hit, err error) {
	err = a.view(ctx, func(k *asking) error {
		r, err := k.rows(q)
		if err != nil {
			return err
		}
		if !q.Reports {
			r.add("e.lead = 1")
		}
		r.add("e.doc > ?", after)
		from, args := r.from()
		next := "SELECT DISTINCT e.doc" + from + " ORDER BY e.doc LIMIT " + strconv.Itoa(store.Page)
		docs, err := store.Collect(ctx, k.tx, scanOne[int64], next, args...)
		if err != nil || len(docs) == 0 {
			return err
		}
		r.also(numbers("e.doc", docs))
		r.join()
		r.tables += " LEFT JOIN stories st ON st.key = e.story"
		from, args = r.from()
		rows, err := k.tx.Query(ctx, "SELECT e.doc, d.key, e.id, coalesce(e.story, 0), st.id"+from+" ORDER BY e.doc, e.ordinal", args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var number int64
			var key, id []byte
			var story storyOf
			if err := rows.Scan(&number, &key, &id, &story.key, &story.id); err != nil {
				return err
			}
			if len(out) == 0 || out[len(out)-1].number != number {
				out = append(out, &hit{number, store.Key(key), map[string]storyOf{}})
			}
			out[len(out)-1].stories[store.UnpackID(id)] = story
		}
		return rows.Err()
	})
	return out, err
}

// tell reads a document and yields its events that were found.
func (a *Asker) tell(ctx context.Context, h *hit, yield func(Told, error) bool) bool {
	r, err := a.Store.Get(ctx, h.key)
	if errors.Is(err, store.ErrNotFound) {
		return true
	}
	if err != nil {
		yield(Told{}, err)
		return false
	}
	d := r.Corrected()
	for i := range d.Events {
		e := &d.Events[i]
		story, ok := h.stories[e.ID]
		if !ok || e.Judged == rejected {
			continue
		}
		t := Told{Number: h.number, Doc: d, Event: e}
		if t.story = story.key; story.key != 0 {
			e.Story = store.UnpackID(story.id)
		}
		if !yield(t, nil) {
			return false
		}
	}
	return true
}

// rejected is Judged of an event that an analyst found to be none.
const rejected = "rejected"
