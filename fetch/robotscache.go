package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// How long a robots.txt holds, and how long one that could not be read keeps
// its host closed (RFC 9309, 2.3.1.4 and 2.4).
const (
	robotsHolds  = 24 * time.Hour
	robotsClosed = 10 * time.Minute
	robotsRetry  = time.Minute // where the host could not be reached at all
	// robotsHops is how many redirects of a robots.txt are followed.
	robotsHops = 5
)

// robotsCache holds the rules of each origin.
type robotsCache struct {
	agent string
	mu    sync.Mutex
	site  map[string]*robotsEntry
}

// robotsEntry is one origin's; busy holds a token while it is read anew, so
// that a host is asked once however many wait.
type robotsEntry struct {
	busy  chan struct{}
	rules *rules
	err   *Error
	until time.Time
}

func newRobotsCache(agent string) *robotsCache {
	return &robotsCache{agent: agent, site: map[string]*robotsEntry{}}
}

func (c *robotsCache) entry(origin string) *robotsEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.site[origin]
	if e == nil {
		if len(c.site) >= mostHosts {
			clear(c.site)
		}
		e = &robotsEntry{busy: make(chan struct{}, 1)}
		c.site[origin] = e
	}
	return e
}

// rules gives the rules of the host of u, reading its robots.txt where that was
// not done lately.
func (c *Client) rules(ctx context.Context, u *url.URL) (*rules, error) {
	e := c.robots.entry(origin(u))
	select {
	case e.busy <- struct{}{}:
		defer func() { <-e.busy }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if time.Now().After(e.until) {
		r, err := c.readRobots(ctx, u)
		for try := 0; try < c.opt.Retries && c.worthRetry(nil, err, try) && sleep(ctx, c.backoff(try)) == nil; try++ {
			r, err = c.readRobots(ctx, u)
		}
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		e.keep(r, err, u.Host)
	}
	if e.err != nil {
		err := *e.err
		err.URL = u.Redacted()
		return nil, passThrough(&err)
	}
	return e.rules, nil
}

// keep remembers what reading a robots.txt came to.
func (e *robotsEntry) keep(r *rules, err error, host string) {
	e.rules, e.err, e.until = r, nil, time.Now().Add(robotsHolds)
	if err == nil {
		return
	}
	closed := robotsClosed
	if errors.Is(err, ErrNetwork) {
		closed = robotsRetry
	}
	e.until = time.Now().Add(closed)
	e.err = &Error{Kind: ErrNoRobots, Until: e.until, Cause: err, Advice: "try again in " + closed.String(),
		Detail: "robots.txt could not be read (" + reason(err) + "), so nothing of " + host + " is fetched for now"}
}

// passThrough gives errors that are about the host itself as they are: who
// names a private address should hear of that and not of robots.txt.
func passThrough(e *Error) error {
	var cause *Error
	if errors.As(e.Cause, &cause) && (cause.Kind == ErrPrivate || cause.Kind == ErrAddress || cause.Kind == ErrNetwork) {
		own := *cause
		own.URL, own.settled = e.URL, true
		return &own
	}
	e.settled = true
	return e
}

func reason(err error) string {
	var e *Error
	var s *StatusError
	switch {
	case errors.As(err, &s):
		return http.StatusText(s.Code)
	case errors.As(err, &e) && e.Detail != "":
		return e.Detail
	}
	return err.Error()
}

// readRobots gets and reads the robots.txt of a host. What the host says with
// 4xx is that there is none; 429, 5xx and silence are errors.
func (c *Client) readRobots(ctx context.Context, page *url.URL) (*rules, error) {
	u := &url.URL{Scheme: page.Scheme, Host: page.Host, Path: "/robots.txt", User: page.User}
	end := time.Now().Add(c.opt.Timeout)
	for range robotsHops + 1 {
		h, err := c.exchange(ctx, u, Request{Accept: "text/plain,*/*;q=0.5"}, limits{size: maxRobots, cut: true, time: time.Until(end)})
		switch {
		case errors.Is(err, ErrBody):
			return &rules{}, nil
		case err != nil:
			return nil, err
		case redirect(h.status):
			if u, err = c.next(u, h); err != nil {
				if errors.Is(err, ErrRedirect) {
					return &rules{}, nil
				}
				return nil, err
			}
			continue
		case h.status == http.StatusTooManyRequests || h.status >= 500:
			return nil, &StatusError{URL: u.Redacted(), Code: h.status}
		case h.status >= 200 && h.status <= 299:
			return parseRobots(h.body, c.robots.agent), nil
		}
		return &rules{}, nil
	}
	return &rules{}, nil // too many redirects count as none (RFC 9309, 2.3.1.2)
}

// Sitemaps lists the sitemaps that the robots.txt of a site names.
func (c *Client) Sitemaps(ctx context.Context, site string) ([]string, error) {
	u, err := c.parse(site)
	if err != nil {
		return nil, err
	}
	r, err := c.rules(ctx, u)
	if err != nil {
		return nil, err
	}
	return r.sitemaps, nil
}

// target is what robots.txt is asked about: path and query as sent.
func target(u *url.URL) string {
	t := u.EscapedPath()
	if t == "" {
		t = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		t += "?" + u.RawQuery
	}
	return t
}
