package fetch

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// Ports that pages are served on. Others are left alone, so that no page can
// have us talk to a mail server or a database.
func usualPort(p string) bool {
	return slices.Contains([]string{"", "80", "443", "8080", "8443"}, p)
}

// special are the IPv4 blocks that are not public: IANA's registry of special
// addresses (RFC 6890), multicast and the reserved rest.
func special() []netip.Prefix {
	return prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
		"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")
}

// special6 are the blocks within 2000::/3 that are not public.
func special6() []netip.Prefix {
	return prefixes("2001::/23", "2001:db8::/32", "3fff::/20")
}

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

func within(a netip.Addr, list []netip.Prefix) bool {
	return slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Contains(a) })
}

// Public tells whether an IP address is one of the open Internet: not this
// machine, a local or provider's network, multicast, reserved, documentation.
// IPv6 addresses that stand for an IPv4 one (mapped, NAT64, 6to4) are judged
// by that one.
func Public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	if a = a.Unmap(); a.Is4() {
		return !within(a, special())
	}
	b := a.As16()
	switch {
	case within(a, prefixes("64:ff9b::/96")): // NAT64
		return Public(netip.AddrFrom4([4]byte(b[12:16])))
	case within(a, prefixes("2002::/16")): // 6to4
		return Public(netip.AddrFrom4([4]byte(b[2:6])))
	}
	return within(a, prefixes("2000::/3")) && !within(a, special6())
}

// parse reads and checks an address as far as can be done without asking a
// name server.
func (c *Client) parse(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil, &Error{URL: raw, Kind: ErrAddress, Detail: "address not understood", Advice: "it begins with http:// or https://", Cause: err}
	}
	return u, c.check(u)
}

func (c *Client) check(u *url.URL) error {
	fail := func(kind error, detail, advice string) error {
		return &Error{URL: u.Redacted(), Kind: kind, Detail: detail, Advice: advice}
	}
	switch {
	case u.Scheme == "":
		return fail(ErrAddress, "no address of the Web", "addresses begin with http:// or https://; files are read by sijil code")
	case u.Scheme != "http" && u.Scheme != "https":
		return fail(ErrAddress, fmt.Sprintf("scheme %q is not fetched", u.Scheme), "addresses begin with http:// or https://")
	case u.Hostname() == "":
		return fail(ErrAddress, "no host in the address", "")
	case !c.opt.AllowPrivate && !usualPort(u.Port()):
		return fail(ErrAddress, "port "+u.Port()+" is none that pages are served on", "allow it with --allow-private")
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	local := host == "localhost" || strings.HasSuffix(host, ".localhost")
	if a, err := netip.ParseAddr(host); err == nil {
		local = !c.allowed(netip.AddrPortFrom(a, 80))
	}
	if local && !c.opt.AllowPrivate {
		return fail(ErrPrivate, host+" is not a public address", "allow it with --allow-private")
	}
	return nil
}

// dialled is asked with the address that is about to be connected to, after
// names were resolved: redirects and name servers cannot get around it.
func (c *Client) dialled(address string) error {
	a, err := netip.ParseAddrPort(address)
	if err == nil && c.allowed(a) {
		return nil
	}
	return &Error{Kind: ErrPrivate, Detail: "the host stands at " + address + ", which is not a public address", Advice: "allow it with --allow-private"}
}

// Redacted is an address without its password, for messages and output.
func Redacted(addr string) string {
	if u, err := url.Parse(addr); err == nil && u.User != nil {
		return u.Redacted()
	}
	return addr
}

// hostKey names the host whose patience a request costs.
func hostKey(u *url.URL) string {
	h := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if ascii, err := idna.Lookup.ToASCII(h); err == nil {
		return ascii
	}
	return h
}

// origin is scheme, host and port.
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return u.Scheme + "://" + net.JoinHostPort(hostKey(u), port)
}
