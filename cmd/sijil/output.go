package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// output is where results go: standard output, or a file that takes its place
// only when it is whole.
type output struct {
	*bufio.Writer
	path string
	tmp  *os.File // nil for standard output
}

// outputSize is the buffer before the destination, in bytes.
const outputSize = 256 << 10

// createOutput opens path; "" and "-" are standard output.
func createOutput(path string, stdout io.Writer) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriterSize(stdout, outputSize)}, nil
	}
	st, err := os.Stat(path)
	switch {
	case err == nil && st.IsDir():
		return nil, misusef("--out %s is a folder; name a file in it", path)
	case err == nil && !st.Mode().IsRegular(): // a pipe or device is written as it comes
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, fmt.Errorf("open output: %w", err)
		}
		return &output{Writer: bufio.NewWriterSize(f, outputSize)}, nil
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.FormatUint(rand.Uint64(), 36)+".part")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("open output: %w", err)
	}
	return &output{Writer: bufio.NewWriterSize(f, outputSize), path: path, tmp: f}, nil
}

// commit puts the file in its place.
func (o *output) commit() error {
	err := o.Flush()
	if o.tmp == nil {
		return wrapOutput(err)
	}
	if cerr := o.tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(o.tmp.Name(), o.path)
	}
	if err != nil {
		os.Remove(o.tmp.Name())
	}
	o.tmp = nil
	return wrapOutput(err)
}

// discard removes a file that was not committed.
func (o *output) discard() {
	if o.tmp != nil {
		o.tmp.Close()
		os.Remove(o.tmp.Name())
		o.tmp = nil
	}
}

func wrapOutput(err error) error {
	if err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}
