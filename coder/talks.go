package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// ofOtherTalks tells whether a side behind «مع» or «بين» is one of other talks or another
// deal, whose noun stands nearer to it: what was before or after («التقى نظيره قبل قمة بين
// …»), or, where the event has both its sides, whatever it is about («اتفقا على دعم
// المفاوضات مع …»). Sides is how many the event has.
func (w *work) ofOtherTalks(m *match, ph, sides int) bool {
	x := &w.s.Phrases[ph]
	if t := m.unit.Frame.Type; t != "CONSULT" && t != "AGREE" || !joined(&m.unit.Slots[frames.ActorSlot]) {
		return false
	}
	if x.Pron || !w.fn.With.Has(x.Prep) && !w.fn.Between.Has(x.Prep) {
		return false
	}
	q := w.nearestNoun(m, ph)
	if q == nil {
		return false
	}
	return sides > 1 || q.Via.Kind == frames.Prep && w.fn.Elsewhen.Has(q.Via.Prep)
}

// nearestNoun is the event noun nearest before a phrase of those that it belongs to rather
// than to the words of the match; nil for none.
func (w *work) nearestNoun(m *match, ph int) *clause.Pred {
	var best *clause.Pred
	for i := range w.s.Preds {
		if q := &w.s.Preds[i]; w.nearer(m, q, ph) && (best == nil || q.Tok > best.Tok) {
			best = q
		}
	}
	return best
}

// nearer tells whether q is an event noun between the words of the match and a phrase,
// which it has in a place where its frame looks.
func (w *work) nearer(m *match, q *clause.Pred, ph int) bool {
	x := &w.s.Phrases[ph]
	if q.Verb || q.Tok < m.to || q.Tok >= x.From || m.light != clause.None && q.Tok <= w.s.Preds[m.light].Tok || !slices.ContainsFunc(q.Args, func(a clause.Arg) bool { return a.Phrase == ph }) {
		return false
	}
	return slices.ContainsFunc(q.Keys, func(k string) bool {
		return slices.ContainsFunc(w.c.Frames.Nouns[k], func(e frames.Entry) bool { return e.Unit.TakesPrep(x.Prep) })
	})
}

// heldIn tells whether a phrase is the state by whose name a meeting is called that was
// held there, alone in the genitive of its word: «قمة سنغافورة», not «لقاء مصر وروسيا» nor
// «لقاء مصر مع روسيا».
func (w *work) heldIn(p *clause.Phrase) bool {
	if p.Who.Kind != "state" || p.Pron || p.Prep != "" || p.Next != clause.None || p.Prev != clause.None || p.From < 1 {
		return false
	}
	if t := &w.s.Tokens[p.From-1]; !w.fn.HeldIn.Has(t.Stem) || t.Pro.Has(doc.ProAl) || t.Enc != "" {
		return false
	}
	return p.To >= len(w.s.Tokens) || !w.fn.With.Has(w.s.Tokens[p.To].Stem) && !w.s.Tokens[p.To].Pro.Has(doc.ProWa)
}

// sidesAct tells whether all whom an event joins act: its unit has a place for nobody
// to whom it is done.
func (m *match) sidesAct() bool {
	return (m.unit.Frame.Type == "CONSULT" || joined(&m.unit.Slots[frames.ActorSlot])) && len(m.unit.Slots[frames.RecipientSlot].Alts) == 0
}
