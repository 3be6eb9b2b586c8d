package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/explain"
)

const whyLong = `Why shows how each sentence was read: its words with clitics, lemma and
features; who is mentioned; the clauses as found, each verb and event noun with
what fills its places; the frames that fired with the words in each slot, and
for frames that know a word and did not fire what stopped them.

It is the working tool for language data: change a file, run why, see.`

const whyExample = `  sijil why --text "اتهمت واشنطن موسكو بإرسال أسلحة إلى دمشق"
  sijil why --sentence 3 article.txt
  sijil why --frame accuse --data my-frames article.txt
  sijil why --json article.txt | jq '.near_misses'`

// whyRun is one run of the why command.
type whyRun struct {
	*app
	in       inputs
	text     string
	sentence int
	frame    string
	json     bool
}

func (a *app) whyCommand() *cobra.Command {
	r := &whyRun{app: a}
	cmd := &cobra.Command{
		Use: "why [FILE… | -]", Short: "Show how a text is read and why it is coded so", Long: whyLong, Example: whyExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVarP(&r.text, "text", "t", "", "explain these words in place of a file")
	f.IntVarP(&r.sentence, "sentence", "n", 0, "only the sentence of this number, from 1")
	f.StringVar(&r.frame, "frame", "", "only sentences where a frame whose name begins so fired or nearly did")
	f.BoolVar(&r.json, "json", false, "one JSON object a sentence")
	r.in.flags(f)
	f.SortFlags = false
	return cmd
}

func (r *whyRun) run(ctx context.Context, files []string) error {
	if r.text != "" {
		if len(files) > 0 {
			return misusef("give either --text or files, not both")
		}
		r.stdin, files, r.in.from, r.in.encoding = strings.NewReader(r.text), []string{"-"}, "text", "utf-8"
	}
	if err := r.in.open(r.app, files); err != nil {
		return err
	}
	p, err := r.pipeline()
	if err != nil {
		return err
	}
	x, err := explain.New(p)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(r.stdout)
	shown, docs := 0, 0
	err = r.in.each(ctx, func(d *doc.Document) error {
		all, err := x.Document(d)
		if err != nil {
			r.in.unread++
			r.log.say("%v", err)
		}
		list := r.pick(all)
		docs++
		shown += len(list)
		if err := r.write(w, d, list, docs); err != nil {
			return err
		}
		return wrapOutput(w.Flush())
	})
	switch {
	case ctx.Err() != nil:
		return errInterrupted
	case err != nil:
		return err
	case r.in.unread > 0:
		return errReported
	case shown == 0:
		r.log.say("%s", r.nothing())
	}
	return nil
}

func (r *whyRun) nothing() string {
	switch {
	case r.frame != "":
		return fmt.Sprintf("no sentence has a word that a frame beginning with %q knows", r.frame)
	case r.sentence > 0:
		return fmt.Sprintf("there is no sentence %d", r.sentence)
	}
	return "no sentence to explain: all lines were read as furniture (see sijil code --format doc, blocks)"
}

// pick leaves the sentences that were asked for.
func (r *whyRun) pick(list []explain.Sentence) []explain.Sentence {
	var out []explain.Sentence
	for _, s := range list {
		if r.sentence > 0 && s.Number != r.sentence || r.frame != "" && !touches(&s, r.frame) {
			continue
		}
		out = append(out, s)
	}
	return out
}

func touches(s *explain.Sentence, frame string) bool {
	for i := range s.Frames {
		if strings.HasPrefix(s.Frames[i].ID, frame) {
			return true
		}
	}
	for i := range s.Misses {
		if strings.HasPrefix(s.Misses[i].Frame, frame) {
			return true
		}
	}
	return false
}

func (r *whyRun) write(w io.Writer, d *doc.Document, list []explain.Sentence, n int) error {
	if r.json {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for i := range list {
			if err := enc.Encode(&list[i]); err != nil {
				return fmt.Errorf("write output: %w", err)
			}
		}
		return nil
	}
	if len(list) == 0 {
		return nil
	}
	if n > 1 {
		fmt.Fprintln(w)
	}
	if r.text == "" {
		fmt.Fprintf(w, "━━ %s\n", d.ID)
	}
	for _, note := range d.Notes {
		fmt.Fprintf(w, "note: %s\n", note)
	}
	return explain.Write(w, list, explain.Style{Color: r.colored(r.stdout)})
}
