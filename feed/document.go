package feed

import (
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// Document is the article as far as the item itself carries it, for feeds that
// carry whole texts: the title, then content or else summary as lines, typed by
// their mark-up. Its id is the canonical address, or the item's id where the
// address does not tell it from others.
func (it *Item) Document() *doc.Document {
	d := &doc.Document{
		ID: it.documentID(), URL: it.URL, Publisher: it.Publisher, Lang: primary(it.Lang),
		Published: it.Published, Modified: it.Modified, Authors: it.Authors, Image: it.Image, Title: it.Title,
	}
	if t, err := pubtime.Parse(it.Published); err == nil {
		d.PubTime = t
	} else if it.Published != "" {
		d.Note(err.Error())
	}
	if t, err := pubtime.Parse(it.Modified); err == nil {
		d.Modified = t.Format(time.RFC3339)
	}
	if len(it.Categories) > 0 {
		d.Section = it.Categories[0]
	}
	fill(d, it.body())
	return d
}

func (it *Item) documentID() string {
	if c := Canonical(it.URL); len(it.Keys) > 0 && it.Keys[len(it.Keys)-1] == c {
		return c
	}
	return it.ID
}

// body is the longer of content and summary; they are equally long where one
// repeats the other.
func (it *Item) body() []part {
	content, summary := parts(it.Content), parts(it.Summary)
	if size(content) >= size(summary) {
		return content
	}
	return summary
}

func size(list []part) int {
	n := 0
	for _, p := range list {
		n += len(p.text)
	}
	return n
}

// fill sets text and mark-up: the title and the parts, each on a line.
func fill(d *doc.Document, body []part) {
	var b strings.Builder
	add := func(kind doc.BlockKind, s string) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		from := b.Len()
		b.WriteString(s)
		d.Markup = append(d.Markup, doc.Block{Kind: kind, Span: doc.Span{Start: from, End: b.Len()}})
	}
	if d.Title != "" {
		add(doc.Title, d.Title)
	}
	for i, p := range body {
		if i == 0 && p.text == d.Title {
			continue
		}
		add(p.kind, p.text)
	}
	d.Text = b.String()
}

// primary is the language of a tag, without region: «ar» of «ar-SA».
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	return tag
}
