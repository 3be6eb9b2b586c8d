package alerts

import (
	"context"
	"crypto/subtle"
	"fmt"
	"io"
	"time"

	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// How much a feed or calendar has at most, and which days an agenda.
const (
	mostEntries = 200
	mostPlans   = 1000
	daysBefore  = 14
	daysAfter   = 366
)

// Open finds the alert that is read at an address, by the way and the key in it.
// Whatever is wrong, it fails with ErrUnknown: nobody learns what alerts there
// are.
func (b *Book) Open(ctx context.Context, id string, way Way, key string) (*Alert, error) {
	a, err := b.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	if a.Way != way || way == Webhook || subtle.ConstantTimeCompare([]byte(a.key), []byte(key)) != 1 {
		return nil, fmt.Errorf("alert %s: %w", id, ErrUnknown)
	}
	return a, nil
}

// ContentType is that of what Write writes.
func (a *Alert) ContentType() string {
	if a.Way == Atom {
		return "application/atom+xml; charset=utf-8"
	}
	return "text/calendar; charset=utf-8"
}

// Write writes the feed or calendar of an alert; self is the address at which it
// is read, "" where that.
func (b *Book) Write(ctx context.Context, w io.Writer, a *Alert, self string) error {
	head := export.Head{ID: "urn:sijil:alert:" + a.ID, Title: a.Name, Self: self}
	var err error
	switch {
	case a.Content == Agenda:
		err = b.writeAgenda(ctx, w, a, head)
	case a.Way == ICS:
		err = b.writeEvents(ctx, w, a, "ical", head)
	default:
		err = b.writeEvents(ctx, w, a, "atom", head)
	}
	return wrap("write alert "+a.ID, err)
}

// Told lists the events that an alert told last, the newest first.
func (b *Book) Told(ctx context.Context, a *Alert, limit int) ([]query.Event, error) {
	type place struct {
		id  string
		doc int64
	}
	var places []place
	err := b.db.View(ctx, func(tx store.Tx) (err error) {
		places, err = store.Collect(ctx, tx, func(row store.Row) (p place, err error) {
			var id []byte
			err = row.Scan(&id, &p.doc)
			p.id = store.UnpackID(id)
			return p, err
		}, "SELECT event, doc FROM alert_found WHERE alert = ? ORDER BY number DESC LIMIT ?", a.ID, limit)
		return err
	})
	if err != nil || len(places) == 0 {
		return nil, wrap("read alert "+a.ID, err)
	}
	q := &query.Query{Reports: true}
	for _, p := range places {
		q.IDs = append(q.IDs, p.id)
	}
	answer, err := b.asker.List(ctx, q, query.Page{Sort: query.SortAdded, Limit: 2 * limit})
	if err != nil {
		return nil, wrap("read alert "+a.ID, err)
	}
	byPlace := map[place]*query.Event{}
	for i := range answer.Events {
		e := &answer.Events[i]
		byPlace[place{e.ID, e.Number}] = e
	}
	var out []query.Event
	for _, p := range places {
		if e := byPlace[p]; e != nil { // not one that was corrected away since
			out = append(out, *e)
		}
	}
	return out, nil
}

func (b *Book) writeEvents(ctx context.Context, w io.Writer, a *Alert, format string, head export.Head) error {
	list, err := b.Told(ctx, a, mostEntries)
	if err != nil {
		return err
	}
	out, err := export.OpenEvents(format, w, export.Options{Head: head})
	if err != nil {
		return err
	}
	for i := range list {
		if err := out.WriteEntry(export.Entry{Event: &list[i].Event}); err != nil {
			return err
		}
	}
	return out.Close()
}

func (b *Book) writeAgenda(ctx context.Context, w io.Writer, a *Alert, head export.Head) error {
	today := int(b.opt.Now().Unix() / int64((24 * time.Hour).Seconds()))
	var plans []*ledger.Followed
	for p, err := range followup.Agenda(ctx, b.db, b.words, followup.Asked{From: today - daysBefore, To: today + daysAfter}) {
		if err != nil {
			return err
		}
		if plans = append(plans, p); len(plans) == mostPlans {
			break
		}
	}
	wanted, err := b.wanted(ctx, a, plans)
	if err != nil {
		return err
	}
	out, err := export.NewFollowed("ics", w, export.Options{Head: head})
	if err != nil {
		return err
	}
	for _, p := range plans {
		if wanted(p) {
			if err := out.Write(p); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

// wanted tells which plans the filters let through: all where there are none,
// else those that announce an event which they ask for.
func (b *Book) wanted(ctx context.Context, a *Alert, plans []*ledger.Followed) (func(*ledger.Followed) bool, error) {
	if len(a.Filters) == 0 {
		return func(*ledger.Followed) bool { return true }, nil
	}
	var ids []string
	for _, p := range plans {
		for i := range p.Said {
			if id := p.Said[i].Item.Event; id != "" {
				ids = append(ids, id)
			}
		}
	}
	found := map[string]bool{}
	const chunk = 500
	for len(ids) > 0 {
		q, err := query.Parse(b.vocab, b.opt.Now(), a.Filters)
		if err != nil {
			return nil, err
		}
		n := min(chunk, len(ids))
		q.IDs, q.Reports, ids = ids[:n], true, ids[n:]
		answer, err := b.asker.List(ctx, q, query.Page{Limit: 4 * chunk})
		if err != nil {
			return nil, err
		}
		for i := range answer.Events {
			found[answer.Events[i].ID] = true
		}
	}
	return func(p *ledger.Followed) bool {
		for i := range p.Said {
			if found[p.Said[i].Item.Event] {
				return true
			}
		}
		return false
	}, nil
}
