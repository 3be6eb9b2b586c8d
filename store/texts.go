package store

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store/columns"
)

// Text is a document without what is coded in it. Strings other than the text
// are as in the columns, that is with U+FFFD for bytes that are no text.
type Text struct {
	Number int64
	Identity
	ID, URL, Publisher, Lang, Published, Title string
	Day                                        *int64 // of publication, since 1970; nil where it is not known
	Text                                       string
	Blocks                                     []doc.Block
	Sentences                                  []doc.Sentence
}

// SelectTexts is the query for what ScanText reads, to be followed by WHERE and
// ORDER BY; the documents are d.
const SelectTexts = `SELECT d.number, d.key, d.content, d.id, d.url, d.publisher, d.lang, d.published, d.title, d.pub_day, d.text, d.body FROM documents d`

// ScanText reads a row of SelectTexts: faster than the whole document by far.
func ScanText(row Row) (*Text, error) {
	var t Text
	var p Packed
	var key, content []byte
	if err := row.Scan(&t.Number, &key, &content, &t.ID, &t.URL, &t.Publisher, &t.Lang, &t.Published, &t.Title, &t.Day, &p.Text, &p.Body); err != nil {
		return nil, err
	}
	copy(t.Key[:], key)
	copy(t.Content[:], content)
	if err := p.parts(&t); err != nil {
		return nil, fmt.Errorf("unpack document %q: %w", t.ID, err)
	}
	return &t, nil
}

// parts reads text, blocks and sentences only.
func (p *Packed) parts(t *Text) error {
	if first(p.Body) {
		d, err := p.unpackFirst()
		if err != nil {
			return err
		}
		t.Text, t.Blocks, t.Sentences = d.Text, d.Blocks, d.Sentences
		return nil
	}
	text, rest, err := decode(p.Body)
	if err != nil {
		return err
	}
	plan, err := outline()
	if err != nil {
		return err
	}
	var o outlined
	if err := read(plan, rest, &o, text); err != nil {
		return err
	}
	t.Text, t.Blocks, t.Sentences = text, o.Blocks, o.Sentences
	return nil
}

// outlined are those columns of a body that parts reads.
type outlined struct {
	Blocks    []doc.Block    `json:"blocks"`
	Sentences []doc.Sentence `json:"sentences"`
}

var outline = sync.OnceValues(func() (*columns.Plan, error) { return columns.NewPlan(reflect.TypeFor[outlined]()) })

// mostMarks is how many parameters a query of this package has at most.
const mostMarks = 500

// Texts reads documents by number, in any order; those that are not there are
// left out.
func Texts(ctx context.Context, tx Tx, numbers []int64) (map[int64]*Text, error) {
	out := make(map[int64]*Text, len(numbers))
	for some := range slices.Chunk(numbers, mostMarks) {
		args := make([]any, len(some))
		for i, n := range some {
			args[i] = n
		}
		list, err := Collect(ctx, tx, ScanText, SelectTexts+" WHERE d.number IN ("+Marks(len(some))+")", args...)
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			out[t.Number] = t
		}
	}
	return out, nil
}
