package search

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Searcher finds sentences in one register. It is safe for concurrent use.
type Searcher struct {
	DB    store.DB
	Terms *Terms
}

// Options narrow what is searched, and page it.
type Options struct {
	From, To   *int64   // days of publication, counted from 1970, both included; with one of them, documents without a day are left out
	Publishers []string // any of them
	Langs      []string
	Limit      int   // sentences; 0 is DefaultLimit
	Before     int64 // only sentences with a lower number; 0 is all. See Answer.Next
}

// DefaultLimit is how many sentences a search finds unless it is told.
const DefaultLimit = 50

// Hit is a sentence that was found.
type Hit struct {
	Number  int64       // of the sentence in the index
	Doc     *store.Text // its document
	Span    doc.Span    // the sentence, in Doc.Text
	Matches []doc.Span  // the words that were found, in Doc.Text, ascending
}

// Answer is what a search found, the newest first by day of publication, of one
// day what came last.
type Answer struct {
	Hits []Hit
	Next int64 // Options.Before of the next page; 0 where there is none
}

// Search finds the sentences that have what is asked for.
func (s *Searcher) Search(ctx context.Context, q *Query, o Options) (*Answer, error) {
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	var out *Answer
	err := s.DB.View(ctx, func(tx store.Tx) error {
		query, err := q.written(ctx, tx)
		if err != nil {
			return err
		}
		f := &finder{ctx: ctx, tx: tx, terms: s.Terms, q: q, o: o, query: query, texts: map[int64]*store.Text{}}
		out, err = f.find()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return out, nil
}

// finder is one search under way.
type finder struct {
	ctx   context.Context
	tx    store.Tx
	terms *Terms
	q     *Query
	o     Options
	query string
	texts map[int64]*store.Text // of documents met
}

// mostRead is how many candidates are read at once.
const mostRead = 2000

// find takes candidates from the index, newest first, until enough of them are
// what is asked for.
func (f *finder) find() (*Answer, error) {
	out := &Answer{}
	before, all := f.o.Before, false
	var list []int64
	for n := f.o.Limit + 1; ; n = min(4*n, mostRead) {
		if len(list) == 0 && !all {
			var err error
			if list, all, err = f.candidates(before, n); err != nil {
				return nil, err
			}
		}
		if len(list) == 0 {
			return out, nil
		}
		some := list[:min(n, len(list))]
		list = list[len(some):]
		if enough, err := f.take(out, some); enough || err != nil {
			return out, err
		}
		before = some[len(some)-1]
	}
}

// take adds to the answer those of the candidates that are what is asked for, and
// tells whether there are more than enough.
func (f *finder) take(out *Answer, list []int64) (enough bool, err error) {
	places, err := f.places(list)
	if err != nil {
		return false, err
	}
	hits := make([]*Hit, len(places))
	store.Parallel(len(places), func(i int) { hits[i] = f.check(places[i]) })
	for _, hit := range hits {
		if hit == nil {
			continue
		}
		if len(out.Hits) == f.o.Limit {
			out.Next = out.Hits[len(out.Hits)-1].Number
			return true, nil
		}
		out.Hits = append(out.Hits, *hit)
	}
	return false, nil
}

// place is where a sentence stands.
type place struct {
	number, doc int64
	sentence    int // in the document
}

// placing finds the documents of sentences by their numbers.
var placing = map[store.Dialect]string{
	store.SQLite:   "SELECT n.value, i.doc, i.first FROM json_each(?) n JOIN indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= n.value)",
	store.Postgres: "SELECT n.value, i.doc, i.first FROM unnest(?::bigint[]) n (value) JOIN LATERAL (SELECT doc, first FROM indexed WHERE first <= n.value ORDER BY first DESC LIMIT 1) i ON true",
}

// places finds the documents of sentences, and reads the texts of those that are
// wanted.
func (f *finder) places(list []int64) ([]place, error) {
	if len(list) == 0 {
		return nil, nil
	}
	var asked any = list
	if f.tx.Dialect() == store.SQLite {
		b, err := json.Marshal(list)
		if err != nil {
			return nil, err
		}
		asked = string(b)
	}
	out, err := store.Collect(f.ctx, f.tx, func(row store.Row) (p place, err error) {
		var first int64
		err = row.Scan(&p.number, &p.doc, &first)
		p.sentence = int(p.number - first)
		return p, err
	}, placing[f.tx.Dialect()], asked)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Compare(b.number, a.number) })
	var numbers []int64
	for i, p := range out {
		if i == 0 || p.doc != out[i-1].doc { // sentences of one document stand together
			numbers = append(numbers, p.doc)
		}
	}
	wanted, err := f.wanted(numbers)
	if err != nil {
		return nil, err
	}
	f.texts, err = store.Texts(f.ctx, f.tx, wanted)
	return out, err
}

// wanted are the documents by publisher and language.
func (f *finder) wanted(numbers []int64) ([]int64, error) {
	if len(f.o.Publishers)+len(f.o.Langs) == 0 || len(numbers) == 0 {
		return numbers, nil
	}
	query, args := "SELECT number FROM documents WHERE number IN ("+store.Marks(len(numbers))+")", values(numbers)
	if p := f.o.Publishers; len(p) > 0 {
		query, args = query+" AND publisher IN ("+store.Marks(len(p))+")", append(args, values(p)...)
	}
	if l := f.o.Langs; len(l) > 0 {
		query, args = query+" AND lang IN ("+store.Marks(len(l))+")", append(args, values(l)...)
	}
	return store.Collect(f.ctx, f.tx, func(row store.Row) (n int64, err error) { return n, row.Scan(&n) }, query, args...)
}

func values[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// check compares a sentence itself with what is asked for, and tells where the
// words stand; nil where it is not asked for.
func (f *finder) check(p place) *Hit {
	t := f.texts[p.doc]
	if t == nil {
		return nil
	}
	sentences := store.Sentences(t.Text, t.Sentences)
	if p.sentence < 0 || p.sentence >= len(sentences) {
		return nil
	}
	span := sentences[p.sentence].Span
	matches, ok := f.terms.compare(f.q, t.Text, span)
	if !ok {
		return nil
	}
	return &Hit{Number: p.number, Doc: t, Span: span, Matches: matches}
}

// compare tells whether a stretch of text has what is asked for, and where.
func (t *Terms) compare(q *Query, txt string, span doc.Span) ([]doc.Span, bool) {
	tokens := wordsOf(txt, span)
	if !q.phrases(tokens) {
		return nil, false
	}
	for i := range tokens {
		tokens[i].terms = t.Word(tokens[i].printed)
	}
	marked := make([]bool, len(tokens))
	for _, c := range q.All {
		found := false
		for i := range c {
			for _, s := range c[i].spans(tokens) {
				found = true
				for k := s[0]; k < s[1]; k++ {
					marked[k] = true
				}
			}
		}
		// a sentence of another version of the lexicon: the index says it is there
		if !found && !q.exact() {
			return nil, false
		}
	}
	var out []doc.Span
	for k, m := range marked {
		if m {
			out = append(out, doc.Span{Start: tokens[k].start, End: tokens[k].end})
		}
	}
	return out, true
}
