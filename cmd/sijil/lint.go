package main

import (
	"bufio"
	"fmt"
	"sort"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/examples"
	"github.com/sijil-news/sijil/lexicon"
)

const lintLong = `Lint checks language data and prints every problem as "file:line: message":
what cannot be read, names unknown to the codebook, and yes and no examples of
frames that are not coded as they say.

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
	list, err := r.find()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(r.stdout)
	for _, p := range list {
		fmt.Fprintln(w, p)
	}
	if err := w.Flush(); err != nil {
		return wrapOutput(err)
	}
	if len(list) > 0 {
		r.log.say("%d problems", len(list))
		return errReported
	}
	return nil
}

// find gathers what is wrong in the folder, or in the built-in data.
func (r *lintRun) find() ([]lexicon.Problem, error) {
	p, err := r.load()
	if err != nil {
		return nil, err
	}
	mine := func(file string) bool {
		return r.data == "" || r.all || inside(file, r.data)
	}
	var out []lexicon.Problem
	for _, x := range p.Source.Problems() {
		if mine(x.File) {
			out = append(out, x)
		}
	}
	if !r.noExamples {
		for _, f := range p.Coder.Frames.Frames {
			for i := range f.Examples {
				if !mine(f.File) {
					break
				}
				for _, x := range examples.Check(p, f, &f.Examples[i]) {
					out = append(out, lexicon.Problem{File: x.File, Line: x.Line, Msg: "example of " + x.Frame + ": " + x.Msg})
				}
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].File < out[j].File || out[i].File == out[j].File && out[i].Line < out[j].Line
	})
	return out, nil
}
