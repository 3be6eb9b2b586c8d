// Package evaluate measures coded events and quotations against gold: the
// measures of the development sets, so that users can score the program on
// gold of their own.
//
// A predicted span fits a gold span where they share a word, the prediction is
// not more than twice as long (and four words), and the codes, where both have
// one, agree. A future event is right where gold says AGREE for the promise of
// it, and the other way round. Weak gold events count neither way.
package evaluate

import (
	"slices"
	"sort"

	"github.com/sijil-news/sijil/doc"
)

var (
	symmetric = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true, "ASSAULT": true}
	merged    = map[string]string{"CONCEDE": "YIELD", "RETREAT": "YIELD"} // the pair sets keep the old class
	promised  = map[string]bool{"CONSULT": true, "SUPPORT": true, "COOPERATE": true, "AID": true, "CONCEDE": true, "RETREAT": true}
)

// Score measures events and quotes against golds. quotes nil leaves
// quotations unmeasured; human measures the readers of span sets among
// themselves instead of the events.
func Score(golds []Gold, events []doc.Event, quotes []doc.Quote, human bool) Result {
	s := newScorer()
	preds := map[string][]doc.Event{}
	for _, e := range events {
		preds[e.DocID] = append(preds[e.DocID], e)
	}
	pick := func(ok func(*Gold) bool) []Gold {
		var out []Gold
		for i := range golds {
			if ok(&golds[i]) {
				out = append(out, golds[i])
			}
		}
		return out
	}
	var r Result
	if d := pick(func(g *Gold) bool { return g.Detect != nil }); len(d) > 0 {
		r.Detect = scoreDetect(d, preds)
	}
	if d := pick(func(g *Gold) bool { return g.Annotators != nil && len(*g.Annotators) > 0 }); len(d) > 0 {
		r.Spans = s.spans(d, preds, human)
	}
	if d := pick(func(g *Gold) bool { return g.Events != nil && !g.Complete }); len(d) > 0 {
		r.Pairs = s.pairs(d, preds)
	}
	if d := pick(func(g *Gold) bool { return g.Complete && g.Events != nil }); len(d) > 0 {
		r.Docs = s.docs(d, preds)
	}
	if quotes != nil {
		if d := pick(func(g *Gold) bool { return g.Quotes != nil }); len(d) > 0 {
			r.Quotes = s.quotes(d, quotes)
		}
	}
	return r
}

// scoreDetect asks whether a sentence reports an event of the type that
// happened.
func scoreDetect(golds []Gold, preds map[string][]doc.Event) map[string]PRF {
	t := map[string]tally{}
	for _, g := range golds {
		kind := *g.Detect
		said := slices.ContainsFunc(preds[g.ID], func(e doc.Event) bool { return e.Type == kind && happened(&e) })
		c := t[kind]
		switch {
		case said && g.Label:
			c.tp++
		case said:
			c.fp++
		case g.Label:
			c.fn++
		}
		t[kind] = c
	}
	out := map[string]PRF{}
	for k, c := range t {
		out[k] = c.prf()
	}
	return out
}

func happened(e *doc.Event) bool {
	return e.Realis != doc.Negated && e.Realis != doc.Hypothetical && e.Claim != doc.Denied
}

// pairs scores the type given to one marked relation a sentence.
func (s *scorer) pairs(golds []Gold, preds map[string][]doc.Event) *Pairs {
	var gold, pair, top []string
	n, none := 0, 0
	for i := range golds {
		g := &golds[i]
		if len(preds[g.ID]) == 0 {
			none++
		}
		if len(*g.Events) == 0 {
			continue
		}
		e := &(*g.Events)[0]
		root := e.Root
		if root == "" {
			root = oldClass(e.Type)
		}
		evs := byConfidence(preds[g.ID])
		n += len(evs)
		gold = append(gold, root)
		joined, first := "NONE", "NONE"
		for j := range evs {
			if s.joins(&evs[j], e) {
				joined = label(&evs[j], root)
				break
			}
		}
		if len(evs) > 0 {
			first = label(&evs[0], root)
		}
		pair, top = append(pair, joined), append(top, first)
	}
	p := &Pairs{Pair: macro(gold, pair), Type: macro(gold, top), NoEvent: none}
	p.Type.PerType = nil
	p.EventsASentence = round(float64(n)/float64(max(1, len(gold))), 2)
	return p
}

func oldClass(t string) string {
	if m, ok := merged[t]; ok {
		return m
	}
	return t
}

func byConfidence(events []doc.Event) []doc.Event {
	out := slices.Clone(events)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Confidence > out[j].Confidence })
	return out
}

// joins tells whether the event joins the marked pair. A side that gold leaves
// empty is free; two-sided types take either side.
func (s *scorer) joins(e *doc.Event, gold *GoldEvent) bool {
	both := people(e.Actor, e.Recipient)
	actor, recipient := people(e.Actor), people(e.Recipient)
	if symmetric[e.Type] {
		actor, recipient = both, both
	}
	return (len(gold.Actor) == 0 || s.meets(gold.sides(true, false), actor)) &&
		(len(gold.Recipient) == 0 || s.meets(gold.sides(false, true), recipient))
}

func label(e *doc.Event, root string) string {
	if root == "AGREE" && e.Realis == doc.Future && promised[e.Type] {
		return "AGREE"
	}
	return oldClass(e.Type)
}

// macro is the mean F1 over the types that gold has.
func macro(gold, pred []string) Macro {
	m := Macro{N: len(gold), PerType: map[string]Number{}}
	labels := slices.Clone(gold)
	slices.Sort(labels)
	labels = slices.Compact(labels)
	sum, right := 0.0, 0
	for _, l := range labels {
		var t tally
		for i := range gold {
			switch {
			case gold[i] == l && pred[i] == l:
				t.tp++
			case pred[i] == l:
				t.fp++
			case gold[i] == l:
				t.fn++
			}
		}
		right += t.tp
		m.PerType[l] = t.prf().F1
		sum += float64(m.PerType[l])
	}
	m.MacroF1 = round(sum/float64(max(1, len(labels))), 3)
	m.Accuracy = round(float64(right)/float64(max(1, len(gold))), 3)
	return m
}

// quotes scores direct quotations and their speakers.
func (s *scorer) quotes(golds []Gold, quotes []doc.Quote) *Quotes {
	by := map[string][]doc.Quote{}
	for _, q := range quotes {
		if q.Direct {
			by[q.DocID] = append(by[q.DocID], q)
		}
	}
	var t tally
	speaker := 0
	for _, g := range golds {
		left := slices.Clone(by[g.ID])
		for _, q := range *g.Quotes {
			i := slices.IndexFunc(left, func(x doc.Quote) bool { return s.sameSentence(q.Text, x.Text) })
			if i < 0 {
				t.fn++
				continue
			}
			t.tp++
			if sp := left[i].Speaker; sp != nil && s.meets([]person{{text: q.Speaker}}, people([]doc.Actor{*sp})) {
				speaker++
			}
			left = slices.Delete(left, i, i+1)
		}
		t.fp += len(left)
	}
	return &Quotes{t.prf(), round(float64(speaker)/float64(max(1, t.tp)), 3)}
}
