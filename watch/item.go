package watch

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/intake"
	"github.com/sijil-news/sijil/pubtime"
)

// take deals with one article of a feed: one that is new is read, coded and
// written. The error is one of state or output.
func (w *Watcher) take(ctx context.Context, f *Feed, a article, rep *Report) error {
	a.keys, a.address, a.at = a.item.Keys, feed.Canonical(a.item.URL), w.opt.now()
	if a.tries == 0 { // not one that waited
		if seen, err := w.state.seen(a.keys); seen || err != nil {
			return err
		}
	}
	if !w.claim(a.keys) {
		return nil
	}
	defer w.release(a.keys)
	docs, err := w.documents(ctx, f, a.item)
	switch {
	case ctx.Err() != nil && err != nil:
		return nil
	case err != nil:
		rep.Lost = append(rep.Lost, err)
		a.lost(err)
		return w.state.change(a.store)
	}
	return w.deliver(a, docs, rep)
}

// documents reads the documents of an item: from its page, or from itself.
func (w *Watcher) documents(ctx context.Context, f *Feed, it *feed.Item) ([]*doc.Document, error) {
	origin := doc.Origin{Input: fetch.Redacted(f.Given), Feed: fetch.Redacted(f.URL)}
	if w.opt.Items {
		d, err := intake.Item(it)
		if err != nil {
			return nil, fmt.Errorf("item %s of %s: %w", it.ID, origin.Feed, err)
		}
		if d == nil {
			return nil, fmt.Errorf("item %s of %s has no text", it.ID, origin.Feed)
		}
		origin.Fetched = w.opt.now().UTC().Format(time.RFC3339)
		d.Origin = &origin
		if d.Lang == "" {
			d.Lang = w.opt.Lang
		}
		return []*doc.Document{d}, nil
	}
	if it.URL == "" {
		return nil, fmt.Errorf("item %s of %s has no address; code what it says itself with --items", it.ID, origin.Feed)
	}
	got, err := w.web.Article(ctx, it.URL)
	if err != nil {
		return nil, err
	}
	for _, d := range got.Docs {
		d.Origin.Feed = origin.Feed
		complete(d, it)
	}
	return got.Docs, nil
}

// complete fills what the page does not tell from the item.
func complete(d *doc.Document, it *feed.Item) {
	if d.Published == "" && it.Published != "" {
		d.Published = it.Published
		if t, err := pubtime.Parse(it.Published); err == nil {
			d.PubTime = t
		}
	}
	if d.Publisher == "" {
		d.Publisher = it.Publisher
	}
	if len(d.Authors) == 0 {
		d.Authors = it.Authors
	}
	if d.Lang == "" {
		d.Lang, _, _ = strings.Cut(strings.ToLower(it.Lang), "-")
	}
}

// deliver codes documents and writes them, those that were not coded before.
// It is not broken off: what was read is finished.
func (w *Watcher) deliver(a article, docs []*doc.Document, rep *Report) error {
	a.hash = hashOf(docs)
	for _, d := range docs {
		if err := w.opt.Code(d); err != nil {
			a.note = err.Error()
		}
	}
	w.write.Lock()
	defer w.write.Unlock()
	docs, err := w.fresh(&a, docs)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		a.status = duplicate
		return w.state.change(a.store)
	}
	for _, d := range docs {
		a.events += len(d.Events)
	}
	lines, err := w.opt.Render(docs)
	if err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	a.status = done
	if err := w.out.write(lines, func(tx *sql.Tx) error { return a.store(tx) }); err != nil {
		return err
	}
	rep.New++
	return nil
}

// fresh leaves out documents that were coded before: an article whose words
// were, or the address that its page gives for itself; of a live page the posts
// that were. Keys of what is left are added to the article.
func (w *Watcher) fresh(a *article, docs []*doc.Document) ([]*doc.Document, error) {
	if again, err := w.state.coded(a.hash); again || err != nil {
		return nil, err
	}
	if w.opt.Items {
		return docs, nil
	}
	var out []*doc.Document
	for _, d := range docs {
		key := canonicalOf(d)
		if key == "" || slices.Contains(a.item.Keys, key) {
			out = append(out, d)
			continue
		}
		again, err := w.state.codedAt(key)
		if err != nil {
			return nil, err
		}
		if !again {
			out = append(out, d)
			a.keys = append(a.keys[:len(a.keys):len(a.keys)], key)
		}
	}
	return out, nil
}

// canonicalOf is the address that a page gives for a document, with the
// fragment of a post; "" where it gives none that can be believed: some sites
// give their front page on every page.
func canonicalOf(d *doc.Document) string {
	u, err := url.Parse(d.ID)
	if err != nil || u.Host == "" || u.Fragment == "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	base, post, live := strings.Cut(d.ID, "#")
	if base = feed.Canonical(base); live {
		base += "#" + post
	}
	return base
}

// pauses before an article that could not be read is tried again.
func pauses() []time.Duration {
	return []time.Duration{10 * time.Minute, time.Hour, 6 * time.Hour}
}

// lost notes why an article could not be read, and whether that may pass.
func (a *article) lost(err error) {
	a.note = reason(err)
	a.status = failed
	if list := pauses(); mayPass(err) && a.tries < len(list) {
		a.status, a.next = retry, a.at.Add(list[a.tries])
		if t := askedRest(err); t.After(a.next) {
			a.next = t
		}
		a.tries++
	}
}

// askedRest is until when a host asks to be left alone, or zero.
func askedRest(err error) time.Time {
	var status *fetch.StatusError
	var own *fetch.Error
	switch {
	case errors.As(err, &status):
		return status.Until
	case errors.As(err, &own):
		return own.Until
	}
	return time.Time{}
}

func mayPass(err error) bool {
	var status *fetch.StatusError
	var other *intake.NotArticle
	switch {
	case errors.As(err, &status):
		return status.Temporary()
	case errors.As(err, &other):
		return false
	}
	for _, kind := range []error{fetch.ErrNetwork, fetch.ErrTimeout, fetch.ErrWait, fetch.ErrNoRobots} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}
