package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// handDown gives the realis of a governor to what it governs; it returns
// whether things above the governor still matter.
func (w *work) handDown(m *match, p, q *clause.Pred, up int, st *status) bool {
	if q.Tok >= m.from && q.Tok < m.to { // a word of the trigger: «استعداده لعقد …»
		return true
	}
	if v := w.becomesOf(m, p, up); v != up {
		up, q = v, &w.s.Preds[v]
	}
	keys := w.allKeys(q)
	if !q.Verb && w.s.Tokens[q.Tok].Feats.Number == doc.Plur {
		keys = q.Keys // «تقارير» decide nothing
	}
	own := w.keys[q.Tok]
	if !q.Verb && w.inName(q.Tok) {
		return true // «طالبان», «منظمة حظر الأسلحة»
	}
	if w.introduced(m, p, q, st) || w.governs(m, keys, p, q, up, st) {
		return true
	}
	if w.shared(m, p, up, st) {
		if q.Verb && w.fn.IsNot.Has(own) { // «ليس بحاجة إلى قصف»
			st.set(doc.Negated, "«"+w.s.Tokens[q.Tok].Fold+"»")
		}
		return true
	}
	switch {
	case !q.Verb && p.Via.Kind == frames.Gen:
		return true // «فكرة شن هجوم»: what governs the head reaches its genitive
	case q.Verb && w.fn.IsNot.Has(own) && !p.Verb && !sayings[st.typ] && (p.Via.Kind == frames.Subj && w.unknown(p) || w.fn.Predicate.Has(p.Via.Prep)):
		st.set(doc.Negated, "«"+w.s.Tokens[q.Tok].Fold+"»")
		return true
	case q.Verb && !q.Neg && st.typ == "CONSULT" && !p.Verb && p.Via.Kind == frames.Subj && w.toCome(m, up): // «القمة ستبحث …»
		st.set(doc.Future, "what it will do")
		return false
	case q.Verb && w.unknown(p) && w.matchOf(up) == nil:
		w.own(m, up, st) // «قد تلحق عقوبات ضررا»
		return true
	}
	return false
}

// toCome tells whether the particles and the words before the clause of a predicate make it
// future: «من المتوقع أن تناقش القمة …».
func (w *work) toCome(m *match, i int) bool {
	st := status{realis: doc.Actual, typ: "CONSULT"}
	w.own(m, i, &st)
	return st.realis == doc.Future
}

// introduced applies what is listed as a noun with its preposition («بهدف»,
// «من أجل») or as a preposition («بغية») before the event noun.
func (w *work) introduced(m *match, p, q *clause.Pred, st *status) bool {
	if w.inView(m, p, q, st) {
		return true
	}
	var key string
	switch {
	case p.Verb || p.Via.Kind != frames.Prep && p.Via.Kind != frames.Gen || w.prevented(p):
		return false
	case p.Via.Kind == frames.Prep:
		key = p.Via.Prep
	case q.Verb || q.Via.Kind != frames.Prep:
		return false
	case w.fn.Attached.Has(q.Via.Prep): // written on its noun
		key = q.Via.Prep + w.keys[q.Tok]
	default:
		key = q.Via.Prep + " " + w.keys[q.Tok]
	}
	for i := range w.c.Words.Control[key] {
		if c := &w.c.Words.Control[key][i]; c.Comp.Kind == frames.Gen {
			st.set(w.sets(c, m, q, st), "«"+key+"»")
			m.aimed = m.aimed || c.Realis == "aim" && (p.Tok >= m.from && p.Tok < m.to || w.carries(m, p))
			return true
		}
	}
	return false
}

