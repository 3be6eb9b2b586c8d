package store

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Indexer says by which terms a sentence is found. Terms are folded words
// without spaces; package search makes them.
type Indexer interface {
	// Sentence appends the terms of a sentence, each once.
	Sentence(sentence string, dst []string) []string
	// Pairs is the number of the rule by which there are also terms for pairs of
	// words that stand side by side; 0 where there are none. A later rule has a
	// higher number.
	Pairs() int
}

// Words are the terms of a text.
type Words struct {
	Sentences []string // of each sentence, joined by spaces
	Pairs     int      // Indexer.Pairs
}

// longestTerm is how long a term is at most, in bytes.
const longestTerm = 120

// Index finds the terms of the document, so that Put enters its sentences in the
// index of words; a record without that is entered by Refresh later on. It is for
// several records at once, as Prepare is.
func (r *Record) Index(ix Indexer) {
	if ix != nil && r.words == nil {
		r.words = Terms(ix, r.Doc.Text, Sentences(r.Doc.Text, r.Doc.Sentences))
	}
}

// Words are the terms of the document; nil where Index was not called.
func (r *Record) Words() *Words { return r.words }

// Terms are the terms of a text.
func Terms(ix Indexer, text string, sentences []doc.Sentence) *Words {
	out := make([]string, len(sentences))
	var terms []string
	for i, s := range sentences {
		if s.Start < 0 || s.Start > s.End || s.End > len(text) {
			continue
		}
		terms = ix.Sentence(text[s.Start:s.End], terms[:0])
		for k := range terms {
			terms[k] = shortTerm(terms[k])
		}
		out[i] = strings.Join(terms, " ")
	}
	return &Words{out, ix.Pairs()}
}

func shortTerm(s string) string {
	if s = Clean(s); len(s) <= longestTerm {
		return s
	}
	s = s[:longestTerm]
	for len(s) > 0 && !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return s
}

// Sentences are those of a text: as they were found or, where none were, its
// lines.
func Sentences(text string, found []doc.Sentence) []doc.Sentence {
	if len(found) > 0 {
		return found
	}
	var out []doc.Sentence
	at := 0
	for line := range strings.Lines(text) {
		out = append(out, doc.Sentence{Span: doc.Span{Start: at, End: at + len(line)}, Block: len(out)})
		at += len(line)
	}
	return out
}

// sentenceAt is the number of the sentence that holds a byte, -1 for none.
func sentenceAt(list []doc.Sentence, at int) int {
	i := sort.Search(len(list), func(i int) bool { return list[i].End > at })
	if i < len(list) && list[i].Start <= at {
		return i
	}
	return -1
}

// Sentences are numbered by day of publication, then as they come: newer ones
// have higher numbers, so that the newest that have a word are found without
// reading all others. A day has room for perDay sentences; those of documents
// without a day, and what has no room, stand before all days.
const (
	perDay   = 1 << 24
	year0    = 719528 // days from the year 0 to 1970
	firstDay = 1 << 17
	lastDay  = 1 << 22
)

// SentencesFrom is the lowest number that a sentence published on a day, counted
// from 1970, may have.
func SentencesFrom(day int64) int64 { return min(max(day+year0, firstDay), lastDay) * perDay }

// WordWriter enters sentences in the index of words and takes them out, in one
// transaction, which Flush ends.
type WordWriter struct {
	tx   Tx
	next map[int64]int64 // next free number, by the first of the day
	rows []wordRow
}

type wordRow struct {
	sentence int64
	terms    string
}

// NewWordWriter writes in a transaction.
func NewWordWriter(tx Tx) *WordWriter { return &WordWriter{tx: tx, next: map[int64]int64{}} }

// Add enters the sentences of a document that is not in the index, by their
// terms. first is the number of the first; the others follow.
func (w *WordWriter) Add(ctx context.Context, number int64, day *int64, words *Words) (first int64, err error) {
	room := words.room()
	if first, err = w.place(ctx, day, room); err != nil {
		return 0, err
	}
	if _, err := w.tx.Exec(ctx, "INSERT INTO indexed (first, doc, sentences, pairs) VALUES (?, ?, ?, ?)", first, number, room, words.Pairs); err != nil {
		return 0, err
	}
	w.sentences(first, words)
	return first, nil
}

