package access

import (
	"context"
	"fmt"
	"time"

	"github.com/sijil-news/sijil/store"
)

// Account is a user as it is kept.
type Account struct {
	Name    string    `json:"name"`
	Role    Role      `json:"role"`
	Created time.Time `json:"created"`
	Changed time.Time `json:"changed"` // the password
	Seen    time.Time `json:"seen"`    // last use of a session, to some minutes; zero for none
}

// AddUser adds a user, or fails with ErrTaken.
func (k *Keeper) AddUser(ctx context.Context, name string, role Role, password string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	if role.rank() < 0 {
		return fmt.Errorf("add user %s: no role %q", name, role)
	}
	if err := CheckPassword(password); err != nil {
		return err
	}
	digest, err := k.digest(ctx, password)
	if err != nil {
		return err
	}
	err = k.change(ctx, func(tx store.Tx) error {
		n, err := tx.Exec(ctx, "INSERT INTO users (name, role, password, created, changed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
			name, string(role), digest, k.millis(), k.millis())
		if err == nil && n == 0 {
			err = refusal{ErrTaken}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("add user %s: %w", name, err)
	}
	return nil
}

// Users lists all by name.
func (k *Keeper) Users(ctx context.Context) (list []Account, err error) {
	err = k.db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, func(row store.Row) (a Account, err error) {
			var created, changed int64
			var seen *int64
			var role string
			err = row.Scan(&a.Name, &role, &created, &changed, &seen)
			a.Role, a.Created, a.Changed, a.Seen = Role(role), since(&created), since(&changed), since(seen)
			return a, err
		}, "SELECT u.name, u.role, u.created, u.changed, (SELECT max(s.seen) FROM sessions s WHERE s.owner = u.name) FROM users u ORDER BY u.name")
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list users: %w", err)
	}
	return list, nil
}

// SetRole gives a user another role, which holds for his sessions at once; his
// tokens keep theirs where it is not more than the new one.
func (k *Keeper) SetRole(ctx context.Context, name string, role Role) error {
	if role.rank() < 0 {
		return fmt.Errorf("role of user %s: no role %q", name, role)
	}
	return k.changeUser(ctx, name, "UPDATE users SET role = ? WHERE name = ?", string(role), name)
}

// SetPassword gives a user another password and ends his sessions.
func (k *Keeper) SetPassword(ctx context.Context, name, password string) error {
	if err := CheckPassword(password); err != nil {
		return err
	}
	digest, err := k.digest(ctx, password)
	if err != nil {
		return err
	}
	err = k.change(ctx, func(tx store.Tx) error {
		n, err := tx.Exec(ctx, "UPDATE users SET password = ?, changed = ? WHERE name = ?", digest, k.millis(), name)
		if err == nil && n == 0 {
			return refusal{ErrUnknown}
		}
		if err == nil {
			_, err = tx.Exec(ctx, "DELETE FROM sessions WHERE owner = ?", name)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("password of user %s: %w", name, err)
	}
	return nil
}

// RemoveUser removes a user with his sessions and tokens. What he decided stays.
func (k *Keeper) RemoveUser(ctx context.Context, name string) error {
	return k.changeUser(ctx, name, "DELETE FROM users WHERE name = ?", name)
}

func (k *Keeper) changeUser(ctx context.Context, name, query string, args ...any) error {
	err := k.change(ctx, func(tx store.Tx) error {
		n, err := tx.Exec(ctx, query, args...)
		if err == nil && n == 0 {
			err = refusal{ErrUnknown}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("user %s: %w", name, err)
	}
	return nil
}

// Authenticate tells who a name and a password are, or fails with ErrPassword,
// which does not say what of them is wrong.
func (k *Keeper) Authenticate(ctx context.Context, name, password string) (*User, error) {
	var role, digest string
	err := k.db.View(ctx, func(tx store.Tx) error {
		list, err := store.Collect(ctx, tx, func(row store.Row) (p [2]string, err error) { return p, row.Scan(&p[0], &p[1]) },
			"SELECT role, password FROM users WHERE name = ?", store.Clean(name))
		if err == nil && len(list) > 0 {
			role, digest = list[0][0], list[0][1]
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for a user: %w", err)
	}
	ok, err := k.matches(ctx, password, digest)
	if err != nil {
		return nil, fmt.Errorf("check a password: %w", err)
	}
	if !ok {
		return nil, ErrPassword
	}
	return &User{Name: name, Role: Role(role)}, nil
}
