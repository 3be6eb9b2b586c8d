package access

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/sijil-news/sijil/store"
)

// Token is one as it is kept: the token itself is shown once and not kept.
type Token struct {
	ID      string    `json:"id"`   // eight hexadecimal digits
	Name    string    `json:"name"` // what it is for
	Owner   string    `json:"owner,omitempty"`
	Role    Role      `json:"role"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires"` // zero: never
	Used    time.Time `json:"used"`    // last use, to some minutes; zero: never
}

// AddToken makes a token and returns it, which is the only time it can be read.
// Of a user's token the role is at most his.
func (k *Keeper) AddToken(ctx context.Context, t Token) (secret string, id string, err error) {
	if err := CheckName(t.Name); err != nil {
		return "", "", err
	}
	if t.Role.rank() < 0 {
		return "", "", fmt.Errorf("add token %s: no role %q", t.Name, t.Role)
	}
	if !t.Expires.IsZero() && !t.Expires.After(k.now()) {
		return "", "", fmt.Errorf("add token %s: it would have expired already", t.Name)
	}
	secret, _ = newSecret()
	secret = secretPrefix + secret
	var b [4]byte
	rand.Read(b[:]) // never fails
	id = hex.EncodeToString(b[:])
	err = k.change(ctx, func(tx store.Tx) error {
		if t.Owner != "" {
			role, ok, err := store.Scalar[string](ctx, tx, "SELECT role FROM users WHERE name = ?", t.Owner)
			switch {
			case err != nil:
				return err
			case !ok:
				return refusal{fmt.Errorf("%s: %w", t.Owner, ErrUnknown)}
			case !Role(role).May(t.Role):
				return refusal{fmt.Errorf("%s is %s; a token of a user may not do more than the user", t.Owner, role)}
			}
		}
		_, err := tx.Exec(ctx, "INSERT INTO tokens (id, digest, name, owner, role, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
			id, digestOf(secret), t.Name, orNull(t.Owner), string(t.Role), k.millis(), millisOrNull(t.Expires))
		return err
	})
	if err != nil {
		return "", "", fmt.Errorf("add token %s: %w", t.Name, err)
	}
	return secret, id, nil
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func millisOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// Tokens lists all, the oldest first.
func (k *Keeper) Tokens(ctx context.Context) (list []Token, err error) {
	err = k.db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, func(row store.Row) (t Token, err error) {
			var created int64
			var expires, used *int64
			var role string
			err = row.Scan(&t.ID, &t.Name, &t.Owner, &role, &created, &expires, &used)
			t.Role, t.Created, t.Expires, t.Used = Role(role), since(&created), since(expires), since(used)
			return t, err
		}, "SELECT id, name, coalesce(owner, ''), role, created, expires, used FROM tokens ORDER BY created, id")
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list tokens: %w", err)
	}
	return list, nil
}

// RevokeToken ends a token, by its id or, where only one has it, its name.
func (k *Keeper) RevokeToken(ctx context.Context, ref string) error {
	err := k.change(ctx, func(tx store.Tx) error {
		ids, err := store.Collect(ctx, tx, func(row store.Row) (s string, err error) { return s, row.Scan(&s) },
			"SELECT id FROM tokens WHERE id = ? OR name = ?", ref, ref)
		switch {
		case err != nil:
			return err
		case len(ids) == 0:
			return refusal{errors.New("no such token; sijil token list shows them")}
		case len(ids) > 1:
			return refusal{fmt.Errorf("%d tokens have this name; name one by its id (sijil token list)", len(ids))}
		}
		_, err = tx.Exec(ctx, "DELETE FROM tokens WHERE id = ?", ids[0])
		return err
	})
	if err != nil {
		return fmt.Errorf("revoke token %s: %w", ref, err)
	}
	return nil
}

// Bearer tells who a token is, or fails with ErrToken. The name is that of the
// owner or, without one, of the token.
func (k *Keeper) Bearer(ctx context.Context, secret string) (*User, error) {
	type found struct {
		id, name, owner, role, limit string
		used                         *int64
	}
	now := k.millis()
	var list []found
	err := k.db.View(ctx, func(tx store.Tx) (err error) {
		list, err = store.Collect(ctx, tx, func(row store.Row) (f found, err error) {
			return f, row.Scan(&f.id, &f.name, &f.owner, &f.role, &f.limit, &f.used)
		}, `SELECT t.id, t.name, coalesce(t.owner, ''), t.role, coalesce(u.role, t.role), t.used FROM tokens t LEFT JOIN users u ON u.name = t.owner
			WHERE t.digest = ? AND (t.expires IS NULL OR t.expires > ?)`, digestOf(secret), now)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for a token: %w", err)
	}
	if len(list) == 0 {
		return nil, ErrToken
	}
	f := list[0]
	u := &User{Name: f.owner, Role: Role(f.role), Token: f.name}
	if u.Name == "" {
		u.Name = f.name
	}
	if !Role(f.limit).May(u.Role) {
		u.Role = Role(f.limit)
	}
	if f.used == nil || now-*f.used > seenStep.Milliseconds() {
		k.touch("UPDATE tokens SET used = ? WHERE id = ?", now, f.id)
	}
	return u, nil
}

// touchTime is how long the register is waited for to note a use.
const touchTime = 10 * time.Second

// touch notes a use, aside: nobody waits for it where others write. While one is
// noted the next is left out; it will come again. A register that cannot be
// written is asked all the same.
func (k *Keeper) touch(query string, args ...any) {
	select {
	case k.uses <- struct{}{}:
	default:
		return
	}
	k.noted.Go(func() {
		defer func() { <-k.uses }()
		ctx, cancel := context.WithTimeout(context.Background(), touchTime)
		defer cancel()
		_ = k.change(ctx, func(tx store.Tx) error {
			_, err := tx.Exec(ctx, query, args...)
			return err
		})
	})
}