// room is how many numbers the sentences of a text take.
func (w *Words) room() int64 { return int64(max(1, len(w.Sentences))) }

func (w *WordWriter) sentences(first int64, words *Words) {
	for i, s := range words.Sentences {
		if s != "" {
			w.rows = append(w.rows, wordRow{first + int64(i), s})
		}
	}
}

// place takes free numbers.
func (w *WordWriter) place(ctx context.Context, day *int64, room int64) (int64, error) {
	if day != nil {
		from := SentencesFrom(*day)
		first, err := w.free(ctx, from, from+perDay)
		if err != nil || first+room <= from+perDay {
			w.next[from] = first + room
			return first, err
		}
	}
	first, err := w.free(ctx, 1, firstDay*perDay)
	w.next[1] = first + room
	return first, err
}

// free is the first free number from one to another.
func (w *WordWriter) free(ctx context.Context, from, to int64) (int64, error) {
	if n, ok := w.next[from]; ok {
		return n, nil
	}
	n, ok, err := Scalar[int64](ctx, w.tx, "SELECT first + sentences FROM indexed WHERE first >= ? AND first < ? ORDER BY first DESC LIMIT 1", from, to)
	if !ok {
		n = from
	}
	return n, err
}

// First is the number of the first sentence of a document, 0 where it is not in
// the index.
func (w *WordWriter) First(ctx context.Context, number int64) (int64, error) {
	n, _, err := Scalar[int64](ctx, w.tx, "SELECT first FROM indexed WHERE doc = ?", number)
	return n, err
}

// Remove takes documents out of the index.
func (w *WordWriter) Remove(ctx context.Context, numbers ...int64) error {
	for _, number := range numbers {
		type stretch struct{ first, sentences int64 }
		list, err := Collect(ctx, w.tx, func(row Row) (s stretch, err error) { return s, row.Scan(&s.first, &s.sentences) },
			"SELECT first, sentences FROM indexed WHERE doc = ?", number)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			continue
		}
		s := list[0]
		w.rows = slices.DeleteFunc(w.rows, func(r wordRow) bool { return r.sentence >= s.first && r.sentence < s.first+s.sentences })
		if err := w.forget(ctx, s.first, s.first+s.sentences); err != nil {
			return err
		}
		if _, err := w.tx.Exec(ctx, "DELETE FROM indexed WHERE doc = ?", number); err != nil {
			return err
		}
	}
	return nil
}

func (w *WordWriter) forget(ctx context.Context, from, to int64) error {
	if w.tx.Dialect() == Postgres {
		_, err := w.tx.Exec(ctx, "DELETE FROM words WHERE sentence >= ? AND sentence < ?", from, to)
		return err
	}
	for n := from; n < to; n++ { // which has no way to find several by number
		if _, err := w.tx.Exec(ctx, "DELETE FROM words WHERE rowid = ?", n); err != nil {
			return err
		}
	}
	return nil
}

// Flush writes what was added, in the order of numbers: SQLite takes them faster
// so.
func (w *WordWriter) Flush(ctx context.Context) error {
	slices.SortFunc(w.rows, func(a, b wordRow) int { return cmp.Compare(a.sentence, b.sentence) })
	defer func() { w.rows = nil }()
	if len(w.rows) == 0 {
		return nil
	}
	if w.tx.Dialect() == SQLite {
		for _, r := range w.rows {
			if _, err := w.tx.Exec(ctx, "INSERT INTO words (rowid, terms) VALUES (?, ?)", r.sentence, r.terms); err != nil {
				return err
			}
		}
		return nil
	}
	numbers, terms := make([]int64, len(w.rows)), make([]string, len(w.rows))
	for i, r := range w.rows {
		numbers[i], terms[i] = r.sentence, r.terms
	}
	_, err := w.tx.Exec(ctx, "INSERT INTO words (sentence, terms) SELECT u.n, array_to_tsvector(string_to_array(u.terms, ' ')) FROM unnest(?::bigint[], ?::text[]) AS u (n, terms)", numbers, terms)
	return err
}

// SentenceKey is the number of an event's sentence, to be kept with it; nil where
// its document is not in the index.
func (r *EventRow) SentenceKey(first int64) any {
	if first == 0 || r.SentenceNumber < 0 {
		return nil
	}
	return first + int64(r.SentenceNumber)
}
