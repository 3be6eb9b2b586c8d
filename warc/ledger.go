package warc

import (
	"cmp"
	"errors"
	"io"
	"slices"
)

// packing unpacks an archive that is packed piece by piece: in gzip members or
// zstd frames, one a record as a rule. A bad piece is an error that stays until
// skip is called.
type packing interface {
	io.Reader
	// skip goes on after a bad piece, at the next one that begins like a record.
	skip() error
}

// ledger keeps where each piece begins: in the stored stream and in the
// unpacked one.
type ledger struct {
	in    *tape // as stored
	what  string
	start int64 // offset of the current piece in the stored stream
	text  int64 // bytes unpacked so far
	bad   error
	marks []mark
}

type mark struct{ stored, text int64 }

// begin notes that a piece begins where the stored stream stands.
func (l *ledger) begin() {
	l.start = l.in.offset()
	if n := len(l.marks); n > 0 && l.marks[n-1].text == l.text {
		l.marks = l.marks[:n-1] // that piece held nothing
	}
	l.marks = append(l.marks, mark{l.start, l.text})
}

// fail tells that the current piece cannot be read on.
func (l *ledger) fail(err error) {
	if l.bad = l.in.err; l.bad != nil {
		return
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the archive ends within it")
	}
	l.bad = &Broken{Offset: l.start, Reason: "bad " + l.what + ": " + err.Error()}
}

// after is the index of the first mark at or after the unpacked byte at.
func (l *ledger) after(at int64) int {
	i, _ := slices.BinarySearchFunc(l.marks, at, func(k mark, at int64) int { return cmp.Compare(k.text, at) })
	return i
}

// forget drops the marks before the one in which the unpacked byte at lies.
func (l *ledger) forget(at int64) {
	if n := l.after(at + 1); n > 1 {
		l.marks = l.marks[n-1:]
	}
}

// border is the first beginning of a piece at or after the unpacked byte at,
// -1 where none is known yet.
func (l *ledger) border(at int64) int64 {
	if i := l.after(at); i < len(l.marks) {
		return l.marks[i].text
	}
	return -1
}

// search goes back to the byte after the beginning of the current piece and on
// to the next one, which begins with the byte first and passes the test.
func (l *ledger) search(first byte, begins func([]byte) bool) error {
	l.bad = nil
	l.in.rewind(l.start + 1)
	for {
		b, err := l.in.fill()
		if err != nil {
			return err
		}
		i := slices.Index(b, first)
		if i < 0 {
			l.in.skip(len(b))
			continue
		}
		l.in.skip(i)
		if begins(l.in.peek(4 << 10)) {
			return nil
		}
		l.in.skip(1)
	}
}
