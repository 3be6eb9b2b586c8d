package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Response is an HTTP response as an archive keeps it.
type Response struct {
	Status int
	Header Header
	Body   []byte   // without transfer and content encoding
	Notes  []string // what was odd: chunks that are none, a body cut short
}

// ErrNoHTTP is returned for a record that holds no HTTP response.
var ErrNoHTTP = errors.New("no HTTP response")

// HTTP takes a response record apart. The body is freed of chunks and of gzip,
// deflate and brotli, also several of them; archives often keep bodies already
// freed with the header fields as they were sent, and such a body stays as it
// is. What is left of a body cut short is returned with a note. A body of more
// than limit bytes is an error.
func (rec *Record) HTTP(limit int64) (*Response, error) {
	head, body, ok := splitHead(rec.Block)
	first, rest, _ := strings.Cut(head, "\n")
	fields := strings.Fields(first)
	if !ok || len(fields) < 2 || !strings.HasPrefix(strings.ToUpper(fields[0]), "HTTP/") {
		return nil, ErrNoHTTP
	}
	status, err := strconv.Atoi(fields[1])
	if err != nil {
		return nil, fmt.Errorf("%w: status %.20q", ErrNoHTTP, fields[1])
	}
	res := &Response{Status: status, Header: parseHeader(strings.Split(strings.ReplaceAll(rest, "\r", ""), "\n"))}
	if strings.Contains(strings.ToLower(res.Header.Get("Transfer-Encoding")), "chunked") {
		body = res.unchunk(body)
	}
	res.Body, err = res.decode(body, limit)
	if err == nil && int64(len(res.Body)) > limit {
		err = &TooLarge{limit}
	}
	if err != nil {
		return nil, err
	}
	return res, nil
}

// TooLarge tells of a body that is larger than the limit.
type TooLarge struct{ Limit int64 } // bytes

func (t *TooLarge) Error() string { return fmt.Sprintf("body larger than %d bytes", t.Limit) }

// splitHead parts the header of a response from its body: at the first empty
// line.
func splitHead(b []byte) (head string, body []byte, ok bool) {
	for at := 0; at < len(b); {
		i := bytes.IndexByte(b[at:], '\n')
		if i < 0 {
			return string(b), nil, true // a header without a body
		}
		if len(bytes.TrimRight(b[at:at+i], "\r")) == 0 {
			return string(b[:at]), b[at+i+1:], at > 0
		}
		at += i + 1
	}
	return string(b), nil, len(b) > 0
}

// unchunk joins chunks (RFC 9112, 7.1). A body that does not begin with the
// length of a chunk is none; where chunks break off or run wild, what there is
// of them counts.
func (res *Response) unchunk(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for rest := b; ; {
		n, after, ok := chunkLength(rest)
		switch {
		case !ok && len(out) == 0 && len(rest) == len(b):
			res.note("body is not in chunks as its header says")
			return b
		case !ok:
			res.note("chunks of the body are broken")
			return append(out, rest...)
		case n == 0:
			return out
		case n > int64(len(after)):
			res.note("body is cut short")
			return append(out, after...)
		}
		out = append(out, after[:n]...)
		rest = after[n:]
		rest = bytes.TrimPrefix(rest, []byte("\r"))
		rest = bytes.TrimPrefix(rest, []byte("\n"))
		if len(rest) == 0 {
			res.note("body is cut short")
			return out
		}
	}
}

// chunkLength reads the line that begins a chunk.
func chunkLength(b []byte) (n int64, after []byte, ok bool) {
	const longest = 128 // with extensions
	i := bytes.IndexByte(b[:min(len(b), longest)], '\n')
	if i < 0 {
		return 0, nil, false
	}
	digits, _, _ := strings.Cut(string(b[:i]), ";")
	n, err := strconv.ParseInt(strings.TrimSpace(digits), 16, 64)
	return n, b[i+1:], err == nil && n >= 0
}

func (res *Response) note(s string) { res.Notes = append(res.Notes, s) }
