// Command pages measures the package page on sets of web pages with gold.
//
//	go run ./tools/pages [-v] [-set NAME] [-only PAGE] [-repeat N] [-json] [../shared/pages]
//
// It prints the figures of each set; -v lists the worst pages before them with
// what is wrong. Times are those of one page on one core, with decoding and
// parsing.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sijil-news/sijil/tools/pages/score"
)

type options struct {
	set, only     string
	verbose, json bool
	repeat, worst int
	dump          bool
}

func main() {
	var opt options
	flag.StringVar(&opt.set, "set", "", "measure one `set` only: trafilatura-eval, fundus-tests, arabic")
	flag.StringVar(&opt.only, "only", "", "measure pages whose name contains `text`")
	flag.BoolVar(&opt.verbose, "v", false, "list the worst pages with what is wrong")
	flag.IntVar(&opt.worst, "worst", 30, "list so many `pages` of a set")
	flag.BoolVar(&opt.json, "json", false, "print the figures as JSON for tools/results")
	flag.IntVar(&opt.repeat, "repeat", 1, "read each page so many `times`; the shortest counts")
	flag.BoolVar(&opt.dump, "dump", false, "print what is read of each page, block by block")
	flag.Parse()
	dir := "../shared/pages"
	if flag.NArg() > 0 {
		dir = flag.Arg(0)
	}
	if err := run(os.Stdout, dir, opt); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, dir string, opt options) error {
	pages, err := score.All(dir, opt.set)
	if err != nil {
		return err
	}
	if opt.only != "" {
		pages = named(pages, opt.only)
	}
	if len(pages) == 0 {
		return errors.New("no page bears that name")
	}
	if opt.dump {
		return dump(w, pages)
	}
	marks := score.Run(pages, read, opt.repeat)
	if opt.verbose {
		if err := list(w, marks, opt.worst); err != nil {
			return err
		}
	}
	rows := score.Rows(marks, "", false)
	if opt.json {
		return json.NewEncoder(w).Encode(map[string]any{"rows": rows})
	}
	for _, r := range rows {
		if _, err := fmt.Fprintf(w, "%-18s %-34s %s\n", r[0], r[1], r[2]); err != nil {
			return fmt.Errorf("write figures: %w", err)
		}
	}
	return nil
}

func named(pages []score.Page, part string) []score.Page {
	var out []score.Page
	for _, p := range pages {
		if strings.Contains(p.Name, part) {
			out = append(out, p)
		}
	}
	return out
}

// list prints the worst pages of each set, the worst last, so that it stands
// nearest to the figures.
func list(w io.Writer, marks []score.Mark, n int) error {
	count := map[string]int{}
	var picked []score.Mark
	for _, m := range score.Worst(marks) {
		if count[m.Page.Set]++; count[m.Page.Set] <= n {
			picked = append(picked, m)
		}
	}
	for i := len(picked) - 1; i >= 0; i-- {
		m := picked[i]
		if _, err := fmt.Fprintf(w, "%s %s (%s)\n  %s\n", m.Page.Set, m.Page.Name, m.Page.URL, strings.Join(m.Faults, "\n  ")); err != nil {
			return fmt.Errorf("write faults: %w", err)
		}
	}
	return nil
}
