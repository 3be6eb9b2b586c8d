package watch

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
)

// What became of an article.
const (
	done      = "done"      // coded and written
	duplicate = "duplicate" // its text was coded from another address
	failed    = "failed"    // could not be read, and will not be tried again
	retry     = "retry"     // could not be read; will be tried again
)

// article is one row of articles.
type article struct {
	keys    []string // of its item, and its canonical address
	address string
	hash    string
	feed    string // Feed.Given
	at      time.Time
	status  string
	events  int
	tries   int
	next    time.Time // retry
	item    *feed.Item
	note    string
}

// seen tells whether an article with one of these keys was dealt with, or
// waits to be tried again.
func (s *State) seen(keys []string) (bool, error) {
	for _, k := range keys {
		var id int64
		switch err := s.db.QueryRow("SELECT article FROM keys WHERE key = ?", k).Scan(&id); {
		case err == nil:
			return true, nil
		case !errors.Is(err, sql.ErrNoRows):
			return false, fmt.Errorf("read state: %w", err)
		}
	}
	return false, nil
}

// codedAt tells whether the article with this key was coded.
func (s *State) codedAt(key string) (bool, error) {
	var n int
	err := s.db.QueryRow("SELECT count(*) FROM keys JOIN articles ON articles.id = keys.article WHERE key = ? AND status IN ('done', 'duplicate')", key).Scan(&n)
	return n > 0, wrapRead(err)
}

func wrapRead(err error) error {
	if err != nil {
		return fmt.Errorf("read state: %w", err)
	}
	return nil
}

// coded tells whether a text was coded, by its hash.
func (s *State) coded(hash string) (bool, error) {
	if hash == "" {
		return false, nil
	}
	var n int
	if err := s.db.QueryRow("SELECT count(*) FROM articles WHERE hash = ? AND status = 'done'", hash).Scan(&n); err != nil {
		return false, fmt.Errorf("read state: %w", err)
	}
	return n > 0, nil
}

// store keeps an article, its keys and the counts of its feed within tx. An
// article of the same keys that waited to be tried again is replaced.
func (a *article) store(tx *sql.Tx) error {
	for _, k := range a.keys {
		if _, err := tx.Exec("DELETE FROM articles WHERE status = 'retry' AND id = (SELECT article FROM keys WHERE key = ?)", k); err != nil {
			return fmt.Errorf("write state: %w", err)
		}
	}
	item := ""
	if a.status == retry {
		b, err := json.Marshal(a.item)
		if err != nil {
			return fmt.Errorf("write state: %w", err)
		}
		item = string(b)
	}
	res, err := tx.Exec(`INSERT INTO articles (address, hash, feed, at, status, events, tries, next, item, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.address, a.hash, a.feed, stamp(a.at), a.status, a.events, a.tries, stamp(a.next), item, a.note)
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	for _, k := range a.keys {
		if _, err := tx.Exec("INSERT OR REPLACE INTO keys (key, article) VALUES (?, ?)", k, id); err != nil {
			return fmt.Errorf("write state: %w", err)
		}
	}
	return a.count(tx)
}

func (a *article) count(tx *sql.Tx) error {
	var err error
	switch a.status {
	case done:
		_, err = tx.Exec("UPDATE feeds SET items = items + 1, fresh = ? WHERE given = ?", stamp(a.at), a.feed)
	case failed:
		_, err = tx.Exec("UPDATE feeds SET lost = lost + 1 WHERE given = ?", a.feed)
	}
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	return nil
}

// waiting are the articles of a feed that are to be tried again now.
func (s *State) waiting(given string, now time.Time) ([]article, error) {
	rows, err := s.db.Query("SELECT item, tries FROM articles WHERE feed = ? AND status = 'retry' AND next <= ? ORDER BY id", given, stamp(now))
	if err != nil {
		return nil, fmt.Errorf("read state: %w", err)
	}
	defer rows.Close()
	var out []article
	for rows.Next() {
		a := article{feed: given, item: &feed.Item{}}
		var item string
		if err := rows.Scan(&item, &a.tries); err != nil {
			return nil, fmt.Errorf("read state: %w", err)
		}
		if err := json.Unmarshal([]byte(item), a.item); err != nil {
			return nil, fmt.Errorf("read state: article of %s: %w", given, err)
		}
		out = append(out, a)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read state: %w", err)
	}
	return out, nil
}

// shortText is up to how many bytes a text says too little to be known again
// by: a headline alone, «breaking».
const shortText = 200

// hashOf is a digest of the words of documents, "" where they are few.
func hashOf(docs []*doc.Document) string {
	h := sha256.New()
	n := 0
	for _, d := range docs {
		for w := range strings.FieldsSeq(d.Text) {
			n += len(w)
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
	}
	if n < shortText {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
