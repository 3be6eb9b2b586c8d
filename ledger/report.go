package ledger

import (
	"slices"
	"strconv"
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
	Named    Kind = "named" // an analyst named it as evidence
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

// judge judges one line.
func (w *Words) judge(x *Plan, p *Paper, i int) *Evidence {
	ln := &p.lines[i]
	at, ev := w.occasionAt(x, p, ln)
	if at < 0 {
		return nil
	}
	score, why := w.cover(x, p, i)
	if x.excluded(p, ln, at) {
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
		if !known || score < sureOff || x.total < enough || common(x.kinds, p.words.single) && !w.sameStem(x, &ln.words[at]) {
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
	if (wide || p.Day <= x.To && !ln.title) && !x.told(p, ln, at) || !known || wide && w.foretold(p, ln) {
		return e
	}
	if score >= w.needed(x, ln) {
		e.Kind = Done
	}
	return e
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
		case k == at || !v.is(isCancel) && !v.is(isPostpone):
			continue
		case v.is(isPostpone):
			kind = Later
		}
		if v.is(isOffNoun) && (k > at || k < at-reachOffNoun) || w.between(x, ln, k, at) {
			continue
		}
		if slices.ContainsFunc(near(ln, k, reachUnreal, 0), func(o word) bool { return o.is(isUnreal) }) {
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
		return it.What.Start > off.Start && it.When != nil && common(p.words.kinds[stemOf(it.Occasion)], x.kinds)
	})
}

// isAhead tells whether a line leaves the occasion still to come, or says that
// it may be or is not.
func (w *Words) isAhead(p *Paper, ln *line, at int, ev *doc.Event) bool {
	if ev != nil && (ev.Realis != doc.Actual || ev.Claim == doc.Denied) {
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
		if w.foretells(&around[k], p) || k > 0 && p.words.pairs[pair{around[k-1].form, around[k].form}] {
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
func (x *Plan) excluded(p *Paper, ln *line, at int) bool {
	if slices.ContainsFunc(near(ln, at, reachYear, reachYear), func(v word) bool { return x.otherYear(&v) }) {
		return true
	}
	for _, v := range near(ln, at, 1, 4) {
		if r, ok := p.words.other[v.stem]; ok {
			if g, told := x.rivals[r.line]; told && g != r.group {
				return true
			}
		}
		if v.is(isPast) {
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
func (x *Plan) told(p *Paper, ln *line, at int) bool {
	for _, v := range near(ln, at, reachDone, reachDone) {
		if v.is(isDone) {
			return true
		}
		for _, k := range x.kinds {
			if v.oneOf(p.words.doneKind[k]) {
				return true
			}
		}
	}
	return false
}
