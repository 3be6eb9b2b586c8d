package intake

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// format is a kind of input: how it is recognised and read. A new one is a
// file of its own and a row in formats.
type format struct {
	name    string // value of Options.From; "" for one that is recognised only
	match   func(look) bool
	open    func(*Reader, *stream) (documents, error)
	decoded bool // its bytes are made UTF-8 before it is opened
	first   bool // it is recognised also where the options name another format
}

// look is what a format is recognised by.
type look struct {
	name    string // of the file, lower case, without .gz; a hint only
	raw     []byte // the first bytes as stored, gzip taken off
	text    []byte // the same as UTF-8
	columns Columns
}

// formats lists all formats in the order in which they are tried.
func formats() []format {
	return []format{
		{name: WARC, match: isArchive, open: openArchive},
		{name: Zip, match: isZip, open: openZip, first: true},
		{match: isBinary, open: refuseBinary, first: true},
		{match: isMail, open: refuseMail},
		{match: isSitemap, open: refuseSitemap},
		{match: isOPML, open: refuseOPML},
		{name: Feed, match: isFeed, open: openFeed},
		{name: HTML, match: isPage, open: openPage},
		{match: isXML, open: refuseXML},
		{name: JSON, match: isJSON, open: openJSON, decoded: true},
		{name: JSONL, match: isLines, open: openLines, decoded: true},
		{name: CSV, match: isTable, open: openTable, decoded: true},
		{name: Text, match: func(look) bool { return true }, open: openText, decoded: true},
	}
}

// Formats lists the values of Options.From.
func Formats() []string {
	var out []string
	for _, f := range formats() {
		if f.name != "" {
			out = append(out, f.name)
		}
	}
	slices.Sort(out)
	return out
}

// documents gives what an input holds, piece by piece; io.EOF after the last
// one. Any other error ends it.
type documents interface {
	next() (piece, error)
	where() *stream
	close() error
}

// piece is the next of an input: a document at hand, or work that makes
// documents and may be done beside other work.
type piece struct {
	doc   *doc.Document
	work  func() work
	place Left // where the work is from
}

// work is what was made of a piece, and what of it was left out.
type work struct {
	docs []*doc.Document
	left []Left
}

// open recognises a stream and opens it. What is opened closes the stream.
func (r *Reader) open(s *stream) (documents, error) {
	docs, err := r.recognised(s)
	if err != nil {
		s.close()
		return nil, err
	}
	return docs, nil
}

func (r *Reader) recognised(s *stream) (documents, error) {
	if s.folder != "" {
		return openFolder(r, s)
	}
	if err := s.unpack(); err != nil {
		return nil, err
	}
	head, err := s.head()
	if err != nil {
		return nil, err
	}
	if len(head) == 0 {
		return nil, &empty{s.path + " is empty: there is nothing to code"}
	}
	f := r.format(s, head)
	if f.decoded {
		if err := r.decode(s); err != nil {
			return nil, err
		}
	}
	if !s.nested {
		r.name, r.enc = f.name, s.enc
	}
	return f.open(r, s)
}

// format finds the format of a stream: as the options name it, save for
// containers and what is no text, or by its looks.
func (r *Reader) format(s *stream, head []byte) format {
	l := look{strings.ToLower(strings.TrimSuffix(s.name, ".gz")), head, r.decodedHead(head), r.opt.Columns}
	var named format
	for _, f := range formats() {
		switch {
		case r.opt.From != Sniff && f.name == r.opt.From:
			named = f
		case r.opt.From != Sniff && !f.first:
		case f.match(l):
			return f
		}
	}
	return named
}
