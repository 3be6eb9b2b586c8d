package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// Kind is what a later report says of a plan.
type Kind string

// Kinds of what reports say.
const (
	Done     Kind = "took-place"
	Off      Kind = "cancelled"
	Later    Kind = "postponed"
	Hint     Kind = "hint" // may speak of it; not sure enough to say what became of it
	Announce Kind = "announced"
)

// Evidence is one later report of a plan.
type Evidence struct {
	Kind    Kind
	Number  int64 // of the document
	Day     int   // of its publication
	Line    doc.Span
	Event   string // id of the coded event, where it is one
	Score   float64
	Reasons []string
}

// Windows, in days.
const (
	Afterwards = 4  // reports come so long after the last day
	undated    = 2  // and those that tell no day
	offBefore  = 45 // cancelling is told so long before it at most
)

// Scores from which a line reports a plan, or may do so.
const (
	sure      = 0.62
	surer     = 0.75 // where the word that names it does not say what it is
	never     = 2    // no score is so high
	sureNamed = 0.42 // where those who take part are named
	sureOff   = 0.5
	maybe     = 0.34
	hintLine  = 0.2
	hintPaper = 0.6
)

// Report finds the best line of a later paper that says what became of a plan;
// nil where none may speak of it.
func (w *Words) Report(x *Plan, p *Paper) *Evidence {
	if !x.Dated() || p.Day < x.Said || p.Day > x.To+Afterwards {
		return nil
	}
	if !x.mayBeIn(p) {
		return nil
	}
	var best *Evidence
	for i := range p.lines {
		if e := w.judge(x, p, i); e != nil && (best == nil || better(e, best)) {
			best = e
		}
	}
	return best
}

func better(a, b *Evidence) bool {
	if (a.Kind == Hint) != (b.Kind == Hint) {
		return b.Kind == Hint
	}
	return a.Score > b.Score
}

// mayBeIn tells cheaply whether a paper names enough of a plan.
func (x *Plan) mayBeIn(p *Paper) bool {
	return x.share(&p.all) >= maybe || x.perhaps(p)
}

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

// share is how much of what a plan names a line names, whatever it weighs.
func (x *Plan) share(ln *line) float64 {
	sum := 0.0
	for k := range x.terms {
		sum += x.terms[k].weight * x.terms[k].in(ln)
	}
	return sum / max(x.total, 1)
}

// hinted tells whether a line may speak of a plan in fewer words: it names
// some of it, and the paper most.
func (x *Plan) hinted(ln *line, p *Paper) bool {
	return x.share(ln) >= hintLine && x.share(&p.all) >= hintPaper
}

// leastTotal is what a plan's terms weigh at least: two words in common say
// little, however short the plan.
const leastTotal = 5.0

// judge judges one line.
func (w *Words) judge(x *Plan, p *Paper, i int) *Evidence {
	ln := &p.lines[i]
	at, ev := w.occasionAt(x, p, ln)
	if at < 0 {
		return nil
	}
	score, why := w.cover(x, p, i)
	if w.excluded(x, ln, at) {
		return nil
	}
	known := x.knownIn(ln)
	if score < maybe && !x.hinted(ln, p) && !x.perhaps(p) {
		return nil
	}
	e := &Evidence{Kind: Hint, Number: p.Number, Day: p.Day, Line: ln.Span, Score: score, Reasons: why}
	if ev != nil {
		e.Event = ev.ID
	}
	if k, word := w.off(x, ln, at); k != "" {
		if p.Number == x.Number && (x.Item.Sentence.Start != ln.Start || word.Start < ln.words[at].Start) || p.Day < x.From-offBefore || w.setAnew(x, p, ln, word) {
			return nil
		}
		if !known || score < sureOff || x.total < enough || common(x.kinds, w.single) && !w.sameStem(x, &ln.words[at]) {
			return e
		}
		e.Kind, e.Reasons = k, append(e.Reasons, "«"+p.Doc.Text[word.Start:word.End]+"» beside it")
		return e
	}
	if p.Number == x.Number || p.Day < x.From {
		return nil
	}
	if w.isAhead(p, ln, at, ev) || !x.between(ev) {
		return nil
	}
	wide := x.To-x.From > fewDays
	if wide && (ev == nil || x.met(ev) < 2) {
		return e
	}
	if told, why := w.when(x, p, ln, ev); !told {
		return nil
	} else if why != "" {
		e.Reasons = append(e.Reasons, why)
	}
	if (wide || p.Day <= x.To && !ln.title) && !w.told(x, ln, at) || !known || wide && w.foretold(p, ln) {
		return e
	}
	if score >= w.needed(x, ln) {
		e.Kind = Done
	}
	return e
}

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
	if x.total == 0 {
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
	score := sum / max(x.total, leastTotal)
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
	if t.id != "" && ln.ids[t.id] {
		return 1
	}
	for _, s := range t.words {
		if ln.has[s] {
			return 1
		}
	}
	if t.code != "" && ln.codes[t.code] {
		if t.id == "" {
			return 1
		}
		return viaCountry
	}
	return 0
}

