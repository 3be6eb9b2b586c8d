package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
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
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	out, err := createOutput(r.out, a.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	err = show(out, export.Options{Width: columns(a.stdout), Color: out.path == "" && a.colored(a.stdout), BOM: r.bom}, s, words)
	if err != nil {
		if ctx.Err() != nil {
			return errInterrupted
		}
		return err
	}
	if err := out.commit(); err != nil {
		return err
	}
	return a.pending(ctx, s)
}

// pending says how many documents were not compared yet.
func (a *app) pending(ctx context.Context, s store.Store) error {
	var n int64
	err := s.View(ctx, func(tx store.Tx) (err error) {
		n, _, err = store.Scalar[int64](ctx, tx, "SELECT count(*) FROM unledgered")
		return err
	})
	if err == nil && n > 0 {
		a.log.say("%s of the register not followed up yet: run sijil link", plural(int(n), "document"))
	}
	return err
}
