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
	published string
	lang      string
	stdin     io.Reader
	log       *log

	unread  int // files and lines that could not be read
	total   int64
	before  atomic.Int64 // bytes of the inputs already closed
	current atomic.Pointer[intake.Reader]
}

// mostReports is how many bad lines of one input are told one by one.
const mostReports = 20

func (in *inputs) flags(f *pflag.FlagSet) {
	f.StringVar(&in.from, "from", "", "input format: text or jsonl (default: recognised)")
	f.StringVar(&in.encoding, "encoding", "", "input encoding: "+strings.Join(charset.Names(), ", ")+" (default: recognised)")
	f.StringVar(&in.published, "published", "", "publication date of documents that name none: 2023-02-22, RFC 3339 or RFC 822")
	f.StringVar(&in.lang, "lang", "", "language of documents that name none (default ar)")
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
	if in.from != "" && in.from != intake.Text && in.from != intake.JSONL {
		return misusef("--from is text or jsonl, not %q", in.from)
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

// each calls f with every document, in order. Inputs and lines that cannot be
// read are told and counted; an error of f or the end of ctx ends it.
func (in *inputs) each(ctx context.Context, f func(*doc.Document) error) error {
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
	lines := 0
	report := func(path string, line int, err error) {
		if in.unread++; lines < mostReports {
			in.log.say("%s:%d: %s; line left out", path, line, strings.TrimSuffix(err.Error(), "; left out"))
		}
		lines++
	}
	r, err := intake.Open(path, intake.Options{From: in.from, Encoding: in.encoding, Lang: in.lang, Published: in.published, Stdin: in.stdin, Report: report})
	if err != nil {
		in.fail(err)
		return nil
	}
	in.current.Store(r)
	defer func() {
		in.before.Add(r.BytesRead())
		in.current.Store(nil)
		r.Close()
		if lines > mostReports {
			in.log.say("%s: %d more lines left out", path, lines-mostReports)
		}
	}()
	n := 0
	for {
		d, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			if n == 0 && lines == 0 {
				in.log.say("%s holds no document", path)
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

func (in *inputs) fail(err error) {
	in.unread++
	msg := err.Error()
	if errors.Is(err, os.ErrNotExist) {
		msg += " (check the path; several files are written one after the other)"
	}
	in.log.say("%s", msg)
}

// bytes is how much was read so far.
func (in *inputs) bytes() int64 {
	n := in.before.Load()
	if r := in.current.Load(); r != nil {
		n += r.BytesRead()
	}
	return n
}
