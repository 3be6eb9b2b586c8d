package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// claimants gives acts of force that name nobody him who says further on in the sentence
// that they are his: «مقتل خمسة في هجوم استهدف القافلة، وتبنته الحركة», «… أعلنت الحركة
// مسؤوليتها عنه».
func (w *work) claimants() {
	for i := range w.s.Preds {
		who := w.claimant(i)
		if len(who) == 0 {
			continue
		}
		o := w.attackBefore(w.s.Preds[i].Tok)
		if o == nil {
			continue
		}
		if b := w.best[i]; b != nil && b.dead == "" && b.unit.Frame.Type != "ASSAULT" {
			b.dead = "says whose the attack is that is told before"
		}
		for _, m := range w.best {
			if m != nil && m.dead == "" && m.to <= o.to && m.unit.Frame.Type == "ASSAULT" && w.unowned(m) && (m == o || w.oneAct(m, o)) {
				m.slots[frames.ActorSlot] = slices.Clone(who)
				m.trace = append(m.trace, "actor is who says it was his")
			}
		}
	}
}

// unowned tells whether nobody is known to have done an act, or somebody who carried it
// out unnamed («هجوم انتحاري»).
func (w *work) unowned(m *match) bool {
	return !slices.ContainsFunc(m.slots[frames.ActorSlot], func(ph int) bool {
		who := &w.s.Phrases[ph].Who
		return who.Actor.Sector != "UAF" || who.Actor.Code != "" || !who.Single
	})
}

// claimant is who says at a predicate that an attack told before is his: the subject of
// a verb of claiming with a pronoun, which no relative pronoun ties to another noun, or
// of one that carries a word of responsibility. Nobody for most.
func (w *work) claimant(i int) []int {
	p := &w.s.Preds[i]
	if !w.fn.Claims.Has(w.keys[p.Tok]) {
		return nil
	}
	if m := w.best[i]; m != nil && m.dead == "" && m.unit.Frame.Type == "ASSAULT" && m.light != clause.None && !w.s.Preds[m.light].Neg {
		return m.slots[frames.ActorSlot]
	}
	if !p.Verb || p.Neg || p.Passive || w.s.Tokens[p.Tok].Enc == "" || p.Rel == clause.Relative && p.Via.Phrase != clause.None && w.s.Phrases[p.Via.Phrase].Def {
		return nil
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 || !armed(&w.s.Phrases[subj[0]]) {
		return nil
	}
	return w.takeActor(nil, subj[0])
}

// attackBefore is the act of force told last before a token, or nil.
func (w *work) attackBefore(tok int) *match {
	var best *match
	for _, m := range w.best {
		if m == nil || m.to > tok || m.unit.Frame.Type != "ASSAULT" || w.fn.Claims.Has(w.keys[w.s.Preds[m.pred].Tok]) {
			continue
		}
		for m.into != nil {
			m = m.into
		}
		if m.dead == "" && m.to <= tok && (best == nil || m.from > best.from) {
			best = m
		}
	}
	return best
}

// operation gives an act of force that names nobody him who carried out what it was
// done in, by a relative clause on that: «تعرضت السفن للهجوم في عمليات نفذها قراصنة».
func (w *work) operation(m *match) {
	if m.unit.Frame.Type != "ASSAULT" || len(m.slots[frames.ActorSlot]) > 0 {
		return
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Rel != clause.Relative || q.Via.Phrase == clause.None || q.Parent == clause.None || q.Parent != m.pred && q.Parent != m.light && q.Parent != m.support {
			continue
		}
		x := &w.s.Phrases[q.Via.Phrase]
		if x.Pron || x.From < m.to || !w.fn.Occasion.Has(x.Prep) || x.Who.CanAct() || w.fn.Elsewhen.Has(x.Prep) {
			continue
		}
		if !w.carriesOut(q) {
			continue
		}
		for _, ph := range w.args(q, frames.Source{Kind: frames.Subj}) {
			m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
		}
		m.trace = append(m.trace, "actor is who carried out what it was done in")
		return
	}
}

// carriesOut tells whether a verb says with a pronoun that its subject carried
// something out.
func (w *work) carriesOut(q *clause.Pred) bool {
	if w.s.Tokens[q.Tok].Enc == "" {
		return false
	}
	for _, k := range q.Keys {
		if slices.ContainsFunc(w.c.Words.Support[k], func(s frames.Support) bool {
			return s.Noun.Kind == frames.Obj && s.HasS && s.Subj == frames.ActorSlot
		}) {
			return true
		}
	}
	return false
}
