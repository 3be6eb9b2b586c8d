package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// befell tells whether the verb above an act of force says that its subject fell to
// it, died or survived, and makes him whom it was done to: «سقط عشرات بين قتيل وجريح
// بانفجار», «نجا الوزير بعد انفجار».
func (w *work) befell(m *match, q *clause.Pred, subj []int) bool {
	if m.unit.Frame.Type != "ASSAULT" || !q.Verb || !w.fn.Befallen.Has(w.keys[q.Tok]) {
		return false
	}
	if !q.Neg && (len(m.slots[frames.RecipientSlot]) == 0 || w.scene(m)) {
		if got := w.takeAll(subj); len(got) > 0 {
			m.slots[frames.RecipientSlot] = got
			m.trace = append(m.trace, "recipient is the subject of the verb above")
		}
	}
	return true
}

// exposed makes whoever is said to be the target or the prey of a deed whom that is done
// to: «أصبح الحزب عرضة لانتقادات كندا», «كانت القاعدة هدفا لهجوم».
func (w *work) exposed(m *match) {
	p, whom := &w.s.Preds[m.pred], m.slots[frames.RecipientSlot]
	if p.Verb || p.Phrase == clause.None || len(whom) > 0 && !w.scene(m) && !slices.Equal(whom, m.slots[frames.ActorSlot]) {
		return
	}
	k := w.s.Phrases[p.Phrase].From - 1
	if k < 1 || !w.s.Tokens[k+1].Pro.Has(doc.ProLi) || w.s.Tokens[k].Pro != 0 || w.s.Tokens[k].Enc != "" || !w.fn.Preys.Has(w.s.Tokens[k].Stem) {
		return
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		a := q.Arg(frames.Obj, "")
		if !q.Verb || a == nil || a.Phrase == clause.None || w.s.Phrases[a.Phrase].From != k {
			continue
		}
		subj := w.subjectOf(q, 3)
		if len(subj) > 0 && w.s.Phrases[subj[0]].Pron {
			return // who that means is a guess: others have a better one
		}
		if got := w.takeAll(subj); len(got) > 0 {
			m.slots[frames.RecipientSlot], m.support = got, i
			m.trace = append(m.trace, "recipient is who is its target")
		}
		return
	}
}

// takeAll are phrases, with those coordinated with them, whom something is done to.
func (w *work) takeAll(phs []int) []int {
	got := w.list()
	for _, ph := range phs {
		got = w.take(got, ph, false)
	}
	return got
}
