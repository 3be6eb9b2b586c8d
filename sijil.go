// Package sijil codes events from Arabic and English news: who did what to whom, whether
// it happened, and on whose word. Package doc describes what is filled in.
//
//	c, err := sijil.New(sijil.Options{})
//	…
//	d := &doc.Document{ID: "1", Published: "2023-02-22", Text: article}
//	err = c.Code(ctx, d) // d.Events, d.Quotes, d.Mentions …
package sijil

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/explain"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/search"
)

// Options choose data and name versions. The zero value is the built-in data.
type Options struct {
	Data     fs.FS  // own data on top of the built-in ones, or nil
	DataName string // how its files are named in messages
	Version  string // of the code; "" takes that of the build
}

// Coder codes documents. It is safe for concurrent use.
type Coder struct {
	p       *pipeline.Pipeline
	terms   *search.Terms
	version string
}

// New loads the data. An error is data that cannot be read at all; single lines
// that are wrong are left out: see Problems.
func New(opt Options) (*Coder, error) {
	if opt.Version == "" {
		opt.Version = CodeVersion()
	}
	p, err := pipeline.New(pipeline.Options{Overlay: opt.Data, OverlayName: opt.DataName, Version: opt.Version, Digest: DataVersion})
	if err != nil {
		return nil, fmt.Errorf("load language data: %w", err)
	}
	terms, err := search.NewTerms(p.Pack.Morph).With(p.Source)
	if err != nil {
		return nil, err
	}
	return &Coder{p: p, terms: terms, version: p.Version()}, nil
}

// Version is the version of code and data, joined by "+": what every record
// carries.
func (c *Coder) Version() string { return c.version }

// Terms makes terms of words, for the index of words of a register.
func (c *Coder) Terms() *search.Terms { return c.terms }

// Explain codes a document as Code does and tells how each of its sentences was
// read: which frames fired, and what stopped others.
func (c *Coder) Explain(d *doc.Document) ([]explain.Sentence, error) {
	wipe(d)
	d.Version = c.version
	if !utf8.ValidString(d.Text) {
		return nil, fmt.Errorf("explain document %q: %w", d.ID, ErrEncoding)
	}
	return explain.Over(c.p).Document(d)
}

// Problems lists the lines of the data that are wrong, as "file:line: message".
func (c *Coder) Problems() []string {
	var out []string
	for _, p := range c.p.Source.Problems() {
		out = append(out, p.String())
	}
	return out
}

// Languages lists the languages that are read.
func Languages() []string { return pipeline.Languages() }

// Errors of Code, to be tested with errors.Is.
var (
	ErrLanguage = errors.New("no data for this language")
	ErrInternal = errors.New("internal error")
	ErrEncoding = errors.New("text is not valid UTF-8")
)

// Code fills blocks, sentences, mentions, quotations and events of a document
// from its Text; what stood there before is replaced. Text, ID, Title,
// Published and the other fields of origin are left as they are. Lang may be
// empty.
//
// A document in another language (ErrLanguage), one that is not UTF-8
// (ErrEncoding) and one on which the coder itself fails (ErrInternal) come back
// without events and with a note that says so; the coder can go on with others.
func (c *Coder) Code(ctx context.Context, d *doc.Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	wipe(d)
	d.Version = c.version
	if !utf8.ValidString(d.Text) {
		d.Note("not coded: text is not valid UTF-8")
		return fmt.Errorf("code document %q: %w", d.ID, ErrEncoding)
	}
	if d.Lang != "" && pipeline.Base(d.Lang) == "" {
		d.Note("not coded: no data for language " + d.Lang)
		return fmt.Errorf("code document %q: %w: %s", d.ID, ErrLanguage, d.Lang)
	}
	if d.PubTime.IsZero() && d.Published != "" {
		t, err := pubtime.Parse(d.Published)
		if err != nil {
			d.Note(err.Error())
		}
		d.PubTime = t
	}
	return c.run(d)
}

func (c *Coder) run(d *doc.Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			wipe(d)
			d.Note(fmt.Sprintf("not coded: internal error: %v", r))
			err = fmt.Errorf("code document %q: %w: %v (%s)", d.ID, ErrInternal, r, where(string(debug.Stack())))
		}
	}()
	c.p.Code(d)
	return nil
}

// wipe clears what coding fills. Markup stays: it comes with the document.
func wipe(d *doc.Document) {
	d.Blocks, d.Sentences, d.Tokens, d.Mentions, d.Quotes, d.Events, d.Agenda, d.Quantities = nil, nil, nil, nil, nil, nil, nil, nil
	d.Spoken, d.Links = nil, nil
}

// where finds the line of this module that a panic came from.
func where(stack string) string {
	_, after, _ := strings.Cut(stack, "panic(")
	lines := strings.Split(after, "\n")
	for i := 2; i+1 < len(lines); i++ {
		if strings.HasPrefix(lines[i], "github.com/sijil-news/sijil") {
			at, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			if k := strings.LastIndex(at, "/"); k >= 0 {
				at = at[k+1:]
			}
			return at
		}
	}
	return "place unknown"
}

// CodeVersion is the version of this module in the running program, as the
// build recorded it: a release, else the commit, else "devel".
func CodeVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	const module = "github.com/sijil-news/sijil"
	mods := append([]*debug.Module{&info.Main}, info.Deps...)
	for _, m := range mods {
		if m.Path == module && m.Version != "" && m.Version != "(devel)" {
			return strings.TrimSuffix(m.Version, "+dirty")
		}
	}
	if info.Main.Path == module {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return "devel-" + s.Value[:12]
			}
		}
	}
	return "devel"
}

// DataVersion is a digest of the built-in data and, where own is not nil, the
// data on top of them: twelve hexadecimal digits that change with every change
// of a data file.
func DataVersion(own fs.FS) (string, error) {
	h := sha256.New()
	buf := make([]byte, 1<<15)
	for _, layer := range []fs.FS{data.FS, own} {
		if layer == nil {
			continue
		}
		err := fs.WalkDir(layer, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if e.IsDir() || !strings.HasSuffix(name, ".txt") {
				return nil
			}
			return digest(h, layer, name, buf)
		})
		if err != nil {
			return "", fmt.Errorf("read language data: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:6]), nil
}

// digest adds one file with its name and length, read by way of buf.
func digest(h io.Writer, layer fs.FS, name string, buf []byte) error {
	f, err := layer.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(h, "%s %d\n", name, info.Size())
	_, err = io.CopyBuffer(h, struct{ io.Reader }{f}, buf)
	return err
}
