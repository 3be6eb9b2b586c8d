package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// told says in what grammatical shape the event is told.
func (w *work) told(m *match) string { return w.shape(m) + ", " + w.standsIn(m) }

// shape is in what grammatical shape the event is told.
func (w *work) shape(m *match) string {
	switch {
	case m.light != clause.None:
		return "light verb construction"
	case m.support != clause.None:
		return "noun with support verb"
	case w.s.Preds[m.pred].Verb:
		return "verb"
	case m.kind == asParticiple:
		return "participle"
	}
	return "noun"
}

// standsIn is in what kind of clause the event is told.
func (w *work) standsIn(m *match) string {
	p := &w.s.Preds[m.pred]
	if p.Parent == clause.None && !p.Verb {
		return "free noun phrase"
	}
	return [...]string{"main clause", "complement clause", "relative clause", "coordinated clause", "adverbial clause", "condition", "noun phrase"}[p.Rel]
}

// confidence ranks the events of a sentence: what its main clause or the clause
// it reports says of somebody before what is told in passing, acts before
// mentions, filled before empty, done before undone, early before late. It is
// a rank made into a number, no probability.
func (w *work) confidence(m *match, st *status) float64 {
	x := 0.45 + w.standing(m) + 0.02*m.score - 0.1*float64(m.from)/float64(len(w.s.Tokens)+1)
	for _, s := range []frames.SlotName{frames.ActorSlot, frames.RecipientSlot} {
		if len(m.slots[s]) > 0 {
			x += 0.08
		}
	}
	switch st.realis {
	case doc.Negated:
		x -= 0.06
	case doc.Hypothetical:
		x -= 0.03
	}
	return float64(int(min(max(x, 0.05), 0.99)*1000)) / 1000
}

// standing is what the place of its words in the sentence adds to an event.
func (w *work) standing(m *match) float64 {
	v := w.headVerb(m)
	if v == clause.None {
		if w.nominal(m) {
			return 0.22
		}
		if m.kind == asParticiple {
			return 0.05
		}
		return 0
	}
	x := 0.0
	if q := &w.s.Preds[v]; v == m.pred || v == m.light || v == m.support {
		x = 0.12
		if q.Verb && w.s.Tokens[q.Tok].POS != doc.Verb {
			return 0.05 // a participle that carries on the clause: «…، داعيا إلى …»
		}
		if q.Rel == clause.Root || q.Rel == clause.Coordinated {
			x += 0.1
		}
	}
	switch w.s.Preds[v].Rel {
	case clause.Relative, clause.Conditional:
		x -= 0.07
	case clause.Adverbial:
		x -= 0.05
	}
	return x
}

// headVerb is the verb that tells an event: its own, that of its light
// construction, the one that carries it, or the one it hangs on.
func (w *work) headVerb(m *match) int {
	switch {
	case w.s.Preds[m.pred].Verb:
		return m.pred
	case m.light != clause.None && w.s.Preds[m.light].Verb:
		return m.light
	case m.support != clause.None && w.s.Preds[m.support].Verb:
		return m.support
	}
	i := w.s.Preds[m.pred].Parent
	for n := 0; i != clause.None && n < 12; n++ {
		if w.s.Preds[i].Verb {
			return i
		}
		i = w.s.Preds[i].Parent
	}
	return clause.None
}

// nominal tells whether the event is what a sentence without verb says of its
// topic: «الحكومة مستعدة للحوار».
func (w *work) nominal(m *match) bool {
	p := &w.s.Preds[m.pred]
	return m.kind == asNoun && p.Parent == clause.None && len(m.slots[frames.ActorSlot]) > 0 && (len(w.args(p, frames.Source{Kind: frames.Subj})) > 0 || len(w.topic(p)) > 0)
}
