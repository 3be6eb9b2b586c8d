package intake

import (
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/page"
	"github.com/sijil-news/sijil/pubtime"
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
	d, err := itemText(it)
	if d == nil || err != nil {
		return nil, err
	}
	if d.ID, d.URL = it.ID, it.URL; d.URL != "" {
		d.URL = feed.Canonical(d.URL)
		d.ID = d.URL
	}
	d.Publisher, d.Authors, d.Image = it.Publisher, it.Authors, it.Image
	d.Published, d.Modified, d.PubTime = it.Published, it.Modified, time.Time{}
	if d.Published != "" {
		if d.PubTime, err = pubtime.Parse(d.Published); err != nil {
			d.Note(err.Error())
		}
	}
	d.Lang = it.Lang
	d.Lang = language(d)
	return d, nil
}

// itemText reads what an item carries like a page; nil where there is nothing.
func itemText(it *feed.Item) (*doc.Document, error) {
	content := it.Content
	if strings.TrimSpace(content) == "" {
		content = it.Summary
	}
	title := html.EscapeString(it.Title)
	p, err := page.Read([]byte("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>"+title+"</title></head><body><article><h1>"+title+"</h1>\n"+content+"</article></body></html>"), page.Options{URL: it.URL})
	if err != nil {
		return nil, err
	}
	for _, d := range p.Documents() {
		if article(d) {
			return d, nil
		}
	}
	if it.Title == "" {
		return nil, nil
	}
	return &doc.Document{Title: it.Title, Text: it.Title, Markup: []doc.Block{{Kind: doc.Title, Span: doc.Span{End: len(it.Title)}}}}, nil
}
