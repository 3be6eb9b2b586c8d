package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/sijil-news/sijil/doc"
)

// objects reads JSON that is no JSONL: an array of objects, or objects one
// after the other over several lines.
type objects struct {
	*stream
	in    *Reader
	guard *guard
	dec   *json.Decoder
	n     int
	array bool
}

// isJSON recognises an array of objects, and an object over several lines.
func isJSON(l look) bool {
	b := body(l.text)
	if arrayStart(b) {
		return true
	}
	line, _, _ := bytes.Cut(b, []byte{'\n'})
	return objectStart(b) && len(line) < len(b) && len(bytes.TrimSpace(line)) == 1
}

func openJSON(r *Reader, s *stream) (documents, error) {
	head, err := s.head()
	if err != nil {
		return nil, err
	}
	s.r.Discard(len(head) - len(body(head)))
	g := newGuard(s.r, r.opt.MaxLine)
	o := &objects{stream: s, in: r, guard: g, dec: json.NewDecoder(g), array: bytes.HasPrefix(body(head), []byte{'['})}
	if o.array {
		if _, err := o.dec.Token(); err != nil {
			return nil, o.wrong(err)
		}
	}
	return o, nil
}

// next returns the document of the next object. After JSON that is none
// nothing more can be read.
func (o *objects) next() (piece, error) {
	for {
		o.guard.reset()
		if o.array && !o.dec.More() {
			_, err := o.dec.Token()
			if err != nil {
				return piece{}, o.wrong(err)
			}
			return piece{}, io.EOF
		}
		o.n++
		var raw json.RawMessage
		err := o.dec.Decode(&raw)
		switch {
		case err == io.EOF && !o.array:
			return piece{}, io.EOF
		case err != nil:
			return piece{}, o.wrong(err)
		}
		d := &doc.Document{}
		if err := o.in.object(bytes.ToValidUTF8(raw, []byte("\ufffd")), d, o.name+"#"+strconv.Itoa(o.n)); err != nil {
			err = fmt.Errorf("object %d: %w", o.n, err)
			o.in.report(Left{Kind: o.fault(err), Path: o.path, Entry: o.name, At: -1, Err: fmt.Errorf("%s: %w", o.path, err)})
			continue
		}
		return piece{doc: o.in.finish(d, o.stream)}, nil
	}
}

func (o *objects) wrong(err error) error {
	if errors.Is(err, errTooLong) {
		err = fmt.Errorf("an object is longer than %s", size(o.guard.limit))
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("read %s: not valid JSON near byte %d: %w; what follows is not read", o.path, o.dec.InputOffset(), err)
}

// body is text without what may stand before a document.
func body(b []byte) []byte { return bytes.TrimLeft(b, " \t\r\n\ufeff") }

// objectStart tells whether b begins like a JSON object: a brace and a key.
func objectStart(b []byte) bool {
	if len(b) == 0 || b[0] != '{' {
		return false
	}
	b = bytes.TrimLeft(b[1:], " \t\r\n")
	return len(b) > 0 && (b[0] == '"' || b[0] == '}')
}

func arrayStart(b []byte) bool {
	return len(b) > 0 && b[0] == '[' && objectStart(bytes.TrimLeft(b[1:], " \t\r\n"))
}
