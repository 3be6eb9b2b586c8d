// Command salience trains the weights of data/ar/salience.txt: does a word
// report an incident or merely mention one?
//
//	go run ./tools/salience -gold ../shared/eval/dev > data/ar/salience.txt
//	go run ./tools/salience -gold ../shared/eval/dev -plain > data/en/salience.txt
//
// With -plain it learns from what is no word of Arabic alone: frame, mode, how
// the trigger stands, who is named on either side. Such weights serve a
// language for which no sentences are judged.
//
// It learns from sentences of arabic_event_gsr (Open Event Data Alliance, MIT)
// that are judged as reporting an assault or a protest or not, and from the
// sentences and documents in which such events are marked. A sentence counts by its most salient event (multiple-instance
// logistic regression, stochastic gradient descent, L2). The figures printed
// on stderr are five-fold cross-validated.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

type row struct {
	label  bool
	source string     // detect, marked, document
	events [][]string // features of each candidate
	bars   []float64  // the probability each must reach
}

func main() {
	gold := flag.String("gold", "../shared/eval/dev", "folder with the gold sets")
	plain := flag.Bool("plain", false, "learn from no words: weights for every language")
	flag.Parse()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		log.Fatal(err)
	}
	p.Coder.Salience = nil
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintln(out, "# Weights of the salience model: does a word report an incident or merely mention one?")
	fmt.Fprintln(out, "# Made by `go run ./tools/salience`; do not edit by hand.")
	for _, typ := range []string{"ASSAULT", "PROTEST"} {
		var rows []row
		for _, file := range files {
			more, err := read(p, filepath.Join(*gold, file), typ)
			if err != nil {
				log.Fatal(err)
			}
			rows = append(rows, more...)
		}
		if *plain {
			dropWords(rows)
		}
		crossValidate(typ, rows)
		w := train(rows, nil)
		if *plain {
			w["bias"] += plainDoubt
		}
		write(out, typ, w)
	}
}

// plainDoubt is added to the bias of weights without words: they know less, so
// only what is clearly a mere mention is left out.
const plainDoubt = 0.57

// plainKinds are the kinds of features that hold no word of a language.
var plainKinds = map[string]bool{"frame": true, "shape": true, "rel": true, "ar": true, "shape-ar": true, "frame-shape": true,
	"realis": true, "claim": true, "mode": true, "side0": true, "side1": true, "plural": true, "quoted": true, "numeral": true}

func dropWords(rows []row) {
	for _, r := range rows {
		for k, feats := range r.events {
			r.events[k] = slices.DeleteFunc(feats, func(f string) bool {
				kind, _, _ := strings.Cut(f, " ")
				return !plainKinds[kind]
			})
		}
	}
}

var files = []string{"gsr-assault-detect.jsonl", "gsr-protest-detect.jsonl", "gsr-assault-spans.jsonl", "gsr-protest-spans.jsonl"}

// goldDoc is a line of any of the gold sets.
type goldDoc struct {
	ID, Text, Title, Published string
	Detect                     string
	Label                      bool
	Complete                   bool
	Annotators                 []goldEvent
	Events                     []goldEvent
}

type goldEvent struct {
	Type     string
	Sentence string
	Weak     bool
}

func read(p *pipeline.Pipeline, path, typ string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read training sentences: %w", err)
	}
	defer f.Close()
	var rows []row
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 4<<20)
	for sc.Scan() {
		var g goldDoc
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("read training sentences %s: %w", path, err)
		}
		rows = append(rows, rowsOf(p, &g, typ)...)
	}
	return rows, sc.Err()
}

