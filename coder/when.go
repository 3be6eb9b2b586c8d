package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// verbOf is the finite verb by which an event is told: its own, its support
// verb, or the one it hangs on.
func (w *work) verbOf(m *match) int {
	i := m.pred
	switch {
	case w.s.Preds[i].Verb:
		return i
	case m.light != clause.None:
		i = m.light
	case m.support != clause.None:
		i = m.support
	}
	if w.s.Preds[i].Verb {
		return i
	}
	for n := 0; n < 6; n++ {
		if i = w.s.Preds[i].Parent; i == clause.None || w.s.Preds[i].Verb {
			return i
		}
	}
	return clause.None
}

// tellers are the types that consist in saying: the saying's time is theirs.
var tellers = map[string]bool{"ACCUSE": true, "REJECT": true, "THREATEN": true, "REQUEST": true, "SUPPORT": true, "AGREE": true}

// sayings are those that have a content besides, which may lie at another time.
var sayings = map[string]bool{"ACCUSE": true, "REJECT": true, "THREATEN": true, "REQUEST": true}

// promised are acts of agreeing: the day agreed on is not theirs.
var promised = map[string]bool{"AGREE": true, "CONCEDE": true}

// when finds the time expression of an event and says by what it was chosen;
// nil where none dates it. today is the day of publication, or empty.
func (w *work) when(m *match, e *doc.Event, today string) (*clause.Time, string) {
	ts := w.s.Times
	if len(ts) == 0 {
		return nil, ""
	}
	v := w.verbOf(m)
	var best *clause.Time
	var how string
	bestScore := 0
	for i := range ts {
		t := &ts[i]
		then := v != clause.None && w.tellsThen(v, t)
		if t.Use != clause.TimeAt && t.Use != clause.TimeSince && !then || t.Granularity == "decade" || t.Granularity == "century" {
			continue
		}
		if then && w.inherits(m, v) && bestScore < fitThen {
			best, bestScore, how = t, fitThen, "by what happened then"
			continue
		}
		s, why := w.timeFit(m, v, t, e)
		if s > bestScore && !w.contradicts(m, v, t, e, today, s) {
			best, bestScore, how = t, s, why
		}
	}
	for i := 0; best == nil && i < len(m.joined); i++ { // «مقتل جنود الجمعة في قصف»
		if t, why := w.when(m.joined[i], e, today); t != nil && t.Start != "" && t.Use == clause.TimeAt {
			best, how = t, why
		}
	}
	return best, how
}

// tellsThen tells whether verb v tells what happened at a time right before it:
// «منذ عام، حين اتهمت …», «عام 2011 عندما أطاحت …».
func (w *work) tellsThen(v int, t *clause.Time) bool {
	k := t.To
	if k < len(w.s.Tokens) && w.s.Tokens[k].Fold == "،" {
		k++
	}
	if at := w.s.Preds[v].Tok; k >= at || at-k > 3 {
		return false
	}
	return w.fn.When.Has(w.s.Tokens[k].Stem) && w.s.Preds[v].Rel == clause.Adverbial
}

// The scores of a time expression, from the surest down.
const (
	fitBeside    = 100 // right behind the trigger
	fitBound     = 95  // bound to the noun by a participle or «بعد»
	fitThen      = 92
	fitVerb      = 90
	fitWithin    = 80 // inside the noun's phrase
	fitItsVerb   = 70
	fitRelative  = 65
	fitNear      = 60
	fitGovernor  = 55
	fitWhile     = 45
	fitSaying    = 40
	fitContinued = 35
)

// contradicts tells that what is told cannot lie at that time: what happened
// not ahead of publication, what is to come not before it, and a single act
// not all the time since.
func (w *work) contradicts(m *match, v int, t *clause.Time, e *doc.Event, today string, fit int) bool {
	perf := v != clause.None && w.s.Preds[v].Perf
	ofNoun := fit == fitBeside || fit == fitBound || fit == fitWithin || fit == fitNear
	if t.Use == clause.TimeSince && (t.End != "" || perf && !ofNoun || m.light != clause.None && m.unit.Frame.Type == "RETREAT") { // «رفع العقوبات المفروضة منذ …»
		return true
	}
	if t.Start == "" && t.AheadStart != "" { // «بعد يومين»
		return e.Realis != doc.Future && perf
	}
	if today == "" || t.Start == "" {
		return false
	}
	switch e.Realis {
	case doc.Future:
		if fit == fitItsVerb && perf && w.s.Preds[m.pred].Parent != v { // «توجه الأربعاء للتحضير للقمة»: of the preparing
			return true
		}
		last := t.End
		if last == "" {
			last = t.Start
		}
		return t.AheadStart == "" && last < today[:len(last)]
	case doc.Actual:
		if w.presentThen(m, v, t, fit) {
			return true
		}
		if wasLast(t, e) || t.AheadStart != "" || t.Start <= today[:len(t.Start)] {
			return false
		}
		if sayings[e.Type] {
			return fit != fitBeside
		}
		if promised[e.Type] || e.Mode == "ceasefire" && m.light != clause.None {
			return true // «هدنة خلال العيد»: the truce, not its announcement
		}
		return perf && !ofNoun && fit != fitVerb // a verb so dated is a masdar misread: «نقل السفارة منتصف مايو المقبل»
	}
	return false
}

