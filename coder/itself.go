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
	set(t.Pro.Has(doc.ProAl) || !p.Verb && t.Enc != "", frames.Definite)
	set(t.Feats.Number == doc.Sing, frames.Singular)
	set(p.Verb && p.Passive, frames.Passive)
	set(finite && p.Perf, frames.Perfect)
	set(finite && !p.Perf, frames.Imperfect)
	set(m.kind == asMasdar || !p.Verb && t.Feats.VerbForm == doc.Masdar, frames.Masdar)
	set(t.Feats.VerbForm >= doc.ActivePart, frames.Participle)
	set(p.Rel == clause.Relative, frames.Relative)
	return f
}
