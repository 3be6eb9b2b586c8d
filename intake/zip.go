package intake

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
)

// How deep zip archives may lie in each other; how much memory one that is no
// file of its own may take, in bytes; what an entry may grow to when unpacked:
// so many bytes, or else so many times its size.
const (
	mostInside  = 2
	maxInMemory = 64 << 20
	bombSize    = 64 << 20
	bombRatio   = 150
)

func isZip(l look) bool {
	return bytes.HasPrefix(l.raw, []byte("PK\x03\x04")) || bytes.HasPrefix(l.raw, []byte("PK\x05\x06"))
}

// zipped reads the files in a zip archive one after the other.
type zipped struct {
	*stream
	in    *Reader
	files []*zip.File
	child documents
}

func openZip(r *Reader, s *stream) (documents, error) {
	if s.inside == mostInside {
		return nil, fmt.Errorf("%s is a zip archive within zip archives; unpack the outer one first", s.path)
	}
	at, length := s.at, s.length
	if at == nil {
		b, err := io.ReadAll(io.LimitReader(s.r, maxInMemory+1))
		if err != nil {
			return nil, s.wrongly(err)
		}
		if len(b) > maxInMemory {
			return nil, fmt.Errorf("%s is a zip archive of more than %s that is no file by itself; save it as a file and give that", s.path, size(maxInMemory))
		}
		at, length = bytes.NewReader(b), int64(len(b))
	} else if !s.nested {
		r.count.Store(0) // of its head, which is read again
	}
	z, err := zip.NewReader(at, length)
	if err != nil {
		return nil, fmt.Errorf("read %s: zip: %w", s.path, err)
	}
	if office(z) {
		return nil, &noText{s.path + " is an office document, a book or a program in a zip archive; save its text and give that"}
	}
	return &zipped{stream: s, in: r, files: chosen(z)}, nil
}

// office tells whether a zip archive is the form of another kind of file.
func office(z *zip.Reader) bool {
	for _, f := range z.File {
		switch f.Name {
		case "[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF":
			return true
		}
	}
	return false
}

// chosen lists the files to read: not the hidden ones, and of a web archive
// (WACZ) its records alone.
func chosen(z *zip.Reader) []*zip.File {
	var all, records []*zip.File
	wacz := false
	for _, f := range z.File {
		name := entryName(f)
		switch {
		case f.FileInfo().IsDir() || hidden(name):
			continue
		case name == "datapackage.json":
			wacz = true
		case strings.HasPrefix(name, "archive/") && (strings.HasSuffix(name, ".warc.gz") || strings.HasSuffix(name, ".warc")):
			records = append(records, f)
		}
		all = append(all, f)
	}
	if wacz && len(records) > 0 {
		return records
	}
	return all
}

// entryName is the name of a file in a zip archive, for messages and ids: a
// path below the archive whatever it says, without control characters.
// Nothing is written under it.
func entryName(f *zip.File) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(f.Name, "\\", "/"), "\ufffd"))
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// hidden tells whether a part of a path begins with a dot, or is what macOS
// adds to archives.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

func (z *zipped) next() (piece, error) {
	for {
		if z.child != nil {
			p, more := z.in.within(z.child)
			if more {
				return p, nil
			}
			z.child = nil
		}
		if len(z.files) == 0 {
			return piece{}, io.EOF
		}
		f := z.files[0]
		z.files = z.files[1:]
		z.child = z.in.enter(z.entry(f))
	}
}

// entry opens a file in the archive.
func (z *zipped) entry(f *zip.File) (*stream, error) {
	name := entryName(f)
	s := &stream{path: z.path + ": " + name, name: name, origin: z.origin, inside: z.inside + 1, nested: true}
	if z.nested {
		s.name = z.name + "/" + name
	}
	s.origin.Entry = path.Join(z.origin.Entry, name)
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return s, fmt.Errorf("read %s: it is encrypted", s.path)
	}
	rc, err := f.Open()
	if err != nil {
		return s, s.wrongly(err)
	}
	s.file = rc
	s.r = bufio.NewReaderSize(&tamed{r: rc, packed: int64(f.CompressedSize64)}, peekSize)
	return s, nil
}

func (z *zipped) close() error {
	if z.child != nil {
		z.child.close()
	}
	return z.stream.close()
}

// tamed ends an entry that grows out of all proportion.
type tamed struct {
	r      io.Reader
	packed int64
	n      int64
}

var errBomb = errors.New("it grows out of all proportion when unpacked; the rest is left out")

func (t *tamed) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if t.n += int64(n); t.n > bombSize && t.n > bombRatio*t.packed {
		return 0, errBomb
	}
	return n, err
}
