package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/changes"
	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// correctionLine is a correction for reading: its id, what was decided about
// what, and what changed.
func correctionLine(c *store.Correction) string {
	e := c.Is
	if e == nil {
		e = c.Was
	}
	s := fmt.Sprintf("%s  %-6s  %s", c.ID, c.Action, strings.TrimSpace(e.Type+" "+e.Mode))
	for _, f := range changedFields(c) {
		s += fmt.Sprintf(" · %s: %s → %s", f, orNone(changes.Value(c.Was, f)), orNone(changes.Value(c.Is, f)))
	}
	if !c.Undone.IsZero() {
		s += " · undone"
	}
	for _, t := range []string{c.By, c.Note} {
		if t != "" {
			s += " · " + t
		}
	}
	return s + "\n" + strings.Repeat(" ", 18) + marked(e)
}

func changedFields(c *store.Correction) (out []string) {
	if c.Was == nil || c.Is == nil {
		return nil
	}
	for _, f := range changes.Fields() {
		if changes.Value(c.Was, f) != changes.Value(c.Is, f) {
			out = append(out, f)
		}
	}
	return out
}

func (r *correctRun) listCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "list", Short: "List what was decided", Args: cobra.NoArgs,
		Long:    "List prints the corrections, the oldest first. Those that were undone are there\nwith --all. As JSON it is what sijil correct import reads.",
		Example: "  sijil correct list\n  sijil correct list --format csv > corrections.csv\n  sijil correct list --format json > corrections.jsonl",
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.list(cmd.Context()) },
	}
	f := cmd.Flags()
	f.StringVarP(&r.format, "format", "f", "table", "output: table, csv, json (one a line)")
	f.BoolVar(&r.all, "all", false, "undone ones too")
	return cmd
}

func (r *correctRun) list(ctx context.Context) error {
	if !slices.Contains([]string{"table", "csv", "json"}, r.format) {
		return misusef("--format is table, csv or json, not %q", r.format)
	}
	list, err := r.read(ctx)
	if err != nil {
		return err
	}
	if !r.all {
		list = slices.DeleteFunc(list, func(c store.Correction) bool { return !c.Undone.IsZero() })
	}
	switch r.format {
	case "csv":
		return wrapOutput(correctionTable(r.stdout, list))
	case "json":
		enc := json.NewEncoder(r.stdout)
		for i := range list {
			if err := enc.Encode(correct.PortableOf(&list[i])); err != nil {
				return wrapOutput(err)
			}
		}
		return nil
	}
	for i := range list {
		if _, err := fmt.Fprintln(r.stdout, correctionLine(&list[i])); err != nil {
			return wrapOutput(err)
		}
	}
	return nil
}

// read is all corrections of the register.
func (r *correctRun) read(ctx context.Context) ([]store.Correction, error) {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return correct.List(ctx, s)
}

func correctionTable(w io.Writer, list []store.Correction) error {
	out := csv.NewWriter(w)
	out.Write([]string{"id", "at", "by", "action", "document", "doc_id", "event", "trigger", "sentence", "field", "was", "is", "note", "undone"})
	for i := range list {
		c := &list[i]
		e := c.Was
		if e == nil {
			e = c.Is
		}
		undone := ""
		if !c.Undone.IsZero() {
			undone = c.Undone.Format(time.RFC3339)
		}
		names := changedFields(c)
		if len(names) == 0 {
			names = []string{"type"}
		}
		for _, f := range names {
			was, is := "", ""
			if c.Was != nil {
				was = changes.Value(c.Was, f)
			}
			if c.Is != nil {
				is = changes.Value(c.Is, f)
			}
			out.Write([]string{c.ID, c.At.Format(time.RFC3339), c.By, string(c.Action), c.Key.String(), e.DocID, e.ID, e.Trigger.Text, e.Sentence.Text, f, was, is, c.Note, undone})
		}
	}
	out.Flush()
	return out.Error()
}

