package watch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
)

// acceptFeed asks for feeds before pages.
const acceptFeed = "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"

// poll asks one feed and deals with what is new. The error is one of state or
// output; what is wrong with the feed is kept in the state and reported.
func (w *Watcher) poll(ctx context.Context, f *Feed) error {
	now := w.opt.now()
	resp, err := w.opt.Client.Get(ctx, fetch.Request{URL: f.URL, ETag: f.ETag, LastModified: f.LastModified, Accept: acceptFeed})
	if ctx.Err() != nil {
		return nil // broken off: as if it had not been asked
	}
	if err != nil {
		return w.unread(f, err, now)
	}
	rep := Report{Unchanged: resp.NotModified}
	var parsed *feed.Feed
	var items []article
	if !resp.NotModified {
		if parsed, err = feed.Parse(resp.Body, feed.Options{URL: resp.URL, ContentType: resp.ContentType}); err != nil {
			return w.unread(f, err, now)
		}
		items = announced(f, parsed)
	}
	again, err := w.state.waiting(f.Given, now)
	if err != nil {
		return err
	}
	for _, a := range append(items, again...) {
		if ctx.Err() != nil {
			return nil // the validators stay those of before: the next run reads the feed whole
		}
		if err := w.take(ctx, f, a, &rep); err != nil {
			return err
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	w.read(f, parsed, resp, rep.New, now)
	if err := w.state.put(f); err != nil {
		return err
	}
	rep.Feed = *f
	w.opt.Report(rep)
	return nil
}

// announced are the articles of a feed, oldest first.
func announced(f *Feed, parsed *feed.Feed) []article {
	out := make([]article, 0, len(parsed.Items))
	for i := range slices.Backward(parsed.Items) {
		out = append(out, article{feed: f.Given, item: &parsed.Items[i]})
	}
	return out
}

// read notes that a feed was read, or found unchanged.
func (w *Watcher) read(f *Feed, parsed *feed.Feed, resp *fetch.Response, fresh int, now time.Time) {
	if resp.ETag != "" || !resp.NotModified {
		f.ETag = resp.ETag
	}
	if resp.LastModified != "" || !resp.NotModified {
		f.LastModified = resp.LastModified
	}
	var notes []string
	if parsed != nil {
		if parsed.Title != "" {
			f.Title = parsed.Title
		}
		if parsed.Home != "" {
			f.Home = parsed.Home
		}
		notes = append(notes, parsed.Notes...)
	}
	if resp.Moved != "" && resp.Moved != f.URL {
		f.URL = resp.Moved
	}
	if f.URL != f.Given {
		notes = append([]string{"moved for good; the list says " + fetch.Redacted(f.Given)}, notes...)
	}
	if resp.Partial {
		notes = append(notes, "came in part only")
		f.ETag, f.LastModified = "", ""
	}
	f.Note = strings.Join(notes, "; ")
	p := Poll{At: now, Status: resp.Status, New: fresh, MaxAge: maxAge(resp.Header)}
	if parsed != nil {
		p.TTL, p.SkipHours, p.SkipDays = parsed.TTL, parsed.SkipHours, parsed.SkipDays
	}
	w.polled(f, p)
}

// polled takes a poll into the history of its feed and sets the next.
func (w *Watcher) polled(f *Feed, p Poll) {
	f.History = f.History.After(p)
	f.Next = w.plan.Next(f.History, p.At)
}

// maxAge is for how long a server says that nothing will be new.
func maxAge(h http.Header) time.Duration {
	for d := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(strings.ToLower(d)), "max-age="); ok {
			if sec, err := strconv.Atoi(v); err == nil && sec > 0 && sec < 7*24*3600 {
				return time.Duration(sec) * time.Second
			}
		}
	}
	return 0
}

// unread notes that a feed could not be read.
func (w *Watcher) unread(f *Feed, err error, now time.Time) error {
	f.Note = reason(err)
	p := Poll{At: now, Failed: true, Hold: askedRest(err)}
	var status *fetch.StatusError
	if errors.As(err, &status) {
		p.Status = status.Code
	}
	if w.polled(f, p); f.Gone {
		f.Note = "gone (410): no longer asked; take it off the list"
	}
	if serr := w.state.put(f); serr != nil {
		return serr
	}
	w.opt.Report(Report{Feed: *f, Err: err})
	return nil
}

// reason is an error in short, without the address that stands beside it.
func reason(err error) string {
	var status *fetch.StatusError
	var own *fetch.Error
	var isPage *feed.PageError
	switch {
	case errors.As(err, &status):
		return fmt.Sprintf("status %d %s", status.Code, http.StatusText(status.Code))
	case errors.As(err, &own) && own.Detail != "":
		return own.Detail
	case errors.As(err, &own):
		return own.Kind.Error()
	case errors.As(err, &isPage):
		return isPage.Error()
	}
	msg := err.Error()
	if _, rest, ok := strings.Cut(msg, "read feed "); ok {
		if _, rest, ok = strings.Cut(rest, ": "); ok {
			return rest
		}
	}
	return msg
}
