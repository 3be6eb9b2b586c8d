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
		if t.Use != clause.TimeAt && t.Use != clause.TimeSince || t.Granularity == "decade" || t.Granularity == "century" {
			continue
		}
		s, why := w.timeFit(m, v, t, e)
		if s > bestScore && !w.contradicts(m, v, t, e, today, s) {
			best, bestScore, how = t, s, why
		}
	}
	return best, how
}

// The scores of a time expression, from the surest down.
const (
	fitBeside    = 100 // right behind the trigger
	fitBound     = 95  // bound to the noun by a participle or «بعد»
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
	if t.Use == clause.TimeSince && (t.End != "" || perf && !ofNoun) {
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
		if t.AheadStart != "" || t.Start <= today[:len(t.Start)] {
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
	near := !p.Verb && !o.set && w.near(m, t)
	switch {
	case o.verb != clause.None && o.verb == m.pred && !o.set && sayings[e.Type] && w.endsContent(m, t):
		return 0, ""
	case o.verb != clause.None && o.verb == m.pred:
		return fitVerb, "of this verb"
	case near && w.nounHolds(m, t):
		return fitWithin, "within the noun phrase"
	case o.verb != clause.None && o.verb == v && e.Claim != doc.Denied && w.inherits(m, v):
		return fitItsVerb, "of «" + w.s.Tokens[w.s.Preds[v].Tok].Fold + "»"
	case near:
		return fitNear, "near the noun"
	}
	return w.farTime(m, v, o.verb, t, e)
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
		if w.s.Preds[i].Via.Prep == "ل" { // a purpose
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
		if p := &w.s.Preds[x.pred]; !p.Verb && p.Phrase != clause.None && p.Phrase == ph {
			return true
		}
	}
	return false
}

// takesPlaceIn tells that relative clause q says when that took place in which
// an event lies: «التدخل في الانتخابات التي جرت عام 2016».
func (w *work) takesPlaceIn(m *match, q *clause.Pred) bool {
	p := &w.s.Preds[m.pred]
	if p.Verb || q.Via.Phrase == clause.None || !w.handsOn(q) {
		return false
	}
	for i := range p.Args {
		if a := &p.Args[i]; a.Phrase == q.Via.Phrase && a.Kind == frames.Prep && a.Prep == "في" {
			return true
		}
	}
	return false
}

// farTime scores a time that stands in another clause than the event.
func (w *work) farTime(m *match, v, o int, t *clause.Time, e *doc.Event) (int, string) {
	if o == clause.None {
		return 0, ""
	}
	q := &w.s.Preds[o]
	if w.constructed(t) && !w.follows(m, t) {
		return 0, ""
	}
	switch {
	case q.Rel == clause.Relative && w.headedBy(m, q.Via.Phrase): // «قصف شنته القوات السبت»
		return fitRelative, "of its relative clause"
	case q.Rel == clause.Relative && w.takesPlaceIn(m, q):
		return fitRelative, "of what it was done in"
	case tellers[e.Type] && w.toldBy(m, o):
		return fitSaying, "of the saying"
	case v == clause.None:
		return 0, ""
	case w.s.Preds[v].Rel == clause.Adverbial && w.s.Preds[v].Parent == o && w.while(v):
		return fitWhile, "of what it goes along with"
	case t.Use == clause.TimeAt && w.inherits(m, v) && w.continues(v, o, t):
		return fitContinued, "of the clause before"
	}
	return 0, ""
}

// constructed tells that a year tells a noun apart: «نقائص اتفاق عام 2015».
func (w *work) constructed(t *clause.Time) bool {
	if len(t.Start) != 4 || t.From == 0 {
		return false
	}
	x := &w.s.Tokens[t.From-1]
	return x.POS == doc.Noun && x.Enc == "" && !x.Pro.Has(doc.ProAl) && x.Fold == x.Stem
}

// while tells whether a verb's clause is opened by a word that says at the
// same time («عندما»، «حين») or as an outcome («مما أدى إلى …»).
func (w *work) while(v int) bool {
	for k := w.s.Preds[v].Tok - 1; k >= 0 && k >= w.s.Preds[v].Tok-2; k-- {
		switch w.s.Tokens[k].Stem {
		case "عندما", "حين", "حينما", "حيث", "اثناء", "بينما", "مما":
			return true
		}
	}
	return false
}

// toldBy tells whether an act of saying is told by the verb o above it, so
// that its time is the time of o. What somebody had said before («أعلن الجمعة
// أن واشنطن طالبت …») is not.
func (w *work) toldBy(m *match, o int) bool {
	i := m.pred
	for n := 0; n < 4 && i != clause.None; n++ {
		if i == o {
			return n == 0 || w.sameSpeaker(m, o)
		}
		q := &w.s.Preds[i]
		if q.Rel == clause.Relative || q.Rel == clause.Adverbial || q.Verb && (q.Perf || q.KanaQad) {
			return false
		}
		i = q.Parent
	}
	return false
}

// sameSpeaker tells whether the subject of verb o and the actor of the event
// are one, or of one side.
func (w *work) sameSpeaker(m *match, o int) bool {
	by := w.args(&w.s.Preds[o], frames.Source{Kind: frames.Subj})
	for _, b := range by {
		if w.s.Phrases[b].Who.Kind == "media" {
			return false
		}
	}
	if len(by) == 0 || len(m.slots[frames.ActorSlot]) == 0 {
		return w.s.Preds[m.pred].Verb
	}
	for _, a := range m.slots[frames.ActorSlot] {
		for _, b := range by {
			x, y := &w.s.Phrases[a].Who.Actor, &w.s.Phrases[b].Who.Actor
			if a == b || x.ID != "" && x.ID == y.ID || x.Code != "" && x.Code == y.Code {
				return true
			}
		}
	}
	return false
}

// continues tells whether verb v goes on the clause of verb o («وصل الوفد
// السبت والتقى الرئيس»), so that the time of o holds for it too. A contrast
// («لكن …») or a change between what was and what will be ends it.
func (w *work) continues(v, o int, t *clause.Time) bool {
	p, q := &w.s.Preds[v], &w.s.Preds[o]
	if p.Rel != clause.Coordinated && p.Rel != q.Rel || p.Tok <= q.Tok || p.Parent != q.Parent || p.Clause == q.Clause {
		return false
	}
	if p.Perf != q.Perf || p.Fut != q.Fut || p.Neg || q.Rel == clause.Relative && p.Rel != q.Rel {
		return false
	}
	for i := range w.s.Times { // a time of its own
		if x := &w.s.Times[i]; x.From > q.Tok && x != t {
			return false
		}
	}
	return true
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
		if p.Phrase != clause.None && (sequence[w.s.Phrases[p.Phrase].Prep] || w.answered(&w.s.Phrases[p.Phrase])) {
			return false
		}
		if !p.Verb && p.Tok > 0 && w.s.Tokens[p.Tok-1].Stem == "اعقاب" { // «في أعقاب سيطرة الجيش»
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
	return ph.Prep == "علي" && ph.PrepTok > 0 && w.s.Tokens[ph.PrepTok-1].Stem == "ردا"
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
