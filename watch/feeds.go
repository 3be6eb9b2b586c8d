package watch

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/sijil-news/sijil/feed"
)

// Feed is a feed as the state knows it.
type Feed struct {
	Given string // address as listed
	URL   string // where it stands now
	Title string
	Home  string

	ETag, LastModified string

	History           // of its polls: when, errors in a row, gone, what the host asks for
	Next    time.Time // when to ask next
	Fresh   time.Time // last new article
	Items   int       // articles coded
	Lost    int       // articles that could not be read
	Note    string    // last error, or what else there is to know

	about feed.Subscription // as listed
}

// Subscription is the feed as it was listed.
func (f *Feed) Subscription() feed.Subscription { return f.about }

// SetList makes the state follow these feeds and no others. What it knows of
// others stays; one that was off the list and comes back is asked anew, also
// where it was gone.
func (s *State) SetList(list []feed.Subscription) error {
	return s.change(func(tx *sql.Tx) error {
		for i := range list {
			if _, err := tx.Exec("UPDATE feeds SET history = '{}', next = 0 WHERE given = ? AND listed = 0", list[i].URL); err != nil {
				return fmt.Errorf("write state: %w", err)
			}
		}
		if _, err := tx.Exec("UPDATE feeds SET listed = 0"); err != nil {
			return fmt.Errorf("write state: %w", err)
		}
		for i := range list {
			l := &list[i]
			about, err := json.Marshal(l)
			if err == nil {
				_, err = tx.Exec(`INSERT INTO feeds (given, url, title, home, about) VALUES (?, ?, ?, ?, ?)
					ON CONFLICT (given) DO UPDATE SET listed = 1, about = excluded.about`, l.URL, l.URL, l.Title, l.Home, string(about))
			}
			if err != nil {
				return fmt.Errorf("write state: %w", err)
			}
		}
		return nil
	})
}

// List is the list of feeds as it stands now: those that moved with their new
// addresses, without those that are gone.
func (s *State) List() (*feed.List, error) {
	feeds, err := s.Feeds()
	if err != nil {
		return nil, err
	}
	out := &feed.List{Title: "Sijil"}
	for i := range feeds {
		f := &feeds[i]
		if f.Gone {
			continue
		}
		sub := f.about
		sub.URL = f.URL
		if f.Title != "" {
			sub.Title = f.Title
		}
		if f.Home != "" {
			sub.Home = f.Home
		}
		out.Feeds = append(out.Feeds, sub)
	}
	return out, nil
}

// Feeds are the feeds of the last list, in the order in which the state came to
// know them.
func (s *State) Feeds() ([]Feed, error) {
	rows, err := s.db.Query(`SELECT about, history, given, url, title, home, etag, modified, fresh, next, items, lost, note
		FROM feeds WHERE listed = 1 ORDER BY rowid`)
	if err != nil {
		return nil, wrapRead(err)
	}
	defer rows.Close()
	var out []Feed
	for rows.Next() {
		var f Feed
		var about, history string
		var fresh, next int64
		err := rows.Scan(&about, &history, &f.Given, &f.URL, &f.Title, &f.Home, &f.ETag, &f.LastModified, &fresh, &next, &f.Items, &f.Lost, &f.Note)
		if err == nil {
			err = json.Unmarshal([]byte(about), &f.about)
		}
		if err == nil {
			err = json.Unmarshal([]byte(history), &f.History)
		}
		if err != nil {
			return nil, wrapRead(err)
		}
		f.Fresh, f.Next = moment(fresh), moment(next)
		out = append(out, f)
	}
	return out, wrapRead(rows.Err())
}

// put stores what a poll changed of a feed. Counts of articles are kept by
// those transactions that store the articles.
func (s *State) put(f *Feed) error {
	history, err := json.Marshal(f.History)
	if err == nil {
		_, err = s.db.Exec(`UPDATE feeds SET url = ?, title = ?, home = ?, etag = ?, modified = ?, history = ?, next = ?, note = ? WHERE given = ?`,
			f.URL, f.Title, f.Home, f.ETag, f.LastModified, string(history), stamp(f.Next), f.Note, f.Given)
	}
	if err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	return nil
}
