package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/compare"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store/address"
)

// compareRun is one run of the compare command.
type compareRun struct {
	*app
	with     string
	events   string
	register string
	format   string
	out      string
	top      int
}

const compareLong = `Compare tells where coded events agree with GDELT, ICEWS or POLECAT, dyad by dyad
and month by month: how many events and dyads each has, which dyads only one of
them has, how far the counts and the mean scores go together (Spearman's rank
correlation, by quad class), and the dyads on which they differ most.

FILE is a table of the other data set as it is published (GDELT: the event files
of 2.0), with or without header, parted by tabs or commas; gzip and zip are
opened. --store names the register that is compared, or --events a file of
events: the output of sijil code.

Beside GDELT and ICEWS events are taken by their CAMEO codes with the Goldstein
scores of these, beside POLECAT by PLOVER types and scores; what these data sets
would not hold (denied, negated …) is left out and counted. Months that only one
side has are listed and not compared.

Formats: table, for reading; json, all figures; csv, the sums themselves, one
line a month, dyad and quad class.

Exit code: 0 done; 1 a file could not be read; 2 the command line is wrong; 130
interrupted.`

const compareExample = `  sijil code --out events.jsonl archive.jsonl.gz
  sijil compare --with gdelt --events events.jsonl 201910*.export.CSV.zip
  sijil compare --with polecat --store 2018.db ngecEvents.DV.2018.txt.zip
  sijil compare --with icews --events events.jsonl --format csv --out dyads.csv events.2018.tab.gz`

var compareFormats = [...]string{"table", "json", "csv"}

func (a *app) compareCommand() *cobra.Command {
	r := &compareRun{app: a}
	cmd := &cobra.Command{
		Use: "compare --with DATA-SET FILE…", Short: "Compare events with GDELT, ICEWS or POLECAT", Long: compareLong, Example: compareExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVar(&r.with, "with", "", "the other data set: "+strings.Join(compare.DataSets(), ", "))
	f.StringVar(&r.register, "store", "", "the register that is compared; also $SIJIL_STORE")
	f.StringVar(&r.events, "events", "", "events as sijil code prints them (- is standard input), in place of a register")
	f.IntVar(&r.top, "top", 20, "how many of the largest differences are listed")
	f.StringVarP(&r.format, "format", "f", "table", "output: "+strings.Join(compareFormats[:], ", "))
	f.StringVarP(&r.out, "out", "o", "", "write to this file; it appears when it is whole")
	f.SortFlags = false
	return cmd
}

func (r *compareRun) check(files []string) error {
	switch {
	case !slices.Contains(compare.DataSets(), r.with):
		return misusef("--with is one of %s, not %q", strings.Join(compare.DataSets(), ", "), r.with)
	case r.events != "" && r.register != "":
		return misusef("--store and --events do not go together")
	case !slices.Contains(compareFormats[:], r.format):
		return misusef("--format is one of %s, not %q", strings.Join(compareFormats[:], ", "), r.format)
	case len(files) == 0:
		return misusef("no file of %s is named", r.with)
	case r.top < 0:
		return misusef("--top is 0 or more, not %d", r.top)
	}
	return nil
}

func (r *compareRun) run(ctx context.Context, files []string) error {
	if err := r.check(files); err != nil {
		return err
	}
	if r.events == "" && r.register == "" {
		r.register = defaultStore()
	}
	codes, err := r.codebooks()
	if err != nil {
		return err
	}
	var ours, theirs compare.Reading
	t, err := compare.NewTable(r.ours(ctx, codes, &ours), r.theirs(ctx, files, codes, &theirs))
	switch {
	case err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()):
		r.log.say("interrupted; nothing is written")
		return errInterrupted
	case err != nil:
		return err
	}
	r.tell("register", &ours)
	r.tell(r.with, &theirs)
	return r.print(t)
}

// tell says what of a side was not used.
func (r *compareRun) tell(name string, rd *compare.Reading) {
	parts := make([]string, len(rd.Left))
	for i, c := range rd.Left {
		parts[i] = fmt.Sprintf("%s %d", c.What, c.N)
	}
	if len(parts) > 0 {
		r.log.say("%s: %d of %d used; left out: %s", name, rd.Used, rd.Rows, strings.Join(parts, "; "))
	}
}

func (r *compareRun) print(t *compare.Table) error {
	out, err := createOutput(r.out, r.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	res := t.Compare(r.top)
	switch r.format {
	case "csv":
		err = t.WriteCSV(out, r.with)
	case "json":
		err = res.WriteJSON(out, r.with)
	default:
		err = res.WriteTable(out, r.with)
	}
	if err != nil {
		return err
	}
	return out.commit()
}

// ours are the rows of the events of Sijil.
func (r *compareRun) ours(ctx context.Context, codes *export.Codes, to *compare.Reading) iter.Seq2[compare.Row, error] {
	if r.register != "" {
		return r.kept(ctx, codes, to)
	}
	return func(yield func(compare.Row, error) bool) {
		err := r.open(r.events, func(f io.Reader) error {
			return each(ctx, compare.Entries(r.with, compare.Events(f), codes, to), yield)
		})
		if err != nil && !errors.Is(err, errUnwanted) {
			yield(compare.Row{}, fmt.Errorf("%s: %w", r.events, err))
		}
	}
}

// kept are the rows of the events of the register.
func (r *compareRun) kept(ctx context.Context, codes *export.Codes, to *compare.Reading) iter.Seq2[compare.Row, error] {
	return func(yield func(compare.Row, error) bool) {
		s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
		if err != nil {
			yield(compare.Row{}, err)
			return
		}
		defer s.Close()
		asker := &query.Asker{Store: s}
		entries := func(yield func(export.Entry, error) bool) {
			for t, err := range asker.Stream(ctx, &query.Query{}) {
				if !yield(export.Entry{Event: t.Event, Doc: t.Doc}, err) {
					return
				}
			}
		}
		if err := each(ctx, compare.Entries(r.with, entries, codes, to), yield); err != nil && !errors.Is(err, errUnwanted) {
			yield(compare.Row{}, err)
		}
	}
}

// theirs are the rows of the files of the other data set.
func (r *compareRun) theirs(ctx context.Context, files []string, codes *export.Codes, to *compare.Reading) iter.Seq2[compare.Row, error] {
	return func(yield func(compare.Row, error) bool) {
		for _, name := range files {
			err := r.open(name, func(f io.Reader) error {
				return each(ctx, compare.Read(r.with, f, codes, to), yield)
			})
			if errors.Is(err, errUnwanted) {
				return
			}
			if err != nil {
				yield(compare.Row{}, fmt.Errorf("%s: %w", name, err))
				return
			}
		}
	}
}

// errUnwanted ends a loop over rows that nobody wants any more.
var errUnwanted = errors.New("rows not wanted")

// each hands rows on until they end, fail, or ctx does.
func each(ctx context.Context, rows iter.Seq2[compare.Row, error], yield func(compare.Row, error) bool) error {
	for row, err := range rows {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case !yield(row, nil):
			return errUnwanted
		}
	}
	return nil
}
