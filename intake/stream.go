package intake

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/warc"
)

// stream is one thing to read: a file, an entry of a zip archive, a folder.
type stream struct {
	path   string // as named in messages
	name   string // for ids: the file's own name, or the path within its container
	origin doc.Origin
	r      *bufio.Reader // bytes as stored, or as unpacked by gzip
	at     io.ReaderAt   // the same at any place, or nil
	length int64         // of at, in bytes
	folder string        // path of a folder, else ""
	inside int           // how many zip archives it stands in
	nested bool          // it stands in a folder or zip archive
	file   io.Closer     // closed with the stream; may be nil

	enc     string // of a format that is decoded
	guessed bool   // nothing in the input states the encoding
}

func (s *stream) close() error {
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}

// where is the stream itself, for what is known by its embedding only.
func (s *stream) where() *stream { return s }

// source opens the input of r: a file, a folder or standard input.
func (r *Reader) source() (*stream, error) {
	if r.path == "-" {
		r.path = "standard input"
		in := r.opt.Stdin
		if in == nil {
			in = os.Stdin
		}
		return r.plain(&stream{path: r.path, name: "stdin"}, in), nil
	}
	st, err := os.Stat(r.path)
	if err == nil && st.IsDir() {
		return &stream{path: r.path, folder: r.path, origin: doc.Origin{Input: r.path}}, nil
	}
	s, size, err := r.openFile(r.path)
	if err != nil {
		return nil, err
	}
	r.size = size
	return s, nil
}

// plain makes a stream of bytes that count as read from the input.
func (r *Reader) plain(s *stream, in io.Reader) *stream {
	s.r = bufio.NewReaderSize(countingReader{in, &r.count}, peekSize)
	if s.origin.Input == "" {
		s.origin.Input = r.path
	}
	return s
}

// wrongly ends a stream with an error that names it.
func (s *stream) wrongly(err error) error { return fmt.Errorf("read %s: %w", s.path, err) }

// head looks at the first bytes.
func (s *stream) head() ([]byte, error) {
	b, err := s.r.Peek(peekSize)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return b, s.wrongly(err)
	}
	return b, nil
}

// mostPacked is how many layers of gzip are taken off an input.
const mostPacked = 2

// unpack takes off gzip, except that of a web archive, whose records are
// packed one by one.
func (s *stream) unpack() error {
	for range mostPacked {
		head, err := s.r.Peek(peekSize)
		if len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
			return nil
		}
		if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
			return s.wrongly(err)
		}
		if warc.Recognise(head) {
			return nil
		}
		z, err := gzip.NewReader(s.r)
		if err != nil {
			return fmt.Errorf("read %s: gzip: %w", s.path, err)
		}
		s.name = strings.TrimSuffix(s.name, ".gz")
		s.r, s.at = bufio.NewReaderSize(z, peekSize), nil
	}
	return nil
}

// encoding is that of the first bytes: as the options say, or by its looks.
func (r *Reader) encoding(head []byte) (enc string, guessed bool) {
	if r.opt.Encoding != "" {
		return r.opt.Encoding, false
	}
	return charset.Detect(head)
}

// decodedHead is the first bytes as UTF-8 without a byte order mark.
func (r *Reader) decodedHead(head []byte) []byte {
	text, _ := decoded(head, r.opt.Encoding)
	return text
}

// decoded makes UTF-8 without a byte order mark of bytes in an encoding that is
// forced or recognised.
func decoded(b []byte, forced string) (text []byte, enc string) {
	if enc = forced; enc == "" {
		enc, _ = charset.Detect(b)
	}
	b = b[charset.BOM(b, enc):]
	if enc == charset.UTF8 {
		return b, enc
	}
	out, err := charset.NewDecoder(enc).Bytes(b)
	if err != nil {
		return b, enc
	}
	return out, enc
}

// decode makes UTF-8 of a stream. Bytes that are no text are an error.
func (r *Reader) decode(s *stream) error {
	head, err := s.head()
	if err != nil {
		return err
	}
	s.enc, s.guessed = r.encoding(head)
	s.r.Discard(charset.BOM(head, s.enc))
	if s.enc != charset.UTF8 {
		s.r = bufio.NewReaderSize(charset.NewReader(s.enc, s.r), peekSize)
	}
	if head, err = s.head(); err != nil {
		return err
	}
	if looksBinary(head) {
		return &noText{fmt.Sprintf("%s does not look like text (control characters, or bytes that are no %s); save it as UTF-8 text, or name its encoding", s.path, s.enc)}
	}
	return nil
}

// noText tells of a file that holds no text. Within a folder or an archive it
// is no failure.
type noText struct{ msg string }

func (n *noText) Error() string { return n.msg }

// empty tells of a file that holds nothing to code, likewise.
type empty struct{ msg string }

func (e *empty) Error() string { return e.msg }
