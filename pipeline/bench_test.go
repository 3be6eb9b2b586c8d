package pipeline

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// BenchmarkLoad is what the binary does before it can read its first word.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		if _, err := New(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCode codes articles of 1.5 to 4 kB one after the other on one core:
// those of the shared corpus, or the samples of the project where it is absent.
func BenchmarkCode(b *testing.B) { code(b, 1500, 4000) }

// BenchmarkCodeShort is the same for articles of 2 to 3 kB.
func BenchmarkCodeShort(b *testing.B) { code(b, 2000, 3000) }

// BenchmarkCodeEnglish codes the English samples of the repository, of some
// 1.2 kB.
func BenchmarkCodeEnglish(b *testing.B) { codeAll(b, samples(b, "en")) }

// BenchmarkCodeEnglishShort codes English text in pieces of 2 to 3 kB: sentences
// of the parallel corpora, joined.
func BenchmarkCodeEnglishShort(b *testing.B) {
	docs := joined(b, "../../shared/corpus/parallel-pud.tsv", "../../shared/corpus/parallel-ntrex.tsv")
	if len(docs) == 0 {
		docs = samples(b, "en")
	}
	codeAll(b, docs)
}

// joined makes articles of the second column of tables, as many as fill 2.4 kB
// each.
func joined(b *testing.B, tables ...string) []doc.Document {
	var out []doc.Document
	var article strings.Builder
	for _, name := range tables {
		table, err := os.ReadFile(name)
		if err != nil {
			b.Log(err)
			continue
		}
		for line := range strings.Lines(string(table)) {
			if f := strings.Split(line, "\t"); len(f) > 1 {
				article.WriteString(f[1] + " ")
			}
			if article.Len() > 2400 {
				out = append(out, doc.Document{ID: strconv.Itoa(len(out)), Text: article.String()})
				article.Reset()
			}
		}
	}
	return out
}

// code codes the articles that have from lo to hi bytes.
func code(b *testing.B, lo, hi int) { codeAll(b, articles(b, lo, hi)) }

func codeAll(b *testing.B, docs []doc.Document) {
	p, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	bytes := 0
	for i := range docs {
		bytes += len(docs[i].Text)
		d := docs[i]
		p.Code(&d) // what is read when it is first needed is read now
	}
	b.SetBytes(int64(bytes / len(docs)))
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		d := docs[i%len(docs)]
		p.Code(&d)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func articles(b *testing.B, lo, hi int) []doc.Document {
	f, err := os.Open("../../shared/corpus/ar-news-2018.jsonl.gz")
	if err != nil {
		return samples(b, "ar")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var out []doc.Document
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 8<<20)
	for sc.Scan() && len(out) < 2000 {
		var r struct{ ID, Title, Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			b.Fatal(err)
		}
		if n := len(r.Text); n < lo || n > hi {
			continue
		}
		out = append(out, doc.Document{ID: r.ID, Title: r.Title, Text: r.Title + "\n" + r.Text})
	}
	return out
}

func samples(b *testing.B, lang string) []doc.Document {
	names, _ := filepath.Glob("../samples/" + lang + "/*.txt")
	var out []doc.Document
	for _, n := range names {
		t, err := os.ReadFile(n)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, doc.Document{ID: filepath.Base(n), Text: string(t)})
	}
	if len(out) == 0 {
		b.Skip("no articles to code")
	}
	return out
}
