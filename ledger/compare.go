package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// mayBeIn tells cheaply whether a paper names enough of a plan.
func (x *Plan) mayBeIn(p *Paper) bool {
	return x.share(&p.all, p) >= maybe || x.perhaps(p)
}

// totalIn is what the terms of a plan weigh that a paper could name: of one in
// another language those that are no words.
func (x *Plan) totalIn(p *Paper) float64 {
	if x.lang == p.Doc.Lang {
		return x.total
	}
	sum := 0.0
	for k := range x.terms {
		if t := &x.terms[k]; t.inAnyLanguage() {
			sum += t.weight
		}
	}
	return sum
}

// inAnyLanguage tells whether a term is known by more than its words.
func (t *term) inAnyLanguage() bool { return t.id != "" || t.code != "" }

// perhaps tells whether a paper of the days in question may speak of a plan about
// which silence would say something: it tells the kind of occasion, and names
// anybody who takes part, or the place.
func (x *Plan) perhaps(p *Paper) bool { return x.firm && p.Day >= x.From && x.named(&p.all) > 0 }

// named counts those who take part, and the place, that a line names.
func (x *Plan) named(ln *line) int {
	n := 0
	for k := range x.terms {
		if t := &x.terms[k]; t.who || t.place {
			n += truth(t.in(ln) > 0)
		}
	}
	return n
}

// share is how much of what a plan names a line of a paper names, whatever it
// weighs.
func (x *Plan) share(ln *line, p *Paper) float64 {
	sum := 0.0
	for k := range x.terms {
		sum += x.terms[k].weight * x.terms[k].in(ln)
	}
	return sum / max(x.totalIn(p), 1)
}

// hinted tells whether a line may speak of a plan in fewer words: it names
// some of it, and the paper most.
func (x *Plan) hinted(ln *line, p *Paper) bool {
	return x.share(ln, p) >= hintLine && x.share(&p.all, p) >= hintPaper
}

// leastTotal is what a plan's terms weigh at least: two words in common say
// little, however short the plan.
const leastTotal = 5.0

// needed is the score from which a line reports a plan: less where it names two
// of those who take part, or one and the place; more where the word that names
// the occasion does not say what it is («يبدأ»), and where its days are many.
func (w *Words) needed(x *Plan, ln *line) float64 {
	met, there, named := 0, 0, 0
	for k := range x.terms {
		t := &x.terms[k]
		v := t.in(ln)
		named += truth(t.who || t.place)
		if t.who && v == 1 && !t.wide {
			met++
		} else if t.place {
			there += truth(v > 0)
		}
	}
	wide := x.To-x.From > fewDays
	switch {
	case wide && (met < 2 || len(x.kinds) == 0):
		return never
	case len(x.kinds) == 0 || named == 0:
		return surer
	case met >= 2 || met == 1 && there > 0:
		return sureNamed
	}
	return sure
}

// fewDays are those of one occasion.
const fewDays = 3

