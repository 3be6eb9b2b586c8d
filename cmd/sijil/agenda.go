package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/export"
)

// agendaRun is one run of the agenda command.
type agendaRun struct {
	codeRun
	since, until string
}

const agendaLong = `Agenda reads articles and lists what they announce, by date: coded events that
are to come, and scheduled things that are no coded event (an election, a
session of a court, a concert, a deadline), with who, where, and who says so.
Lists headed «ماذا نتوقع اليوم» and the like are read as agendas. What the same
article tells twice is one item. Items without a date stand last.

Input is read as by sijil code.

Formats: table, for reading (default on a terminal); json, one object an item
(default otherwise); ics, a calendar file (RFC 5545) with what has a date; csv.
With --out the name's ending decides: .ics, .csv, .txt; else json.

Dates are resolved against the publication date: from the input or --published.
--since and --until leave out what has no date.

Exit code: 0 done; 1 some inputs could not be read, each named on standard
error, the rest read; 2 the command line is wrong; 130 interrupted, what was
finished is written.`

const agendaExample = `  sijil agenda --published 2023-02-22 article.txt
  sijil agenda --out week.ics --since 2023-02-20 --until 2023-02-26 archive.jsonl.gz
  sijil agenda --format json archive.jsonl | jq -r 'select(.realis=="future").what.text'`

func (a *app) agendaCommand() *cobra.Command {
	r := &agendaRun{codeRun: codeRun{app: a, other: map[string]int{}}}
	cmd := &cobra.Command{
		Use: "agenda [FILE… | -]", Short: "List what articles announce, by date", Long: agendaLong, Example: agendaExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	r.in.flags(f)
	f.StringVar(&r.since, "since", "", "leave out what ends before this day: 2023-02-22")
	f.StringVar(&r.until, "until", "", "leave out what begins after this day")
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(export.AgendaFormats(), ", ")+" (default json; table on a terminal)")
	r.outputFlags(f)
	return cmd
}

func (r *agendaRun) run(ctx context.Context, files []string) error {
	if err := r.check(files); err != nil {
		return err
	}
	var agenda *export.Agenda
	stopped, err := r.write(ctx, func(to io.Writer, opt export.Options) (_ export.Writer, err error) {
		agenda, err = export.NewAgenda(r.format, to, export.AgendaOptions{Options: opt, Since: r.since, Until: r.until})
		return agenda, err
	})
	if err != nil {
		return err
	}
	if agenda.Undated > 0 {
		r.log.say("%s without a date left out: a calendar has no place for them", plural(agenda.Undated, "item"))
	}
	return r.end(stopped, "written")
}

func (r *agendaRun) check(files []string) error {
	if r.format == "" {
		r.format = r.defaultFormat()
	}
	if !slices.Contains(export.AgendaFormats(), r.format) {
		return misusef("--format is one of %s, not %q", strings.Join(export.AgendaFormats(), ", "), r.format)
	}
	if r.jobs < 1 {
		return misusef("--jobs is 1 or more, not %d", r.jobs)
	}
	for _, o := range []struct{ name, day string }{{"--since", r.since}, {"--until", r.until}} {
		if _, err := time.Parse(time.DateOnly, o.day); o.day != "" && err != nil {
			return misusef("%s is a day such as 2023-02-22, not %q", o.name, o.day)
		}
	}
	if r.since != "" && r.until != "" && r.since > r.until {
		return misusef("--since %s lies after --until %s", r.since, r.until)
	}
	r.in.jobs = r.jobs
	return r.in.open(r.app, files)
}

func (r *agendaRun) defaultFormat() string {
	switch filepath.Ext(r.out) {
	case ".ics":
		return "ics"
	case ".csv":
		return "csv"
	case ".txt":
		return "table"
	}
	if r.toTerminal() {
		return "table"
	}
	return "json"
}
