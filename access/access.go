// Package access decides who may ask and change the register over the network:
// users with passwords, tokens for programs, sessions for browsers, and the
// guard that every request passes (see Guard). All of it is kept in the
// register, so several servers on one register know the same people.
//
// Passwords are kept as argon2id digests; of tokens and sessions, which are 256
// random bits, only SHA-256 is kept.
package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/sijil-news/sijil/store"
)

// Role is what somebody may do. Each one may do all that those before it may.
type Role string

// Roles.
const (
	Reader  Role = "reader"  // asks and exports
	Analyst Role = "analyst" // also adds documents, corrects, makes alerts
	Admin   Role = "admin"   // also feeds, and what others made
)

// Roles lists all, the least first.
func Roles() []Role { return []Role{Reader, Analyst, Admin} }

// ParseRole reads a role.
func ParseRole(s string) (Role, error) {
	for _, r := range Roles() {
		if string(r) == s {
			return r, nil
		}
	}
	return "", fmt.Errorf("no role %q; roles are reader, analyst and admin", s)
}

// rank is the place of a role among all, -1 for none.
func (r Role) rank() int {
	for i, x := range Roles() {
		if x == r {
			return i
		}
	}
	return -1
}

// May tells whether the role may do what another one may.
func (r Role) May(other Role) bool { return r.rank() >= other.rank() }

// User is who makes a request.
type User struct {
	Name  string `json:"name"`
	Role  Role   `json:"role"`
	Token string `json:"token,omitempty"` // name of the token that was shown, "" for a session
}

// Errors, to be tested with errors.Is.
var (
	ErrUnknown  = errors.New("no such user")
	ErrTaken    = errors.New("there is such a user already")
	ErrPassword = errors.New("name or password are not right")
	ErrToken    = errors.New("the token is not known, or no longer holds")
)

// Limits of sessions.
const (
	Idle     = 24 * time.Hour      // a session ends when nothing was asked for so long
	Absolute = 14 * 24 * time.Hour // a session ends so long after the login in any case
	seenStep = 5 * time.Minute     // how exactly the last use is kept
)

// Keeper keeps users, tokens and sessions in a register. It is safe for
// concurrent use.
type Keeper struct {
	db    store.DB
	now   func() time.Time
	turns chan struct{} // whoever computes a digest holds one, since each takes much memory
	uses  chan struct{} // whoever notes a use holds it
	noted sync.WaitGroup
}

// New makes a keeper over a register.
func New(db store.DB) *Keeper {
	return &Keeper{db: db, now: time.Now, turns: make(chan struct{}, digestsAtOnce), uses: make(chan struct{}, 1)}
}

// Empty tells whether there is neither a user nor a token that holds.
func (k *Keeper) Empty(ctx context.Context) (bool, error) {
	var n int64
	err := k.db.View(ctx, func(tx store.Tx) (err error) {
		n, _, err = store.Scalar[int64](ctx, tx, "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM tokens WHERE expires IS NULL OR expires > ?)", k.millis())
		return err
	})
	if err != nil {
		return false, fmt.Errorf("count users: %w", err)
	}
	return n == 0, nil
}

// refusal is an error that we are the authors of, not the database.
type refusal struct{ error }

func (r refusal) Unwrap() error { return r.error }

// change runs f in a transaction that changes something. Where f refuses, its
// words stand alone.
func (k *Keeper) change(ctx context.Context, f func(store.Tx) error) error {
	err := k.db.Change(ctx, f)
	var r refusal
	if errors.As(err, &r) {
		return r.error
	}
	return err
}

func (k *Keeper) millis() int64 { return k.now().UnixMilli() }

// secretPrefix marks tokens, so that programs that look for secrets in files
// find them.
const secretPrefix = "sijil_"

// newSecret makes 256 random bits as text, and what is kept of it.
func newSecret() (secret string, digest []byte) {
	var b [32]byte
	rand.Read(b[:]) // never fails
	secret = base64.RawURLEncoding.EncodeToString(b[:])
	return secret, digestOf(secret)
}

func digestOf(secret string) []byte {
	d := sha256.Sum256([]byte(secret))
	return d[:]
}

// since is a time kept in milliseconds, the zero time for nil.
func since(millis *int64) time.Time {
	if millis == nil {
		return time.Time{}
	}
	return time.UnixMilli(*millis).UTC()
}

// longestName is how many bytes a name may have.
const longestName = 64

// CheckName tells what is wrong with the name of a user or token: it is shown
// beside what they did, so that nothing invisible may stand in it.
func CheckName(name string) error {
	bad := strings.IndexFunc(name, func(r rune) bool { return !nameRune(r) })
	switch {
	case name == "":
		return errors.New("the name is empty")
	case len(name) > longestName:
		return fmt.Errorf("the name is longer than %d bytes", longestName)
	case bad >= 0:
		return fmt.Errorf("name %q: letters, digits and . _ - @ + make a name", name)
	}
	return nil
}
