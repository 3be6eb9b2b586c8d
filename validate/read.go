package validate

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/charset"
)

// Item is an event of the sample, as judged sheets tell of it.
type Item struct {
	ID, Sentence, Type, Publisher, Version, Seed string
	Confidence                                   float64
	Rated                                        bool // Confidence is known
	Stratum                                      string
	Size                                         int64 // events of the stratum
}

// vote is what one judge wrote.
type vote struct {
	judge string
	value Value
}

// Sheets are judged sheets taken together: of one sample, by one or several
// judges.
type Sheets struct {
	items    []*Item
	at       map[string]*Item
	sizes    map[string]int64 // of strata
	judges   []string
	measures []string
	votes    map[string]map[*Item][]vote // by measure
	read     map[[2]string]string        // judge and id: where
}

// NewSheets returns Sheets without any.
func NewSheets() *Sheets {
	return &Sheets{at: map[string]*Item{}, sizes: map[string]int64{}, votes: map[string]map[*Item][]vote{}, read: map[[2]string]string{}}
}

// mostProblems is how many problems of one sheet are told.
const mostProblems = 20

// header is where the columns of a sheet stand.
type header struct {
	at       map[string]int
	measures []string
}

// Read adds a sheet as the program wrote it and a spreadsheet saved it: cells
// separated by comma, semicolon or tab, with or without byte order mark, in any
// encoding that is recognised, columns in any order, further columns too. The
// judge of a line is that of its column «judge», else the one given. name is
// that of the file. The error lists what is wrong, line by line.
func (s *Sheets) Read(name string, r io.Reader, judge string) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read sheet: %w", err)
	}
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return fmt.Errorf("%s: this is a workbook; save it as CSV (Excel: CSV UTF-8, LibreOffice: Text CSV)", name)
	}
	enc, _ := charset.Detect(b)
	if enc == charset.UTF8 && !utf8.Valid(b) { // the «CSV» of Excel on Arabic Windows; a sheet has too much English to be recognised
		enc = charset.Windows1256
	}
	if b, err = charset.NewDecoder(enc).Bytes(b); err != nil {
		return fmt.Errorf("%s: read sheet: %w", name, err)
	}
	text, comma := separator(strings.TrimPrefix(string(b), bom))
	in := csv.NewReader(strings.NewReader(text.rest))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = comma, -1, true
	return s.lines(name, in, text.skipped, judge)
}

// body is what is left of a sheet below the lines that are no part of it.
type body struct {
	rest    string
	skipped int
}

// separator finds what separates the cells: what the line «sep=;» says, else
// what divides the first line into the most parts.
func separator(s string) (body, rune) {
	first, rest, _ := strings.Cut(s, "\n")
	first = strings.TrimRight(first, "\r")
	if sep, ok := strings.CutPrefix(first, "sep="); ok && len(sep) == 1 {
		return body{rest, 1}, rune(sep[0])
	}
	best := ','
	for _, c := range ";\t" {
		if strings.Count(first, string(c)) > strings.Count(first, string(best)) {
			best = c
		}
	}
	return body{s, 0}, best
}

func (s *Sheets) lines(name string, in *csv.Reader, skipped int, judge string) error {
	names, err := in.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: the sheet is empty", name)
	} else if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	h, err := readHeader(names)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, m := range h.measures {
		if !slices.Contains(s.measures, m) {
			s.measures = append(s.measures, m)
			s.votes[m] = map[*Item][]vote{}
		}
	}
	var problems []error
	for len(problems) < mostProblems {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(append(problems, fmt.Errorf("%s: %w", name, err))...)
		}
		line, _ := in.FieldPos(0)
		where := name + ":" + strconv.Itoa(line+skipped)
		if err := s.line(h, cells, where, judge); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", where, err))
		}
	}
	return errors.Join(problems...)
}

