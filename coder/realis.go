package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func (st *status) set(r doc.Realis, why string) {
	if st.fixed || st.realis == r || st.realis == doc.Negated || r == doc.Actual || r == "" {
		return
	}
	if st.realis == doc.Hypothetical && r == doc.Future {
		return
	}
	st.realis = r
	st.trace = append(st.trace, string(r)+" by "+why)
}

// own applies the particles of a predicate and the word before its clause
// («من المقرر أن»).
func (w *work) own(m *match, i int, st *status) {
	p := &w.s.Preds[i]
	uttered := w.uttered(m, i)
	switch {
	case p.Neg && uttered:
	case p.Neg && (w.exceptive(p) || w.prevented(p)):
	case p.Neg:
		st.set(doc.Negated, strings.TrimSpace(p.Marks))
	case p.Hyp:
		st.set(doc.Hypothetical, "«"+strings.TrimSpace(p.Marks)+"»")
	case p.Fut && uttered:
	case p.Fut && p.KanaQad: // «كانت ستمنح»
		st.set(doc.Hypothetical, "«كان» before the future")
	case p.Fut && w.onCondition(i):
		st.set(doc.Hypothetical, "a condition")
	case p.Fut:
		st.set(doc.Future, "future particle")
	}
	if p.Rel == clause.Conditional {
		st.set(doc.Hypothetical, "condition")
	}
	if p.Verb && !p.Perf && w.afterFuture(i) {
		st.set(doc.Future, "the future before it")
	}
	w.announced(m, p, st)
	w.qualified(m, p, st)
}

// announced applies the control words before a clause: «من المقرر أن».
func (w *work) announced(m *match, p *clause.Pred, st *status) {
	if p.Comp <= 0 {
		return
	}
	for k := p.Comp - 1; k >= 0 && k >= p.Comp-3; k-- {
		if w.s.Tokens[k].Stem == "شان" && k > 0 && w.s.Tokens[k-1].Stem == "من" {
			st.set(doc.Hypothetical, "«من شأنه أن»")
		}
		for _, c := range w.c.Words.Control[w.keys[k]] {
			if c.Comp.Kind == frames.Clause {
				st.set(w.sets(&c, m, p, st), "«"+w.s.Tokens[k].Fold+"»")
			}
		}
		if w.s.Tokens[k].POS == doc.Punct {
			break
		}
	}
}

// qualified applies an adjective that sets the realis of its noun: «زيارة
// مرتقبة», «الهجوم المحتمل».
func (w *work) qualified(m *match, p *clause.Pred, st *status) {
	if p.Verb || p.Phrase == clause.None {
		return
	}
	ph := &w.s.Phrases[p.Phrase]
	for k := p.Tok + 1; k < ph.To; k++ {
		t := &w.s.Tokens[k]
		if t.POS != doc.Adj && t.Feats.VerbForm < doc.ActivePart || k < m.to || t.Enc != "" {
			continue
		}
		if cs := w.c.Words.Control[w.keys[k]]; len(cs) > 0 && cs[0].Realis != "need" && !w.named(k) {
			st.set(doc.Realis(cs[0].Realis), "«"+t.Fold+"»")
		}
	}
}

// named tells whether token k is part of a name («طالبان»).
func (w *work) named(k int) bool {
	for i := range w.s.Phrases {
		if h := &w.s.Phrases[i].Who; h.CanAct() && h.From <= k && k < h.To && h.Actor.ID != "" {
			return true
		}
	}
	return false
}

// uttered tells that the event consists in what its words say («لن نقف مكتوفي
// الأيدي»، «هذه الخطوات لا تنسجم مع القانون»): the particle belongs to the
// threat or reproach, which is made.
func (w *work) uttered(m *match, i int) bool {
	switch m.unit.Frame.Type {
	case "THREATEN":
	case "ACCUSE", "REQUEST":
		if !w.s.Preds[i].Verb || i != m.pred || len(m.slots[frames.ActorSlot]) > 0 {
			return false
		}
	default:
		return false
	}
	if i != m.pred && i != m.light && i != m.support {
		return false
	}
	_, said := w.cueAt(w.s.Preds[m.pred].Tok)
	return !said
}

