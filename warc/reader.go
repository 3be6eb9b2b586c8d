// Package warc reads web archives: WARC 0.18 to 1.1 (ISO 28500) and ARC 1, the
// format of the Internet Archive before it; plain, packed with gzip or zstd as a
// whole or record by record.
//
// Broken records are skipped and counted, and reading goes on at the next
// record that can be found: archives are large, old and written by many
// programs. Memory does not grow with the archive or with a record.
package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// DefaultMaxBlock is the most bytes a record's block may have where
// Reader.MaxBlock is zero: 16 MiB.
const DefaultMaxBlock = 16 << 20

// Most bytes of a header line, and of the whole header of a record.
const (
	maxLine   = 16 << 10
	maxHeader = 256 << 10
)

// Broken tells of a record that was skipped.
type Broken struct {
	Offset int64  // byte in the stored file where it, or its gzip member, begins
	Reason string // what is wrong with it
}

func (b *Broken) Error() string { return fmt.Sprintf("record at byte %d: %s", b.Offset, b.Reason) }

// Reader reads the records of one archive in order. Fields are set before the
// first call of Next.
type Reader struct {
	// MaxBlock is the most bytes a wanted record may have; larger ones are
	// skipped as broken. Zero means DefaultMaxBlock.
	MaxBlock int64
	// Want tells by its header whether a record's block is to be read; nil
	// wants all. The others come with Block nil.
	Want func(*Record) bool
	// Report is told of each record skipped. It may be nil.
	Report func(*Broken)

	in      *tape   // bytes as stored
	packed  packing // nil where the archive is not packed
	pieces  *ledger // of packed
	text    *tape   // unpacked bytes; the same as in where nothing is packed
	begun   bool
	arc     int // fields of a header of an ARC archive; 0 in a WARC archive
	skipped int
	reread  int64 // bytes gone back in search of records
}

// NewReader reads an archive, whose format is recognised by its first bytes.
func NewReader(r io.Reader) *Reader {
	in := newTape(r)
	return &Reader{in: in, text: in}
}

// Skipped is how many records were skipped as broken so far.
func (r *Reader) Skipped() int { return r.skipped }

// Next returns the next record; io.EOF after the last one. Any other error is
// one of the underlying reader.
func (r *Reader) Next() (*Record, error) {
	if err := r.begin(); err != nil {
		return nil, err
	}
	for {
		rec, err := r.record()
		if err == nil {
			return rec, nil
		}
		var b *Broken
		if !errors.As(err, &b) {
			return nil, err
		}
		r.skipped++
		if r.Report != nil {
			r.Report(b)
		}
		if r.packed == nil || r.pieces.bad == nil {
			continue // record has found the place to go on
		}
		if err := r.packed.skip(); err != nil {
			return nil, err
		}
		r.text.restart(r.pieces.text)
	}
}

// begin recognises the format.
func (r *Reader) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	if r.MaxBlock <= 0 {
		r.MaxBlock = DefaultMaxBlock
	}
	switch b := r.in.peek(4); {
	case bytes.HasPrefix(b, []byte(gzipMagic)):
		m := newMembers(r.in)
		r.packed, r.pieces = m, &m.ledger
	case string(b) == zstdMagic, string(b) == dictMagic:
		f := newFrames(r.in)
		r.packed, r.pieces = f, &f.ledger
	}
	if r.packed != nil {
		r.text = newTape(r.packed)
	}
	head := r.text.peek(len("filedesc:"))
	if r.in.err != nil {
		return r.in.err
	}
	if bytes.HasPrefix(head, []byte("filedesc:")) {
		r.arc = arcFields
	}
	return nil
}

// stored is the place in the stored file of the unpacked byte at.
func (r *Reader) stored(at int64) int64 {
	if r.packed == nil {
		return at
	}
	r.pieces.forget(at)
	if len(r.pieces.marks) == 0 {
		return 0
	}
	return r.pieces.marks[0].stored
}

