package intake

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// table reads CSV and its relatives: a header, then one document a row.
type table struct {
	*stream
	in     *Reader
	guard  *guard
	rows   *bufio.Reader
	csv    *csv.Reader
	comma  rune
	header int      // number of columns
	fields []string // of a document, by column; "" for columns that are not taken
	before int      // line ends before the csv reader began
}

// isTable recognises a table by a header that names a column of text and
// another one, or by the name of the file.
func isTable(l look) bool {
	if ext := filepath.Ext(l.name); ext == ".csv" || ext == ".tsv" || ext == ".tab" {
		return true
	}
	names, _ := headerOf(l.text)
	fields := place(names, l.columns)
	taken := 0
	for _, f := range fields {
		if f != "" {
			taken++
		}
	}
	return taken > 1 && slices.Contains(fields, "text")
}

// headerOf reads the first line of a table and finds out what parts columns:
// whatever stands most often in it outside quotes.
func headerOf(text []byte) (names []string, comma rune) {
	line, _, _ := bytes.Cut(body(text), []byte{'\n'})
	const longest = 8 << 10
	if len(line) > longest {
		return nil, 0
	}
	comma, most := ',', 0
	for _, c := range ",\t;|" {
		if n := outside(line, byte(c)); n > most {
			comma, most = c, n
		}
	}
	r := csv.NewReader(bytes.NewReader(line))
	r.Comma, r.LazyQuotes = comma, true
	names, err := r.Read()
	if err != nil {
		return nil, 0
	}
	return names, comma
}

// outside counts c outside double quotes.
func outside(line []byte, c byte) int {
	n, quoted := 0, false
	for _, b := range line {
		switch b {
		case '"':
			quoted = !quoted
		case c:
			if !quoted {
				n++
			}
		}
	}
	return n
}

// place finds the field that each column holds: as mapped, else by usual names.
func place(names []string, columns Columns) []string {
	out := make([]string, len(names))
	for i, n := range names {
		names[i] = strings.TrimSpace(strings.TrimPrefix(n, "\ufeff"))
	}
	for _, f := range fieldNames() {
		want := f.names
		if name, ok := columns[f.field]; ok {
			want = []string{name}
		}
		for _, name := range want {
			i := slices.IndexFunc(names, func(s string) bool {
				return s == name || columns[f.field] == "" && strings.ReplaceAll(strings.ToLower(s), " ", "_") == name
			})
			if i >= 0 && out[i] == "" {
				out[i] = f.field
				break
			}
		}
	}
	return out
}

func openTable(r *Reader, s *stream) (documents, error) {
	head, err := s.head()
	if err != nil {
		return nil, err
	}
	_, comma := headerOf(head)
	if comma == 0 {
		comma = ','
	}
	t := &table{stream: s, in: r, guard: newGuard(s.r, r.opt.MaxLine), comma: comma}
	t.rows = bufio.NewReaderSize(t.guard, peekSize)
	t.begin()
	names, err := t.csv.Read()
	if err != nil {
		return nil, fmt.Errorf("read %s: header: %w", s.path, err)
	}
	t.header, t.fields = len(names), place(names, r.opt.Columns)
	for _, field := range Fields() {
		if name := r.opt.Columns[field]; name != "" && !slices.Contains(t.fields, field) {
			return nil, fmt.Errorf("%s has no column %q; its columns are %s", s.path, name, strings.Join(names, ", "))
		}
	}
	if !slices.Contains(t.fields, "text") && !slices.Contains(t.fields, "title") {
		return nil, &noText{fmt.Sprintf("%s has no column of text; its columns are %s: name the one that holds it, --columns text=%s", s.path, strings.Join(names, ", "), names[len(names)-1])}
	}
	return t, nil
}

// begin starts a reader of rows where the stream stands.
func (t *table) begin() {
	t.before = t.line()
	t.csv = csv.NewReader(t.rows)
	t.csv.Comma, t.csv.LazyQuotes, t.csv.FieldsPerRecord, t.csv.ReuseRecord = t.comma, true, -1, true
}

// line is how many line ends have been passed.
func (t *table) line() int {
	ahead, _ := t.rows.Peek(t.rows.Buffered())
	return t.guard.lines - bytes.Count(ahead, []byte{'\n'})
}

// next returns the document of the next row that holds one.
func (t *table) next() (piece, error) {
	for {
		t.guard.reset()
		row, err := t.csv.Read()
		if err == io.EOF {
			return piece{}, io.EOF
		}
		line := t.line()
		if err == nil {
			first, _ := t.csv.FieldPos(0)
			line = t.before + first
		}
		if err == nil {
			var d *doc.Document
			if d, err = t.document(row, line); err == nil {
				return piece{doc: t.in.finish(d, t.stream)}, nil
			}
		} else if err = t.wrong(err); err != nil && !errors.Is(err, errRow) {
			return piece{}, err
		}
		t.in.report(Left{Kind: Broken, Path: t.path, Entry: t.name, Line: line, At: -1, Err: err})
	}
}

var errRow = errors.New("row")

// wrong tells what is to be said of an error of the csv reader, and goes on
// after a row that is too long. An error that ends the table is none of errRow.
func (t *table) wrong(err error) error {
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse):
		return &rowError{parse.Err.Error()}
	case !errors.Is(err, errTooLong):
		return fmt.Errorf("read %s: %w", t.path, err)
	}
	for {
		t.guard.reset()
		_, err := t.rows.ReadSlice('\n')
		if err == nil || err == io.EOF {
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, errTooLong) {
			return fmt.Errorf("read %s: %w", t.path, err)
		}
	}
	t.begin()
	return &rowError{"row is longer than " + size(t.guard.limit) + "; perhaps a quotation mark is not closed"}
}

// rowError is what is wrong with a row.
type rowError struct{ msg string }

func (e *rowError) Error() string        { return e.msg }
func (e *rowError) Is(target error) bool { return target == errRow }

// document makes a document of a row that begins in a line.
func (t *table) document(row []string, line int) (*doc.Document, error) {
	if len(row) != t.header {
		msg := fmt.Sprintf("row has %d columns, the header %d", len(row), t.header)
		if last := t.line(); last > line+1 {
			msg += fmt.Sprintf("; it goes on to line %d: perhaps a quotation mark is not closed", last)
		}
		return nil, &rowError{msg}
	}
	d := &doc.Document{}
	var v values
	for i, field := range t.fields {
		if field != "" {
			*v.at(field) = strings.TrimSpace(valid(d, field, row[i]))
		}
	}
	if err := v.document(d, t.name+"#"+strconv.Itoa(line)); err != nil {
		return nil, &rowError{"row without text"}
	}
	return d, nil
}

// valid makes UTF-8 of a cell.
func valid(d *doc.Document, field, s string) string {
	out := strings.ToValidUTF8(s, "\ufffd")
	if out != s {
		d.Note("broken UTF-8 in " + field + ": bytes replaced by U+FFFD")
	}
	return out
}
