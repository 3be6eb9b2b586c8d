package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// Columns tells which column of a table, or key of an object, holds which field
// of a document: from the field (one of Fields) to the name.
type Columns map[string]string

// fieldNames lists the fields of a document that an input may hold, each with
// the names that tables use for it.
func fieldNames() []fieldName {
	return []fieldName{
		{"id", []string{"id", "doc_id", "docid", "article_id", "uid", "guid"}},
		{"text", []string{"text", "body", "content", "article", "article_text", "article_body", "articlebody", "full_text", "fulltext", "maintext", "story"}},
		{"title", []string{"title", "headline", "heading", "head"}},
		{"lang", []string{"lang", "language"}},
		{"published", []string{"published", "date", "published_at", "date_published", "datepublished", "date_publish", "publish_date", "publication_date", "pubdate", "pub_date", "datetime", "timestamp"}},
		{"url", []string{"url", "link", "article_url", "source_url", "uri"}},
		{"publisher", []string{"publisher", "source", "outlet", "newspaper", "source_name", "source_domain", "site", "domain"}},
	}
}

type fieldName struct {
	field string
	names []string // lower case, the likeliest first
}

// Fields lists the fields of a document that Columns may name.
func Fields() []string {
	var out []string
	for _, f := range fieldNames() {
		out = append(out, f.field)
	}
	return out
}

// ParseColumns reads a mapping such as "text=body,title=headline".
func ParseColumns(s string) (Columns, error) {
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	out := Columns{}
	for pair := range strings.SplitSeq(s, ",") {
		field, name, ok := strings.Cut(pair, "=")
		field, name = strings.TrimSpace(field), strings.TrimSpace(name)
		switch {
		case !ok || name == "":
			return nil, fmt.Errorf("%q is no mapping; write field=column, for example text=body", pair)
		case !slices.Contains(Fields(), field):
			return nil, fmt.Errorf("%q is no field; fields are %s", field, strings.Join(Fields(), ", "))
		}
		out[field] = name
	}
	return out, nil
}

// values are the fields of a document as an input gives them.
type values struct{ id, text, title, lang, published, url, publisher string }

func (v *values) at(field string) *string {
	switch field {
	case "id":
		return &v.id
	case "text":
		return &v.text
	case "title":
		return &v.title
	case "lang":
		return &v.lang
	case "published":
		return &v.published
	case "url":
		return &v.url
	}
	return &v.publisher
}

var errEmptyText = errors.New(`"text" is empty`)

// document makes a document of v; notes on it say what was odd. id is that of
// a document without one.
func (v *values) document(d *doc.Document, id string) error {
	text := v.text
	if strings.TrimFunc(text, invisible) == "" && strings.TrimFunc(v.title, invisible) == "" {
		return errEmptyText
	}
	if v.title != "" && !strings.HasPrefix(text, v.title) {
		text = v.title + "\n" + text
	}
	d.Title = v.title
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", " ")
		d.Title = strings.ReplaceAll(d.Title, "\x00", " ")
		d.Note("NUL characters replaced by spaces")
	}
	d.Text = text
	if d.ID = v.id; d.ID == "" {
		d.ID = id
	}
	d.Lang, d.URL, d.Publisher = v.lang, v.url, v.publisher
	if code := base(v.lang); code != "" {
		d.Lang = code
	}
	if d.Published = v.published; d.Published != "" {
		t, err := pubtime.Parse(d.Published)
		if err != nil {
			d.Note(err.Error())
		}
		d.PubTime = t
	}
	return nil
}
