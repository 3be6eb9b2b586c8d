package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// undertaken gives what somebody intends, goes on, hastens or makes a habit to do to him:
// the genitive, which may be either side of the noun alone, is the other («سارعت الصحيفة
// إلى انتقاد الوزير», «يعمد المسلحون إلى تهديد السكان», «تعتزم الحكومة دعوة الأحزاب إلى …»).
func (w *work) undertaken(m *match, p *clause.Pred) {
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	a := m.slots[frames.ActorSlot]
	if len(gen) == 0 || len(a) == 0 || a[0] != gen[0] || w.s.Phrases[gen[0]].Pron || p.Parent == clause.None {
		return
	}
	if len(m.slots[frames.RecipientSlot]) > 0 && !m.loose[frames.RecipientSlot] {
		return
	}
	q := &w.s.Preds[p.Parent]
	if !q.Verb || q.Passive || !w.ownTask(p, q) || !w.doneToObject(m, p) {
		return
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = a, nil
	for _, ph := range w.except(w.subjectOf(q, 0), p.Tok) {
		m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
	}
	m.trace = append(m.trace, "the subject of «"+w.s.Tokens[q.Tok].Fold+"» acts, the genitive is whom it is done to")
}

// ownTask tells whether a masdar is what the subject of verb q sets about: its object
// («تعتزم الحكومة دعوة الأحزاب») or behind its preposition, and not how or beside what it
// does something («يواصل الهجوم رغم تحذيرات الوزير»).
func (w *work) ownTask(p, q *clause.Pred) bool {
	if !w.fn.Undertakes.Has(w.keys[q.Tok]) || p.Tok < q.Tok {
		return false
	}
	switch p.Via.Kind {
	case frames.Obj:
		return true
	case frames.Prep:
		return w.fn.OwnDeed.Has(p.Via.Prep) || w.fn.In.Has(p.Via.Prep)
	}
	return false
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
