package feed

import (
	"io/fs"
	"net/url"
	"strings"
	"sync"

	"golang.org/x/net/idna"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
)

// Canonical is an address in the one form that tells articles apart: scheme and
// host in lower case and ASCII, no default port, no fragment («#!…» excepted,
// which names a page), no parameters that only say where a reader came from
// (data/feeds/tracking.txt), percent-encoding only where it is needed and in
// one way. Order of parameters, www and slashes at the end stay, and addresses
// of AMP pages are their own. It is for comparing, and leads to the same page.
// What is no address of the web comes back trimmed.
func Canonical(addr string) string {
	addr = strings.TrimSpace(addr)
	u := resolve(nil, addr)
	if u == nil {
		return addr
	}
	var b strings.Builder
	b.WriteString(strings.ToLower(u.Scheme) + "://")
	if u.User != nil {
		b.WriteString(u.User.String() + "@")
	}
	b.WriteString(canonicalHost(u))
	b.WriteString(canonicalPath(u.EscapedPath()))
	if q := canonicalQuery(u.RawQuery); q != "" {
		b.WriteString("?" + q)
	}
	if f := u.EscapedFragment(); strings.HasPrefix(f, "!") {
		b.WriteString("#" + percent(f))
	}
	return b.String()
}

func canonicalHost(u *url.URL) string {
	host := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	if ascii, err := idna.Lookup.ToASCII(host); err == nil && ascii != "" {
		host = ascii
	}
	if strings.Contains(host, ":") { // IPv6
		host = "[" + host + "]"
	}
	port := u.Port()
	if port == "" || port == "80" && strings.EqualFold(u.Scheme, "http") || port == "443" && strings.EqualFold(u.Scheme, "https") {
		return host
	}
	return host + ":" + port
}

// canonicalPath normalises a path and resolves its dot segments.
func canonicalPath(p string) string {
	p = percent(p)
	if p == "" || p[0] != '/' {
		p = "/" + p
	}
	if !strings.Contains(p, "/.") {
		return p
	}
	var out []string
	segments := strings.Split(p[1:], "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".", "..":
			if s == ".." && len(out) > 0 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, s)
		}
	}
	return "/" + strings.Join(out, "/")
}

// canonicalQuery normalises parameters and leaves out empty and tracking ones.
func canonicalQuery(q string) string {
	var out []string
	for p := range strings.SplitSeq(q, "&") {
		if p = percent(p); p != "" && !tracking().match(p) {
			out = append(out, p)
		}
	}
	return strings.Join(out, "&")
}

// percent writes percent-encoding in one way: letters, digits and «-._~» as
// they are; everything that an address may not hold, in upper case.
func percent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && hexDigit(s[i+1]) >= 0 && hexDigit(s[i+2]) >= 0 {
			c = byte(hexDigit(s[i+1])<<4 | hexDigit(s[i+2]))
			i += 2
			if unreserved(c) {
				b.WriteByte(c)
			} else {
				escape(&b, c)
			}
			continue
		}
		if c > ' ' && c < 0x7F && !strings.ContainsRune("\"<>\\^`{|}%", rune(c)) {
			b.WriteByte(c)
		} else {
			escape(&b, c)
		}
	}
	return b.String()
}

func escape(b *strings.Builder, c byte) {
	const digits = "0123456789ABCDEF"
	b.Write([]byte{'%', digits[c>>4], digits[c&15]})
}

func unreserved(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// parameters are names of parameters, in lower case.
type parameters struct {
	names    map[string]bool // «fbclid»; «source=rss» with its value
	prefixes []string        // «utm_»
}

// match tells whether a parameter with its value is one of p.
func (p *parameters) match(param string) bool {
	param = strings.ToLower(param)
	name, _, _ := strings.Cut(param, "=")
	if p.names[name] || p.names[param] {
		return true
	}
	for _, pre := range p.prefixes {
		if strings.HasPrefix(name, pre) {
			return true
		}
	}
	return false
}

// tracking are the parameters of data/feeds/tracking.txt.
var tracking = sync.OnceValue(func() *parameters {
	p := &parameters{names: map[string]bool{}}
	for _, s := range dataLines("feeds/tracking.txt") {
		if pre, ok := strings.CutSuffix(s, "*"); ok {
			p.prefixes = append(p.prefixes, pre)
		} else {
			p.names[s] = true
		}
	}
	return p
})

// dataLines is the first field of every line of a built-in data file, in lower
// case.
func dataLines(name string) []string {
	b, err := fs.ReadFile(data.FS, name)
	if err != nil {
		return nil // embedded: a test sees to it that it is there
	}
	var out []string
	lexicon.EachLine(&lexicon.File{Name: name, Text: string(b)}, func(l lexicon.Line) {
		for item := range lexicon.Items(strings.ToLower(l.Fields(2)[0])) {
			out = append(out, item)
		}
	})
	return out
}
