package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

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
	t, err := scanPacked(row)
	if err != nil {
		return nil, err
	}
	return &t.Text, t.unpack()
}

// packedText is a row of SelectTexts.
type packedText struct {
	Text
	packed Packed
}

func scanPacked(row Row) (*packedText, error) {
	var t packedText
	var key, content []byte
	if err := row.Scan(&t.Number, &key, &content, &t.ID, &t.URL, &t.Publisher, &t.Lang, &t.Published, &t.Title, &t.Day, &t.packed.Text, &t.packed.Body); err != nil {
		return nil, err
	}
	copy(t.Key[:], key)
	copy(t.Content[:], content)
	return &t, nil
}

func (t *packedText) unpack() error {
	if err := t.packed.parts(&t.Text); err != nil {
		return fmt.Errorf("unpack document %q: %w", t.ID, err)
	}
	t.packed = Packed{}
	return nil
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
		list, err := Collect(ctx, tx, scanPacked, SelectTexts+" WHERE d.number IN ("+Marks(len(some))+")", args...)
		if err != nil {
			return nil, err
		}
		errs := make([]error, len(list))
		Parallel(len(list), func(i int) { errs[i] = list[i].unpack() })
		if err := errors.Join(errs...); err != nil {
			return nil, err
		}
		for _, t := range list {
			out[t.Number] = &t.Text
		}
	}
	return out, nil
}

// atLeast is how much work another processor is worth waking for.
const atLeast = 16

// Parallel calls f with 0 to n-1, on all processors where that is worth it.
func Parallel(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n/atLeast)
	if workers < 2 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	done.Wait()
}
