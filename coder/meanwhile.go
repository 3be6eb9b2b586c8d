package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// inProtest: «أغلق التجار متاجرهم احتجاجا على …», «… تضامنا مع …»: who does something
// in protest protests. Of other such words what stands in the place of the one
// object may be the object itself («أثار غضبا»).
func (w *work) inProtest(m *match) []int {
	p := &w.s.Preds[m.pred]
	t, typ := &w.s.Tokens[p.Tok], m.unit.Frame.Type
	if p.Parent == clause.None || p.Via.Kind == frames.Prep || t.Feats.VerbForm != doc.Masdar || t.Pro != 0 || !w.fn.EndsAccusative.Ends(t.Fold) {
		return nil
	}
	if typ != "PROTEST" && m.unit.Frame.ID != "support.solidarity" && !(p.Via.Kind == frames.Obj2 && asProtest[typ]) {
		return nil
	}
	q := &w.s.Preds[p.Parent]
	if !q.Verb || q.Passive || typ != "PROTEST" && w.reports(q) || typ == "PROTEST" && w.fn.Foils.Has(w.keys[q.Tok]) {
		return nil // «فضت الشرطة احتجاجا» is no protest of hers
	}
	return w.args(q, frames.Source{Kind: frames.Subj})
}

// asProtest are the types that one's other deed may express.
var asProtest = map[string]bool{"PROTEST": true, "SUPPORT": true, "ACCUSE": true, "REJECT": true}

// meanwhile: «بعد السيطرة على البلدة تقدمت القوات», «قال الوزير خلال زيارة إلى …»:
// a visit, or ground taken by force, that names no doer behind a word of time is the
// doing of the subject of the clause.
func (w *work) meanwhile(m *match) []int {
	p := &w.s.Preds[m.pred]
	if p.Parent == clause.None || p.Via.Kind != frames.Prep || len(m.slots[frames.RecipientSlot]) == 0 {
		return nil
	}
	q := &w.s.Preds[p.Parent]
	if !w.fn.Around.Has(p.Via.Prep) || !q.Verb || q.Passive {
		return nil
	}
	subj := w.args(q, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 || w.suffers(q, subj[0]) {
		return nil
	}
	switch m.unit.Frame.Type {
	case "CONSULT":
		if x := &w.s.Phrases[m.slots[frames.RecipientSlot][0]]; m.mode == "visit" && (x.Pron || x.Who.Kind == "agent") {
			return nil // «زيارة له», «زيارة لوفد»: the visitor
		}
		return subj
	case "ASSAULT", "COERCE":
		if x := &w.s.Phrases[subj[0]]; w.town(m.slots[frames.RecipientSlot][0]) && m.kind != asLight && (armed(x) || x.Who.Actor.Sector == "GOV") && !w.reports(q) {
			return subj
		}
	}
	return nil
}

// meansOf is the verb that an act of force or law is the means of, though a noun
// stands between: «عطل تمويل التنظيم بقتل قائده». None where that verb only tells
// of it.
func (w *work) meansOf(m *match, p, q *clause.Pred) int {
	if q.Verb || p.Via.Kind != frames.Prep || !w.fn.Means.Has(p.Via.Prep) || w.s.Tokens[p.Tok].Feats.VerbForm != doc.Masdar || w.merelyNamed(m) {
		return clause.None
	}
	switch m.unit.Frame.Type {
	case "ASSAULT", "COERCE", "RETREAT":
	default:
		return clause.None
	}
	if o := w.matchOf(p.Parent); o != nil && o.unit.Frame.Type == "ACCUSE" {
		return clause.None
	}
	if _, cue := w.cueAt(q.Tok); cue || p.Phrase == clause.None || w.s.Phrases[p.Phrase].From != p.Tok || w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) && q.Via.Kind != frames.Obj {
		return clause.None
	}
	for n, up := 0, q.Parent; up != clause.None && n < 3; n, up = n+1, w.s.Preds[up].Parent {
		if v := &w.s.Preds[up]; v.Verb {
			if _, cue := w.cueAt(v.Tok); cue || v.Passive || q.Via.Kind != frames.Obj {
				return clause.None
			}
			return up
		}
	}
	return clause.None
}

