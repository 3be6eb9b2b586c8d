package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// registerOutput is where a command reads and writes that shows the ledger of a
// register.
type registerOutput struct {
	register, format, out string
	bom                   bool
}

func (r *registerOutput) flags(f *pflag.FlagSet, formats []string) {
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(formats, ", ")+" (default table)")
	f.StringVarP(&r.out, "out", "o", "", "write to this file, whole or not at all")
	f.BoolVar(&r.bom, "bom", false, "csv: with a byte order mark, as Excel wants it")
	f.SortFlags = false
}

func (r *registerOutput) check(formats []string) error {
	if r.format == "" {
		r.format = "table"
	}
	if !slices.Contains(formats, r.format) {
		return misusef("--format is one of %s, not %q", strings.Join(formats, ", "), r.format)
	}
	return nil
}

// read opens the register and the output for show.
func (r *registerOutput) read(ctx context.Context, a *app, show func(*output, export.Options, store.Store, *ledger.Words) error) error {
	words, err := a.ledgerWords()
	if err != nil {
		return err
	}
	left := int64(0)
	err = a.answering(ctx, r.register, r.out, func(s store.Store, out *output) error {
		if err := show(out, export.Options{Width: columns(a.stdout), Color: out.path == "" && a.colored(a.stdout), BOM: r.bom}, s, words); err != nil {
			return err
		}
		left, err = pending(ctx, s)
		return err
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return errInterrupted
	case err == nil && left > 0:
		a.log.say("%s of the register not followed up yet: run sijil link", plural(int(left), "document"))
	}
	return err
}

// pending is how many documents were not compared yet.
func pending(ctx context.Context, s store.Store) (n int64, err error) {
	err = s.View(ctx, func(tx store.Tx) (err error) {
		n, _, err = store.Scalar[int64](ctx, tx, "SELECT count(*) FROM unledgered")
		return err
	})
	return n, err
}
