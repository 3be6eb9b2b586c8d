package stories

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// Decision is what an analyst decided of two events: that they are the same, or
// not. It holds in all later runs.
type Decision struct {
	A    string    `json:"a"` // ids of the events
	B    string    `json:"b"`
	Same bool      `json:"same"`
	At   time.Time `json:"at"`
}

// Errors, to be tested with errors.Is.
var (
	ErrNoStory = errors.New("no story of the register")
	ErrOther   = errors.New("the report is not in that story")
	ErrParted  = errors.New("an analyst parted reports of the two")
)

// Decisions are all decisions, the latest first.
func Decisions(ctx context.Context, db store.DB) (list []Decision, err error) {
	err = db.View(ctx, func(tx store.Tx) error {
		list, err = decisions(ctx, tx)
		return err
	})
	return list, err
}

func decisions(ctx context.Context, tx store.Tx) ([]Decision, error) {
	return store.Collect(ctx, tx, func(row store.Row) (d Decision, err error) {
		var a, b []byte
		var same, at int64
		err = row.Scan(&a, &b, &same, &at)
		return Decision{store.UnpackID(a), store.UnpackID(b), same == 1, time.UnixMilli(at).UTC()}, err
	}, "SELECT a, b, same, at FROM hands ORDER BY at DESC, a, b")
}

// decide keeps a decision in the place of an earlier one of the same events.
func decide(ctx context.Context, tx store.Tx, a, b string, same bool) error {
	x, y := store.PackID(a), store.PackID(b)
	if slices.Compare(x, y) > 0 {
		x, y = y, x
	}
	n := 0
	if same {
		n = 1
	}
	_, err := tx.Exec(ctx, "INSERT INTO hands (a, b, same, at) VALUES (?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET same = excluded.same, at = excluded.at", x, y, n, time.Now().UnixMilli())
	return err
}

// place is where an event stands.
type place struct {
	key, doc, story int64
	id              string
}

// places finds the events with an id.
func places(ctx context.Context, tx store.Tx, id string) ([]place, error) {
	return store.Collect(ctx, tx, func(row store.Row) (p place, err error) {
		p.id = id
		return p, row.Scan(&p.key, &p.doc, &p.story)
	}, "SELECT key, doc, coalesce(story, 0) FROM events WHERE id = ? ORDER BY key", store.PackID(id))
}

// find finds the story with an id, which may also be that of one of its
// reports; 0 where there is none.
func find(ctx context.Context, tx store.Tx, id string) (int64, error) {
	key, ok, err := store.Scalar[int64](ctx, tx, "SELECT key FROM stories WHERE id = ?", store.PackID(id))
	if err != nil || ok {
		return key, err
	}
	list, err := places(ctx, tx, id)
	for _, p := range list {
		key = max(key, p.story)
	}
	return key, err
}

// Part takes a report out of a story and keeps it out: it is not of the same
// event as what is left of it.
func Part(ctx context.Context, db store.DB, id, report string) error {
	err := db.Change(ctx, func(tx store.Tx) error {
		key, err := find(ctx, tx, id)
		if err != nil {
			return err
		}
		if key == 0 {
			return fmt.Errorf("story %s: %w", id, ErrNoStory)
		}
		list, err := places(ctx, tx, report)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(p place) bool { return p.story == key })
		if i < 0 {
			return fmt.Errorf("report %s: %w", report, ErrOther)
		}
		return part(ctx, tx, list[i])
	})
	if err != nil {
		return fmt.Errorf("part: %w", err)
	}
	return nil
}

