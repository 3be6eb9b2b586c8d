package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/export"
)

// codeRun is one run of the code command.
type codeRun struct {
	*app
	in     inputs
	src    source // what is coded, where it is not in
	format string
	out    string
	jobs   int
	bom    bool

	failed int            // documents the coder itself failed on
	other  map[string]int // documents in languages there is no data for
}

const codeLong = `Code reads articles and writes the events in them.

Input is taken as it is: plain text, one article a file; JSONL, one article a
line, with the keys text (required), id, title, lang, published, url, publisher;
JSON; tables (CSV, TSV) with a header; web pages (HTML); feeds (RSS, Atom, JSON
Feed); web archives (WARC, ARC, WACZ); folders and zip archives of any of these.
Format, encoding (UTF-8, UTF-16, windows-1256; of pages any) and gzip are
recognised by their bytes.
"-" is standard input.

Formats: table, for reading (default on a terminal); events, one JSON object an
event (default otherwise); doc, the whole document; quotes; csv; parquet; plover,
polecat, icews, gdelt, gdelt-mentions, as these data sets have them; geojson for
maps; gexf and graphml, the network of actors; ical, the agenda; atom. What a
format cannot carry is told on standard error. With --out the name's ending
decides: .csv, .parquet, .geojson, .gexf, .graphml, .ics, .atom, .txt (table);
else events.

Relative dates («أمس») need a publication date: from the input or --published.

Exit code: 0 done; 1 some of the input could not be read, each file, record and
line named on standard error, the rest coded; 2 the command line is wrong; 130
interrupted, what was finished is written.`

const codeExample = `  sijil code --published 2023-02-22 article.txt
  sijil code --format csv --out events.csv archive.jsonl.gz
  sijil code --format polecat --out events.tsv archive.jsonl.gz
  curl -s … | sijil code --from jsonl - | jq -r 'select(.type=="ASSAULT").trigger.text'
  sijil code --columns text=body,published=day --out events.csv news.csv
  sijil code --out events.jsonl CC-NEWS-20240506.warc.gz saved-pages/
  sijil code --data my-actors --jobs 2 --out events.jsonl 2018-*.jsonl`

func (a *app) codeCommand() *cobra.Command {
	r := &codeRun{app: a, other: map[string]int{}}
	cmd := &cobra.Command{
		Use: "code [FILE… | -]", Short: "Code the events in articles", Long: codeLong, Example: codeExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	r.in.flags(f)
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(export.Formats(), ", ")+" (default events; table on a terminal)")
	r.outputFlags(f)
	return cmd
}

// outputFlags adds the flags of every command that codes and writes.
func (r *codeRun) outputFlags(f *pflag.FlagSet) {
	f.StringVarP(&r.out, "out", "o", "", "write to this file; it appears when it is whole")
	f.IntVarP(&r.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "documents coded at once; the order of output does not depend on it")
	f.BoolVar(&r.bom, "bom", false, "begin csv with a byte order mark, for Excel")
	f.SortFlags = false
}

func (r *codeRun) run(ctx context.Context, files []string) error {
	if err := r.check(files); err != nil {
		return err
	}
	stopped, err := r.writeFormat(ctx)
	if err != nil {
		return err
	}
	return r.end(stopped, "written")
}

// writeFormat writes in the format asked for, and tells what it had no place for.
func (r *codeRun) writeFormat(ctx context.Context) (stopped bool, err error) {
	codes, err := r.codes(r.format)
	if err != nil {
		return false, err
	}
	var w export.Writer
	stopped, err = r.write(ctx, func(to io.Writer, opt export.Options) (export.Writer, error) {
		opt.Codes = codes
		w, err = export.New(r.format, to, opt)
		return w, err
	})
	if err == nil {
		r.log.tellReport(w)
	}
	return stopped, err
}

