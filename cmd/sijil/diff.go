package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/changes"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// diffRun is one run of the diff command.
type diffRun struct {
	*app
	register string
	format   string
	list     bool
	only     string
}

const diffLong = `Diff tells what two versions coded differently in the same texts of the
register: how many events went, came and changed, by type and by what changed.
With --list each of them.

A version is named by the beginning of it, or of its second part, the digest of
the data; sijil store info and sijil diff without anything to compare list them.
Without names it is the last two.

Compared are the documents that both versions coded: sijil recode keeps what
earlier ones coded. Corrections of analysts do not count.

Exit code: 0 compared, whatever the result; 1 the register cannot be read; 2 the
command line is wrong, or there is no such version.`

const diffExample = `  sijil diff
  sijil diff --list --only actor 1.4 1.5
  sijil diff --format csv 3fa0 9b12 > changes.csv`

func (a *app) diffCommand() *cobra.Command {
	r := &diffRun{app: a}
	cmd := &cobra.Command{
		Use: "diff [VERSION VERSION]", Short: "Tell what two versions coded differently", Long: diffLong, Example: diffExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return misusef("name two versions, or none for the last two")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.StringVarP(&r.format, "format", "f", "table", "output: table; csv or json, one change a line")
	f.BoolVar(&r.list, "list", false, "with a table: each change below it")
	f.StringVar(&r.only, "only", "", "list only: gone, new, or changes of "+strings.Join(changes.Fields(), ", "))
	f.SortFlags = false
	return cmd
}

func (r *diffRun) run(ctx context.Context, args []string) error {
	if !slices.Contains([]string{"table", "csv", "json"}, r.format) {
		return misusef("--format is table, csv or json, not %q", r.format)
	}
	if r.only != "" && !slices.Contains(append([]string{"gone", "new"}, changes.Fields()...), r.only) {
		return misusef("--only is gone, new, %s, not %q", strings.Join(changes.Fields(), ", "), r.only)
	}
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	was, is, err := versions(ctx, s, args)
	if err != nil {
		return err
	}
	w := r.writer()
	sum := changes.NewSummary(was, is)
	for pair, err := range both(ctx, s, was, is) {
		if err != nil {
			return err
		}
		for _, c := range sum.Add(pair[0], pair[1]) {
			if r.wanted(&c) {
				if err := w.change(&c); err != nil {
					return wrapOutput(err)
				}
			}
		}
	}
	return wrapOutput(w.end(sum))
}

// versions finds the two that are meant.
func versions(ctx context.Context, s store.Store, args []string) (was, is string, err error) {
	list, err := store.CodedVersions(ctx, s)
	if err != nil {
		return "", "", err
	}
	if len(args) == 0 {
		if len(list) < 2 {
			return "", "", misusef("the register holds codings of %s only; sijil recode makes others", plural(len(list), "version"))
		}
		return list[1].Version, list[0].Version, nil
	}
	if was, err = store.VersionLike(list, args[0]); err != nil {
		return "", "", misuse{err}
	}
	if is, err = store.VersionLike(list, args[1]); err != nil {
		return "", "", misuse{err}
	}
	return was, is, nil
}

// both gives the documents that two versions coded, as each did.
func both(ctx context.Context, db store.DB, was, is string) iter.Seq2[[2]*doc.Document, error] {
	return func(yield func([2]*doc.Document, error) bool) {
		next, stop := iter.Pull2(store.Coded(ctx, db, is, 0))
		defer stop()
		other, err, more := next()
		for r, rerr := range store.Coded(ctx, db, was, 0) {
			for rerr == nil && err == nil && more && other.Number < r.Number {
				other, err, more = next()
			}
			if rerr == nil {
				rerr = err
			}
			switch {
			case rerr != nil:
				yield([2]*doc.Document{}, rerr)
				return
			case !more:
				return
			case other.Number == r.Number && !yield([2]*doc.Document{r.Doc, other.Doc}, nil):
				return
			}
		}
	}
}

func (r *diffRun) wanted(c *changes.Change) bool {
	return r.only == "" || r.only == c.Kind() || slices.Contains(c.Fields, r.only)
}

// changeWriter writes changes as they are found, and the sum of them.
type changeWriter interface {
	change(*changes.Change) error
	end(*changes.Summary) error
}

func (r *diffRun) writer() changeWriter {
	switch r.format {
	case "csv":
		return &changeTable{w: csv.NewWriter(r.stdout)}
	case "json":
		return changeLines{json.NewEncoder(r.stdout)}
	}
	return &changeText{w: r.stdout, list: r.list || r.only != ""}
}

// changeLines are JSON, the summary last.
type changeLines struct{ enc *json.Encoder }

func (w changeLines) change(c *changes.Change) error {
	return w.enc.Encode(struct {
		Kind string `json:"kind"`
		*changes.Change
	}{c.Kind(), c})
}

func (w changeLines) end(s *changes.Summary) error {
	return w.enc.Encode(map[string]*changes.Summary{"summary": s})
}

// changeTable is CSV: a line for each field of a change, one for an event that
// went or came.
type changeTable struct {
	w     *csv.Writer
	begun bool
}

func (t *changeTable) change(c *changes.Change) error {
	t.begin()
	e := c.Is
	if e == nil {
		e = c.Was
	}
	names := c.Fields
	if len(names) == 0 {
		names = []string{"type"}
	}
	for _, name := range names {
		var was, is string
		if c.Was != nil {
			was = changes.Value(c.Was, name)
		}
		if c.Is != nil {
			is = changes.Value(c.Is, name)
		}
		t.w.Write([]string{c.DocID, c.URL, c.Kind(), e.Trigger.Text, name, was, is, e.Sentence.Text})
	}
	return t.w.Error()
}

func (t *changeTable) begin() {
	if !t.begun {
		t.w.Write([]string{"doc_id", "url", "change", "trigger", "field", "was", "is", "sentence"})
		t.begun = true
	}
}

func (t *changeTable) end(*changes.Summary) error {
	t.begin()
	t.w.Flush()
	return t.w.Error()
}

// changeText is for reading.
type changeText struct {
	w     io.Writer
	list  bool
	lines []string // kept until the sum is known, the first ones
	more  int
}

// mostListed is how many changes stand in the text form.
const mostListed = 1000

func (t *changeText) change(c *changes.Change) error {
	if !t.list {
		return nil
	}
	if len(t.lines) == mostListed {
		t.more++
		return nil
	}
	t.lines = append(t.lines, changeLine(c))
	return nil
}

func changeLine(c *changes.Change) string {
	e := c.Is
	if e == nil {
		e = c.Was
	}
	s := fmt.Sprintf("%-8s%s  %s", c.Kind(), strings.TrimSpace(e.Type+" "+e.Mode), c.DocID)
	for _, f := range c.Fields {
		s += fmt.Sprintf("\n        %s: %s → %s", f, orNone(changes.Value(c.Was, f)), orNone(changes.Value(c.Is, f)))
	}
	return s + "\n        " + marked(e)
}

// marked is the sentence of an event with its trigger in brackets.
func marked(e *doc.Event) string {
	from, to := e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start
	text := e.Sentence.Text
	if from >= 0 && from <= to && to <= len(text) {
		text = text[:from] + "⟨" + text[from:to] + "⟩" + text[to:]
	}
	return strings.Join(strings.Fields(text), " ")
}

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (t *changeText) end(s *changes.Summary) error {
	fmt.Fprintf(t.w, "%s → %s\n%s, %d of them differ\n%d → %s: %d the same, %d changed, %d gone, %d new\n", s.Was, s.Is, plural(s.Documents, "document"), s.Differing,
		s.Events[0], plural(s.Events[1], "event"), s.Same, s.Changed, s.Gone, s.New)
	tab := tabwriter.NewWriter(t.w, 0, 8, 2, ' ', tabwriter.AlignRight)
	if len(s.Types) > 0 {
		fmt.Fprint(tab, "\ntype\twas\tis\tgone\tnew\t\n")
	}
	for _, name := range slices.Sorted(maps.Keys(s.Types)) {
		m := s.Types[name]
		fmt.Fprintf(tab, "%s\t%d\t%d\t%d\t%d\t\n", name, m.Was, m.Is, m.Gone, m.New)
	}
	if len(s.Fields) > 0 {
		fmt.Fprint(tab, "\t\nfield\tchanged\t\n")
	}
	for _, f := range changes.Fields() {
		if n := s.Fields[f]; n > 0 {
			fmt.Fprintf(tab, "%s\t%d\t\n", f, n)
		}
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	for _, l := range t.lines {
		if _, err := fmt.Fprintf(t.w, "\n%s\n", l); err != nil {
			return err
		}
	}
	if t.more > 0 {
		_, err := fmt.Fprintf(t.w, "\n%d more; --format csv lists all\n", t.more)
		return err
	}
	return nil
}
