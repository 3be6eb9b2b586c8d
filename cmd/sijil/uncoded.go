package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/uncoded"
)

const uncodedLong = `Uncoded lists what could not be read in articles, most frequent first: unknown
names of those who act, verbs and nouns of something done that no frame knows,
offices without a sector, and words that the lexicon does not have. Each comes
with one sentence. It is the way lexicons grow: add the line, run it again.`

const uncodedExample = `  sijil uncoded --top 20 archive.jsonl
  sijil uncoded --kind verb --kind noun archive.jsonl
  sijil uncoded --format json archive.jsonl | jq -r 'select(.count>9).text'`

// uncodedRun is one run of the uncoded command.
type uncodedRun struct {
	*app
	in     inputs
	top    int
	format string
	kinds  []string
}

func (a *app) uncodedCommand() *cobra.Command {
	r := &uncodedRun{app: a}
	cmd := &cobra.Command{
		Use: "uncoded [FILE… | -]", Short: "List what could not be read, most frequent first", Long: uncodedLong, Example: uncodedExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.IntVar(&r.top, "top", 30, "how many of each kind; 0 for all")
	f.StringVarP(&r.format, "format", "f", "table", "output: table, json (one object a line)")
	f.StringSliceVar(&r.kinds, "kind", nil, "only these kinds: "+kindNames())
	r.in.flags(f)
	f.SortFlags = false
	return cmd
}

func kindNames() string {
	var out []string
	for _, k := range uncoded.Kinds() {
		out = append(out, string(k))
	}
	return strings.Join(out, ", ")
}

func (r *uncodedRun) run(ctx context.Context, files []string) error {
	if r.format != "table" && r.format != "json" {
		return misusef("--format is table or json, not %q", r.format)
	}
	if r.top < 0 {
		return misusef("--top is 0 or more, not %d", r.top)
	}
	for _, k := range r.kinds {
		if !slices.Contains(uncoded.Kinds(), uncoded.Kind(k)) {
			return misusef("--kind is one of %s, not %q", kindNames(), k)
		}
	}
	if err := r.in.open(r.app, files); err != nil {
		return err
	}
	p, err := r.pipeline()
	if err != nil {
		return err
	}
	count := uncoded.New(p)
	prog := newProgress(r.log, &r.in, true)
	err = r.in.each(ctx, func(d *doc.Document) error {
		if err := count.Add(d); err != nil {
			r.in.unread++
			r.log.say("%v", err)
		}
		prog.step()
		return nil
	})
	prog.end()
	stopped := ctx.Err() != nil
	if err != nil && !stopped {
		return err
	}
	if err := r.write(count); err != nil {
		return err
	}
	switch {
	case stopped:
		r.log.say("interrupted after %d documents", prog.docs)
		return errInterrupted
	case r.in.unread > 0:
		return errReported
	}
	return nil
}

func (r *uncodedRun) write(count *uncoded.Counter) error {
	w := bufio.NewWriter(r.stdout)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	first := true
	for _, k := range uncoded.Kinds() {
		if len(r.kinds) > 0 && !slices.Contains(r.kinds, string(k)) {
			continue
		}
		items := count.Items(k, r.top)
		if r.format == "json" {
			for i := range items {
				if err := enc.Encode(&items[i]); err != nil {
					return wrapOutput(err)
				}
			}
			continue
		}
		if !first {
			fmt.Fprintln(w)
		}
		first = false
		fmt.Fprintf(w, "%s · add to %s\n", titles[k], k.Where())
		if len(items) == 0 {
			fmt.Fprintln(w, "   none")
		}
		for i := range items {
			writeItem(w, &items[i])
		}
	}
	return wrapOutput(w.Flush())
}

var titles = map[uncoded.Kind]string{
	uncoded.Name:   "Unknown names in the place of an actor or recipient",
	uncoded.Verb:   "Verbs without a frame",
	uncoded.Noun:   "Nouns of something done without a frame",
	uncoded.Office: "Offices and agents without a sector",
	uncoded.Word:   "Words not in the lexicon",
}

// Marks that keep Arabic in order inside a line from left to right.
const (
	rtlIsolate = "\u2067"
	popIsolate = "\u2069"
)

func writeItem(w *bufio.Writer, it *uncoded.Item) {
	text := it.Text
	if it.Head != "" {
		text += " (" + it.Head + ")"
	}
	fill := strings.Repeat(" ", max(1, 28-utf8.RuneCountInString(text)))
	fmt.Fprintf(w, "%6d  %s%s%s%s %s  %s%s%s\n", it.Count, rtlIsolate, text, popIsolate, fill, it.Example, rtlIsolate, cut(it.Words, 90), popIsolate)
}

// cut shortens a sentence to n runes.
func cut(s string, n int) string {
	i := 0
	for at := range s {
		if i == n {
			return s[:at] + "…"
		}
		i++
	}
	return s
}
