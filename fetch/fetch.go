// Package fetch gets pages, feeds and sitemaps over HTTP, safely and politely.
//
// Safely: whatever an address, a redirect or a name server says, a request
// reaches public addresses only (see Options.AllowPrivate), and size, time,
// decompression, redirects and headers have limits. Nothing of what comes is
// run or loaded, cookies are not kept. Politely: robots.txt, Crawl-delay and
// Retry-After are heeded, a host gets few requests at once with a pause between
// them, and what did not change is not sent again.
//
// A Client waits with the clock of package time; it keeps nothing on disk.
package fetch

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// Options of a Client. The zero value is meant for the open Web.
type Options struct {
	Version      string        // of Sijil, for the user agent
	Agent        string        // whole user agent in its place; its first word is what robots.txt is asked for
	AllowPrivate bool          // addresses of this machine, of local networks, and any port
	Proxy        *url.URL      // HTTP or SOCKS5 proxy; nil goes direct, whatever the environment says
	Resolver     *net.Resolver // of host names; nil is that of the system

	Timeout       time.Duration // of one try, from connecting to the last byte, redirects included; 60 s
	HeaderTimeout time.Duration // until the headers are whole; 20 s
	IdleTimeout   time.Duration // in which no byte of a body comes; 15 s
	MaxSize       int64         // bytes of a body, as sent and after decompression; 32 MiB
	MaxHeader     int64         // bytes of headers; 256 KiB
	MaxRedirects  int           // 10

	PerHost int           // requests to one host at once; 1
	Delay   time.Duration // between the beginnings of requests to one host; 1 s. Crawl-delay may ask for more
	MaxWait time.Duration // longest Retry-After that is waited for; beyond it Get gives ErrWait. 60 s
	Retries int           // after a failure that may pass; 2, below zero none
	Backoff time.Duration // before the first retry, doubled for each further one; 1 s
}

// Home is where the user agent says who asks.
const Home = "https://github.com/sijil-news/sijil"

func (o Options) withDefaults() Options {
	setDefault(&o.Timeout, 60*time.Second)
	setDefault(&o.HeaderTimeout, 20*time.Second)
	setDefault(&o.IdleTimeout, 15*time.Second)
	setDefault(&o.MaxSize, 32<<20)
	setDefault(&o.MaxHeader, 256<<10)
	setDefault(&o.MaxRedirects, 10)
	setDefault(&o.PerHost, 1)
	setDefault(&o.Delay, time.Second)
	setDefault(&o.MaxWait, 60*time.Second)
	setDefault(&o.Retries, 2)
	setDefault(&o.Backoff, time.Second)
	if o.Version == "" {
		o.Version = "devel"
	}
	if o.Agent == "" {
		o.Agent = "Sijil/" + o.Version + " (+" + Home + ")"
	}
	return o
}

func setDefault[T comparable](v *T, def T) {
	if *v == *new(T) {
		*v = def
	}
}

// Client gets addresses. It is safe for concurrent use.
type Client struct {
	opt     Options
	trip    http.RoundTripper
	gates   *gates
	robots  *robotsCache
	allowed func(netip.AddrPort) bool // what may be dialled
}

// New makes a client.
func New(opt Options) *Client {
	c := &Client{opt: opt.withDefaults()}
	c.allowed = func(a netip.AddrPort) bool { return c.opt.AllowPrivate || Public(a.Addr()) }
	c.trip = c.transport()
	c.gates = newGates(c.opt)
	c.robots = newRobotsCache(product(c.opt.Agent))
	return c
}

// Request is one address to get.
type Request struct {
	URL          string
	ETag         string // validators of an earlier Response: where nothing changed, Response.NotModified
	LastModified string
	Accept       string // media types; "" asks for a page
}

// Response is what came.
type Response struct {
	URL          string // after redirects
	Moved        string // address the requested one moved to for good (301, 308), or ""
	Status       int
	NotModified  bool // the validators still hold; there is no body
	ContentType  string
	ETag         string
	LastModified string
	Header       http.Header
	Body         []byte // decompressed
	Partial      bool   // the connection broke before the end; a note says how
	Fetched      time.Time
	Notes        []string
}

// Get gets an address, following redirects. Errors are *Error, whose Kind says
// what is wrong, *StatusError, or that of ctx. A status other than 2xx and 304
// is an error. What may pass (5xx, 429, a broken connection) is tried again; a
// page of which only a part came in every try is a Response with Partial.
func (c *Client) Get(ctx context.Context, req Request) (*Response, error) {
	u, err := c.parse(req.URL)
	if err != nil {
		return nil, err
	}
	for try := 0; ; try++ {
		resp, err := c.follow(ctx, u, req)
		if try >= c.opt.Retries || ctx.Err() != nil || !c.worthRetry(resp, err, try) {
			return resp, ctxError(ctx, err)
		}
		if serr := sleep(ctx, max(c.backoff(try), untilRetry(err))); serr != nil {
			return resp, ctxError(ctx, err)
		}
	}
}

// worthRetry tells whether a failure may pass. A page cut short is asked for
// once more only: servers that state a wrong length do so always.
func (c *Client) worthRetry(resp *Response, err error, try int) bool {
	var status *StatusError
	var own *Error
	switch {
	case err == nil:
		return resp != nil && resp.Partial && try == 0
	case errors.As(err, &own) && own.settled:
		return false
	case errors.As(err, &status):
		return status.Temporary() && time.Until(status.Until) <= c.opt.MaxWait
	case errors.Is(err, ErrTimeout):
		return try == 0
	}
	return errors.Is(err, ErrNetwork)
}

// untilRetry is how long an answer asks to wait, zero where it does not.
func untilRetry(err error) time.Duration {
	var status *StatusError
	if errors.As(err, &status) && !status.Until.IsZero() {
		return time.Until(status.Until)
	}
	return 0
}

// backoff is the pause before the next try, with jitter so that clients which
// failed together do not come back together.
func (c *Client) backoff(try int) time.Duration {
	d := c.opt.Backoff << try
	return d + rand.N(d/2+1)
}

// ctxError prefers to say that the caller gave up.
func ctxError(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
