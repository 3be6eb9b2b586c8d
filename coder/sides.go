package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// charged: of a single accusation that says of what and names no other side,
// its genitive is the accused: «بعد اتهامه بالتزوير», «اتهام ثلاثة موظفين بالرشوة».
func (w *work) charged(m *match, p *clause.Pred) {
	if m.unit.Frame.Type != "ACCUSE" || m.unit.Frame.Embed == "" {
		return
	}
	w.ofCharge(m, p)
	a := m.slots[frames.ActorSlot]
	if len(a) == 0 || len(a) > 1 && !w.inRow(a) || len(m.slots[frames.RecipientSlot]) > 0 || len(w.args(p, frames.Source{Kind: frames.Obj})) > 0 {
		return
	}
	t := &w.s.Tokens[p.Tok]
	if t.Feats.VerbForm != doc.Masdar || t.Feats.Number == doc.Plur || w.fn.EndsPlural.Ends(t.Stem) || !slices.Contains(w.args(p, frames.Source{Kind: frames.Gen}), a[0]) {
		return
	}
	of := w.chargeFrom(p, a[len(a)-1])
	if of < 0 {
		return
	}
	if to := w.behindPrep(p, &w.fn.Object); len(to) > 0 && w.s.Phrases[to[0]].From < of {
		return
	}
	m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot] = nil, a
	m.trace = append(m.trace, "the genitive is the accused")
}

// chargeFrom is the token at which an accusation begins to say of what it is, right
// behind its last genitive where that stands in quotation marks («اتهام الوزير بـ"…"»);
// −1 where it does not say.
func (w *work) chargeFrom(p *clause.Pred, last int) int {
	if of := w.behindPrep(p, &w.fn.AccusedOf); len(of) > 0 {
		return w.s.Phrases[of[0]].From
	}
	if k := w.s.Phrases[last].To; k < len(w.s.Tokens) && w.s.Tokens[k].POS == doc.Adp && w.fn.AccusedOf.Has(w.s.Tokens[k].Stem) {
		return k
	}
	return -1
}

// inRow tells whether phrases are coordinated with each other.
func (w *work) inRow(phs []int) bool {
	for i := 1; i < len(phs); i++ {
		if w.s.Phrases[phs[i]].Prev == clause.None {
			return false
		}
	}
	return true
}

// ofCharge leaves out of the accused whom a preposition ties to what somebody is
// accused of: «تهمة الانتماء | إلى تنظيم …», «اتهام الوزير بالتجسس | لصالح …».
func (w *work) ofCharge(m *match, p *clause.Pred) {
	from := -1
	for _, ph := range w.args(p, frames.Source{Kind: frames.Gen}) {
		if x := &w.s.Phrases[ph]; !x.Pron && !x.Who.CanAct() && w.s.Tokens[x.Head].Feats.VerbForm == doc.Masdar {
			from = x.Head
		}
	}
	if from < 0 {
		for _, ph := range w.behindPrep(p, &w.fn.AccusedOf) {
			if x := &w.s.Phrases[ph]; w.s.Tokens[x.Head].Feats.VerbForm == doc.Masdar && (from < 0 || x.Head < from) {
				from = x.Head
			}
		}
	}
	if from < 0 {
		return
	}
	if m.loose[frames.RecipientSlot] {
		m.slots[frames.RecipientSlot] = slices.DeleteFunc(slices.Clone(m.slots[frames.RecipientSlot]), func(ph int) bool {
			return w.s.Phrases[ph].From > from && !w.fn.Against.Has(w.s.Phrases[ph].Prep)
		})
	}
}

