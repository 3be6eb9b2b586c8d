package server

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// point is how far somebody was told what is new: up to this document, event
// (by the key of its row) and correction (milliseconds since 1970).
type point struct{ doc, event, correction int64 }

// String is the id of a message, from which a stream is gone on with.
func (p point) String() string { return fmt.Sprintf("%d.%d.%d", p.doc, p.event, p.correction) }

func parsePoint(s string) (p point, ok bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 3 {
		return p, false
	}
	for i, to := range []*int64{&p.doc, &p.event, &p.correction} {
		var err error
		if *to, err = strconv.ParseInt(parts[i], 10, 64); err != nil {
			return p, false
		}
	}
	return p, true
}

// now is the point where nothing is new.
func now(ctx context.Context, tx store.Tx) (p point, err error) {
	for _, c := range []struct {
		to    *int64
		query string
	}{
		{&p.doc, "SELECT coalesce(max(number), 0) FROM documents"},
		{&p.event, "SELECT coalesce(max(key), 0) FROM events"},
		{&p.correction, "SELECT coalesce(max(at), 0) FROM corrections"},
	} {
		if *c.to, _, err = store.Scalar[int64](ctx, tx, c.query); err != nil {
			return p, err
		}
	}
	return p, nil
}

// mostNews is how many documents, events or corrections a message names.
const mostNews = 200

// NewDocument is a document that came into the register.
type NewDocument struct {
	Number    int64  `json:"number"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Day       string `json:"day,omitempty"`
	Events    int    `json:"events"`
}

// NewEvents are events that came into the register, also those of documents that
// were coded anew or corrected.
type NewEvents struct {
	IDs       []string `json:"ids" doc:"two hundred at most"`
	Documents []int64  `json:"documents" doc:"in which they are"`
	More      bool     `json:"more,omitempty" doc:"there are more than are named"`
}

// NewCorrections are what analysts decided, or took back.
type NewCorrections struct {
	IDs       []string `json:"ids" doc:"two hundred at most"`
	Documents []int64  `json:"documents"`
	More      bool     `json:"more,omitempty"`
}

// news reads what is new between two points, as messages of a stream; with a
// question only what it asks for.
func (s *Server) news(ctx context.Context, from, to point, q *query.Query) ([]byte, error) {
	var n newsReader
	if q != nil {
		return n.asked(ctx, s, from, to, q)
	}
	err := s.opt.Store.View(ctx, func(tx store.Tx) error { return n.read(ctx, tx, from, to) })
	if err != nil {
		return nil, err
	}
	return n.messages(to), nil
}

type newsReader struct {
	documents   []Listed
	events      NewEvents
	corrections NewCorrections
}

func (n *newsReader) read(ctx context.Context, tx store.Tx, from, to point) (err error) {
	if to.doc > from.doc {
		n.documents, err = store.Collect(ctx, tx, scanListed, selectListed+" WHERE d.number > ? AND d.number <= ? ORDER BY d.number DESC LIMIT ?", from.doc, to.doc, mostNews)
		if err == nil {
			err = titled(ctx, tx, n.documents)
		}
		if err != nil {
			return err
		}
	}
	n.events.IDs, n.events.Documents, n.events.More, err = named(ctx, tx, "SELECT id, doc FROM events WHERE key > ? AND key <= ? ORDER BY key DESC LIMIT ?", from.event, to.event)
	if err != nil {
		return err
	}
	n.corrections.IDs, n.corrections.Documents, n.corrections.More, err = named(ctx, tx,
		"SELECT c.id, coalesce(d.number, 0) FROM corrections c LEFT JOIN documents d ON d.key = c.key WHERE c.at > ? AND c.at <= ? ORDER BY c.at DESC LIMIT ?", from.correction, to.correction)
	return err
}

// named reads ids with the numbers of their documents.
func named(ctx context.Context, tx store.Tx, sql string, from, to int64) (ids []string, docs []int64, more bool, err error) {
	if to <= from {
		return nil, nil, false, nil
	}
	type row struct {
		id  []byte
		doc int64
	}
	list, err := store.Collect(ctx, tx, func(x store.Row) (r row, err error) { return r, x.Scan(&r.id, &r.doc) }, sql, from, to, mostNews+1)
	for i, r := range list {
		if i == mostNews {
			more = true
			break
		}
		ids = append(ids, store.UnpackID(r.id))
		if !contains(docs, r.doc) {
			docs = append(docs, r.doc)
		}
	}
	return ids, docs, more, err
}

// asked reads events that a question asks for, and their documents.
func (n *newsReader) asked(ctx context.Context, s *Server, from, to point, q *query.Query) ([]byte, error) {
	if to.event <= from.event {
		return nil, nil
	}
	found, err := s.asker.Fresh(ctx, q, query.Since{After: from.event, Upto: to.event, Limit: mostNews + 1})
	if err != nil {
		return nil, err
	}
	var fresh []int64 // documents that are new, too
	for i, e := range found {
		if i == mostNews {
			n.events.More = true
			break
		}
		n.events.IDs = append(n.events.IDs, e.ID)
		if contains(n.events.Documents, e.Number) {
			continue
		}
		if n.events.Documents = append(n.events.Documents, e.Number); e.Number > from.doc {
			fresh = append(fresh, e.Number)
		}
	}
	if len(fresh) > 0 {
		err = s.opt.Store.View(ctx, func(tx store.Tx) error {
			n.documents, err = store.Collect(ctx, tx, scanListed, selectListed+" WHERE d.number IN ("+store.Marks(len(fresh))+") ORDER BY d.number DESC", anys(fresh)...)
			if err != nil {
				return err
			}
			return titled(ctx, tx, n.documents)
		})
	}
	return n.messages(to), err
}

// messages writes what was read, as server-sent events.
func (n *newsReader) messages(at point) []byte {
	var b []byte
	for i := len(n.documents) - 1; i >= 0; i-- {
		d := &n.documents[i]
		b = message(b, "documents", at, NewDocument{d.Number, d.Title, d.Publisher, d.Lang, d.Day, d.Events})
	}
	if len(n.events.IDs) > 0 {
		b = message(b, "events", at, n.events)
	}
	if len(n.corrections.IDs) > 0 {
		b = message(b, "corrections", at, n.corrections)
	}
	return b
}

// message adds one message to b.
func message(b []byte, kind string, at point, data any) []byte {
	j, err := json.Marshal(whole(data))
	if err != nil { // of strings and numbers
		return b
	}
	return fmt.Appendf(b, "event: %s\nid: %s\ndata: %s\n\n", kind, at, j)
}
