package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
)

// open hands the contents of a file to f, "-" is standard input: unpacked where
// it is gzip, and every file in it where it is a zip archive.
func (a *app) open(path string, f func(io.Reader) error) error {
	if path == "-" {
		return plain(a.stdin, f)
	}
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	head := make([]byte, 4)
	n, _ := io.ReadFull(in, head)
	if _, err := in.Seek(0, io.SeekStart); err == nil && bytes.Equal(head[:n], []byte("PK\x03\x04")) {
		return unzip(in, f)
	} else if err != nil { // a pipe cannot go back
		return plain(io.MultiReader(bytes.NewReader(head[:n]), in), f)
	}
	return plain(in, f)
}

// plain unpacks gzip.
func plain(r io.Reader, f func(io.Reader) error) error {
	br := bufio.NewReader(r)
	if head, _ := br.Peek(2); !bytes.Equal(head, []byte{0x1F, 0x8B}) {
		return f(br)
	}
	z, err := gzip.NewReader(br)
	if err != nil {
		return fmt.Errorf("unpack gzip: %w", err)
	}
	return f(z)
}

func unzip(in *os.File, f func(io.Reader) error) error {
	st, err := in.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(in, st.Size())
	if err != nil {
		return fmt.Errorf("open zip archive: %w", err)
	}
	for _, e := range z.File {
		if e.FileInfo().IsDir() {
			continue
		}
		r, err := e.Open()
		if err != nil {
			return fmt.Errorf("unpack %s: %w", e.Name, err)
		}
		err = plain(r, f)
		r.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	return nil
}
