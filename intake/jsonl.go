package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// record is one line of JSONL input. Values of the wrong type are noted, not
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

// nextLine returns the document of the next line that holds one.
func (r *Reader) nextLine() (*doc.Document, error) {
	for {
		b, err := r.readLine()
		if err != nil && !errors.Is(err, errTooLong) {
			r.done = true
			if err == io.EOF {
				return nil, io.EOF
			}
			return nil, fmt.Errorf("read %s, line %d: %w", r.path, r.line, err)
		}
		if err != nil {
			r.report(r.line, fmt.Errorf("line is longer than %s; left out", size(r.opt.MaxLine)))
			continue
		}
		b = bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))
		if len(b) == 0 {
			continue
		}
		d, err := r.parse(b)
		if err != nil {
			r.report(r.line, err)
			continue
		}
		return r.finish(d), nil
	}
}

var errTooLong = errors.New("line too long")

// readLine returns the next line without its end, in a buffer that the next
// call overwrites. A line over the limit is skipped without being kept:
// errTooLong.
func (r *Reader) readLine() ([]byte, error) {
	r.line++
	if cap(r.buf) > 4<<20 {
		r.buf = nil // one giant line must not hold its memory for the rest of the input
	}
	r.buf = r.buf[:0]
	long := false
	for {
		part, err := r.r.ReadSlice('\n')
		if !long && len(r.buf)+len(part) > r.opt.MaxLine+1 {
			long, r.buf = true, nil
		}
		switch {
		case err == nil && !long && len(r.buf) == 0:
			return part, nil
		case !long:
			r.buf = append(r.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == io.EOF && (long || len(r.buf) > 0):
			err = nil
		case err != nil:
			return nil, err
		}
		if long {
			return nil, errTooLong
		}
		return r.buf, nil
	}
}

// parse makes a document of one JSON object.
func (r *Reader) parse(b []byte) (*doc.Document, error) {
	if b[0] != '{' {
		return nil, fmt.Errorf("not a JSON object: %s", shorten(b))
	}
	d := &doc.Document{}
	if !utf8.Valid(b) {
		b = r.mend(b, d)
	}
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		return nil, explain(err, b)
	}
	text := ""
	if rec.Text != nil {
		text = *rec.Text
	}
	d.Title = field(d, "title", rec.Title)
	if strings.TrimFunc(text, invisible) == "" && strings.TrimFunc(d.Title, invisible) == "" {
		if rec.Text == nil {
			return nil, errors.New(`no "text" in the object; text is the one key that is required`)
		}
		return nil, errors.New(`"text" is empty`)
	}
	if d.Title != "" && !strings.HasPrefix(text, d.Title) {
		text = d.Title + "\n" + text
	}
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", " ")
		d.Title = strings.ReplaceAll(d.Title, "\x00", " ")
		d.Note("NUL characters replaced by spaces")
	}
	d.Text = text
	if d.ID = field(d, "id", rec.ID); d.ID == "" {
		d.ID = r.name + "#" + strconv.Itoa(r.line)
	}
	d.Lang = field(d, "lang", rec.Lang)
	d.URL = field(d, "url", rec.URL)
	d.Publisher = field(d, "publisher", rec.Publisher)
	if d.Published = field(d, "published", rec.Published); d.Published != "" {
		t, err := pubtime.Parse(d.Published)
		if err != nil {
			d.Note(err.Error())
		}
		d.PubTime = t
	}
	return d, nil
}

// mend makes valid UTF-8 of a line that is none: a line in windows-1256 among
// others is decoded, broken bytes are replaced.
func (r *Reader) mend(b []byte, d *doc.Document) []byte {
	if enc, _ := charset.Detect(b); enc == charset.Windows1256 && r.opt.Encoding == "" {
		if out, err := charset.NewDecoder(enc).Bytes(b); err == nil {
			d.Note(fmt.Sprintf("line %d read as %s", r.line, enc))
			return out
		}
	}
	at, n := firstBroken(b)
	d.Note(fmt.Sprintf("broken UTF-8: %d bytes replaced by U+FFFD, first in line %d, byte %d", n, r.line, at+1))
	return bytes.ToValidUTF8(b, []byte("\ufffd"))
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
