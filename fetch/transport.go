package fetch

import (
	"context"
	"net"
	"net/http"
	"syscall"
	"time"
)

// transport makes the connections. Compression is off here: body.go undoes it
// with limits.
func (c *Client) transport() *http.Transport {
	guarded := &net.Dialer{
		Timeout: min(c.opt.HeaderTimeout, c.opt.Timeout), KeepAlive: 30 * time.Second, Resolver: c.opt.Resolver,
		Control: func(_, address string, _ syscall.RawConn) error { return c.dialled(address) },
	}
	t := &http.Transport{
		DialContext:            guarded.DialContext,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    c.opt.HeaderTimeout,
		ResponseHeaderTimeout:  c.opt.HeaderTimeout,
		MaxResponseHeaderBytes: c.opt.MaxHeader,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
	}
	if c.opt.Proxy != nil {
		t.Proxy = http.ProxyURL(c.opt.Proxy)
		// the proxy was named by the user and may stand in his network; it, not
		// we, resolves the names of pages
		plain := &net.Dialer{Timeout: guarded.Timeout, Resolver: c.opt.Resolver}
		t.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			return plain.DialContext(ctx, network, address)
		}
	}
	return t
}
