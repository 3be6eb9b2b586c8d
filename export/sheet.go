package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// sheet writes RFC 4180: CRLF at the end of lines, cells quoted where they
// need it, a header line first.
type sheet struct {
	w     io.Writer
	csv   *csv.Writer
	bom   bool
	names []string
	row   []string
	begun bool
}

func newSheet(w io.Writer, names []string, o Options) *sheet {
	s := &sheet{w: w, csv: csv.NewWriter(w), bom: o.BOM, names: names, row: make([]string, len(names))}
	s.csv.UseCRLF = true
	return s
}

// begin writes the header, also where no line follows.
func (s *sheet) begin() error {
	if s.begun {
		return nil
	}
	s.begun = true
	if s.bom {
		if _, err := io.WriteString(s.w, "\ufeff"); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	copy(s.row, s.names)
	return s.line()
}

// set fills one cell of the line; words of an article are guarded, see guard.
func (s *sheet) set(i int, cell string, words bool) {
	if words {
		cell = guard(flat(valid(cell)))
	}
	s.row[i] = cell
}

func (s *sheet) line() error {
	if err := s.csv.Write(s.row); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func (s *sheet) flush() error {
	s.csv.Flush()
	if err := s.csv.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// Close writes what is left.
func (s *sheet) Close() error {
	if err := s.begin(); err != nil {
		return err
	}
	return s.flush()
}

// guard keeps a spreadsheet from reading a cell as a formula: one that begins
// with = + - @ or a control character gets an apostrophe before it.
func guard(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

// flat makes line breaks and NUL spaces.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == 0 {
			return ' '
		}
		return r
	}, s)
}
