package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/intake"
	"github.com/sijil-news/sijil/pubtime"
)

// inputs are the files of a command line and how they are read.
type inputs struct {
	files     []string
	from      string
	encoding  string
	columns   string
	published string
	lang      string
	jobs      int // pages read at once
	stdin     io.Reader
	log       *log

	mapping intake.Columns
	unread  int // files, records and lines that could not be read
	left    map[intake.Kind]int
	total   int64
	before  atomic.Int64 // bytes of the inputs already closed
	current atomic.Pointer[intake.Reader]
}

// mostReports is how many failures in one input are told one by one.
const mostReports = 20

func (in *inputs) flags(f *pflag.FlagSet) {
	f.StringVar(&in.from, "from", "", "input format: "+strings.Join(intake.Formats(), ", ")+" (default: recognised)")
	f.StringVar(&in.encoding, "encoding", "", "input encoding: "+strings.Join(charset.Names(), ", ")+" (default: recognised)")
	f.StringVar(&in.columns, "columns", "", "columns or keys by field: text=body,title=headline,published=date (default: by their usual names)")
	f.StringVar(&in.published, "published", "", "publication date of documents that name none: 2023-02-22, RFC 3339 or RFC 822")
	f.StringVar(&in.lang, "lang", "", "language of documents that name none (default: by the text, Arabic or English)")
}

// open checks the options; it opens nothing yet. No file at all means standard
// input, unless that is a terminal.
func (in *inputs) open(a *app, files []string) error {
	in.files, in.stdin, in.log = files, a.stdin, a.log
	if len(files) == 0 {
		if terminal(a.stdin) {
			return misusef("no input: name files, or - to read standard input")
		}
		in.files = []string{"-"}
	}
	if n := len(slices.DeleteFunc(slices.Clone(in.files), func(s string) bool { return s != "-" })); n > 1 {
		return misusef("standard input (-) can be read once only")
	}
	if in.from != "" && !slices.Contains(intake.Formats(), in.from) {
		return misusef("--from is one of %s, not %q", strings.Join(intake.Formats(), ", "), in.from)
	}
	var err error
	if in.mapping, err = intake.ParseColumns(in.columns); err != nil {
		return misusef("--columns: %w", err)
	}
	if in.encoding != "" && !slices.Contains(charset.Names(), in.encoding) {
		return misusef("--encoding is one of %s, not %q", strings.Join(charset.Names(), ", "), in.encoding)
	}
	if in.published != "" {
		if _, err := pubtime.Parse(in.published); err != nil {
			return misusef("--published: %w", err)
		}
	}
	if in.lang != "" && !slices.Contains(sijil.Languages(), in.lang) {
		return misusef("--lang %q: there is data for %s only", in.lang, strings.Join(sijil.Languages(), ", "))
	}
	for _, f := range in.files {
		st, err := os.Stat(f)
		if f == "-" || err != nil || !st.Mode().IsRegular() {
			in.total = 0
			break
		}
		in.total += st.Size()
	}
	return nil
}

// each calls f with every document, in order. What cannot be read is told and
// counted, what holds no article counted and told in the end; an error of f or
// the end of ctx ends it.
func (in *inputs) each(ctx context.Context, f func(*doc.Document) error) error {
	in.left = map[intake.Kind]int{}
	defer in.summary()
	for _, path := range in.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := in.one(ctx, path, f); err != nil {
			return err
		}
	}
	return nil
}

func (in *inputs) one(ctx context.Context, path string, f func(*doc.Document) error) error {
	told := tally{in: in, path: path}
	r, err := intake.Open(path, intake.Options{From: in.from, Encoding: in.encoding, Columns: in.mapping, Lang: in.lang, Published: in.published,
		Jobs: in.jobs, Stdin: in.stdin, Report: told.report})
	if err != nil {
		in.fail(err)
		return nil
	}
	in.current.Store(r)
	defer func() {
		in.before.Add(r.BytesRead())
		in.current.Store(nil)
		r.Close()
		told.end()
	}()
	n := 0
	for {
		d, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			if n == 0 && told.broken == 0 {
				in.log.say("%s holds no article", path)
				in.unread++
			}
			return nil
		case err != nil:
			in.fail(err)
			return nil
		}
		n++
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f(d); err != nil {
			return err
		}
	}
}

// summary tells of what was left out without being a failure.
func (in *inputs) summary() {
	if n := in.left[intake.NoArticle]; n > 0 {
		in.log.say("%s without an article left out", plural(n, "page"))
	}
	if n := in.left[intake.NoText]; n > 0 {
		in.log.say("%s without text left out", plural(n, "file"))
	}
}

// tally counts what is left out of one input, and tells of the first failures.
type tally struct {
	in     *inputs
	path   string
	broken int
	what   string // the last failure is a line, a record or a file
}

func (t *tally) report(l intake.Left) {
	if l.Kind != intake.Broken {
		t.in.left[l.Kind]++
		return
	}
	switch {
	case l.Line > 0:
		t.what = "line"
	case l.At >= 0:
		t.what = "record"
	default:
		t.what = "file"
	}
	t.in.unread++
	if t.broken++; t.broken <= mostReports {
		t.in.log.say("%s; %s left out", l, t.what)
	}
}

func (t *tally) end() {
	if n := t.broken - mostReports; n > 0 {
		t.in.log.say("%s: %s left out", t.path, plural(n, "more "+t.what))
	}
}

func (in *inputs) fail(err error) {
	in.unread++
	msg := err.Error()
	switch {
	case errors.Is(err, os.ErrNotExist) && strings.Contains(msg, "://"):
		msg += " (to get pages from the web: sijil fetch URL)"
	case errors.Is(err, os.ErrNotExist):
		msg += " (check the path; several files are written one after the other)"
	}
	in.log.say("%s", msg)
}

// size is the length of all inputs in bytes, 0 where it is not known.
func (in *inputs) size() int64 { return in.total }

// bytes is how much was read so far.
func (in *inputs) bytes() int64 {
	n := in.before.Load()
	if r := in.current.Load(); r != nil {
		n += r.BytesRead()
	}
	return n
}
