// Command pagecompare measures libraries that take articles out of web pages
// by the scorer that measures Sijil (tools/pages). It is a module of its own,
// so that what these libraries need is no dependency of Sijil.
//
//	cd tools/pagecompare && go run . [-v] [-json] [-library NAME] [../../../shared/pages]
//
// Every library gets the page in UTF-8 and without its comments where it can
// leave them out; time includes parsing.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sijil-news/sijil/tools/pages/score"
)

func main() {
	asJSON := flag.Bool("json", false, "print the figures as JSON for tools/results")
	verbose := flag.Bool("v", false, "list the worst pages with what is wrong")
	set := flag.String("set", "", "measure one `set` only")
	library := flag.String("library", "", "measure libraries whose name contains `text`")
	flag.Parse()
	dir := "../../../shared/pages"
	if flag.NArg() > 0 {
		dir = flag.Arg(0)
	}
	if err := run(os.Stdout, dir, *set, *library, *asJSON, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "pagecompare:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, dir, set, library string, asJSON, verbose bool) error {
	pages, err := score.All(dir, set)
	if err != nil {
		return err
	}
	var rows []score.Row
	for _, l := range libraries {
		if !strings.Contains(l.name, library) {
			continue
		}
		marks := score.Run(pages, l.read, 1)
		if verbose {
			for _, m := range score.Worst(marks) {
				fmt.Fprintf(w, "%s %s %s\n  %s\n", l.name, m.Page.Set, m.Page.Name, strings.Join(m.Faults, "\n  "))
			}
		}
		rows = append(rows, score.Rows(marks, l.name, false)...)
	}
	if asJSON {
		return json.NewEncoder(w).Encode(map[string]any{"rows": rows})
	}
	for _, r := range rows {
		fmt.Fprintf(w, "%-18s %-48s %s\n", r[0], r[1], r[2])
	}
	return nil
}
