package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// status is whether and on whose word.
type status struct {
	typ    string // of the event
	fixed  bool   // the frame says that it is actual, whatever the particles
	past   bool   // a verb in the perfect tells it: nothing above makes it future or possible
	there  bool   // only somebody's part in it is denied: what denies that says nothing of it
	realis doc.Realis
	claim  doc.Claim
	by     []doc.Actor // who tells it
	trace  []string

	accuser  []doc.Actor // of what is denied: whose claim it was
	alleging bool        // the word of reporting is one of alleging,
	confirms bool        // of granting,
	warns    bool        // of warning
}

// status works out realis, claim and speaker of a match by walking from its
// predicate to those above.
func (w *work) status(m *match, names Texts) status {
	st := status{realis: doc.Actual, claim: doc.Asserted, typ: m.unit.Frame.Type}
	if m.unit.Frame.Realis != "" {
		st.realis = doc.Realis(m.unit.Frame.Realis)
		st.fixed = st.realis == doc.Actual
		st.trace = append(st.trace, "realis by the frame")
	}
	unclaimed := w.unclaimed(m)
	if !m.refused {
		w.own(m, m.pred, &st)
		if v := m.light; v != clause.None && v != unclaimed {
			w.own(m, v, &st)
		}
		if m.coming {
			st.set(doc.Future, "its relative clause")
		}
	}
	if t := &w.s.Tokens[w.s.Preds[m.pred].Tok]; unclaimed == clause.None && (t.Feats.VerbForm != doc.ActivePart || !sayings[st.typ] || t.Pro.Has(doc.ProAl)) { // «…، داعيا إلى …»: a statement beside the clause
		w.climb(m, &st)
	}
	w.attribute(m, &st, names)
	w.suspected(m, &st)
	if st.claim != doc.Denied && !sayings[st.typ] && w.anySuch(m) { // «نفت أي استخدام للسلاح» stays as worded
		st.set(doc.Hypothetical, "any such there may be")
	}
	return st
}

// climb walks up: control and support verbs hand down their realis.
func (w *work) climb(m *match, st *status) {
	i := m.pred
	if m.light != clause.None {
		i = m.light
	}
	passes := true // realis of what is above still reaches down
	for n := 0; n < 12; n++ {
		p := &w.s.Preds[i]
		up := p.Parent
		if up == clause.None {
			return
		}
		if p.Rel == clause.Relative {
			if passes {
				w.planned(p, st)
			}
			passes = false
		}
		if p.Rel == clause.Adverbial && p.Verb && p.Perf && !p.Hyp { // «حاول الفرار لكن الشرطة اعتقلته»
			passes = false
		}
		st.past = st.past || w.tellsPast(p)
		q := &w.s.Preds[up]
		if passes {
			passes = w.handDown(m, p, q, up, st) && !st.there
		}
		i = up
	}
}

// tellsPast tells whether a clause behind «that» is in the perfect: «توقعت أن كوريا طلبت
// …», «اتفقت على أن روسيا كانت وراء الهجوم».
func (w *work) tellsPast(p *clause.Pred) bool {
	if !p.Verb || !p.Perf || p.Fut || p.Hyp || p.Rel != clause.Complement || w.s.Tokens[p.Tok].Feats.VerbForm >= doc.ActivePart {
		return false
	}
	for i := range w.s.Preds { // «يحتمل أن تكون روسيا قد قصفت …»
		if q := &w.s.Preds[i]; q.Parent == p.Parent && q.Rel == clause.Complement && q.Tok < p.Tok && !q.Perf && w.fn.Be.Has(w.keys[q.Tok]) {
			return false
		}
	}
	return true
}

// matchOf is the match at a predicate, or the one whose light or support verb
// it is («وُجّهت اتهامات لبكين بأنها …»).
func (w *work) matchOf(i int) *match {
	if m := w.best[i]; m != nil && m.dead == "" {
		return m
	}
	for _, m := range w.best {
		if m != nil && m.dead == "" && (m.light == i || m.support == i) {
			return m
		}
	}
	return w.best[i]
}
