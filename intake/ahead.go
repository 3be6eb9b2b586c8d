package intake

import (
	"fmt"
	"io"
)

// job is a piece on its way: done where it has no channel, or when that is
// closed.
type job struct {
	work
	err   error // ends the input
	begun chan struct{}
	piece *piece // whose work is not begun yet
}

// advance waits for the next piece and makes its documents ready. Where pages
// are read beside each other it first sees to it that enough are begun.
func (r *Reader) advance() error {
	r.fill()
	if len(r.queue) == 0 {
		return io.EOF
	}
	j := r.queue[0]
	if j.err != nil {
		if j.err != io.EOF {
			r.queue = nil // told once
		}
		return j.err
	}
	r.queue = r.queue[1:]
	switch {
	case j.begun != nil:
		<-j.begun
	case j.piece != nil:
		j.work = j.piece.safely()
	}
	for _, l := range j.left {
		r.report(l)
	}
	r.ready = j.docs
	return nil
}

// fill takes pieces from the input: one, and as long as they are work up to
// two a job. A piece that is ready is not kept waiting for the next, which may
// come through a pipe.
func (r *Reader) fill() {
	for !r.ended && (len(r.queue) == 0 || len(r.queue) < 2*r.opt.Jobs && r.queue[len(r.queue)-1].begun != nil) {
		p, err := r.docs.next()
		j := &job{err: err}
		switch {
		case err != nil:
			r.ended = true
		case p.doc != nil:
			j.docs = append(j.docs, p.doc)
		case r.opt.Jobs > 1:
			j.begun = make(chan struct{})
			go func() {
				j.work = p.safely()
				close(j.begun)
			}()
		default:
			j.piece = &p
		}
		r.queue = append(r.queue, j)
	}
}

// safely does the work of a piece; a panic in it is told as something left out.
func (p *piece) safely() (w work) {
	defer func() {
		if cause := recover(); cause != nil {
			l := p.place
			l.Kind, l.Err = Broken, fmt.Errorf("%s: reading the page failed: %v", l.Path, cause)
			w = work{left: []Left{l}}
		}
	}()
	return p.work()
}
