package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// resumed makes whoever stands before a verb, and was taken for its subject, whom it is done
// to where a pronoun behind it takes him up: «ثلاثون منهم قبض عليهم», «الصحفي أطلق عليه
// النار من قبل مجهول», «الطبيب الذي رفض طلبه».
func (w *work) resumed(m *match) {
	a := m.slots[frames.ActorSlot]
	v := &w.s.Preds[m.pred]
	if m.kind == asLight {
		v = &w.s.Preds[m.light]
	}
	if len(a) == 0 || !v.Verb || v.Passive || w.fn.Attached.None() {
		return
	}
	x := &w.s.Phrases[a[0]]
	if x.Pron || x.From > v.Tok || w.s.Tokens[v.Tok].Enc != "" {
		return
	}
	switch {
	case w.impersonal(m, v, x):
	case m.kind == asVerb && w.turnedAway(m, v, x):
	default:
		return
	}
	m.slots[frames.RecipientSlot] = a
	m.slots[frames.ActorSlot] = w.takeAll(w.ownCause(v))
	m.trace = append(m.trace, "a pronoun takes up what stands before the verb: it is done to")
}

// impersonal tells whether a verb with a preposition that does something to people is a
// passive without subject: the pronoun on the preposition agrees with the plural before the
// verb, and the verb does not; or somebody else is named behind it who did it.
func (w *work) impersonal(m *match, v *clause.Pred, x *clause.Phrase) bool {
	r := m.slots[frames.RecipientSlot]
	if len(r) != 1 || !powerOver[m.unit.Frame.Type] {
		return false
	}
	y, t := &w.s.Phrases[r[0]], &w.s.Tokens[v.Tok]
	if !y.Pron || y.Self || w.s.Tokens[y.Head].POS != doc.Adp || y.Head < v.Tok || t.Feats.Gender != doc.Masc || t.Feats.Number != doc.Sing {
		return false
	}
	counted := w.s.Tokens[x.From].POS == doc.Num
	if many := x.Number == doc.Plur || x.Number == doc.Dual || counted || x.Who.Kind == "people"; many {
		return y.Number == doc.Plur || y.Number == doc.Dual
	}
	return y.Number == x.Number && y.Gender == x.Gender && len(w.ownCause(v)) > 0
}

// turnedAway tells whether the object of a verb of answering is what the noun before the
// verb has asked for himself: nobody turns down his own request. Who is in office turns
// down those of others.
func (w *work) turnedAway(m *match, v *clause.Pred, x *clause.Phrase) bool {
	if m.unit.Frame.Type != "REJECT" || official(&x.Who) || !w.fn.Answers.Has(w.keys[v.Tok]) {
		return false
	}
	for _, ph := range w.args(v, frames.Source{Kind: frames.Obj}) {
		o := &w.s.Phrases[ph]
		if o.Pron || o.From != v.Tok+1 || !w.fn.Offered.Has(w.keys[o.From]) {
			continue
		}
		enc := w.s.Tokens[o.From].Enc
		return x.Number == doc.Sing && (w.fn.His.Has(enc) && x.Gender == doc.Masc || w.fn.Her.Has(enc) && x.Gender == doc.Fem)
	}
	return false
}

// ownCause is who is named behind a verb for having done it, where he belongs to no noun.
func (w *work) ownCause(v *clause.Pred) []int {
	if c := w.args(v, frames.Source{Kind: frames.Cause}); len(c) > 0 && !w.ofNoun(c[0], v) {
		return c
	}
	return nil
}

// masdarHas tells whether a phrase stands right behind a masdar with a pronoun, which has it
// for its object: «أثناء محاولتهم | التسلل».
func (w *work) masdarHas(ph int) bool {
	x := &w.s.Phrases[ph]
	if x.Pron || x.From == 0 || x.Prep != "" {
		return false
	}
	t := &w.s.Tokens[x.From-1]
	return t.Feats.VerbForm == doc.Masdar && t.Enc != ""
}
