package export

import (
	"fmt"
	"io"
	"strings"
)

// tsv writes lines of cells parted by tabs, without quotes, as ICEWS, POLECAT
// and GDELT have them. A tab or line break in a cell becomes a blank.
type tsv struct {
	w     io.Writer
	buf   []byte
	empty string // what stands in a cell without value
}

func (t *tsv) line(cells []string) error {
	t.buf = t.buf[:0]
	for i, c := range cells {
		if i > 0 {
			t.buf = append(t.buf, '\t')
		}
		if c == "" {
			c = t.empty
		}
		t.buf = append(t.buf, cell(c)...)
	}
	t.buf = append(t.buf, '\n')
	if _, err := t.w.Write(t.buf); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// cell is s on one line and in one column.
func cell(s string) string {
	s = valid(s)
	if strings.IndexFunc(s, breaks) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if breaks(r) {
			return ' '
		}
		return r
	}, s)
}

func breaks(r rune) bool { return r < ' ' || r == 0x7F || r == 0x85 || r == 0x2028 || r == 0x2029 }

// valid is s in UTF-8: bytes that are none become U+FFFD. JSON and XML see to
// that themselves.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// headed is a tsv whose first line names the columns.
type headed struct {
	tsv
	names []string
	begun bool
}

// begin writes the header, also where no line follows.
func (h *headed) begin() error {
	if h.begun {
		return nil
	}
	h.begun = true
	return h.tsv.line(h.names)
}

func (h *headed) line(cells []string) error {
	if err := h.begin(); err != nil {
		return err
	}
	return h.tsv.line(cells)
}

// Close writes the header of a table without lines.
func (h *headed) Close() error { return h.begin() }
