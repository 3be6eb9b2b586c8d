package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// whoseArms gives an act of force that names nobody him whose the arms are that it tells
// of, or who fired or laid them: «سقط صاروخ حوثي», «انفجار لغم زرعه المتمردون», «قتل
// بقذيفة أطلقها الجيش».
func (w *work) whoseArms(m *match) {
	if m.unit.Frame.Type != "ASSAULT" || len(m.slots[frames.ActorSlot]) > 0 || joined(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		noun := !p.Verb && p.Parent != clause.None && (p.Parent == m.pred || p.Parent == m.light) && p.Rel != clause.Relative
		if i != m.pred && i != m.light && !noun {
			continue
		}
		if !p.Verb && p.Phrase != clause.None && w.ownedArms(m, p.Phrase) {
			return
		}
		for k := range p.Args {
			if a := &p.Args[k]; a.Phrase != clause.None && (a.Kind != frames.Prep || w.fn.ByArms.Has(a.Prep)) && w.ownedArms(m, a.Phrase) {
				return
			}
		}
	}
}

// ownedArms gives a match him whose arms a phrase names, and tells whether there is one.
func (w *work) ownedArms(m *match, ph int) bool {
	if !w.arms(ph) {
		return false
	}
	who := w.armedBy(m, ph)
	if who == clause.None || w.befalls(m, who) {
		return false
	}
	m.slots[frames.ActorSlot] = w.takeActor(nil, who)
	if len(m.slots[frames.ActorSlot]) == 0 {
		return false
	}
	m.trace = append(m.trace, "actor is whose arms they are")
	return true
}

// arms tells whether a phrase names arms that are fired, thrown or laid.
func (w *work) arms(ph int) bool {
	x := &w.s.Phrases[ph]
	return !x.Pron && !x.Who.CanAct() && x.Head >= 0 && (w.fn.Arms.Has(w.s.Tokens[x.Head].Stem) || x.Head+1 < x.To && w.fn.Arms.Has(w.s.Tokens[x.Head+1].Stem))
}

// armedBy is who fired or laid the arms that a phrase names by the relative clause behind
// it, else whose they are by the adjective, which may say no more than where they were
// made («صاروخ روسي الصنع») or who tries them («إطلاق صاروخ روسي»). None where nobody is
// named.
func (w *work) armedBy(m *match, ph int) int {
	x := &w.s.Phrases[ph]
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Rel != clause.Relative || w.s.Tokens[q.Tok].Enc == "" || !w.fn.Fires.Has(w.keys[q.Tok]) || !slices.ContainsFunc(w.args(q, frames.Source{Kind: frames.Obj}), func(o int) bool { return w.s.Phrases[o].Head == x.Head }) {
			continue
		}
		if subj := w.args(q, frames.Source{Kind: frames.Subj}); len(subj) > 0 {
			return subj[0]
		}
	}
	if m.from <= x.Head && x.Head < m.to || x.To < len(w.s.Tokens) && w.fn.Make.Has(w.s.Tokens[x.To].Stem) || w.fn.Make.Has(w.s.Tokens[x.To-1].Stem) {
		return clause.None
	}
	return slices.IndexFunc(w.s.Phrases, func(y clause.Phrase) bool {
		return y.From > x.From && y.To <= x.To && y.Who.Kind == "nisba" && y.Who.CanAct()
	})
}
