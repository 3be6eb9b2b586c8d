package access

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// address is where a request comes from. Behind a proxy that is trusted it is
// what the proxy added last to X-Forwarded-For: what stands before may be made
// up.
func (g *Guard) address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if !g.opt.TrustProxy {
		return host
	}
	list := r.Header.Values("X-Forwarded-For")
	if len(list) == 0 {
		return host
	}
	all := strings.Split(list[len(list)-1], ",")
	last := strings.TrimSpace(all[len(all)-1])
	if a, err := netip.ParseAddr(last); err == nil {
		return a.Unmap().String()
	}
	if a, err := netip.ParseAddrPort(last); err == nil {
		return a.Addr().Unmap().String()
	}
	return host
}

// secure tells whether the browser speaks TLS, with us or a trusted proxy.
func (g *Guard) secure(r *http.Request) bool {
	return r.TLS != nil || g.opt.TLS || g.opt.TrustProxy && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
}

// Names of the cookie: __Host- makes browsers take it only over TLS, from this
// very host, for all paths.
const (
	cookiePlain  = "sijil_session"
	cookieSecure = "__Host-sijil_session"
)

func (g *Guard) cookieName(secure bool) string {
	if secure {
		return cookieSecure
	}
	return cookiePlain
}

// cookie is the header that gives a browser its session; "" takes it away.
func (g *Guard) cookie(secret string, secure bool) *http.Cookie {
	c := &http.Cookie{Name: g.cookieName(secure), Value: secret, Path: "/", HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode, MaxAge: int(Absolute.Seconds())}
	if secret == "" {
		c.MaxAge = -1
	}
	return c
}

// rightHost tells whether a request may call the server by this name while it is
// open, or not.
func (g *Guard) rightHost(host string, open bool) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.ToLower(strings.Trim(name, "[]")), ".")
	if slices.ContainsFunc(g.opt.Hosts, func(h string) bool { return strings.EqualFold(strings.TrimSuffix(h, "."), name) }) {
		return true
	}
	if !open {
		return len(g.opt.Hosts) == 0 || loopbackName(name)
	}
	return loopbackName(name)
}

// loopbackName tells whether a name can only be this machine.
func loopbackName(name string) bool {
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	a, err := netip.ParseAddr(name)
	return err == nil && a.IsLoopback()
}

func shortHost(s string) string { return s[:min(len(s), 80)] }

// Loopback tells whether a server that listens on HOST:PORT is reached from this
// machine only.
func Loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	return loopbackName(strings.ToLower(host))
}
