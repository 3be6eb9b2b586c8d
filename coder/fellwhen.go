package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// fellWhen gives a verb of killing or wounding that names no doer him who used force in
// the clause of time behind it: «قتل رجل عندما أطلقت الشرطة النار على سيارته», «أصيب طفل
// بعدما قصفت الطائرات المنزل».
func (w *work) fellWhen() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || !m.unit.Frame.Joins || m.unit.Frame.Type != "ASSAULT" || !w.s.Preds[m.pred].Verb || !w.unowned(m) {
			continue
		}
		if o := w.forceWhen(m); o != nil {
			m.slots[frames.ActorSlot] = slices.Clone(o.slots[frames.ActorSlot])
			m.trace = append(m.trace, "actor is who used force when it befell")
		} else if ph := w.resisted(m); ph != clause.None {
			if got := w.takeActor(nil, ph); len(got) > 0 {
				m.slots[frames.ActorSlot] = got
				m.trace = append(m.trace, "actor is whom he warded off when it befell him")
			}
		}
	}
}

// resisted is the force that somebody warded off when he was killed: «قتل الحارس عندما كان
// يتصدى للقوات»; None for none.
func (w *work) resisted(m *match) int {
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Parent != m.pred || q.Rel != clause.Adverbial || q.Neg || !w.fn.Resisting.Has(w.keys[q.Tok]) || !w.opensAt(i, &w.fn.AtTime) {
			continue
		}
		for _, a := range q.Args {
			if a.Phrase != clause.None && (a.Kind == frames.Obj || a.Kind == frames.Prep && w.fn.Object.Has(a.Prep)) && armed(&w.s.Phrases[a.Phrase]) {
				return a.Phrase
			}
		}
	}
	return clause.None
}

// forceWhen is the act of force in a clause that says when what m tells befell, done by
// others than those it befell; nil for none.
func (w *work) forceWhen(m *match) *match {
	for _, o := range w.best {
		if o == nil || o == m || o.dead != "" || o.unit.Frame.Type != "ASSAULT" || o.unit.Frame.Joins || len(o.slots[frames.ActorSlot]) == 0 {
			continue
		}
		if !w.saysWhen(m, o) {
			continue
		}
		if !slices.ContainsFunc(o.slots[frames.ActorSlot], func(ph int) bool { return !armed(&w.s.Phrases[ph]) || w.ownSide(m, ph) }) {
			return o
		}
	}
	return nil
}

// saysWhen tells whether an act stands in a clause or phrase that says when, or owing to
// what, another befell somebody: «بعدما أطلق جنود …», «إثر إطلاق الجنود …».
func (w *work) saysWhen(m, o *match) bool {
	n := o.carrier()
	p := &w.s.Preds[n]
	if p.Parent != m.pred || p.Neg {
		return false
	}
	if p.Verb {
		return p.Rel == clause.Adverbial && w.opensAt(n, &w.fn.AtTime)
	}
	return p.Via.Kind == frames.Prep && w.fn.AtTime.Has(p.Via.Prep)
}

// ownSide tells whether those hit are of the same kind as a force: who falls in an
// attack of his own side («قتل مسلح عندما هاجم مسلحون الموقع»).
func (w *work) ownSide(m *match, ph int) bool {
	a := &w.s.Phrases[ph].Who.Actor
	return slices.ContainsFunc(m.slots[frames.RecipientSlot], func(r int) bool {
		x := &w.s.Phrases[r]
		return x.Pron || armed(x) && (x.Who.Actor.Code == a.Code && x.Who.Actor.Code != "" || x.Who.Actor.Sector == a.Sector)
	})
}

// otherForce tells whether in the clause of time behind a verb of killing or wounding a verb
// carries an attack of its own before what is told behind it: «أصيبوا بعدما نفذت القوات
// ضربة إثر تعرضها | لإطلاق نار».
func (w *work) otherForce(a, b *match) bool {
	return a.unit.Frame.Joins && w.s.Preds[a.pred].Verb && slices.ContainsFunc(w.best, func(o *match) bool {
		if o == nil || o == a || o == b || o.dead != "" || o.unit.Frame.Type != a.unit.Frame.Type || o.support == clause.None || o.from < a.from || o.from > b.from {
			return false
		}
		return w.s.Preds[o.support].Verb && w.s.Preds[o.support].Rel == clause.Adverbial
	})
}
