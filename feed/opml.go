package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// List is a list of feeds to follow.
type List struct {
	Title string
	Feeds []Subscription
	Notes []string // entries left out, with their lines
}

// Subscription is one feed of a list.
type Subscription struct {
	URL         string // of the feed
	Title       string
	Home        string // page that the feed belongs to
	Description string
	Lang        string
	Type        string // «rss», «atom» … as the list says; most say «rss» for all
	// Categories are the folders it lies in, each from the outside in with
	// slashes between: «World/Asia».
	Categories []string
}

// ReadList reads a list of feeds: OPML, or plain text with one address a line,
// a title after it if wanted, and comments from # on.
//
// Entries without a usable address are noted and left out, as are repeated
// ones, whose categories are joined. A file that breaks off or is no list at all
// is an error that names the line; the list then holds what stands before.
func ReadList(b []byte) (*List, error) {
	text, _, _ := decode(b, "")
	text = noControls(text)
	l := &lister{List: &List{}, at: map[string]int{}}
	_, kind := root(text)
	if len(bytes.TrimSpace(text)) == 0 {
		return l.List, errors.New("read list of feeds: it is empty; write one address a line, or give an OPML file")
	}
	var err error
	switch {
	case kind == "opml":
		err = l.opml(text)
	case bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")):
		err = noList(kind)
	default:
		l.plain(string(text))
	}
	if err == nil && len(l.Feeds) == 0 {
		err = errors.New("it names no feed")
		if len(l.Notes) > 0 {
			err = fmt.Errorf("it names no feed: %s", l.Notes[0])
		}
	}
	if err != nil {
		return l.List, fmt.Errorf("read list of feeds: %w", err)
	}
	return l.List, nil
}

// noList says what a document is that is no list of feeds.
func noList(kind string) error {
	switch kind {
	case "rss", "rdf", "feed":
		return errors.New("this is a feed itself; write its address into a list, one a line")
	case "html":
		return errors.New("this is an HTML page; export the list as OPML, or write the addresses of feeds one a line")
	}
	return fmt.Errorf("neither OPML nor addresses one a line: its root element is <%s>", kind)
}

// lister gathers a list.
type lister struct {
	*List
	at map[string]int // canonical address to index in Feeds
}

// add takes in a subscription that stands in a line.
func (l *lister) add(s Subscription, line int) {
	if rest, ok := strings.CutPrefix(s.URL, "feed:"); ok {
		if s.URL = rest; strings.HasPrefix(rest, "//") {
			s.URL = "https:" + rest
		}
	}
	if !web(s.URL) || resolve(nil, s.URL) == nil {
		l.note("line %d: %q is no address of a feed; write it in full, https://…", line, s.URL)
		return
	}
	key := Canonical(s.URL)
	i, known := l.at[key]
	if !known {
		l.at[key] = len(l.Feeds)
		l.Feeds = append(l.Feeds, s)
		return
	}
	l.note("line %d: %s is there already", line, s.URL)
	l.Feeds[i].Categories = distinct(append(l.Feeds[i].Categories, s.Categories...), strings.TrimSpace)
}

func (l *List) note(format string, args ...any) {
	l.Notes = append(l.Notes, fmt.Sprintf(format, args...))
}

func (l *lister) plain(text string) {
	no := 0
	for line := range strings.Lines(text) {
		no++
		line = strings.TrimSpace(line)
		if i := strings.Index(" "+line, " #"); i >= 0 {
			line = strings.TrimSpace(line[:i])
		} else if i := strings.Index(line, "\t#"); i >= 0 {
			line = strings.TrimSpace(line[:i])
		}
		if line == "" {
			continue
		}
		addr, title := line, ""
		if i := strings.IndexAny(line, " \t"); i >= 0 {
			addr, title = line[:i], strings.TrimSpace(line[i:])
		}
		l.add(Subscription{URL: addr, Title: title}, no)
	}
}

// opml reads outlines; those that hold others and have no address of their own
// are categories.
func (l *lister) opml(text []byte) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false // a bare & in an address is the commonest fault
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	var folders []string                                                               // name of each open outline, "" for feeds
	inTitle := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		line, _ := d.InputPos()
		if err != nil {
			return brokenList(err, line, len(folders))
		}
		switch t := tok.(type) {
		case xml.StartElement:
			inTitle = strings.EqualFold(t.Name.Local, "title")
			if strings.EqualFold(t.Name.Local, "outline") {
				if len(folders) >= maxDepth {
					return fmt.Errorf("line %d: outlines nested too deep; close them with />", line)
				}
				folders = append(folders, l.outline(t, folders, line))
			}
		case xml.EndElement:
			inTitle = false
			if strings.EqualFold(t.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		case xml.CharData:
			if inTitle {
				l.Title = plain(l.Title + string(t))
			}
		}
	}
}

// brokenList says where a list breaks off, and what to do.
func brokenList(err error, line, open int) error {
	msg := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		line, msg = syntax.Line, syntax.Msg
	}
	switch {
	case strings.Contains(msg, "unexpected EOF") && open > 0:
		return fmt.Errorf("line %d: the file ends within an outline; it is cut off, or an <outline …> lacks its end: write <outline …/>", line)
	case strings.Contains(msg, "unexpected EOF"):
		return fmt.Errorf("line %d: the file ends in the middle; export it once more, or close it with </body></opml>", line)
	}
	return fmt.Errorf("line %d: %s; mend the line: & is written &amp;, < is written &lt;, quotes within quotes &quot;", line, msg)
}

// outline reads one outline and gives its name as a category, "" for a feed.
func (l *lister) outline(t xml.StartElement, folders []string, line int) string {
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[strings.ToLower(a.Name.Local)] = strings.TrimSpace(a.Value)
	}
	name := plain(first(attr["text"], attr["title"]))
	addr, typ := first(attr["xmlurl"], attr["url"]), strings.ToLower(attr["type"])
	switch {
	case typ == "link" || typ == "include":
		l.note("line %d: outline of type %s left out: it names no feed", line, typ)
		return ""
	case addr == "" && (typ == "rss" || typ == "atom" || attr["htmlurl"] != ""):
		l.note("line %d: outline %q has no xmlUrl, the address of the feed", line, name)
		return ""
	case addr == "":
		return strings.ReplaceAll(name, "/", "-")
	}
	s := Subscription{URL: addr, Title: plain(first(attr["title"], attr["text"])), Home: attr["htmlurl"],
		Description: plain(attr["description"]), Lang: attr["language"], Type: typ}
	if strings.EqualFold(s.Lang, "unknown") {
		s.Lang = ""
	}
	s.Categories = categories(folders, attr["category"])
	l.add(s, line)
	return ""
}

// categories joins the folders that are open with the category attribute, whose
// entries have commas between.
func categories(folders []string, attribute string) []string {
	path := strings.Join(withoutEmpty(folders), "/")
	list := []string{path}
	for c := range strings.SplitSeq(attribute, ",") {
		list = append(list, strings.Trim(strings.TrimSpace(c), "/"))
	}
	return distinct(list, strings.TrimSpace)
}

// withoutEmpty leaves out the empty names: feeds that hold outlines.
func withoutEmpty(names []string) []string {
	var out []string
	for _, n := range names {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}