// rowsOf makes one row of a sentence that is judged as a whole, and one of
// every candidate of a document in which all events are marked.
func rowsOf(p *pipeline.Pipeline, g *goldDoc, typ string) []row {
	if g.Detect != "" && g.Detect != typ {
		return nil
	}
	whole := row{label: g.Label, source: "detect"}
	for _, e := range append(g.Events, g.Annotators...) {
		if !g.Complete && e.Type == typ {
			whole.label, whole.source = true, "marked"
		}
	}
	if !g.Complete && g.Detect == "" && !whole.label {
		return nil
	}
	var rows []row
	p.Coder.Candidate = func(e *doc.Event, feats []string, bar float64) {
		if e.Type != typ || e.Realis == doc.Negated || e.Realis == doc.Hypothetical || e.Claim == doc.Denied {
			return
		}
		if !g.Complete {
			whole.events = append(whole.events, feats)
			whole.bars = append(whole.bars, bar)
			return
		}
		label, weak := inGold(g, e)
		if !weak {
			rows = append(rows, row{label, "document", [][]string{feats}, []float64{bar}})
		}
	}
	text := g.Text
	if g.Title != "" && !strings.HasPrefix(text, g.Title) {
		text = g.Title + "\n" + text
	}
	p.Code(&doc.Document{ID: g.ID, Text: text, Title: g.Title})
	if !g.Complete {
		rows = append(rows, whole)
	}
	return rows
}

func inGold(g *goldDoc, e *doc.Event) (found, weak bool) {
	for _, x := range g.Events {
		if x.Type == e.Type && (strings.Contains(e.Sentence.Text, x.Sentence) || strings.Contains(x.Sentence, e.Sentence.Text)) {
			found, weak = true, x.Weak
			if !weak {
				return
			}
		}
	}
	return
}

func score(w map[string]float64, feats []string) float64 {
	z := w["bias"]
	for _, f := range feats {
		z += w[f]
	}
	return z
}

func best(w map[string]float64, r *row) (int, float64) {
	at, z := -1, math.Inf(-1)
	for i, f := range r.events {
		if s := score(w, f); s > z {
			at, z = i, s
		}
	}
	return at, z
}

// train fits the weights on all rows for which use is nil or true.
func train(rows []row, use func(i int) bool) map[string]float64 {
	const epochs, rate, l2 = 30, 0.02, 0.03
	count := map[string]int{}
	for _, r := range rows {
		for _, e := range r.events {
			for _, f := range e {
				count[f]++
			}
		}
	}
	w := map[string]float64{"bias": -1}
	rnd := rand.New(rand.NewSource(7))
	for ep := 0; ep < epochs; ep++ {
		for _, i := range rnd.Perm(len(rows)) {
			r := &rows[i]
			if use != nil && !use(i) || len(r.events) == 0 {
				continue
			}
			at, z := best(w, r)
			y, weight := 0.0, 1.0
			if r.label {
				y, weight = 1, 2.5
			}
			g := weight * (y - 1/(1+math.Exp(-z))) * rate / (1 + 0.1*float64(ep))
			w["bias"] += g
			for _, f := range r.events[at] {
				if count[f] >= 3 {
					w[f] += g - rate*l2*w[f]
				}
			}
		}
	}
	return w
}

func crossValidate(typ string, rows []row) {
	models := make([]map[string]float64, 5)
	for k := range models {
		models[k] = train(rows, func(i int) bool { return i%5 != k })
	}
	for _, source := range []string{"detect", "marked"} {
		for _, cut := range []float64{0.25, coder.Salient, 0.5} {
			var tp, fp, fn int
			for i := range rows {
				if rows[i].source != source || source == "document" && len(rows[i].events) == 0 {
					continue
				}
				said := false
				for k, e := range rows[i].events {
					said = said || 1/(1+math.Exp(-score(models[i%5], e))) >= rows[i].bars[k]*cut/coder.Salient
				}
				switch {
				case said && rows[i].label:
					tp++
				case said:
					fp++
				case rows[i].label:
					fn++
				}
			}
			fmt.Fprintf(os.Stderr, "%s %s cut %.2f: P %.3f R %.3f F1 %.3f\n", typ, source, cut, float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn), 2*float64(tp)/float64(2*tp+fp+fn))
		}
	}
}

func write(out *bufio.Writer, typ string, w map[string]float64) {
	var keys []string
	for k, v := range w {
		if math.Abs(v) >= 0.02 || k == "bias" {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Fprintf(out, "%s %s | %.2f\n", typ, k, w[k])
	}
}
