package fetch

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func mustURL(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestPublic(t *testing.T) {
	for addr, want := range map[string]bool{
		"8.8.8.8": true, "1.1.1.1": true, "100.63.255.255": true, "172.32.0.1": true, "2606:4700::1111": true, "2a00:1450::1": true,
		"::ffff:8.8.8.8": true, "64:ff9b::808:808": true, "2002:808:808::1": true,
		"0.0.0.0": false, "10.0.0.1": false, "100.64.0.1": false, "127.0.0.1": false, "127.9.9.9": false, "169.254.169.254": false,
		"172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "192.0.0.8": false, "192.0.2.1": false, "198.18.0.1": false,
		"198.51.100.1": false, "203.0.113.1": false, "224.0.0.1": false, "239.255.255.250": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12:3456::1": false, "ff02::1": false, "fec0::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false, "::8.8.8.8": false, "64:ff9b::a00:1": false, "64:ff9b::7f00:1": false,
		"64:ff9b:1::808:808": false, "2002:7f00:1::1": false, "2002:c0a8:101::": false, "2001::1": false, "2001:db8::1": false, "3fff::1": false,
		"100::1": false, "2606:4700::1%eth0": false, "4000::1": false,
	} {
		if got := Public(netip.MustParseAddr(addr)); got != want {
			t.Errorf("Public(%s) is %v", addr, got)
		}
	}
}

// TestCheck: what an address must not be is told without a connection.
func TestCheck(t *testing.T) {
	c := New(Options{})
	for addr, want := range map[string]error{
		"https://example.org/a": nil, "http://example.org:8080/": nil, " https://example.org ": nil, "http://مثال.إختبار/": nil,
		"": ErrAddress, "example.org": ErrAddress, "ftp://example.org": ErrAddress, "file:///etc/passwd": ErrAddress, "javascript:1": ErrAddress,
		"gopher://example.org/": ErrAddress, "http://": ErrAddress, "http://[::1": ErrAddress, "http://example.org:22/": ErrAddress,
		"http://example.org:6379/": ErrAddress, "http://localhost/": ErrPrivate, "http://LOCALHOST./": ErrPrivate, "http://a.localhost/": ErrPrivate,
		"http://127.0.0.1/": ErrPrivate, "http://[::1]/": ErrPrivate, "http://[::ffff:10.0.0.1]/": ErrPrivate, "http://10.0.0.1:8080/": ErrPrivate,
		"http://169.254.169.254/": ErrPrivate, "http://[fe80::1%25eth0]/": ErrPrivate, "http://[64:ff9b::7f00:1]/": ErrPrivate,
	} {
		_, err := c.parse(addr)
		if !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("%q: %v, want %v", addr, err, want)
		}
	}
}

// TestOddLoopback: ways to write an address that parsers of URLs do not see
// through are caught where the connection is made.
func TestOddLoopback(t *testing.T) {
	names := fakeDNS(t, func(string) string { return "127.0.0.1" })
	for _, host := range []string{"2130706433", "0x7f000001", "0177.0.0.1", "127.1", "rebind.example"} {
		opt := Options{Resolver: names, Retries: -1}
		if _, err := get(t, New(opt), "http://"+host+"/"); !errors.Is(err, ErrPrivate) && !errors.Is(err, ErrAddress) {
			t.Errorf("%s: %v", host, err)
		}
	}
}

// TestRedirectToPrivate: a public page may not send us into the network.
func TestRedirectToPrivate(t *testing.T) {
	n := newNasty(t)
	other := newNasty(t)
	for path, want := range map[string]error{"/to/10": ErrPrivate, "/to/meta": ErrPrivate, "/to/mapped": ErrPrivate, "/page": nil} {
		c := New(quick()) // the test's own server is allowed, no other address
		c.only(n.Listener.Addr().String())
		_, err := get(t, c, n.URL+path)
		if !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
		if want != nil && !strings.Contains(err.Error(), "not a public address") {
			t.Errorf("%s: message %v", path, err)
		}
	}
	c := New(quick())
	c.only(n.Listener.Addr().String())
	if _, err := get(t, c, other.URL+"/page"); !errors.Is(err, ErrPrivate) || other.asked("/page")+other.asked("/robots.txt") > 0 {
		t.Errorf("other server: %v", err)
	}
}

// TestRebinding: a name that is the allowed server at first and then another
// address does not reach that.
func TestRebinding(t *testing.T) {
	n := newNasty(t)
	host, port, _ := net.SplitHostPort(n.Listener.Addr().String())
	var at atomic.Value
	at.Store(host)
	opt := quick()
	opt.Resolver = fakeDNS(t, func(string) string { return at.Load().(string) })
	c := New(opt)
	c.only(n.Listener.Addr().String())
	if _, err := get(t, c, "http://news.example:"+port+"/page"); err != nil {
		t.Fatal(err)
	}
	at.Store("10.9.8.7")
	n.CloseClientConnections()
	_, err := get(t, c, "http://news.example:"+port+"/page")
	if !errors.Is(err, ErrPrivate) || !strings.Contains(err.Error(), "10.9.8.7") {
		t.Errorf("after the change: %v", err)
	}
}

// fakeDNS is a resolver whose name server gives one IPv4 address to every name.
func fakeDNS(t *testing.T, answer func(name string) string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			k, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:k]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				h := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
				m.Answers = []dnsmessage.Resource{{Header: h, Body: &dnsmessage.AResource{A: netip.MustParseAddr(answer(q.Name.String())).As4()}}}
			}
			if out, err := m.Pack(); err == nil {
				conn.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}
