package intake

import (
	"bytes"
	"errors"
	"io"
)

var errTooLong = errors.New("too long")

// guard gives out no more than limit bytes between two calls of reset: whoever
// reads one row or object of it cannot be made to keep more.
type guard struct {
	r     io.Reader
	limit int // bytes
	left  int
	lines int // line ends given out
}

func newGuard(r io.Reader, limit int) *guard { return &guard{r: r, limit: limit, left: limit} }

func (g *guard) reset() { g.left = g.limit }

func (g *guard) Read(p []byte) (int, error) {
	if g.left <= 0 {
		return 0, errTooLong
	}
	n, err := g.r.Read(p[:min(len(p), g.left)])
	g.left -= n
	g.lines += bytes.Count(p[:n], []byte{'\n'})
	return n, err
}
