package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing/fstest"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/pipeline"
)

// told is an event as it was coded in the end, with the features of how reliable it is.
type told struct {
	event doc.Event
	names []string
}

// trainReliable codes the judged articles and writes the weights of what is told wrongly:
// its type, or who did it. Likely parties are found by weights that were trained without
// the article: by their own they would seem surer than they are in others.
func trainReliable(out io.Writer, p *pipeline.Pipeline, gold, corpus string) error {
	events, err := judgedEvents(gold)
	if err != nil {
		return err
	}
	rs, err := read(p, gold, corpus, false)
	if err != nil {
		return err
	}
	p.Coder.Ask = nil
	var likely [folds]*coder.Likely
	for k := range likely {
		if likely[k], err = rs.without(k); err != nil {
			return err
		}
		likely[k].Precedents = p.Coder.Likely.Precedents
	}
	ds := &doubts{named: named{ids: map[string]int32{}}}
	var all []told
	p.Coder.Judge = func(*doc.Event, []string) {}
	p.Coder.Review = func(e *doc.Event, names []string) {
		all = append(all, told{*e, append([]string(nil), names...)})
	}
	var kept []told
	var typeRight []bool
	err = each(corpus, func(d *doc.Document) {
		if events[d.ID] == nil {
			return
		}
		all, p.Coder.Likely = all[:0], likely[foldOf(d.ID)]
		p.Code(d)
		for i := range events[d.ID] {
			g := &events[d.ID][i]
			if x := g.toldAs(d, all); x != nil && !g.countedTwice(x.names) {
				f := found{right: g.rightly(d, &x.event), strict: g.drawn == "strict", fold: foldOf(d.ID)}
				ds.note(f, x.event.Type, x.names)
				kept, typeRight = append(kept, *x), append(typeRight, g.typ == x.event.Type)
			}
		}
	})
	if err != nil {
		return err
	}
	ds.crossValidateReliable(kept, typeRight)
	ds.publish(out, "what is told wrongly", "-reliable")
	return nil
}

// without is the model of likely parties trained without a fold.
func (rs *rows) without(fold int) (*coder.Likely, error) {
	var b bytes.Buffer
	rs.publish(&b, fold)
	return coder.LoadLikely(lexicon.NewSource(fstest.MapFS{"ar/likely.txt": {Data: b.Bytes()}}), "ar")
}

// toldAs is what was coded at the judged byte, nil for nothing.
func (g *judged) toldAs(d *doc.Document, all []told) *told {
	e := g.coded(d)
	for i := range all {
		if e != nil && all[i].event.ID == e.ID {
			return &all[i]
		}
	}
	return nil
}

// rightly tells whether the type and who acts are right.
func (g *judged) rightly(d *doc.Document, e *doc.Event) bool {
	return e.Type == g.typ && strings.HasPrefix(side(d, e.Actor, g.actor), "right")
}

// crossValidateReliable prints what each bar, and that of the coder, would leave of the
// strictly judged events.
func (ds *doubts) crossValidateReliable(events []told, typeRight []bool) {
	ps := make([]float64, len(ds.all))
	for k := range folds {
		w := ds.train(k)
		for i := range ds.all {
			if ds.all[i].fold == k {
				ps[i] = sigmoid(w, &ds.all[i])
			}
		}
	}
	show := func(name string, bar func(*doc.Event) float64) {
		var c tally
		for i := range ds.all {
			if x := &ds.all[i]; x.strict {
				c.add(ps[i] >= bar(&events[i].event), typeRight[i], x.right)
			}
		}
		fmt.Fprintf(os.Stderr, "  from %s on: %s\n", name, c)
	}
	for _, bar := range []float64{0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		show(fmt.Sprintf("%.2f", bar), func(*doc.Event) float64 { return bar })
	}
	show("the coder's bars", coder.ReliableFrom)
}

// tally counts events, those with the right type, and those with the right doer too.
type tally struct{ all, kept [3]float64 }

func (c *tally) add(kept, typ, both bool) {
	for k, is := range [...]bool{true, typ, both} {
		if is {
			c.all[k]++
			if kept {
				c.kept[k]++
			}
		}
	}
}

func (c tally) String() string {
	return fmt.Sprintf("%.0f events, type right %.3f (%.3f of all such), then doer right %.3f (%.3f of all such)",
		c.kept[0], c.kept[1]/c.kept[0], c.kept[1]/c.all[1], c.kept[2]/c.kept[1], c.kept[2]/c.all[2])
}
