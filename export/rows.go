package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Column is one column of a table of counts.
type Column struct {
	Name  string
	Right bool // numbers: aligned to the right
}

// Rows writes a table row by row. Close writes what is left and does not close
// the destination.
type Rows interface {
	Row(cells ...string) error
	Close() error
}

// NewRows returns a writer of rows: "table" for a reader at a terminal, or "csv".
func NewRows(format string, w io.Writer, columns []Column, o Options) (Rows, error) {
	switch format {
	case "table":
		return &grid{w: bufio.NewWriter(w), columns: columns, color: o.Color}, nil
	case "csv":
		names := make([]string, len(columns))
		for i, c := range columns {
			names[i] = c.Name
		}
		return &csvRows{newSheet(w, names, o), columns}, nil
	}
	return nil, fmt.Errorf("unknown format %q of rows; formats are table and csv", format)
}

// csvRows writes CSV; words are guarded, numbers stand as they are.
type csvRows struct {
	*sheet
	columns []Column
}

func (c *csvRows) Row(cells ...string) error {
	if err := c.begin(); err != nil {
		return err
	}
	for i, cell := range cells {
		c.set(i, cell, !c.columns[i].Right)
	}
	return c.line()
}

// grid aligns columns for a terminal. The widths are those of the first rows,
// which are held back until there are so many; a later cell that is wider moves
// the rest of its row.
type grid struct {
	w       *bufio.Writer
	columns []Column
	color   bool
	widths  []int // nil while rows are held
	held    [][]string
}

// heldRows is how many rows widths are taken from.
const heldRows = 2000

func (g *grid) Row(cells ...string) error {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = isolate(safe(c))
	}
	if g.widths != nil {
		return g.write(row, "")
	}
	if g.held = append(g.held, row); len(g.held) < heldRows {
		return nil
	}
	return g.release()
}

// release fixes the widths and writes what was held.
func (g *grid) release() error {
	g.widths = make([]int, len(g.columns))
	names := make([]string, len(g.columns))
	for i, c := range g.columns {
		names[i], g.widths[i] = c.Name, columnsOf(c.Name)
	}
	for _, row := range g.held {
		for i, cell := range row {
			g.widths[i] = max(g.widths[i], columnsOf(cell))
		}
	}
	if err := g.write(names, bold); err != nil {
		return err
	}
	for _, row := range g.held {
		if err := g.write(row, ""); err != nil {
			return err
		}
	}
	g.held = nil
	return nil
}

func (g *grid) write(row []string, style string) error {
	var b strings.Builder
	for i, cell := range row {
		fill := strings.Repeat(" ", max(0, g.widths[i]-columnsOf(cell)))
		switch {
		case g.columns[i].Right:
			cell = fill + cell
		case i+1 < len(row):
			cell += fill
		}
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(cell)
	}
	line := b.String()
	if g.color && style != "" {
		line = style + line + reset
	}
	if _, err := g.w.WriteString(line + "\n"); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

func (g *grid) Close() error {
	if g.widths == nil && len(g.held) > 0 {
		if err := g.release(); err != nil {
			return err
		}
	}
	if err := g.w.Flush(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// List shows events of a register to a reader at a terminal, four lines each.
type List struct {
	t      *table
	number int
}

// NewList returns a list that is written to w.
func NewList(w io.Writer, o Options) *List { return &List{t: newTable(w, o)} }

// Listed is what a list tells of an event beside it.
type Listed struct {
	Day, Until string // of the event, ISO 8601; that of publication where no date is told
	Title      string // of the document
	Reports    int    // of the event
	Sources    int    // which are independent of each other
}

// Write shows one event.
func (l *List) Write(e *doc.Event, x Listed) error {
	t := l.t
	l.number++
	const indent = "      "
	kind := e.Type
	if e.Mode != "" {
		kind += " " + e.Mode
	}
	day := x.Day
	if x.Until != x.Day {
		day += "…" + x.Until
	}
	facts := append([]string{or(day, "no day")}, undated(e)...)
	if x.Reports > 1 {
		facts = append(facts, fmt.Sprintf("%d reports, %d %s", x.Reports, x.Sources, map[bool]string{true: "source", false: "sources"}[x.Sources == 1]))
	}
	head := pad(fmt.Sprintf("%4d", l.number), len(indent))
	t.w.WriteString(t.paint(dim, head) + t.paint(bold, pad(kind, typeColumns)) + " " + t.paint(cyan, strings.Join(facts, " · ")) + "\n")
	t.w.WriteString(indent + whoToWhom(e) + "\n")
	t.w.WriteString(indent + t.words(e, t.width-len(indent)) + "\n")
	origin := isolate(safe(or(e.Publisher, e.DocID)))
	if title := safe(x.Title); title != "" {
		origin += " · " + isolate(window{after: title}.shorten(t.width-len(indent)-columnsOf(origin)-3).text())
	}
	t.w.WriteString(indent + t.paint(dim, origin) + "\n\n")
	return t.flush()
}

// undated are the facts of an event without its date.
func undated(e *doc.Event) []string {
	c := *e
	c.Date = nil
	return factsOf(&c)
}
