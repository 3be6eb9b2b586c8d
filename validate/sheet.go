package validate

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// cell is one column of a sheet and what stands in it.
type cell struct {
	name string
	of   func(r *Row) string
}

func empty(*Row) string { return "" }

// columns of a sheet: what is read first, what is written, what is needed to
// reckon with it. doc_id and url lead back to the article.
func columns() []cell {
	out := []cell{
		{"id", func(r *Row) string { return r.ID }},
		{"sentence", func(r *Row) string { return r.Sentence }},
		{"type", func(r *Row) string { return r.Type }},
		{"mode", func(r *Row) string { return r.Mode }},
		{"actor", func(r *Row) string { return r.Actor }},
		{"recipient", func(r *Row) string { return r.Recipient }},
		{"said_by", func(r *Row) string { return r.SaidBy }},
		{"realis", func(r *Row) string { return r.Realis }},
		{"claim", func(r *Row) string { return r.Claim }},
		{"date", func(r *Row) string { return r.Date }},
		{"place", func(r *Row) string { return r.Place }},
	}
	for _, m := range Measures() {
		out = append(out, cell{m, empty})
	}
	return append(out,
		cell{"note", empty},
		cell{"stratum", func(r *Row) string { return r.Stratum }},
		cell{"stratum_size", func(r *Row) string { return strconv.FormatInt(r.Size, 10) }},
		cell{"publisher", func(r *Row) string { return r.Publisher }},
		cell{"published", func(r *Row) string { return r.Published }},
		cell{"confidence", func(r *Row) string { return number(r.Confidence) }},
		cell{"doc_id", func(r *Row) string { return r.DocID }},
		cell{"url", func(r *Row) string { return r.URL }},
		cell{"version", func(r *Row) string { return r.Version }},
		cell{"seed", func(r *Row) string { return strconv.FormatUint(r.Seed, 10) }},
	)
}

// bom tells spreadsheets that a file is UTF-8.
const bom = "\ufeff"

// WriteSheet writes a sheet to be judged: CSV in UTF-8 with a byte order mark,
// one event a line, cells separated by comma.
func WriteSheet(w io.Writer, s *Sample, comma rune) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return fmt.Errorf("write sheet: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = comma, true
	cols := columns()
	line := make([]string, len(cols))
	for i, c := range cols {
		line[i] = c.name
	}
	err := out.Write(line)
	for _, r := range s.Rows {
		for i, c := range cols {
			line[i] = guard(c.of(r))
		}
		line[0] = guardID(r.ID)
		if err == nil {
			err = out.Write(line)
		}
	}
	if out.Flush(); err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write sheet: %w", err)
	}
	return nil
}

// guard keeps a spreadsheet from reading a cell as a formula: one that begins
// with = + - @ gets an apostrophe before it.
func guard(s string) string {
	if s != "" && s != unknown && strings.IndexByte("=+-@", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

// guardID does so with an id that is a number, such as 4711 or 12e45, of which
// a spreadsheet would lose digits.
func guardID(id string) string {
	if _, err := strconv.ParseFloat(id, 64); err == nil {
		return "'" + id
	}
	return guard(id)
}
