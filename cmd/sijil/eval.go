package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/evaluate"
)

const evalLong = `Eval codes the documents of gold files and measures the result against the
events, quotations or labels that stand in them. What a gold line holds decides
by which measures it is scored:

  detect, label        does the sentence report an event of this type
  annotators           spans and codes of several readers (--human: the readers
                       among themselves)
  events               one marked relation a sentence
  events, complete     whole documents: events, participants, realis, claim
  quotes               direct quotations and their speakers

A gold file that ends in .json and names a text_file holds the kinds of the
lines of that article, and may hold what it announces and its numbers. One that
ends in .tsv holds sentences in two languages, a line each of id, English and
Arabic with tabs between: of those with an event in either language, how many
have one event with the same type and actor code in both.

--json prints one object a gold file. Its output, kept, is what --baseline
compares with; --max-drop makes it an error (exit 1) when a main measure has
fallen by more.`

const evalExample = `  sijil eval gold.jsonl
  sijil eval --json gold/*.jsonl > baseline.json
  sijil eval --baseline baseline.json --max-drop 0.005 gold/*.jsonl
  sijil eval --human spans.jsonl`

// evalRun is one run of the eval command.
type evalRun struct {
	*app
	json     bool
	human    bool
	jobs     int
	baseline string
	maxDrop  float64
	events   string // folder to keep what was coded in
}

func (a *app) evalCommand() *cobra.Command {
	r := &evalRun{app: a}
	cmd := &cobra.Command{
		Use: "eval GOLD…", Short: "Measure the coding against gold", Long: evalLong, Example: evalExample, Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.BoolVar(&r.json, "json", false, "print JSON")
	f.BoolVar(&r.human, "human", false, "measure the readers of span sets among themselves")
	f.StringVar(&r.baseline, "baseline", "", "compare with the output of an earlier eval --json")
	f.Float64Var(&r.maxDrop, "max-drop", -1, "with --baseline: exit 1 where a main measure fell by more than this")
	f.StringVar(&r.events, "events", "", "folder to keep the coded events and quotations in, one file a gold file")
	f.IntVarP(&r.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "documents coded at once")
	f.SortFlags = false
	return cmd
}

func (r *evalRun) run(ctx context.Context, files []string) error {
	if r.jobs < 1 {
		return misusef("--jobs is 1 or more, not %d", r.jobs)
	}
	if r.maxDrop >= 0 && r.baseline == "" {
		return misusef("--max-drop needs --baseline")
	}
	var old measures
	if r.baseline != "" {
		var err error
		if old, err = readBaseline(r.baseline); err != nil {
			return err
		}
	}
	coder, err := r.coder()
	if err != nil {
		return err
	}
	table := &scoreTable{w: r.stdout, old: old, color: r.colored(r.stdout)}
	unread := 0
	for _, f := range files {
		res, n, err := r.score(ctx, coder, f)
		if ctx.Err() != nil {
			return errInterrupted
		}
		unread += n
		if err != nil {
			r.log.say("%v", err)
			unread++
			continue
		}
		if err := r.print(table, res); err != nil {
			return err
		}
	}
	if r.maxDrop >= 0 {
		for _, d := range table.dropped(r.maxDrop) {
			r.log.say("%s", d)
			unread++
		}
	}
	if unread > 0 {
		return errReported
	}
	return nil
}

// score codes and scores one gold file; it returns how many of its lines could
// not be read.
func (r *evalRun) score(ctx context.Context, coder *sijil.Coder, path string) (any, int, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, 0, fmt.Errorf("read gold: %w", err)
	}
	if filepath.Ext(path) == ".tsv" {
		res, err := r.scoreParallel(ctx, coder, path, b)
		return res, 0, err
	}
	if isBlocks(b) {
		res, err := r.scoreBlocks(ctx, coder, path, b)
		return res, 0, err
	}
	golds, err := evaluate.ReadGold(bytes.NewReader(b), path)
	if err != nil {
		return nil, 0, fmt.Errorf("read gold: %w", err)
	}
	if len(golds) == 0 {
		return nil, 0, fmt.Errorf("%s holds no gold lines", path)
	}
	events, quotes, unread, err := r.code(ctx, coder, path)
	if err != nil {
		return nil, unread, err
	}
	if err := r.keep(path, events, quotes); err != nil {
		return nil, unread, err
	}
	res := evaluate.Score(golds, events, quotes, r.human)
	res.Gold = filepath.Base(path)
	return &res, unread, nil
}

