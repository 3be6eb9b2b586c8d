package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/cite"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

const citeLong = `Cite prints how the program is cited, and data made with it: versions of code and
language data, the codebook in numbers, and a reference as text, BibTeX and CFF.

With --store also what the register holds, from when it is, by which versions it
was coded, and a digest of its content: two people who get the same digest hold
the same articles, coded by the same versions, in whatever order they were added
and whatever the register is kept in. With --data the digest of the data covers
that folder too.

Exit code: 0 done; 1 the register cannot be read; 2 the command line is wrong; 130
interrupted.`

const citeExample = `  sijil cite
  sijil cite --store 2018.db
  sijil cite --format bibtex >> references.bib
  sijil cite --store 2018.db --format json | jq -r .register.sha256`

// codebookName is the scheme that data/codebook holds.
const codebookName = "PLOVER 2.0"

func (a *app) citeCommand() *cobra.Command {
	var format, register string
	cmd := &cobra.Command{
		Use: "cite", Short: "Tell how the program and its data are cited", Long: citeLong, Example: citeExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(cite.Formats(), format) {
				return misusef("--format is one of %s, not %q", strings.Join(cite.Formats(), ", "), format)
			}
			return a.cite(cmd.Context(), format, register)
		},
	}
	cmd.Flags().StringVar(&register, "store", "", "also of this register: an SQLite file or postgres://…")
	cmd.Flags().StringVarP(&format, "format", "f", "text", "output: "+strings.Join(cite.Formats(), ", "))
	return cmd
}

func (a *app) cite(ctx context.Context, format, register string) error {
	facts, err := a.facts()
	if err != nil {
		return err
	}
	if register != "" {
		facts.Register, err = a.registerFacts(ctx, register)
		if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
			a.log.say("interrupted")
			return errInterrupted
		}
		if err != nil {
			return err
		}
	}
	return wrapOutput(facts.Write(a.stdout, format))
}

// facts are those of program and data.
func (a *app) facts() (*cite.Facts, error) {
	p, err := a.pipeline()
	if err != nil {
		return nil, err
	}
	code, data := codeVersion(), strings.TrimPrefix(p.Version(), codeVersion()+"+")
	book := cite.Codebook{Name: codebookName, Types: len(p.Book.Types), Frames: len(p.Pack.Frames.Frames),
		Words: len(p.Pack.Frames.Verbs) + len(p.Pack.Frames.Nouns) + len(p.Pack.Frames.Lights)}
	for _, t := range p.Book.Types {
		book.Modes += len(t.Modes)
	}
	return &cite.Facts{Program: code, Data: data, Own: a.data != "", Released: buildDay(), Codebook: book}, nil
}

// buildDay is the day of the commit that was built, where the build tells.
func buildDay() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.time" {
			if t, err := time.Parse(time.RFC3339, s.Value); err == nil {
				return t.UTC().Format(time.DateOnly)
			}
		}
	}
	return ""
}

// registerFacts reads a register once through.
func (a *app) registerFacts(ctx context.Context, register string) (*cite.Register, error) {
	s, err := address.Open(ctx, register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	info, err := s.Info(ctx)
	if err != nil {
		return nil, err
	}
	r := &cite.Register{Events: info.Events, Revisions: info.Revisions, First: info.First, Last: info.Last, Versions: []cite.Version{}}
	for _, v := range info.Versions {
		r.Versions = append(r.Versions, cite.Version{Version: v.Version, Documents: v.Documents})
	}
	return r, a.digest(ctx, s, info.Documents, r)
}

// digest fills what only the documents themselves tell.
func (a *app) digest(ctx context.Context, s store.Store, of int64, r *cite.Register) error {
	defer a.log.progress("")
	var d cite.Digest
	var changed time.Time
	show := a.log.pace()
	for rec, err := range s.Documents(ctx, 0) {
		if err != nil {
			return err
		}
		d.Add(rec.Key[:], rec.Content[:], rec.Doc.Version)
		for _, c := range rec.Corrections {
			if c.Undone.IsZero() {
				d.AddCorrection(rec.Key[:], c.ID, c.At)
				r.Corrections++
			}
		}
		if r.Documents++; rec.Added.After(changed) {
			changed = rec.Added
		}
		show(func() string { return fmt.Sprintf("%d of %d documents", r.Documents, of) })
	}
	if r.Digest = d.Sum(); !changed.IsZero() {
		r.Changed = changed.UTC().Format(time.DateOnly)
	}
	return nil
}
