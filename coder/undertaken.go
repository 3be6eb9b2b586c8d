package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// undertaken gives what somebody hastens, goes ahead or makes a habit to do to him: the
// genitive, which may be either side of the noun alone, is the other («سارعت الصحيفة إلى
// انتقاد الوزير», «يعمد المسلحون إلى تهديد السكان»).
func (w *work) undertaken(m *match, p *clause.Pred) {
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	a := m.slots[frames.ActorSlot]
	if len(gen) == 0 || len(a) == 0 || a[0] != gen[0] || w.s.Phrases[gen[0]].Pron || len(m.slots[frames.RecipientSlot]) > 0 || p.Parent == clause.None || p.Via.Kind != frames.Prep {
		return
	}
	q := &w.s.Preds[p.Parent]
	if !q.Verb || q.Passive || !w.fn.Undertakes.Has(w.keys[q.Tok]) || !w.doneToObject(m, p) {
		return
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = a, nil
	for _, ph := range w.except(w.subjectOf(q, 0), p.Tok) {
		m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
	}
	m.trace = append(m.trace, "the subject of «"+w.s.Tokens[q.Tok].Fold+"» acts, the genitive is whom it is done to")
}

// doneToObject tells whether a verb that a masdar is of has the other side of the same
// kind of event as its object.
func (w *work) doneToObject(m *match, p *clause.Pred) bool {
	for _, k := range p.VerbKeys {
		for _, e := range w.c.Frames.Verbs[k] {
			if e.Unit.Frame.Type == m.unit.Frame.Type && has(&e.Unit.Slots[frames.RecipientSlot], frames.Obj) {
				return true
			}
		}
	}
	return false
}
