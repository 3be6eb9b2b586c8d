package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/text"
)

// Key tells documents apart: a digest of the canonical address (feed.Canonical)
// or, for a document without one, of its folded text and day of publication.
type Key [16]byte

// Content tells the texts under one key apart.
type Content [16]byte

// Identity is what decides whether a document is in the register.
type Identity struct {
	Key     Key
	Content Content
}

func (k Key) String() string     { return hex.EncodeToString(k[:]) }
func (c Content) String() string { return hex.EncodeToString(c[:]) }

// ParseKey reads what Key.String prints.
func ParseKey(s string) (Key, error) {
	var k Key
	if b, err := hex.DecodeString(s); err == nil && len(b) == len(k) {
		return Key(b), nil
	}
	return k, fmt.Errorf("key %q: want %d hexadecimal digits", s, 2*len(k))
}

// KeyOfURL is the key of the document at an address of the Web.
func KeyOfURL(addr string) Key { return digest("url", feed.Canonical(addr)) }

// Identify reads identity from address, text and date of a document; it need
// not be coded. A text under an address counts as changed with its words as
// they stand or its day of publication; without an address, spellings that fold
// to the same are the same text.
func Identify(d *doc.Document) Identity {
	day := Day(d)
	if addr := address(d); addr != "" {
		return Identity{digest("url", addr), Content(digest("text", d.Text, day))}
	}
	k := digest("folded", text.Fold(strings.Join(strings.Fields(d.Text), " ")), day)
	return Identity{k, Content(k)}
}

// address is the canonical address of a document, "" where it has none. A post
// of a live page is named by its fragment, which then stands in the id too.
func address(d *doc.Document) string {
	addr := strings.TrimSpace(d.URL)
	if !strings.Contains(addr, "://") {
		return ""
	}
	out := feed.Canonical(addr)
	if _, post, ok := strings.Cut(addr, "#"); ok && post != "" && d.ID == d.URL && !strings.Contains(out, "#") {
		out += "#" + post
	}
	return out
}

// Day is the day of publication where the document was published, in ISO 8601;
// "" where it is not known.
func Day(d *doc.Document) string {
	if t := published(d); !t.IsZero() {
		return t.Format(time.DateOnly)
	}
	return ""
}

// Published is the day of publication counted from 1970, nil where it is not
// known.
func Published(d *doc.Document) *int64 {
	t := published(d)
	if t.IsZero() {
		return nil
	}
	day := dayOf(t)
	return &day
}

func published(d *doc.Document) time.Time {
	if d.PubTime.IsZero() && d.Published != "" {
		if t, err := pubtime.Parse(d.Published); err == nil {
			return t
		}
	}
	return d.PubTime
}

// digest is the beginning of the SHA-256 of the parts, which are kept apart.
func digest(parts ...string) Key {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d ", len(p))
		h.Write([]byte(p))
	}
	return Key(h.Sum(nil)[:len(Key{})])
}
