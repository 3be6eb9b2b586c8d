package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/page"
)

// isPage recognises HTML: a document type, or an element that a page begins with.
func isPage(l look) bool {
	switch rootOf(l.text) {
	case "html", "head", "body", "title", "meta", "script", "style", "link", "main", "article", "section", "div", "p", "br", "table", "h1", "font", "a", "b":
		return true
	}
	switch filepath.Ext(l.name) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return bytes.IndexByte(l.text, '<') >= 0
	}
	return false
}

// single is a file that is one page.
type single struct {
	*stream
	in   *Reader
	done bool
}

func openPage(r *Reader, s *stream) (documents, error) { return &single{stream: s, in: r}, nil }

func (h *single) next() (piece, error) {
	if h.done {
		return piece{}, io.EOF
	}
	h.done = true
	b, err := io.ReadAll(io.LimitReader(h.r, maxPage+1))
	if err != nil {
		return piece{}, h.wrongly(err)
	}
	if len(b) > maxPage {
		return piece{}, fmt.Errorf("%s is larger than %s: no page is", h.path, size(maxPage))
	}
	p := webPage{body: b, at: -1, origin: h.origin}
	if p.origin.Address = savedFrom(b); p.origin.Address != "" {
		p.options.URL = p.origin.Address
	}
	p.options.Encoding = h.in.opt.Encoding
	p.id = h.name
	return piece{work: func() work { return h.in.read(h.stream, &p) }, place: Left{Path: h.path, Entry: h.name, At: -1}}, nil
}

// saved is the comment that browsers leave in a page they save.
var saved = regexp.MustCompile(`<!-- saved from url=\(\d+\)(https?://[^\s<>"]+) -->`)

// savedFrom is the address that a page was saved from, where it tells.
func savedFrom(b []byte) string {
	if m := saved.FindSubmatch(b[:min(len(b), 2<<10)]); m != nil {
		return string(m[1])
	}
	return ""
}

// webPage is a page to be read, and where it was taken from.
type webPage struct {
	body    []byte
	options page.Options
	origin  doc.Origin
	at      int64  // byte of its record in an archive, or -1
	id      string // of its documents; "" for the address, or the record
	notes   []string
}

var errNoArticle = errors.New("page without an article")

// read makes documents of a page. It may run beside other work.
func (r *Reader) read(s *stream, p *webPage) work {
	left := func(kind Kind, err error) work {
		l := Left{Kind: kind, Path: s.path, Entry: s.name, At: p.at, Err: err}
		if p.at < 0 {
			l.Err = fmt.Errorf("%s: %w", s.path, err)
		} else if p.origin.Address != "" {
			l.Entry = p.origin.Address
		}
		return work{left: []Left{l}}
	}
	const enough = 4 << 10
	if noPage(r.decodedHead(p.body[:min(len(p.body), enough)])) {
		return left(NoText, errors.New("called a page, but no text"))
	}
	web, err := readPage(p.body, p.options)
	if err != nil {
		return left(Broken, err)
	}
	var out work
	for i, d := range web.Documents() {
		if !article(d) {
			continue
		}
		p.identify(d, web.Entries[i].Anchor)
		d.Lang = language(d)
		o := p.origin
		d.Origin = &o
		d.Notes = append(d.Notes, p.notes...)
		out.docs = append(out.docs, r.finish(d, s))
	}
	if len(out.docs) == 0 {
		return left(NoArticle, errNoArticle)
	}
	return out
}

// readPage is page.Read; should it fail on a page that nobody has thought of,
// that is an error of the page and ends nothing else.
func readPage(b []byte, opt page.Options) (p *page.Page, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			p, err = nil, fmt.Errorf("reading the page failed: %v", cause)
		}
	}()
	return page.Read(b, opt)
}

// identify gives a document of the page its address and an id that is the same
// whenever the page is read: the name of the file; in an archive the address,
// for want of one the id of the record. Posts of a live page have their anchor.
func (p *webPage) identify(d *doc.Document, anchor string) {
	if anchor != "" {
		anchor = "#" + anchor
	}
	d.URL = address(strings.TrimSuffix(d.URL, anchor), p.options.URL)
	if d.URL != "" {
		d.URL = feed.Canonical(d.URL)
	}
	d.ID = p.id
	if d.ID == "" {
		d.ID = d.URL
	}
	if d.ID == "" {
		d.ID = p.origin.Record
	}
	if d.ID == "" {
		d.ID = fmt.Sprintf("%s@%d", filepath.Base(p.origin.Input), p.at)
	}
	if d.ID += anchor; d.URL != "" {
		d.URL += anchor
	}
}

// article tells whether there is more in a document than a title.
func article(d *doc.Document) bool {
	for _, b := range d.Markup {
		if b.Kind.Coded() && b.Kind != doc.Title && strings.TrimFunc(d.Text[b.Start:b.End], invisible) != "" {
			return true
		}
	}
	return len(d.Markup) == 0 && strings.TrimFunc(strings.TrimPrefix(d.Text, d.Title), invisible) != ""
}

// address is the address that stands for a page: the canonical one that it
// names, unless that is the front of its site, which some name on every page.
func address(canonical, fetched string) string {
	c, err := url.Parse(canonical)
	if canonical == "" || err != nil || strings.Trim(c.Path, "/") == "" && c.RawQuery == "" {
		if fetched != "" {
			return fetched
		}
	}
	return canonical
}
