package alerts

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// atOnce is how many events are looked at in one transaction, and stand in one
// message at most.
const atOnce = 50

// Look finds what is new for each alert, keeps it, and puts messages of webhooks
// into the outbox; told is how many events were found. An alert that fails does
// not keep the others from being looked at.
func (b *Book) Look(ctx context.Context) (told int, err error) {
	list, err := b.alerts(ctx, " WHERE a.stopped = '' AND a.content = ? AND a.place < (SELECT coalesce(max(key), 0) FROM events) ORDER BY a.created, a.id", Events)
	if err != nil || len(list) == 0 {
		return 0, wrap("look for alerts", err)
	}
	from := list[0].place
	for _, a := range list {
		from = min(from, a.place)
	}
	upto, err := b.horizon(ctx, from)
	if err != nil {
		return 0, wrap("look for alerts", err)
	}
	var errs []error
	for _, a := range list {
		n, err := b.look(ctx, a, upto)
		told += n
		if err != nil {
			errs = append(errs, fmt.Errorf("alert %s: %w", a.ID, err))
		}
	}
	return told, errors.Join(errs...)
}

func wrap(what string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// horizon is the key up to which events are looked at: before the first one
// whose document is still to be compared, and came not long ago.
func (b *Book) horizon(ctx context.Context, from int64) (upto int64, err error) {
	err = b.db.View(ctx, func(tx store.Tx) error {
		settled := b.opt.Now().Add(-b.opt.Settle).UnixMilli()
		key, open, err := store.Scalar[int64](ctx, tx, `SELECT e.key FROM events e JOIN unlinked u ON u.doc = e.doc JOIN documents d ON d.number = e.doc
			WHERE e.key > ? AND d.added > ? ORDER BY e.key LIMIT 1`, from, settled)
		if err != nil || open {
			upto = key - 1
			return err
		}
		upto, _, err = store.Scalar[int64](ctx, tx, "SELECT coalesce(max(key), 0) FROM events")
		return err
	})
	return upto, err
}

// look finds what is new for one alert.
func (b *Book) look(ctx context.Context, a *Alert, upto int64) (told int, err error) {
	q, err := query.Parse(b.vocab, b.opt.Now(), a.Filters)
	if err != nil {
		return 0, err
	}
	for a.place < upto {
		found, err := b.asker.Fresh(ctx, q, query.Since{After: a.place, Upto: upto, Document: a.since, Limit: atOnce})
		if err != nil {
			return told, err
		}
		next := upto
		if len(found) == atOnce {
			next = found[len(found)-1].Key
		}
		events, err := b.read(ctx, a, found)
		if err != nil {
			return told, err
		}
		n, err := b.keep(ctx, a, q.Reports, found, events, next)
		told += n
		if err != nil {
			return told, err
		}
		a.place = next
	}
	return told, nil
}

// read reads events by their keys, leaving out those of documents that were
// kept before the alert was made (in the register that they were copied from).
func (b *Book) read(ctx context.Context, a *Alert, found []query.Found) (map[int64]*query.Event, error) {
	out := map[int64]*query.Event{}
	if len(found) == 0 {
		return out, nil
	}
	q, wanted := &query.Query{Reports: true}, map[int64]bool{}
	for _, f := range found {
		q.IDs = append(q.IDs, f.ID)
		wanted[f.Key] = true
	}
	page := query.Page{Sort: query.SortAdded, Limit: 4 * atOnce}
	for {
		answer, err := b.asker.List(ctx, q, page)
		if err != nil {
			return nil, err
		}
		for i := range answer.Events {
			if e := &answer.Events[i]; wanted[e.Key] && !e.Added.Before(a.Created) {
				out[e.Key] = e
			}
		}
		if page.Cursor = answer.Next; page.Cursor == "" {
			return out, nil
		}
	}
}

// keep notes what is told, in one transaction with the message that tells it.
func (b *Book) keep(ctx context.Context, a *Alert, reports bool, found []query.Found, events map[int64]*query.Event, next int64) (told int, err error) {
	err = b.db.Change(ctx, func(tx store.Tx) error {
		told = 0
		n, err := tx.Exec(ctx, "UPDATE alerts SET place = ? WHERE id = ? AND place = ?", next, a.ID, a.place)
		if err != nil || n == 0 { // removed, or another server was faster
			return err
		}
		k := &keeping{ctx: ctx, tx: tx, alert: a, now: b.opt.Now().UnixMilli(), reports: reports}
		var list []*query.Event
		for _, f := range found {
			e := events[f.Key]
			if e == nil {
				continue
			}
			fresh, err := k.note(f, e)
			if err != nil {
				return err
			}
			if fresh {
				list = append(list, e)
			}
		}
		if told = len(list); told == 0 || a.Way != Webhook {
			return nil
		}
		return k.post(list)
	})
	return told, err
}

// keeping is a transaction that keeps what an alert tells.
type keeping struct {
	ctx     context.Context
	tx      store.Tx
	alert   *Alert
	now     int64
	reports bool // each report of a story is told
}

// note keeps an event, and tells whether it was not told before.
func (k *keeping) note(f query.Found, e *query.Event) (bool, error) {
	id, same := store.PackID(f.ID), sameness(e)
	n, _, err := store.Scalar[int64](k.ctx, k.tx, "SELECT (SELECT count(*) FROM alert_found WHERE alert = ? AND event = ?) + (SELECT count(*) FROM alert_found WHERE alert = ? AND same = ?)",
		k.alert.ID, id, k.alert.ID, same)
	if err != nil || n > 0 {
		return false, err
	}
	if f.Story != 0 && !k.reports {
		n, _, err = store.Scalar[int64](k.ctx, k.tx, "SELECT count(*) FROM events e WHERE e.story = ? AND (e.doc <= ? OR e.id IN (SELECT event FROM alert_found WHERE alert = ?))",
			f.Story, k.alert.since, k.alert.ID)
		if err != nil || n > 0 {
			return false, err
		}
	}
	_, err = k.tx.Exec(k.ctx, `INSERT INTO alert_found (alert, number, event, same, doc, found)
		SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM alert_found WHERE alert = ?`, k.alert.ID, id, same, f.Number, k.now, k.alert.ID)
	return err == nil, err
}

// sameness is a digest of what an event keeps when other words of its document
// are revised, and so its id changes.
func sameness(e *query.Event) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%d\x00%s\x00%s\x00%s\x00%s\x00", e.Number, e.Type, e.Mode, e.Trigger.Text, e.Sentence.Text)
	for _, side := range []int{len(e.Actor), len(e.Recipient)} {
		fmt.Fprintf(h, "%d\x00", side)
	}
	for i := range e.Actor {
		fmt.Fprintf(h, "%s\x00", e.Actor[i].Text)
	}
	for i := range e.Recipient {
		fmt.Fprintf(h, "%s\x00", e.Recipient[i].Text)
	}
	return h.Sum(nil)[:16]
}

// Message is what a webhook gets.
type Message struct {
	Type string    `json:"type"` // events, test
	At   time.Time `json:"timestamp"`
	Data Content   `json:"data"`
}

// Content is what a message tells.
type Content struct {
	Alert  string         `json:"alert"` // id
	Name   string         `json:"name"`
	Events []*query.Event `json:"events"`
}

// Types of messages.
const (
	typeEvents = "events"
	typeTest   = "test"
)

func message(a *Alert, typ string, at time.Time, list []*query.Event) (id string, body []byte, err error) {
	if list == nil {
		list = []*query.Event{}
	}
	body, err = json.Marshal(Message{typ, at.UTC(), Content{a.ID, a.Name, list}})
	return "msg_" + random(16), body, err
}

// post puts a message into the outbox.
func (k *keeping) post(list []*query.Event) error {
	id, body, err := message(k.alert, typeEvents, time.UnixMilli(k.now), list)
	if err != nil {
		return err
	}
	_, err = k.tx.Exec(k.ctx, "INSERT INTO outbox (id, alert, body, created, tries, next, error) VALUES (?, ?, ?, ?, 0, ?, '')", id, k.alert.ID, string(body), k.now, k.now)
	return err
}