// inView applies an adverb with its preposition right before the event noun, which
// hangs on the verb: «حشد قواته تمهيدا لـ…», «استعدادا لـ…».
func (w *work) inView(m *match, p, q *clause.Pred, st *status) bool {
	if p.Verb || p.Via.Kind != frames.Prep || p.Phrase == clause.None {
		return false
	}
	ph := &w.s.Phrases[p.Phrase]
	k := ph.From - 1
	if ph.PrepTok >= 0 && ph.PrepTok < ph.From {
		k = ph.PrepTok - 1
	}
	if k < 0 || k == q.Tok || w.s.Tokens[k].POS == doc.Verb || !w.fn.EndsAccusative.Ends(w.s.Tokens[k].Stem) {
		return false
	}
	for _, key := range [...]string{w.keys[k], w.s.Tokens[k].Stem} {
		for i := range w.c.Words.Control[key] {
			if c := &w.c.Words.Control[key][i]; c.Comp.Kind == frames.Prep && c.Comp.Prep == p.Via.Prep {
				st.set(w.sets(c, m, nil, st), "«"+w.s.Tokens[k].Fold+"»")
				w.markAimed(m, c, p, q, st)
				return true
			}
		}
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

// governs applies what any reading of q does to p, first the one that the
// tagger chose.
func (w *work) governs(m *match, keys []string, p, q *clause.Pred, up int, st *status) bool {
	own := w.keys[q.Tok]
	for pass := 0; pass < 2; pass++ {
		for _, k := range keys {
			if (k == own) == (pass == 0) && w.applies(m, k, p, q, up, st) {
				return true
			}
		}
	}
	return false
}

// shared: a phrase behind a noun may belong to the verb before it («امتنعت
// القوات عن قصف المدينة»), one at a verb to a noun before it («ليس بحاجة إلى
// قصف»).
func (w *work) shared(m *match, p *clause.Pred, up int, st *status) bool {
	if p.Verb || p.Via.Kind != frames.Prep || p.Via.Phrase == clause.None {
		return false
	}
	for v := range w.s.Preds {
		q := &w.s.Preds[v]
		if v == up || q.Tok > p.Tok || q.Verb == w.s.Preds[up].Verb {
			continue
		}
		for i := range q.Args {
			if a := &q.Args[i]; a.Kind == frames.Prep && a.Phrase == p.Via.Phrase && w.governs(m, q.Keys, p, q, v, st) {
				return true
			}
		}
	}
	return false
}

// applies does what the control and support readings of key k of the governor
// q say; it returns whether there was one.
func (w *work) applies(m *match, k string, p, q *clause.Pred, up int, st *status) bool {
	for _, src := range w.c.Words.Known[k] {
		if w.placed(p, src) && w.tookPlace(m, p, st) {
			st.there = true
			return true
		}
	}
	for i := range w.c.Words.Control[k] {
		c := &w.c.Words.Control[k][i]
		if !w.placed(p, c.Comp) && !(c.Comp.Kind == frames.Clause && p.Rel == clause.Complement && p.Via.Prep == "") &&
			!(c.Comp.Kind == frames.Prep && p.Rel == clause.Complement && p.Via.Prep == c.Comp.Prep) {
			continue
		}
		if c.Realis == "ongoing" {
			st.fixed = st.realis == doc.Actual
			return true
		}
		if c.Realis == "topic" && w.tookPlace(m, p, st) && w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
			st.there = true
			return true
		}
		r := w.sets(c, m, q, st)
		w.markAimed(m, c, p, q, st)
		if q.Neg && !w.exceptive(q) {
			switch {
			case r == doc.Negated: // «لم يمنع», «لم يرفض»: it happened
				return true
			case w.known(p, c.Comp): // «لم يشارك في القمة», «لا يشمل الاتفاق …»: there was one
				st.there = true
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
		held := w.heldItself(m, p, q, sup)
		if !w.placed(p, sup.Noun) && !held {
			continue
		}
		if p.Via.Kind == frames.Subj && w.leads(k, q) && !w.unknown(p) { // «سيؤدي القصف إلى …»: it took place
			return true
		}
		if sup.Realis != "" {
			st.set(doc.Realis(sup.Realis), "«"+w.s.Tokens[q.Tok].Fold+"»")
		}
		if st.there = q.Neg && !held && w.known(p, sup.Noun); !st.there {
			w.own(m, up, st)
		}
		return true
	}
	return false
}

// tookPlace tells that force or a protest is known: what is done about it or said of it makes
// it neither future nor possible («سيحقق في الهجوم», «لصد العدوان», «ستبحث الهجمات»). «أي هجوم»
// is not known, «الهجوم المرتقب» is to come.
func (w *work) tookPlace(m *match, p *clause.Pred, st *status) bool {
	if st.typ != "ASSAULT" && st.typ != "PROTEST" || st.realis != doc.Actual || p.Verb || p.Phrase == clause.None || w.anySuch(m) {
		return false
	}
	t := &w.s.Tokens[p.Tok]
	return t.Pro.Has(doc.ProAl) || t.Enc != "" || w.s.Phrases[p.Phrase].Def
}

// heldItself tells whether a meeting stands as the subject of a verb that carries such as its
// object, and of which it can only be the passive: «القمة لن تعقد».
func (w *work) heldItself(m *match, p, q *clause.Pred, sup *frames.Support) bool {
	return q.Verb && sup.Noun.Kind == frames.Obj && p.Via.Kind == frames.Subj && !p.Verb && q.Arg(frames.Obj, "") == nil && talks(m) && w.fn.NamedAfter.Has(w.keys[p.Tok])
}

// becomesOf is the verb that says of a meeting, the subject of verb q of being, what becomes of
// it: «ما إذا كانت القمة | ستعقد»; up itself where q is no such verb or none follows.
func (w *work) becomesOf(m *match, p *clause.Pred, up int) int {
	q := &w.s.Preds[up]
	if p.Verb || p.Via.Kind != frames.Subj || p.Via.Phrase == clause.None || !q.Verb || !talks(m) || !w.fn.Be.Has(w.keys[q.Tok]) {
		return up
	}
	for i := range w.s.Preds {
		if v := &w.s.Preds[i]; v.Verb && v.Tok > p.Tok && slices.ContainsFunc(v.Args, func(a clause.Arg) bool { return a.Kind == frames.Subj && a.Phrase == p.Via.Phrase }) {
			return i
		}
	}
	return up
}

// known tells that something is taken part in that is there anyway: «المشاركة
// في القمة».
func (w *work) known(p *clause.Pred, src frames.Source) bool {
	if p.Verb || !w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
		return false
	}
	return src.Kind == frames.Prep && w.fn.In.Has(src.Prep) || src.Kind == frames.Obj && p.Via.Kind == frames.Subj
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
		r := doc.Realis(c.Realis)
		switch c.Realis {
		case "aim":
			r = doc.Future
		case "chance":
			r = doc.Hypothetical
		}
		if r == doc.Future || r == doc.Hypothetical {
			st.set(r, "«"+w.s.Tokens[h].Fold+"»")
			return
		}
	}
}