// doneTo is the phrase with «لـ» right behind a genitive that is a state, a body or
// a force: «قمع الحكومة للمسيرات». None where there is none, or where the unit looks
// for nobody there.
func (w *work) doneTo(m *match, p *clause.Pred) int {
	gen, li := w.args(p, frames.Source{Kind: frames.Gen}), w.behindPrep(p, &w.fn.Object)
	if len(gen) != 1 || len(li) == 0 || !w.fn.Object.Has(firstPrep(p)) || len(m.slots[frames.ActorSlot]) > 0 || !has(&m.unit.Slots[frames.ActorSlot], frames.Cause) {
		return clause.None
	}
	x := &w.s.Phrases[gen[0]]
	if x.Pron && x.Head == p.Tok && w.behindAdjectives(p.Tok, w.s.Phrases[li[0]].PrepTok) && w.s.Phrases[li[0]].Who.CanAct() {
		return li[0] // «احتلالها غير الشرعي لأوكرانيا»
	}
	if w.s.Phrases[li[0]].PrepTok != x.To {
		return clause.None
	}
	switch x.Who.Kind {
	case "state", "gov", "armed", "military", "body", "igo", "party":
		return li[0]
	case "agent":
		if armed(x) && !x.Def && !x.Who.Single && !x.Some && w.s.Tokens[x.From].POS == doc.Noun && !w.hasBehind(x) && powerOver[m.unit.Frame.Type] && w.s.Phrases[li[0]].Who.CanAct() && !armed(&w.s.Phrases[li[0]]) {
			return li[0] // «مهاجمة ميليشيا | لمزارعين»
		}
		if x.Def && !x.Who.Human && !x.Who.Single && armed(x) || x.Def && x.Who.Actor.Sector == "GOV" && !x.Who.Office && !x.Who.Single && !x.Who.Human {
			return li[0]
		}
	}
	return clause.None
}

// hasBehind tells whether a participle ends a phrase, which has what stands behind it with a
// preposition: «مقاتلون موالون | للنظام», «طائرة تابعة | للجيش»; so have aircraft and cars.
func (w *work) hasBehind(x *clause.Phrase) bool {
	f := w.s.Tokens[x.To-1].Feats.VerbForm
	return w.vehicles(x) || x.To > x.From+1 && (f == doc.ActivePart || f == doc.PassivePart)
}

// behindAdjectives tells whether nothing but adjectives stands between a noun and a
// later token.
func (w *work) behindAdjectives(noun, tok int) bool {
	for k := noun + 1; k < tok; k++ {
		if t := &w.s.Tokens[k]; t.POS != doc.Adj && !w.fn.But.Has(t.Stem) {
			return false
		}
	}
	return tok > noun && tok <= noun+4
}

// bearer is the person named right behind an office with an adjective at the end
// of the phrase of an event noun («لقاء الرئيس الأمريكي دونالد ترامب»): the name
// says more than the adjective; else the adjective itself.
func (w *work) bearer(m *match, nisba int) int {
	p, x := &w.s.Preds[m.pred], &w.s.Phrases[nisba]
	if p.Phrase == clause.None || x.To != w.s.Phrases[p.Phrase].To || x.From <= p.Tok+1 {
		return nisba
	}
	for i := range w.s.Phrases {
		if y := &w.s.Phrases[i]; y.From == x.To && y.Prep == "" && !y.Pron && y.Who.Kind == "person" && y.Who.Actor.Code == x.Who.Actor.Code {
			return i
		}
	}
	return nisba
}

// turned: a light construction that carries on a clause and has one party after
// its verb has it for the object: «دانت الجامعة الهجوم وحملت الحكومة المسؤولية».
func (w *work) turned(m *match) {
	v, a := &w.s.Preds[m.light], m.slots[frames.ActorSlot]
	if !v.Verb || v.Passive || len(a) != 1 || len(m.slots[frames.RecipientSlot]) > 0 || !has(&m.unit.Slots[frames.RecipientSlot], frames.Obj) || w.s.Phrases[a[0]].From < v.Tok || w.s.Phrases[a[0]].Pron {
		return
	}
	if prev := w.leftOut(v, &w.s.Phrases[a[0]]); prev != clause.None {
		m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot] = w.take(nil, prev, false), a
		m.trace = append(m.trace, "subject left out: carried from the clause before")
	}
}

