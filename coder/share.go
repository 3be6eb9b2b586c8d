package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// share makes the governor's subject the actor.
func (w *work) share(m *match, q *clause.Pred) {
	if onlyCause(&m.unit.Slots[frames.ActorSlot]) || w.receives(m, q) {
		return
	}
	if len(m.slots[frames.ActorSlot]) > 0 && !joined(&m.unit.Slots[frames.ActorSlot]) || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	if w.anothers(m, q) || w.foiled(m, q) || w.othersRequest(m, q) || w.occurs(m) || w.ownMeeting(m) || w.bothBetween(m) || w.accordingTo(m, q) || w.disowns(m, q) {
		return
	}
	subj := w.subjectOf(q, 0)
	if w.othersAbove(m, q, subj) {
		return
	}
	if len(subj) == 0 && q.Verb && q.Passive && joined(&m.unit.Slots[frames.ActorSlot]) && m.unit.Frame.Type == "CONSULT" {
		subj = w.args(q, frames.Source{Kind: frames.Obj}) // who was won over by talks took part in them
	}
	if w.befell(m, q, subj) {
		return
	}
	for _, ph := range w.except(subj, w.s.Preds[m.pred].Tok) {
		if w.suffers(q, ph) || w.culprit(m, ph) || w.source(m, ph) || w.ofASide(m, ph) || m.unit.Frame.Type == "PROTEST" && official(&w.s.Phrases[ph].Who) && !w.verbOnly(&w.s.Preds[m.pred]) { // «استدعت السفير للاحتجاج» does protest
			continue
		}
		m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
	}
	if len(m.slots[frames.ActorSlot]) > 0 {
		m.trace = append(m.trace, "actor is the subject of the verb above")
	}
}

// receives makes the subject of a verb that governs a reception the host, where only the guest
// is named: «تستعد فرنسا لاستقبال | الرئيس». It tells whether it did.
func (w *work) receives(m *match, q *clause.Pred) bool {
	if m.mode != "visit" || m.kind != asMasdar || len(m.slots[frames.ActorSlot]) == 0 || len(m.slots[frames.RecipientSlot]) > 0 || !has(&m.unit.Slots[frames.RecipientSlot], frames.Subj) {
		return false
	}
	if !q.Verb || q.Passive || w.reports(q) || w.fn.Reaction.Has(w.keys[q.Tok]) {
		return false
	}
	for _, ph := range w.subjectOf(q, 0) {
		if w.s.Phrases[ph].Who.CanAct() && !w.voice(ph) {
			m.slots[frames.RecipientSlot] = w.take(m.slots[frames.RecipientSlot], ph, false)
		}
	}
	if len(m.slots[frames.RecipientSlot]) == 0 {
		return false
	}
	m.trace = append(m.trace, "recipient is the subject of the verb above")
	return true
}

// bothBetween tells whether a meeting has both its sides behind «between», to which the subject
// of the verb above adds nobody, unless he mediates: «هيأ الجيش لقمة بين الكوريتين».
func (w *work) bothBetween(m *match) bool {
	sides := w.behindPrep(&w.s.Preds[m.pred], &w.fn.Between)
	return m.unit.Frame.Type == "CONSULT" && m.mode != "third-party" && len(sides) > 0 && len(m.slots[frames.ActorSlot]) > 1
}

// ofASide tells whether a phrase is somebody of the country of one of the two sides that talks
// already have in their own words: «توجه بولتون إلى موسكو للتحضير للقمة الأمريكية الروسية».
func (w *work) ofASide(m *match, ph int) bool {
	code := w.s.Phrases[ph].Who.Actor.Code
	if len(code) != 3 || !talks(m) {
		return false
	}
	his, another := false, false
	for _, a := range m.slots[frames.ActorSlot] {
		x := &w.s.Phrases[a]
		if !x.Pron && w.s.Tokens[x.From].Enc != "" {
			return false // «لقاء نظيره الكوري» is his who is above
		}
		if !w.fn.With.Has(x.Prep) && len(x.Who.Actor.Code) == 3 {
			his, another = his || x.Who.Actor.Code == code, another || x.Who.Actor.Code != code
		}
	}
	return his && another
}

// disowns tells whether an event is what somebody denies or admits by verb or noun q, and not
// his own deed.
func (w *work) disowns(m *match, q *clause.Pred) bool {
	p := &w.s.Preds[m.pred]
	if m.light != clause.None && !w.s.Preds[m.light].Verb {
		p = &w.s.Preds[m.light]
	}
	if p.Parent == clause.None || w.owns(m, p, q) {
		return false
	}
	if p.Phrase != clause.None { // «قال مقرا | بالانتقادات»
		k := w.s.Phrases[p.Phrase].From - 1
		if at := w.s.Phrases[p.Phrase].PrepTok; at >= 0 {
			k = min(k, at-1)
		}
		if k > q.Tok && w.disputes(k) {
			return true
		}
	}
	return &w.s.Preds[p.Parent] == q && w.disputes(q.Tok)
}

// disputes tells whether a word is one of denying or admitting something.
func (w *work) disputes(k int) bool {
	c, ok := w.cueAt(k)
	return ok && (c.Stance == "deny" || c.Stance == "confirm")
}

// accordingTo tells whether an event is only what a text is called that tells what verb q
// says: «وفقا لقرار الاتهام، أمرت الوزيرة …».
func (w *work) accordingTo(m *match, q *clause.Pred) bool {
	return m.from < q.Tok && slices.ContainsFunc(w.s.Tokens[:m.from], func(t doc.Token) bool { return w.fn.According.Has(t.Stem) }) && w.issueBefore(m)
}

