package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/doc"
)

// gdeltColumns is the number of columns of the event files of GDELT 2.0, which
// have no header.
const gdeltColumns = 61

// gdelt writes the event table of GDELT 2.0, one line a pair of actors.
type gdelt struct {
	tsv
	tally
	codes *Codes
}

func newGDELT(w io.Writer, c *Codes) *gdelt {
	return &gdelt{tsv{w: w}, newTally("gdelt", "id", "url", "published", "cameo", "type", "quad", "score", "actor", "recipient", "participants' name_en",
		"participants' code", "participants' sector", "realis", "historical", "date", "place", "place's point", "block", "other reports"), c}
}

// gdeltRows are the code and pairs of an event in GDELT with its day; reason
// tells why it has none. The table of mentions has the same.
func (c *Codes) gdeltRows(en *Entry) (rows []pair, day time.Time, reason string) {
	code, reason := c.cameo(en.Event)
	if reason != "" {
		return nil, day, reason
	}
	day, ok := en.day()
	if !ok {
		return nil, day, "no date"
	}
	for _, p := range pairs(en.Event, code) {
		if c.gdeltActor(p.source).code != "" || c.gdeltActor(p.target).code != "" {
			rows = append(rows, p)
		}
	}
	if len(rows) == 0 {
		reason = "no country or CAMEO type on either side"
	}
	return rows, day, reason
}

func (g *gdelt) WriteEntry(en Entry) error {
	rows, day, reason := g.codes.gdeltRows(&en)
	if reason != "" {
		g.leave(reason)
		return nil
	}
	for n, p := range rows {
		if err := g.line(g.row(&en, day, n, p)); err != nil {
			return err
		}
	}
	g.wrote(&en)
	if e := en.Event; e.Realis == doc.Future && e.Date != nil {
		g.lose("day that is announced")
	}
	return nil
}

func (g *gdelt) row(en *Entry, day time.Time, n int, p pair) []string {
	row := append(make([]string, 0, gdeltColumns), number(en.Event.ID, n), day.Format("20060102"), day.Format("200601"), day.Format("2006"), fraction(day))
	row = append(row, g.codes.gdeltActor(p.source).columns()...)
	row = append(row, g.codes.gdeltActor(p.target).columns()...)
	s := statistics(en)
	row = append(row, bit(en.lead()), p.code, base(p.code), p.code[:2], strconv.Itoa(codebook.QuadOfGDELT(p.code)), oneDecimal(g.codes.Exchange.GoldsteinOfGDELT(g.codes.Book, p.code)),
		strconv.Itoa(s.mentions), strconv.Itoa(s.sources), strconv.Itoa(s.articles), "")
	row = append(row, nowhere()...)
	row = append(row, nowhere()...)
	row = append(row, g.codes.location(en)...)
	return append(row, added(en), or(en.url(), en.docID()))
}

// fraction is the year with the part of it that is over, counted in months of 30
// days, as GDELT does.
func fraction(day time.Time) string {
	part := float64((int(day.Month())-1)*30+day.Day()) / 365
	return fmt.Sprintf("%.4f", float64(day.Year())+part)
}

// base is a CAMEO code of the third level.
func base(code string) string { return code[:min(3, len(code))] }

// oneDecimal prints a Goldstein score as GDELT does: 1 is 1.0.
func oneDecimal(f float64) string {
	s := decimal(f)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// lead tells whether an event is told in the title or first paragraph.
func (e *Entry) lead() bool {
	if e.Event.Sentence.Block == doc.Title {
		return true
	}
	if e.Doc == nil {
		return false
	}
	for _, b := range e.Doc.Blocks {
		if b.Kind == doc.Paragraph {
			return b.Contains(e.Event.Sentence.Span)
		}
	}
	return false
}

// added is the time at which GDELT would have added the event: that of the
// first report, in UTC.
func added(en *Entry) string {
	first := en.published()
	for i := range en.Reports {
		if t := stamp(en.Reports[i].Published); !t.IsZero() && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	return clock(first)
}

// clock is a time in digits, in UTC; "" of the zero time.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("20060102150405")
}

// totals are how often an event is told: all reports, those of different
// publishers, those in different documents.
type totals struct{ mentions, sources, articles int }

func statistics(en *Entry) totals {
	sources, articles := map[string]bool{source(en.publisher(), en.url()): true}, map[string]bool{en.docID(): true}
	for i := range en.Reports {
		r := &en.Reports[i]
		sources[source(r.Publisher, r.URL)] = true
		articles[r.DocID] = true
	}
	return totals{1 + len(en.Reports), len(sources), len(articles)}
}

func (g *gdelt) Close() error { return nil }
