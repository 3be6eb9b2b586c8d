package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// Cost of a digest, as OWASP's Password Storage Cheat Sheet has it: 19 MiB of
// memory, two passes, one lane.
const (
	costMemory = 19 << 10 // KiB
	costPasses = 2
	costLanes  = 1
	saltBytes  = 16
	keyBytes   = 32

	digestsAtOnce = 4
)

// Limits of passwords, in characters and bytes.
const (
	shortestPassword = 10
	longestPassword  = 1024
)

// CheckPassword tells what is wrong with a new password.
func CheckPassword(password string) error {
	switch {
	case utf8.RuneCountInString(password) < shortestPassword:
		return fmt.Errorf("the password has fewer than %d characters", shortestPassword)
	case len(password) > longestPassword:
		return fmt.Errorf("the password is longer than %d bytes", longestPassword)
	case !utf8.ValidString(password):
		return errors.New("the password is no UTF-8")
	}
	return nil
}

// nameRune tells whether a character may stand in a name.
func nameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-@+", r)
}

// turn waits until a digest may be computed; done gives the turn back.
func (k *Keeper) turn(ctx context.Context) (done func(), err error) {
	select {
	case k.turns <- struct{}{}:
		return func() { <-k.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// digest is what is kept of a password, in PHC form.
func (k *Keeper) digest(ctx context.Context, password string) (string, error) {
	done, err := k.turn(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails
	key := argon2.IDKey([]byte(password), salt, costPasses, costMemory, costLanes, keyBytes)
	enc := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, costMemory, costPasses, costLanes, enc(salt), enc(key)), nil
}

// matches tells whether a password is that of a digest. For "" it computes as
// long and says no, so that the time tells nobody who has an account.
func (k *Keeper) matches(ctx context.Context, password, digest string) (bool, error) {
	done, err := k.turn(ctx)
	if err != nil {
		return false, err
	}
	defer done()
	if len(password) > longestPassword {
		password = ""
	}
	if digest == "" {
		argon2.IDKey([]byte(password), make([]byte, saltBytes), costPasses, costMemory, costLanes, keyBytes)
		return false, nil
	}
	p, err := parseDigest(digest)
	if err != nil {
		return false, err
	}
	key := argon2.IDKey([]byte(password), p.salt, p.passes, p.memory, p.lanes, uint32(len(p.key)))
	return subtle.ConstantTimeCompare(key, p.key) == 1, nil
}

// phc is a digest with what it was computed by.
type phc struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

func parseDigest(s string) (p phc, err error) {
	var version int
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return p, errors.New("digest of a password: unknown form")
	}
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return p, errors.New("digest of a password: unknown version")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.lanes); err != nil {
		return p, fmt.Errorf("digest of a password: %w", err)
	}
	if p.salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return p, fmt.Errorf("digest of a password: %w", err)
	}
	if p.key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil {
		return p, fmt.Errorf("digest of a password: %w", err)
	}
	if p.memory < 8 || p.memory > 1<<20 || p.passes < 1 || p.passes > 100 || p.lanes < 1 || len(p.salt) < 8 || len(p.key) < 16 {
		return p, errors.New("digest of a password: cost out of range")
	}
	return p, nil
}
