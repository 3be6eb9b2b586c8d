// Try codes one article by the library alone and prints its events: what a
// program that uses Sijil looks like, built in seconds, since it needs none of
// the databases and formats of the command.
//
//	go run ./tools/try -published 2024-05-14 samples/ar/01-visit.txt
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/doc"
)

func main() {
	published := flag.String("published", "", "day of publication: 2024-05-14")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: try [-published DAY] FILE")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *published); err != nil {
		fmt.Fprintln(os.Stderr, "try:", err)
		os.Exit(1)
	}
}

func run(path, published string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read article: %w", err)
	}
	c, err := sijil.New(sijil.Options{})
	if err != nil {
		return err
	}
	d := &doc.Document{ID: path, Published: published, Text: string(b)}
	if err := c.Code(context.Background(), d); err != nil {
		return err
	}
	for i := range d.Events {
		fmt.Println(line(i+1, &d.Events[i]))
	}
	fmt.Printf("events %d · quotations %d · announced %d; – is nobody named; all there is: go run ./cmd/sijil code %s\n", len(d.Events), len(d.Quotes), len(d.Agenda), path)
	return nil
}

// line is an event for reading: what, whether and on whose word, who to whom,
// the words. Arabic stands in an isolate of its own, right to left.
func line(n int, e *doc.Event) string {
	what := strings.TrimSpace(e.Type + " " + e.Mode)
	for _, s := range []string{string(e.Realis), string(e.Claim)} {
		if s != string(doc.Actual) && s != string(doc.Asserted) {
			what += ", " + s
		}
	}
	if len(e.SaidBy) > 0 {
		what += " (" + who(e.SaidBy) + ")"
	}
	if e.Date != nil {
		what += " · " + e.Date.From
	}
	return fmt.Sprintf("%-3d %s\n    %s → %s\n    \u2067%s\u2069", n, what, who(e.Actor), who(e.Recipient), words(e))
}

// words are those of an event's sentence, what tells it in ⟨ ⟩.
func words(e *doc.Event) string {
	s, from, to := e.Sentence.Text, e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start
	return strings.Join(strings.Fields(s[:from]+"⟨"+s[from:to]+"⟩"+s[to:]), " ")
}

func who(list []doc.Actor) string {
	var out []string
	for _, a := range list {
		name := a.NameEn
		if name == "" {
			name = "\u2067" + a.Text + "\u2069"
		}
		if code := strings.TrimSpace(a.Code + " " + a.Sector); code != "" {
			name += " (" + code + ")"
		}
		out = append(out, name)
	}
	if len(out) == 0 {
		return "–"
	}
	return strings.Join(out, " + ")
}
