package search

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/store/testregister"
)

// lemmas are those of the data, the commonest first.
func lemmas(b *testing.B) []string {
	b.Helper()
	all, err := fs.ReadFile(data.FS, "ar/stems.txt")
	if err != nil {
		b.Fatal(err)
	}
	weight := map[string]float64{}
	for line := range strings.Lines(string(all)) {
		if f := strings.Split(line, " | "); len(f) >= 3 && !strings.Contains(f[0], " ") && !strings.HasPrefix(line, "#") {
			n, err := strconv.ParseFloat(strings.TrimSpace(f[2]), 64)
			if err != nil {
				b.Fatal(err)
			}
			weight[f[0]] += n
		}
	}
	var out []string
	for w := range weight {
		out = append(out, w)
	}
	slices.SortFunc(out, func(x, y string) int {
		if weight[x] != weight[y] {
			return int(weight[y]*1e3) - int(weight[x]*1e3)
		}
		return strings.Compare(x, y)
	})
	return out
}

// madeUp makes articles of lemmas, common ones more often, one sentence a line.
func madeUp(list []string, n int) *doc.Document {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	z := rand.NewZipf(r, 1.1, 4, uint64(len(list)-1))
	var lines []string
	for range 11 {
		words := make([]string, 22)
		for i := range words {
			words[i] = list[z.Uint64()]
		}
		lines = append(lines, strings.Join(words, " "))
	}
	lines[0] += fmt.Sprintf(" rare%d mid%d", n/5, n%500)
	d := article(strconv.Itoa(n), time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/500).Format(time.DateOnly), "one", "ar", strings.Join(lines, "\n"))
	d.Events = nil
	return d
}

// BenchmarkSentence makes the terms of sentences; one operation is one sentence
// of 22 words.
func BenchmarkSentence(b *testing.B) {
	x, list := terms(b), lemmas(b)
	var sentences []string
	for n := range 100 {
		sentences = append(sentences, strings.Split(madeUp(list, n).Text, "\n")...)
	}
	var dst []string
	i := 0
	for b.Loop() {
		dst = x.Sentence(sentences[i%len(sentences)], dst[:0])
		i++
	}
}

// benchDocuments is how many documents BenchmarkSearch searches unless
// SIJIL_BENCH_DOCUMENTS says so.
const benchDocuments = 5000

// BenchmarkSearch searches for the newest 50 sentences in registers of made-up
// articles of 11 sentences: in those that SIJIL_BENCH_TEXTS names, separated by
// spaces, which are filled as far as they are not and kept, or in new ones.
func BenchmarkSearch(b *testing.B) {
	documents := benchDocuments
	if s := os.Getenv("SIJIL_BENCH_DOCUMENTS"); s != "" {
		var err error
		if documents, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	list := lemmas(b)
	for _, addr := range strings.Fields(os.Getenv("SIJIL_BENCH_TEXTS")) {
		s, err := address.Open(b.Context(), addr, address.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(addr), func(b *testing.B) { searchAll(b, s, list, documents) })
		s.Close()
	}
	if os.Getenv("SIJIL_BENCH_TEXTS") == "" {
		b.Run("SQLite", func(b *testing.B) { searchAll(b, testregister.SQLite(b), list, documents) })
		b.Run("Postgres", func(b *testing.B) { searchAll(b, testregister.Postgres(b), list, documents) })
	}
}

// searchAll fills a register and searches it.
func searchAll(b *testing.B, s store.Store, list []string, documents int) {
	x := &Searcher{s, terms(b)}
	info, err := s.Info(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for n := int(info.Documents); n < documents; n += 500 {
		var batch []*store.Record
		for i := n; i < min(n+500, documents); i++ {
			r := store.NewRecord(madeUp(list, i))
			r.Index(x.Terms)
			batch = append(batch, r)
		}
		if _, err := s.Put(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
	for _, c := range []struct{ name, words string }{
		{"commonest", list[0]}, {"common", list[50]}, {"rare", list[2000]}, {"of_a_day", "mid7"}, {"of_five", "rare77"},
		{"both", list[0] + " " + list[1]}, {"common_and_rare", list[40] + " " + list[3000]}, {"either", list[9] + " OR " + list[10]},
		{"without", list[0] + " -" + list[1]}, {"three", list[5] + " " + list[60] + " " + list[700]}, {"three_rare", list[300] + " " + list[500] + " " + list[900]},
		{"four", list[2] + " " + list[30] + " " + list[200] + " " + list[400]},
		{"beginning_2", beginningOf(list[50], 2)}, {"beginning_3", beginningOf(list[0], 3)}, {"beginning_4", beginningOf(list[2000], 4)}, {"beginning_and", beginningOf(list[7], 3) + " " + list[3000]},
		{"phrase", `"` + list[0] + " " + list[1] + `"`}, {"phrase_rare", `"` + list[300] + " " + list[500] + `"`}, {"phrase_none", `"` + list[0] + " rare77" + `"`},
		{"phrase_fails", `"` + list[22] + " " + list[25] + " " + list[23] + " " + list[24] + `"`}, {"phrase_of_three", `"` + list[12] + " " + list[13] + " " + list[14] + `"`},
		{"phrase_of_two", `"` + list[60] + " " + list[70] + `"`}, {"phrase_and_word", `"` + list[3] + " " + list[20] + `" ` + list[40]}, {"without_phrase", list[12] + ` -"` + list[13] + " " + list[12] + `"`},
	} {
		b.Run(c.name, func(b *testing.B) {
			n, cpu := 0, processorTime()
			for b.Loop() {
				n = len(ask(b, x, c.words, Options{}).Hits)
			}
			b.ReportMetric(float64(processorTime()-cpu)/float64(b.N)/1e6, "ms-cpu")
			b.ReportMetric(float64(n), "sentences")
		})
	}
}

// beginningOf asks for words that begin as one does.
func beginningOf(word string, letters int) string {
	r := []rune(beginning(word))
	return string(r[:min(letters, len(r))]) + "*"
}
