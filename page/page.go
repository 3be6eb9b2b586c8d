// Package page reads news articles from web pages: typed blocks and metadata.
package page

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
)

// Options tell what is known of a page beside its bytes.
type Options struct {
	URL         string // address it was fetched from; base of relative links
	ContentType string // header value, for the charset
	Encoding    string // forces an encoding; "" recognises it
}

// Page is what was read of a web page.
type Page struct {
	Meta
	Encoding string  // it was read in
	Entries  []Entry // one for an article; one each for the posts of a live page
	Next     string  // address of the next page of a paged article, or ""
	Notes    []string
}

// Entry is an article, or one post of a live page.
type Entry struct {
	Title, Anchor       string
	Published, Modified string
	Text                string
	Blocks              []doc.Block // over Text
}

// Read reads a page.
func Read(b []byte, opt Options) (*Page, error) {
	enc := opt.Encoding
	if enc == "" {
		enc, _ = charset.Detect(b)
	}
	if d, err := charset.NewDecoder(enc).Bytes(b); err == nil {
		b = d
	}
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("parse page: %w", err)
	}
	p := &Page{Meta: readMeta(root, opt), Encoding: enc}
	var e Entry
	for n := range root.Descendants() {
		if n.DataAtom != atom.P {
			continue
		}
		var t strings.Builder
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				t.WriteString(c.Data)
			}
		}
		if s := strings.Join(strings.Fields(t.String()), " "); s != "" {
			start := len(e.Text)
			e.Text += s + "\n"
			e.Blocks = append(e.Blocks, doc.Block{Kind: doc.Paragraph, Span: doc.Span{Start: start, End: len(e.Text) - 1}})
		}
	}
	p.Entries = []Entry{e}
	return p, nil
}

func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}
