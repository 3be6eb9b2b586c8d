package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// charges gives a charge that names nobody the sides of what is done on it: who
// arrests, sentences or sends somebody to court lays it to him («اعتقلت الشرطة
// رجلا بتهمة التجسس»).
func (w *work) charges() {
	for i, m := range w.best {
		if m == nil || m.dead != "" || m.unit.Frame.Type != "ACCUSE" || m.unit.Frame.Embed == "" || w.s.Preds[i].Verb || m.light != clause.None || m.support != clause.None {
			continue
		}
		if p := &w.s.Preds[i]; p.Phrase == clause.None || !w.fn.Charge.Has(w.s.Phrases[p.Phrase].Prep) || w.s.Phrases[p.Phrase].From != p.Tok {
			continue
		}
		o := w.punished(i)
		if o == nil || judgesCharge(m, o) {
			continue
		}
		m.slots[frames.RecipientSlot] = o.slots[frames.RecipientSlot]
		if a := m.slots[frames.ActorSlot]; len(o.slots[frames.ActorSlot]) > 0 || len(a) > 0 && slices.Contains(m.slots[frames.RecipientSlot], a[0]) {
			m.slots[frames.ActorSlot] = o.slots[frames.ActorSlot]
		}
		m.trace = append(m.trace, "sides of «"+w.s.Tokens[o.from].Fold+"», done on the charge")
	}
}

// punished is the event done on the charge at predicate i: the nearest before it
// in which force or law meets somebody, no other clause between.
func (w *work) punished(i int) *match {
	var best *match
	at := w.s.Preds[i].Tok
	for j, o := range w.best {
		if o == nil || o.dead != "" || j == i || o.from >= at || best != nil && o.from < best.from {
			continue
		}
		switch o.unit.Frame.Type {
		case "COERCE", "SANCTION", "ASSAULT", "RETREAT", "ACCUSE":
		default:
			continue
		}
		if len(o.slots[frames.RecipientSlot]) > 0 && !w.clauseInside(o.to, at) {
			best = o
		}
	}
	return best
}

// clauseInside tells whether a verb stands between two tokens that does more than
// describe a noun there («حُكم عليه بالسجن لفترة تزيد على عام بتهمة …»).
func (w *work) clauseInside(from, to int) bool {
	for i := range w.s.Preds {
		if p := &w.s.Preds[i]; p.Verb && p.Tok >= from && p.Tok < to && p.Rel != clause.Relative {
			return true
		}
	}
	return false
}

// forName tells whether an event noun only says what a body is for: «اللجنة العليا
// للإغاثة», «المركز الوطني للتحقيق». It is tied to the body by لـ, and no verb asks
// for a purpose there.
func (w *work) forName(i int) bool {
	p := &w.s.Preds[i]
	if p.Verb || p.Phrase == clause.None || len(w.args(p, frames.Source{Kind: frames.Gen})) > 0 {
		return false
	}
	ph := &w.s.Phrases[p.Phrase]
	if !w.fn.Purpose.Has(ph.Prep) || ph.From != p.Tok || !w.s.Tokens[p.Tok].Feats.Def || p.Parent != clause.None && w.controls(p, &w.s.Preds[p.Parent]) {
		return false
	}
	for k := range w.s.Phrases {
		x := &w.s.Phrases[k]
		if x.To != ph.PrepTok || x.Pron || x.Who.Office || x.Who.Human || x.Who.Single || x.Who.Group {
			continue
		}
		if x.Who.Kind == "agent" && (x.Who.Actor.Sector == "" || x.Who.Actor.Sector == "SOC") {
			return true
		}
	}
	return false
}
