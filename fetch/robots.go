package fetch

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// maxRobots is how much of a robots.txt is read, in bytes (RFC 9309, 2.5).
const maxRobots = 500 << 10

// maxCrawlDelay is the longest pause that Crawl-delay can ask for; some files
// hold hours, meant for crawlers of whole sites.
const maxCrawlDelay = 60 * time.Second

// rules are what a robots.txt says to one agent.
type rules struct {
	list     []rule
	delay    time.Duration // Crawl-delay, or zero
	sitemaps []string
}

// rule is one line: the longest pattern that matches decides.
type rule struct {
	pattern string // normalised, "*" stands for anything, "$" at the end for the end
	allow   bool
}

// allows tells whether a path with its query may be fetched.
func (r *rules) allows(path string) bool {
	if r == nil || path == "/robots.txt" {
		return true
	}
	path = normal(path)
	best, allow := -1, true
	for _, l := range r.list {
		if n := len(l.pattern); n > best || n == best && l.allow {
			if match(l.pattern, path) {
				best, allow = n, l.allow
			}
		}
	}
	return allow
}

// parseRobots reads what a robots.txt says to an agent by RFC 9309: groups of
// the same agent are joined, those of "*" hold only where no group names the
// agent; lines that are not understood change nothing.
func parseRobots(b []byte, agent string) *rules {
	b = bytes.TrimPrefix(b[:min(len(b), maxRobots)], []byte("\ufeff"))
	own, all := &rules{}, &rules{}
	var sitemaps []string
	named := false                                 // some group names the agent
	var toOwn, toAll, agents = false, false, false // whom the current group is for; agents: its head goes on
	for line := range strings.FieldsFuncSeq(string(b), func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value := robotsLine(line)
		switch key {
		case "user-agent", "useragent":
			if !agents {
				toOwn, toAll, agents = false, false, true
			}
			switch {
			case value == "*" || strings.HasPrefix(value, "* "):
				toAll = true
			case strings.EqualFold(product(value), agent):
				toOwn, named = true, true
			}
		case "allow", "disallow":
			agents = false
			r := rule{normal(value), key == "allow"}
			if r.pattern == "" {
				continue
			}
			addTo(own, all, toOwn, toAll, func(g *rules) { g.list = append(g.list, r) })
		case "crawl-delay":
			if sec, err := strconv.ParseFloat(value, 64); err == nil && sec > 0 {
				d := time.Duration(min(sec, maxCrawlDelay.Seconds()) * float64(time.Second))
				addTo(own, all, toOwn, toAll, func(g *rules) { g.delay = d })
			}
		case "sitemap":
			sitemaps = append(sitemaps, value)
		}
	}
	if !named {
		own = all
	}
	own.sitemaps = sitemaps
	return own
}

func addTo(own, all *rules, toOwn, toAll bool, add func(*rules)) {
	if toOwn {
		add(own)
	}
	if toAll {
		add(all)
	}
}

// robotsLine splits a line into key, in small letters, and value.
func robotsLine(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, _ = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
}

// product is the name at the head of a user agent.
func product(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_'
	})
	if end < 0 {
		return agent
	}
	return agent[:end]
}

// normal writes a path or pattern in one way: octets beyond ASCII escaped,
// escapes in capitals, escapes of plain letters undone (RFC 9309, 2.2.2).
func normal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && hexDigit(s[i+1]) && hexDigit(s[i+2]):
			v, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			if plain(byte(v)) {
				b.WriteByte(byte(v))
			} else {
				b.WriteString(strings.ToUpper(s[i : i+3]))
			}
			i += 2
		case c >= 0x80 || c <= ' ':
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func plain(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.IndexByte("-._~", c) >= 0
}

// match tells whether a pattern matches the beginning of a path. Its cost is
// linear in their lengths for every "*".
func match(pattern, path string) bool {
	end := strings.HasSuffix(pattern, "$")
	parts := strings.Split(strings.TrimSuffix(pattern, "$"), "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	if len(parts) == 1 {
		return !end || rest == ""
	}
	last := parts[len(parts)-1]
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(rest, p)
		if i < 0 {
			return false
		}
		rest = rest[i+len(p):]
	}
	if end {
		return strings.HasSuffix(rest, last)
	}
	return strings.Contains(rest, last)
}