func part(ctx context.Context, tx store.Tx, p place) error {
	for _, step := range []struct {
		query string
		args  []any
	}{
		{"DELETE FROM joins WHERE story = ? AND event = ?", []any{p.story, p.key}},
		{"UPDATE joins SET other = NULL WHERE story = ? AND other = ?", []any{p.story, p.key}},
		{"UPDATE events SET lead = 1 WHERE (SELECT lead FROM events WHERE key = ?) = 1 AND key = (SELECT min(event) FROM joins WHERE story = ?)", []any{p.key, p.story}},
		{"UPDATE events SET story = NULL, lead = 1 WHERE key = ?", []any{p.key}},
		{"UPDATE stories SET stale = 1 WHERE key = ?", []any{p.story}},
	} {
		if _, err := tx.Exec(ctx, step.query, step.args...); err != nil {
			return err
		}
	}
	left, ok, err := store.Scalar[[]byte](ctx, tx, "SELECT e.id FROM joins j JOIN events e ON e.key = j.event WHERE j.story = ? ORDER BY e.lead DESC, e.key LIMIT 1", p.story)
	if err != nil {
		return err
	}
	if ok {
		if err := decide(ctx, tx, p.id, store.UnpackID(left), false); err != nil {
			return err
		}
	}
	return settle(ctx, tx)
}

// Unite makes two stories, or events, one. Both are named by ids of stories or
// of events.
func (l *Linker) Unite(ctx context.Context, a, b string) error {
	err := l.db.Change(ctx, func(tx store.Tx) error {
		p, err := standsFor(ctx, tx, a)
		if err != nil {
			return err
		}
		q, err := standsFor(ctx, tx, b)
		if err != nil {
			return err
		}
		if p.key == q.key || p.story != 0 && p.story == q.story {
			return nil
		}
		if err := decide(ctx, tx, p.id, q.id, true); err != nil {
			return err
		}
		book, err := l.book(ctx, tx)
		if err != nil {
			return err
		}
		parted, err := book.unite(p, q)
		if err == nil && parted {
			err = fmt.Errorf("%s and %s: %w; the decisions are in the list of them", a, b, ErrParted)
		}
		if err != nil {
			return err
		}
		return book.write()
	})
	if err != nil {
		return fmt.Errorf("join: %w", err)
	}
	return nil
}

// standsFor finds the event that is named, or the lead of the story.
func standsFor(ctx context.Context, tx store.Tx, id string) (place, error) {
	list, err := places(ctx, tx, id)
	if err != nil {
		return place{}, err
	}
	lead, err := store.Collect(ctx, tx, func(row store.Row) (p place, err error) {
		var id []byte
		err = row.Scan(&p.key, &p.doc, &p.story, &id)
		p.id = store.UnpackID(id)
		return p, err
	}, "SELECT e.key, e.doc, s.key, e.id FROM stories s JOIN events e ON e.key = s.lead WHERE s.id = ?", store.PackID(id))
	if list = append(lead, list...); err != nil || len(list) > 0 {
		return append(list, place{})[0], err
	}
	return place{}, fmt.Errorf("%s: %w", id, ErrNoStory)
}

// byHand is the weight of a decision: above all else.
const byHand = 7.9

// unite joins two events, unless others of their stories were parted.
func (b *book) unite(p, q place) (parted bool, err error) {
	list, err := b.shelf.get(b.ctx, b.tx, []int64{p.doc, q.doc})
	if err == nil {
		err = b.take(list)
	}
	if err != nil {
		return false, err
	}
	j := story.Join{Report: b.events[p.key], Other: b.events[q.key]}
	if j.Report.Article == nil || j.Other.Article == nil || b.of[p.key] != 0 && b.of[p.key] == b.of[q.key] {
		return false, nil
	}
	if parted, err := b.Parted(j.Report, j.Other); parted || err != nil {
		return parted, err
	}
	j.Reasons[story.ByHand] = byHand
	return false, b.Join(j)
}

// joinByHand joins what analysts said is the same as an event of an article.
func (b *book) joinByHand(a *story.Article) error {
	if len(b.same) == 0 {
		return nil
	}
	for i := range a.Reports {
		r := &a.Reports[i]
		for _, other := range b.same[r.ID] {
			list, err := places(b.ctx, b.tx, other)
			if err != nil {
				return err
			}
			for _, q := range list {
				if _, err := b.unite(place{key: r.Key, doc: a.Number, id: r.ID}, q); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
