package feed

import (
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// Document is what the item tells of its article beside the text: neither Text
// nor Markup is set, since reading HTML is for package page. Its id is the
// canonical address, or the item's id where the address does not tell it from
// others. A date that cannot be read becomes a note.
func (it *Item) Document() *doc.Document {
	d := &doc.Document{
		ID: it.documentID(), URL: Canonical(it.URL), Publisher: it.Publisher, Lang: it.Lang,
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
	return d
}

func (it *Item) documentID() string {
	if c := Canonical(it.URL); len(it.Keys) > 0 && it.Keys[len(it.Keys)-1] == c {
		return c
	}
	return it.ID
}