// issueBefore tells whether the word before an event is that for a text: «قرار | الاتهام».
func (w *work) issueBefore(m *match) bool {
	return m.from > 0 && w.fn.Issue.Has(w.s.Tokens[m.from-1].Stem)
}

// othersAbove tells whether the subject that noun q takes from the verb above it is that of
// a verb of foiling or of answering, to whom the deed of another falls: «أحبطت الشرطة محاولة
// لتفجير السفارة», «انتقد الوزير المشاركة في الضربات».
func (w *work) othersAbove(m *match, q *clause.Pred, subj []int) bool {
	if q.Verb || len(subj) == 0 || joined(&m.unit.Slots[frames.ActorSlot]) {
		return false
	}
	for n := 0; !q.Verb && q.Parent != clause.None && n < 4; n++ {
		q = &w.s.Preds[q.Parent]
	}
	return q.Verb && (w.fn.Foils.Has(w.keys[q.Tok]) || w.fn.Reaction.Has(w.keys[q.Tok])) && slices.Equal(subj, w.subjectOf(q, 0))
}

// source tells whether a phrase is an unnamed source, who tells of a meeting and took no
// part in it: «قال مصدر مطلع على اللقاء».
func (w *work) source(m *match, ph int) bool {
	return (m.unit.Frame.Type == "CONSULT" || m.unit.Frame.Type == "AGREE") && w.voice(ph)
}

// voice tells whether a phrase is a source that has no name: «مصادر أمنية», «مصدر مطلع».
func (w *work) voice(ph int) bool {
	x := &w.s.Phrases[ph]
	if x.Pron || x.Head < 0 {
		return false
	}
	cue, ok := w.c.Words.Cues[w.keys[x.Head]]
	return ok && cue.Voice
}

// foiled tells whether an event that stands below verb q is what somebody puts down or
// fears by another word between them: «أرسلت دبابات لإخماد الاحتجاجات».
func (w *work) foiled(m *match, q *clause.Pred) bool {
	p := &w.s.Preds[m.pred]
	if p.Phrase == clause.None || joined(&m.unit.Slots[frames.ActorSlot]) {
		return false
	}
	for k := w.s.Phrases[p.Phrase].From; k < m.from; k++ {
		if k != q.Tok && w.fn.Foils.Has(w.keys[k]) {
			return true
		}
	}
	return false
}

// culprit tells whether a phrase speaks of whoever is to blame for an event, and so of
// nobody who is known: «المسؤول عن الهجمات».
func (w *work) culprit(m *match, ph int) bool {
	x, p := &w.s.Phrases[ph], &w.s.Preds[m.pred]
	return x.To > x.From && x.To < m.from && w.fn.Culprit.Has(w.keys[x.To-1]) &&
		p.Via.Kind == frames.Prep && w.keys[x.To] == p.Via.Prep
}

// anothers tells whether an event noun that verb q governs is the deed of another than
// its subject: the charge on which somebody is held, the help with which he does
// something, what he foils, fears or warns of, what a relative clause says another does
// («ساعد في التحقيق الذي تجريه السلطات»).
func (w *work) anothers(m *match, q *clause.Pred) bool {
	p := &w.s.Preds[m.pred]
	if p.Via.Kind == frames.Prep && w.fn.Means.Has(p.Via.Prep) && !w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) && !w.owns(m, p, q) && !w.controls(p, q) {
		if m.unit.Frame.Type == "AID" || m.unit.Frame.Type == "ACCUSE" && m.mode == "allege" {
			return m.kind != asMasdar && q.Verb && p.Parent != clause.None && &w.s.Preds[p.Parent] == q
		}
	}
	if both := joined(&m.unit.Slots[frames.ActorSlot]); !both && w.fn.Foils.Has(w.keys[q.Tok]) || w.fn.Reaction.Has(w.keys[q.Tok]) && !w.verbOnly(p) {
		return true
	}
	if len(m.slots[frames.ActorSlot]) == 0 {
		w.relative(m)
	}
	return len(m.slots[frames.ActorSlot]) > 0 && !joined(&m.unit.Slots[frames.ActorSlot])
}

// weighed tells whether a deed is what somebody blames, backs or turns down by the noun
// above it, and so another's: «إدانتها للهجوم», «تأييده للضربات».
func (w *work) weighed(p *clause.Pred) bool {
	o := w.best[p.Parent]
	if o == nil || !w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
		return false
	}
	return o.unit.Frame.Type == "ACCUSE" || o.unit.Frame.Type == "SUPPORT" || o.unit.Frame.Type == "REJECT"
}

// toldOf tells whether the noun of a light construction stands inside a phrase, behind its
// head, which is then what is said of it: «وطلب منه | وقف دعم الرئيس».
func (w *work) toldOf(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	return !x.Pron && !x.Who.CanAct() && x.From < m.from && m.from < x.To && x.From > w.s.Preds[m.light].Tok
}

// noSide tells whether a pronoun on a preposition says by what somebody was hit, and means
// nobody: «بجروح أصيب بها برصاص الجيش».
func (w *work) noSide(m *match, slot *frames.Slot, src frames.Source, ph int) bool {
	x := &w.s.Phrases[ph]
	return x.Pron && w.s.Tokens[x.Head].POS == doc.Adp && src.Kind == frames.Prep && w.fn.At.Has(src.Prep) && m.unit.Frame.Type == "ASSAULT" && slot == &m.unit.Slots[frames.ActorSlot]
}
