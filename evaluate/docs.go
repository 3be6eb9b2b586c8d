package evaluate

import (
	"slices"
	"sort"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// docScore gathers counts over whole documents.
type docScore struct {
	*scorer
	events, full                       tally
	per                                map[string]tally
	got, total                         map[string]int
	realis, claim, saidBy, date, place tally
	offsetsRight, offsetsWrong         int
}

func (s *scorer) docs(golds []Gold, preds map[string][]doc.Event) *Docs {
	d := &docScore{scorer: s, per: map[string]tally{}, got: map[string]int{}, total: map[string]int{}}
	for i := range golds {
		d.document(&golds[i], preds[golds[i].ID])
	}
	out := &Docs{Documents: len(golds), Events: d.events.prf(), EventsFull: d.full.prf(), PerType: map[string]PRF{}, OfFound: map[string]Share{},
		Marks:        Marks{d.realis.prf(), d.claim.prf(), d.saidBy.prf(), d.date.prf(), d.place.prf()},
		OffsetsRight: d.offsetsRight, OffsetsWrong: d.offsetsWrong}
	sum := 0.0
	for _, k := range sortedKeys(d.per) {
		out.PerType[k] = d.per[k].prf()
		sum += float64(out.PerType[k].F1)
	}
	out.MacroF1 = round(sum/float64(max(1, len(d.per))), 3)
	for k, n := range d.total {
		out.OfFound[k] = Share{round(float64(d.got[k])/float64(n), 3), n}
	}
	return out
}

func sortedKeys(m map[string]tally) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// document pairs the gold events of one document with the predicted ones, the
// best fitting first, and counts.
func (d *docScore) document(g *Gold, mine []doc.Event) {
	d.offsets(g, mine)
	gold := *g.Events
	usedG, usedP := d.assign(gold, mine)
	for i := range gold {
		e := &gold[i]
		j, found := usedG[i]
		switch {
		case e.Weak:
		case found:
			d.count(e.Type, tally{tp: 1}, &d.events)
			d.found(e, &mine[j])
		default:
			d.count(e.Type, tally{fn: 1}, &d.events, &d.full)
		}
	}
	for j := range mine {
		if !usedP[j] {
			d.count(mine[j].Type, tally{fp: 1}, &d.events, &d.full)
		}
	}
}

func (d *docScore) count(kind string, c tally, into ...*tally) {
	for _, t := range into {
		t.add(c)
	}
	t := d.per[kind]
	t.add(c)
	d.per[kind] = t
}

func (t *tally) add(c tally) { t.tp += c.tp; t.fp += c.fp; t.fn += c.fn }

// offsets counts triggers whose offsets give their text.
func (d *docScore) offsets(g *Gold, mine []doc.Event) {
	body := g.Text
	if g.Title != "" && !strings.HasPrefix(g.Text, g.Title) {
		body = g.Title + "\n" + g.Text
	}
	for i := range mine {
		t := &mine[i].Trigger
		if t.Start >= 0 && t.Start <= t.End && t.End <= len(body) && body[t.Start:t.End] == t.Text {
			d.offsetsRight++
		} else {
			d.offsetsWrong++
		}
	}
}

type candidate struct {
	score float64
	i, j  int
}

// assign pairs gold events with predictions in their sentence and of their
// type, the best first.
func (d *docScore) assign(gold []GoldEvent, mine []doc.Event) (usedG map[int]int, usedP map[int]bool) {
	var cands []candidate
	for i := range gold {
		e := &gold[i]
		for j := range mine {
			p := &mine[j]
			if !typeOK(e, p) || !d.sameSentence(string(e.Sentence), p.Sentence.Text) {
				continue
			}
			score := float64(2*truth(d.fit(string(e.Trigger), p.Trigger.Text))) +
				float64(truth(d.meets(e.sides(true, false), people(p.Actor)))) +
				float64(truth(d.meets(e.sides(false, true), people(p.Recipient))))
			score += float64(0.5 * float64(truth(p.Type == e.Type)))
			score -= float64(0.1 * float64(truth(e.Weak)))
			cands = append(cands, candidate{score, i, j})
		}
	}
	sort.Slice(cands, func(a, b int) bool {
		x, y := cands[a], cands[b]
		if x.score != y.score {
			return x.score > y.score
		}
		return x.i < y.i || x.i == y.i && x.j < y.j
	})
	usedG, usedP = map[int]int{}, map[int]bool{}
	for _, c := range cands {
		if _, ok := usedG[c.i]; !ok && !usedP[c.j] {
			usedG[c.i], usedP[c.j] = c.j, true
		}
	}
	return usedG, usedP
}

// typeOK tells whether the prediction has the type of the gold event, or one of
// its alternatives, or promises where gold has the promised act.
func typeOK(e *GoldEvent, p *doc.Event) bool {
	want := append([]string{e.Type}, e.Alt...)
	if slices.Contains(want, p.Type) {
		return true
	}
	if slices.Contains(want, "AGREE") && p.Realis == doc.Future && promised[p.Type] {
		return true
	}
	return p.Type == "AGREE" && e.Realis == string(doc.Future) && slices.ContainsFunc(want, func(t string) bool { return promised[t] })
}

// found counts the attributes of a gold event that was found.
func (d *docScore) found(e *GoldEvent, p *doc.Event) {
	actorCode := d.participants(e, p)
	if e.Mode != "" {
		d.share("mode", e.Mode == p.Mode)
	}
	realis, claim := string(p.Realis), string(p.Claim)
	if realis == "" {
		realis = string(doc.Actual)
	}
	if claim == "" {
		claim = string(doc.Asserted)
	}
	mark(&d.realis, e.Realis, e.RealisOther, realis, string(doc.Actual))
	mark(&d.claim, e.Claim, e.ClaimOther, claim, string(doc.Asserted))

	said := e.SaidBy != nil && d.meets([]person{e.SaidBy.person()}, people(p.SaidBy))
	value(&d.saidBy, e.SaidBy != nil, len(p.SaidBy) > 0, said)
	from, place := "", ""
	if p.Date != nil {
		from = p.Date.From
	}
	if p.Place != nil {
		place = p.Place.Text
	}
	value(&d.date, e.Date != "", from != "", e.Date != "" && strings.HasPrefix(from, e.Date))
	value(&d.place, e.Place != "", place != "", e.Place != "" && d.fit(string(e.Place), place))

	if d.fit(string(e.Trigger), p.Trigger.Text) && actorCode && oneOf(realis, e.Realis, e.RealisOther) && oneOf(claim, e.Claim, e.ClaimOther) {
		d.full.tp++
	} else {
		d.full.fp++
		d.full.fn++
	}
}

// participants counts texts, codes and sectors; it tells whether the actor's
// code is right or gold has none.
func (d *docScore) participants(e *GoldEvent, p *doc.Event) bool {
	actorCode := true
	two := symmetric[e.Type]
	for _, side := range [...]struct {
		name      string
		actor     bool
		gold      int
		predicted []doc.Actor
	}{{"actor", true, len(e.Actor), p.Actor}, {"recipient", false, len(e.Recipient), p.Recipient}} {
		if side.gold == 0 {
			continue
		}
		want, have := e.sides(side.actor, !side.actor), people(side.predicted)
		if two {
			want, have = e.sides(true, true), people(p.Actor, p.Recipient)
		}
		d.share(side.name+"_text", d.meets(want, have))
		if ok, any := agree(want, have, func(p person) string { return p.code }); any {
			d.share(side.name+"_code", ok)
			if side.actor {
				actorCode = ok
			}
		}
		if ok, any := agree(want, have, func(p person) string { return p.sector }); any {
			d.share(side.name+"_sector", ok)
		}
	}
	return actorCode
}

// agree tells whether want has any value, and whether have shares one.
func agree(want, have []person, of func(person) string) (ok, any bool) {
	for _, w := range want {
		v := of(w)
		if v == "" {
			continue
		}
		any = true
		ok = ok || slices.ContainsFunc(have, func(h person) bool { return of(h) == v })
	}
	return ok, any
}

func (d *docScore) share(name string, ok bool) {
	d.total[name]++
	d.got[name] += truth(ok)
}

func oneOf(v, gold string, other *string) bool {
	return v == gold || other != nil && v == *other
}

// mark counts a value with a default: only what differs from it is a find.
func mark(t *tally, gold string, other *string, pred, byDefault string) {
	if oneOf(pred, gold, other) {
		t.tp += truth(pred != byDefault)
		return
	}
	t.fp += truth(pred != byDefault)
	t.fn += truth(gold != byDefault)
}

// value counts a value that may be missing.
func value(t *tally, gold, pred, ok bool) {
	t.tp += truth(ok)
	t.fp += truth(pred && !ok)
	t.fn += truth(gold && !ok)
}
