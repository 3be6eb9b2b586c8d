package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/store/address"
)

const linkLong = `Link compares the documents of the register that came since with the others:
what became of announced things, and which statements deny, confirm or repeat
which claim. sijil agenda --store and sijil claims show what was found.

It works in steps, each kept; a run that is interrupted, or killed, goes on with
the same command.

Exit code: 0 done; 1 the register cannot be read or written; 2 the command line
is wrong; 130 interrupted, what was done is kept.`

const linkExample = `  sijil link --store 2018.db
  sijil add new.jsonl && sijil link`

func (a *app) linkCommand() *cobra.Command {
	var register string
	cmd := &cobra.Command{
		Use: "link", Short: "Link what documents of the register say of the same things", Long: linkLong, Example: linkExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.link(cmd.Context(), register) },
	}
	storeFlag(cmd.Flags(), &register)
	return cmd
}

func (a *app) link(ctx context.Context, register string) error {
	s, err := address.Open(ctx, register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	err = a.linkLedger(ctx, s)
	if cerr := s.Close(); err == nil {
		err = cerr
	}
	return err
}
