package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
)

// lines reads JSONL: one document a line.
type lines struct {
	*stream
	in   *Reader
	line int
	buf  []byte
}

// isLines recognises JSONL by an object on the first line.
func isLines(l look) bool {
	return objectStart(body(l.text)) || linesName(l.name)
}

// linesName tells whether a file is JSONL by its name.
func linesName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".jsonlines":
		return true
	}
	return false
}

func openLines(r *Reader, s *stream) (documents, error) { return &lines{stream: s, in: r}, nil }

// next returns the document of the next line that holds one.
func (l *lines) next() (piece, error) {
	for {
		b, err := l.readLine()
		if err != nil && !errors.Is(err, errTooLong) {
			if err == io.EOF {
				return piece{}, io.EOF
			}
			return piece{}, fmt.Errorf("read %s, line %d: %w", l.path, l.line, err)
		}
		if err != nil {
			l.leave(fmt.Errorf("line is longer than %s", size(l.in.opt.MaxLine)))
			continue
		}
		b = bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))
		if len(b) == 0 {
			continue
		}
		d := &doc.Document{}
		if !utf8.Valid(b) {
			b = l.mend(b, d)
		}
		if err := l.in.object(b, d, l.name+"#"+strconv.Itoa(l.line)); err != nil {
			l.leave(err)
			continue
		}
		return piece{doc: l.in.finish(d, l.stream)}, nil
	}
}

func (l *lines) leave(err error) {
	l.in.report(Left{Kind: l.fault(err), Path: l.path, Entry: l.name, Line: l.line, At: -1, Err: err})
}

// fault is the kind of what is wrong with an object. A file of JSON among
// others may hold what it likes, unless it is called JSONL.
func (s *stream) fault(err error) Kind {
	if s.nested && errors.Is(err, errNoText) && !linesName(s.name) {
		return NoText
	}
	return Broken
}

var errNoText = errors.New(`no "text" in the object; text is the one key that is required (--columns text=KEY names another)`)

// readLine returns the next line without its end, in a buffer that the next
// call overwrites. A line over the limit is skipped without being kept:
// errTooLong.
func (l *lines) readLine() ([]byte, error) {
	l.line++
	if cap(l.buf) > 4<<20 {
		l.buf = nil // one giant line must not hold its memory for the rest of the input
	}
	l.buf = l.buf[:0]
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if !long && len(l.buf)+len(part) > l.in.opt.MaxLine+1 {
			long, l.buf = true, nil
		}
		switch {
		case err == nil && !long && len(l.buf) == 0:
			return part, nil
		case !long:
			l.buf = append(l.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == io.EOF && (long || len(l.buf) > 0):
			err = nil
		case err != nil:
			return nil, err
		}
		if long {
			return nil, errTooLong
		}
		return l.buf, nil
	}
}

// mend makes valid UTF-8 of a line that is none: a line in windows-1256 among
// others is decoded, broken bytes are replaced.
func (l *lines) mend(b []byte, d *doc.Document) []byte {
	if enc, _ := charset.Detect(b); enc == charset.Windows1256 && l.in.opt.Encoding == "" {
		if out, err := charset.NewDecoder(enc).Bytes(b); err == nil {
			d.Note(fmt.Sprintf("line %d read as %s", l.line, enc))
			return out
		}
	}
	at, n := firstBroken(b)
	d.Note(fmt.Sprintf("broken UTF-8: %d bytes replaced by U+FFFD, first in line %d, byte %d", n, l.line, at+1))
	return bytes.ToValidUTF8(b, []byte("\ufffd"))
}

// record is one object of JSON input. Values of the wrong type are noted, not
// fatal, save text.
type record struct {
	ID        json.RawMessage `json:"id"`
	Text      *string         `json:"text"`
	Title     json.RawMessage `json:"title"`
	Lang      json.RawMessage `json:"lang"`
	Published json.RawMessage `json:"published"`
	URL       json.RawMessage `json:"url"`
	Publisher json.RawMessage `json:"publisher"`
}

// object makes a document of one JSON object; id is that of one without.
func (r *Reader) object(b []byte, d *doc.Document, id string) error {
	if b[0] != '{' {
		return fmt.Errorf("not a JSON object: %s", shorten(b))
	}
	rec, err := r.keys(b)
	if err != nil {
		return err
	}
	v := values{id: field(d, "id", rec.ID), title: field(d, "title", rec.Title), lang: field(d, "lang", rec.Lang),
		url: field(d, "url", rec.URL), publisher: field(d, "publisher", rec.Publisher), published: field(d, "published", rec.Published)}
	if rec.Text != nil {
		v.text = *rec.Text
	}
	if err = v.document(d, id); errors.Is(err, errEmptyText) && rec.Text == nil {
		return errNoText
	}
	return err
}

// keys takes an object apart, by the names that the options give to its keys.
func (r *Reader) keys(b []byte) (rec record, err error) {
	if r.opt.Columns == nil {
		if err := json.Unmarshal(b, &rec); err != nil {
			return rec, explain(err, b)
		}
		return rec, nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return rec, explain(err, b)
	}
	for field, key := range r.opt.Columns {
		if value, ok := all[key]; ok {
			all[field] = value
		}
	}
	if raw, ok := all["text"]; ok {
		if err := json.Unmarshal(raw, &rec.Text); err != nil {
			return rec, errors.New(`"text" is not a string`)
		}
	}
	rec.ID, rec.Title, rec.Lang, rec.Published, rec.URL, rec.Publisher = all["id"], all["title"], all["lang"], all["published"], all["url"], all["publisher"]
	return rec, nil
}

// field reads a string; a number is taken as it is written, null and a missing
// key are empty, anything else is noted.
func field(d *doc.Document, name string, raw json.RawMessage) string {
	switch {
	case len(raw) == 0 || raw[0] == 'n':
		return ""
	case raw[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			d.Note(fmt.Sprintf("%s: %v", name, err))
		}
		return s
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		return string(raw)
	}
	d.Note(name + " is not a string; left out")
	return ""
}

// explain says in what place a line is no JSON document.
func explain(err error, b []byte) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("not valid JSON at byte %d: %v", syntax.Offset, err)
	}
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		return fmt.Errorf("%q is a %s, want a string", typ.Field, typ.Value)
	}
	return fmt.Errorf("not valid JSON: %w", err)
}

// shorten quotes the beginning of a bad line.
func shorten(b []byte) string {
	const most = 40
	s := string(bytes.ToValidUTF8(b[:min(len(b), 4*most)], []byte("\ufffd")))
	n := 0
	for i := range s {
		if n++; n > most {
			return strconv.Quote(s[:i]) + "…"
		}
	}
	return strconv.Quote(s)
}