// knownIn tells whether a line itself names those by whom a plan is known: two
// of those who take part, or the one and the place, where it names so many; and
// in any case what is rare enough to tell it from others.
func (x *Plan) knownIn(ln *line) bool {
	who, met, place, there, rare := 0, 0, 0, 0, 0.0
	for k := range x.terms {
		t := &x.terms[k]
		v := t.in(ln)
		switch {
		case t.who:
			who++
			met += truth(v > 0)
		case t.place:
			place++
			there += truth(v > 0)
		}
		if t.weight >= rareWord {
			rare += v
		}
	}
	if met < min(who, 2) || x.To-x.From > fewDays && met < 2 && (met == 0 || there == 0) {
		return false
	}
	return rare >= 2 || met >= 2
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rareWord is the weight of a word that tells a plan from others.
const rareWord = 2.0

// occasionAt is the word of a line that tells the plan's kind of occasion, and
// the coded event there; −1 where there is none.
func (w *Words) occasionAt(x *Plan, p *Paper, ln *line) (int, *doc.Event) {
	best := -1
	var ev *doc.Event
	for k := range ln.words {
		v := &ln.words[k]
		if !w.sameKind(x, v) {
			continue
		}
		e := eventAt(p, ln, v.Span)
		exact := v.stem == x.occasion || v.alt == x.occasion
		if best < 0 || ev == nil && e != nil || exact && !w.sameStem(x, &ln.words[best]) {
			best, ev = k, e
		}
	}
	if best >= 0 || x.Item.Type == "" {
		return best, ev
	}
	for _, j := range ln.evs {
		e := &p.Doc.Events[j]
		if e.Type == x.Item.Type && e.Mode == x.Item.Mode && e.Realis == doc.Actual {
			if k := wordAt(ln, e.Trigger.Start); k >= 0 {
				return k, e
			}
		}
	}
	return -1, nil
}

func (w *Words) sameStem(x *Plan, v *word) bool { return v.stem == x.occasion || v.alt == x.occasion }

func eventAt(p *Paper, ln *line, s doc.Span) *doc.Event {
	for _, j := range ln.evs {
		if e := &p.Doc.Events[j]; e.Trigger.Overlaps(s) {
			return e
		}
	}
	return nil
}

func wordAt(ln *line, at int) int {
	return slices.IndexFunc(ln.words, func(v word) bool { return v.Start <= at && at < v.End })
}

// cover is how much of what a plan names a line names, too: what stands in the
// lines around it counts for less.
func (w *Words) cover(x *Plan, p *Paper, i int) (float64, []string) {
	total := x.totalIn(p)
	if total == 0 {
		return 0, nil
	}
	sum := 0.0
	var found []string
	for k := range x.terms {
		t := &x.terms[k]
		v := t.in(&p.lines[i])
		if i > 0 {
			v = max(v, 0.5*t.in(&p.lines[i-1]))
		}
		if i != 0 {
			v = max(v, 0.5*t.in(&p.lines[0]))
		}
		if v > 0 {
			sum += v * t.weight
			found = append(found, t.name())
		}
	}
	score := sum / max(total, leastTotal)
	return score, []string{fmt.Sprintf("%.0f%% of what is named: %s", 100*score, strings.Join(found, ", "))}
}

func (t *term) name() string {
	if t.id != "" {
		return t.id
	}
	if len(t.words) == 0 {
		return t.code
	}
	return string(t.words[0])
}

// in is how well a line names a term, 0 to 1.
func (t *term) in(ln *line) float64 {
	if t.id != "" && ln.ids.has(t.id) {
		return 1
	}
	for _, s := range t.words {
		if ln.tells(s) {
			return 1
		}
	}
	if t.code != "" && ln.codes.has(t.code) {
		if t.id == "" {
			return 1
		}
		return viaCountry
	}
	return 0
}

// between tells whether another occasion of the plan's kind, or the end of a
// sentence, stands between two words.
func (w *Words) between(x *Plan, ln *line, a, b int) bool {
	for k := min(a, b) + 1; k < max(a, b); k++ {
		if v := &ln.words[k]; w.sameKind(x, v) || len(v.stem) == 1 || len(v.kinds) > 0 {
			return true
		}
	}
	return false
}

// between tells whether a coded event is between those of a plan, as far as the
// record names who took part.
func (x *Plan) between(ev *doc.Event) bool {
	if ev == nil || len(ev.Actor)+len(ev.Recipient) < 2 {
		return true
	}
	return x.met(ev) >= min(len(x.parties), 2)
}

// met counts those who take part in a plan and in a coded event.
func (x *Plan) met(ev *doc.Event) int {
	n := 0
	for i := range x.parties {
		p := &x.parties[i]
		same := func(a doc.Actor) bool {
			return p.id != "" && a.ID == p.id || !p.own && p.code != "" && a.Code == p.code
		}
		n += truth(slices.ContainsFunc(ev.Actor, same) || slices.ContainsFunc(ev.Recipient, same))
	}
	return n
}
