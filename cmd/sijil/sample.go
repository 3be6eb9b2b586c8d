package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/validate"
)

const sampleLong = `Sample draws events at random, as a sheet in which people judge whether they are
coded right; sijil judge makes figures of the judged sheets.

Events come from files that sijil code --format events wrote (packed too), from
standard input, or from a register (--store). They are divided into strata, and
each stratum gives a part of the sample by its size, but at least two events, so
that rare types have their say; its size stands in the sheet, which is what
makes the figures hold for all events. Where there are more strata than the
sample has room for, small ones are joined, first those that differ in the last
word of --by.

The same events and seed give the same sample, in whatever order they come. The
sheet is CSV that spreadsheets open (UTF-8 with a byte order mark), in random
order, the trigger of each sentence between ⟨ and ⟩. Write yes, no or unsure
(نعم، لا، غير متأكد) into the columns ending in _ok; what is left empty counts as
not judged. A second judge gets a copy.

Exit code: 0 done; 1 some lines could not be read, each named on standard error,
or there is nothing to draw from; 2 the command line is wrong; 130 interrupted,
nothing was written.`

const sampleExample = `  sijil sample --n 200 --out sheet.csv events.jsonl
  sijil sample --store 2018.db --by type --min 20 --n 400 --out sheet.csv
  sijil code archive.jsonl | sijil sample --seed 7 --out sheet.csv -
  sijil judge sheet-huda.csv sheet-omar.csv`

// sampleRun is one run of the sample command.
type sampleRun struct {
	*app
	design    validate.Design
	bands     string
	register  string
	semicolon bool
	out       string
}

func (a *app) sampleCommand() *cobra.Command {
	r := &sampleRun{app: a}
	cmd := &cobra.Command{
		Use: "sample [EVENTS.jsonl… | -]", Short: "Draw events as a sheet to be judged", Long: sampleLong, Example: sampleExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVar(&r.register, "store", "", "draw from this register: an SQLite file or postgres://…")
	f.IntVarP(&r.design.N, "n", "n", 200, "events to draw")
	f.StringSliceVar(&r.design.By, "by", []string{"type", "publisher", "confidence"}, "strata by: "+strings.Join(validate.Keys(), ", "))
	f.IntVar(&r.design.Min, "min", 0, "events of each stratum at least (default 2, while half of the sample is left)")
	f.Uint64Var(&r.design.Seed, "seed", 1, "another seed draws another sample")
	f.StringVar(&r.bands, "bands", bandsText(), "borders of the bands of confidence")
	f.BoolVar(&r.semicolon, "semicolon", false, "separate cells by semicolons, for Excel where numbers have a decimal comma")
	f.StringVarP(&r.out, "out", "o", "", "write to this file; it appears when it is whole")
	f.SortFlags = false
	return cmd
}

// bandsText prints the default bands as --bands takes them.
func bandsText() string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint([]float64(validate.DefaultBands())), " ", ","), "[]")
}

func (r *sampleRun) run(ctx context.Context, files []string) error {
	var err error
	if r.design.Bands, err = validate.ParseBands(r.bands); err != nil {
		return misusef("--bands: %w", err)
	}
	sampler, err := validate.NewSampler(r.design)
	if err != nil {
		return misuse{err}
	}
	in := &eventFiles{app: r.app, files: files}
	if err := r.checkInput(in); err != nil {
		return err
	}
	read := make(chan error, 1)
	go func() { // standard input may hang in a read that never ends
		if r.register != "" {
			read <- r.fromRegister(ctx, sampler)
			return
		}
		read <- in.each(ctx, sampler.Add)
	}()
	select {
	case err = <-read:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if ctx.Err() != nil && (err == nil || errors.Is(err, ctx.Err())) {
		r.log.say("interrupted; nothing was written")
		return errInterrupted
	}
	if err != nil {
		return err
	}
	s, err := sampler.Draw()
	if err != nil {
		return err
	}
	if s.Events == 0 {
		return errors.New("no events to draw from; input is what sijil code --format events writes, or a register (--store)")
	}
	if err := r.write(s); err != nil {
		return err
	}
	r.tell(s)
	if in.broken > 0 {
		return errReported
	}
	return nil
}

func (r *sampleRun) checkInput(in *eventFiles) error {
	if r.register != "" {
		if len(in.files) > 0 {
			return misusef("either --store or files, not both")
		}
		return nil
	}
	return in.check()
}

// fromRegister adds the events of a register.
func (r *sampleRun) fromRegister(ctx context.Context, sampler *validate.Sampler) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	n := 0
	defer r.log.progress("")
	show := r.log.pace()
	for e, err := range store.Events(ctx, s, 0) {
		if err != nil {
			return err
		}
		n++
		show(func() string { return plural(n, "event") })
		sampler.Add(&e.Event)
	}
	return nil
}

func (r *sampleRun) write(s *validate.Sample) error {
	out, err := createOutput(r.out, r.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	comma := ','
	if r.semicolon {
		comma = ';'
	}
	if err := validate.WriteSheet(out, s, comma); err != nil {
		return err
	}
	return out.commit()
}

// tell says what was drawn.
func (r *sampleRun) tell(s *validate.Sample) {
	strata := "1 stratum"
	if n := len(s.Strata); n > 1 {
		strata = fmt.Sprintf("%d strata", n)
	}
	r.log.say("%s of %s drawn, from %s by %s, seed %d", plural(len(s.Rows), "event"), fmt.Sprint(s.Events), strata, strings.Join(r.design.By, ", "), r.design.Seed)
	if s.Joined > 0 {
		r.log.say("%d small strata joined with others (* in the sheet); a larger --n or fewer words in --by keep more apart", s.Joined)
	}
	if len(s.Rows) < r.design.N {
		r.log.say("fewer than --n %d: there are no more events", r.design.N)
	}
}