// Reach of words beside an occasion, in words.
const (
	reachAhead     = 4
	reachOff       = 8
	reachOffNoun   = 2
	reachOffBehind = 3
	reachDone      = 6
	reachYear      = 8
	reachUnreal    = 8
)

// near are the words around one, not beyond the end of its sentence or clause.
func near(ln *line, at, back, ahead int) []word {
	return ln.words[max(0, at-back):min(len(ln.words), at+ahead+1)]
}

// off tells whether a line says that the occasion at a word is cancelled or
// postponed, and by which word: a noun just before it («إلغاء القمة»), a verb
// before it with who does so between, or behind it («القمة أرجئت»).
func (w *Words) off(x *Plan, ln *line, at int) (Kind, *word) {
	for k := max(0, at-reachOff); k < min(len(ln.words), at+reachOffBehind+1); k++ {
		v := &ln.words[k]
		kind := Off
		switch {
		case k == at || !v.is(w.cancel) && !v.is(w.postpone):
			continue
		case v.is(w.postpone):
			kind = Later
		}
		if v.is(w.offNoun) && (k > at || k < at-reachOffNoun) || w.between(x, ln, k, at) {
			continue
		}
		if slices.ContainsFunc(near(ln, k, reachUnreal, 0), func(o word) bool { return o.is(w.unreal) }) {
			continue
		}
		return kind, v
	}
	return "", nil
}

// setAnew tells whether a line announces an occasion of the plan's kind behind
// the word that puts one off: «بعد تأجيل التصويت من المقرر أن يجري الجمعة».
func (w *Words) setAnew(x *Plan, p *Paper, ln *line, off *word) bool {
	return slices.ContainsFunc(ln.plans, func(j int) bool {
		it := &p.Doc.Agenda[j]
		return it.What.Start > off.Start && it.When != nil && common(w.kinds[stemOf(it.Occasion)], x.kinds)
	})
}

// between tells whether another occasion of the plan's kind, or the end of a
// sentence, stands between two words.
func (w *Words) between(x *Plan, ln *line, a, b int) bool {
	for k := min(a, b) + 1; k < max(a, b); k++ {
		if v := &ln.words[k]; w.sameKind(x, v) || len(v.stem) == 1 || len(w.kinds[v.stem]) > 0 {
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

// isAhead tells whether a line leaves the occasion still to come, or says that
// it may be or is not.
func (w *Words) isAhead(p *Paper, ln *line, at int, ev *doc.Event) bool {
	if ev != nil && ev.Realis != doc.Actual {
		return true
	}
	for _, j := range ln.plans {
		it := &p.Doc.Agenda[j]
		if it.What.Contains(ln.words[at].Span) {
			return true
		}
	}
	around := near(ln, at, reachAhead, 2*reachAhead)
	for k := range around {
		if w.foretells(&around[k], p) || k > 0 && w.pairs[pair{around[k-1].form, around[k].form}] {
			return true
		}
	}
	return false
}

// foretold tells whether anything in a line is still to come.
func (w *Words) foretold(p *Paper, ln *line) bool {
	return slices.ContainsFunc(ln.words, func(v word) bool { return w.foretells(&v, p) })
}

// when tells whether the days that a line tells allow that it reports the plan.
func (w *Words) when(x *Plan, p *Paper, ln *line, ev *doc.Event) (bool, string) {
	if ev == nil || ev.Date == nil {
		return p.Day <= x.To+undated, ""
	}
	if ev.Historical {
		return false, ""
	}
	from, to := daysOf(ev.Date)
	if to == 0 || to-from > 40 {
		return true, ""
	}
	if from > x.To+1 || to < x.From-1 {
		return false, ""
	}
	return true, "on " + ev.Date.From
}

// excluded tells whether a line tells of another one of a series: «الجولة
// الثانية», another year.
func (w *Words) excluded(x *Plan, ln *line, at int) bool {
	if slices.ContainsFunc(near(ln, at, reachYear, reachYear), func(v word) bool { return x.otherYear(&v) }) {
		return true
	}
	for _, v := range near(ln, at, 1, 4) {
		if r, ok := w.other[v.stem]; ok {
			if g, told := x.rivals[r.line]; told && g != r.group {
				return true
			}
		}
		if v.is(w.past) {
			return true
		}
	}
	return false
}

// otherYear tells whether a word is a year, and not that of the plan.
func (x *Plan) otherYear(v *word) bool {
	n, err := strconv.Atoi(string(v.form))
	return err == nil && n > 1900 && n < 2100 && (n < yearOf(x.From) || n > yearOf(x.To))
}

func yearOf(day int) int { return time.Unix(int64(day)*24*60*60, 0).UTC().Year() }

// told tells whether a line of the day itself says that it took place.
func (w *Words) told(x *Plan, ln *line, at int) bool {
	for _, v := range near(ln, at, reachDone, reachDone) {
		if v.is(w.done) {
			return true
		}
		for _, k := range x.kinds {
			if v.is(w.doneKind[k]) {
				return true
			}
		}
	}
	return false
}
