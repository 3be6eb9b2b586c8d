package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// countPrecedents codes the corpus and writes how often who acts on whom in what.
func countPrecedents(out io.Writer, p *pipeline.Pipeline, corpus string) error {
	c := precedents{parties: map[[3]string][2]int{}, pairs: map[[3]string]int{}}
	err := each(corpus, func(d *doc.Document) {
		p.Code(d)
		c.count(d)
	})
	if err != nil {
		return err
	}
	b := bufio.NewWriter(out)
	defer b.Flush()
	fmt.Fprintln(b, "# How often who acted on whom in events of the corpus ar-news-2018, rarities left out:")
	fmt.Fprintln(b, "# TYPE | COUNTRY/SECTOR | times acted, times underwent, and TYPE | COUNTRY > COUNTRY | times.")
	fmt.Fprintln(b, "# Made by `go run ./tools/likely -precedents`; do not edit by hand.")
	for _, l := range c.lines() {
		fmt.Fprintln(b, l)
	}
	return nil
}

// precedents count who acted and underwent, by type, country and sector, and which country
// acted on which, by type.
type precedents struct {
	parties map[[3]string][2]int
	pairs   map[[3]string]int
}

// count adds the events of a document whose parties grammar found.
func (c precedents) count(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if len(e.Actor) == 0 || guessed(e) {
			continue
		}
		for side, as := range [...][]doc.Actor{e.Actor, e.Recipient} {
			if len(as) > 0 {
				k := [3]string{e.Type, as[0].Code, as[0].Sector}
				n := c.parties[k]
				n[side]++
				c.parties[k] = n
			}
		}
		if len(e.Recipient) > 0 && e.Actor[0].Code != "" && e.Recipient[0].Code != "" {
			c.pairs[[3]string{e.Type, e.Actor[0].Code, e.Recipient[0].Code}]++
		}
	}
}

// guessed tells whether a party was chosen by likelihood or lent by another event.
func guessed(e *doc.Event) bool {
	trace := strings.Join(e.Trace, "\n")
	return strings.Contains(trace, coder.ByLikelihood) || strings.Contains(trace, "from the same ")
}

// lines are the precedents that are no rarities, as they stand in the file.
func (c precedents) lines() (out []string) {
	for k, n := range c.parties {
		if n[0]+n[1] >= coder.FewPrecedents && k[1]+k[2] != "" {
			out = append(out, fmt.Sprintf("%s | %s/%s | %d %d", k[0], k[1], k[2], n[0], n[1]))
		}
	}
	for k, n := range c.pairs {
		if n >= coder.FewPrecedents {
			out = append(out, fmt.Sprintf("%s | %s > %s | %d", k[0], k[1], k[2], n))
		}
	}
	slices.Sort(out)
	return out
}