func (r *correctRun) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "undo CORRECTION…", Short: "Take corrections back", Args: cobra.MinimumNArgs(1),
		Long:    "Undo takes corrections back, by their id (sijil correct list). They stay in the\nlist with --all.",
		Example: "  sijil correct undo 90ab12cd34ef5678",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.decide(cmd.Context(), func(s store.Store) ([]store.Correction, error) {
				all, err := correct.List(cmd.Context(), s)
				if err != nil {
					return nil, err
				}
				var found []store.Correction
				for _, id := range args {
					i := slices.IndexFunc(all, func(c store.Correction) bool { return c.ID == id })
					if i < 0 {
						return nil, fmt.Errorf("correction %s: %w; sijil correct list prints their ids", id, store.ErrNotFound)
					}
					found = append(found, all[i])
				}
				return correct.Undo(found, r.decision().At), nil
			})
		},
	}
}

func (r *correctRun) importCommand() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE", Short: "Take corrections over from another register", Args: cobra.ExactArgs(1),
		Long:    "Import keeps the corrections of a file that sijil correct list --format json --all\nwrote, of articles that are or will be in this register. What is there already\nchanges nothing.",
		Example: "  sijil correct list --store a.db --all --format json > a.jsonl\n  sijil correct import --store b.db a.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := readCorrections(args[0])
			if err != nil {
				return err
			}
			s, err := address.Open(cmd.Context(), r.register, address.Options{MustExist: true})
			if err != nil {
				return err
			}
			defer s.Close()
			if err := s.Correct(cmd.Context(), list); err != nil {
				return err
			}
			_, err = fmt.Fprintf(r.stdout, "%s read\n", plural(len(list), "correction"))
			return wrapOutput(err)
		},
	}
}

// readCorrections reads what list wrote.
func readCorrections(path string) ([]store.Correction, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read corrections: %w", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	var out []store.Correction
	for no := 1; sc.Scan(); no++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var p correct.Portable
		err := json.Unmarshal(sc.Bytes(), &p)
		if err == nil {
			p.Key, err = store.ParseKey(p.Document)
		}
		c := p.Correction
		c.At, c.Undone = p.At, p.Undone
		if err == nil {
			err = c.Check()
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w; want lines of sijil correct list --format json", path, no, err)
		}
		out = append(out, c)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read corrections %s: %w", path, err)
	}
	return out, nil
}

func (r *correctRun) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export", Short: "Write judged documents as gold for sijil eval", Args: cobra.NoArgs,
		Long: `Export writes the documents of which every event was judged, with the events as
they should be, as gold that sijil eval measures against. A document counts as
judged when each coded event was accepted, rejected or changed, and what the
coder missed was added: see sijil correct accept --rest.

Exit code: 1 where no document is judged to the end.`,
		Example: "  sijil correct export --out gold.jsonl && sijil eval gold.jsonl",
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.export(cmd.Context()) },
	}
	cmd.Flags().StringVarP(&r.out, "out", "o", "", "write to this file; it appears when it is whole")
	return cmd
}

func (r *correctRun) export(ctx context.Context) error {
	return r.answering(ctx, r.register, r.out, func(s store.Store, out *output) error {
		written, partly, err := r.gold(ctx, s, json.NewEncoder(out))
		if err != nil {
			return err
		}
		for _, line := range partly {
			r.log.say("%s", line)
		}
		if written == 0 {
			return errors.New("no document is judged to the end; sijil correct accept --rest accepts what is left of one")
		}
		r.log.say("%s of gold", plural(written, "document"))
		return nil
	})
}

// gold writes the gold; partly tells of documents that were begun.
func (r *correctRun) gold(ctx context.Context, s store.Store, enc *json.Encoder) (written int, partly []string, err error) {
	all, err := correct.List(ctx, s)
	if err != nil {
		return 0, nil, err
	}
	seen := map[store.Key]bool{}
	for _, c := range all {
		if seen[c.Key] || !c.Undone.IsZero() {
			continue
		}
		seen[c.Key] = true
		rec, err := s.Get(ctx, c.Key)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return written, partly, err
		}
		g, open := correct.Judged(rec)
		if open > 0 {
			partly = append(partly, fmt.Sprintf("left out: %s, of which %s not judged", name(rec.Doc), are(open)))
			continue
		}
		if err := enc.Encode(g); err != nil {
			return written, partly, wrapOutput(err)
		}
		written++
	}
	return written, partly, nil
}

func are(n int) string {
	if n == 1 {
		return "1 event is"
	}
	return fmt.Sprintf("%d events are", n)
}
