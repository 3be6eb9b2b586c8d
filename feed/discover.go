package feed

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Link is an address at which a feed is, or may be.
type Link struct {
	Href  string // absolute where the page's address is known
	Title string
	Type  string // media type as the page states it, or ""
	Guess bool   // the page does not say that this is a feed
}

// maxLinks bounds what Discover returns of one sort.
const maxLinks = 50

// Discover finds the feeds of an HTML page that lies at base. First come those
// that it names by link elements, feeds of comments last; then, marked as
// guesses, links whose address looks like a feed's, and paths at which sites
// keep feeds (data/feeds/paths.txt). Without base only absolute links are found.
func Discover(page []byte, base string) []Link {
	d := &discovery{base: resolve(nil, base), seen: map[string]bool{}}
	z := html.NewTokenizer(strings.NewReader(string(page)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			d.wellKnown(base)
			return append(append(append([]Link(nil), d.named...), d.comments...), d.guesses...)
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, more := z.TagName(); more {
				d.tag(string(name), z)
			}
		}
	}
}

type discovery struct {
	base                     *url.URL
	based                    bool // the page has a base element; the first counts
	seen                     map[string]bool
	named, comments, guesses []Link
}

func (d *discovery) tag(name string, z *html.Tokenizer) {
	switch name {
	case "base":
		if u := resolve(d.base, attributes(z)["href"]); u != nil && !d.based {
			d.base, d.based = u, true
		}
	case "link":
		d.link(attributes(z))
	case "a":
		if href := attributes(z)["href"]; feedName(href) {
			d.guesses = d.add(d.guesses, Link{Href: href, Guess: true})
		}
	}
}

// link reads a link element.
func (d *discovery) link(attr map[string]string) {
	rel := strings.Fields(strings.ToLower(attr["rel"]))
	typ, _, _ := strings.Cut(strings.ToLower(attr["type"]), ";")
	typ = strings.TrimSpace(typ)
	for _, r := range rel {
		if r == "feed" || r == "alternate" && feedType(typ, attr["href"]) {
			l := Link{Href: attr["href"], Title: plain(attr["title"]), Type: typ}
			if strings.Contains(l.Href, "comments") {
				d.comments = d.add(d.comments, l)
			} else {
				d.named = d.add(d.named, l)
			}
			return
		}
	}
}

// add appends a link whose address is new, and resolves it.
func (d *discovery) add(list []Link, l Link) []Link {
	if s, ok := strings.CutPrefix(strings.TrimSpace(l.Href), "feed:"); ok {
		if l.Href = s; strings.HasPrefix(s, "//") {
			l.Href = "https:" + s
		}
	}
	l.Href = absolute(d.base, l.Href)
	key := Canonical(l.Href)
	if l.Href == "" || d.seen[key] || len(list) >= maxLinks {
		return list
	}
	d.seen[key] = true
	return append(list, l)
}

// wellKnown adds paths at the root of the page's site.
func (d *discovery) wellKnown(page string) {
	if d.base = resolve(nil, page); d.base == nil {
		return
	}
	for _, p := range dataLines("feeds/paths.txt") {
		d.guesses = d.add(d.guesses, Link{Href: p, Guess: true})
	}
}

// feedType tells whether an alternate version of a page is a feed: types of XML
// and JSON in general are believed only of addresses that look like a feed's.
func feedType(typ, href string) bool {
	switch typ {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml", "text/rss+xml", "text/rss", "application/rss":
		return true
	case "application/json", "application/xml", "text/xml":
		return feedName(href)
	}
	return false
}

// feedName tells whether the path of an address looks like a feed's.
func feedName(href string) bool {
	if strings.HasPrefix(href, "feed:") {
		return true
	}
	path, _, _ := strings.Cut(strings.ToLower(href), "#")
	path, query, _ := strings.Cut(path, "?")
	if i := strings.Index(path, "://"); i >= 0 {
		_, path, _ = strings.Cut(path[i+3:], "/")
	}
	if strings.HasPrefix(query, "feed=") || strings.Contains(query, "format=rss") {
		return true
	}
	for seg := range strings.SplitSeq(path, "/") {
		switch seg {
		case "feed", "feeds", "rss", "atom", "rss2", "rdf", "rss.php", "feed.php":
			return true
		}
	}
	for _, end := range []string{".rss", ".rdf", ".atom", "rss.xml", "feed.xml", "atom.xml", "feed.json"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}
