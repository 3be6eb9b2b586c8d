package alerts

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/sijil-news/sijil/fetch"
)

// Limits of one try.
const (
	sendTime   = 15 * time.Second
	headerTime = 10 * time.Second
	mostAnswer = 4 << 10 // bytes of an answer that are read
)

// client makes requests to receivers: not through a proxy of the environment,
// following no redirect and, unless private, to public addresses only, whatever
// a name server says.
func client(private bool) *http.Client {
	d := &net.Dialer{Timeout: headerTime, KeepAlive: 30 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		if private {
			return nil
		}
		if a, err := netip.ParseAddrPort(address); err != nil || !fetch.Public(a.Addr()) {
			return fmt.Errorf("the host stands at %s, which is not a public address; allow it with --allow-private", address)
		}
		return nil
	}}
	return &http.Client{Timeout: sendTime, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DialContext: d.DialContext, TLSHandshakeTimeout: headerTime, ResponseHeaderTimeout: headerTime, MaxResponseHeaderBytes: 64 << 10,
			MaxIdleConns: 16, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true}}
}

// checkURL tells what is wrong with the address of a receiver, as far as can be
// seen without asking a name server.
func (b *Book) checkURL(addr string) error {
	u, err := url.Parse(addr)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return badf("a webhook sends to an address that begins with https:// or http://")
	case len(addr) > longestURL:
		return badf("the address is longer than %d bytes", longestURL)
	case u.User != nil:
		return badf("no password stands in the address of a webhook; messages are signed")
	case b.opt.AllowPrivate:
		return nil
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	local := host == "localhost" || strings.HasSuffix(host, ".localhost")
	if a, err := netip.ParseAddr(host); err == nil {
		local = !fetch.Public(a)
	}
	if local {
		return badf("%s is not a public address; allow such with --allow-private", host)
	}
	if port, err := strconv.Atoi(u.Port()); err == nil && port < 1024 && port != 80 && port != 443 {
		return badf("port %d is none that webhooks are received on", port)
	}
	return nil
}

// gone is the answer of a receiver that wants no more.
var errGone = errors.New("the receiver says that it is gone (410)")

// laterError is an answer that says when to come again.
type laterError struct {
	error
	after time.Duration
}

// send sends one message; nil where it arrived.
func (b *Book) send(ctx context.Context, a *Alert, id string, body []byte) error {
	now := b.opt.Now()
	signature, err := Sign(a.Secret, id, now, body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.URL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	h := req.Header
	h.Set("Content-Type", "application/json")
	h.Set("User-Agent", b.opt.Agent)
	h.Set(headerID, id)
	h.Set(headerTimestamp, strconv.FormatInt(now.Unix(), 10))
	h.Set(headerSignature, signature)
	resp, err := b.client.Do(req)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) { // which has the address again
			err = u.Err
		}
		return err
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, mostAnswer)) // so that the connection can be used again
	switch {
	case resp.StatusCode >= 200 && resp.StatusCode < 300:
		return nil
	case resp.StatusCode == http.StatusGone:
		return errGone
	case resp.StatusCode >= 300 && resp.StatusCode < 400:
		return fmt.Errorf("status %d: redirects are not followed; give the webhook its new address", resp.StatusCode)
	}
	err = fmt.Errorf("status %d", resp.StatusCode)
	if s, nerr := strconv.Atoi(resp.Header.Get("Retry-After")); nerr == nil && s > 0 {
		return laterError{err, min(time.Duration(s)*time.Second, 24*time.Hour)}
	}
	return err
}

// Test sends a message without events, and tells whether it arrived.
func (b *Book) Test(ctx context.Context, id string) error {
	a, err := b.Get(ctx, id)
	if err != nil {
		return err
	}
	if a.Way != Webhook {
		return badf("only webhooks are sent to; this one is read at its address")
	}
	msg, body, err := message(a, typeTest, b.opt.Now(), nil)
	if err == nil {
		err = b.send(ctx, a, msg, body)
	}
	if err != nil {
		return fmt.Errorf("test alert %s: %w", id, err)
	}
	return nil
}
