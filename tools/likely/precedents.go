package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// countPrecedents codes the corpus and writes how often who acts on whom in what.
func countPrecedents(out io.Writer, p *pipeline.Pipeline, corpus string) error {
	var t coder.Tally
	err := each(corpus, func(d *doc.Document) {
		p.Code(d)
		t.Count(d)
	})
	if err != nil {
		return err
	}
	b := bufio.NewWriter(out)
	defer b.Flush()
	fmt.Fprintln(b, "# How often who acted on whom in events of the corpus ar-news-2018, rarities left out:")
	fmt.Fprintln(b, "# TYPE | COUNTRY/SECTOR | times acted, times underwent, and TYPE | COUNTRY > COUNTRY | times.")
	fmt.Fprintln(b, "# Made by `go run ./tools/likely -precedents`; do not edit by hand.")
	lines := t.Lines()
	slices.Sort(lines)
	for _, l := range lines {
		fmt.Fprintln(b, l)
	}
	return nil
}
