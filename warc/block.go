package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
)

// searchAfter is how far into a block it is watched for the beginning of
// another record: a length that is far too long must not swallow the archive.
// The tape keeps more than that, so that nothing is lost.
const searchAfter = keepBehind / 2

// block reads the block of a record and checks that it ends where it says.
func (r *Reader) block(rec *Record) error {
	wanted := r.Want == nil || r.Want(rec)
	keep := wanted && rec.Length <= r.MaxBlock
	begin := r.text.offset()
	for left := rec.Length; left > 0; {
		_, err := r.text.fill()
		if err == io.EOF {
			return &fault{fmt.Sprintf("the archive ends after %d of the %d bytes of its block", rec.Length-left, rec.Length), true}
		}
		if err != nil {
			return err
		}
		at := r.text.offset()
		if at > begin && r.atBorder() && r.begins() {
			return &fault{fmt.Sprintf("it ends after %d of the %d bytes of its block", rec.Length-left, rec.Length), false}
		}
		if r.packed != nil {
			r.pieces.forget(at - 2*keepBehind) // what is nearer may be read again
		}
		b := r.piece()
		if at-begin > searchAfter && r.findStart(b) >= 0 {
			return &fault{fmt.Sprintf("another record begins before the end of its block of %d bytes", rec.Length), true}
		}
		b = b[:min(int64(len(b)), left)]
		if keep {
			rec.Block = append(rec.Block, b...)
		}
		r.text.skip(len(b))
		left -= int64(len(b))
	}
	if err := r.end(rec); err != nil {
		return err
	}
	if wanted && !keep {
		return &fault{fmt.Sprintf("its block of %d bytes is larger than the limit of %d", rec.Length, r.MaxBlock), false}
	}
	if keep && rec.Block == nil {
		rec.Block = []byte{}
	}
	r.arcVersion(rec)
	return nil
}

// atBorder tells whether a packed piece begins at the next byte.
func (r *Reader) atBorder() bool {
	at := r.text.offset()
	return r.packed != nil && r.pieces.border(at) == at
}

// piece is what is buffered, up to the next beginning of a packed piece.
func (r *Reader) piece() []byte {
	b, _ := r.text.fill()
	if r.packed == nil {
		return b
	}
	at := r.text.offset()
	if next := r.pieces.border(at + 1); next > 0 && next-at < int64(len(b)) {
		return b[:next-at]
	}
	return b
}

// end passes the line ends after a block. What follows must be a record, or
// nothing.
func (r *Reader) end(rec *Record) error {
	for {
		b, err := r.text.fill()
		if err != nil {
			return r.lost(rec, err)
		}
		n := len(b) - len(bytes.TrimLeft(b, "\r\n"))
		r.text.skip(n)
		if n < len(b) {
			break
		}
	}
	if r.begins() || r.atBorder() {
		return nil
	}
	return &fault{fmt.Sprintf("no record follows the %d bytes of its block", rec.Length), true}
}

// lost tells whether an error met behind a record is one of its own gzip
// member. The end, or an error of the next member, are no fault of it.
func (r *Reader) lost(rec *Record, err error) error {
	var b *Broken
	if errors.As(err, &b) && b.Offset == rec.Offset {
		return err
	}
	return nil
}

// begins tells whether a record begins at the next byte, blank lines passed over.
func (r *Reader) begins() bool {
	b := bytes.TrimLeft(r.text.peek(maxLine), "\r\n")
	return r.startAt(b)
}

// headerBegin is the version line of a WARC record and the first name of its
// header.
//
// It needs no more than longestBegin bytes.
var headerBegin = regexp.MustCompile(`^WARC/[01]\.\d{1,2}[ \t]{0,8}\r?\n[A-Za-z][A-Za-z-]{0,64}:`)

const longestBegin = 128

func (r *Reader) startAt(b []byte) bool {
	if bytes.HasPrefix(b, []byte("WARC/")) {
		return headerBegin.Match(b)
	}
	if r.arc == 0 {
		return false
	}
	line, _, _ := bytes.Cut(b, []byte{'\n'})
	_, ok, _ := arcRecord(string(line), r.arc)
	return ok
}

// findStart finds the beginning of a record in b, -1 where there is none.
func (r *Reader) findStart(b []byte) int {
	for at := 0; ; {
		i := r.candidate(b[at:])
		if i < 0 {
			return -1
		}
		if r.startAt(b[at+i:]) {
			return at + i
		}
		if at += i; r.arc == 0 {
			at++
		}
	}
}

// candidate finds the next place where a record might begin: the word WARC/, in
// ARC the beginning of a line.
func (r *Reader) candidate(b []byte) int {
	if r.arc == 0 {
		return bytes.Index(b, []byte("WARC/"))
	}
	i := bytes.IndexByte(b, '\n')
	if i < 0 || i+1 == len(b) {
		return -1
	}
	return i + 1
}

// search goes on to the next place where a record begins.
func (r *Reader) search() error {
	for {
		if _, err := r.text.fill(); err != nil {
			return err
		}
		if r.packed != nil {
			r.pieces.forget(r.text.offset())
		}
		b := r.text.peek(window)
		if i := r.findStart(b); i >= 0 {
			r.text.skip(i)
			return nil
		}
		n := len(b)
		if n == window {
			n -= maxLine // a header that the end of the window cuts is looked at again
		}
		r.text.skip(n)
	}
}

// arcVersion learns from the first record of an ARC archive how many fields a
// header has: its block ends with a line that names them.
func (r *Reader) arcVersion(rec *Record) {
	if r.arc == 0 || rec.Type != "warcinfo" {
		return
	}
	if bytes.Contains(rec.Block, []byte(" Result-code ")) {
		r.arc = 2 * arcFields
	}
}
