package stories

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/store"
)

// write writes what the batch changed.
func (b *book) write() error {
	var changed []*tale
	for _, t := range b.tales {
		if t.changed && !(t.gone && t.isNew) {
			changed = append(changed, t)
		}
	}
	slices.SortFunc(changed, func(x, y *tale) int { return cmp.Compare(x.key, y.key) })
	var rows []joinRow
	var keys []int64
	for _, t := range changed {
		if !t.isNew {
			if err := b.forget(t); err != nil {
				return err
			}
		}
		if t.gone {
			continue
		}
		if t.isNew {
			if _, err := b.tx.Exec(b.ctx, "INSERT INTO stories (key, id, lead, reports, docs, sources, first, last, stale) VALUES (?, ?, ?, 0, 0, 0, NULL, NULL, 0)", t.key, store.PackID(t.id), t.lead); err != nil {
				return err
			}
		}
		keys = append(keys, t.key)
		for _, m := range t.members {
			if m.isNew || !t.isNew {
				rows = append(rows, joinRow{t, m})
			}
		}
	}
	if err := b.writeJoins(rows); err != nil {
		return err
	}
	return count(b.ctx, b.tx, keys)
}

// forget takes the rows of a story away that are written anew.
func (b *book) forget(t *tale) error {
	if _, err := b.tx.Exec(b.ctx, "DELETE FROM joins WHERE story = ?", t.key); err != nil || !t.gone {
		return err
	}
	_, err := b.tx.Exec(b.ctx, "DELETE FROM stories WHERE key = ?", t.key)
	return err
}

type joinRow struct {
	*tale
	member
}

func (b *book) writeJoins(rows []joinRow) error {
	err := chunks(rows, func(part []joinRow) error {
		var args []any
		for _, r := range part {
			var other any
			if r.other != 0 {
				other = r.other
			}
			args = append(args, r.key, r.event, other, append([]byte{}, r.reasons...))
		}
		_, err := b.tx.Exec(b.ctx, "INSERT INTO joins (story, event, other, reasons) VALUES "+values("(?, ?, ?, ?)", len(part)), args...)
		return err
	})
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r joinRow) bool { return !r.member.isNew })
	return chunks(rows, func(part []joinRow) error {
		var args []any
		for _, r := range part {
			lead := 0
			if r.event == r.lead {
				lead = 1
			}
			args = append(args, r.event, r.key, lead)
		}
		_, err := b.tx.Exec(b.ctx, "WITH v (event, story, lead) AS (VALUES "+values("(CAST(? AS bigint), CAST(? AS bigint), CAST(? AS integer))", len(part))+
			") UPDATE events SET story = v.story, lead = v.lead FROM v WHERE events.key = v.event", args...)
		return err
	})
}

// values are n rows of parameters.
func values(row string, n int) string {
	return strings.TrimSuffix(strings.Repeat(row+", ", n), ", ")
}

// count fills in the numbers of stories. A family counts for the outlet of its
// first document: copies of it are no sources of their own.
func count(ctx context.Context, tx store.Tx, keys []int64) error {
	return chunks(keys, func(part []int64) error {
		_, err := tx.Exec(ctx, `UPDATE stories SET (reports, docs, sources, first, last) = (
			SELECT count(*), count(DISTINCT e.doc), count(DISTINCT o.publisher), min(d.pub_day), max(d.pub_day)
			FROM joins j JOIN events e ON e.key = j.event JOIN documents d ON d.number = e.doc
				LEFT JOIN families f ON f.doc = d.number JOIN documents o ON o.number = coalesce(f.family, d.number)
			WHERE j.story = stories.key), stale = 0 WHERE key IN (`+store.Marks(len(part))+")", args(part)...)
		return err
	})
}

// settle brings stories right that lost reports, or whose families changed.
func settle(ctx context.Context, tx store.Tx) error {
	stale, err := store.Collect(ctx, tx, scanInt, "SELECT key FROM stories WHERE stale = 1 ORDER BY key")
	if err != nil || len(stale) == 0 {
		return err
	}
	if err := count(ctx, tx, stale); err != nil {
		return err
	}
	return chunks(stale, func(part []int64) error {
		in := " IN (" + store.Marks(len(part)) + ")"
		for _, query := range []string{
			"UPDATE events SET story = NULL, lead = 1 WHERE key IN (SELECT j.event FROM joins j JOIN stories s ON s.key = j.story WHERE s.reports < 2 AND s.key" + in + ")",
			"DELETE FROM joins WHERE story IN (SELECT key FROM stories WHERE reports < 2 AND key" + in + ")",
			"DELETE FROM stories WHERE reports < 2 AND key" + in,
			"UPDATE joins SET other = NULL WHERE story" + in + " AND other IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events WHERE key = joins.other)",
			"UPDATE stories SET lead = (SELECT min(e.key) FROM joins j JOIN events e ON e.key = j.event WHERE j.story = stories.key AND e.lead = 1) WHERE key" + in,
		} {
			if _, err := tx.Exec(ctx, query, args(part)...); err != nil {
				return err
			}
		}
		return nil
	})
}
