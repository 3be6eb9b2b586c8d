package store

import (
	"fmt"
	"iter"
	"time"
)

// SelectDocuments is the query of both databases for what ScanRecord reads, to
// be followed by WHERE and ORDER BY.
const SelectDocuments = `SELECT d.number, d.key, d.content, d.added, d.id, d.url, d.publisher, d.lang, d.published, d.title, v.version, d.text, d.body
	FROM documents d JOIN versions v ON v.key = d.version`

// Page is how many documents are read from a database at once.
const Page = 64

// Row is one row of an answer.
type Row interface{ Scan(targets ...any) error }

// ScanRecord reads a row of SelectDocuments: a document without its revisions.
func ScanRecord(row Row) (*Record, error) {
	u, err := ScanUnread(row)
	if err != nil {
		return nil, err
	}
	return u.Record()
}

// Unread is a record whose document is packed still.
type Unread struct {
	r Record
	p Packed
}

// Record unpacks the document, which takes longer than reading its row: several
// can be unpacked at once.
func (u *Unread) Record() (*Record, error) {
	var err error
	u.r.Doc, err = u.p.Unpack()
	return &u.r, err
}

// ScanUnread reads a row of SelectDocuments.
func ScanUnread(row Row) (*Unread, error) {
	u := &Unread{}
	r, p := &u.r, &u.p
	var key, content []byte
	var added int64
	err := row.Scan(&r.Number, &key, &content, &added, &p.ID, &p.URL, &p.Publisher, &p.Lang, &p.Published, &p.Title, &p.Version, &p.Text, &p.Body)
	if err != nil {
		return nil, err
	}
	copy(r.Key[:], key)
	copy(r.Content[:], content)
	r.Added = time.UnixMilli(added).UTC()
	return u, nil
}

// Only is the one document that was found under key, or ErrNotFound.
func Only(found []*Record, key Key) (*Record, error) {
	if len(found) == 0 {
		return nil, fmt.Errorf("document %s: %w", key, ErrNotFound)
	}
	return found[0], nil
}

// ByPages gives all documents with a Number above after, in its order. read
// gives the next Page of them, fewer at the end; its error is given and ends it.
func ByPages(after int64, read func(after int64) ([]*Record, error)) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		for {
			list, err := read(after)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, r := range list {
				if after = r.Number; !yield(r, nil) {
					return
				}
			}
			if len(list) < Page {
				return
			}
		}
	}
}