// prevented tells that «دون» before an event noun belongs to the verb above
// («تحول دون …»), which says itself what becomes of it.
func (w *work) prevented(p *clause.Pred) bool {
	if p.Verb || p.Parent == clause.None || p.Via.Prep != "دون" {
		return false
	}
	for _, k := range w.allKeys(&w.s.Preds[p.Parent]) {
		for i := range w.c.Words.Control[k] {
			if w.placed(p, w.c.Words.Control[k][i].Comp) {
				return true
			}
		}
	}
	return false
}

// exceptive tells that a negation is taken back: «لا يؤدي إلا إلى …».
func (w *work) exceptive(p *clause.Pred) bool {
	for k := p.Tok + 1; k < len(w.s.Tokens) && k < p.Tok+12; k++ {
		t := &w.s.Tokens[k]
		if t.POS == doc.Verb || w.breaks(k) {
			return false
		}
		if t.Stem == "الا" || t.Stem == "سوي" {
			return k+1 < len(w.s.Tokens) && w.s.Tokens[k+1].Stem != "ان"
		}
	}
	return false
}

// onCondition tells whether what is to come is said to come on a condition:
// «إذا …», «في حال …».
func (w *work) onCondition(i int) bool {
	p := &w.s.Preds[i]
	for k := range w.s.Preds {
		c := &w.s.Preds[k]
		if c.Rel == clause.Conditional && (c.Parent == i || c.Parent == p.Parent && c.Tok < p.Tok) {
			return true
		}
	}
	for k := p.Tok - 1; k > 0 && k > p.Tok-25; k-- {
		if t := &w.s.Tokens[k]; t.Stem == "حال" && w.s.Tokens[k-1].Stem == "في" {
			return true
		} else if t.Fold == "." || t.Fold == "؛" {
			break
		}
	}
	return false
}

// afterFuture tells whether a verb in the imperfect goes on what will be:
// «سيزور القاهرة ويلتقي الرئيس», «سيتوجه إلى بروكسل حيث يعقد لقاء», «… قبل أن
// يغادر».
func (w *work) afterFuture(i int) bool {
	p := &w.s.Preds[i]
	switch p.Rel {
	case clause.Adverbial:
		if p.Parent == clause.None {
			return false
		}
		q := &w.s.Preds[p.Parent]
		if p.Comp > 0 {
			return w.s.Tokens[p.Comp-1].Stem == "قبل" && (q.Fut || !q.Perf)
		}
		return q.Fut && w.while(i)
	case clause.Coordinated, clause.Complement:
		t := &w.s.Tokens[p.Tok]
		if !t.Pro.Has(doc.ProWa) && !(p.Tok > 0 && w.s.Tokens[p.Tok-1].Stem == "ثم") {
			return false
		}
		for k := i - 1; k >= 0; k-- {
			if q := &w.s.Preds[k]; q.Verb && q.Tok < p.Tok {
				return q.Parent == p.Parent && q.Rel != clause.Relative && q.Fut && !q.Neg
			}
		}
	}
	return false
}

// sets is the realis that a control word gives what it governs, in the light
// of what that is.
func (w *work) sets(c *frames.Control, m *match, p *clause.Pred, st *status) doc.Realis {
	switch c.Realis {
	case "topic":
		p = &w.s.Preds[m.pred] // also where it is a genitive: «مستقبل الاتفاق»
		t := &w.s.Tokens[p.Tok]
		if !p.Verb && (t.Pro.Has(doc.ProAl) || t.Enc != "" || t.Feats.Number == doc.Plur && p.Phrase != clause.None && w.s.Phrases[p.Phrase].Def) {
			return doc.Actual
		}
		return doc.Hypothetical
	case "need":
		if sayings[st.typ] {
			return doc.Actual
		}
		return doc.Hypothetical
	case "ended":
		if st.typ == "CONSULT" {
			return doc.Negated
		}
		return doc.Actual
	}
	return doc.Realis(c.Realis)
}

// handDown gives the realis of a governor to what it governs; it returns
// whether things above the governor still matter.
func (w *work) handDown(m *match, p, q *clause.Pred, up int, st *status) bool {
	if q.Tok >= m.from && q.Tok < m.to { // a word of the trigger: «استعداده لعقد …»
		return true
	}
	keys := w.allKeys(q)
	if !q.Verb && w.s.Tokens[q.Tok].Feats.Number == doc.Plur {
		keys = q.Keys // «تقارير» decide nothing
	}
	own := w.keys[q.Tok]
	for pass := 0; pass < 2; pass++ { // the reading the tagger chose goes first
		for _, k := range keys {
			if (k == own) != (pass == 0) {
				continue
			}
			if done := w.controls(m, k, p, q, up, st); done {
				return true
			}
		}
	}
	switch {
	case !q.Verb && p.Via.Kind == frames.Gen:
		return true // «فكرة شن هجوم»: what governs the head reaches its genitive
	case q.Verb && own == "ليس" && !p.Verb && !sayings[st.typ] && (p.Via.Kind == frames.Subj || p.Via.Prep == "ب"):
		st.set(doc.Negated, "«"+w.s.Tokens[q.Tok].Fold+"»")
		return true
	case q.Verb && w.unknown(p) && w.matchOf(up) == nil:
		w.own(m, up, st) // «قد تلحق عقوبات ضررا»
		return true
	}
	return false
}

