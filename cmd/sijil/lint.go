package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/lint"
)

const lintLong = `Lint checks language data and prints every problem as "file:line: message":
what cannot be read, names unknown to the codebook, verbs in frames that the
lexicon does not have, and yes and no examples that are not coded as they say.

Without DIR the built-in data are checked. With DIR (or --data DIR) the files in
that folder are, as they work on top of the built-in data; --all checks both.

Exit code: 0 no problem, 1 problems, 2 the command line is wrong.`

const lintExample = `  sijil lint
  sijil lint my-data
  sijil lint --no-examples my-data`

// lintRun is one run of the lint command.
type lintRun struct {
	*app
	noExamples bool
	all        bool
}

func (a *app) lintCommand() *cobra.Command {
	r := &lintRun{app: a}
	cmd := &cobra.Command{
		Use: "lint [DIR]", Short: "Check language data", Long: lintLong, Example: lintExample, Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return r.run(args) },
	}
	f := cmd.Flags()
	f.BoolVar(&r.noExamples, "no-examples", false, "leave the examples of frames out")
	f.BoolVar(&r.all, "all", false, "with a folder, check the built-in data as well")
	return cmd
}

func (r *lintRun) run(args []string) error {
	dir := r.data
	if len(args) > 0 {
		if dir != "" && dir != args[0] {
			return misusef("both --data %s and %s are given; name one folder", dir, args[0])
		}
		dir = args[0]
	}
	r.data = dir
	p, err := r.load()
	if err != nil {
		return err
	}
	list := lint.Problems(p, lint.Options{NoExamples: r.noExamples, Only: func(file string) bool {
		return r.data == "" || r.all || inside(file, r.data)
	}})
	w := bufio.NewWriter(r.stdout)
	for _, p := range list {
		fmt.Fprintln(w, p)
	}
	if err := w.Flush(); err != nil {
		return wrapOutput(err)
	}
	if len(list) > 0 {
		r.log.say("%s", plural(len(list), "problem"))
		return errReported
	}
	return nil
}
