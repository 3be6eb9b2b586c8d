package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// settle removes what is no event of its own: the content of threats and
// calls, event nouns inside light constructions, second words for one event,
// and events without any participant where one is needed.
func (w *work) settle() {
	w.slogans()
	w.refusals()
	w.lightVerbs()
	w.absorb()
	w.nested()
	w.join()
	w.duplicates()
	w.claimants()
	w.fellWhen()
	w.warded()
	w.victims()
	w.ofTheRanks()
	w.quarries()
	w.charges()
	w.aim()
	w.blamed()
	w.examples()
	w.protests() // after aim: whom they call upon may be told by what they call for
	w.required()
}

// nested: what somebody is accused of is no second accusation, though its word
// alone would be one («اتهمها بتلفيق تهمة»), nor is its name in a clause below
// («اتهمتها بالسطو، فيما نفت الاتهامات»).
func (w *work) nested() {
	for i, m := range w.best {
		if m == nil || m.dead != "" || m.unit.Frame.Type != "ACCUSE" || m.mode != "allege" || w.s.Preds[i].Verb || m.light != clause.None {
			continue
		}
		up := w.s.Preds[i].Parent
		for n := 0; up != clause.None && n < 3; n++ {
			o := w.best[up]
			if o != nil && o.dead == "" && o.unit.Frame.Embed != "" && o.unit.Frame.Type == "ACCUSE" {
				m.dead = "what is laid to somebody by " + o.unit.Frame.ID
				break
			}
			up = w.s.Preds[up].Parent
		}
	}
}

// lightVerbs: where noun and verb are one construction, the noun's frame
// stands and the verb codes nothing itself.
func (w *work) lightVerbs() {
	for _, m := range w.best {
		if m == nil {
			continue
		}
		v := m.light
		if v == clause.None {
			v = m.support
		}
		if v == clause.None || w.best[v] == nil || w.best[v] == m || w.lacking(m) != "" {
			continue
		}
		if m.inRelative && w.best[v].unit.Frame.Type == m.unit.Frame.Type {
			m.dead = "same event as " + w.best[v].unit.Frame.ID
			continue
		}
		if w.best[v].light != clause.None && ownAct(w.best[v].unit.Frame.Type) {
			continue // «أخفق في التوصل إلى اتفاق»: failing to agree is the event
		}
		if m.light == clause.None && ownAct(w.best[v].unit.Frame.Type) && w.best[v].unit.Frame.Type != m.unit.Frame.Type {
			continue
		}
		if m.light != clause.None || w.best[v].score < m.score+0.6 {
			w.best[v].dead = "its object is the event: " + m.unit.Frame.ID
		}
	}
}

// ownAct: refusing, threatening, demanding, agreeing to something is an act of
// its own, whatever noun it is about.
func ownAct(typ string) bool {
	switch typ {
	case "REJECT", "THREATEN", "REQUEST", "ACCUSE", "AGREE", "CONCEDE", "SUPPORT":
		return true
	}
	return false
}

// inside tells whether predicate i stands in the content of match m.
func (w *work) inside(i int, m *match) bool {
	slot := &m.unit.Slots[frames.ContentSlot]
	if m.kind == asParticiple && w.inContent(w.s.Preds[i].Tok, m, slot) {
		return true
	}
	for n := 0; i != clause.None && n < 12; n++ {
		p := &w.s.Preds[i]
		if p.Parent == m.pred || m.support != clause.None && p.Parent == m.support && p.Tok != w.s.Preds[m.pred].Tok && p.Rel == clause.Complement || m.light != clause.None && p.Parent == m.light && p.Tok != w.s.Preds[m.pred].Tok {
			return w.contentVia(p, slot)
		}
		if p.Rel == clause.Relative {
			return false
		}
		i = p.Parent
	}
	return false
}

// inContent tells whether token t stands in a phrase that is the content of m:
// what follows a participle hangs on the nearest noun as well.
func (w *work) inContent(t int, m *match, slot *frames.Slot) bool {
	for _, alt := range slot.Alts {
		for _, src := range alt {
			for _, ph := range w.args(&w.s.Preds[m.pred], src) {
				if x := &w.s.Phrases[ph]; x.From <= t && t < x.To {
					return true
				}
			}
		}
	}
	return false
}

func (w *work) contentVia(p *clause.Pred, slot *frames.Slot) bool {
	if len(slot.Alts) == 0 {
		return p.Rel == clause.Complement
	}
	for _, alt := range slot.Alts {
		for _, src := range alt {
			switch {
			case src.Kind == frames.Clause && p.Rel == clause.Complement,
				src.Kind == p.Via.Kind && (src.Kind != frames.Prep || src.Prep == p.Via.Prep),
				src.Kind == frames.Prep && p.Rel == clause.Complement && p.Via.Prep == src.Prep:
				return true
			}
		}
	}
	return false
}

func (w *work) absorb() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || !m.unit.Frame.Absorb {
			continue
		}
		for i, o := range w.best {
			if o == nil || o == m || o.dead != "" {
				continue
			}
			if w.inside(i, m) && !w.theirMeeting(o) {
				o.dead = "content of " + m.unit.Frame.ID
			}
		}
	}
}

