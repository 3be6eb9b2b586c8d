// Package page reads a web page: it decodes and parses the HTML, finds the
// article in it and cuts the article into typed blocks, so that captions and
// headings stay what they are and boxes of related stories, promotion and share
// bars are known for what they are. Nothing of a page is loaded or executed.
package page

import (
	"errors"
	"fmt"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// Options tell what is known of a page beside its bytes.
type Options struct {
	URL         string // address it was fetched from; base of relative links
	ContentType string // header value, for the charset
	Encoding    string // forces an encoding; "" recognises it
}

// Page is what was read from a web page.
type Page struct {
	Meta
	Encoding string   // it was read in, as the HTML standard names it
	Entries  []Entry  // one for an article; one each for the posts of a live page, in the order of the page
	Next     string   // address of the next page of a paged article, or ""
	Notes    []string // what was odd about the page
}

// Entry is one article or one post of a live page.
type Entry struct {
	Title     string
	Anchor    string      // fragment of the post on a live page, or ""
	Published string      // of the post where it has one, else ""
	Modified  string      // likewise
	Text      string      // the blocks joined by newlines, title first where there is one
	Blocks    []doc.Block // over Text: byte spans in text order, disjoint, at rune borders
}

// ErrEncoding tells that Options.Encoding names no encoding that is known.
var ErrEncoding = errors.New("unknown encoding")

// Read reads a page. The only error is an encoding asked for that does not
// exist; whatever is odd about the page itself becomes a note. A page without
// text gives one entry without blocks.
func Read(b []byte, opt Options) (*Page, error) {
	p := &Page{}
	text, err := p.decode(b, opt)
	if err != nil {
		return nil, fmt.Errorf("read page %q: %w", opt.URL, err)
	}
	root := p.parse(text)
	p.Meta = readMeta(root, opt)
	r := newReader(root, p.Meta.Title, opt)
	p.Entries = r.entries()
	p.Next = nextPage(root, opt.URL, p.Canonical)
	p.Notes = append(p.Notes, r.notes...)
	return p, nil
}

// Documents makes a document of each entry, with what is known of the page.
// Their ids are the address, with the anchor for posts; the caller may put
// others there. Published is that of the post where it has one.
func (p *Page) Documents() []*doc.Document {
	out := make([]*doc.Document, 0, len(p.Entries))
	for i := range p.Entries {
		out = append(out, p.document(&p.Entries[i]))
	}
	return out
}

func (p *Page) document(e *Entry) *doc.Document {
	d := &doc.Document{
		URL: p.Canonical, Publisher: p.Publisher, Lang: p.Lang, Published: p.Published, Modified: p.Modified,
		Authors: p.Authors, Section: p.Section, Image: p.Image,
		Title: e.Title, Text: e.Text, Markup: e.Blocks, Notes: append([]string(nil), p.Notes...),
	}
	if e.Anchor != "" && d.URL != "" {
		d.URL += "#" + e.Anchor
	}
	d.ID = d.URL
	if e.Published != "" {
		d.Published = e.Published
	}
	if e.Modified != "" {
		d.Modified = e.Modified
	}
	if d.Published != "" {
		t, err := pubtime.Parse(d.Published)
		if err != nil {
			d.Note(err.Error())
		}
		d.PubTime = t
	}
	return d
}
