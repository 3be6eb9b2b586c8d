package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// article is a document of sentences, one a line, with an event in each.
func article(id, day, publisher, lang, text string) *doc.Document {
	d := &doc.Document{ID: id, URL: "https://news.example/" + id, Publisher: publisher, Lang: lang, Published: day, Text: strings.TrimSpace(text), Version: "test+1"}
	at := 0
	for i, line := range strings.Split(d.Text, "\n") {
		s := doc.Span{Start: at, End: at + len(line)}
		d.Sentences = append(d.Sentences, doc.Sentence{Span: s, Block: i})
		d.Events = append(d.Events, doc.Event{ID: fmt.Sprintf("%s-%d", id, i), DocID: id, Type: "CONSULT", Quad: 1, Trigger: d.Excerpt(doc.Span{Start: at, End: at + 2}), Sentence: doc.SentenceRef{Excerpt: d.Excerpt(s)}})
		at += len(line) + 1
	}
	return d
}

// Articles, the last one published first.
var articles = []*doc.Document{
	article("a", "2018-03-12", "one", "ar", "اتهم وزير الخارجية الفرنسي موسكو بخرق الاتفاق\nونفت روسيا الاتهامات\nوسيزور الوزراء العرب باريس"),
	article("b", "2018-03-11", "two", "ar", "يتهم وزراء الاتحاد روسيا\nدعت الأمم المتحدة إلى هدنة\nقتل 3,000 شخص"),
	article("c", "2018-03-10", "one", "en", "The ministers accused Moscow of breaking the agreement\nRussia's envoy denied the accusation"),
	article("d", "", "two", "ar", "وللأمم المتحدة مبعوث إلى ليبيا\nاستقبل الأمين العام للأمم مبعوثا من الولايات المتحدة\nالكتب والصواريخ"),
}

func fill(t testing.TB, s store.Store, ix store.Indexer) {
	t.Helper()
	var batch []*store.Record
	for _, d := range articles {
		r := store.NewRecord(d)
		r.Index(ix)
		batch = append(batch, r)
	}
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}

// found are the sentences of an answer as «a2»: document and place, from 1.
func found(list []Hit) string {
	var out []string
	for _, h := range list {
		i := slices.IndexFunc(h.Doc.Sentences, func(s doc.Sentence) bool { return s.Span == h.Span })
		out = append(out, fmt.Sprint(h.Doc.ID, i+1))
	}
	return strings.Join(out, " ")
}

func ask(t testing.TB, s *Searcher, words string, o Options) *Answer {
	t.Helper()
	q, err := s.Terms.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Search(t.Context(), q, o)
	if err != nil {
		t.Fatalf("%s: %v", words, err)
	}
	return a
}

var searches = []struct{ words, want string }{
	{"وزير", "a3 a1 b1"},
	{"الوزراء", "a3 a1 b1"},
	{"اتهم", "a1 b1"},
	{"اتهم روسيا", "b1"},
	{"اتهم -روسيا", "a1"},
	{"روسيا", "a2 b1"},
	{"موسكو OR باريس", "a3 a1"},
	{"وزير موسكو OR باريس", "a3 a1"},
	{"موسكو | باريس | ليبيا", "a3 a1 d1"},
	{"صاروخ كتاب", "d3"},
	{"الأمم المتحدة", "b2 d2 d1"},
	{`"الأمم المتحدة"`, "b2 d1"},
	{"«الامم المتحدة»", "b2 d1"},
	{`المتحدة -"الأمم المتحدة"`, "d2"},
	{`"وزير الخارجية"`, "a1"},
	{`"وزراء الخارجية"`, ""},
	{`"زير الخارجية"`, ""},
	{`وزير موسكو -"زير الخارجية"`, "a1"},
	{"3000", "b3"},
	{"٣٠٠٠", "b3"},
	{"300", ""},
	{"minister", "c1"},
	{"accuse", "c2 c1"},
	{"moscow agreements", "c1"},
	{"envoy OR minister", "c2 c1"},
	{"accus*", "c2 c1"},
	{"accus* moscow", "c1"},
	{"accus* -moscow", "c2"},
	{"russia -accus*", ""},
	{"russia -minist*", "c2"},
	{"moscow OR accus* russia", "c2"},
	{"فرنس*", "a1"},
	{"اتفا*", "a1"},
	{"لاشيء", ""},
	{"المبعوث", "d2 d1"},
	{"وزير موسكو باريس", ""},
}

func TestSearch(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		x := &Searcher{s, terms(t)}
		fill(t, s, x.Terms)
		for _, c := range searches {
			if got := found(ask(t, x, c.words, Options{}).Hits); got != c.want {
				t.Errorf("%s: %q, want %q", c.words, got, c.want)
			}
		}
	})
}

func TestMatches(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		x := &Searcher{s, terms(t)}
		fill(t, s, x.Terms)
		for words, want := range map[string]string{"اتهم روسيا": "يتهم روسيا", `"الأمم المتحدة" ليبيا`: "وللأمم المتحدة ليبيا", "envoy russia": "Russia's envoy", "3000": "3,000"} {
			var got []string
			for _, h := range ask(t, x, words, Options{}).Hits {
				for _, m := range h.Matches {
					got = append(got, h.Doc.Text[m.Start:m.End])
				}
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: %q, want %q", words, got, want)
			}
		}
	})
}

