package alerts

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/sijil-news/sijil/store"
)

// waits are the pauses after each try that failed; after the last one a message
// is given up, three days after it was written.
var waits = [...]time.Duration{5 * time.Second, time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}

const (
	sendersAtOnce = 4                   // receivers that are sent to at once
	lease         = 2 * time.Minute     // for which a message is ours while it is being sent; longer than sendTime
	keptSent      = 30 * 24 * time.Hour // how long messages are kept after they arrived or were given up
	longestError  = 300                 // bytes of an error that are kept
)

// letter is a message in the outbox.
type letter struct {
	number, tries, next int64
	id, alert, body     string
}

// Send sends the messages that are due, to each receiver one after the other in
// their order, and tells how many arrived. A message that failed holds up those
// of the same alert until it arrived or was given up.
func (b *Book) Send(ctx context.Context) (arrived int, err error) {
	for {
		due, err := b.due(ctx)
		if err != nil || len(due) == 0 {
			return arrived, wrap("send alerts", err)
		}
		n, err := b.sendAll(ctx, due)
		if arrived += n; err != nil || n == 0 {
			return arrived, wrap("send alerts", err)
		}
	}
}

// due are the first messages of each alert that has any, where their time has
// come.
func (b *Book) due(ctx context.Context) (list []letter, err error) {
	err = b.db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, func(row store.Row) (l letter, err error) {
			return l, row.Scan(&l.number, &l.id, &l.alert, &l.body, &l.tries, &l.next)
		}, `SELECT o.number, o.id, o.alert, o.body, o.tries, o.next FROM outbox o JOIN (SELECT alert, min(number) AS first FROM outbox WHERE next IS NOT NULL GROUP BY alert) f ON f.first = o.number
			JOIN alerts a ON a.id = o.alert WHERE o.next <= ? AND a.stopped = '' ORDER BY o.next, o.number LIMIT 100`, b.opt.Now().UnixMilli())
		return err
	})
	return list, err
}

// sendAll sends messages of different alerts.
func (b *Book) sendAll(ctx context.Context, due []letter) (arrived int, err error) {
	var mu sync.Mutex
	var errs []error
	var wg sync.WaitGroup
	places := make(chan struct{}, sendersAtOnce)
	for _, l := range due {
		places <- struct{}{}
		wg.Go(func() {
			defer func() { <-places }()
			ok, err := b.try(ctx, l)
			mu.Lock()
			defer mu.Unlock()
			if ok {
				arrived++
			}
			if err != nil {
				errs = append(errs, err)
			}
		})
	}
	wg.Wait()
	return arrived, errors.Join(errs...)
}

// try takes a message, sends it and notes what came of it.
func (b *Book) try(ctx context.Context, l letter) (arrived bool, err error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	held := b.opt.Now().Add(lease).UnixMilli()
	mine := false
	err = b.db.Change(ctx, func(tx store.Tx) error {
		n, err := tx.Exec(ctx, "UPDATE outbox SET next = ?, tries = tries + 1 WHERE number = ? AND next = ? AND tries = ?", held, l.number, l.next, l.tries)
		mine = n > 0
		return err
	})
	if err != nil || !mine { // another server sends it
		return false, err
	}
	a, err := b.Get(ctx, l.alert)
	if errors.Is(err, ErrUnknown) {
		return false, nil
	}
	if err == nil {
		err = b.send(ctx, a, l.id, []byte(l.body))
	}
	l.tries++
	return err == nil, b.settle(context.WithoutCancel(ctx), a, &l, err, ctx.Err() != nil)
}

// settle notes what came of a try. One that was broken off by our own end does
// not count.
func (b *Book) settle(ctx context.Context, a *Alert, l *letter, failed error, ended bool) error {
	now := b.opt.Now()
	query, args := "UPDATE outbox SET next = NULL, sent = ?, error = '' WHERE number = ?", []any{now.UnixMilli(), l.number}
	switch {
	case failed == nil:
	case ended:
		query, args = "UPDATE outbox SET next = ?, tries = tries - 1 WHERE number = ?", []any{now.UnixMilli(), l.number}
	default:
		query, args = "UPDATE outbox SET next = ?, error = ? WHERE number = ?", []any{b.next(l, failed, now), short(failed.Error()), l.number}
		b.opt.Log.Warn("alert not sent", "alert", l.alert, "message", l.id, "try", l.tries, "error", failed)
	}
	return b.db.Change(ctx, func(tx store.Tx) error {
		if errors.Is(failed, errGone) {
			if _, err := tx.Exec(ctx, "UPDATE alerts SET stopped = ? WHERE id = ?", failed.Error(), a.ID); err != nil {
				return err
			}
		}
		_, err := tx.Exec(ctx, query, args...)
		return err
	})
}

// next is when a message that failed is tried again, nil for never.
func (b *Book) next(l *letter, failed error, now time.Time) any {
	if errors.Is(failed, errGone) || int(l.tries) > len(waits) {
		return nil
	}
	d := waits[l.tries-1]
	var later laterError
	if errors.As(failed, &later) {
		d = max(d, later.after)
	}
	return now.Add(d + rand.N(d/10+1)).UnixMilli()
}

func short(s string) string {
	if s = store.Clean(s); len(s) <= longestError {
		return s
	}
	end := longestError
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// Tidy deletes messages that arrived, or were given up, long ago.
func (b *Book) Tidy(ctx context.Context) error {
	err := b.db.Change(ctx, func(tx store.Tx) error {
		_, err := tx.Exec(ctx, "DELETE FROM outbox WHERE next IS NULL AND created < ?", b.opt.Now().Add(-keptSent).UnixMilli())
		return err
	})
	if err != nil {
		return fmt.Errorf("delete old messages: %w", err)
	}
	return nil
}

// Wake has Run look at once.
func (b *Book) Wake() {
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// Run looks for what is new and sends it until ctx ends. What fails is told in
// the log and tried again.
func (b *Book) Run(ctx context.Context) {
	tick := time.NewTicker(b.opt.Every)
	defer tick.Stop()
	var tidied time.Time
	said := ""
	for {
		_, err := b.Look(ctx)
		if err == nil {
			_, err = b.Send(ctx)
		}
		if now := b.opt.Now(); err == nil && now.Sub(tidied) > time.Hour {
			tidied, err = now, b.Tidy(ctx)
		}
		if ctx.Err() != nil {
			return
		}
		if err != nil && err.Error() != said { // the same again tells nothing
			b.opt.Log.Error("alerts", "error", err)
		}
		if said = ""; err != nil {
			said = err.Error()
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-b.wake:
		}
	}
}
