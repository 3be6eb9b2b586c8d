package access

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/sijil-news/sijil/store"
)

// Act is something that was done, for those who must know who did it.
type Act struct {
	At      time.Time `json:"at"`
	Who     string    `json:"who"`
	What    string    `json:"what"`              // login, login refused, user added, POST /api/v1/corrections …
	Object  string    `json:"object,omitempty"`  // what it was done to
	Address string    `json:"address,omitempty"` // where from; "" is the command line
}

// auditKept is how long acts are kept.
const auditKept = 2 * 365 * 24 * time.Hour

// longestAct is how many bytes of a field are kept.
const longestAct = 200

// Note keeps an act. At is now where it is zero.
func (k *Keeper) Note(ctx context.Context, a Act) error {
	at := a.At
	if at.IsZero() {
		at = k.now()
	}
	err := k.db.Change(ctx, func(tx store.Tx) error {
		_, err := tx.Exec(ctx, "INSERT INTO audit (at, who, what, object, address) VALUES (?, ?, ?, ?, ?)", at.UnixMilli(), short(a.Who), short(a.What), short(a.Object), short(a.Address))
		if err == nil {
			_, err = tx.Exec(ctx, "DELETE FROM audit WHERE at < ?", k.now().Add(-auditKept).UnixMilli())
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("keep in the audit: %w", err)
	}
	return nil
}

func short(s string) string {
	if s = store.Clean(s); len(s) <= longestAct {
		return s
	}
	end := longestAct
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// Acts lists the last ones, the newest first.
func (k *Keeper) Acts(ctx context.Context, limit int) (list []Act, err error) {
	err = k.db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, func(row store.Row) (a Act, err error) {
			var at int64
			err = row.Scan(&at, &a.Who, &a.What, &a.Object, &a.Address)
			a.At = since(&at)
			return a, err
		}, "SELECT at, who, what, object, address FROM audit ORDER BY number DESC LIMIT ?", limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the audit: %w", err)
	}
	return list, nil
}
