package search

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/storetest"
	"github.com/sijil-news/sijil/store/testregister"
	"github.com/sijil-news/sijil/text"
)

// unpaired makes terms as versions before pairs did.
type unpaired struct{ *Terms }

func (u unpaired) Pairs() int { return 0 }

func (u unpaired) Sentence(sentence string, dst []string) []string {
	return slices.DeleteFunc(u.Terms.Sentence(sentence, dst), func(s string) bool { return s >= string(rune(firstPair)) })
}

// TestPairsRule: terms that are in registers do not change unnoticed.
func TestPairsRule(t *testing.T) {
	sum := sha256.Sum256([]byte(pairs1))
	terms := strings.Join(terms(t).Sentence("وقال الرئيس في المدينة إن the United States لن ترد على ذلك, 2018", nil), " ")
	got := hex.EncodeToString(sum[:4])
	for _, r := range terms {
		if r >= firstPair {
			got += fmt.Sprintf(" %x", r-firstPair)
		}
	}
	if want := "b1741596 1e60 3b54 3e15 151 f09 20a1 306a 202d e61 3de3"; got != want || pairsRule != 1 {
		t.Errorf("sentences have other pairs than before:\n got %s\nwant %s\nraise pairsRule, and say so here", got, want)
	}
}

func TestPairsList(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(pairs1) {
		f := strings.Fields(line)
		if len(f) > 0 && f[0] == "#" {
			continue
		}
		n := 0
		if _, err := fmt.Sscan(line, &n); err != nil || n < 0 || n > mostRare || len(f) < 2 {
			t.Errorf("line %q: want how rare, and words", line)
			continue
		}
		for _, w := range f[1:] {
			if w != trimmed(spelled(w)) || seen[w] {
				t.Errorf("%q: want it spelled and trimmed, once", w)
			}
			seen[w] = true
		}
	}
	if len(rarities()) != len(seen) || len(seen) < 5000 {
		t.Errorf("%d words, read %d", len(seen), len(rarities()))
	}
}

// TestSides: a word is paired the same whatever is written together with it.
func TestSides(t *testing.T) {
	for _, word := range []string{"الأمم", "وزير", "كتب", "لله", "بعد", "ال", "3000", "فلسطين", "أب"} {
		want := spelled(word)
		for _, and := range []string{"", "و", "ف"} {
			for _, with := range []string{"", "ب", "ك", "ل", "لل"} {
				printed := and + with + word
				if with == "لل" {
					printed = and + with + strings.TrimPrefix(word, "ال")
				}
				if withProclitics(text.Fold(printed), want) && sideOf(printed).before != sideOf(word).before {
					t.Errorf("%s is found by %s, but paired otherwise", printed, word)
				}
			}
		}
	}
}

// spoken are articles of a few words in many orders and spellings.
func spoken(n int) []*doc.Document {
	words := strings.Fields("قال الرئيس وزير الخارجية في من على المدينة وللرئيس والوزير بالمدينة قالت المدينه أن إن زرافة، the president said United States 3,000 ٣٠٠٠ .")
	r := rand.New(rand.NewPCG(7, 7))
	var out []*doc.Document
	for i := range n {
		var lines []string
		for range 4 {
			line := make([]string, 3+r.IntN(6))
			for k := range line {
				line[k] = words[r.IntN(len(words))]
			}
			lines = append(lines, strings.Join(line, " "))
		}
		out = append(out, article(fmt.Sprint("s", i), store.DayName(int64(17000+i/20)), "one", "ar", strings.Join(lines, "\n")))
	}
	return out
}

// phrases are questions of such words.
func phrases(n int) (out []string) {
	words := strings.Fields("قال الرئيس زير وزير الوزير الخارجية في من على المدينة مدينة قالت أن زرافة president said united states 3000")
	r := rand.New(rand.NewPCG(3, 3))
	word := func() string { return words[r.IntN(len(words))] }
	phrase := func() string {
		var list []string
		for range 2 + r.IntN(2) {
			list = append(list, word())
		}
		return `"` + strings.Join(list, " ") + `"`
	}
	for range n {
		out = append(out, phrase(), phrase()+" "+word(), word()+" -"+phrase(), phrase()+" -"+phrase(), phrase()+" OR "+phrase(), phrase()+" OR "+word(), phrase()+` "`+word()+`"`,
			phrase()+" رئ*", word()+" رئ* "+phrase(), word()+" رئ* -presid*", "presid* -"+word()+" "+word()+" OR "+phrase())
	}
	return out
}

