package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// follow gets an address once, through its redirects. Every hop asks
// robots.txt and waits for its own host's turn.
func (c *Client) follow(ctx context.Context, u *url.URL, req Request) (*Response, error) {
	resp := &Response{Fetched: time.Now()}
	lasting := true // every redirect so far is for good
	seen := map[string]bool{}
	left := c.opt.Timeout // of the time for all hops together
	for n := 0; ; n++ {
		h, err := c.visit(ctx, u, req, &left)
		if err != nil {
			return nil, err
		}
		resp.Notes = append(resp.Notes, h.notes...)
		if !redirect(h.status) {
			return c.result(resp, u, h)
		}
		seen[u.String()] = true
		next, err := c.next(u, h)
		switch {
		case err != nil:
			return nil, err
		case seen[next.String()]:
			return nil, &Error{URL: next.Redacted(), Kind: ErrRedirect, Detail: "redirects go round in a circle", Advice: "open it in a browser: it may want cookies"}
		case n >= c.opt.MaxRedirects:
			return nil, &Error{URL: next.Redacted(), Kind: ErrRedirect, Detail: fmt.Sprintf("more than %d redirects", c.opt.MaxRedirects)}
		}
		if u.Scheme == "https" && next.Scheme == "http" {
			resp.Notes = append(resp.Notes, "redirected from https to http: "+next.Redacted())
		}
		if lasting = lasting && (h.status == http.StatusMovedPermanently || h.status == http.StatusPermanentRedirect); lasting {
			resp.Moved = next.String()
		}
		u = next
	}
}

func redirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// next is where a redirect leads.
func (c *Client) next(u *url.URL, h *hop) (*url.URL, error) {
	to := h.header.Get("Location")
	if to == "" {
		return nil, &Error{URL: u.Redacted(), Kind: ErrRedirect, Detail: "redirect without an address"}
	}
	next, err := u.Parse(strings.TrimSpace(to))
	if err != nil {
		return nil, &Error{URL: u.Redacted(), Kind: ErrRedirect, Detail: fmt.Sprintf("redirect to %q, which is no address", to), Cause: err}
	}
	if next.User = nil; next.Host == u.Host && (next.Scheme == u.Scheme || next.Scheme == "https") {
		next.User = u.User
	}
	if next.Fragment == "" {
		next.Fragment = u.Fragment
	}
	return next, c.check(next)
}

// visit makes one exchange in its host's turn, where robots.txt allows it, and
// takes the time it needs off left.
func (c *Client) visit(ctx context.Context, u *url.URL, req Request, left *time.Duration) (*hop, error) {
	rules, err := c.rules(ctx, u)
	if err != nil {
		return nil, err
	}
	if !rules.allows(target(u)) {
		return nil, &Error{URL: u.Redacted(), Kind: ErrRobots, Detail: "robots.txt of " + u.Host + " forbids it", Advice: "ask the publisher for permission or a feed"}
	}
	g := c.gates.of(hostKey(u))
	leave, err := g.enter(ctx, rules.delay)
	if err != nil {
		return nil, atURL(err, u)
	}
	defer leave()
	begun := time.Now()
	h, err := c.exchange(ctx, u, req, limits{size: c.opt.MaxSize, time: *left})
	*left -= time.Since(begun)
	if err == nil {
		g.heed(h)
	}
	return h, err
}

func atURL(err error, u *url.URL) error {
	if e, ok := err.(*Error); ok {
		e.URL = u.Redacted()
	}
	return err
}

// result fills the response from its last hop.
func (c *Client) result(resp *Response, u *url.URL, h *hop) (*Response, error) {
	if (h.status < 200 || h.status > 299) && h.status != http.StatusNotModified {
		return nil, &StatusError{URL: u.Redacted(), Code: h.status, Until: retryAfter(h.header, time.Now())}
	}
	resp.URL, resp.Status, resp.Header, resp.Body, resp.Partial = u.Redacted(), h.status, h.header, h.body, h.partial
	if u.User == nil {
		resp.URL = u.String()
	}
	resp.NotModified = h.status == http.StatusNotModified
	resp.ContentType = h.header.Get("Content-Type")
	resp.ETag, resp.LastModified = h.header.Get("ETag"), h.header.Get("Last-Modified")
	return resp, nil
}

// longestRest is as long as a host is obeyed that wants to be left alone.
const longestRest = 7 * 24 * time.Hour

// retryAfter reads when a host wants to be asked again (RFC 9110, 10.2.3):
// seconds or a date; zero where it says nothing, or a time that has passed.
func retryAfter(h http.Header, now time.Time) time.Time {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if sec, err := strconv.ParseFloat(v, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		if !(sec > 0) {
			return time.Time{}
		}
		return now.Add(time.Duration(min(sec, longestRest.Seconds()) * float64(time.Second)))
	}
	t, err := http.ParseTime(v)
	if err != nil || !t.After(now) {
		return time.Time{}
	}
	return earlier(t, now.Add(longestRest))
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
