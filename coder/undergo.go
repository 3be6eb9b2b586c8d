package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// borne makes the one word behind a noun whom that is done to, where it only
// looks like an adjective: «توقيف تونسي», «ترحيل سوريين», «إدانة مصري».
func (w *work) borne(m *match, p *clause.Pred) {
	for _, ph := range w.args(p, frames.Source{Kind: frames.Nisba}) {
		if w.undergoes(m, ph) {
			who := &w.s.Phrases[ph].Who
			who.Kind, who.Actor.Sector = "people", "CVL"
			m.slots[frames.RecipientSlot] = []int{ph}
			m.slots[frames.ActorSlot] = slices.DeleteFunc(m.slots[frames.ActorSlot], func(a int) bool { return a == ph })
			m.trace = append(m.trace, "the adjective is whom it is done to")
		}
	}
}

// armsOf gives an act of force told by its arms to whose arms they are by
// the adjective behind: «إطلاق صواريخ إيرانية».
func (w *work) armsOf(m *match) {
	if t := m.unit.Frame.Type; t != "ASSAULT" && t != "MOBILIZE" || m.to >= len(w.s.Tokens) || len(m.slots[frames.ActorSlot]) > 0 || w.s.Preds[m.light].Verb {
		return
	}
	if w.s.Tokens[m.to-1].Feats.Number != doc.Plur || w.s.Tokens[m.to].Feats.Gender != doc.Fem {
		return
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; !x.Pron && x.From == m.to-1 && x.Inner != nil && x.Inner.Kind == "nisba" && x.Inner.From == m.to {
			m.slots[frames.ActorSlot] = []int{w.inner(i)}
			m.trace = append(m.trace, "actor is whose arms they are")
			return
		}
	}
}

// undergoes tells whether a relational adjective is no adjective of its noun: of a
// bare noun that only people undergo, or of one that it does not agree with.
// «اعتقالات إسرائيلية» is an adjective.
func (w *work) undergoes(m *match, nisba int) bool {
	x, t := &w.s.Phrases[nisba], &w.s.Tokens[w.s.Preds[m.pred].Tok]
	n := &w.s.Tokens[x.From]
	if x.Who.Kind != "nisba" || x.From != m.to || m.to != m.from+1 || t.Pro.Has(doc.ProAl) || t.Enc != "" || n.Pro != 0 || !has(&m.unit.Slots[frames.RecipientSlot], frames.Gen) {
		return false
	}
	if t.Feats.Number == doc.Plur || w.fn.EndsPlural.Ends(t.Stem) || n.Feats.Gender == doc.Fem && t.Feats.Gender == doc.Fem {
		return false
	}
	return onPeople[m.unit.Frame.ID] || t.Feats.VerbForm == doc.Masdar && t.Feats.Gender == doc.Fem && n.Feats.Gender == doc.Masc
}

// station tells whether a town or a piece of land only says what forces leave or lay
// down their arms in, or where they are sent: nobody there is meant («الانسحاب من
// المدينة»). A state is a party, save one that troops are only sent to or stand in.
func (w *work) station(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	switch m.unit.Frame.ID {
	case "mobilize.troops": // «تعزيزات إلى المدينة», «انتشار القوات باتجاه الساحل», «نشر قوات في سوريا»
		return !x.Pron && (w.town(ph) && w.fn.Deployed.Has(x.Prep) || x.Who.Kind == "state" && w.fn.In.Has(x.Prep))
	case "retreat.withdraw":
	default:
		return false
	}
	return !x.Pron && w.town(ph) && (x.Prep == "" || w.fn.In.Has(x.Prep) || w.fn.At.Has(x.Prep) || w.fn.Away.Has(x.Prep)) // «غادروا البلدة»
}

// takenUp tells whether the recipient is a pronoun that means who is taken for the
// actor, and the act befell him: with a preposition behind a verb that he stands
// before («التي أفرج عنها», «الوزير لن يُفرج عنه»), or on a noun whose actor is that of
// the verb above («بعد تهجيرهم عاد السكان»).
func (w *work) takenUp(m *match) bool {
	a, r := m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot]
	if len(a) != 1 || len(r) != 1 || a[0] == r[0] {
		return false
	}
	x, y, p := &w.s.Phrases[a[0]], &w.s.Phrases[r[0]], &w.s.Preds[m.pred]
	if x.Pron || !y.Pron || y.Self || !sameWho(&x.Who, &y.Who) {
		return false
	}
	if p.Verb {
		t := &w.s.Tokens[p.Tok] // impersonal: «حُكم عليها»
		return x.From < p.Tok && m.loose[frames.RecipientSlot] && t.Feats.Gender == doc.Masc && t.Feats.Number == doc.Sing && (p.Rel == clause.Relative || powerOver[m.unit.Frame.Type])
	}
	return m.kind == asNoun && slices.Contains(w.args(p, frames.Source{Kind: frames.Gen}), r[0])
}

