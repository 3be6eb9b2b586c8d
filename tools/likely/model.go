package main

import (
	"hash/fnv"
	"math"
	"math/rand"
	"strings"
	"unicode"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
)

// row is a question about one event: nobody is the first answer, the parties follow.
type row struct {
	q     coder.Question
	ruled bool
	typ   string
	fold  int
	feats [][]int32 // of each answer
	right []bool    // by answer
	first []int     // the first answer that is the same party
	open  bool      // somebody is to be found, named or not
}

// rows are the questions of all documents with the names of their features.
type rows struct {
	all []row
	named
	bare bool // features that name words of Arabic are left out
}

func newRows() *rows { return &rows{named: named{ids: map[string]int32{}}} }

// named numbers features by their names.
type named struct {
	names []string
	ids   map[string]int32
}

// number is the number of a feature, a new one where it is new.
func (n *named) number(name string) int32 {
	id, ok := n.ids[name]
	if !ok {
		id = int32(len(n.names))
		n.ids[name], n.names = id, append(n.names, name)
	}
	return id
}

const folds = 10

func (rs *rows) add(d *doc.Document, a *coder.Asked, g *judged) {
	want, given := g.actor, a.Event.Actor
	if a.Question == coder.Whom {
		want, given = g.recipient, a.Event.Recipient
	}
	want = without(d, want, given)
	r := row{q: a.Question, ruled: a.Ruled, typ: a.Event.Type, fold: foldOf(d.ID), open: len(want) > 0,
		feats: [][]int32{rs.numbers(a.Nobody.Names, a.About.Names)}, right: []bool{true}, first: []int{0}}
	for k := range a.Parties {
		p := &a.Parties[k]
		r.feats = append(r.feats, rs.numbers(p.Feats.Names, a.About.Names))
		right := meant(d, &p.Actors[0], want)
		r.right = append(r.right, right)
		r.right[0] = r.right[0] && !right
		r.first = append(r.first, a.First(k+1))
	}
	rs.all = append(rs.all, r)
}

// foldOf is the fold of a document.
func foldOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % folds)
}

// numbers are those of features, alone and together with what is said of the event.
func (rs *rows) numbers(feats, about []string) []int32 {
	var out []int32
	add := func(f string) { out = append(out, rs.number(f)) }
	for _, f := range feats {
		if rs.bare && namesWord(f) {
			continue
		}
		add(f)
		for _, a := range about {
			add(coder.Crossed(f, a))
		}
	}
	return out
}

// namesWord tells whether a feature holds a word of Arabic.
func namesWord(f string) bool {
	return strings.ContainsFunc(f, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// shares are the probabilities of the answers of a row.
func shares(w []float64, r *row, out []float64) []float64 {
	out = out[:0]
	sum := 0.0
	for _, fs := range r.feats {
		z := 0.0
		for _, f := range fs {
			z += w[f]
		}
		z = math.Exp(z)
		sum += z
		out = append(out, z)
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

// Settings of the training: steps, and what a feature needs.
const (
	epochs = 40
	rate   = 0.015
	l2     = 0.1
	least  = 3   // rows a feature must occur in
	ruled  = 0.6 // what a question counts that grammar has answered
)

// train fits a conditional logit model by stochastic gradient descent: of the
// answers to a question, nobody among them, one of the right ones is to be likely.
// Rows of the fold that is left out are not used; −1 leaves out none.
func (rs *rows) train(q coder.Question, leftOut int) []float64 {
	w, use := make([]float64, len(rs.names)), rs.frequent(q)
	rnd := rand.New(rand.NewSource(7))
	var p []float64
	for ep := range epochs {
		for _, i := range rnd.Perm(len(rs.all)) {
			r := &rs.all[i]
			if r.q != q || r.fold == leftOut {
				continue
			}
			step := rate / (1 + 0.1*float64(ep))
			if r.ruled {
				step *= ruled
			}
			p = shares(w, r, p)
			right := 0.0
			for k := range p {
				if r.right[k] {
					right += p[k]
				}
			}
			for k, fs := range r.feats {
				g := -p[k]
				if r.right[k] {
					g += p[k] / right
				}
				for _, f := range fs {
					if use[f] {
						w[f] += step * (g - l2*w[f])
					}
				}
			}
		}
	}
	return w
}

// frequent marks the features that enough rows have.
func (rs *rows) frequent(q coder.Question) []bool {
	count, last := make([]int, len(rs.names)), make([]int, len(rs.names))
	for i := range rs.all {
		if rs.all[i].q != q {
			continue
		}
		for _, fs := range rs.all[i].feats {
			for _, f := range fs {
				if last[f] != i+1 {
					last[f] = i + 1
					count[f]++
				}
			}
		}
	}
	use := make([]bool, len(count))
	for f, n := range count {
		use[f] = n >= least
	}
	return use
}

// answer is the likeliest answer of a row and how likely it is; who is named more
// than once is as likely as all that names him.
func answer(w []float64, r *row) (best int, p float64) {
	sum := make([]float64, len(r.feats))
	for k, x := range shares(w, r, nil) {
		sum[r.first[k]] += x
	}
	for k, x := range sum {
		if x > p {
			best, p = k, x
		}
	}
	return best, p
}
