package morph

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// TestCountCorpus writes data/ar/stems.txt: how common every lemma is in the
// news corpus. It runs only where MORPH_COUNT is set. Word types are shared
// out among their readings by expectation maximisation, so that يمكن goes to
// the verb whose other forms are common.
func TestCountCorpus(t *testing.T) {
	if os.Getenv("MORPH_COUNT") == "" {
		t.Skip("set MORPH_COUNT to count the corpus")
	}
	f, err := os.Open(sharedFile(t, "corpus/ar-news-2018.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	l := NewLexicon(loadVerbs(t), loadNouns(t), loadClosed(t))
	addNames(t, l)
	types := map[string]float64{}
	var docs []string
	var total float64
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var a struct{ Title, Text string }
		if json.Unmarshal(sc.Bytes(), &a) != nil {
			continue
		}
		s := a.Title + "\n" + a.Text
		docs = append(docs, s)
		for _, tok := range text.Tokens(s, doc.Span{End: len(s)}, nil) {
			if arabic(text.Fold(tok.Fold)) {
				// the spelling as printed, as hamza tells readings apart
				types[s[tok.Start:tok.End]]++
				total++
			}
		}
	}
	type reading struct {
		key
		w    float64
		open bool
	}
	var words [][]reading
	var counts []float64
	for w, n := range types {
		folded := text.Fold(w)
		var rs []reading
		for _, a := range l.Analyze(folded, nil) {
			s := float64(a.Score + fitWord(w, folded, &a))
			rs = append(rs, reading{key{a.Lemma, weightKind(a.POS, a.closed)}, math.Exp(1.2 * s), a.Known})
		}
		words, counts = append(words, rs), append(counts, n)
	}
	count := map[key]float64{}
	for round := range 8 {
		next := map[key]float64{}
		for i, rs := range words {
			var z float64
			for _, r := range rs {
				z += r.w * prior(count[r.key], r.open, round)
			}
			for _, r := range rs {
				if r.open {
					next[r.key] += counts[i] * r.w * prior(count[r.key], r.open, round) / z
				}
			}
		}
		for k := range next {
			next[k] *= 1e6 / total
		}
		// the verb and its masdar speak for each other
		for i := range l.verbs {
			v := &l.verbs[i]
			k := key{v.Lemma, 'v'}
			var m float64
			for _, x := range v.Masdars {
				m = max(m, next[key{x, 'n'}])
			}
			next[k] += min(0.15*m, 2*next[k])
		}
		count = next
	}
	for range 2 {
		next := inContext(t, count, docs)
		for k, n := range count {
			next[k] += n
		}
		for k := range next {
			next[k] /= 2
		}
		count = next
	}
	var lines []string
	for _, w := range loadWeights(t) {
		if w.Hand {
			lines = append(lines, fmt.Sprintf("%s | %c | %.3g | hand", w.Lemma, w.Kind, w.Count))
			delete(count, key{w.Lemma, w.Kind})
		}
	}
	for k, n := range count {
		if n >= 0.3 {
			lines = append(lines, fmt.Sprintf("%s | %c | %.3g", k.lemma, k.kind, n))
		}
	}
	sort.Strings(lines)
	out, err := os.Create(filepath.Join(dataDir(t), "stems.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	fmt.Fprintln(out, "# How common lemmas are in news: lemma | v, n, p or c (verb, noun, name, closed class) | per million words.\n# Made by MORPH_COUNT=1 go test -run CountCorpus ./lang/ar/morph")
	for _, s := range lines {
		fmt.Fprintln(out, s)
	}
}

func prior(n float64, open bool, round int) float64 {
	if round == 0 {
		return 1
	}
	if !open {
		return 1
	}
	return n + 0.3
}

func fitWord(w, folded string, a *Analysis) float32 {
	onAlef, anywhere := hamzaAt(w)
	return fit(w, folded, onAlef, anywhere, a)
}

// key names a lemma as one kind of word.
type key struct {
	lemma string
	kind  byte
}

// inContext counts again, each word as it is read in its sentence with the
// counts so far: what letters alone cannot tell («سعود», «فرج»: name or verb),
// neighbours do.
func inContext(t *testing.T, count map[key]float64, docs []string) map[key]float64 {
	var ws []Weight
	fixed := map[key]bool{}
	for _, w := range loadWeights(t) {
		if w.Hand {
			ws = append(ws, w)
			fixed[key{w.Lemma, w.Kind}] = true
		}
	}
	for k, n := range count {
		if !fixed[k] {
			ws = append(ws, Weight{Lemma: k.lemma, Kind: k.kind, Count: n})
		}
	}
	l := NewLexicon(loadVerbs(t), loadNouns(t), loadClosed(t))
	l.Weigh(ws)
	addNames(t, l)
	next, total := map[key]float64{}, 0.0
	for _, s := range docs {
		tokens := text.Tokens(s, doc.Span{End: len(s)}, nil)
		from := 0
		for _, end := range text.Sentences(tokens) {
			l.Tag(s, tokens[from:end])
			from = end
		}
		for i := range tokens {
			if t := &tokens[i]; arabic(t.Fold) {
				total++
				if t.Known {
					k := key{t.Lemma, weightKind(t.POS, false)}
					if c := (key{t.Lemma, 'c'}); count[c] > count[k] {
						k = c
					}
					next[k]++
				}
			}
		}
	}
	for k := range next {
		next[k] *= 1e6 / total
	}
	return next
}
