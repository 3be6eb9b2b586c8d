package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// takesPlaceIn tells that relative clause q says when that took place in which
// an event lies: «التدخل في الانتخابات التي جرت عام 2016».
func (w *work) takesPlaceIn(m *match, q *clause.Pred) bool {
	p := &w.s.Preds[m.pred]
	if p.Verb || q.Via.Phrase == clause.None || !w.handsOn(q) {
		return false
	}
	for i := range p.Args {
		if a := &p.Args[i]; a.Phrase == q.Via.Phrase && a.Kind == frames.Prep && w.fn.In.Has(a.Prep) {
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
	case tellers[e.Type] && t.Use == clause.TimeAt && w.toldBy(m, o) && e.Realis != doc.Future: // what one will do is not done on the day one says so
		return fitSaying, "of the saying"
	case v == clause.None:
		return 0, ""
	case w.s.Preds[v].Rel == clause.Adverbial && w.s.Preds[v].Parent == o && w.while(v) && !(oneDayLong(t) && w.opensAt(v, &w.fn.Where)):
		return fitWhile, "of what it goes along with"
	case t.Use == clause.TimeAt && w.inherits(m, v) && w.continues(v, o, t, tellers[e.Type] && (m.pred == v || m.light == v || m.support == v)):
		return fitContinued, "of the clause before"
	}
	return 0, ""
}

// beneath tells whether verb v stands in a clause that is part of that of verb o: what it
// says, or what tells of somebody in it.
func (w *work) beneath(v, o int) bool {
	for n := 0; n < 4 && v != clause.None; n++ {
		p := &w.s.Preds[v]
		if p.Rel != clause.Complement && p.Rel != clause.Relative {
			return false
		}
		if v = p.Parent; v == o {
			return true
		}
	}
	return false
}

// constructed tells that a year tells a noun apart: «نقائص اتفاق عام 2015».
func (w *work) constructed(t *clause.Time) bool {
	if len(t.Start) != 4 || t.From == 0 {
		return false
	}
	x := &w.s.Tokens[t.From-1]
	return x.POS == doc.Noun && x.Enc == "" && !x.Pro.Has(doc.ProAl) && x.Fold == x.Stem
}

// ofDated tells that a day with its year tells the noun right before it apart: «منفذ اعتداءات
// 11 سبتمبر».
func (w *work) ofDated(t *clause.Time) bool {
	return t.Absolute && len(t.Start) > 4 && t.From > 0 && w.indefinite(t.From-1) && w.s.Tokens[t.From].POS != doc.Noun
}

// while tells whether a verb's clause is opened by a word that says at the
// same time («عندما»، «حين») or as an outcome («مما أدى إلى …»).
func (w *work) while(v int) bool {
	return w.opensAt(v, &w.fn.While)
}

// opensAt tells whether a word of a group stands right before verb v, or a word
// before that.
func (w *work) opensAt(v int, g *frames.Group) bool {
	for k := w.s.Preds[v].Tok - 1; k >= 0 && k >= w.s.Preds[v].Tok-2; k-- {
		if g.Has(w.s.Tokens[k].Stem) {
			return true
		}
	}
	return false
}

// oneDayLong tells whether a time is a day or part of one. «حيث …» goes into
// what a longer time held («في الأسابيع الماضية، حيث …»); what it tells after
// a day may be of any time («اجتمعوا الخميس لبحث الوضع في حلب، حيث قتل …»).
func oneDayLong(t *clause.Time) bool { return t.Granularity == "day" || t.Granularity == "part" }

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
// («لكن …») or a change between what was and what will be ends it. A word said in a
// participle («قال الجمعة إن …، متهما …») goes on the saying, whatever that tells.
func (w *work) continues(v, o int, t *clause.Time, said bool) bool {
	p, q := &w.s.Preds[v], &w.s.Preds[o]
	goesAlong := w.s.Tokens[p.Tok].Feats.VerbForm >= doc.ActivePart // «أعلنت الأربعاء …، منهية …»
	says := w.s.Tokens[p.Tok].POS != doc.Verb && said               // «قال الأربعاء …، متهما …»
	if p.Rel != clause.Coordinated && p.Rel != q.Rel || p.Tok <= q.Tok || p.Parent != q.Parent || p.Clause == q.Clause && !says {
		return false
	}
	goesAlong = goesAlong || says
	if !goesAlong && (p.Perf != q.Perf || p.Fut != q.Fut) || p.Neg || q.Rel == clause.Relative && p.Rel != q.Rel {
		return false
	}
	for i := range w.s.Times { // a time of its own
		x := &w.s.Times[i]
		if x.From <= q.Tok || x == t {
			continue
		}
		if own := w.timeOwner(x).verb; own == v || x.From < p.Tok && !(says && w.beneath(own, o)) {
			return false
		}
	}
	return true
}

// presentThen tells that a verb in the present tense would be dated by a time long past behind
// it: that is of something it speaks of («تعترف بتدمير مفاعل عام 2007», «تحقق في تجسس على حملة
// 2016»), of a noun only where it stands beside it.
func (w *work) presentThen(m *match, v int, t *clause.Time, fit int) bool {
	if v == clause.None || t.Past <= background || t.AheadStart != "" || t.Use != clause.TimeAt || fit != fitVerb && fit != fitItsVerb {
		return false
	}
	q := &w.s.Preds[v]
	if q.Perf || q.KanaQad || q.Fut || q.Neg || w.s.Tokens[q.Tok].Feats.VerbForm >= doc.ActivePart || t.From < q.Tok {
		return false
	}
	if q.Rel != clause.Root && (q.Rel != clause.Coordinated || q.Parent != clause.None) {
		return false
	}
	return m.pred == v || m.light == v || m.support == v || !w.near(m, t)
}

// aged tells that the clause in which an undated event stands, or one above it, has a time more
// than a year back: what the text dates otherwise is not the same event. A year that only
// tells a noun apart («حرب 2014») is no such time.
func (w *work) aged(m *match) bool {
	const year = 12
	for i := range w.s.Times {
		t := &w.s.Times[i]
		if t.Past <= year || t.Use != clause.TimeAt && t.Use != clause.TimeSince || t.From > 0 && w.indefinite(t.From-1) {
			continue
		}
		if o := w.timeOwner(t); o.noun != nobody && w.ownedTime(m.pred, o) {
			return true
		}
	}
	return false
}

// ownedTime tells whether predicate i is the owner of a time or stands below it.
func (w *work) ownedTime(i int, o owner) bool {
	for n := 0; n < 8 && i != clause.None; n++ {
		if i == o.noun || o.noun == clause.None && i == o.verb {
			return true
		}
		if p := &w.s.Preds[i]; p.Verb && p.Rel == clause.Coordinated { // «انضمت عام 2015 … وقالت …»
			return false
		}
		i = w.s.Preds[i].Parent
	}
	return false
}

// indefinite tells whether token k is a noun that nothing but what follows makes definite.
func (w *work) indefinite(k int) bool {
	x := &w.s.Tokens[k]
	return x.POS == doc.Noun && x.Enc == "" && !x.Pro.Has(doc.ProAl)
}