// code codes the documents of a gold file.
func (r *evalRun) code(ctx context.Context, coder *sijil.Coder, path string) ([]doc.Event, []doc.Quote, int, error) {
	in := &inputs{from: "jsonl"}
	if err := in.open(r.app, []string{path}); err != nil {
		return nil, nil, 0, err
	}
	events, quotes := []doc.Event{}, []doc.Quote{}
	prog := newProgress(r.log, in, true)
	defer prog.end()
	err := inOrder(ctx, in, r.jobs, func(t *task) error { return coder.Code(ctx, t.d) }, func(t *task, _ bool) error {
		prog.step()
		if t.err != nil && !errors.Is(t.err, sijil.ErrLanguage) && ctx.Err() == nil {
			r.log.say("%v", t.err)
		}
		events, quotes = append(events, t.d.Events...), append(quotes, t.d.Quotes...)
		return nil
	})
	return events, quotes, in.unread, err
}

// keep writes what was coded beside the scores, for a reader who asks why.
func (r *evalRun) keep(path string, events []doc.Event, quotes []doc.Quote) error {
	if r.events == "" {
		return nil
	}
	base := filepath.Base(path)
	base = filepath.Join(r.events, base[:len(base)-len(filepath.Ext(base))])
	if err := writeLines(base+".events.jsonl", events); err != nil {
		return err
	}
	return writeLines(base+".quotes.jsonl", quotes)
}

func writeLines[T any](path string, rows []T) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range rows {
		if err := enc.Encode(&rows[i]); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write coded events: %w", err)
	}
	return nil
}

// isBlocks tells gold of block kinds, one object, from lines of gold.
func isBlocks(b []byte) bool {
	var o struct {
		TextFile *string `json:"text_file"`
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	return dec.Decode(&o) == nil && o.TextFile != nil
}

// blocksResult is the score of a gold of block kinds.
type blocksResult struct {
	Gold string `json:"gold"`
	evaluate.BlockResult
	Agenda     *evaluate.AgendaResult   `json:"agenda,omitempty"`
	Quantities *evaluate.QuantityResult `json:"quantities,omitempty"`
}

func (r *evalRun) scoreBlocks(ctx context.Context, coder *sijil.Coder, path string, b []byte) (any, error) {
	gold, err := evaluate.ReadGoldBlocks(bytes.NewReader(b), path)
	if err != nil {
		return nil, err
	}
	article, err := os.ReadFile(filepath.Join(filepath.Dir(path), filepath.Base(gold.TextFile)))
	if err != nil {
		return nil, fmt.Errorf("read the article of %s: %w", path, err)
	}
	d := &doc.Document{ID: gold.TextFile, Text: string(article), Published: gold.Published}
	if err := coder.Code(ctx, d); err != nil {
		return nil, err
	}
	res := &blocksResult{Gold: filepath.Base(path), BlockResult: evaluate.ScoreBlocks(gold, d.Text, d)}
	if len(gold.Agenda) > 0 {
		a := evaluate.ScoreAgenda(gold.Agenda, gold.Published, d)
		res.Agenda = &a
	}
	if len(gold.Quantities) > 0 {
		q := evaluate.ScoreQuantities(gold.Quantities, d)
		res.Quantities = &q
	}
	return res, nil
}

func (r *evalRun) print(table *scoreTable, res any) error {
	var b bytes.Buffer
	if err := writeResult(&b, res); err != nil {
		return err
	}
	set, err := readMeasures(bytes.NewReader(b.Bytes()))
	if err != nil {
		return err
	}
	if r.json {
		table.note(set)
		_, err = r.stdout.Write(b.Bytes())
		return wrapOutput(err)
	}
	return table.write(set)
}

// writeResult prints a result as the script of the development sets does.
func writeResult(w io.Writer, res any) error {
	if r, ok := res.(*evaluate.Result); ok {
		return r.Write(w)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(res)
}