// read finds by reading all sentences, the newest first.
func read(t *testing.T, x *Terms, articles []*doc.Document, words string) string {
	t.Helper()
	q, err := x.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range articles {
		for i, s := range d.Sentences {
			if x.reads(q, d.Text, s.Span) {
				out = append(out, fmt.Sprint(d.ID, i+1))
			}
		}
	}
	slices.Reverse(out)
	return strings.Join(out, " ")
}

// reads compares a sentence with the whole query.
func (t *Terms) reads(q *Query, txt string, span doc.Span) bool {
	tokens := tokensOf(t, txt[span.Start:span.End])
	has := func(it *Item) bool { return len(it.spans(tokens)) > 0 }
	for i := range q.Without {
		if has(&q.Without[i]) {
			return false
		}
	}
	return !slices.ContainsFunc(q.All, func(c Choice) bool {
		return !slices.ContainsFunc(c, func(it Item) bool { return has(&it) })
	})
}

// TestPaired: phrases find what reading all sentences finds, in registers without
// pairs, with some, and with all.
func TestPaired(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		x := &Searcher{s, terms(t)}
		all := spoken(200)
		asked := phrases(25)
		put := func(ix store.Indexer, list []*doc.Document) {
			t.Helper()
			var batch []*store.Record
			for _, d := range list {
				r := store.NewRecord(d)
				r.Index(ix)
				batch = append(batch, r)
			}
			if _, err := s.Put(t.Context(), batch); err != nil {
				t.Fatal(err)
			}
		}
		check := func(when string, list []*doc.Document, paired bool) {
			t.Helper()
			if got := isPaired(t, s); got != paired {
				t.Errorf("%s: paired is %t", when, got)
			}
			hits := 0
			for _, words := range asked {
				got, want := found(ask(t, x, words, Options{Limit: 10_000}).Hits), read(t, x.Terms, list, words)
				if hits += len(want); got != want {
					t.Fatalf("%s: %s:\n got %s\nwant %s", when, words, got, want)
				}
			}
			if hits == 0 {
				t.Errorf("%s: nothing is found", when)
			}
			storetest.WholeIndex(t, s)
		}
		put(unpaired{x.Terms}, all[:100])
		check("old", all[:100], false)
		put(x.Terms, all[100:])
		check("some", all, false)
		before := ask(t, x, "قال", Options{}).Hits[0].Number
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := store.Reindex(ctx, s, x.Terms, func(int64) {}); err == nil {
			t.Error("interrupted: no error")
		}
		n, err := store.Outdated(t.Context(), s, x.Terms.Pairs())
		if err != nil || n != 100 {
			t.Errorf("%d documents are of an earlier rule, %v; want 100", n, err)
		}
		steps := int64(0)
		if err := store.Reindex(t.Context(), s, x.Terms, func(n int64) { steps = n }); err != nil || steps != 100 {
			t.Fatalf("entered %d anew, %v", steps, err)
		}
		check("all", all, true)
		if after := ask(t, x, "قال", Options{}).Hits[0].Number; after != before {
			t.Errorf("a sentence had number %d and has %d", before, after)
		}
		if got := candidatesOf(t, x, `"مدينة في"`); len(got) > 20 {
			t.Errorf("%d sentences are read for words that do not stand side by side", len(got))
		}
	})
}

func isPaired(t *testing.T, s store.Store) (yes bool) {
	t.Helper()
	if err := s.View(t.Context(), func(tx store.Tx) (err error) { yes, err = store.Paired(t.Context(), tx, pairsRule); return err }); err != nil {
		t.Fatal(err)
	}
	return yes
}

// candidatesOf are the sentences that the index finds.
func candidatesOf(t *testing.T, x *Searcher, words string) (list []int64) {
	t.Helper()
	q, err := x.Terms.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	err = x.DB.View(t.Context(), func(tx store.Tx) error {
		query, err := q.written(t.Context(), tx)
		if err != nil {
			return err
		}
		f := &finder{ctx: t.Context(), tx: tx, terms: x.Terms, q: q, query: query}
		list, _, err = f.candidates(0, 10_000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