// hitBy: whom a light construction befalls may have its doer with the verb above:
// «توفي إثر تعرضه للضرب من قبل شبان».
func (w *work) hitBy(m *match) {
	a := m.slots[frames.ActorSlot]
	if len(a) > 0 && !slices.Equal(a, m.slots[frames.RecipientSlot]) || w.s.Preds[m.light].Verb || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	for _, ph := range w.behind(m) {
		m.slots[frames.ActorSlot] = w.takeActor(nil, ph)
		m.trace = append(m.trace, namedBehind)
	}
}

// ownWord: where a light construction has no subject, whose the word is does it:
// «سبق لباريس أن أعربت عن قلقها».
func (w *work) ownWord(m *match, p *clause.Pred) {
	if len(m.slots[frames.ActorSlot]) > 0 || len(w.whoSays(m)) > 0 || !has(&m.unit.Slots[frames.ActorSlot], frames.Subj) || has(&m.unit.Slots[frames.RecipientSlot], frames.Gen) || !w.s.Preds[m.light].Verb {
		return
	}
	for _, ph := range w.args(p, frames.Source{Kind: frames.Gen}) {
		if x := &w.s.Phrases[ph]; x.Pron && x.Head == p.Tok && !has(&m.unit.Slots[frames.RecipientSlot], frames.Subj) {
			m.slots[frames.ActorSlot] = w.take(nil, ph, false)
			m.trace = append(m.trace, "actor is whose word it is")
		}
	}
}

// anothersWord gives a word or deed that somebody only tells of to the party in its genitive:
// «أعرب القائد عن دعم إيران | لقطر», «أعلن الوزير انسحاب المسلحين». Where the genitive may
// also be whom it is done to, whom it is for has to follow.
func (w *work) anothersWord(m *match, p *clause.Pred) {
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	if len(gen) != 1 || !w.s.Preds[m.light].Verb || !w.reports(&w.s.Preds[m.light]) || !has(&m.unit.Slots[frames.ActorSlot], frames.Subj) {
		return
	}
	x := &w.s.Phrases[gen[0]]
	if x.Pron || x.Owner != 0 || x.From < m.to || !w.another(m, x) {
		return
	}
	recip := &m.unit.Slots[frames.RecipientSlot]
	li := w.behindPrep(p, &w.fn.Object)
	meant := len(li) > 0 && w.s.Phrases[li[0]].PrepTok == x.To
	if has(recip, frames.Gen) && !meant {
		return
	}
	m.slots[frames.ActorSlot] = w.take(nil, gen[0], false)
	m.slots[frames.RecipientSlot] = slices.DeleteFunc(m.slots[frames.RecipientSlot], func(r int) bool { return r == gen[0] })
	if meant && has(recip, frames.Gen) && w.s.Phrases[li[0]].Who.CanAct() {
		m.slots[frames.RecipientSlot] = w.take(nil, li[0], false)
	}
	m.trace = append(m.trace, "the genitive acts, the subject only tells of it")
}

// another tells whether a phrase names somebody else than the subject of a light
// construction: a human being, or a body of another country.
func (w *work) another(m *match, x *clause.Phrase) bool {
	switch x.Who.Kind {
	case "agent", "person", "name":
	case "state", "gov", "armed", "military", "body", "igo", "party", "city", "movement", "people":
	default:
		return false
	}
	if x.Who.Single || x.Who.Human {
		return true
	}
	for _, a := range m.slots[frames.ActorSlot] {
		if y := &w.s.Phrases[a]; y.Who.Actor.Code != "" && y.Who.Actor.Code == x.Who.Actor.Code {
			return false
		}
	}
	return true
}

// quantity tells whether a phrase is a bare number of people, of which what
// follows says who they are: «ترحيل عشرات الآلاف من المهاجرين».
func (w *work) quantity(ph int) bool {
	x := &w.s.Phrases[ph]
	return !x.Pron && x.To == x.From+1 && x.Who.Kind == "agent" && x.Who.Group && x.Who.Actor.Role == "" && x.Who.Actor.Sector == "CVL" && x.Who.Actor.Name == ""
}

