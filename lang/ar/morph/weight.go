package morph

import (
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Weight is how common a lemma is in news: occurrences per million words.
type Weight struct {
	Lemma string
	Kind  byte // v finite verb, n noun or adjective, p name, c closed-class word
	Count float64
	Hand  bool // set by hand; counting the corpus again keeps it
}

// weightKind is the kind of a part of speech in Weight.
func weightKind(p doc.POS, closed bool) byte {
	switch {
	case closed:
		return 'c'
	case p == doc.Verb:
		return 'v'
	case p == doc.Propn:
		return 'p'
	}
	return 'n'
}

// ParseWeights reads lemma | v, n, p or c | occurrences per million words; a
// fourth field "hand" marks what counting must not change.
func ParseWeights(r io.Reader, file string, report Report) []Weight {
	return AppendWeights(nil, content(r, file, report), file, report)
}

// AppendWeights is ParseWeights of a text, appended to out.
func AppendWeights(out []Weight, text, file string, report Report) []Weight {
	lines(text, func(n int, f []string) {
		c, err := strconv.ParseFloat(field(f, 2), 64)
		k := field(f, 1)
		if err != nil || len(k) != 1 || strings.IndexByte("vnpc", k[0]) < 0 {
			report(file, n, "want: lemma | v, n, p or c | occurrences per million words")
			return
		}
		out = append(out, Weight{f[0], k[0], c, field(f, 3) == "hand"})
	})
	return out
}

// Weigh tells the lexicon how common its lemmas are, so that of two readings
// the commoner wins where context does not tell. Lemmas without a weight count
// as rare. It must not be called after the first Analyze or Tag.
func (l *Lexicon) Weigh(ws []Weight) {
	if len(ws) == 0 {
		return
	}
	type costs struct{ v, n, p, c float32 }
	none := rarity(0)
	lemmas := lexicon.NewIndex(len(ws))
	by := make([]costs, 0, len(ws))
	of := func(c *costs, kind byte) *float32 {
		switch kind {
		case 'v':
			return &c.v
		case 'p':
			return &c.p
		case 'c':
			return &c.c
		}
		return &c.n
	}
	for _, w := range ws {
		n, isNew := lemmas.AddString(w.Lemma)
		if isNew {
			by = append(by, costs{none, none, none, none})
		}
		*of(&by[n], w.Kind) = rarity(w.Count)
	}
	cost := func(kind byte, lemma string) float32 {
		if n, ok := lemmas.Find(lemma); ok {
			return *of(&by[n], kind)
		}
		return none
	}
	l.verbCost = make([]float32, len(l.verbs))
	for i := range l.verbs {
		l.verbCost[i] = cost('v', l.verbs[i].Lemma)
	}
	l.closedCost = make([]float32, len(l.closed))
	for i := range l.closed {
		l.closedCost[i] = cost('c', l.closed[i].Lemma)
	}
	for i := range l.nominals {
		n := &l.nominals[i]
		n.cost = cost(weightKind(n.pos, false), n.lemma)
	}
}

// rarity is the cost of a lemma seen count times per million: 0 for 30.
func rarity(count float64) float32 {
	return float32(-0.45 * math.Log((count+0.1)/30))
}
