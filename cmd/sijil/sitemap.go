package main

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/pubtime"
)

// sitemapFlags choose articles of sitemaps.
type sitemapFlags struct {
	on    bool
	since string
	limit int

	from time.Time
}

func (s *sitemapFlags) flags(f *pflag.FlagSet) {
	f.BoolVar(&s.on, "sitemap", false, "the addresses are sitemaps, or sites whose robots.txt names some")
	f.StringVar(&s.since, "since", "", "with --sitemap: only articles of that day or later, as the sitemap dates them")
	f.IntVar(&s.limit, "limit", 0, "with --sitemap: at most so many articles of each address (0 is all)")
}

func (s *sitemapFlags) check() error {
	switch {
	case !s.on && (s.since != "" || s.limit != 0):
		return misusef("--since and --limit go with --sitemap")
	case s.limit < 0:
		return misusef("--limit is 0 or more, not %d", s.limit)
	case s.since == "":
		return nil
	}
	t, err := pubtime.Parse(s.since)
	if err != nil {
		return misusef("--since: %w", err)
	}
	s.from = t
	return nil
}

// old tells whether a date, as a sitemap gives it, is before --since. What has
// no date, or one that is not understood, may be new.
func (s *sitemapFlags) old(date string) bool {
	if s.from.IsZero() || date == "" {
		return false
	}
	t, err := pubtime.Parse(date)
	if err != nil {
		return false
	}
	if len(s.since) == len(time.DateOnly) { // a day, wherever the outlet stands
		return t.Format(time.DateOnly) < s.since
	}
	return t.Before(s.from)
}

// Limits of a walk through sitemaps, beyond which something is wrong.
const (
	mostSitemaps = 10000
	deepestIndex = 4
)

// errEnough ends a walk at --limit.
var errEnough = errors.New("enough")

// walk goes through the sitemaps of one address.
type walk struct {
	*fetchRun
	ctx  context.Context
	f    func(string) error
	seen map[string]bool
	left int // articles up to --limit
}

// sitemap calls f with the articles that a sitemap, an index of them, or the
// robots.txt of a site leads to.
func (r *fetchRun) sitemap(ctx context.Context, addr string, f func(string) error) error {
	w := &walk{fetchRun: r, ctx: ctx, f: f, seen: map[string]bool{}, left: r.maps.limit}
	maps := []string{addr}
	if u, err := url.Parse(addr); err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		named, err := r.web.Client.Sitemaps(ctx, addr)
		if err != nil {
			r.fail(err)
			return nil
		}
		if maps = named; len(maps) == 0 {
			maps = []string{strings.TrimSuffix(addr, "/") + "/sitemap.xml"}
		}
	}
	for _, m := range maps {
		err := w.read(m, 0)
		switch {
		case errors.Is(err, errEnough):
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// read reads one sitemap. What cannot be read is told and left out; an error
// is that of f or errEnough.
func (w *walk) read(addr string, depth int) error {
	if w.seen[addr] || len(w.seen) >= mostSitemaps {
		return nil
	}
	w.seen[addr] = true
	resp, err := w.web.Client.Get(w.ctx, fetch.Request{URL: addr, Accept: "application/xml,text/xml;q=0.9,*/*;q=0.5"})
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	if err != nil {
		w.fail(err)
		return nil
	}
	var deeper []string
	var given error
	_, err = feed.ReadSitemap(bytes.NewReader(resp.Body), func(e feed.SitemapEntry) error {
		if e.Index {
			if !w.maps.old(e.LastMod) {
				deeper = append(deeper, e.URL)
			}
			return nil
		}
		given = w.article(e)
		return given
	})
	switch {
	case given != nil:
		return given
	case err != nil:
		w.fail(&fetch.Error{URL: addr, Kind: fetch.ErrBody, Detail: err.Error()})
	case depth >= deepestIndex && len(deeper) > 0:
		w.log.say("%s: indexes of sitemaps lie more than %d deep; the rest is left out", addr, deepestIndex)
		return nil
	}
	for _, d := range deeper {
		if err := w.read(d, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// article hands on one article that is new enough.
func (w *walk) article(e feed.SitemapEntry) error {
	date := e.LastMod
	if e.News != nil && e.News.Published != "" {
		date = e.News.Published
	}
	if w.maps.old(date) {
		return nil
	}
	if err := w.f(e.URL); err != nil {
		return err
	}
	if w.maps.limit > 0 {
		if w.left--; w.left <= 0 {
			return errEnough
		}
	}
	return nil
}
