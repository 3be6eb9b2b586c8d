package warc

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Record is one record of an archive. It belongs to the caller.
type Record struct {
	Version     string // as printed: WARC/1.0, ARC/1
	Type        string // response, resource, request, revisit, metadata, warcinfo, …
	ID          string // WARC-Record-ID without angle brackets; empty in ARC
	URI         string // target, without angle brackets, spaces escaped
	Date        string // of the capture, RFC 3339 where it can be read
	ContentType string // of the block: application/http for an HTTP response
	Truncated   string // why the capture was cut short: length, time, …; mostly ""
	Length      int64  // of the block as stated, in bytes
	Offset      int64  // byte in the stored file where the record, or the piece it is packed in, begins
	Header      Header
	Block       []byte // nil where it was not wanted
}

// Header holds named fields by their names in lower case; of a name that
// stands twice the first one.
type Header map[string]string

// Get returns a field by its name in any case.
func (h Header) Get(name string) string { return h[strings.ToLower(name)] }

func (h Header) add(name, value string) {
	name = strings.ToLower(strings.TrimSpace(name))
	if _, ok := h[name]; !ok {
		h[name] = strings.TrimSpace(value)
	}
}

// parseHeader reads lines "Name: value"; a line that begins with white space
// carries on the one before it, any other line is passed over.
func parseHeader(lines []string) Header {
	h := make(Header, len(lines))
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		for i+1 < len(lines) && strings.TrimLeft(lines[i+1], " \t") != lines[i+1] {
			i++
			line += " " + strings.TrimSpace(lines[i])
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			h.add(name, value)
		}
	}
	return h
}

// newRecord reads the header of a WARC record.
func newRecord(version string, lines []string) (*Record, error) {
	h := parseHeader(lines)
	rec := &Record{
		Version:     version,
		Type:        strings.ToLower(h.Get("WARC-Type")),
		ID:          unbracket(h.Get("WARC-Record-ID")),
		URI:         cleanURI(h.Get("WARC-Target-URI")),
		Date:        date(h.Get("WARC-Date")),
		ContentType: h.Get("Content-Type"),
		Truncated:   h.Get("WARC-Truncated"),
		Header:      h,
	}
	n, err := length(h.Get("Content-Length"))
	if err != nil {
		return nil, err
	}
	if rec.Length = n; rec.Type == "" {
		return nil, errors.New("record without WARC-Type")
	}
	return rec, nil
}

// length reads a length in bytes.
func length(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case s == "":
		return 0, errors.New("record without a length")
	case err != nil || n < 0:
		return 0, fmt.Errorf("length of the record is %.40q", s)
	}
	return n, nil
}

// unbracket takes off the angle brackets that some writers put around an
// address and all put around an id.
func unbracket(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "<"), ">")
}

func cleanURI(s string) string { return strings.ReplaceAll(unbracket(s), " ", "%20") }

// date writes the date of a capture as RFC 3339: in WARC it is so already, in
// ARC it has 8 to 17 digits of which the first 14 count. What is no date stays.
func date(s string) string {
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return t.Format(time.RFC3339Nano)
	}
	if len(s) < 8 || len(s) > 20 || !digits(s) {
		return s
	}
	const layout = "20060102150405"
	t, err := time.Parse(layout, (s + "000000")[:len(layout)])
	if err != nil {
		return s
	}
	return t.Format(time.RFC3339)
}

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool { return c < '0' || c > '9' }) < 0
}

// arcFields is how many fields a header of ARC 1 has: URL IP-address
// Archive-date Content-type Archive-length.
const arcFields = 5

// arcRecord reads the header line of a record of an ARC archive. Addresses may
// have spaces, so fields count from the right. The error tells of a length
// that is none; ok that the line is a header at all.
func arcRecord(line string, fields int) (rec *Record, ok bool, err error) {
	line = strings.TrimRight(line, "\r\n")
	parts := strings.Split(line, " ")
	if len(parts) < fields || len(line) > maxLine {
		return nil, false, nil
	}
	rest := parts[len(parts)-fields+1:] // without the address
	uri := strings.Join(parts[:len(parts)-fields+1], " ")
	if !beginsRecord([]byte(uri)) || len(rest[1]) < 8 || !digits(rest[1]) {
		return nil, false, nil
	}
	rec = &Record{Version: "ARC/1", Type: "response", URI: cleanURI(uri), Date: date(rest[1]), ContentType: rest[2]}
	if strings.HasPrefix(uri, "filedesc:") {
		rec.Type = "warcinfo"
	}
	rec.Length, err = length(rest[len(rest)-1])
	return rec, true, err
}
