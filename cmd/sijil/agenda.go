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
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// agendaRun is one run of the agenda command.
type agendaRun struct {
	codeRun
	since, until string
	register     string
	outcomes     []string
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

With --store it reads no articles but a register, and tells what became of what
was announced there, as far as later articles say (sijil link follows it up;
docs/ledger.md has the rules): took-place, under-way, postponed, cancelled,
no-report (the outlets went on, and none reports it), to-come (the register does
not reach so far), unclear. What several articles announce is one plan. --since,
--until and --outcome choose; in a calendar what was called off is CANCELLED.

Exit code: 0 done; 1 some inputs could not be read, each named on standard
error, the rest read; 2 the command line is wrong; 130 interrupted, what was
finished is written.`

const agendaExample = `  sijil agenda --published 2023-02-22 article.txt
  sijil agenda --out week.ics --since 2023-02-20 --until 2023-02-26 archive.jsonl.gz
  sijil agenda --store 2018.db --outcome postponed,cancelled
  sijil agenda --store 2018.db --since 2018-06-01 --out june.ics
  sijil agenda --format json archive.jsonl | jq -r 'select(.realis=="future").what.text'`

func (a *app) agendaCommand() *cobra.Command {
	r := &agendaRun{codeRun: codeRun{app: a, other: map[string]int{}}}
	cmd := &cobra.Command{
		Use: "agenda [FILE… | -]", Short: "List what articles announce, by date", Long: agendaLong, Example: agendaExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	r.in.flags(f)
	f.StringVar(&r.register, "store", "", "follow up the agenda of this register: an SQLite file or postgres://…")
	f.StringSliceVar(&r.outcomes, "outcome", nil, "with --store: "+strings.Join(texts(ledger.Outcomes()), ", "))
	f.StringVar(&r.since, "since", "", "leave out what ends before this day: 2023-02-22")
	f.StringVar(&r.until, "until", "", "leave out what begins after this day")
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(export.AgendaFormats(), ", ")+" (default json; table on a terminal)")
	r.outputFlags(f)
	return cmd
}

func (r *agendaRun) run(ctx context.Context, files []string) error {
	if r.register != "" {
		return r.followed(ctx, files)
	}
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

// followed shows the plans of a register with what became of them.
func (r *agendaRun) followed(ctx context.Context, files []string) error {
	if len(files) > 0 {
		return misusef("--store shows the agenda of the register; leave the files out, or add them with sijil add")
	}
	if r.format == "" {
		r.format = r.defaultFormat()
	}
	var ask followup.Asked
	for _, o := range r.outcomes {
		if !slices.Contains(ledger.Outcomes(), ledger.Outcome(o)) {
			return misusef("--outcome is one of %s, not %q", strings.Join(texts(ledger.Outcomes()), ", "), o)
		}
		ask.Outcomes = append(ask.Outcomes, ledger.Outcome(o))
	}
	var err error
	if ask.From, ask.To, err = daysAsked("--since", r.since, "--until", r.until); err != nil {
		return err
	}
	to := registerOutput{register: r.register, format: r.format, out: r.out, bom: r.bom}
	if err := to.check(export.AgendaFormats()); err != nil {
		return err
	}
	return to.read(ctx, r.app, func(out *output, opt export.Options, s store.Store, words *ledger.Words) error {
		w, err := export.NewFollowed(to.format, out, opt)
		if err != nil {
			return err
		}
		for p, err := range followup.Agenda(ctx, s, words, ask) {
			if err != nil {
				return err
			}
			if err := w.Write(p); err != nil {
				return wrapOutput(err)
			}
		}
		return wrapOutput(w.Close())
	})
}

func (r *agendaRun) check(files []string) error {
	if len(r.outcomes) > 0 {
		return misusef("--outcome wants --store: what became of a plan is told by a register")
	}
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
