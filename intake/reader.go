// Package intake reads documents from files and streams, as they are: plain
// text, JSONL, JSON, tables (CSV, TSV), web pages, web archives (WARC, ARC,
// WACZ), feeds; folders and zip archives of any of these, gzip. It recognises
// format and encoding by looking at the first bytes, streams inputs of any size
// in flat memory, and says where and why something cannot be read.
package intake

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// Formats of inputs, for Options.From. Folders and gzip are recognised always.
const (
	Sniff = ""
	Text  = "text"
	JSONL = "jsonl"
	JSON  = "json" // an array of objects, or objects over several lines
	CSV   = "csv"  // also with tabs, semicolons or bars between the columns
	HTML  = "html"
	WARC  = "warc" // also ARC
	Zip   = "zip"  // also WACZ
	Feed  = "feed" // RSS, Atom, RDF, JSON Feed
)

// DefaultMaxLine is the most bytes one line of JSONL, one object, one row or
// one plain text file may have where Options.MaxLine is zero: 64 MiB.
const DefaultMaxLine = 64 << 20

// maxPage is the most bytes a web page may have, unpacked.
const maxPage = 8 << 20

// peekSize is how much of the input format and encoding are judged by.
const peekSize = 64 << 10

// Options steer reading. The zero value reads everything by its looks.
type Options struct {
	From      string  // one of Formats; Sniff recognises it. In a container: of the files in it
	Encoding  string  // one of charset.Names; "" recognises it
	Columns   Columns // which columns or keys hold what; nil takes them by their usual names
	MaxLine   int     // bytes; zero means DefaultMaxLine
	Lang      string  // language of documents that name none
	Published string  // publication date of documents that have none
	Jobs      int     // pages read at once; zero means 1. The order of documents does not depend on it
	Stdin     io.Reader
	// Report is told of what was left out. It may be nil. It is called by Next.
	Report func(Left)
}

// Reader gives the documents of one input. Next and Close are for one
// goroutine; BytesRead may be called from another.
type Reader struct {
	path    string // as given
	opt     Options
	pubTime time.Time // of opt.Published
	name    string    // of the format
	enc     string
	docs    documents
	queue   []*job
	ready   []*doc.Document
	ended   bool
	count   atomic.Int64
	size    int64
}

// Open opens the input at path; "-" is standard input. An empty or binary
// input and an unknown option are errors that name path and remedy.
func Open(path string, opt Options) (*Reader, error) {
	if opt.MaxLine <= 0 {
		opt.MaxLine = DefaultMaxLine
	}
	if err := opt.check(); err != nil {
		return nil, err
	}
	r := &Reader{path: path, opt: opt, size: -1}
	if opt.Published != "" {
		t, err := pubtime.Parse(opt.Published)
		if err != nil {
			return nil, err
		}
		r.pubTime = t
	}
	s, err := r.source()
	if err != nil {
		return nil, err
	}
	if r.docs, err = r.open(s); err != nil {
		return nil, err
	}
	return r, nil
}

func (o Options) check() error {
	if o.From != Sniff && !slices.Contains(Formats(), o.From) {
		return fmt.Errorf("unknown input format %q; formats are %s", o.From, strings.Join(Formats(), ", "))
	}
	if o.Encoding != "" && !charset.Known(o.Encoding) {
		return fmt.Errorf("unknown encoding %q; encodings are %s", o.Encoding, strings.Join(charset.Names(), ", "))
	}
	return nil
}

// Format tells what the input is read as: one of Formats, or "folder".
func (r *Reader) Format() string { return r.name }

// Encoding tells what encoding the input is read in; "" where each of its
// parts has its own.
func (r *Reader) Encoding() string { return r.enc }

// BytesRead is how many bytes have been taken from the input as stored so far,
// for a progress line.
func (r *Reader) BytesRead() int64 { return r.count.Load() }

// Size is the length of the input in bytes, -1 where it is not known.
func (r *Reader) Size() int64 { return r.size }

// Close closes the input. Pages that are being read are not waited for.
func (r *Reader) Close() error {
	r.ended, r.queue, r.ready = true, nil, nil
	return r.docs.close()
}

// Next returns the next document; io.EOF after the last one. Text is valid
// UTF-8: bytes that are none are replaced by U+FFFD, NUL by a space, and a note
// on the document says where. A line, record or file in a container that cannot
// be read is reported and left out; any other error ends the input.
func (r *Reader) Next() (*doc.Document, error) {
	for len(r.ready) == 0 {
		if err := r.advance(); err != nil {
			return nil, err
		}
	}
	d := r.ready[0]
	r.ready = r.ready[1:]
	return d, nil
}

func (r *Reader) report(l Left) {
	if r.opt.Report != nil {
		r.opt.Report(l)
	}
}

// leave reports that a file within a container gave no document.
func (r *Reader) leave(s *stream, err error) {
	kind := Broken
	var none *noText
	var blank *empty
	switch {
	case errors.As(err, &none):
		kind = NoText
	case errors.As(err, &blank):
		kind = NoArticle
	}
	r.report(Left{Kind: kind, Path: s.path, Entry: s.name, At: -1, Err: err})
}

// finish fills what the stream and the options give to every document.
func (r *Reader) finish(d *doc.Document, s *stream) *doc.Document {
	if d.Origin == nil {
		o := s.origin
		d.Origin = &o
	}
	if d.Lang == "" {
		d.Lang = r.opt.Lang
	}
	if d.Lang == "" {
		d.Lang = foreign(d.Text)
	}
	if d.Published == "" && r.opt.Published != "" {
		d.Published, d.PubTime = r.opt.Published, r.pubTime
	}
	if s.guessed {
		d.Note("encoding not stated; read as " + s.enc)
	}
	return d
}

// countingReader counts the bytes taken from an input.
type countingReader struct {
	r io.Reader
	n *atomic.Int64
}

func (c countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