// duplicates: of two words for one event the one that heads the other stays:
// same type, one governs the other, participants do not differ.
func (w *work) duplicates() {
	for i, m := range w.best {
		if m == nil || m.dead != "" {
			continue
		}
		j := w.s.Preds[i].Parent
		if j == clause.None || w.best[j] == nil {
			continue
		}
		o := w.best[j]
		for o.into != nil { // «قتل … في انفجار سيارة مفخخة»
			o = o.into
		}
		if j = o.pred; o == m || o.dead != "" || o.unit.Frame.Type != m.unit.Frame.Type {
			continue
		}
		if w.s.Preds[i].Rel == clause.Complement || w.s.Preds[i].Rel == clause.Relative || judgesCharge(m, o) {
			continue
		}
		if w.s.Preds[i].Verb && w.s.Preds[j].Verb && m.unit.Frame.Type != "ASSAULT" && !w.poorer(m, o) {
			continue // «وصل إلى بيروت قادما من عمان حيث التقى الملك»
		}
		if v := w.s.Preds[i].Via; v.Kind == frames.Prep && w.fn.Elsewhen.Has(v.Prep) && !stages(m, o) {
			continue // «إقالة الوزير بعد إقالة وكيله»
		}
		if w.poorer(m, o) || w.s.Preds[j].Verb && m.light == clause.None && m.support == clause.None && w.poorer(o, m) {
			m.dead = "same event as " + o.unit.Frame.ID
			w.inherit(o, m)
		} else if w.poorer(o, m) {
			o.dead = "same event as " + m.unit.Frame.ID
			w.inherit(m, o)
		}
	}
}

// judgesCharge tells whether one of two accusations blames somebody for the other: «شجبت
// الحكومة التهم الموجهة إلى الصحافي».
func judgesCharge(m, o *match) bool {
	return m.unit.Frame.Type == "ACCUSE" && m.unit.Frame.Embed != "" && m.mode != "disapprove" && o.mode == "disapprove"
}

// stages tells whether two words of one type may tell of one act though one
// says «after» the other: who is killed «بعد هجوم» was killed in it, who is
// jailed «بعد إدانته» was sentenced.
func stages(a, b *match) bool {
	return a.unit.Frame.Type == "ASSAULT" || a.mode == "convict" && b.mode == "convict"
}

// poorer: every participant of a is one of b, or a has none.
func (w *work) poorer(a, b *match) bool {
	for _, s := range []frames.SlotName{frames.ActorSlot, frames.RecipientSlot} {
		for _, x := range a.slots[s] {
			found := false
			for _, t := range []frames.SlotName{frames.ActorSlot, frames.RecipientSlot} {
				for _, y := range b.slots[t] {
					found = found || x == y || w.same(x, y)
				}
			}
			if !found && len(b.slots[s]) > 0 {
				return false
			}
		}
	}
	return true
}

func (w *work) same(x, y int) bool {
	a, b := &w.s.Phrases[x].Who.Actor, &w.s.Phrases[y].Who.Actor
	return a.ID != "" && a.ID == b.ID || a.Code != "" && a.Code == b.Code && a.Sector == b.Sector
}

func (w *work) inherit(to, from *match) {
	if w.resists(to) || w.otherForce(to, from) {
		return // the attack is on others
	}
	for s := range to.slots {
		if frames.SlotName(s) == frames.RecipientSlot && from.unit.Frame.Joins && namesBoth(to) {
			continue // «معارك بين الجيش والمتمردين أوقعت قتلى»: who falls is of one of the sides
		}
		if len(to.slots[s]) == 0 || frames.SlotName(s) == frames.RecipientSlot && w.scene(to) && len(from.slots[s]) > 0 && !w.scene(from) {
			to.slots[s] = from.slots[s]
		}
	}
	if a, r := to.slots[frames.ActorSlot], to.slots[frames.RecipientSlot]; len(a) > 0 && (slices.Equal(a, r) || len(a) == 1 && len(r) == 1 && w.meansSame(a[0], r[0])) {
		to.slots[frames.ActorSlot] = nil // «تعرّض الوزير لمحاولة اغتيال»
	}
	if to.mode == "" {
		to.mode = from.mode
	}
}

// namesBoth tells whether an event that its sides do with each other names them both.
func namesBoth(m *match) bool {
	return joined(&m.unit.Slots[frames.ActorSlot]) && len(m.slots[frames.ActorSlot]) > 1
}

// warded gives whoever wards off an attack those who made it: «تصدت القوات للهجوم
// الذي شنه المسلحون على القرية».
func (w *work) warded() {
	for k, m := range w.best {
		if m == nil || m.dead != "" || !w.resists(m) || len(m.slots[frames.RecipientSlot]) > 0 {
			continue
		}
		for i, o := range w.best {
			if o != nil && o.dead == "" && o.unit.Frame.Type == "ASSAULT" && w.s.Preds[i].Parent == k {
				m.slots[frames.RecipientSlot] = o.slots[frames.ActorSlot]
				m.trace = append(m.trace, "recipient is who made the attack")
				break
			}
		}
	}
}