// follows tells whether a time stands right behind an event noun.
func (w *work) follows(m *match, t *clause.Time) bool { return t.From >= m.to && t.From-m.to <= 1 }

// timeFit scores how surely a time expression dates an event, and says why; 0
// is not.
func (w *work) timeFit(m *match, v int, t *clause.Time, e *doc.Event) (int, string) {
	p := &w.s.Preds[m.pred]
	if !p.Verb && w.follows(m, t) {
		return fitBeside, "beside the word"
	}
	if !p.Verb && w.announcedAt(p, t) {
		return fitGovernor, "of its announcement"
	}
	o := w.timeOwner(t)
	if o.noun != clause.None {
		switch {
		case o.noun == m.pred || !p.Verb && o.from > 0 && p.Tok >= o.from && p.Tok < t.From:
			return fitBound, "of this noun"
		case o.loose && v != clause.None && o.verb == v && w.inherits(m, v):
			return fitWhile, "of what it follows upon"
		case w.hangsOn(m, o.noun):
			return fitGovernor, "of the noun it hangs on"
		}
		return 0, ""
	}
	if w.ofDated(t) && !w.follows(m, t) {
		return 0, ""
	}
	near := !p.Verb && !o.set && w.near(m, t)
	switch {
	case o.verb != clause.None && o.verb == m.pred && !o.set && sayings[e.Type] && w.endsContent(m, t):
		return 0, ""
	case o.verb != clause.None && o.verb == m.pred:
		return fitVerb, "of this verb"
	case near && w.nounHolds(m, t):
		return fitWithin, "within the noun phrase"
	case o.verb != clause.None && o.verb == v && w.breached(m):
		return 0, ""
	case o.verb != clause.None && o.verb == v && e.Claim != doc.Denied && w.inherits(m, v):
		return fitItsVerb, "of «" + w.s.Tokens[w.s.Preds[v].Tok].Fold + "»"
	case near:
		return fitNear, "near the noun"
	}
	return w.farTime(m, v, o.verb, t, e)
}

// breached tells whether a noun is what somebody breaks or evades, which stood before:
// «أدين في مارس بانتهاك العقوبات», «التحايل على العقوبات».
func (w *work) breached(m *match) bool {
	if w.s.Preds[m.pred].Verb {
		return false
	}
	k := m.from - 1
	if k > 0 && w.s.Tokens[k].POS == doc.Adp {
		k--
	}
	return k >= 0 && (w.fn.Breach.Has(w.keys[k]) || w.fn.Breach.Has(w.s.Tokens[k].Stem))
}

// near tells whether a time stands behind an event noun with no verb, comma or
// other event between.
func (w *work) near(m *match, t *clause.Time) bool {
	if t.From < m.to || t.From-m.to > 10 || w.verbBetween(m.to, t.From) {
		return false
	}
	for k := m.to; k < t.From; k++ {
		if w.breaks(k) {
			return false
		}
	}
	return t.From-m.to <= 6 || w.lastNoun(m.to, t.From) == nobody
}

// breaks tells whether token k is a mark that ends a phrase; quotation marks
// do not.
func (w *work) breaks(k int) bool {
	if w.s.Tokens[k].POS != doc.Punct {
		return false
	}
	switch w.s.Tokens[k].Fold {
	case "\"", "«", "»", "“", "”", "'", "(", ")":
		return false
	}
	return true
}

// hangsOn tells whether an event noun stands below predicate up.
func (w *work) hangsOn(m *match, up int) bool {
	i := m.pred
	for n := 0; n < 4 && i != clause.None && up >= 0; n++ {
		if w.fn.Purpose.Has(w.s.Preds[i].Via.Prep) { // a purpose
			return false
		}
		if i = w.s.Preds[i].Parent; i == up {
			return true
		}
		if i != clause.None && w.isTime(w.s.Preds[i].Tok) { // «مقتل مدنيين الجمعة في قصف»: what hangs on the day
			return true
		}
	}
	return false
}

