package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// itself tests a condition on the words of the trigger or on how it stands.
func (w *work) itself(id int, m *match, c *frames.Cond) bool {
	if c.Forms&w.form(id, m) != 0 {
		return true
	}
	for k := m.from; k < m.to; k++ {
		if w.look.At(c, k) {
			return true
		}
	}
	return false
}

// form is how the trigger stands. A verb in a light construction is not looked
// at: the trigger is its noun.
func (w *work) form(id int, m *match) frames.Form {
	p, t := &w.s.Preds[id], &w.s.Tokens[m.from]
	var f frames.Form
	set := func(yes bool, is frames.Form) {
		if yes {
			f |= is
		}
	}
	finite := p.Verb && t.Feats.VerbForm < doc.Masdar
	set(t.Pro.Has(doc.ProAl) || !p.Verb && t.Enc != "" || w.headsKnown(p), frames.Definite)
	set(t.Feats.Number == doc.Sing, frames.Singular)
	set(p.Verb && (p.Passive || w.doneBy(p)), frames.Passive)
	set(finite && p.Perf, frames.Perfect)
	set(finite && !p.Perf, frames.Imperfect)
	set(m.kind == asMasdar || !p.Verb && t.Feats.VerbForm == doc.Masdar, frames.Masdar)
	set(t.Feats.VerbForm >= doc.ActivePart, frames.Participle)
	set(p.Rel == clause.Relative, frames.Relative)
	set(finite && p.Fut, frames.Future)
	set(finite && t.Feats.Person == 1, frames.FirstPerson)
	return f
}

// doneBy tells whether a verb that writing leaves open is a passive, since who did
// it is named behind: «احتلت الأراضي من قبل الجيش».
func (w *work) doneBy(p *clause.Pred) bool {
	if !p.SubjGuess {
		return false
	}
	cause := w.args(p, frames.Source{Kind: frames.Cause})
	return len(cause) > 0 && !w.ofNoun(cause[0], p)
}

// headsKnown tells whether an event noun heads a phrase that its genitive makes
// definite: «اتفاق تقاسم السلطة».
func (w *work) headsKnown(p *clause.Pred) bool {
	if p.Verb || p.Phrase == clause.None {
		return false
	}
	for _, id := range w.args(p, frames.Source{Kind: frames.Gen}) {
		if g := &w.s.Phrases[id].Who; g.CanAct() && g.From == p.Tok+1 {
			return false // «اتفاق القاهرة والخرطوم على …»
		}
	}
	ph := &w.s.Phrases[p.Phrase]
	return ph.From == p.Tok && ph.Def && p.Tok+1 < ph.To && w.s.Tokens[p.Tok+1].POS == doc.Noun
}
