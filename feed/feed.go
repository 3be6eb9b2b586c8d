// Package feed reads what sites announce their articles with: feeds (RSS 0.9x,
// 1.0 and 2.0, Atom, JSON Feed), sitemaps, lists of feeds (OPML), and the links
// of a page that lead to feeds. It takes bytes and readers and does no I/O of
// its own.
//
// Feeds are parsed by gofeed, behind a pass of our own that decodes them,
// balances their mark-up and takes out what no XML may hold; what was mended is
// told in Notes.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Options tell what is known of a feed beside its bytes.
type Options struct {
	URL         string // address it was fetched from, after redirects; base of relative links
	ContentType string // header value, for the charset
}

// Feed is a feed as read. Everything but Items may be empty.
type Feed struct {
	Title     string // text
	Home      string // address of the page the feed belongs to
	Self      string // address the feed gives for itself
	Lang      string // as printed: «ar», «en-gb»
	Publisher string // as the feed names it, else its title
	Format    string // "rss 2.0", "rdf 1.0", "atom 1.0", "json 1.1"
	Encoding  string // it was read in
	TTL       time.Duration
	SkipHours []int // hours of the day, 0 to 23, GMT, in which it need not be asked
	SkipDays  []time.Weekday
	Items     []Item
	Notes     []string // what was odd about the feed
}

// Item is one article as its feed announces it.
type Item struct {
	ID         string // guid or id; else the canonical address; else a hash of title and date
	URL        string // absolute, as printed, with tracking parameters
	Title      string // text
	Summary    string // HTML
	Content    string // HTML; empty where the feed carries no whole text
	Authors    []string
	Publisher  string // the outlet the item is taken from, where the feed tells, else that of the feed
	Published  string // as given
	Modified   string // as given
	Lang       string // of the item, else of the feed
	Image      string // address
	Categories []string
	// Keys tell the article from others, also in later captures of the feed and
	// in other feeds: two items are one article if they share a key. They are
	// the id and, where no other item of the feed has it, the canonical address.
	Keys []string
}

// PageError is the error of Parse for an HTML page in place of a feed.
type PageError struct {
	URL   string // it was fetched from, where known
	Feeds []Link // feeds that the page names, and guesses; see Discover
}

func (e *PageError) Error() string {
	msg := "this is an HTML page and no feed"
	var named []string
	for _, l := range e.Feeds {
		if !l.Guess {
			named = append(named, l.Href)
		}
	}
	if len(named) > 0 {
		return msg + "; it names these feeds, give one of them: " + strings.Join(named, " ")
	}
	return msg + ", and discovery finds none that it names; look for the feed's own address on the site"
}

// Parse reads a feed. Broken feeds give what can be read of them and Notes; an
// error means that there is nothing to read: *PageError for an HTML page.
func Parse(b []byte, opt Options) (*Feed, error) {
	f, err := parse(b, opt)
	if err != nil {
		if opt.URL != "" {
			return nil, fmt.Errorf("read feed %s: %w", opt.URL, err)
		}
		return nil, fmt.Errorf("read feed: %w", err)
	}
	return f, nil
}

func parse(b []byte, opt Options) (f *Feed, err error) {
	text, enc, notes := decode(b, opt.ContentType)
	text = noControls(text)
	f = &Feed{Encoding: enc, Notes: notes}
	// gofeed is not ours: whatever it stumbles over stays an error.
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("the parser gave up: %v", r)
		}
	}()
	at, kind := root(text)
	switch kind {
	case "json":
		err = f.readJSON(text[at:])
	case "rss", "rdf", "feed":
		if len(bytes.TrimSpace(text[:at])) > 0 && leading(text[:at]) {
			f.note("%d bytes of something else before the feed left out", at)
		}
		err = f.readXML(text, at, kind)
	case "html":
		err = &PageError{URL: opt.URL, Feeds: Discover(text, opt.URL)}
	default:
		err = notFeed(text, kind)
	}
	if err != nil {
		return nil, err
	}
	f.finish(opt)
	return f, nil
}

func (f *Feed) note(format string, args ...any) {
	f.Notes = append(f.Notes, fmt.Sprintf(format, args...))
}

// How far into a document its root element may stand.
const maxLead = 1 << 16

var (
	rootName = regexp.MustCompile(`(?i)<(?:[a-z_][\w.-]*:)?(rss|rdf|feed|opml|urlset|sitemapindex)[\s>/]`)
	pageRoot = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|head|body)[\s>]`)
	comment  = regexp.MustCompile(`(?s)<!--.*?-->`)
	anyRoot  = regexp.MustCompile(`<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]`)
	prologue = regexp.MustCompile(`(?s)<\?.*?\?>|<!--.*?-->|<!\[?(?:DOCTYPE|doctype)[^>\[]*(?:\[.*?\]\s*)?>`)
)

// root finds where a document begins, and its kind: "rss", "rdf", "feed",
// "json", "html", another root element's name in lower case, or "".
func root(text []byte) (at int, kind string) {
	head := text[:min(len(text), maxLead)]
	if t := bytes.TrimLeft(head, " \t\r\n\ufeff"); len(t) > 0 && t[0] == '{' {
		return len(head) - len(t), "json"
	}
	if bytes.Contains(head[:min(len(head), 1<<12)], []byte("<!--")) {
		head = comment.ReplaceAllFunc(head, blanks) // what stands in a comment is no root
	}
	f, p := rootName.FindSubmatchIndex(head), pageRoot.FindIndex(head)
	if f != nil && (p == nil || f[0] < p[0]) {
		return f[0], strings.ToLower(string(head[f[2]:f[3]]))
	}
	if p != nil {
		return p[0], "html"
	}
	if m := anyRoot.FindSubmatchIndex(prologue.ReplaceAllFunc(head, blanks)); m != nil {
		return m[0], strings.ToLower(string(head[m[2]:m[3]]))
	}
	return 0, ""
}

// blanks has the length of b, so that offsets stay.
func blanks(b []byte) []byte { return bytes.Repeat([]byte{' '}, len(b)) }

// leading tells whether what stands before the root element is no prologue.
func leading(b []byte) bool {
	return len(bytes.TrimSpace(prologue.ReplaceAll(b, nil))) > 0
}

// notFeed says what a document is that is no feed, and what to do.
func notFeed(text []byte, kind string) error {
	switch kind {
	case "urlset", "sitemapindex":
		return errors.New("this is a sitemap and no feed")
	case "opml":
		return errors.New("this is a list of feeds (OPML) and no feed")
	case "":
		if len(bytes.TrimSpace(text)) == 0 {
			return errors.New("it is empty")
		}
		return errors.New("neither RSS, Atom nor JSON Feed: it begins " + excerpt(text))
	}
	return fmt.Errorf("neither RSS, Atom nor JSON Feed: its root element is <%s>", kind)
}

// excerpt quotes the first characters of a text.
func excerpt(b []byte) string {
	r := []rune(strings.Join(strings.Fields(string(b[:min(len(b), 400)])), " "))
	return fmt.Sprintf("%q", string(r[:min(len(r), 40)]))
}
