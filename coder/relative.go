package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// relative: a support verb in a relative clause names who did it: «الهجوم
// الذي شنّته القوات», «مظاهرات نظّمها الآلاف».
func (w *work) relative(m *match) {
	p := &w.s.Preds[m.pred]
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb {
			continue
		}
		if up := q.Parent; q.Rel == clause.Complement && up != clause.None && w.s.Preds[up].Rel == clause.Relative && w.s.Holds(w.s.Preds[up].Via.Phrase, p) {
			w.between(m, q) // «قمة يتوقع أن تعقد بين …»
		}
		if q.Rel != clause.Relative || !w.s.Holds(q.Via.Phrase, p) {
			continue
		}
		w.between(m, q)
		for _, k := range q.Keys {
			for _, sup := range w.c.Words.Support[k] {
				a := q.Arg(sup.Noun.Kind, sup.Noun.Prep)
				if q.Fut && !q.Neg && (a != nil || sup.Noun.Kind == frames.Obj && q.Arg(frames.Subj, "") != nil) {
					m.coming = true
				}
				if a != nil && (a.Phrase == q.Via.Phrase || w.s.Phrases[a.Phrase].Pron) {
					w.lend(m, q, &sup)
					return
				}
				if s := q.Arg(frames.Subj, ""); a == nil && sup.Noun.Kind == frames.Obj && s != nil && s.Phrase == q.Via.Phrase {
					w.undergone(m, q, &sup)
				}
			}
		}
	}
}

// between gives talks and fights the sides that a relative clause names: «القمة
// التي ستعقد بين …».
func (w *work) between(m *match, q *clause.Pred) {
	if !joined(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	for _, ph := range w.prepFilling(q, &w.fn.Between, false) {
		if w.s.Phrases[ph].Next != clause.None || w.s.Phrases[ph].Who.Group {
			m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
		}
	}
}

// undergone takes the recipient from an unvowelled passive whose subject is the
// noun itself: «انتقادات وُجّهت إلى أسمرة».
func (w *work) undergone(m *match, q *clause.Pred, sup *frames.Support) {
	if joined(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	w.laidTo(m, q, sup)
	if len(m.slots[frames.RecipientSlot]) > 0 {
		return
	}
	for _, r := range sup.Preps {
		for _, ph := range w.args(q, frames.Source{Kind: frames.Prep, Prep: r.Prep}) {
			if r.Slot == frames.RecipientSlot && w.s.Phrases[ph].Who.CanAct() {
				m.slots[frames.RecipientSlot] = []int{ph}
				m.trace = append(m.trace, "recipient from the support verb")
				return
			}
		}
	}
}

// laidTo takes the doer from a verb that says to whom the noun is laid: «هجوم نُسب إلى
// المتمردين».
func (w *work) laidTo(m *match, q *clause.Pred, sup *frames.Support) {
	if sup.HasS || len(m.slots[frames.ActorSlot]) > 0 && !m.loose[frames.ActorSlot] {
		return
	}
	for _, r := range sup.Preps {
		if r.Slot != frames.ActorSlot {
			continue
		}
		for _, ph := range w.args(q, frames.Source{Kind: frames.Prep, Prep: r.Prep}) {
			if got := w.takeActor(nil, ph); len(got) > 0 {
				m.slots[frames.ActorSlot] = got
				m.trace = append(m.trace, "actor is to whom it is laid")
				return
			}
		}
	}
}

// ownerActs gives a verb in a relative clause said of a thing to the human being whose it
// is, where the verb agrees with both and a thing does nothing of the kind: «هدم الجيش
// منزل الشاب الذي قتل جنديين».
func (w *work) ownerActs(m *match) {
	p := &w.s.Preds[m.pred]
	if p.Rel != clause.Relative || p.Passive || len(m.slots[frames.ActorSlot]) > 0 || len(m.slots[frames.RecipientSlot]) == 0 || !has(&m.unit.Slots[frames.ActorSlot], frames.Subj) {
		return
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if len(subj) != 1 || subj[0] != p.Via.Phrase || w.s.Phrases[subj[0]].Pron {
		return
	}
	x, f, owner := &w.s.Phrases[subj[0]], &w.s.Tokens[p.Tok].Feats, clause.None
	for i := range w.s.Phrases {
		y := &w.s.Phrases[i]
		if y.Pron || y.To != x.To || y.From <= x.From || !isHuman(&y.Who) || y.Gender != doc.GenderAny && y.Gender != f.Gender || y.Number != f.Number {
			continue
		}
		if owner == clause.None || y.From < w.s.Phrases[owner].From {
			owner = i
		}
	}
	if owner != clause.None {
		m.slots[frames.ActorSlot] = w.takeActor(nil, owner)
		m.trace = append(m.trace, "actor is whose the thing is that the relative clause describes")
	}
}

// isHuman tells whether somebody is a human being or several.
func isHuman(who *clause.Who) bool {
	return who.Kind == "person" || who.Kind == "name" || who.Kind == "people" || who.Kind == "agent" && (who.Single || who.Human)
}
