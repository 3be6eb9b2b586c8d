package feed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/sijil-news/sijil/charset"
)

// SitemapEntry is one address of a sitemap, or one sitemap of an index.
type SitemapEntry struct {
	URL     string
	LastMod string // as given, or ""
	Index   bool   // the address is that of another sitemap
	News    *News  // what the news module says, nil where it is not used
}

// News is what the news module of sitemaps says of an article.
type News struct {
	Title     string
	Published string // as given
	Lang      string
	Publisher string
}

// Sitemap tells what ReadSitemap has read.
type Sitemap struct {
	Kind    string // "urlset", "index", "text"
	Entries int
	Notes   []string // what was odd
}

// Limits of a sitemap. The protocol allows 50 MB.
const (
	maxSitemap = 1 << 28 // bytes after decompression
	maxPart    = 1 << 20 // bytes of one tag or stretch of text
	maxValue   = 1 << 13 // bytes kept of one value
	maxLine    = 1 << 14 // bytes of a line of a text sitemap
	peekSize   = 1 << 12
)

// ReadSitemap reads a sitemap (urlset, with the news module), a sitemap index
// or a text sitemap, gzipped or not, and calls each with every entry as it comes.
// Memory does not grow with the input. A sitemap that breaks off gives what
// stands before, and a note; an error means that this is no sitemap, or comes
// from each, which ends the reading.
func ReadSitemap(r io.Reader, each func(SitemapEntry) error) (Sitemap, error) {
	s := &sitemapReader{each: each}
	if err := s.read(r); err != nil {
		return s.Sitemap, fmt.Errorf("read sitemap: %w", err)
	}
	return s.Sitemap, nil
}

type sitemapReader struct {
	Sitemap
	each  func(SitemapEntry) error
	guard *guard
	lost  int // entries without an address of the web
}

func (s *sitemapReader) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

func (s *sitemapReader) read(r io.Reader) error {
	r, err := unzipped(r)
	if err != nil {
		return err
	}
	s.guard = &guard{r: r, left: maxSitemap, part: maxPart}
	in := bufio.NewReaderSize(s.guard, peekSize)
	head, err := in.Peek(peekSize)
	if err != nil && len(head) == 0 && err != io.EOF {
		return err
	}
	text, enc, notes := decode(head, "")
	if labels := labelled(head, ""); ascii(head) && len(labels) > 0 {
		enc = labels[0] // what is not ASCII comes further down
	}
	s.Notes = notes
	text = noControls(text)
	body := decodedReader(in, head, enc)
	switch _, kind := root(text); {
	case len(bytes.TrimSpace(text)) == 0:
		return errors.New("it is empty")
	case kind == "urlset" || kind == "sitemapindex":
		s.Kind = map[string]string{"urlset": "urlset", "sitemapindex": "index"}[kind]
		err = s.xml(body)
	case kind == "rss" || kind == "rdf" || kind == "feed":
		return errors.New("this is a feed and no sitemap")
	case kind == "html":
		return errors.New("this is an HTML page and no sitemap; robots.txt may name the sitemaps of the site")
	case kind != "" && bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")), kind == "json":
		return errors.New("neither urlset, sitemap index nor addresses one a line: it begins " + excerpt(text))
	default:
		s.Kind = "text"
		err = s.lines(body)
	}
	if s.lost > 0 {
		s.note("%d entries without an address of the web", s.lost)
	}
	return err
}

// emit hands on an entry.
func (s *sitemapReader) emit(e SitemapEntry) error {
	if !web(e.URL) {
		s.lost++
		return nil
	}
	s.Entries++
	return s.each(e)
}

// lines reads a text sitemap.
func (s *sitemapReader) lines(r io.Reader) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, peekSize), maxLine)
	for sc.Scan() {
		s.guard.used = 0
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := s.emit(SitemapEntry{URL: line}); err != nil {
			return err
		}
		if s.Entries == 0 && s.lost > maxForeign {
			return fmt.Errorf("neither urlset, sitemap index nor addresses one a line: %d lines hold none", s.lost)
		}
	}
	if err := sc.Err(); err != nil {
		s.note("it breaks off after %d entries: %v", s.Entries, err)
	}
	if s.Entries == 0 && s.lost > 0 {
		return errors.New("neither urlset, sitemap index nor addresses one a line: no line holds one")
	}
	return nil
}

// maxForeign is after how many lines without an address a text is no sitemap.
const maxForeign = 100

// unzipped unpacks gzip, also where a packed file was packed once more.
func unzipped(r io.Reader) (io.Reader, error) {
	for range 2 {
		in := bufio.NewReaderSize(r, peekSize)
		r = in
		magic, err := in.Peek(2)
		if err != nil && err != io.EOF {
			return nil, err
		}
		if !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			break
		}
		if r, err = gzip.NewReader(in); err != nil {
			return nil, fmt.Errorf("unpack gzip: %w", err)
		}
	}
	return r, nil
}

// decodedReader reads in, which begins with head, as UTF-8 without byte order
// mark and control characters. Broken characters become U+FFFD.
func decodedReader(in io.Reader, head []byte, enc string) io.Reader {
	d := unicode.UTF8.NewDecoder()
	if e, err := htmlindex.Get(enc); err == nil && enc != charset.UTF8 {
		d = e.NewDecoder()
	}
	if strings.HasPrefix(enc, "utf-16") {
		d = charset.NewDecoder(enc)
	}
	if n := charset.BOM(head, enc); n > 0 {
		_, _ = io.CopyN(io.Discard, in, int64(n)) // it is in the buffer
	}
	return controlFilter{transform.NewReader(in, d)}
}

// controlFilter makes blanks of the control characters that XML may not hold.
type controlFilter struct{ r io.Reader }

func (c controlFilter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	for i, b := range p[:n] {
		if b < ' ' && b != '\n' && b != '\t' && b != '\r' {
			p[i] = ' '
		}
	}
	return n, err
}

// guard reads r up to a limit of bytes, and up to another between two times
// that used is set to 0, so that no single tag or text fills the memory.
type guard struct {
	r                io.Reader
	left, used, part int
}

var (
	errSize = errors.New("larger than 256 MB")
	errPart = errors.New("a tag, text or line of more than 1 MB")
)

func (g *guard) Read(p []byte) (int, error) {
	if g.left <= 0 {
		return 0, errSize
	}
	if g.used > g.part {
		return 0, errPart
	}
	n, err := g.r.Read(p[:min(len(p), g.left)])
	g.left -= n
	g.used += n
	return n, err
}
