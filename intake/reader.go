// Package intake reads documents from files and streams: plain text, one
// document a file, and JSONL, one document a line. It recognises format,
// encoding and gzip compression by looking at the first bytes, streams inputs
// of any size in flat memory, and says where and why something cannot be read.
package intake

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// Formats of inputs, for Options.From.
const (
	Sniff = ""
	Text  = "text"
	JSONL = "jsonl"
)

// DefaultMaxLine is the most bytes one JSONL line or one plain text file may
// have where Options.MaxLine is zero: 64 MiB.
const DefaultMaxLine = 64 << 20

// peekSize is how much of the input format and encoding are judged by.
const peekSize = 64 << 10

// Options steer reading. The zero value reads everything by its looks.
type Options struct {
	From      string // Sniff, Text or JSONL
	Encoding  string // one of Encodings; "" recognises it
	MaxLine   int    // bytes; zero means DefaultMaxLine
	Lang      string // language of documents that name none
	Published string // publication date of documents that have none
	Stdin     io.Reader
	// Report is told of lines that were left out; line counts from 1. It may be nil.
	Report func(path string, line int, err error)
}

// Reader gives the documents of one input. Next and Close are for one
// goroutine; BytesRead may be called from another.
type Reader struct {
	path, name string // as given; for ids
	opt        Options
	format     string
	enc        string
	guessed    bool // the encoding is a guess
	r          *bufio.Reader
	closers    []io.Closer
	counter    *countingReader
	size       int64
	line       int
	buf        []byte
	done       bool
	pubTime    time.Time // of opt.Published
}

// Open opens the input at path; "-" is standard input. An empty or binary
// input, a folder and an unknown option are errors that name path and remedy.
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
	src, err := r.source()
	if err == nil {
		err = r.start(src)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

func (o Options) check() error {
	switch o.From {
	case Sniff, Text, JSONL:
	default:
		return fmt.Errorf("unknown input format %q; formats are %s and %s", o.From, Text, JSONL)
	}
	if o.Encoding != "" && !charset.Known(o.Encoding) {
		return fmt.Errorf("unknown encoding %q; encodings are %s", o.Encoding, strings.Join(charset.Names(), ", "))
	}
	return nil
}

// source opens the file or standard input.
func (r *Reader) source() (io.Reader, error) {
	if r.path == "-" {
		r.path, r.name = "standard input", "stdin"
		if r.opt.Stdin != nil {
			return r.opt.Stdin, nil
		}
		return os.Stdin, nil
	}
	r.name = filepath.Base(r.path)
	f, err := os.Open(r.path)
	if err != nil {
		return nil, fmt.Errorf("open input: %w", err)
	}
	r.closers = append(r.closers, f)
	st, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("open input: %w", err)
	}
	if st.IsDir() {
		return nil, fmt.Errorf("%s is a folder; name the files in it, for example %s", r.path, filepath.Join(r.path, "*.txt"))
	}
	if st.Mode().IsRegular() {
		r.size = st.Size()
	}
	return f, nil
}

// start looks at the first bytes and sets up decompression and decoding.
func (r *Reader) start(src io.Reader) error {
	r.counter = &countingReader{r: src}
	br := bufio.NewReaderSize(r.counter, peekSize)
	head, err := br.Peek(2)
	if err == nil && head[0] == 0x1f && head[1] == 0x8b {
		z, err := gzip.NewReader(br)
		if err != nil {
			return fmt.Errorf("read %s: gzip: %w", r.path, err)
		}
		r.closers = append(r.closers, z)
		r.name = strings.TrimSuffix(r.name, ".gz")
		br = bufio.NewReaderSize(z, peekSize)
	}
	head, err = br.Peek(peekSize)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return r.readError(err)
	}
	if len(head) == 0 {
		return fmt.Errorf("%s is empty: there is nothing to code", r.path)
	}
	if kind, remedy := binaryKind(head); kind != "" {
		return fmt.Errorf("%s is %s, not text; %s", r.path, kind, remedy)
	}
	r.enc, r.guessed = r.opt.Encoding, false
	if r.enc == "" {
		r.enc, r.guessed = charset.Detect(head)
	}
	br.Discard(charset.BOM(head, r.enc))
	if r.enc != charset.UTF8 {
		br = bufio.NewReaderSize(charset.NewReader(r.enc, br), peekSize)
	}
	head, err = br.Peek(peekSize)
	if err != nil && err != io.EOF {
		return r.readError(err)
	}
	if looksBinary(head) {
		return fmt.Errorf("%s does not look like text (control characters, or bytes that are no %s); save it as UTF-8 text, or name its encoding", r.path, r.enc)
	}
	r.format = r.opt.From
	if r.format == Sniff {
		if r.format, err = sniff(r.path, r.name, head); err != nil {
			return err
		}
	}
	r.r = br
	return nil
}

func (r *Reader) readError(err error) error { return fmt.Errorf("read %s: %w", r.path, err) }

// Format tells what the input is read as: Text or JSONL.
func (r *Reader) Format() string { return r.format }

// Encoding tells what encoding the input is read in.
func (r *Reader) Encoding() string { return r.enc }

// BytesRead is how many bytes have been taken from the input so far, for a
// progress line.
func (r *Reader) BytesRead() int64 {
	if r.counter == nil {
		return 0
	}
	return r.counter.n.Load()
}

// Size is the length of the input in bytes, -1 where it is not known.
func (r *Reader) Size() int64 { return r.size }

// Close closes the input.
func (r *Reader) Close() error {
	var first error
	for i := len(r.closers) - 1; i >= 0; i-- {
		if err := r.closers[i].Close(); err != nil && first == nil {
			first = err
		}
	}
	r.closers = nil
	return first
}

// Next returns the next document; io.EOF after the last one. Text is valid
// UTF-8: bytes that are none are replaced by U+FFFD, NUL by a space, and a note
// on the document says where. A line of JSONL that cannot be read is reported
// and left out; any other error ends the input.
func (r *Reader) Next() (*doc.Document, error) {
	if r.done {
		return nil, io.EOF
	}
	if r.format == Text {
		r.done = true
		return r.wholeText()
	}
	return r.nextLine()
}

func (r *Reader) report(line int, err error) {
	if r.opt.Report != nil {
		r.opt.Report(r.path, line, err)
	}
}

// finish fills what the options give to every document.
func (r *Reader) finish(d *doc.Document) *doc.Document {
	if d.Lang == "" {
		d.Lang = r.opt.Lang
	}
	if d.Published == "" && r.opt.Published != "" {
		d.Published, d.PubTime = r.opt.Published, r.pubTime
	}
	if r.guessed {
		d.Note("encoding not stated; read as " + r.enc)
	}
	return d
}

// countingReader counts the bytes taken from an input.
type countingReader struct {
	r io.Reader
	n atomic.Int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