// headedBy tells whether the event, or another word for it in the sentence, is
// a noun in that phrase.
func (w *work) headedBy(m *match, ph int) bool {
	for _, x := range append([]*match{m}, m.joined...) {
		if p := &w.s.Preds[x.pred]; !p.Verb && w.s.Holds(ph, p) {
			return true
		}
	}
	return false
}

// inherits tells whether an event has the time of the verb above it. What is
// said, demanded or charged has not, nor what lies before or after it, nor a
// noun that another act has for its object («انتهاك العقوبات»).
func (w *work) inherits(m *match, v int) bool {
	if m.pred == v || m.light == v || m.support == v {
		return true
	}
	i := m.pred
	for n := 0; n < 6; n++ {
		p := &w.s.Preds[i]
		if p.Phrase != clause.None && (w.fn.Sequence.Has(w.s.Phrases[p.Phrase].Prep) || w.answered(&w.s.Phrases[p.Phrase])) {
			return false
		}
		if !p.Verb && p.Tok > 0 && w.fn.Wake.Has(w.s.Tokens[p.Tok-1].Stem) { // «في أعقاب سيطرة الجيش»
			return false
		}
		up := p.Parent
		if up == clause.None {
			return false
		}
		if up == v {
			o := w.matchOf(v)
			return o == nil || o == m || o.dead != "" || !sayings[o.unit.Frame.Type] || p.Via.Kind == frames.Subj
		}
		if q := &w.s.Preds[up]; !q.Verb && len(q.VerbKeys) > 0 && (p.Via.Kind == frames.Gen || p.Via.Kind == frames.Obj) && !w.handsOn(q) {
			return false
		}
		i = up
	}
	return false
}

// answered tells that a phrase names what was answered: «ردا على الهجوم».
func (w *work) answered(ph *clause.Phrase) bool {
	return w.fn.Upon.Has(ph.Prep) && ph.PrepTok > 0 && w.fn.Answer.Has(w.s.Tokens[ph.PrepTok-1].Stem)
}

// handsOn tells whether a noun only says that, or at what stage, something is
// done («تنفيذ»، «بدء»، «وقوع»).
func (w *work) handsOn(q *clause.Pred) bool {
	for _, k := range q.Keys {
		if len(w.c.Words.Control[k]) > 0 || len(w.c.Words.Support[k]) > 0 {
			return true
		}
	}
	for _, k := range q.VerbKeys {
		if len(w.c.Words.Control[k]) > 0 || len(w.c.Words.Support[k]) > 0 {
			return true
		}
	}
	return false
}

// announcedAt tells that a time stands between a noun of saying and what it says
// of («إعلان الحزب الجمعة عن انسحاب قواته»).
func (w *work) announcedAt(p *clause.Pred, t *clause.Time) bool {
	if p.Phrase == clause.None || t.To > p.Tok || p.Tok-t.To > 1 || !w.fn.ToldOf.Has(w.s.Phrases[p.Phrase].Prep) {
		return false
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb && q.Tok < t.From && t.From-q.Tok <= 6 && w.handsOn(q) && !w.verbBetween(q.Tok, p.Tok) {
			return true
		}
	}
	return false
}

// endsContent tells that a time stands behind the noun that a saying has for its
// content («دعا السكان إلى البقاء في بيوتهم الخميس»): it is the content's.
func (w *work) endsContent(m *match, t *clause.Time) bool {
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Verb || q.Parent != m.pred || q.Tok <= w.s.Preds[m.pred].Tok || q.Tok >= t.From || t.From-q.Tok > 8 || !w.contentVia(q, &m.unit.Slots[frames.ContentSlot]) {
			continue
		}
		return true
	}
	return false
}

// nounHolds tells whether the time stands inside the event noun's own phrase
// or right behind it.
func (w *work) nounHolds(m *match, t *clause.Time) bool {
	ph := w.s.Preds[m.pred].Phrase
	return ph != clause.None && t.From <= w.s.Phrases[ph].To+1 && t.From >= w.s.Phrases[ph].From
}

// verbBetween tells whether a finite verb stands in [from,to).
func (w *work) verbBetween(from, to int) bool {
	for i := range w.s.Preds {
		if p := &w.s.Preds[i]; p.Verb && p.Tok >= from && p.Tok < to {
			return true
		}
	}
	return false
}
