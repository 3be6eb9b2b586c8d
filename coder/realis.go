package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func (st *status) set(r doc.Realis, why string) {
	if st.past && (r == doc.Future || r == doc.Hypothetical) {
		return
	}
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
	case p.Neg && p.Hyp && p.Rel == clause.Conditional, p.Neg && p.Fut && w.unless(p): // «ما لم يفرج عن …», «لن يلتقي … إلا إذا»
		st.set(doc.Hypothetical, "a condition")
	case p.Neg && (w.exceptive(p) || w.prevented(p)):
	case p.Neg:
		st.set(doc.Negated, strings.TrimSpace(p.Marks))
	case p.Hyp && p.Marks != "":
		st.set(doc.Hypothetical, "«"+strings.TrimSpace(p.Marks)+"»")
	case p.Fut && uttered:
	case p.Fut && p.KanaQad: // «كانت ستمنح»
		st.set(doc.Hypothetical, "«"+w.fn.Be.First()+"» before the future")
	case p.Fut && w.onCondition(i):
		st.set(doc.Hypothetical, "a condition")
	case p.Fut:
		st.set(doc.Future, "future particle")
	}
	if p.Rel == clause.Conditional || p.Hyp {
		st.set(doc.Hypothetical, "condition")
	}
	if p.Verb && !p.Perf && w.s.Tokens[p.Tok].Feats.VerbForm < doc.ActivePart && w.afterFuture(i) {
		st.set(doc.Future, "the future before it")
	}
	w.announced(m, p, st)
	w.qualified(m, p, st)
	w.adjacent(m, p, st)
}

// announced applies the control words before a clause: «من المقرر أن».
func (w *work) announced(m *match, p *clause.Pred, st *status) {
	if p.Comp <= 0 {
		return
	}
	if w.incumbent(p) {
		st.set(doc.Hypothetical, "what somebody has to do")
	}
	for k := p.Comp - 1; k >= 0 && k >= p.Comp-3 && !w.tellsPast(p); k-- {
		if w.fn.Apt.Has(w.s.Tokens[k].Stem) && k > 0 && w.fn.Of.Has(w.s.Tokens[k-1].Stem) {
			st.set(doc.Hypothetical, "«"+w.s.Tokens[k-1].Stem+" "+w.s.Tokens[k].Stem+"»")
		}
		for _, c := range w.c.Words.Control[w.keys[k]] {
			if c.Comp.Kind == frames.Clause {
				st.set(w.sets(&c, m, nil, st), "«"+w.s.Tokens[k].Fold+"»")
			}
		}
		if w.s.Tokens[k].POS == doc.Punct {
			break
		}
	}
}

// incumbent: «على روسيا أن تضغط …» says what she has to do.
func (w *work) incumbent(p *clause.Pred) bool {
	if p.Fut || p.Perf || !w.fn.That.Has(w.s.Tokens[p.Comp].Stem) || w.s.Tokens[p.Comp].Enc != "" { // «كتب على موقعه أنه …»: what is said
		return false
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; !x.Pron && x.To == p.Comp && x.PrepTok >= 0 && w.fn.Upon.Has(x.Prep) && x.Who.CanAct() {
			return true
		}
	}
	return false
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
		if c := adjective(w.c.Words.Control[w.keys[k]]); c != nil && (!w.namesParty(k) || w.saysPlan(k) || w.sameGender(p.Tok, k) && !w.agreesWithParty(k)) {
			if c.Realis == "supposed" {
				w.supposed(m, c, t, st)
				continue
			}
			switch r := doc.Realis(c.Realis); r {
			case doc.Actual, doc.Future, doc.Hypothetical, doc.Negated: // the others look to a complement
				st.set(r, "«"+t.Fold+"»")
			}
		}
	}
}

// adjective is the reading of a control word as an adjective, by which it is said of a
// noun, or nil: «مشروع» behind a noun is «lawful» and no project.
func adjective(cs []frames.Control) *frames.Control {
	for i := range cs {
		if cs[i].Comp.Kind == frames.Subj {
			return &cs[i]
		}
	}
	return nil
}

// supposed: force that is «مفترض» or «مزعوم» is alleged, a meeting is to come.
func (w *work) supposed(m *match, c *frames.Control, t *doc.Token, st *status) {
	r := w.sets(c, m, nil, st)
	if r == doc.Actual && st.claim == doc.Asserted {
		st.claim = doc.Alleged
		st.trace = append(st.trace, "alleged by «"+t.Fold+"»")
	}
	st.set(r, "«"+t.Fold+"»")
}

