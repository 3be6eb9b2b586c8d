package intake

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/sijil-news/sijil/doc"
)

// folder reads the files in a folder and the folders in it, in the order of
// their names.
type folder struct {
	*stream
	in    *Reader
	stack []level
	child documents
}

// level is a folder on the way down, with what of it is still to be read.
type level struct {
	path string // in the file system
	name string // below the folder given
	left []os.DirEntry
}

func openFolder(r *Reader, s *stream) (documents, error) {
	f := &folder{stream: s, in: r}
	if err := f.enter(s.folder, ""); err != nil {
		return nil, fmt.Errorf("open input: %w", err)
	}
	r.name = "folder"
	return f, nil
}

// enter goes down into a folder.
func (f *folder) enter(dir, name string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	f.stack = append(f.stack, level{dir, name, entries})
	return nil
}

func (f *folder) next() (piece, error) {
	for {
		if f.child != nil {
			p, more := f.in.within(f.child)
			if more {
				return p, nil
			}
			f.child = nil
		}
		if len(f.stack) == 0 {
			return piece{}, io.EOF
		}
		top := &f.stack[len(f.stack)-1]
		if len(top.left) == 0 {
			f.stack = f.stack[:len(f.stack)-1]
			continue
		}
		e := top.left[0]
		top.left = top.left[1:]
		if !strings.HasPrefix(e.Name(), ".") {
			f.take(filepath.Join(top.path, e.Name()), path.Join(top.name, e.Name()), e.IsDir())
		}
	}
}

// take opens a file of the folder, or goes down into one in it. Links to
// folders are not followed.
func (f *folder) take(file, name string, isDir bool) {
	if isDir {
		if err := f.enter(file, name); err != nil {
			f.in.leave(&stream{path: file, name: name}, fmt.Errorf("read folder: %w", err))
		}
		return
	}
	st, err := os.Stat(file)
	if err == nil && !st.Mode().IsRegular() {
		return
	}
	s, _, err := f.in.openFile(file)
	if s == nil {
		s = &stream{path: file}
	}
	s.name, s.nested, s.origin = name, true, doc.Origin{Input: file}
	f.child = f.in.enter(s, err)
}

func (f *folder) close() error {
	if f.child != nil {
		return f.child.close()
	}
	return nil
}

// enter opens a file in a container; what cannot be opened is left out.
func (r *Reader) enter(s *stream, err error) documents {
	if err != nil {
		r.leave(s, err)
		return nil
	}
	docs, err := r.open(s)
	if err != nil {
		r.leave(s, err)
		return nil
	}
	return docs
}

// within gives the next piece of a file in a container. At its end, or where
// it cannot be read on, it is closed.
func (r *Reader) within(child documents) (piece, bool) {
	p, err := child.next()
	if err == nil {
		return p, true
	}
	if !errors.Is(err, io.EOF) {
		r.leave(child.where(), err)
	}
	child.close()
	return piece{}, false
}

// openFile opens a regular file.
func (r *Reader) openFile(file string) (*stream, int64, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, 0, fmt.Errorf("open input: %w", err)
	}
	st, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, fmt.Errorf("open input: %w", err)
	}
	s := r.plain(&stream{path: file, name: filepath.Base(file), file: f, origin: doc.Origin{Input: file}}, f)
	if !st.Mode().IsRegular() {
		return s, -1, nil
	}
	s.at, s.length = countingAt{f, &r.count}, st.Size()
	return s, st.Size(), nil
}

// countingAt counts the bytes taken from a file at any place.
type countingAt struct {
	r io.ReaderAt
	n *atomic.Int64
}

func (c countingAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.r.ReadAt(p, at)
	c.n.Add(int64(n))
	return n, err
}
