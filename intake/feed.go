package intake

import (
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/page"
)

// isFeed recognises RSS, Atom, RDF and JSON Feed.
func isFeed(l look) bool {
	switch rootOf(l.text) {
	case "rss", "feed", "rdf":
		return true
	}
	return objectStart(body(l.text)) && jsonFeed.Match(l.text[:min(len(l.text), 2<<10)])
}

var jsonFeed = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org`)

// items reads a feed: one document an item, of what the feed itself carries.
type items struct {
	*stream
	in   *Reader
	self string // address of the feed, as it gives it
	left []feed.Item
}

func openFeed(r *Reader, s *stream) (documents, error) {
	b, err := io.ReadAll(io.LimitReader(s.r, maxPage+1))
	if err != nil {
		return nil, s.wrongly(err)
	}
	if len(b) > maxPage {
		return nil, fmt.Errorf("%s is larger than %s: no feed is", s.path, size(maxPage))
	}
	f, err := feed.Parse(b, feed.Options{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	if len(f.Items) == 0 {
		return nil, &empty{s.path + " is a feed without items"}
	}
	return &items{stream: s, in: r, self: f.Self, left: f.Items}, nil
}

func (i *items) next() (piece, error) {
	if len(i.left) == 0 {
		return piece{}, io.EOF
	}
	it := &i.left[0]
	i.left = i.left[1:]
	return piece{work: func() work { return i.read(it) }, place: Left{Path: i.path, Entry: i.name, At: -1}}, nil
}

// read makes a document of an item.
func (i *items) read(it *feed.Item) work {
	d, err := Item(it)
	if err != nil {
		return work{left: []Left{{Kind: Broken, Path: i.path, Entry: i.name, At: -1, Err: fmt.Errorf("%s: item %s: %w", i.path, it.ID, err)}}}
	}
	if d == nil {
		return work{left: []Left{{Kind: NoArticle, Path: i.path, Entry: i.name, At: -1, Err: fmt.Errorf("%s: item %s holds no text", i.path, it.ID)}}}
	}
	o := i.origin
	o.Feed = i.self
	d.Origin = &o
	return work{docs: []*doc.Document{i.in.finish(d, i.stream)}}
}

// Item is the document of an item of a feed, by its whole text or else its
// summary; nil where it carries none. An item with a title alone is a document
// too, as it is in JSONL.
func Item(it *feed.Item) (*doc.Document, error) {
	d := it.Document()
	if err := fillItem(d, it); err != nil || d.Text == "" {
		return nil, err
	}
	d.Lang = language(d)
	return d, nil
}

// fillItem sets the text that an item carries, read like a page.
func fillItem(d *doc.Document, it *feed.Item) error {
	for _, content := range []string{it.Content, it.Summary} {
		if strings.TrimSpace(content) == "" {
			continue
		}
		p, err := readPage([]byte(itemPage(it.Title, content)), page.Options{URL: it.URL})
		if err != nil {
			return err
		}
		for _, read := range p.Documents() {
			if article(read) {
				d.Title, d.Text, d.Markup, d.Notes = read.Title, read.Text, read.Markup, append(d.Notes, p.Notes...)
				return nil
			}
		}
	}
	if d.Title != "" {
		d.Text, d.Markup = d.Title, []doc.Block{{Kind: doc.Title, Span: doc.Span{End: len(d.Title)}}}
	}
	return nil
}

// itemPage makes a page of a title and of HTML. HTML without any tag is plain
// text, whose line breaks count.
func itemPage(title, content string) string {
	if !strings.Contains(content, "<") {
		content = strings.ReplaceAll(content, "\n", "<br>\n")
	}
	title = html.EscapeString(title)
	return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + title + "</title></head><body><article><h1>" + title + "</h1>\n" + content + "</article></body></html>"
}