// write codes the input into the writer that open makes of the output. stopped
// tells that the run was interrupted and what was finished is written.
func (r *codeRun) write(ctx context.Context, open func(io.Writer, export.Options) (export.Writer, error)) (stopped bool, err error) {
	coder, err := r.coder()
	if err != nil {
		return false, err
	}
	out, err := createOutput(r.out, r.stdout)
	if err != nil {
		return false, err
	}
	defer out.discard()
	w, err := open(out, export.Options{Width: columns(r.stdout), Color: r.toStdout() && r.colored(r.stdout), BOM: r.bom})
	if err != nil {
		return false, misuse{err}
	}
	err = r.code(ctx, coder, w, out)
	stopped = ctx.Err() != nil && errors.Is(err, ctx.Err())
	if err != nil && !stopped {
		return false, err
	}
	if err := w.Close(); err != nil {
		return stopped, err
	}
	return stopped, out.commit()
}

func (r *codeRun) check(files []string) error {
	if err := r.checkOutput(); err != nil {
		return err
	}
	r.in.jobs = r.jobs
	return r.in.open(r.app, files)
}

// checkOutput checks the flags of outputFlags.
func (r *codeRun) checkOutput() error {
	if r.format == "" {
		r.format = r.defaultFormat()
	}
	if !slices.Contains(export.Formats(), r.format) {
		return misusef("--format is one of %s, not %q", strings.Join(export.Formats(), ", "), r.format)
	}
	if r.jobs < 1 {
		return misusef("--jobs is 1 or more, not %d", r.jobs)
	}
	return nil
}

func (r *codeRun) toStdout() bool { return r.out == "" || r.out == "-" }

func (r *codeRun) toTerminal() bool { return r.toStdout() && terminal(r.stdout) }

func (r *codeRun) defaultFormat() string {
	switch ext := filepath.Ext(r.out); ext {
	case ".csv", ".parquet", ".geojson", ".gexf", ".graphml", ".atom":
		return ext[1:]
	case ".ics":
		return "ical"
	case ".txt":
		return "table"
	}
	if r.toTerminal() {
		return "table"
	}
	return "events"
}

func (r *codeRun) code(ctx context.Context, coder *sijil.Coder, w export.Writer, out *output) error {
	if r.src == nil {
		r.src = &r.in
	}
	prog := newProgress(r.log, r.src, !r.toTerminal())
	defer prog.end()
	// a document that was begun is finished: ctx ends the reading only
	work := func(t *task) error { return coder.Code(context.WithoutCancel(ctx), t.d) }
	return inOrder(ctx, r.src, r.jobs, work, func(t *task, idle bool) error {
		r.note(t)
		if err := w.Write(t.d); err != nil {
			return fmt.Errorf("write output: %w", err)
		}
		prog.step()
		if idle { // nothing waits: let a reader behind a pipe see what there is
			return wrapOutput(out.Flush())
		}
		return nil
	})
}

// note counts and tells of documents that were not coded.
func (r *codeRun) note(t *task) {
	switch {
	case t.err == nil:
	case errors.Is(t.err, sijil.ErrLanguage):
		r.other[t.d.Lang]++
	default:
		r.failed++
		r.log.say("%v", t.err)
	}
}

// end tells what was left out and gives the error that a run ends with; kept is
// what became of the finished part of an interrupted one.
func (r *codeRun) end(stopped bool, kept string) error {
	r.sayOther()
	if stopped {
		r.log.say("interrupted; what was finished is %s", kept)
		return errInterrupted
	}
	if r.in.unread+r.failed > 0 {
		return errReported
	}
	return nil
}

// sayOther tells how many documents were in other languages: a line each for a
// few of them, one for many.
func (r *codeRun) sayOther() {
	const few = 3
	known := strings.Join(sijil.Languages(), ", ")
	if len(r.other) <= few {
		for _, lang := range sorted(r.other) {
			r.log.say("%s in %s not coded: there is data for %s only", plural(r.other[lang], "document"), languageName(lang), known)
		}
		return
	}
	n := 0
	langs := sorted(r.other)
	slices.SortStableFunc(langs, func(a, b string) int { return r.other[b] - r.other[a] })
	for i, lang := range langs {
		n += r.other[lang]
		langs[i] = lang + " " + strconv.Itoa(r.other[lang])
	}
	r.log.say("%d documents in other languages not coded (%s): there is data for %s only", n, strings.Join(langs, ", "), known)
}

func languageName(code string) string {
	if code == "und" {
		return "a language not known"
	}
	return "language " + strconv.Quote(code)
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
