package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand"
	"os"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// found is an event that was coded at a judged byte.
type found struct {
	feats  []int32 // alone and by type
	right  bool    // the readers say that it is one of this type
	strict bool
	fold   int
}

// doubts are all of them with the names of their features.
type doubts struct {
	all []found
	named
	bare bool // features that name words of Arabic are left out
}

// ofType joins a feature with the type of the event that has it.
const ofType = " | "

// judgedStrictly is a feature of who was judged by readers who call more no event; it
// counts for all when the model is used.
const judgedStrictly = "judged strictly"

// trainDoubt codes the judged articles and writes the weights of what is no event.
func trainDoubt(out io.Writer, p *pipeline.Pipeline, gold, corpus string, bare bool) error {
	events, err := judgedEvents(gold)
	if err != nil {
		return err
	}
	ds := &doubts{named: named{ids: map[string]int32{}}, bare: bare}
	feats := map[*judged][]string{}
	typ := map[*judged]string{}
	var in *doc.Document
	p.Coder.Judge = func(e *doc.Event, names []string) {
		for i := range events[in.ID] {
			g := &events[in.ID][i]
			if e.Trigger.Start <= g.off && g.off < e.Trigger.End && (feats[g] == nil || e.Type == g.typ) {
				feats[g], typ[g] = names, e.Type
			}
		}
	}
	err = each(corpus, func(d *doc.Document) {
		if events[d.ID] == nil {
			return
		}
		in = d
		p.Code(d)
		for i := range events[d.ID] {
			if g := &events[d.ID][i]; feats[g] != nil {
				ds.add(d.ID, g, typ[g], feats[g])
			}
		}
	})
	if err != nil {
		return err
	}
	ds.crossValidate()
	ds.publish(out, "what is no event", "-doubt")
	return nil
}

// publish trains on all and writes the weights with a heading.
func (ds *doubts) publish(out io.Writer, of, flag string) {
	b := bufio.NewWriter(out)
	defer b.Flush()
	fmt.Fprintf(b, "# Weights of the model of %s: feature | weight in hundredths | TYPE weight of that type …\n", of)
	fmt.Fprintf(b, "# Made by `go run ./tools/likely %s`; do not edit by hand.\n", flag)
	ds.write(b, ds.train(-1))
}

func (ds *doubts) add(id string, g *judged, typ string, names []string) {
	if g.countedTwice(names) {
		return
	}
	ds.note(found{right: g.typ == typ, strict: g.drawn == "strict", fold: foldOf(id)}, typ, names)
}

// note adds an event with its features.
func (ds *doubts) note(f found, typ string, names []string) {
	if f.strict {
		names = append(names, judgedStrictly)
	}
	for _, n := range names {
		if ds.bare && namesWord(n) || unwritable(n) {
			continue
		}
		f.feats = append(f.feats, ds.number(n), ds.number(n+ofType+typ))
	}
	ds.all = append(ds.all, f)
}

// countedTwice tells whether strict readers call an event none that counts victims.
func (g *judged) countedTwice(names []string) bool {
	return g.drawn == "strict" && g.typ == "none" && slices.ContainsFunc(names, countsVictims)
}

// countsVictims tells whether a feature is a frame of words that count the dead and
// wounded. Strict readers call them no event where the attack has its own word too: that
// is one event told twice, and it is the coder that settles it.
func countsVictims(feature string) bool {
	return feature == "frame assault.kill" || feature == "frame assault.wound"
}

// unwritable tells whether a feature cannot stand in the file of weights as it is.
func unwritable(name string) bool {
	return strings.ContainsAny(name, "|#") || strings.TrimSpace(name) != name
}

// Settings of the training.
const (
	doubtEpochs = 30
	doubtRate   = 0.03
	doubtL2     = 33  // of the sum over all events
	lax         = 0.5 // what an event counts that was not judged strictly
)

// train fits a logistic model by stochastic gradient descent, without a fold.
func (ds *doubts) train(leftOut int) []float64 {
	w, n := make([]float64, len(ds.names)), ds.counts()
	rnd := rand.New(rand.NewSource(7))
	for ep := range doubtEpochs {
		step := doubtRate / (1 + 0.15*float64(ep))
		for _, i := range rnd.Perm(len(ds.all)) {
			x := &ds.all[i]
			if x.fold == leftOut {
				continue
			}
			g := -sigmoid(w, x)
			if x.right {
				g++
			}
			if !x.strict {
				g *= lax
			}
			for _, f := range x.feats {
				if n[f] >= least {
					w[f] += step * (g - doubtL2/n[f]*w[f])
				}
			}
		}
	}
	return w
}

func sigmoid(w []float64, x *found) float64 {
	z := 0.0
	for _, f := range x.feats {
		z += w[f]
	}
	return 1 / (1 + math.Exp(-z))
}

// counts is how many events have each feature.
func (ds *doubts) counts() []float64 {
	n := make([]float64, len(ds.names))
	for i := range ds.all {
		for _, f := range ds.all[i].feats {
			n[f]++
		}
	}
	return n
}

// crossValidate prints what each bar would leave of the strictly judged events.
func (ds *doubts) crossValidate() {
	var ps []float64
	var right []bool
	for k := range folds {
		w := ds.train(k)
		for i := range ds.all {
			if x := &ds.all[i]; x.fold == k && x.strict {
				ps, right = append(ps, sigmoid(w, x)), append(right, x.right)
			}
		}
	}
	fmt.Fprintf(os.Stderr, "strictly judged: %d, ranked rightly %.4f\n", len(ps), auc(ps, right))
	for _, bar := range []float64{0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7} {
		n, good, all := 0, 0, 0
		for i, p := range ps {
			if right[i] {
				all++
			}
			if p >= bar {
				n++
				if right[i] {
					good++
				}
			}
		}
		fmt.Fprintf(os.Stderr, "  from %.2f on: %.3f of all, right %.3f, of the right ones %.3f\n", bar, float64(n)/float64(len(ps)), float64(good)/float64(n), float64(good)/float64(all))
	}
}

// auc is how often a right one is thought likelier than a wrong one.
func auc(ps []float64, right []bool) float64 {
	at := make([]int, len(ps))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int {
		if ps[a] < ps[b] {
			return -1
		}
		return 1
	})
	wrong, pairs, n := 0, 0, 0
	for _, i := range at {
		if right[i] {
			pairs += wrong
			n++
		} else {
			wrong++
		}
	}
	return float64(pairs) / float64(wrong*n)
}

// write writes the weights: those of a feature on one line. That of strict judgement is
// added to what every event has.
func (ds *doubts) write(out io.Writer, w []float64) {
	if id, ok := ds.ids[judgedStrictly]; ok {
		w[ds.ids[coder.EveryEvent]] += w[id]
		w[id] = 0
	}
	lines := map[string]string{}
	alone := map[string]int{}
	for f, x := range w {
		n := int(math.Round(x * coder.WeightUnit))
		if n > -faint && n < faint {
			continue
		}
		name, typ, by := cutLast(ds.names[f], ofType)
		if !by {
			alone[name] = n
			lines[name] += ""
			continue
		}
		lines[name] += fmt.Sprintf(" %s %d", typ, n)
	}
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintf(out, "%s | %d |%s\n", name, alone[name], lines[name])
	}
}

// cutLast cuts a string at the last separator.
func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
