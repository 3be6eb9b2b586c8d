package coder

import (
	"github.com/sijil-news/sijil/clause"
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

// takeAll are phrases, with those coordinated with them, whom something is done to.
func (w *work) takeAll(phs []int) []int {
	got := w.list()
	for _, ph := range phs {
		got = w.take(got, ph, false)
	}
	return got
}