func TestOptions(t *testing.T) {
	day := func(s string) *int64 {
		for d := int64(17000); d < 18000; d++ {
			if store.DayName(d) == s {
				return &d
			}
		}
		return nil
	}
	testregister.Each(t, func(t *testing.T, s store.Store) {
		x := &Searcher{s, terms(t)}
		fill(t, s, x.Terms)
		const words = "المتحدة OR روسيا OR وزير OR minister"
		for _, c := range []struct {
			name string
			o    Options
			want string
		}{
			{"all", Options{}, "a3 a2 a1 b2 b1 c1 d2 d1"},
			{"from", Options{From: day("2018-03-11")}, "a3 a2 a1 b2 b1"},
			{"to", Options{To: day("2018-03-11")}, "b2 b1 c1"},
			{"one day", Options{From: day("2018-03-11"), To: day("2018-03-11")}, "b2 b1"},
			{"publisher", Options{Publishers: []string{"one"}}, "a3 a2 a1 c1"},
			{"publisher, few", Options{Publishers: []string{"two"}, Limit: 3}, "b2 b1 d2"},
			{"language", Options{Langs: []string{"en"}}, "c1"},
			{"both", Options{Langs: []string{"ar"}, Publishers: []string{"one"}}, "a3 a2 a1"},
		} {
			if got := found(ask(t, x, words, c.o).Hits); got != c.want {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
		}
		var pages []string
		for o := (Options{Limit: 3}); ; {
			a := ask(t, x, words, o)
			pages = append(pages, found(a.Hits))
			if o.Before = a.Next; a.Next == 0 {
				break
			}
		}
		if got := strings.Join(pages, " / "); got != "a3 a2 a1 / b2 b1 c1 / d2 d1" {
			t.Errorf("pages %s", got)
		}
	})
}

// TestChanges: what was replaced is not found any more, what was put without
// terms is found after a refresh, and events know their sentences all the time.
func TestChanges(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		x := &Searcher{s, terms(t)}
		fill(t, s, nil)
		check := func(when string, unindexed int64) {
			t.Helper()
			n, err := store.Unindexed(t.Context(), s)
			if err != nil || n != unindexed {
				t.Errorf("%s: %d documents not indexed, %v; want %d", when, n, err, unindexed)
			}
			consistent(t, s, when, unindexed == 0)
		}
		check("without terms", 4)
		if got := found(ask(t, x, "وزير", Options{}).Hits); got != "" {
			t.Errorf("not indexed: %q", got)
		}
		steps := int64(0)
		if err := store.Refresh(t.Context(), s, x.Terms, func(n int64) { steps = n }); err != nil || steps != 4 {
			t.Fatalf("refreshed %d, %v", steps, err)
		}
		check("refreshed", 0)
		for _, c := range searches {
			if got := found(ask(t, x, c.words, Options{}).Hits); got != c.want {
				t.Errorf("refreshed: %s: %q, want %q", c.words, got, c.want)
			}
		}
		other := article("a", "2018-03-09", "one", "ar", "قصفت طائرات مدينة\nزار الملك عمان")
		r := store.NewRecord(other)
		r.Index(x.Terms)
		if out, err := s.Put(t.Context(), []*store.Record{r}); err != nil || out[0] != store.Replaced {
			t.Fatalf("%v, %v", out, err)
		}
		check("replaced", 0)
		if got := found(ask(t, x, "وزير OR مدن OR ملوك OR روسيا", Options{}).Hits); got != "b1 a2 a1" {
			t.Errorf("replaced: %q", got)
		}
		if _, err := s.Put(t.Context(), []*store.Record{store.NewRecord(article("b", "2018-03-11", "two", "ar", "سقط مطر"))}); err != nil {
			t.Fatal(err)
		}
		check("replaced without terms", 1)
		if got := found(ask(t, x, "وزير OR مطر", Options{}).Hits); got != "" {
			t.Errorf("replaced without terms: %q", got)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := store.Refresh(ctx, s, x.Terms, func(int64) {}); err == nil {
			t.Error("interrupted: no error")
		}
		if err := store.Refresh(t.Context(), s, x.Terms, func(int64) {}); err != nil {
			t.Fatal(err)
		}
		check("refreshed again", 0)
		if got := found(ask(t, x, "مطر", Options{}).Hits); got != "b1" {
			t.Errorf("refreshed again: %q", got)
		}
	})
}

// consistent checks that events point at their own sentences, and that as many
// sentences are indexed as there are.
func consistent(t testing.TB, s store.Store, when string, whole bool) {
	t.Helper()
	err := s.View(t.Context(), func(tx store.Tx) error {
		bad, _, err := store.Scalar[int64](t.Context(), tx, "SELECT count(*) FROM events e LEFT JOIN indexed i ON i.doc = e.doc WHERE (e.sentence IS NULL) <> (i.doc IS NULL) OR e.sentence - i.first <> e.ordinal")
		if err != nil || bad != 0 {
			t.Errorf("%s: %d events with a wrong sentence, %v", when, bad, err)
		}
		words, _, err := store.Scalar[int64](t.Context(), tx, map[store.Dialect]string{store.SQLite: "SELECT count(*) FROM words_docsize", store.Postgres: "SELECT count(*) FROM words"}[tx.Dialect()])
		taken, _, err2 := store.Scalar[int64](t.Context(), tx, "SELECT coalesce(sum(sentences), 0) FROM indexed")
		events, _, err3 := store.Scalar[int64](t.Context(), tx, "SELECT count(*) FROM events")
		if err != nil || err2 != nil || err3 != nil || words != taken || whole && words != events {
			t.Errorf("%s: %d sentences indexed, %d taken, %d events, %v %v %v", when, words, taken, events, err, err2, err3)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
