package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// claimsRun is one run of the claims command.
type claimsRun struct {
	*app
	registerOutput
	actor, accused string
	from, to       string
	status         []string
	all            bool
	limit          int
}

const claimsLong = `Claims shows the ledger of the register: who alleges what of whom, who says it
again, who denies it, who grants it, each with outlet, day and words.

An entry is one alleged deed, as far as the statements of several documents were
tied together (sijil link does that; docs/ledger.md has the rules). It is open
while nobody answers, denied where somebody denies it, confirmed where another
party grants it, disputed where both is said.

Shown are claims that somebody repeats, denies or grants; with --all also those
that one document alone tells.

Exit code: 0 done; 1 the register cannot be read; 2 the command line is wrong;
130 interrupted.`

const claimsExample = `  sijil claims --store 2018.db --accused RUS --from 2018-03-01 --to 2018-03-31
  sijil claims --status denied,disputed --format csv --out denied.csv
  sijil claims --actor SAU --accused IRN --format json`

func (a *app) claimsCommand() *cobra.Command {
	r := &claimsRun{app: a}
	cmd := &cobra.Command{
		Use: "claims", Short: "Show who accuses whom of what, and who denies it", Long: claimsLong, Example: claimsExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.StringVar(&r.actor, "actor", "", "code of somebody who alleges it: SAU")
	f.StringVar(&r.accused, "accused", "", "code of who is accused")
	f.StringVar(&r.from, "from", "", "claims first made on this day or later: 2018-03-01")
	f.StringVar(&r.to, "to", "", "… on this day or before")
	f.IntVar(&r.limit, "limit", 0, "so many claims at most (0: all)")
	f.StringSliceVar(&r.status, "status", nil, strings.Join(texts(ledger.Statuses()), ", "))
	f.BoolVar(&r.all, "all", false, "also claims that one document alone tells")
	r.registerOutput.flags(f, export.ClaimFormats())
	return cmd
}

func (r *claimsRun) run(ctx context.Context) error {
	if r.limit < 0 {
		return misusef("--limit is 0 or more, not %d", r.limit)
	}
	ask := followup.AskedClaims{Accuser: r.actor, Accused: r.accused, All: r.all}
	for _, s := range r.status {
		if !slices.Contains(ledger.Statuses(), ledger.Status(s)) {
			return misusef("--status is one of %s, not %q", strings.Join(texts(ledger.Statuses()), ", "), s)
		}
		ask.Status = append(ask.Status, ledger.Status(s))
	}
	var err error
	if ask.From, ask.To, err = daysAsked("--from", r.from, "--to", r.to); err != nil {
		return err
	}
	if err := r.registerOutput.check(export.ClaimFormats()); err != nil {
		return err
	}
	return r.read(ctx, r.app, func(out *output, opt export.Options, s store.Store, words *ledger.Words) error {
		w, err := export.NewClaims(r.format, out, opt)
		if err != nil {
			return err
		}
		n := 0
		for e, err := range followup.Claims(ctx, s, words, ask) {
			if err != nil {
				return err
			}
			if err := w.Write(e); err != nil {
				return wrapOutput(err)
			}
			if n++; n == r.limit {
				break
			}
		}
		return wrapOutput(w.Close())
	})
}

// daysAsked reads two days as days since 1970, 0 for none.
func daysAsked(nameFrom, from, nameTo, to string) (first, last int, err error) {
	for _, o := range []struct {
		name, day string
		to        *int
	}{{nameFrom, from, &first}, {nameTo, to, &last}} {
		if o.day == "" {
			continue
		}
		t, err := time.Parse(time.DateOnly, o.day)
		if err != nil {
			return 0, 0, misusef("%s is a day such as 2018-03-10, not %q", o.name, o.day)
		}
		*o.to = int(t.Unix() / (24 * 60 * 60))
	}
	if from != "" && to != "" && first > last {
		return 0, 0, misusef("%s %s lies after %s %s", nameFrom, from, nameTo, to)
	}
	return first, last, nil
}