// readHeader finds the columns by their names.
func readHeader(names []string) (*header, error) {
	h := &header{at: map[string]int{}}
	for i, n := range names {
		n = strings.ToLower(strings.TrimSpace(strings.Map(visible, n)))
		if _, twice := h.at[n]; twice && n != "" {
			return nil, fmt.Errorf("column %q stands twice in the first line: remove one", n)
		}
		h.at[n] = i
		if strings.HasSuffix(n, "_ok") {
			h.measures = append(h.measures, n)
		}
	}
	for _, n := range []string{"id", "stratum", "stratum_size"} {
		if _, ok := h.at[n]; !ok {
			return nil, fmt.Errorf("no column %q in the first line: keep the columns of sijil sample (their order does not matter)", n)
		}
	}
	if len(h.measures) == 0 {
		return nil, fmt.Errorf("no column to judge in the first line: keep %s, …", Measures()[0])
	}
	return h, nil
}

// cell is the cell in a column, "" where there is none.
func (h *header) cell(cells []string, column string) string {
	i, ok := h.at[column]
	if !ok || i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}

// line reads one line, of an event; one without anything is passed over.
func (s *Sheets) line(h *header, cells []string, where, judge string) error {
	if strings.TrimSpace(strings.Join(cells, "")) == "" {
		return nil
	}
	item, err := h.item(cells)
	if err != nil {
		return err
	}
	if own := h.cell(cells, "judge"); own != "" {
		judge = own
	}
	values := make([]Value, len(h.measures))
	for i, m := range h.measures {
		ok := false
		if values[i], ok = ParseValue(h.cell(cells, m)); !ok {
			return badValue(m, h.cell(cells, m))
		}
	}
	if item, err = s.known(item); err != nil {
		return err
	}
	if before := s.read[[2]string{judge, item.ID}]; before != "" {
		return fmt.Errorf("event %s was judged by %s in %s already: remove one line, or name the judges in a column judge", item.ID, judge, before)
	}
	s.read[[2]string{judge, item.ID}] = where
	if !slices.Contains(s.judges, judge) {
		s.judges = append(s.judges, judge)
	}
	for i, m := range h.measures {
		if values[i] != Blank {
			s.votes[m][item] = append(s.votes[m][item], vote{judge, values[i]})
		}
	}
	return nil
}

// badValue says what to do about a cell that holds no value.
func badValue(column, cell string) error {
	if strings.Trim(cell, "? ") == "" {
		return fmt.Errorf("%s is %q: the letters were lost when the sheet was saved; save it as CSV in UTF-8", column, cell)
	}
	return fmt.Errorf("%s is %q: write yes, no or unsure (نعم، لا، غير متأكد), or nothing where it was not judged", column, cell)
}

// item reads what a line says of its event.
func (h *header) item(cells []string) (*Item, error) {
	it := &Item{
		ID: strings.TrimPrefix(h.cell(cells, "id"), "'"), Sentence: h.cell(cells, "sentence"), Type: h.cell(cells, "type"),
		Publisher: strings.TrimPrefix(h.cell(cells, "publisher"), "'"), Version: h.cell(cells, "version"), Seed: h.cell(cells, "seed"),
		Stratum: h.cell(cells, "stratum"),
	}
	if it.ID == "" {
		return nil, errors.New("the column id is empty: restore it from the sheet as it was drawn")
	}
	size := h.cell(cells, "stratum_size")
	n, err := strconv.ParseInt(size, 10, 64)
	if err != nil || n < 1 {
		return nil, fmt.Errorf("stratum_size is %q: restore the number from the sheet as it was drawn", size)
	}
	it.Size = n
	if x, err := strconv.ParseFloat(strings.ReplaceAll(h.cell(cells, "confidence"), ",", "."), 64); err == nil {
		it.Confidence, it.Rated = x, true
	}
	return it, nil
}

// known is the item as another sheet told of it, if one did; all sheets must be
// of one sample.
func (s *Sheets) known(it *Item) (*Item, error) {
	size, ok := s.sizes[it.Stratum]
	if ok && size != it.Size {
		return nil, fmt.Errorf("stratum %q has %d events here and %d elsewhere: the sheets are of different samples, judge them apart", it.Stratum, it.Size, size)
	}
	s.sizes[it.Stratum] = it.Size
	old := s.at[it.ID]
	if old == nil {
		s.at[it.ID] = it
		s.items = append(s.items, it)
		return it, nil
	}
	if old.Stratum != it.Stratum {
		return nil, fmt.Errorf("event %s is of stratum %q here and of %q elsewhere: the sheets are of different samples, judge them apart", it.ID, it.Stratum, old.Stratum)
	}
	return old, nil
}
