package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// hop is one answer.
type hop struct {
	status  int
	header  http.Header
	body    []byte
	notes   []string
	partial bool
}

// limits of one exchange.
type limits struct {
	size int64
	cut  bool          // a longer body is cut there and no error
	time time.Duration // until the last byte
}

// Reasons for which an exchange ends itself.
var (
	errIdle  = errors.New("no byte of the body came for too long")
	errTotal = errors.New("not done in time")
)

// exchange sends one request and reads its answer. The body is read only of a
// success.
func (c *Client) exchange(ctx context.Context, u *url.URL, req Request, lim limits) (*hop, error) {
	ctx, stop := context.WithTimeoutCause(ctx, lim.time, errTotal)
	defer stop()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r, err := c.request(ctx, u, req)
	if err != nil {
		return nil, &Error{URL: u.Redacted(), Kind: ErrAddress, Cause: err}
	}
	resp, err := c.trip.RoundTrip(r)
	if err != nil {
		return nil, c.explain(ctx, u, err)
	}
	defer resp.Body.Close()
	h := &hop{status: resp.StatusCode, header: resp.Header}
	if h.status < 200 || h.status > 299 || h.status == http.StatusNoContent {
		return h, nil
	}
	idle := time.AfterFunc(c.opt.IdleTimeout, func() { cancel(errIdle) })
	defer idle.Stop()
	body := &impatient{r: resp.Body, idle: idle, wait: c.opt.IdleTimeout}
	if err := h.read(body, resp, lim); err != nil {
		return nil, c.explain(ctx, u, err)
	}
	return h, nil
}

func (c *Client) request(ctx context.Context, u *url.URL, req Request) (*http.Request, error) {
	clean := *u
	clean.User, clean.Fragment, clean.RawFragment = nil, "", ""
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, clean.String(), nil)
	if err != nil {
		return nil, err
	}
	if u.User != nil {
		pass, _ := u.User.Password()
		r.SetBasicAuth(u.User.Username(), pass)
	}
	accept := req.Accept
	if accept == "" {
		accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
	}
	for name, value := range map[string]string{
		"User-Agent": c.opt.Agent, "Accept": accept, "Accept-Language": "ar,en;q=0.7", "Accept-Encoding": "gzip, deflate, br, zstd",
		"If-None-Match": req.ETag, "If-Modified-Since": req.LastModified,
	} {
		if value = oneLine(value); value != "" {
			r.Header.Set(name, value)
		}
	}
	return r, nil
}

// oneLine keeps a stored validator from being no header value.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}

// impatient puts off the end of patience with every read that brings bytes.
type impatient struct {
	r    io.Reader
	idle *time.Timer
	wait time.Duration
}

func (p *impatient) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if n > 0 {
		p.idle.Reset(p.wait)
	}
	return n, err
}

// explain makes an *Error of what the transport or the reading says.
func (c *Client) explain(ctx context.Context, u *url.URL, err error) error {
	var own *Error
	if errors.As(err, &own) {
		e := *own
		e.URL = u.Redacted()
		return &e
	}
	e := &Error{URL: u.Redacted(), Kind: ErrNetwork, Cause: err}
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errTotal):
		e.Kind, e.Detail, e.Advice = ErrTimeout, fmt.Sprintf("not done after %v", c.opt.Timeout), "try again later, or raise --timeout"
	case errors.Is(cause, errIdle):
		e.Kind, e.Detail, e.Advice = ErrTimeout, fmt.Sprintf("no byte came for %v", c.opt.IdleTimeout), "try again later"
	case ctx.Err() != nil:
		return cause
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Kind, e.Detail, e.Advice = ErrAddress, "there is no host "+u.Hostname(), "check the address"
	case errors.As(err, &certificate):
		e.Kind, e.Detail = ErrAddress, fmt.Sprintf("certificate not trusted: %v", certificate.Err)
	case strings.Contains(err.Error(), "response headers exceeded"), strings.Contains(err.Error(), "header list larger"):
		e.Kind, e.Detail = ErrTooLarge, fmt.Sprintf("headers of more than %d bytes", c.opt.MaxHeader)
	case errors.As(err, &timeout) && timeout.Timeout():
		e.Kind, e.Detail, e.Advice = ErrTimeout, fmt.Sprintf("no answer within %v", c.opt.HeaderTimeout), "try again later"
	default:
		e.Detail = "connection failed: " + err.Error()
	}
	return e
}
