package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/intake"
	"github.com/sijil-news/sijil/pipeline"
)

// party is a judged participant: bytes of the text, half-open, End 0 where it
// stands nowhere in it.
type party struct {
	Start, End   int
	Code, Sector string
}

// judged is what a reader said of an event that was coded at a byte.
type judged struct {
	off              int
	typ              string // "none": no event
	actor, recipient []party
	realis, claim    string
	drawn            string // among which events it was drawn: "" is all
}

// read codes the judged documents of a corpus and makes a row of each question
// about a judged event; bare ones have no features that name words.
func read(p *pipeline.Pipeline, gold, corpus string, bare bool) (*rows, error) {
	events, err := judgedEvents(gold)
	if err != nil {
		return nil, err
	}
	out := newRows()
	out.bare = bare
	var in *doc.Document
	p.Coder.Ask = func(a coder.Asked) {
		for _, g := range events[in.ID] {
			if g.typ == a.Event.Type && g.off >= a.Event.Trigger.Start && g.off < a.Event.Trigger.End {
				out.add(in, &a, &g)
				return
			}
		}
	}
	err = each(corpus, func(d *doc.Document) {
		if in = d; events[d.ID] != nil {
			p.Code(d)
		}
	})
	return out, err
}

// each reads the articles of a corpus.
func each(corpus string, do func(*doc.Document)) error {
	r, err := intake.Open(corpus, intake.Options{})
	if err != nil {
		return fmt.Errorf("read corpus: %w", err)
	}
	defer r.Close()
	for {
		d, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read corpus %s: %w", corpus, err)
		}
		do(d)
	}
}

// judgedEvents reads lines of document | byte | type | actors | recipients | …
func judgedEvents(path string) (map[string][]judged, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read judged events: %w", err)
	}
	out := map[string][]judged{}
	for no, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line+" || || || |", "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		off, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("read judged events %s:%d: %w", path, no+1, err)
		}
		out[f[0]] = append(out[f[0]], judged{off, f[2], parties(f[3]), parties(f[4]), f[5], f[6], f[7]})
	}
	return out, nil
}

// parties reads «120-142 SYR/MIL; YEM/REB».
func parties(s string) (out []party) {
	for _, part := range strings.Split(s, ";") {
		w := strings.Fields(part)
		if len(w) == 0 {
			continue
		}
		var g party
		if from, to, ok := strings.Cut(w[0], "-"); ok {
			g.Start, _ = strconv.Atoi(from)
			g.End, _ = strconv.Atoi(to)
		}
		g.Code, g.Sector, _ = strings.Cut(w[len(w)-1], "/")
		out = append(out, g)
	}
	return out
}

// without are the judged parties that are not given.
func without(d *doc.Document, want []party, given []doc.Actor) (out []party) {
	for _, g := range want {
		found := false
		for i := range given {
			found = found || meant(d, &given[i], []party{g})
		}
		if !found {
			out = append(out, g)
		}
	}
	return out
}

// meant tells whether a party is one of the judged ones: by where it stands, by
// country and sector, or by a word and country.
func meant(d *doc.Document, a *doc.Actor, want []party) bool {
	for _, g := range want {
		if a.End > 0 && a.Start < g.End && g.Start < a.End {
			return true
		}
		if g.Code != a.Code {
			continue
		}
		if g.Code != "" && (g.Sector == a.Sector || g.Sector+a.Sector == "GOV") {
			return true
		}
		if g.End > 0 && shareWord(d.Text[g.Start:g.End], a.Text) {
			return true
		}
	}
	return false
}

// shareWord tells whether two texts share a word of three letters or more.
func shareWord(a, b string) bool {
	for _, x := range strings.Fields(a) {
		for _, y := range strings.Fields(b) {
			if x == y && len(x) >= 6 {
				return true
			}
		}
	}
	return false
}
