package compare

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/export"
)

// Reading is how the rows of a data set are read and what was left out.
type Reading struct {
	Rows int            // read
	Used int            // of them
	Left []export.Count // the others, by reason
}

func (r *Reading) leave(reason string) {
	for i := range r.Left {
		if r.Left[i].What == reason {
			r.Left[i].N++
			return
		}
	}
	r.Left = append(r.Left, export.Count{What: reason, N: 1})
}

// dataSet is one data set whose rows can be read.
type dataSet struct {
	name    string
	columns []string // names in order, for files without a header; the first is that of an id
	rows    func(c *export.Codes, get func(name string) string) (rows []Row, reason string)
}

// dataSets in the order in which help lists them.
var dataSets = [...]dataSet{
	{"gdelt", gdeltNames[:], gdeltRow},
	{"icews", icewsNames[:], icewsRow},
	{"polecat", polecatNames[:], polecatRow},
}

// DataSets lists the names of the data sets that Read knows.
func DataSets() []string {
	out := make([]string, len(dataSets))
	for i, d := range dataSets {
		out[i] = d.name
	}
	return out
}

// Read reads the rows of a data set, tables parted by tabs or commas, with or
// without a header. What it leaves out is counted in to. An error ends it.
func Read(name string, r io.Reader, c *export.Codes, to *Reading) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		i := slices.IndexFunc(dataSets[:], func(d dataSet) bool { return d.name == name })
		if i < 0 {
			yield(Row{}, fmt.Errorf("unknown data set %q; known are %s", name, strings.Join(DataSets(), ", ")))
			return
		}
		if err := dataSets[i].read(r, c, to, func(row Row) bool { return yield(row, nil) }); err != nil {
			yield(Row{}, fmt.Errorf("read %s: %w", name, err))
		}
	}
}

// bom is the byte order mark that spreadsheets put before a table.
var bom = []byte("\ufeff")

func (d *dataSet) read(r io.Reader, c *export.Codes, to *Reading, yield func(Row) bool) error {
	next, err := table(r)
	if err != nil {
		return err
	}
	at := positions(d.columns)
	for first := true; ; first = false {
		cells, err := next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if first && !digits(cells[0]) && isHeader(cells, d.columns) {
			at = positions(cells)
			continue
		}
		to.Rows++
		rows, reason := d.rows(c, func(name string) string { return value(cells, at, name) })
		if reason != "" {
			to.leave(reason)
			continue
		}
		to.Used++
		for _, row := range rows {
			if !yield(row) {
				return nil
			}
		}
	}
}

// isHeader tells whether cells name columns of the data set.
func isHeader(cells, columns []string) bool {
	n := 0
	for _, c := range cells {
		if slices.ContainsFunc(columns, func(name string) bool { return folded(name) == folded(c) }) {
			n++
		}
	}
	return n >= 3
}

// positions are the columns by their folded names.
func positions(names []string) map[string]int {
	at := make(map[string]int, len(names))
	for i, n := range names {
		at[folded(n)] = i
	}
	return at
}

// folded is a column's name without blanks, case and signs: «Event ID» and
// «event_id» are one.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		}
		return -1
	}, name)
}

// value is a cell, "" where it is missing or says that there is none.
func value(cells []string, at map[string]int, name string) string {
	i, ok := at[name]
	if !ok || i >= len(cells) {
		return ""
	}
	switch s := strings.TrimSpace(cells[i]); s {
	case "NA", "NULL", "None", "nan", "NaN":
		return ""
	default:
		return s
	}
}

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// longest is the longest line that is read, in bytes.
const longest = 16 << 20

// table reads the lines of a table: parted by tabs and unquoted where the first
// line holds one, else by commas.
func table(r io.Reader) (next func() ([]string, error), err error) {
	br := bufio.NewReaderSize(r, 1<<16)
	head, err := br.Peek(1 << 12)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(head, bom) {
		head = head[len(bom):]
		if _, err := br.Discard(len(bom)); err != nil {
			return nil, err
		}
	}
	line, _, _ := strings.Cut(string(head), "\n")
	if strings.Contains(line, "\t") || !strings.Contains(line, ",") {
		return tabbed(br), nil
	}
	cr := csv.NewReader(br)
	cr.FieldsPerRecord, cr.LazyQuotes, cr.ReuseRecord = -1, true, true
	return cr.Read, nil
}

func tabbed(r io.Reader) func() ([]string, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, longest)
	return func() ([]string, error) {
		for sc.Scan() {
			if line := strings.TrimRight(sc.Text(), "\r"); line != "" {
				cells := strings.Split(line, "\t")
				for i, c := range cells {
					if len(c) > 1 && c[0] == '"' && c[len(c)-1] == '"' {
						cells[i] = c[1 : len(c)-1]
					}
				}
				return cells, nil
			}
		}
		if err := sc.Err(); err != nil {
			return nil, err
		}
		return nil, io.EOF
	}
}

// month is the month of a day, written 20060102 or 2006-01-02; "" of anything
// else.
func month(day string) string {
	for _, layout := range [...]string{time.DateOnly, "20060102"} {
		if t, err := time.Parse(layout, day[:min(len(day), len(layout))]); err == nil {
			return t.Format("2006-01")
		}
	}
	return ""
}