// resists tells whether the word of a match is one of warding off an attack.
func (w *work) resists(m *match) bool {
	return m.kind == asVerb && w.fn.Resisting.Has(w.keys[w.s.Preds[m.pred].Tok])
}

// required drops events whose type needs a recipient or any participant at
// all and has none.
func (w *work) required() {
	for _, m := range w.best {
		if m == nil || m.dead != "" {
			continue
		}
		m.bare = len(m.slots[frames.ActorSlot])+len(m.slots[frames.RecipientSlot]) == 0 && w.anaphoric(m)
		if m.dead = w.lacking(m); m.dead == "" && len(m.slots[frames.ActorSlot]) == 0 && (w.doneByThing(m) || w.byThing(m)) {
			m.dead = "its subject is no party"
		}
	}
}

// lacking tells what a match has not and needs, "" where it has all.
func (w *work) lacking(m *match) string {
	if len(m.slots[frames.ActorSlot])+len(m.slots[frames.RecipientSlot]) > 0 || w.firstPerson(m) && (w.s.Preds[m.pred].Verb || w.headSpeaker() != nil) {
		return ""
	}
	if !w.standsAlone(m) {
		return "no participant"
	}
	if t := w.c.Book.Types[m.unit.Frame.Type]; t != nil && t.RecipientRequired && !w.anaphoric(m) {
		return "no recipient"
	}
	return ""
}

// anaphoric tells whether a noun with the article may take up what was told before it, with
// whom that befell: «العقوبات» (the sanctions).
func (w *work) anaphoric(m *match) bool {
	p := &w.s.Preds[m.pred]
	return !p.Verb && m.support == clause.None && m.light == clause.None && m.mode != "convict" && sameStory[m.unit.Frame.Type] && w.s.Tokens[p.Tok].Pro.Has(doc.ProAl)
}

// doneByThing tells whether the subject of an active verb is a thing said or
// thought and cannot do what the frame means: «يحجبها امتعاضها», «التقت الإرادات».
// Force and protest are told without who did it.
func (w *work) doneByThing(m *match) bool {
	p := &w.s.Preds[m.pred]
	if !p.Verb || p.Passive || m.unit.Frame.Type == "ASSAULT" || m.unit.Frame.Type == "PROTEST" {
		return false
	}
	alts := m.unit.Slots[frames.ActorSlot].Alts
	if p.SubjGuess || len(alts) == 0 || len(alts[0]) == 0 || alts[0][0].Kind != frames.Subj {
		return false
	}
	for i := range m.unit.If {
		if m.unit.If[i].Source.Kind == frames.Subj {
			return false // the frame names its subjects itself
		}
	}
	if p.Arg(frames.Obj, "") == nil && m.unit.Takes(frames.Obj) {
		return false // the one noun may be the object of a subject left out
	}
	for _, id := range w.args(p, frames.Source{Kind: frames.Subj}) {
		ph := &w.s.Phrases[id]
		if t := &w.s.Tokens[ph.Head]; !ph.Pron && !ph.Who.CanAct() && ph.Inner == nil && t.POS == doc.Noun && t.Feats.VerbForm == doc.Masdar && !w.textSays(m, ph) {
			return true
		}
	}
	return false
}

// textSays tells whether the subject of a word of saying is a text, in which whoever issued
// it says so: «ودعا البيان الحكومة إلى الحوار».
func (w *work) textSays(m *match, subj *clause.Phrase) bool {
	return (inWords[m.unit.Frame.Type] || m.unit.Frame.Type == "SUPPORT") && w.fn.Issue.Has(w.keys[subj.Head])
}

// standsAlone tells whether an event is news though its sentence names nobody who takes
// part. Whose demand, refusal or praise it is often says the text around («ودعا البيان
// إلى الحوار»), and likewise who does what a verb tells; a noun of agreeing, helping or
// threatening mostly only speaks of it («محادثات من أجل التوصل إلى تسوية»).
func (w *work) standsAlone(m *match) bool {
	if newsAlone(m.unit.Frame.Type) {
		return true
	}
	p := &w.s.Preds[m.pred]
	if p.Verb && p.Passive {
		return false // «يُطلب من الزوار …»
	}
	switch m.unit.Frame.Type {
	case "REQUEST", "REJECT", "SUPPORT":
		if !p.Verb && w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
			return true // «هذا الطلب»
		}
	default:
		if !p.Verb && m.light == clause.None {
			return false
		}
	}
	slot := &m.unit.Slots[frames.ContentSlot]
	return len(slot.Alts) == 0 || w.hasContent(m, slot, m.kind)
}

// newsAlone are the types of events that are news even without a named participant.
func newsAlone(typ string) bool {
	switch typ {
	case "ASSAULT", "PROTEST", "SANCTION", "ACCUSE", "CONSULT", "MOBILIZE", "COERCE", "RETREAT":
		return true
	}
	return false
}
