package ar

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// ascribedDeeds reads a word as the passive of a verb that lays a deed to somebody where
// it stands behind an indefinite noun and before the preposition by which it does so:
// «هجوم نسب إلى المتمردين», «هجوم انتحاري، عزي إلى الحركة». The same letters are also a
// noun («نسب»).
func (p *Pack) ascribedDeeds(tokens []doc.Token) {
	for i := 1; i < len(tokens)-1; i++ {
		t := &tokens[i]
		if t.POS != doc.Noun && t.POS != doc.Adj || t.Pro&^doc.ProWa != 0 || t.Enc != "" || tokens[i+1].POS != doc.Adp && tokens[i+1].Pro&prepPro == 0 {
			continue
		}
		b := &tokens[i-1]
		if isComma(b) && i > 1 {
			b = &tokens[i-2]
		}
		if b.POS != doc.Noun && b.POS != doc.Adj || b.Pro.Has(doc.ProAl) && !isComma(&tokens[i-1]) || b.Enc != "" {
			continue
		}
		p.asAscribed(t, &tokens[i+1])
	}
}

// ascribedAside tells whether a verb behind a comma says by whom the indefinite deed right
// before that was done: «هجوم انتحاري، نُسب إلى المتمردين، وأسفر عن …».
func (ps *parser) ascribedAside(w *walk, p *clause.Pred, group int) bool {
	if !p.Passive || w.cur == clause.None || w.lastPh == clause.None || w.mark != nil || len(w.pre) > 0 || group < 1 || !isComma(&ps.tk[group-1]) {
		return false
	}
	x := &ps.out.Phrases[w.lastPh]
	return !x.Def && !x.Pron && x.To == group-1 && slices.ContainsFunc(p.Keys, func(k string) bool {
		return slices.ContainsFunc(ps.p.Words.Support[k], func(s frames.Support) bool {
			return !s.HasS && slices.ContainsFunc(s.Preps, func(r frames.PrepSlot) bool { return r.Slot == frames.ActorSlot })
		})
	})
}

// asAscribed reads a token as such a verb before the word next, where it can be one.
func (p *Pack) asAscribed(t, next *doc.Token) {
	prep := next.Stem
	if c := proPrep(next.Pro); c != "" {
		prep = c
	}
	if !slices.Contains(p.ascribing, prep) {
		return
	}
	lays := func(s frames.Support) bool {
		return slices.Contains(s.Preps, frames.PrepSlot{Prep: prep, Slot: frames.ActorSlot})
	}
	for _, a := range p.Morph.Readings(t.Fold) {
		if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == "" && a.Feats.Aspect == doc.Perfect && a.Feats.Person == 3 && a.Feats.Number == doc.Sing && slices.ContainsFunc(p.Words.Support[a.Key], lays) {
			setReading(t, &a)
			t.Feats.Voice = doc.Passive
			return
		}
	}
}