// answering gives criticism that is answered to who answers it: «وردا على الانتقادات قال
// الوزير إن …».
func (w *work) answering(m *match) {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "ACCUSE" || m.kind != asNoun && m.kind != asMasdar || p.Phrase == clause.None || len(m.slots[frames.RecipientSlot]) > 0 || p.Parent == clause.None || !w.answered(&w.s.Phrases[p.Phrase]) {
		return
	}
	for _, ph := range w.subjectOf(&w.s.Preds[p.Parent], 0) {
		if w.s.Phrases[ph].Who.CanAct() && !slices.Contains(m.slots[frames.ActorSlot], ph) {
			m.slots[frames.RecipientSlot] = w.take(m.slots[frames.RecipientSlot], ph, false)
			m.trace = append(m.trace, "recipient is who answers it")
		}
	}
}

// rebutted gives an accusation that is denied or rejected to who does so: he is the
// accused and no accuser («نفت موسكو الاتهامات»). It tells whether it is so told.
func (w *work) rebutted(m *match) bool {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "ACCUSE" || m.unit.Frame.Embed == "" || m.kind != asNoun && m.kind != asMasdar || p.Parent == clause.None || p.Via.Kind == frames.Prep && !w.fn.Admitted.Has(p.Via.Prep) {
		return false
	}
	q := &w.s.Preds[p.Parent]
	c, ok := w.cueAt(q.Tok)
	if o := w.best[p.Parent]; !(ok && c.Stance == "deny") && !(o != nil && o.unit.Frame.Type == "REJECT") {
		return false
	}
	if len(m.slots[frames.RecipientSlot]) > 0 {
		return true
	}
	for _, ph := range w.subjectOf(q, 0) {
		if !slices.Contains(m.slots[frames.ActorSlot], ph) {
			m.slots[frames.RecipientSlot] = w.take(m.slots[frames.RecipientSlot], ph, false)
		}
	}
	if len(m.slots[frames.RecipientSlot]) > 0 {
		m.trace = append(m.trace, "recipient is who denies it")
	}
	return len(m.slots[frames.RecipientSlot]) > 0
}

// official tells whether a party is one that protests do not come from: a state, its
// forces and its courts, which only have to do with those of others.
func official(who *clause.Who) bool {
	switch who.Actor.Sector {
	case "GOV", "MIL", "COP", "JUD":
		return true
	}
	return who.Kind == "state" || who.Kind == "gov"
}

// press tells whether a phrase names an agency, paper or channel: these report what
// others do and agree on, and are no side of it. One that no list names may be
// talked to («اتصل بالإذاعة»).
func (w *work) press(typ string, ph int) bool {
	who := &w.s.Phrases[ph].Who
	if who.Actor.Sector != "JRN" {
		return false
	}
	body := who.Kind == "agent" && !who.Single && !who.Human && !who.Group
	return who.Actor.ID != "" || body && typ != "CONSULT" && typ != "COOPERATE"
}

// sameWho tells whether two phrases stand for the same party.
func sameWho(a, b *clause.Who) bool {
	if a.Actor.ID != "" || b.Actor.ID != "" {
		return a.Actor.ID == b.Actor.ID
	}
	return a.CanAct() && a.Actor.Text == b.Actor.Text && a.Actor.Code == b.Actor.Code
}

// sameTwice drops a phrase from the recipient where it is the actor already.
func (w *work) sameTwice(m *match) {
	if w.ownFate(m) {
		m.slots[frames.ActorSlot] = nil
		return
	}
	if w.takenUp(m) || w.doneToItself(m) {
		m.slots[frames.ActorSlot] = nil
	}
	keep := w.list()
	for _, r := range m.slots[frames.RecipientSlot] {
		dup := false
		for _, a := range m.slots[frames.ActorSlot] {
			dup = dup || a == r || w.sameWords(a, r) || m.kind == asLight && w.s.Phrases[r].Pron && !w.s.Phrases[r].Self && w.meansSame(a, r) && w.doesIt(m, a, r)
		}
		if !dup {
			keep = append(keep, r)
		}
	}
	m.slots[frames.RecipientSlot] = keep
}

// doneToItself tells whether a subject that is left out and a pronoun that it is done
// to mean the same: then the verb is an unvowelled passive («السجين الذي أفرج عنه»),
// unless the pronoun is written on it.
func (w *work) doneToItself(m *match) bool {
	a, r := m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot]
	if m.kind != asVerb || len(a) != 1 || len(r) != 1 || !w.fn.Passive.None() {
		return false
	}
	x, y := &w.s.Phrases[a[0]], &w.s.Phrases[r[0]]
	return x.Pron && y.Pron && y.Head != w.s.Preds[m.pred].Tok && x.Who.Pending == "dropped" && !y.Self && x.Who.CanAct() && identityOf(&x.Who.Actor) == identityOf(&y.Who.Actor)
}
