package compare

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"text/tabwriter"
)

// quadNames name the quad classes, from 1.
var quadNames = [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

// WriteTable writes a comparison for a reader; name is that of the other data
// set.
func (r *Result) WriteTable(w io.Writer, name string) error {
	p := &printer{w: tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)}
	p.line("month", "register", name, "dyads", name, "common", "ρ", "")
	for _, m := range r.Months {
		p.line(m.Month, m.N[Ours], m.N[Theirs], m.Dyads[Ours], m.Dyads[Theirs], m.Common, m.Rho, outside(m))
	}
	p.gap()
	p.say("months in both: register %d events, %s %d", r.N[Ours], name, r.N[Theirs])
	p.say("dyads in both %d · only in the register %d · only in %s %d", r.Both, r.Only[Ours], name, r.Only[Theirs])
	p.say("rank correlation of counts: dyads of either ρ %v (n %d) · dyads in both ρ %v (n %d) · dyad-months ρ %v (n %d)",
		r.Dyads, r.Dyads.N, r.Common, r.Common.N, r.DyadMonths, r.DyadMonths.N)
	p.gap()
	p.line("quad class", "register", name, "ρ counts", "n", "ρ mean score", "n", "")
	for _, q := range r.Quads {
		p.line(quadNames[q.Quad], q.N[Ours], q.N[Theirs], q.Counts, q.Counts.N, q.Scores, q.Scores.N, "")
	}
	p.gap()
	if len(r.Differences) > 0 {
		p.line("largest differences", "register", name, "expected", "residual", "")
	}
	for _, d := range r.Differences {
		p.line(d.Actor+" → "+d.Recipient, d.N[Ours], d.N[Theirs], strconv.FormatFloat(d.Expected, 'f', 1, 64), fmt.Sprintf("%+.1f", d.Residual), "")
	}
	return p.end()
}

func outside(m Month) string {
	if m.Used {
		return ""
	}
	return "not compared"
}

// String prints a correlation, «–» where it is not defined.
func (r Rho) String() string {
	if !r.Known {
		return "–"
	}
	return strconv.FormatFloat(math.Round(r.Value*100)/100, 'f', 2, 64)
}

// printer writes lines in columns; the first error stays.
type printer struct {
	w   *tabwriter.Writer
	err error
}

func (p *printer) line(cells ...any) {
	for _, c := range cells {
		p.print("%v\t", c)
	}
	p.print("\n")
}

// gap ends a block of columns with an empty line.
func (p *printer) gap() {
	p.print("\n")
	if err := p.w.Flush(); p.err == nil {
		p.err = err
	}
}

func (p *printer) say(format string, args ...any) { p.print(format+"\n", args...) }

func (p *printer) print(format string, args ...any) {
	if _, err := fmt.Fprintf(p.w, format, args...); p.err == nil {
		p.err = err
	}
}

func (p *printer) end() error {
	if err := p.w.Flush(); p.err == nil {
		p.err = err
	}
	return wrapped(p.err)
}

// WriteJSON writes a comparison as one JSON object.
func (r *Result) WriteJSON(w io.Writer, name string) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return wrapped(enc.Encode(struct {
		With string `json:"with"`
		*Result
	}{name, r}))
}

// WriteCSV writes the sums themselves: one line a month, dyad and quad class.
func (t *Table) WriteCSV(w io.Writer, name string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write([]string{"month", "actor", "recipient", "quad", "register", name, "register_mean_score", name + "_mean_score"}); err != nil {
		return wrapped(err)
	}
	for _, c := range t.Cells() {
		row := []string{c.Month, c.Actor, c.Recipient, strconv.Itoa(c.Quad), strconv.Itoa(c.N[Ours]), strconv.Itoa(c.N[Theirs]), mean(c, Ours), mean(c, Theirs)}
		if err := out.Write(row); err != nil {
			return wrapped(err)
		}
	}
	out.Flush()
	return wrapped(out.Error())
}

func mean(c *Cell, side int) string {
	m, ok := c.Mean(side)
	if !ok {
		return ""
	}
	return strconv.FormatFloat(math.Round(m*1e4)/1e4, 'f', -1, 64)
}

func wrapped(err error) error {
	if err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	return nil
}