// unknown tells that an event noun is the subject or object of its verb and
// not known: what does not or may not happen to it, does not or may not be.
func (w *work) unknown(p *clause.Pred) bool {
	if p.Verb || p.Via.Kind != frames.Subj && p.Via.Kind != frames.Obj || p.Phrase == clause.None {
		return false
	}
	t := &w.s.Tokens[p.Tok]
	return !t.Pro.Has(doc.ProAl) && t.Enc == "" && !w.s.Phrases[p.Phrase].Def
}

// controls applies the control and support readings of key k of the governor
// q; it returns whether there was one.
func (w *work) controls(m *match, k string, p, q *clause.Pred, up int, st *status) bool {
	for i := range w.c.Words.Control[k] {
		c := &w.c.Words.Control[k][i]
		if !w.placed(p, c.Comp) && !(c.Comp.Kind == frames.Clause && p.Rel == clause.Complement && p.Via.Prep == "") &&
			!(c.Comp.Kind == frames.Prep && p.Rel == clause.Complement && p.Via.Prep == c.Comp.Prep) {
			continue
		}
		r := w.sets(c, m, p, st)
		if q.Neg && !w.exceptive(q) {
			switch {
			case r == doc.Negated: // «لم يمنع», «لم يرفض»: it happened
				return true
			case w.known(p, c.Comp): // «لم يشارك في القمة»: there was one
				return true
			}
			r = doc.Negated
		}
		st.set(r, "«"+w.s.Tokens[q.Tok].Fold+"»")
		w.own(m, up, st)
		return true
	}
	for i := range w.c.Words.Support[k] {
		sup := &w.c.Words.Support[k][i]
		if !w.placed(p, sup.Noun) {
			continue
		}
		if p.Via.Kind == frames.Subj && w.leads(k, q) && !w.unknown(p) { // «سيؤدي القصف إلى …»: it took place
			return true
		}
		if sup.Realis != "" {
			st.set(doc.Realis(sup.Realis), "«"+w.s.Tokens[q.Tok].Fold+"»")
		}
		if !q.Neg || !w.known(p, sup.Noun) {
			w.own(m, up, st)
		}
		return true
	}
	return false
}

// known tells that something is taken part in that is there anyway: «المشاركة
// في القمة».
func (w *work) known(p *clause.Pred, src frames.Source) bool {
	return src.Kind == frames.Prep && src.Prep == "في" && !p.Verb && w.s.Tokens[p.Tok].Pro.Has(doc.ProAl)
}

// leads tells that a verb stands with the preposition of one of its control
// readings: «سيؤدي القصف إلى …» performs nothing.
func (w *work) leads(k string, q *clause.Pred) bool {
	for i := range w.c.Words.Control[k] {
		if c := &w.c.Words.Control[k][i]; c.Comp.Kind == frames.Prep && q.Arg(frames.Prep, c.Comp.Prep) != nil {
			return true
		}
	}
	return false
}

// planned gives a relative clause in the imperfect the realis of the plan it
// belongs to: «مشروع قرار يجدد العقوبات».
func (w *work) planned(p *clause.Pred, st *status) {
	if p.Perf || sayings[st.typ] || p.Via.Phrase == clause.None || p.Via.Phrase >= len(w.s.Phrases) {
		return
	}
	h := w.s.Phrases[p.Via.Phrase].Head
	if h < 0 || w.s.Tokens[h].POS != doc.Noun || w.s.Phrases[p.Via.Phrase].Pron {
		return
	}
	for _, c := range w.c.Words.Control[w.keys[h]] {
		if r := doc.Realis(c.Realis); r == doc.Future || r == doc.Hypothetical {
			st.set(r, "«"+w.s.Tokens[h].Fold+"»")
			return
		}
	}
}
