package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// blamed makes whoever did what is condemned the recipient, not whom it was done to:
// «condemned the killing of a minister by rebels» blames the rebels, and without
// them nobody.
func (w *work) blamed() {
	for i, m := range w.best {
		if m == nil || m.dead != "" || m.unit.Frame.Type != "ACCUSE" || m.mode != "disapprove" {
			continue
		}
		if len(m.slots[frames.RecipientSlot]) == 0 {
			w.whatTheyDo(i, m)
			continue
		}
		o := w.deedUnder(i)
		if o == nil || len(o.slots[frames.RecipientSlot]) == 0 {
			continue
		}
		suffers := func(ph int) bool {
			return w.touches(ph, o.slots[frames.RecipientSlot]) && !slices.Contains(o.slots[frames.ActorSlot], ph)
		}
		if !slices.ContainsFunc(m.slots[frames.RecipientSlot], func(ph int) bool { return !suffers(ph) }) {
			m.slots[frames.RecipientSlot] = slices.DeleteFunc(slices.Clone(o.slots[frames.ActorSlot]), func(ph int) bool { return slices.Contains(m.slots[frames.ActorSlot], ph) })
			m.trace = append(m.trace, "recipient is who did it")
		}
	}
}

// whatTheyDo blames whoever does what is condemned, told by a clause without a noun:
// «نددت كندا بما تقوم به الشرطة».
func (w *work) whatTheyDo(i int, m *match) {
	for k := range w.s.Preds {
		q := &w.s.Preds[k]
		if !q.Verb || q.Parent != i || q.Rel != clause.Relative || q.Passive || q.Tok < w.s.Preds[i].Tok || !w.fn.What.Has(w.s.Tokens[q.Tok-1].Stem) || w.fn.Befallen.Has(w.keys[q.Tok]) {
			continue
		}
		for _, ph := range w.args(q, frames.Source{Kind: frames.Subj}) {
			if x := &w.s.Phrases[ph]; x.From > q.Tok && x.Who.CanAct() && !w.touches(ph, m.slots[frames.ActorSlot]) {
				m.slots[frames.RecipientSlot] = w.take(nil, ph, false)
				m.trace = append(m.trace, "recipient is who does it")
			}
		}
		return
	}
}

// condemnedFor tells whether a phrase names those whom what is condemned befell, who are
// not condemned for it.
func (w *work) condemnedFor(m *match, ph int) bool {
	if m.unit.Frame.Type != "ACCUSE" || m.mode != "disapprove" {
		return false
	}
	o := w.deedUnder(m.pred)
	return o != nil && w.touches(ph, o.slots[frames.RecipientSlot]) && !slices.Contains(o.slots[frames.ActorSlot], ph)
}

// touches tells whether a phrase shares words with one of some.
func (w *work) touches(ph int, of []int) bool {
	x := &w.s.Phrases[ph]
	return slices.ContainsFunc(of, func(o int) bool {
		y := &w.s.Phrases[o]
		return o == ph || !x.Pron && !y.Pron && x.From < y.To && y.From < x.To
	})
}

// deedUnder is the match of the act that a verb or noun has for its object, where it is
// one of force or coercion; nil for none.
func (w *work) deedUnder(pred int) *match {
	for k, o := range w.best {
		if o == nil || w.s.Preds[k].Verb || w.s.Preds[k].Rel == clause.Relative {
			continue
		}
		if w.s.Preds[k].Parent != pred && !slices.ContainsFunc(w.s.Preds[pred].Args, func(a clause.Arg) bool {
			return a.Kind == frames.Prep && a.Phrase != clause.None && w.s.Phrases[a.Phrase].Head == w.s.Preds[k].Tok
		}) {
			continue
		}
		switch o.unit.Frame.Type {
		case "ASSAULT", "COERCE", "SANCTION":
			return o
		}
	}
	return nil
}

// ownersBlamed makes whose words or ways somebody condemns or turns down the recipient,
// where a pronoun on them says so: «ندد الوزير بسياساتها», «رفضت مقترحه».
func (w *work) ownersBlamed(m *match, kind int) {
	if t := m.unit.Frame.Type; t != "ACCUSE" && t != "REJECT" || len(m.slots[frames.RecipientSlot]) > 0 || w.fn.Attached.None() {
		return
	}
	for _, alt := range m.unit.Slots[frames.RecipientSlot].Alts {
		for _, src := range alt {
			phs := w.at(m.pred, m, src, kind)
			if src.Kind == frames.Obj && len(phs) == 0 && w.s.Preds[m.pred].SubjGuess {
				phs = w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Subj})
			}
			for _, ph := range phs {
				if o := w.ownerOf(ph); o != clause.None && !slices.ContainsFunc(m.slots[frames.ActorSlot], func(a int) bool { return w.meansSame(a, o) }) {
					m.slots[frames.RecipientSlot] = []int{o}
					m.trace = append(m.trace, "recipient is whose it is")
					return
				}
			}
		}
	}
}

// ownerOf is the pronoun on words, ways or a request that says whose they are; None where
// there is none or nobody knows whom it means.
func (w *work) ownerOf(ph int) int {
	x := &w.s.Phrases[ph]
	if x.Pron || x.Head < 0 || !w.fn.Ways.Has(w.keys[x.Head]) && !w.fn.Offered.Has(w.keys[x.Head]) {
		return clause.None
	}
	for i := range w.s.Phrases {
		if y := &w.s.Phrases[i]; y.Pron && y.Head == x.Head && y.Who.CanAct() && !w.fn.First.Has(w.s.Tokens[x.Head].Enc) {
			return i
		}
	}
	return clause.None
}
