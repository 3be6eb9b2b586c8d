package validate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Formats lists how a report can be written.
func Formats() []string { return []string{"table", "markdown", "json"} }

// Write writes a report in one of Formats.
func (r *Report) Write(w io.Writer, format string) error {
	if format == "json" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(r)
	}
	out := bufio.NewWriter(w)
	p := &printer{Writer: out, markdown: format == "markdown"}
	p.heading(fmt.Sprintf("Accuracy of %s, from %d in %s; judged by %s", count(r.Events, "event"), r.Sampled, count(int64(r.Strata), "stratum"), list(r.Judges)))
	p.grid(r.overall())
	for _, g := range []string{"type", "publisher", "confidence", "judge"} {
		if rows := r.grouped(g); len(rows) > 1 {
			p.heading("By " + g)
			p.grid(rows)
		}
	}
	if len(r.Agreement) > 0 {
		p.heading("Agreement among the judges")
		p.grid(r.agreed())
		p.disagreements(r.Disagreements)
	}
	p.heading("For a methods section")
	fmt.Fprintln(out, r.Methods)
	return out.Flush()
}

func (r *Report) overall() [][]string {
	rows := [][]string{{"", "judged", "weighted % [95 %]", "plain % [95 %]", "n eff", "deff", "unsure", "blank", "covered"}}
	for _, a := range r.Accuracy {
		if a.Group != "" {
			continue
		}
		row := []string{a.Measure, strconv.Itoa(a.Judged), "–", "–", "–", "–", strconv.Itoa(a.Unsure), strconv.Itoa(a.Blank), "–"}
		if a.Judged > 0 {
			row[2], row[3], row[8] = limits(a.Weighted, 1), limits(a.Plain, 1), percent(a.Covered)
			row[4] = "all"
			if a.Effective > 0 {
				row[4], row[5] = fmt.Sprintf("%.0f", a.Effective), fmt.Sprintf("%.2f", a.Deff)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// grouped is a table of one division: a line each value, a column each measure.
func (r *Report) grouped(group string) [][]string {
	var rows [][]string
	head := []string{"", "n"}
	for _, a := range r.Accuracy {
		if a.Group != group {
			continue
		}
		if !slices.Contains(head, a.Measure) {
			head = append(head, a.Measure)
		}
		if len(rows) == 0 || rows[len(rows)-1][0] != a.Value {
			rows = append(rows, []string{a.Value, "0"})
		}
		row := &rows[len(rows)-1]
		if n, _ := strconv.Atoi((*row)[1]); a.Measure != Whole && a.Judged > n { // the most judged of any measure
			(*row)[1] = strconv.Itoa(a.Judged)
		}
		cell := "–"
		if a.Judged > 0 {
			cell = limits(a.Weighted, 0)
		}
		*row = append(*row, cell)
	}
	return append([][]string{head}, rows...)
}

func (r *Report) agreed() [][]string {
	rows := [][]string{{"", "events", "agreement %", "alpha [95 %]"}}
	for _, a := range r.Agreement {
		alpha := "not defined: one value throughout"
		if a.Alpha != nil {
			alpha = decimals(*a.Alpha)
		}
		if a.Lo != nil {
			alpha += " [" + decimals(*a.Lo) + ", " + decimals(*a.Hi) + "]"
		}
		rows = append(rows, []string{a.Measure, strconv.Itoa(a.Items), percent1(a.Agree), alpha})
	}
	return rows
}

// limits prints an interval in per cent: 91.2 [86.5–94.4].
func limits(i Interval, digits int) string {
	f := func(x float64) string { return strconv.FormatFloat(100*x, 'f', digits, 64) }
	return f(i.P) + " [" + f(i.Lo) + "–" + f(i.Hi) + "]"
}

// printer writes headings and tables, for a terminal or as Markdown.
type printer struct {
	*bufio.Writer
	markdown bool
	begun    bool
}

func (p *printer) heading(s string) {
	if p.begun {
		fmt.Fprintln(p)
	}
	p.begun = true
	if p.markdown {
		s = "### " + s + "\n"
	}
	fmt.Fprintln(p, s)
}

// grid prints rows, the first of them the head.
func (p *printer) grid(rows [][]string) {
	if p.markdown {
		for i, row := range rows {
			for j := range row {
				row[j] = strings.ReplaceAll(row[j], "|", `\|`)
			}
			fmt.Fprintf(p, "| %s |\n", strings.Join(row, " | "))
			if i == 0 {
				fmt.Fprintf(p, "|%s\n", strings.Repeat("---|", len(row)))
			}
		}
		return
	}
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for j, c := range row {
			width[j] = max(width[j], utf8.RuneCountInString(c))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for j, c := range row {
			b.WriteString("  " + c + strings.Repeat(" ", width[j]-utf8.RuneCountInString(c)))
		}
		fmt.Fprintln(p, strings.TrimRight(b.String(), " "))
	}
}

// Marks that keep Arabic in order inside a line from left to right.
const (
	rtlIsolate = "\u2067"
	popIsolate = "\u2069"
)

func (p *printer) disagreements(list []Disagreement) {
	if len(list) == 0 {
		return
	}
	p.heading("Judged differently")
	rows := [][]string{{"id", "", "judgements", "sentence"}}
	for _, d := range list {
		votes := make([]string, len(d.Votes))
		for i, v := range d.Votes {
			votes[i] = v.Judge + ": " + v.Value
		}
		rows = append(rows, []string{d.ID, d.Measure, strings.Join(votes, ", "), rtlIsolate + d.Sentence + popIsolate})
	}
	p.grid(rows)
}
