package access

import (
	"context"
	"crypto/subtle"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// Session is that of a user who signed in with a browser.
type Session struct {
	Secret string // value of the cookie; only Login gives it
	CSRF   string // what requests that change something carry in a header
	User   User
}

// sessionsEach is how many sessions one user has at most: the oldest end.
const sessionsEach = 20

// Login signs a user in from an address. old is the cookie that the browser
// had, whose session ends: nobody goes on with one that was planted before. It
// fails with ErrPassword.
func (k *Keeper) Login(ctx context.Context, name, password, old, address string) (*Session, error) {
	u, err := k.Authenticate(ctx, name, password)
	if err != nil {
		return nil, err
	}
	s := &Session{User: *u}
	var digest []byte
	s.Secret, digest = newSecret()
	s.CSRF, _ = newSecret()
	now := k.millis()
	err = k.db.Change(ctx, func(tx store.Tx) error {
		if _, err := tx.Exec(ctx, "DELETE FROM sessions WHERE digest = ? OR seen < ? OR created < ?", digestOf(old), now-Idle.Milliseconds(), now-Absolute.Milliseconds()); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "DELETE FROM sessions WHERE owner = ? AND digest NOT IN (SELECT digest FROM sessions WHERE owner = ? ORDER BY seen DESC, digest LIMIT ?)",
			name, name, sessionsEach-1); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "INSERT INTO sessions (digest, owner, csrf, created, seen, address) VALUES (?, ?, ?, ?, ?, ?)", digest, name, s.CSRF, now, now, address)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sign in %s: %w", name, err)
	}
	return s, nil
}

// Session finds that of a cookie; nil where there is none that holds. Secret is
// empty in it.
func (k *Keeper) Session(ctx context.Context, cookie string) (*Session, error) {
	type found struct {
		Session
		role string
		seen int64
	}
	now, digest := k.millis(), digestOf(cookie)
	var list []found
	err := k.db.View(ctx, func(tx store.Tx) (err error) {
		list, err = store.Collect(ctx, tx, func(row store.Row) (f found, err error) {
			return f, row.Scan(&f.User.Name, &f.role, &f.CSRF, &f.seen)
		}, "SELECT u.name, u.role, s.csrf, s.seen FROM sessions s JOIN users u ON u.name = s.owner WHERE s.digest = ? AND s.seen > ? AND s.created > ?",
			digest, now-Idle.Milliseconds(), now-Absolute.Milliseconds())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for a session: %w", err)
	}
	if len(list) == 0 {
		return nil, nil
	}
	s := list[0].Session
	s.User.Role = Role(list[0].role)
	if now-list[0].seen > seenStep.Milliseconds() {
		k.touch("UPDATE sessions SET seen = ? WHERE digest = ?", now, digest)
	}
	return &s, nil
}

// Logout ends the session of a cookie, if there is one.
func (k *Keeper) Logout(ctx context.Context, cookie string) error {
	err := k.db.Change(ctx, func(tx store.Tx) error {
		_, err := tx.Exec(ctx, "DELETE FROM sessions WHERE digest = ?", digestOf(cookie))
		return err
	})
	if err != nil {
		return fmt.Errorf("sign out: %w", err)
	}
	return nil
}

// equal compares secrets in a time that does not tell how far they agree.
func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