// epithet tells whether a phrase is an adjective that only looks like a person:
// «عملية خاطفة», «ضربة قاتلة».
func (w *work) epithet(p *clause.Phrase) bool {
	if w.might(p) {
		return true
	}
	if p.Who.Kind != "agent" || p.From == 0 || p.Head != p.From || p.To-p.From > 2 || p.Pron || p.Prep != "" {
		return false
	}
	t, k := &w.s.Tokens[p.From], p.From-1
	for k > 0 && w.s.Tokens[k].POS == doc.Adj {
		k--
	}
	b := &w.s.Tokens[k]
	if b.POS != doc.Noun || b.Enc != "" || b.Feats.VerbForm == doc.ActivePart || b.Feats.Gender != doc.Fem || t.Pro.Has(doc.ProAl) != b.Pro.Has(doc.ProAl) {
		return false
	}
	return t.Pro&^doc.ProAl == 0 && t.Feats.Gender == doc.Fem && t.Feats.Number == doc.Sing && (t.POS == doc.Adj || t.Feats.VerbForm == doc.ActivePart)
}

// might tells whether a phrase is force that is used and no force that acts:
// «استخدام القوة», «أخذها بالقوة», «القوة المفرطة».
func (w *work) might(p *clause.Phrase) bool {
	if p.Pron || p.Who.Kind != "agent" || !p.Def || !w.fn.Might.Has(w.keys[p.From]) {
		return false
	}
	if p.To == p.From+2 && w.fn.Excess.Has(w.keys[p.From+1]) {
		return true
	}
	if p.To != p.From+1 {
		return false
	}
	if t := &w.s.Tokens[p.From]; t.Feats.Number == doc.Plur || t.Enc != "" || w.fn.EndsPlural.Ends(t.Stem) {
		return false
	}
	return w.fn.At.Has(p.Prep) || w.fn.Owner.Has(p.Prep) || p.Prep == "" && p.From > 0 && w.s.Tokens[p.From-1].Feats.VerbForm == doc.Masdar
}

// namesDeal tells whether a phrase is the town, or of a meeting the state, by which a treaty
// or meeting is called, not its government: «اتفاق باريس», "the Treaty of London", "the Paris accord".
func (w *work) namesDeal(p *clause.Phrase) bool {
	if w.heldIn(p) {
		return true
	}
	who, k := &p.Who, p.From-1
	if p.Inner != nil && !who.CanAct() {
		who, k = p.Inner, p.Inner.From-1
	}
	if who.Kind != "city" || p.Pron || p.Next != clause.None || k >= p.To {
		return false
	}
	if p.To < len(w.s.Tokens) && !w.fn.Passive.None() && w.fn.NamedAfter.Has(w.keys[p.To]) {
		return true // a noun right behind a name is of the same phrase where verbs stand between
	}
	if k > 0 && w.fn.Of.Has(w.s.Tokens[k].Stem) {
		k--
	}
	return k >= 0 && w.fn.NamedAfter.Has(w.s.Tokens[k].Stem)
}

// whoSays are the subjects of the verb of a light construction that can act.
func (w *work) whoSays(m *match) []int {
	subj := w.args(&w.s.Preds[m.light], frames.Source{Kind: frames.Subj})
	return slices.DeleteFunc(slices.Clone(subj), func(ph int) bool { return !w.s.Phrases[ph].Who.CanAct() })
}

// goods tells whether the genitive of a noun that may be done to it names a thing with
// somebody's adjective: «مقاطعة البضائع الدنماركية», «تخريب الممتلكات الفرنسية».
func (w *work) goods(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	return !x.Pron && !x.Who.CanAct() && x.Inner != nil && x.Inner.Kind == "nisba" && has(&m.unit.Slots[frames.RecipientSlot], frames.Gen)
}
