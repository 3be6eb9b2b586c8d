package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxNesting bounds the elements nested in a sitemap; five are usual.
const maxNesting = 32

// sitemapXML is the state of reading a sitemap of XML.
type sitemapXML struct {
	*sitemapReader
	open  []string // local names of the open elements, in lower case
	entry SitemapEntry
	field *string // of entry, which the text belongs to, or nil
	text  []byte
}

// xml reads a urlset or an index token by token.
func (s *sitemapReader) xml(r io.Reader) error {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	x := &sitemapXML{sitemapReader: s}
	for {
		tok, err := d.Token()
		s.guard.used = 0
		if err == nil {
			var done bool
			if done, err = x.token(tok); done || err != nil && !errors.Is(err, errNesting) {
				return err
			}
		}
		if err != nil {
			line, _ := d.InputPos()
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.note("broken XML in line %d: read up to there, %d entries (%v)", line, s.Entries, err)
			return nil
		}
	}
}

var errNesting = errors.New("elements nested too deep")

// token takes in one token; done tells that the root element is closed. Errors
// other than errNesting are those of each.
func (x *sitemapXML) token(tok xml.Token) (done bool, err error) {
	switch t := tok.(type) {
	case xml.StartElement:
		if len(x.open) >= maxNesting {
			return false, errNesting
		}
		x.start(strings.ToLower(t.Name.Local))
	case xml.CharData:
		if x.field != nil && len(x.text) < maxValue {
			x.text = append(x.text, t[:min(len(t), maxValue)]...)
		}
	case xml.EndElement:
		return x.end()
	}
	return false, nil
}

func (x *sitemapXML) parent() string {
	if len(x.open) == 0 {
		return ""
	}
	return x.open[len(x.open)-1]
}

func (x *sitemapXML) start(name string) {
	parent := x.parent()
	x.open = append(x.open, name)
	if len(x.open) == 2 && (name == "url" || name == "sitemap") {
		x.entry = SitemapEntry{Index: name == "sitemap"}
	}
	if name == "news" && parent == "url" && x.entry.News == nil {
		x.entry.News = &News{}
	}
	if f := x.fieldOf(parent, name); f != nil && *f == "" {
		x.field, x.text = f, x.text[:0]
	}
}

// fieldOf is where the text of an element goes, nil for nowhere.
func (x *sitemapXML) fieldOf(parent, name string) *string {
	own, n := parent == "url" || parent == "sitemap", x.entry.News
	switch {
	case own && name == "loc":
		return &x.entry.URL
	case own && name == "lastmod":
		return &x.entry.LastMod
	case n == nil:
	case parent == "news" && name == "title":
		return &n.Title
	case parent == "news" && name == "publication_date":
		return &n.Published
	case parent == "publication" && name == "language":
		return &n.Lang
	case parent == "publication" && name == "name":
		return &n.Publisher
	}
	return nil
}

func (x *sitemapXML) end() (done bool, err error) {
	if x.field != nil {
		*x.field = strings.ToValidUTF8(strings.TrimSpace(string(x.text)), "")
		x.field = nil
	}
	if len(x.open) == 0 {
		return true, nil
	}
	x.open = x.open[:len(x.open)-1]
	switch len(x.open) {
	case 0:
		return true, nil
	case 1:
		e := x.entry
		x.entry = SitemapEntry{}
		if n := e.News; n != nil {
			n.Title, n.Publisher = plain(n.Title), plain(n.Publisher)
		}
		return false, x.emit(e)
	}
	return false, nil
}