// record reads one record. After a *Broken the next record begins where the
// reader stands, unless a packed piece is bad.
func (r *Reader) record() (*Record, error) {
	if err := r.blankLines(); err != nil {
		return nil, err
	}
	start := r.text.offset()
	at := r.stored(start)
	rec, err := r.header()
	if err == nil {
		rec.Offset = at
		err = r.block(rec)
	}
	if err == nil {
		return rec, nil
	}
	var f *fault
	if !errors.As(err, &f) {
		return nil, err
	}
	if f.search {
		r.back(start + 1)
		if err := r.search(); err != nil && err != io.EOF {
			var bad *Broken
			if !errors.As(err, &bad) {
				return nil, err
			} // a bad member further on is met again by the next call
		}
	}
	return nil, &Broken{Offset: at, Reason: f.reason}
}

// back goes back to an unpacked byte, to search from there for what a broken
// record has swallowed. An archive made to waste time is not read over and over.
func (r *Reader) back(to int64) {
	const free = 64 << 20
	at := r.text.offset()
	if to < at && r.reread < free+at {
		r.reread += at - to
		r.text.rewind(to)
	}
}

// fault is what is wrong with a record, and whether the next one has to be
// searched for.
type fault struct {
	reason string
	search bool
}

func (f *fault) Error() string { return f.reason }

// blankLines passes the line ends between records.
func (r *Reader) blankLines() error {
	for {
		b, err := r.text.fill()
		if err != nil {
			return err
		}
		n := len(b) - len(bytes.TrimLeft(b, "\r\n"))
		r.text.skip(n)
		if n < len(b) {
			return nil
		}
	}
}

// header reads the header of the record that begins here.
func (r *Reader) header() (*Record, error) {
	line, err := r.line()
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(line, "WARC/") {
		return r.warcHeader(strings.TrimSpace(line))
	}
	if r.arc == 0 {
		return nil, &fault{fmt.Sprintf("begins with %.40q", line), true}
	}
	rec, ok, err := arcRecord(line, r.arc)
	switch {
	case !ok:
		return nil, &fault{fmt.Sprintf("begins with %.40q", line), true}
	case err != nil:
		return nil, &fault{err.Error(), true}
	}
	return rec, nil
}

func (r *Reader) warcHeader(version string) (*Record, error) {
	var lines []string
	for size := 0; ; {
		if r.startAt(r.text.peek(longestBegin)) {
			return nil, &fault{"another record begins within its header", false}
		}
		line, err := r.line()
		if err == io.EOF {
			return nil, &fault{"the archive ends within its header", true}
		}
		if err != nil {
			return nil, err
		}
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			break
		}
		if size += len(line); size > maxHeader {
			return nil, &fault{"its header does not end", true}
		}
		lines = append(lines, line)
	}
	rec, err := newRecord(version, lines)
	if err != nil {
		return nil, &fault{err.Error(), true}
	}
	return rec, nil
}

// line reads a line with its end; a long one is cut to maxLine bytes.
func (r *Reader) line() (string, error) {
	var line []byte
	for {
		b, err := r.text.fill()
		if err == io.EOF && len(line) > 0 {
			return string(line), nil
		}
		if err != nil {
			return "", err
		}
		i := bytes.IndexByte(b, '\n') + 1
		n := i
		if i == 0 {
			n = len(b)
		}
		line = append(line, b[:min(n, maxLine-len(line))]...)
		r.text.skip(n)
		if i > 0 {
			return string(line), nil
		}
		if len(line) == maxLine {
			return "", &fault{"a line of its header does not end", true}
		}
	}
}

// Recognise tells whether an input is a web archive by its first bytes, some
// kilobytes of which are enough.
func Recognise(head []byte) bool {
	begins := func(b []byte) bool {
		return bytes.HasPrefix(b, []byte("WARC/")) || bytes.HasPrefix(b, []byte("filedesc://"))
	}
	switch {
	case bytes.HasPrefix(head, []byte(dictMagic)):
		return true
	case !bytes.HasPrefix(head, []byte(gzipMagic)) && !bytes.HasPrefix(head, []byte(zstdMagic)):
		return begins(head)
	}
	r := NewReader(bytes.NewReader(head))
	r.begin()
	return begins(r.text.peek(16))
}
