package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// mostLayers is how many compressions may lie on each other.
const mostLayers = 3

// errLimit ends a body at the limit.
var errLimit = errors.New("limit reached")

// read reads the body of a success, undoing compression. What broke before the
// end leaves what came, with a note; nothing at all is an error.
func (h *hop) read(body io.Reader, resp *http.Response, lim limits) error {
	if !lim.cut && resp.ContentLength > lim.size {
		return tooLarge(fmt.Sprintf("%d bytes, the limit is %d", resp.ContentLength, lim.size))
	}
	// as sent it has a limit too: endless bytes may decompress to nothing
	sent := &bounded{r: body, left: lim.size}
	r, err := h.decoded(sent, resp.Header)
	if err != nil {
		return err
	}
	b, err := readUpTo(r, lim.size)
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) && err == nil {
		// a file that is itself compressed: sitemap.xml.gz
		if z, zerr := gzip.NewReader(bytes.NewReader(b)); zerr == nil {
			b, err = readUpTo(z, lim.size)
		}
	}
	h.body = b
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errLimit) && lim.cut:
		h.notes = append(h.notes, fmt.Sprintf("only the first %d bytes were read", len(b)))
		return nil
	case errors.Is(err, errLimit):
		return tooLarge(fmt.Sprintf("more than %d bytes", lim.size))
	case canceled(resp) || len(b) == 0:
		return err
	}
	h.partial = true
	h.notes = append(h.notes, fmt.Sprintf("page cut short after %d bytes: %v", len(b), err))
	return nil
}

func canceled(resp *http.Response) bool {
	return resp.Request != nil && resp.Request.Context().Err() != nil
}

func tooLarge(detail string) error {
	return &Error{Kind: ErrTooLarge, Detail: "page is too large: " + detail, Advice: "raise it with --max-size"}
}

// bounded gives at most left bytes, then errLimit.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errLimit
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return n - 1, errLimit
	}
	return n, err
}

// readUpTo reads at most limit bytes; more is errLimit with the bytes so far.
func readUpTo(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	_, err := b.ReadFrom(&bounded{r: r, left: limit})
	return b.Bytes(), err
}

// decoded undoes the content codings that the headers name, last one first.
func (h *hop) decoded(r io.Reader, header http.Header) (io.Reader, error) {
	var names []string
	for _, v := range header.Values("Content-Encoding") {
		for name := range strings.SplitSeq(v, ",") {
			if name = strings.ToLower(strings.TrimSpace(name)); name != "" && name != "identity" {
				names = append(names, name)
			}
		}
	}
	if len(names) > mostLayers {
		return nil, &Error{Kind: ErrBody, Detail: fmt.Sprintf("compressed %d times over", len(names))}
	}
	for _, name := range slices.Backward(names) {
		var err error
		if r, err = h.decode(bufio.NewReader(r), name); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// decode undoes one coding. Content that is plainly not coded so is taken as
// it is, with a note: servers and caches mix headers up.
func (h *hop) decode(r *bufio.Reader, name string) (io.Reader, error) {
	head, err := r.Peek(32)
	if len(head) == 0 {
		if err == io.EOF {
			return r, nil
		}
		return nil, err
	}
	plain := func() (io.Reader, error) {
		h.notes = append(h.notes, "header says "+name+", content is not compressed so")
		return r, nil
	}
	switch name {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
			return plain()
		}
		return gzip.NewReader(r)
	case "deflate":
		switch {
		case markup(head):
			return plain()
		case len(head) > 1 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0:
			return zlib.NewReader(r)
		}
		return flate.NewReader(r), nil // without its zlib frame, as some servers send it
	case "br":
		if markup(head) {
			return plain()
		}
		return brotli.NewReader(r), nil
	case "zstd":
		if !bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return plain()
		}
		// RFC 9659: no window above 8 MiB on the Web
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return nil, &Error{Kind: ErrBody, Detail: fmt.Sprintf("compressed as %q, which is not known here", name)}
}

// markup tells whether bytes begin like a page or feed as it is.
func markup(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"))
	for _, s := range []string{"<!doctype", "<html", "<?xml", "<rss", "<feed", "<head", "<!--"} {
		if bytes.HasPrefix(head, []byte(s)) {
			return true
		}
	}
	return false
}
