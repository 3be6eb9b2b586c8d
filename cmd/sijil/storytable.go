package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/stories"
)

// storiesRun is one run of the stories command.
type storiesRun struct {
	storyRun
	from, to string
	filter   stories.Filter
}

const storiesLong = `Stories lists events that several reports tell, those with most sources first. A
source is an outlet; copies and rewrites of one text count for the outlet that
had it first.`

const storiesExample = `  sijil stories --limit 20
  sijil stories --from 2018-04-01 --to 2018-04-30 --type ASSAULT --min-sources 3
  sijil stories --format json | jq .id`

func (a *app) storiesCommand() *cobra.Command {
	r := &storiesRun{storyRun: storyRun{app: a}}
	cmd := &cobra.Command{
		Use: "stories", Short: "List the events most reported", Long: storiesLong, Example: storiesExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.StringVar(&r.from, "from", "", "reported on this day (2018-04-01) or later")
	f.StringVar(&r.to, "to", "", "reported on this day or earlier")
	f.StringVar(&r.filter.Type, "type", "", "type of the event, as ASSAULT")
	f.IntVar(&r.filter.Sources, "min-sources", 0, "with so many sources or more")
	f.IntVar(&r.filter.Limit, "limit", 50, "so many at most (0: all)")
	f.StringVarP(&r.format, "format", "f", "table", "output: table, json (one a line)")
	f.SortFlags = false
	return cmd
}

func (r *storiesRun) run(ctx context.Context) error {
	if err := r.formats(); err != nil {
		return err
	}
	var err error
	if r.filter.From, err = dayFlag("--from", r.from); err != nil {
		return err
	}
	if r.filter.To, err = dayFlag("--to", r.to); err != nil {
		return err
	}
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := stories.List(ctx, s, r.filter)
	if err != nil {
		return err
	}
	if r.format == "table" {
		return wrapOutput(printStories(r.stdout, list))
	}
	for i := range list {
		if err := json.NewEncoder(r.stdout).Encode(&list[i]); err != nil {
			return wrapOutput(err)
		}
	}
	return nil
}

// dayFlag reads a day as a flag gives it; nil for none.
func dayFlag(name, s string) (*int64, error) {
	if s == "" {
		return nil, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return nil, misusef("%s is a day as 2018-04-01, not %q", name, s)
	}
	day := t.Unix() / (24 * 60 * 60)
	return &day, nil
}

func printStories(w io.Writer, list []stories.Line) error {
	tab := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(tab, "id\tsources\tdocuments\treports\tfirst\tlast\ttype\ttitle")
	for i := range list {
		l := &list[i]
		fmt.Fprintf(tab, "%s\t%d\t%d\t%d\t%s\t%s\t%s\t%s\n", l.ID, l.Sources, l.Docs, l.Reports, l.First, l.Last, kindOf(l), oneLine(l.Title))
	}
	return tab.Flush()
}

// kindOf is type, mode and realis where that is not actual.
func kindOf(l *stories.Line) string {
	s := strings.TrimSpace(l.Type + " " + l.Mode)
	if l.Realis != string(doc.Actual) {
		s += " · " + l.Realis
	}
	return s
}

// oneLine is text for a terminal, on one line.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func printStory(w io.Writer, s *stories.Story) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s", s.ID, kindOf(&s.Line))
	for _, t := range []string{s.Day, s.Place} {
		if t != "" {
			b.WriteString(" · " + oneLine(t))
		}
	}
	fmt.Fprintf(&b, "\n%s in %s of %s, %s to %s\n", plural(s.Reports, "report"), plural(s.Docs, "document"), plural(s.Sources, "source"), s.First, s.Last)
	for i := range s.Told {
		printReport(&b, &s.Told[i])
	}
	if len(s.Figures) > 0 {
		b.WriteString("\nfigures\n")
		tab := tabwriter.NewWriter(&b, 0, 8, 2, ' ', 0)
		for i := range s.Figures {
			f := &s.Figures[i]
			fmt.Fprintf(tab, "  %s\t%s\t%s\t%s\t%s\n", f.What, amount(f), oneLine(strings.Join(f.By, ", ")), oneLine(f.Publisher), when(f.Published))
		}
		tab.Flush()
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func printReport(b *strings.Builder, t *stories.Report) {
	e := &t.Event
	fmt.Fprintf(b, "\n  %s  %s  %s", when(e.Published), oneLine(e.Publisher), e.ID)
	if t.Lead {
		b.WriteString("  stands for the event")
	}
	if t.CopyOf != 0 {
		fmt.Fprintf(b, "  copy of document %d", t.CopyOf)
	}
	fmt.Fprintf(b, "\n    %s\n    %s\n", oneLine(t.Title), oneLine(marked(e)))
	if len(t.Reasons) == 0 {
		return
	}
	fmt.Fprintf(b, "    as %s %s:", or(t.With, "a report that went"), weight(t.Score))
	for i, r := range t.Reasons {
		if i > 0 {
			b.WriteString(" ·")
		}
		fmt.Fprintf(b, " %s %s", r.Kind, weight(r.Weight))
		if r.What != "" {
			fmt.Fprintf(b, " (%s)", oneLine(r.What))
		}
	}
	b.WriteString("\n")
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// amount is a figure as a number or a range.
func amount(f *stories.Figure) string {
	n := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	s := n(f.Low)
	switch {
	case f.High == 0:
		s += " or more"
	case f.High != f.Low:
		s += "–" + n(f.High)
	}
	if f.Approx {
		s = "about " + s
	}
	if f.What == "money" {
		s += " " + f.Unit
	}
	return s
}

// when is a time of publication, to the minute.
func when(published string) string {
	if t, err := pubtime.Parse(published); err == nil {
		return t.Format("2006-01-02 15:04")
	}
	return oneLine(published)
}

func printDecision(w io.Writer, d *stories.Decision) error {
	what := "parted"
	if d.Same {
		what = "joined"
	}
	_, err := fmt.Fprintf(w, "%s  %s  %s  %s\n", d.At.Format("2006-01-02 15:04"), what, d.A, d.B)
	return err
}