// helped: who does something with the help of another is helped: «سيطر المسلحون
// على البلدة بدعم من الحلف».
func (w *work) helped(m *match) {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "AID" || p.Via.Kind != frames.Prep || !w.fn.Aided.Has(p.Via.Prep) {
		return
	}
	if !w.helpers(m, p) && (len(m.slots[frames.RecipientSlot]) > 0 || len(m.slots[frames.ActorSlot]) == 0 || len(w.behindPrep(p, &w.fn.From)) == 0) {
		return
	}
	if ph := w.doingBefore(p); ph != clause.None {
		if m.slots[frames.RecipientSlot] = w.takeActor(m.slots[frames.RecipientSlot], ph); len(m.slots[frames.RecipientSlot]) > 0 {
			m.trace = append(m.trace, "recipient is whose doing is helped")
			return
		}
	}
	for n, up := 0, p.Parent; up != clause.None && n < 3; n, up = n+1, w.s.Preds[up].Parent {
		q := &w.s.Preds[up]
		if q.Verb && (q.Passive || w.reports(q)) {
			return
		}
		src := frames.Source{Kind: frames.Subj}
		if !q.Verb {
			src.Kind = frames.Gen // «مع تقدم القوات بدعم من …»
		}
		for _, ph := range w.args(q, src) {
			m.slots[frames.RecipientSlot] = w.takeActor(m.slots[frames.RecipientSlot], ph)
		}
		w.sameTwice(m)
		if len(m.slots[frames.RecipientSlot]) > 0 {
			m.trace = append(m.trace, "recipient is who does something with the help")
			return
		}
	}
}

// helpers makes those behind the noun who help, where it only says with whose help a
// deed of force is done, and tells whether it is so: «شن الجيش عملية بمساندة الفصائل»,
// but «قام الجيش بمساندة الفصائل». The pronoun behind takes up who does the deed.
func (w *work) helpers(m *match, p *clause.Pred) bool {
	t := &w.s.Tokens[p.Tok]
	if m.kind != asNoun && m.kind != asMasdar || p.Parent == clause.None || p.Phrase == clause.None || t.Pro.Has(doc.ProAl) || t.Enc != "" {
		return false
	}
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	if len(gen) == 0 || w.s.Phrases[gen[0]].Pron || !w.withForce(p) {
		return false
	}
	a, r := m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot]
	switch {
	case len(a) == 0 && slices.Equal(r, gen):
	case slices.Equal(a, gen) && len(r) == 1 && w.s.Phrases[r[0]].Pron:
	default:
		return false
	}
	m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot] = gen, nil
	return true
}

// withForce tells whether what a phrase with its preposition hangs on is a deed of
// force, and no word that governs it so («اتهم بـ…»).
func (w *work) withForce(p *clause.Pred) bool {
	for n, up := 0, p.Parent; up != clause.None && n < 3; n, up = n+1, w.s.Preds[up].Parent {
		q := &w.s.Preds[up]
		for _, k := range w.allKeys(q) {
			for i := range w.c.Words.Control[k] {
				if w.placed(p, w.c.Words.Control[k][i].Comp) {
					return false
				}
			}
		}
		if o := w.matchOf(up); o != nil && o.unit.Frame.Type == "ASSAULT" {
			return true
		}
		if q.Verb {
			return false
		}
	}
	return false
}

// doingBefore is whose the deed is that a noun right before the help tells: «جراء
// التقدم السريع للجيش، بدعم من التحالف». None where no noun with its doer ends there.
func (w *work) doingBefore(p *clause.Pred) int {
	end := w.s.Phrases[p.Phrase].From
	if end > 0 && w.s.Tokens[end-1].POS == doc.Punct {
		end--
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Verb || q.Tok >= end || w.s.Tokens[q.Tok].Feats.VerbForm != doc.Masdar || len(w.heads(q)) > 0 {
			continue // of «قوات الجيش» the forces are whom it is about
		}
		for _, a := range q.Args {
			if a.Phrase == clause.None || a.Kind != frames.Gen && !(a.Kind == frames.Prep && w.fn.Owner.Has(a.Prep)) {
				continue
			}
			if x := &w.s.Phrases[a.Phrase]; !x.Pron && x.To == end && x.Who.CanAct() && !w.merePlace(x) {
				return a.Phrase
			}
		}
	}
	return clause.None
}

// resulted: «شن الانتحاري هجوما، ما أوقع خمسة قتلى»: deaths that a clause of result
// tells are the doing of who struck in the clause before it.
func (w *work) resulted(m *match) []int {
	if m.unit.Frame.Type != "ASSAULT" || !m.unit.Frame.Joins || m.support == clause.None || !w.s.Preds[m.support].Verb {
		return nil
	}
	q := &w.s.Preds[m.support]
	if q.Tok == 0 || q.Rel == clause.Relative {
		return nil
	}
	if b := &w.s.Tokens[q.Tok-1]; !w.fn.Result.Has(b.Stem) {
		return nil
	}
	for i := m.support - 1; i >= 0; i-- {
		p := &w.s.Preds[i]
		if !p.Verb || p.Tok >= q.Tok || p.Rel == clause.Relative {
			continue
		}
		if o := w.matchOf(i); o != nil && o.unit.Frame.Type == "ASSAULT" && len(o.slots[frames.ActorSlot]) > 0 {
			return o.slots[frames.ActorSlot]
		}
		if w.s.Tokens[p.Tok].Pro.Has(doc.ProWa) {
			continue // it carries on the clause of another
		}
		return nil
	}
	return nil
}
