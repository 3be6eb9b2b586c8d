package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// bidden is who is to do what the clause behind a verb of demanding says: «طالبت أوسلو
// بأن توقف ليما تجاربها». None where nobody is, or where the clause has it done to
// somebody.
func (w *work) bidden(m *match) int {
	if m.unit.Frame.Type != "REQUEST" || spoken(m) {
		return clause.None
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Passive || q.Rel != clause.Complement || q.Tok < m.from || w.fn.Be.Has(w.keys[q.Tok]) || q.Parent != m.pred && (m.light == clause.None || q.Parent != m.light) {
			continue
		}
		for _, a := range w.args(q, frames.Source{Kind: frames.Subj}) {
			if x := &w.s.Phrases[a]; x.Pron || !x.Who.CanAct() || q.Comp == clause.None || q.Tok != q.Comp+1 && x.From != q.Comp+1 {
				continue
			}
			if ph := w.firstOther(m, w.take(nil, a, false)); ph != clause.None && !w.town(ph) {
				return ph
			}
		}
	}
	return clause.None
}

// shareObject gives a verb that another follows with «and» the object of that one:
// «هدّد وهاجم القضاة».
func (w *work) shareObject(m *match) {
	if m.kind != asVerb || len(m.slots[frames.RecipientSlot]) > 0 || !has(&m.unit.Slots[frames.RecipientSlot], frames.Obj) {
		return
	}
	k := m.pred + 1
	if k >= len(w.s.Preds) {
		return
	}
	p, q := &w.s.Preds[m.pred], &w.s.Preds[k]
	if q.Tok != m.to || !q.Verb || q.Passive || !w.s.Tokens[q.Tok].Pro.Has(doc.ProWa) || w.s.Tokens[p.Tok].Enc != "" || len(w.args(p, frames.Source{Kind: frames.Obj})) > 0 {
		return
	}
	for _, ph := range w.objectsOf(k) {
		if x := &w.s.Phrases[ph]; !x.Pron && x.From > q.Tok {
			m.slots[frames.RecipientSlot] = addOnce(m.slots[frames.RecipientSlot], ph)
		}
	}
	if len(m.slots[frames.RecipientSlot]) > 0 {
		m.trace = append(m.trace, "object shared with the verb beside it")
	}
}

// objectsOf are those whom the event of verb k is done to, or else its objects.
func (w *work) objectsOf(k int) []int {
	if o := w.best[k]; o != nil && o.dead == "" {
		return o.slots[frames.RecipientSlot]
	}
	var out []int
	for _, ph := range w.args(&w.s.Preds[k], frames.Source{Kind: frames.Obj}) {
		out = w.take(out, ph, false)
	}
	return out
}

// ditransitive: where a light construction takes both its noun and whom it is done to
// for objects, the pronoun on its masdar is the second: «تكبيدهم خسائر», «تحميله
// المسؤولية». A noun there acts, or is acted upon, as its neighbours say.
func (w *work) ditransitive(m *match) {
	v := &w.s.Preds[m.light]
	if v.Verb || !has(&m.unit.Slots[frames.RecipientSlot], frames.Obj) || !w.objectNoun(m) {
		return
	}
	for _, g := range w.args(v, frames.Source{Kind: frames.Gen}) {
		x := &w.s.Phrases[g]
		if !x.Pron || x.Head != v.Tok {
			continue
		}
		if obj := w.except(w.args(v, frames.Source{Kind: frames.Obj}), w.s.Preds[m.pred].Tok); slices.ContainsFunc(obj, func(o int) bool { return w.s.Phrases[o].Who.CanAct() }) {
			return
		}
		m.slots[frames.RecipientSlot] = w.take(nil, g, false)
		m.slots[frames.ActorSlot] = slices.DeleteFunc(slices.Clone(m.slots[frames.ActorSlot]), func(a int) bool { return a == g })
		m.trace = append(m.trace, "the pronoun is whom it is done to")
	}
}

// objectNoun tells whether the noun of a light construction stands without preposition.
func (w *work) objectNoun(m *match) bool {
	ph := w.s.Preds[m.pred].Phrase
	return ph != clause.None && w.s.Phrases[ph].Prep == ""
}