// namesParty tells whether token k is one of the words that say who somebody
// is: «زعيم طالبان» has nothing that is demanded.
func (w *work) namesParty(k int) bool {
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if h := &x.Who; !x.Pron && x.From <= k && k < x.To && h.CanAct() && h.From <= k && k < h.To {
			return true
		}
	}
	return false
}

// inName tells whether token k is part of a name («طالبان»).
func (w *work) inName(k int) bool {
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if h := &x.Who; !x.Pron && x.From <= k && k < x.To && h.CanAct() && h.From <= k && k < h.To && h.Actor.ID != "" {
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
	if p.Verb || p.Parent == clause.None || !w.fn.Without.Has(p.Via.Prep) {
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
		if w.fn.Except.Has(t.Stem) {
			return k+1 < len(w.s.Tokens) && !w.fn.That.Has(w.s.Tokens[k+1].Stem)
		}
	}
	return false
}

// unless tells that a clause that is no main clause follows what takes a negation
// back: «لن يتنازل إلا إذا …», «لن يعود إلا بعد أن …».
func (w *work) unless(p *clause.Pred) bool {
	if !w.exceptive(p) {
		return false
	}
	const near = 4 // words
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Rel != clause.Conditional && q.Rel != clause.Adverbial {
			continue
		}
		for k := max(p.Tok, q.Tok-near) + 1; k < q.Tok; k++ {
			if w.fn.Except.Has(w.s.Tokens[k].Stem) {
				return true
			}
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
		if t := &w.s.Tokens[k]; w.fn.Case.Has(t.Stem) && w.fn.In.Has(w.s.Tokens[k-1].Stem) {
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
			return w.fn.Before.Has(w.s.Tokens[p.Comp-1].Stem) && (q.Fut || !q.Perf)
		}
		return q.Fut && w.while(i)
	case clause.Coordinated, clause.Complement:
		t := &w.s.Tokens[p.Tok]
		if !t.Pro.Has(doc.ProWa) && !(p.Tok > 0 && w.fn.Then.Has(w.s.Tokens[p.Tok-1].Stem)) {
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

// done are the types of acts that consist in being decided: who decides to dismiss
// a minister dismisses him, who decides to ban a film bans it. A frame may say
// otherwise of its own: deportees still have to leave.
var done = map[string]bool{"REJECT": true, "SANCTION": true, "CONCEDE": true, "COERCE": true, "AGREE": true}

// onceDecided is the realis of a match that is decided on.
func onceDecided(m *match, typ string) doc.Realis {
	if d := m.unit.Frame.Decided; d != "" {
		return doc.Realis(d)
	}
	if done[typ] {
		return doc.Actual
	}
	return doc.Future
}

// sets is the realis that a control word gives the event, in the light of what
// that is. q is the control word where it governs the event itself, or nil.
func (w *work) sets(c *frames.Control, m *match, q *clause.Pred, st *status) doc.Realis {
	switch c.Realis {
	case "enabled":
		if q != nil && q.Verb && q.Perf && !q.Neg {
			return doc.Actual
		}
		return doc.Hypothetical
	case "topic":
		p := &w.s.Preds[m.pred] // also where it is a genitive: «مستقبل الاتفاق»
		t := &w.s.Tokens[p.Tok]
		if !p.Verb && (t.Pro.Has(doc.ProAl) || t.Enc != "" || t.Feats.Number == doc.Plur && p.Phrase != clause.None && w.s.Phrases[p.Phrase].Def) {
			return doc.Actual
		}
		return doc.Hypothetical
	case "need":
		if m.said() {
			return doc.Actual
		}
		return doc.Hypothetical
	case "aim":
		return doc.Future
	case "chance":
		return doc.Hypothetical
	case "supposed":
		if st.typ == "ASSAULT" || st.typ == "COERCE" {
			return doc.Actual
		}
		return doc.Future
	case "decided":
		if q != nil && q.Verb && st.typ == "SANCTION" { // «قررت طرد دبلوماسيين»: a step announced
			return doc.Future
		}
		return onceDecided(m, st.typ)
	case "attempt":
		if st.typ == "ASSAULT" { // who tries to kill attacks
			return doc.Actual
		}
		return doc.Future
	case "provided":
		if r := w.ofText(m, q, st); r != "" {
			return r
		}
		if q != nil && q.Perf {
			return doc.Actual
		}
		return doc.Future
	case "ended":
		if st.typ == "CONSULT" {
			return doc.Negated
		}
		return doc.Actual
	}
	return doc.Realis(c.Realis)
}
