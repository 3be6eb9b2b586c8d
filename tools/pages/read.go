package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/sijil-news/sijil/article"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/page"
	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/tools/pages/score"
)

// read reads a page with Sijil.
func read(p score.Page) (score.Reading, error) {
	got, err := page.Read(p.HTML, page.Options{URL: p.URL, ContentType: p.ContentType})
	if err != nil {
		return score.Reading{}, err
	}
	r := score.Reading{Title: got.Title, Date: day(got.Published), Authors: got.Authors}
	var body strings.Builder
	for _, d := range got.Documents() {
		for _, b := range blocks(d) {
			text := d.Text[b.Start:b.End]
			if b.Kind.Coded() {
				r.Coded = append(r.Coded, text)
			}
			if ofBody(b.Kind) {
				body.WriteString(text + "\n")
			}
		}
	}
	r.Body = body.String()
	return r, nil
}

// furniture is the knowledge of lines that are no article, as coding has it.
var furniture = sync.OnceValue(func() *article.Furniture {
	f := article.DefaultFurniture()
	if b, err := data.FS.ReadFile("ar/furniture.txt"); err == nil {
		f.Merge(article.ParseFurniture(bytes.NewReader(b), "ar/furniture.txt", nil))
	}
	return f
})

// blocks are those that would be coded: of Arabic pages, after the words of
// Arabic furniture were looked for in what mark-up typed.
func blocks(d *doc.Document) []doc.Block {
	if !strings.HasPrefix(d.Lang, "ar") {
		return d.Markup
	}
	article.Blocks(d, furniture())
	return d.Blocks
}

func ofBody(k doc.BlockKind) bool { return k.Coded() && k != doc.Title && k != doc.Caption }

// day is the publisher's day of a date as pages write it, or "".
func day(s string) string {
	t, err := pubtime.Parse(s)
	if err != nil {
		return ""
	}
	return t.Format("2006-01-02")
}

// dump prints every block with its kind.
func dump(w io.Writer, pages []score.Page) error {
	for _, p := range pages {
		got, err := page.Read(p.HTML, page.Options{URL: p.URL, ContentType: p.ContentType})
		if err != nil {
			return fmt.Errorf("read %s: %w", p.Name, err)
		}
		if _, err := fmt.Fprintf(w, "%s %s\n%+v\nnext %q notes %q\n", p.Set, p.Name, got.Meta, got.Next, got.Notes); err != nil {
			return fmt.Errorf("write page: %w", err)
		}
		for _, e := range got.Entries {
			fmt.Fprintf(w, "entry %q %q %q\n", e.Title, e.Anchor, e.Published)
			for _, b := range e.Blocks {
				fmt.Fprintf(w, "%-16s %s\n", b.Kind, e.Text[b.Start:b.End])
			}
		}
	}
	return nil
}
