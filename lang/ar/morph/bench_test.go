package morph

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

func BenchmarkNewLexicon(b *testing.B) {
	verbs, nouns, closed, ws := loadVerbs(b), loadNouns(b), loadClosed(b), loadWeights(b)
	b.Logf("%d verbs, %d nouns", len(verbs), len(nouns))
	for b.Loop() {
		l := NewLexicon(verbs, nouns, closed)
		l.Weigh(ws)
	}
}

func BenchmarkConjugate(b *testing.B) {
	v := Verb{Root: "خدم", Form: 10, Lemma: "استخدم", Imperfect: "يستخدم"}
	for b.Loop() {
		v.Conjugate()
	}
}

func BenchmarkAnalyze(b *testing.B) {
	l := loadLexicon(b)
	words := []string{"وسيستخدمونها", "للاتفاق", "قتل", "والمتظاهرين", "بالجزاءر"}
	var dst []Analysis
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		s := search{l: l, w: words[i%len(words)], dst: dst[:0]}
		s.run()
		dst = s.dst
	}
}

// BenchmarkTag tags news articles again and again; ns/word is what counts.
func BenchmarkTag(b *testing.B) {
	l := loadLexicon(b)
	f, err := os.Open(sharedFile(b, "corpus/ar-news-2018.jsonl.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	type article struct {
		text   string
		tokens []doc.Token
		ends   []int
	}
	var all []article
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	words := 0
	for sc.Scan() && len(all) < 2000 {
		var a struct{ Text string }
		if json.Unmarshal(sc.Bytes(), &a) != nil {
			continue
		}
		toks := text.Tokens(a.Text, doc.Span{End: len(a.Text)}, nil)
		all = append(all, article{a.Text, toks, text.Sentences(toks)})
		words += len(toks)
	}
	var m0, m1 runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m0)
	n := 0
	b.ResetTimer()
	for b.Loop() {
		for i := range all {
			from := 0
			for _, end := range all[i].ends {
				l.Tag(all[i].text, all[i].tokens[from:end])
				from = end
			}
		}
		n += words
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/word")
	runtime.GC()
	runtime.ReadMemStats(&m1)
	b.ReportMetric((float64(m1.HeapAlloc)-float64(m0.HeapAlloc))/1e6, "MB-cache")
	runtime.KeepAlive(all)
	runtime.KeepAlive(l)
}

// FuzzTag checks that offsets stay within their token, in order and on letter
// borders, for any text.
func FuzzTag(f *testing.F) {
	l := NewLexicon(sampleVerbs(), sampleNouns(), sampleClosed())
	for _, s := range []string{"وسيقولون للاتفاق", "وُجّهت الاتّهامات إليهم", "ﻻ ﷲ ﷺ لله", "ـــوـال", "abc 12 ؟ ب", "ٱلْكِتَابُ وَٱلْقَلَمُ", strings.Repeat("ول", 40)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?") // text is valid UTF-8 by contract
		tokens := text.Tokens(s, doc.Span{End: len(s)}, nil)
		l.Tag(s, tokens)
		for _, k := range tokens {
			if k.StemStart < k.Start || k.StemEnd > k.End || k.StemStart > k.StemEnd {
				t.Errorf("%q: token [%d,%d) has stem [%d,%d)", s, k.Start, k.End, k.StemStart, k.StemEnd)
			}
			if !border(s, k.StemStart) || !border(s, k.StemEnd) {
				t.Errorf("%q: stem [%d,%d) cuts a letter", s, k.StemStart, k.StemEnd)
			}
			if k.POS != doc.Punct && k.Stem == "" && k.Fold != "" {
				t.Errorf("%q: %q has no stem", s, k.Fold)
			}
		}
	})
}

func border(s string, i int) bool { return i == len(s) || s[i]&0xC0 != 0x80 }
