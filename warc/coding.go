package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// mostCodings is how many content codings one body may have on top of each other.
const mostCodings = 3

// decode undoes the content codings of a body, the last one first.
func (res *Response) decode(b []byte, limit int64) ([]byte, error) {
	var codings []string
	for c := range strings.SplitSeq(res.Header.Get("Content-Encoding"), ",") {
		if c = strings.ToLower(strings.TrimSpace(c)); c != "" && c != "identity" {
			codings = append(codings, c)
		}
	}
	if len(codings) > mostCodings {
		return nil, errors.New("too many content codings")
	}
	for _, c := range slices.Backward(codings) {
		out, err := res.undo(c, b, limit)
		if err != nil {
			return nil, err
		}
		b = out
	}
	return b, nil
}

// undo undoes one coding. A body that does not begin so is taken as it is.
func (res *Response) undo(coding string, b []byte, limit int64) ([]byte, error) {
	if len(b) == 0 {
		return b, nil
	}
	z, err := decoder(coding, b)
	if err == nil && markup(b) {
		err = errPlain
	}
	switch {
	case errors.Is(err, errUnknownCoding):
		res.note("content coding " + coding + " is not known")
		return b, nil
	case err != nil:
		res.note("body is not " + coding + " as its header says")
		return b, nil
	}
	defer z.Close()
	var out bytes.Buffer
	_, err = out.ReadFrom(io.LimitReader(z, limit+1))
	switch {
	case int64(out.Len()) > limit:
		return nil, &TooLarge{limit}
	case err != nil && out.Len() == 0:
		res.note("body is not " + coding + " as its header says")
		return b, nil
	case err != nil:
		res.note("body is cut short or broken within its " + coding + " coding")
	}
	return out.Bytes(), nil
}

var (
	errUnknownCoding = errors.New("unknown content coding")
	errPlain         = errors.New("not packed")
)

// markup tells whether b begins like a page, as no packed body does.
func markup(b []byte) bool {
	b = bytes.TrimLeft(b, " \t\r\n")
	return len(b) > 1 && b[0] == '<' && (b[1] == '!' || b[1] == '?' || b[1]|0x20 >= 'a' && b[1]|0x20 <= 'z')
}

// decoder opens a body by the name of its coding.
func decoder(coding string, b []byte) (io.ReadCloser, error) {
	r := bytes.NewReader(b)
	switch coding {
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "deflate": // zlib by the standard, bare deflate by custom
		if z, err := zlib.NewReader(r); err == nil {
			return z, nil
		}
		return flate.NewReader(bufio.NewReader(bytes.NewReader(b))), nil
	case "br":
		return io.NopCloser(brotli.NewReader(r)), nil
	case "zstd":
		const window = 8 << 20 // RFC 9659
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(window))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return nil, errUnknownCoding
}
