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
	if sides > 1 && w.fn.With.Has(x.Prep) && (m.kind == asVerb && w.ofTheMatter(m, x) || w.ofTheDeed(m, x)) {
		return true
	}
	q := w.nearestNoun(m, ph)
	if q == nil {
		return false
	}
	return sides > 1 || w.atAnotherTime(q)
}

// atAnotherTime tells whether an event noun, or the masdar that carries it, is said to be
// before or after something: «قبل يوم من عقده | قمة مع …».
func (w *work) atAnotherTime(q *clause.Pred) bool {
	for n := 0; n < 3 && !q.Verb; n++ {
		if q.Via.Kind == frames.Prep {
			return w.fn.Elsewhen.Has(q.Via.Prep)
		}
		if q.Parent == clause.None || q.Via.Kind != frames.Obj && q.Via.Kind != frames.Gen {
			return false
		}
		q = &w.s.Preds[q.Parent]
	}
	return false
}

// ofTheMatter tells whether a phrase stands right behind what two sides talk about, which is
// a matter with him: «بحث الوزيران السعودي والمصري الأزمة | مع قطر».
func (w *work) ofTheMatter(m *match, x *clause.Phrase) bool {
	return slices.ContainsFunc(w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Obj}), func(o int) bool {
		y := &w.s.Phrases[o]
		return !y.Pron && !y.Who.CanAct() && y.To == x.PrepTok
	})
}

// ofTheDeed tells whether a phrase stands right behind a deed that two sides speak of or
// agree on, which is one with him: «متفقان حول التعامل | مع قطر».
func (w *work) ofTheDeed(m *match, x *clause.Phrase) bool {
	return slices.ContainsFunc(w.s.Preds, func(q clause.Pred) bool {
		return !q.Verb && q.Tok >= m.to && q.Tok == x.PrepTok-1 && q.Via.Kind == frames.Prep && w.s.Tokens[q.Tok].Feats.VerbForm == doc.Masdar
	})
}

// resumptive tells whether an argument of a relative clause is a pronoun behind a
// preposition, which takes up a thing: «مسيرات | شارك فيها الآلاف».
func (w *work) resumptive(p *clause.Pred, a *clause.Arg) bool {
	if a.Kind != frames.Prep || p.Rel != clause.Relative || p.Via.Phrase == clause.None || !w.s.Phrases[a.Phrase].Pron || w.fn.Attached.None() {
		return false
	}
	x := &w.s.Phrases[p.Via.Phrase]
	return !x.Pron && !x.Who.CanAct() && x.To <= p.Tok
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
	if w.fn.Between.Has(x.Prep) && slices.ContainsFunc(q.VerbKeys, func(k string) bool { return len(w.c.Words.Support[k]) > 0 }) {
		return true // «اجتماع مزمع عقده | بين …»
	}
	return slices.ContainsFunc(q.Keys, func(k string) bool {
		return slices.ContainsFunc(w.c.Frames.Nouns[k], func(e frames.Entry) bool { return e.Unit.TakesPrep(x.Prep) })
	})
}

// twoWords makes one event of two nouns for one meeting that stand side by side and have
// the same sides: «لقاء ثنائي ومباحثات موسعة بين الرئيسين».
func (w *work) twoWords() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || !talks(m) {
			continue
		}
		p := &w.s.Preds[m.pred]
		if p.Verb || p.Phrase == clause.None || w.s.Phrases[p.Phrase].Prev == clause.None || w.s.Phrases[p.Phrase].From != m.from {
			continue
		}
		before := w.s.Phrases[p.Phrase].Prev
		for _, o := range w.best {
			if o == nil || o.dead != "" || o == m || !talks(o) || w.s.Preds[o.pred].Verb || w.s.Preds[o.pred].Phrase != before || w.s.Phrases[before].From != o.from {
				continue
			}
			if a, b := o.slots[frames.ActorSlot], m.slots[frames.ActorSlot]; len(a) == 0 || len(b) == 0 || sameMembers(a, b) {
				w.merge(o, m)
			}
			break
		}
	}
}

// talks tells whether a match is a meeting or talks all of whose sides act, no visit and no
// mediation.
func talks(m *match) bool {
	return m.unit.Frame.Type == "CONSULT" && m.mode != "visit" && m.mode != "third-party"
}

// sameMembers tells whether two lists hold the same, in whatever order.
func sameMembers(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// together tells whether two parties of different countries side by side do with each other
// what their verb says of one with another: «ستتعاون ألمانيا وفرنسا في …».
func (w *work) together(m *match, slot frames.SlotName) bool {
	a := m.slots[frames.ActorSlot]
	if slot != frames.RecipientSlot || m.kind != asVerb || m.unit.Frame.Type != "COOPERATE" || len(a) != 2 || !w.doneWith(&m.unit.Slots[slot]) {
		return false
	}
	x, y := &w.s.Phrases[a[0]], &w.s.Phrases[a[1]]
	return x.Next == a[1] && x.Who.CanAct() && y.Who.CanAct() && x.Who.Actor.Code != y.Who.Actor.Code
}

// doneWith tells whether a slot looks for the other side behind «with».
func (w *work) doneWith(slot *frames.Slot) bool {
	return slices.ContainsFunc(slot.Alts, func(alt []frames.Source) bool {
		return slices.ContainsFunc(alt, func(s frames.Source) bool { return s.Kind == frames.Prep && w.fn.With.Has(s.Prep) })
	})
}

// theirMeeting tells whether talks are those of people told of before, at or after which
// something was said, and no part of what was: «دعا إلى الحوار بعد اجتماعهما».
func (w *work) theirMeeting(m *match) bool {
	p := &w.s.Preds[m.pred]
	if p.Verb || !talks(m) || p.Via.Kind != frames.Prep || !w.fn.Occasion.Has(p.Via.Prep) || w.fn.In.Has(p.Via.Prep) {
		return false
	}
	return slices.ContainsFunc(w.args(p, frames.Source{Kind: frames.Gen}), func(ph int) bool { return w.s.Phrases[ph].Pron })
}

// discuss tells whether statesmen or states of different countries side by side are the
// subject of a verb of discussing, who do it with each other: «بحث نتنياهو وترامب الخطة».
func (w *work) discuss(m *match) bool {
	a := m.slots[frames.ActorSlot]
	if m.kind != asVerb || !talks(m) || len(a) < 2 || !w.doneWith(&m.unit.Slots[frames.ContentSlot]) {
		return false
	}
	x, y := &w.s.Phrases[a[0]].Who, &w.s.Phrases[a[1]].Who
	return mayNegotiate(x) && mayNegotiate(y) && x.Actor.Code != y.Actor.Code
}

// mayNegotiate tells whether somebody may be one side of talks between states.
func mayNegotiate(x *clause.Who) bool {
	return len(x.Actor.Code) == 3 && (ofWords(x) || x.Kind == "state" || x.Kind == "city" || x.Kind == "nisba" || x.Actor.Sector == "GOV")
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
