package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// exportRun is one run of the export command; its filters are those of query.
type exportRun struct {
	queryRun
}

const exportLong = `Export writes the events of the register in the format of another program or data
set. The filters are those of sijil query. What a format has no place for, and
which events it leaves out, is told at the end on standard error.

An event that several documents report is written once, with its other reports
where the format has them (GDELT's mentions and numbers of sources, for one);
--reports writes each report as an event of its own.

Events come in the order in which their documents were added. Memory does not
grow with the register (in the formats of networks with the pairs of actors).

Exit code: 0 done; 1 the register cannot be read; 2 the command line is wrong;
130 interrupted, and no file is written.`

const exportExample = `  sijil export --format parquet --out events.parquet
  sijil export --format gdelt --time 2018-03 --out 201803.export.tsv
  sijil export --format gexf --type ACCUSE,THREATEN --out network.gexf
  sijil export --format ical --realis future --time 2018-04.. --out agenda.ics
  sijil export --format atom --country YEM --published 'last 7 days' --out yemen.atom`

func (a *app) exportCommand() *cobra.Command {
	r := &exportRun{queryRun{app: a, filters: map[string]*[]string{}}}
	cmd := &cobra.Command{
		Use: "export", Short: "Write events of the register in the formats of other programs", Long: exportLong, Example: exportExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.StringVarP(&r.format, "format", "f", "events", "output: "+strings.Join(export.EventFormats(), ", "))
	f.StringVarP(&r.out, "out", "o", "", "write to this file, whole or not at all")
	r.filterFlags(f)
	f.BoolVar(&r.reports, "reports", false, "every report as an event of its own")
	f.BoolVar(&r.bom, "bom", false, "csv: with a byte order mark, as Excel wants it")
	f.StringVar(&r.today, "today", "", "the day that «last 30 days» end with (today)")
	f.SortFlags = false
	return cmd
}

func (r *exportRun) run(ctx context.Context) error {
	if !slices.Contains(export.EventFormats(), r.format) {
		return misusef("--format is one of %s, not %q", strings.Join(export.EventFormats(), ", "), r.format)
	}
	if err := r.question(); err != nil {
		return err
	}
	codes, err := r.codes(r.format)
	if err != nil {
		return err
	}
	err = r.answering(ctx, r.register, r.out, func(s store.Store, out *output) error {
		w, err := export.OpenEvents(r.format, out, export.Options{BOM: r.bom, Codes: codes})
		if err != nil {
			return err
		}
		asker, err := r.asker(s)
		if err != nil {
			return err
		}
		if err := r.write(ctx, asker, w); err != nil {
			return err
		}
		for _, line := range w.Report().Lines() {
			r.log.say("%s", line)
		}
		return nil
	})
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		r.log.say("interrupted; nothing is written")
		return errInterrupted
	}
	return err
}

// write writes the events that are asked for, with progress.
func (r *exportRun) write(ctx context.Context, asker *query.Asker, w export.EventWriter) error {
	n, show := 0, r.log.pace()
	defer r.log.progress("")
	for t, err := range asker.Stream(ctx, r.q) {
		if err != nil {
			return err
		}
		entry := export.Entry{Event: t.Event, Doc: t.Doc}
		if !r.reports {
			if entry.Reports, err = asker.Reports(ctx, t); err != nil {
				return err
			}
		}
		if err := w.WriteEntry(entry); err != nil {
			return wrapOutput(err)
		}
		if n++; r.out != "" {
			show(func() string { return plural(n, "event") })
		}
	}
	return wrapOutput(w.Close())
}
