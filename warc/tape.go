package warc

import (
	"bufio"
	"io"
)

// How much of a stream is kept behind the place that is read, at least, and
// how much is looked at in one piece. bytes.
const (
	keepBehind = 1 << 20
	window     = 64 << 10
)

// tape reads a stream and keeps the last stretch of it, so that reading can
// begin again at a byte already passed: a record that turns out to be broken
// may have swallowed the beginning of the next one.
type tape struct {
	src   io.Reader
	br    *bufio.Reader // over the tape
	kept  []byte        // the last bytes taken from src; they end at end
	end   int64         // offset of the first byte not yet taken from src
	again []byte        // tail of kept that is given out once more
	err   error         // of src, other than io.EOF
}

func newTape(src io.Reader) *tape {
	t := &tape{src: src}
	t.br = bufio.NewReaderSize(t, window)
	return t
}

// Read is for the tape's own buffer.
func (t *tape) Read(p []byte) (int, error) {
	if len(t.again) > 0 {
		n := copy(p, t.again)
		t.again = t.again[n:]
		return n, nil
	}
	n, err := t.src.Read(p)
	if len(t.kept)+n > 2*keepBehind {
		t.kept = t.kept[:copy(t.kept, t.kept[len(t.kept)-keepBehind:])]
	}
	t.kept = append(t.kept, p[:n]...)
	t.end += int64(n)
	if err != nil && err != io.EOF {
		t.err = err
	}
	return n, err
}

// offset is that of the next byte in the stream.
func (t *tape) offset() int64 { return t.end - int64(len(t.again)) - int64(t.br.Buffered()) }

// rewind goes on at an offset already passed, or as near behind it as is kept.
func (t *tape) rewind(to int64) {
	to = min(max(to, t.end-int64(len(t.kept))), t.end)
	t.again = t.kept[len(t.kept)-int(t.end-to):]
	t.br.Reset(t)
}

// restart forgets what was read: the next byte of the source is at offset at.
func (t *tape) restart(at int64) {
	t.kept, t.again, t.end = t.kept[:0], nil, at
	t.br.Reset(t)
}

// peek looks at up to n bytes, fewer at the end of the stream or before an
// error; n is window at most.
func (t *tape) peek(n int) []byte {
	b, _ := t.br.Peek(n)
	return b
}

// fill makes sure that something is buffered and returns what is.
func (t *tape) fill() ([]byte, error) {
	if _, err := t.br.Peek(1); err != nil {
		return nil, err
	}
	return t.br.Peek(t.br.Buffered())
}

// skip passes n bytes that are buffered.
func (t *tape) skip(n int) { t.br.Discard(n) }
