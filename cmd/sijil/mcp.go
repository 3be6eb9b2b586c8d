package main

import (
	"context"
	"errors"
	"io"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/assistant"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/search"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

const mcpLong = `Mcp answers an assistant that speaks the Model Context Protocol, on standard
input and output: it is started by the assistant's program, which has it in its
settings. The tools ask the register and change nothing in it.

sijil serve answers the same over HTTP, at /mcp.`

func (a *app) mcpCommand() *cobra.Command {
	register := ""
	cmd := &cobra.Command{
		Use: "mcp", Short: "Answer assistants (Model Context Protocol)", Long: mcpLong, Args: cobra.NoArgs,
		Example: `  sijil mcp --store 2018.db
  {"sijil": {"command": "sijil", "args": ["mcp", "--store", "/data/2018.db"]}}   in the list of servers of an assistant`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runMCP(cmd.Context(), register) },
	}
	storeFlag(cmd.Flags(), &register)
	return cmd
}

func (a *app) runMCP(ctx context.Context, register string) error {
	s, err := address.Open(ctx, register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := a.coder()
	if err != nil {
		return err
	}
	src, err := a.source()
	if err != nil {
		return err
	}
	srv, err := assistantOver(s, coder, src)
	if err != nil {
		return err
	}
	in, ok := a.stdin.(io.ReadCloser)
	if !ok {
		in = io.NopCloser(a.stdin)
	}
	err = srv.Run(ctx, &mcp.IOTransport{Reader: in, Writer: keptOpen{a.stdout}})
	if ctx.Err() != nil {
		return errInterrupted
	}
	if errors.Is(err, io.EOF) { // the assistant is done
		return nil
	}
	return err
}

// keptOpen is output that is not ours to close.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }

// assistantOver makes a server of the Model Context Protocol over a register.
func assistantOver(s store.Store, coder *sijil.Coder, src *lexicon.Source) (*mcp.Server, error) {
	v, err := query.NewVocabulary(src)
	if err != nil {
		return nil, err
	}
	words, err := ledger.Load(src, sijil.Languages()...)
	if err != nil {
		return nil, err
	}
	terms := coder.Terms()
	return assistant.New(assistant.Options{Store: s, Asker: &query.Asker{Store: s, Match: &search.Searcher{DB: s, Terms: terms}}, Vocab: v, Terms: terms, Words: words,
		Code: coder.Code, Version: coder.Version()}), nil
}
