package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// fill finds the participants; false where a required one is missing.
func (w *work) fill(m *match, kind int) bool {
	p := &w.s.Preds[m.pred]
	for name := range m.unit.Slots {
		slot := &m.unit.Slots[name]
		if len(slot.Alts) == 0 || frames.SlotName(name) == frames.ContentSlot {
			continue
		}
		var from frames.SourceKind
		m.slots[name], from = w.slot(m, slot, kind)
		m.loose[name] = from == frames.Prep
		m.lent = m.lent || from == frames.Head
		if len(m.slots[name]) > 0 {
			m.score += 0.5
		}
	}
	if m.unit.Takes(frames.Topic) { // a predicate: nothing else says who is a party to it
		return w.complete(m, kind)
	}
	if r := &m.slots[frames.RecipientSlot]; (kind == asNoun || kind == asLight) && len(*r) == 0 && len(m.unit.Slots[frames.RecipientSlot].Alts) > 0 {
		for _, ph := range w.args(p, frames.Source{Kind: frames.Obj}) { // «مطالبتها أنقرة بـ…»
			*r = w.take(*r, ph, false)
		}
	}
	if kind == asVerb {
		w.humanObjects(m)
		w.masdarsObject(m)
		w.subjectBehind(m)
		w.ownerActs(m)
	}
	if kind == asNoun {
		w.entrusted(m)
		w.answerable(m)
		w.borne(m, p)
		w.scenes(m, p)
		w.doer(m, p)
		w.charged(m, p)
		w.undertaken(m, p)
	}
	if kind == asLight {
		w.entrusted(m)
		w.ditransitive(m)
		w.turned(m)
		w.armsOf(m)
		w.hitBy(m)
		w.putAway(m)
		w.ownWord(m, p)
		w.anothersWord(m, p)
	}
	w.resumed(m)
	w.guess(m, kind)
	w.agentBehind(m)
	w.ownersBlamed(m, kind)
	w.issued(m)
	switch {
	case (kind == asNoun || kind == asLight) && w.madeInto(m):
	case kind == asNoun || kind == asMasdar:
		w.genitiveStruck(m)
		w.exposed(m)
		if t := m.unit.Frame.Type; t == "SANCTION" || t == "AID" {
			w.relative(m) // «تفادي العقوبات التي تفرضها واشنطن»; who claims an attack is not surer than who made it
		}
		w.supported(m, m.pred)
		w.relative(m)
		w.elsewhere(m)
		w.possessor(m)
	case kind == asLight && !w.s.Preds[m.light].Verb: // «أعلنت روسيا طرد دبلوماسيين»
		if w.supported(m, m.light); len(m.slots[frames.ActorSlot]) == 0 {
			w.relative(m) // «خروج مسيرات يقودها طلاب»
		}
	case kind == asLight && len(m.slots[frames.ActorSlot]) == 0: // «خرجت مسيرات يقودها طلاب»
		w.relative(m)
		w.operation(m)
	}
	w.attended(m)
	w.gathered(m)
	w.whoseArms(m)
	w.sameTwice(m)
	return w.complete(m, kind)
}

// complete tells whether all participants are there that are required.
func (w *work) complete(m *match, kind int) bool {
	p := &w.s.Preds[m.pred]
	for name := range m.unit.Slots {
		slot := &m.unit.Slots[name]
		if frames.SlotName(name) == frames.ContentSlot {
			if slot.Required && !w.hasContent(m, slot, kind) && !w.discuss(m) {
				w.miss(p.Tok, m.unit, "no ", "content")
				return false
			}
			continue
		}
		if slot.Required && len(m.slots[name]) == 0 && !w.together(m, frames.SlotName(name)) && !(frames.SlotName(name) == frames.ActorSlot && p.Verb && w.firstPerson(m)) {
			w.miss(p.Tok, m.unit, "no ", frames.SlotName(name).String())
			return false
		}
	}
	return true
}

// doer: where the object of a masdar follows, its genitive does it, though the
// frame takes the genitive alone for the object («اختطاف ميليشيات مسلحة الوزير»).
func (w *work) doer(m *match, p *clause.Pred) {
	obj := slices.DeleteFunc(slices.Clone(w.args(p, frames.Source{Kind: frames.Obj})), func(ph int) bool { return w.howOrWhere(m, ph) })
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	if len(obj) > 0 && len(gen) > 0 && w.quantity(gen[0]) && slices.Contains(m.slots[frames.RecipientSlot], gen[0]) {
		m.slots[frames.RecipientSlot] = w.take(nil, obj[0], m.unit.Slots[frames.RecipientSlot].Any)
		return
	}
	r := m.slots[frames.RecipientSlot]
	if !w.fn.Passive.None() && len(obj) > 0 && len(gen) > 0 && len(m.slots[frames.ActorSlot]) == 0 && !slices.Contains(r, gen[0]) && len(m.unit.Slots[frames.ActorSlot].Alts) > 0 {
		m.slots[frames.ActorSlot] = w.takeActor(nil, gen[0]) // Turkey's arrest of a citizen
		return
	}
	if li := w.doneTo(m, p); len(obj) == 0 && li != clause.None && slices.Equal(r, gen) {
		m.slots[frames.ActorSlot] = w.take(nil, gen[0], false)
		m.slots[frames.RecipientSlot] = w.take(nil, li, m.unit.Slots[frames.RecipientSlot].Any)
		m.trace = append(m.trace, "the genitive acts: whom it is done to follows")
		return
	}
	if len(obj) == 0 || len(gen) == 0 || w.s.Phrases[gen[0]].Some || onPeople[m.unit.Frame.ID] && w.s.Phrases[obj[0]].Site || len(m.slots[frames.ActorSlot]) > 0 || !slices.Contains(r, gen[0]) || slices.Contains(r, obj[0]) || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	m.slots[frames.RecipientSlot] = w.take(nil, obj[0], m.unit.Slots[frames.RecipientSlot].Any)
	m.slots[frames.ActorSlot] = w.take(nil, gen[0], false)
	m.trace = append(m.trace, "the genitive acts: the object follows")
}

// howOrWhere tells whether what stands like an object says where it was done, or how
// and why, and is nobody: «مقتل قائد | غرب المدينة», «قتله | دفاعا عن النفس».
func (w *work) howOrWhere(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	if x.Pron {
		return false
	}
	t := &w.s.Tokens[x.From]
	if x.To > x.From+1 && w.fn.Locative.Has(t.Stem) {
		return true
	}
	return !x.Who.CanAct() && x.Inner == nil && (onPeople[m.unit.Frame.ID] || t.Feats.VerbForm == doc.Masdar && w.fn.EndsAccusative.Ends(t.Fold))
}

// slot returns the phrases of the first alternative that gives any, and what
// kind of source the last of them was.
func (w *work) slot(m *match, slot *frames.Slot, kind int) ([]int, frames.SourceKind) {
	for _, alt := range slot.Alts {
		got := w.list()
		for _, src := range alt {
			for _, ph := range w.at(m.pred, m, src, kind) {
				if kind == asVerb && src.Kind == frames.Prep && w.betweenOthers(&w.s.Preds[m.pred], ph) || w.noSide(m, slot, src, ph) {
					continue
				}
				if src.Kind == frames.Prep && kind == asLight && (w.fn.From.Has(src.Prep) || w.fn.Owner.Has(src.Prep)) && w.ofNearer(m, ph) {
					continue // «تلقى انتقادات بعد الانسحاب من الاتحاد»
				}
				if src.Kind == frames.Prep && slot == &m.unit.Slots[frames.RecipientSlot] && !slot.Any && w.aimOf(m, ph) {
					continue // «دعم القوات | لدحر التنظيم»
				}
				if src.Kind == frames.Prep && w.fn.In.Has(src.Prep) && inWords[m.unit.Frame.Type] && w.town(ph) {
					continue // «تحقق في مقتل مدنيين في حلب»
				}
				if p := &w.s.Phrases[ph]; m.to > m.from+1 && !p.Pron && p.From > m.from && p.From < m.to && !(src.Kind == frames.Gen && w.armOf(m, p)) {
					if ph = w.behindTrigger(m, ph); ph == clause.None || slot == &m.unit.Slots[frames.ActorSlot] {
						continue // part of the trigger: «مؤتمر صحفي»
					}
				}
				if src.Kind == frames.Prep && kind == asNoun && w.tiedElsewhere(m, ph, slot == &m.unit.Slots[frames.ActorSlot]) {
					continue
				}
				if slot == &m.unit.Slots[frames.ActorSlot] && (w.ofOtherTalks(m, ph, len(got)) || kind == asLight && src.Kind == frames.Subj && w.toldOf(m, ph)) {
					continue
				}
				if slot == &m.unit.Slots[frames.ActorSlot] {
					if src.Kind == frames.Gen && (w.topicOf(ph) || w.goods(m, ph)) || src.Kind == frames.Prep && w.fn.Of.Has(src.Prep) && w.ofTheObject(m, ph) {
						continue
					}
					if (src.Kind == frames.Gen || src.Kind == frames.Prep && w.fn.Between.Has(src.Prep)) && w.battlefield(m, ph) || src.Kind == frames.Prep && w.fn.At.Has(src.Prep) && w.town(ph) {
						continue
					}
					if src.Kind == frames.Prep && w.fn.In.Has(src.Prep) && m.unit.Frame.Type == "ACCUSE" && !w.bench(ph) {
						continue // «محاكمة صحافيين في | صحيفة معارضة»
					}
					if src.Kind == frames.Nisba {
						ph = w.bearer(m, ph)
					}
					if !w.mayHang(m, ph) || src.Kind == frames.Nisba && (w.suffererOwn(m, ph) || w.sideOfTheWorld(m, ph)) {
						continue
					}
					if got = w.takeActor(got, ph); len(got) == 0 && m.unit.Frame.Type == "CONSULT" && src.Kind == frames.Subj && w.ground(ph) {
						got = addOnce(got, ph)
					}
				} else if k := w.struckThere(m, ph); k != clause.None {
					got = addOnce(got, k)
				} else {
					got = w.take(got, ph, slot.Any)
				}
			}
		}
		if len(got) > 0 {
			return got, alt[len(alt)-1].Kind
		}
	}
	return nil, frames.Anywhere
}

// sideOfTheWorld tells whether an adjective lays an attack to states that it does not name:
// in «الضربات الغربية» those who struck are named elsewhere, «العقوبات الغربية» are the
// West's.
func (w *work) sideOfTheWorld(m *match, ph int) bool {
	a := &w.s.Phrases[ph].Who.Actor
	return m.unit.Frame.Type == "ASSAULT" && a.ID != "" && a.Code == ""
}

// aimOf tells whether a phrase says what help is for: a deed of force behind «to».
func (w *work) aimOf(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	return m.unit.Frame.Type == "AID" && w.fn.Purpose.Has(x.Prep) && !x.Pron && !x.Who.CanAct() && w.combats(x)
}

// combats tells whether a masdar of fighting heads a phrase.
func (w *work) combats(x *clause.Phrase) bool {
	p := w.s.PredAt(x.From)
	return p != clause.None && slices.ContainsFunc(w.s.Preds[p].VerbKeys, w.fn.Combats.Has)
}

// ofTheObject tells whether whoever stands behind «of» says of whom the indefinite noun or
// number right before is, to whom the event is done: «اعتقال قادة | من التنظيم».
func (w *work) ofTheObject(m *match, ph int) bool {
	k := w.s.Phrases[ph].PrepTok
	before := w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Gen})
	if len(before) > 0 && m.kind == asNoun { // «اعتقال الشرطة أعضاء | من الحزب»
		before = append(slices.Clone(before), w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Obj})...)
	}
	if m.light != clause.None && w.s.Preds[m.light].Verb { // «يواجه ثلاثة | من المسؤولين تهمة»
		before = append(slices.Clone(before), w.args(&w.s.Preds[m.light], frames.Source{Kind: frames.Subj})...)
	}
	return slices.ContainsFunc(before, func(g int) bool {
		x := &w.s.Phrases[g]
		return !x.Pron && x.To == k && (x.From >= m.to || m.light != clause.None) && (!x.Def || x.Some) && (x.Who.CanAct() || w.s.Tokens[x.From].POS == doc.Num)
	})
}

// inWords are the types that are done in words: nobody says anything to a town
// that he says something in.
var inWords = map[string]bool{"ACCUSE": true, "REQUEST": true, "REJECT": true, "THREATEN": true}

// behindTrigger is whom the rest of a phrase names that begins inside the trigger:
// «الانسحاب من الاتفاق | الإيراني». None for most.
func (w *work) behindTrigger(m *match, ph int) int {
	p := &w.s.Phrases[ph]
	for q := range w.s.Phrases {
		if x := &w.s.Phrases[q]; x.From >= m.to && x.To == p.To && !x.Pron && x.Who.CanAct() {
			return q
		}
	}
	if p.Inner == nil || p.Inner.From < m.to {
		return clause.None
	}
	return w.inner(ph)
}

// armOf tells whether a phrase that begins inside the trigger names an arm of a
// force that its words name, and so acts: «سحب القوات | الأميركية».
func (w *work) armOf(m *match, p *clause.Phrase) bool {
	t := &w.s.Tokens[p.From]
	if p.To <= m.to || !armed(p) || t.POS != doc.Noun || t.Enc != "" || w.fn.EndsAccusative.Ends(t.Fold) {
		return false
	}
	return t.Pro == 0 && w.s.Tokens[p.From+1].Pro.Has(doc.ProAl) || slices.ContainsFunc(w.s.Phrases, func(x clause.Phrase) bool {
		return !x.Pron && x.From > p.From && x.To <= p.To && x.Who.Kind == "nisba"
	})
}

// noThing tells whether a phrase without a name is no thing that anything could be done
// to: an adjective alone or a mark.
func (w *work) noThing(p *clause.Phrase) bool {
	t := &w.s.Tokens[p.From]
	return p.To == p.From+1 && (t.POS == doc.Punct || t.POS == doc.Adj && !t.Pro.Has(doc.ProAl) && t.Known && t.Feats.VerbForm == doc.NoVerbForm)
}

// take appends a phrase and those coordinated with it, where they can act; of
// a phrase that cannot, the one that hangs on it («مواقع لتنظيم …»).
func (w *work) take(got []int, ph int, any bool) []int {
	for n := 0; ph != clause.None && n < 12; n++ {
		p := &w.s.Phrases[ph]
		if p.Self {
			break // «فجّر نفسه» is done to others
		}
		q := clause.None
		if belongs := !p.Pron && (!p.Who.Human && !p.Who.Single && w.fn.Belonging.Has(w.keys[p.To-1]) || w.vehicles(p)); belongs || !p.Who.CanAct() && !p.Pron && p.Inner == nil {
			if q = w.hanging(ph); belongs && q != clause.None && w.fn.Owner.Has(w.s.Phrases[q].Prep) {
				got = addOnce(w.able(got), q) // «مواقع وآليات تابعة | للميليشيات»
				break
			}
		}
		switch {
		case w.epithet(p) || w.namesDeal(p):
		case n > 0 && any && p.Inner == nil && w.ownEvent(ph): // «مقتل اثنين | وإصابة خمسة»
		case p.Who.CanAct() || p.Pron:
			got = addOnce(got, ph)
		case p.Side != nil && !any:
			got = addOnce(got, w.sideOf(ph))
		case p.Inner != nil && (!any || p.Inner.Kind != "nisba"):
			if in := w.inner(ph); !w.might(&w.s.Phrases[in]) {
				got = addOnce(got, in)
			}
		case q != clause.None && (!any || w.fn.Owner.Has(w.s.Phrases[q].Prep)):
			if w.fn.Owner.Has(w.s.Phrases[q].Prep) {
				got = w.able(got) // «مواقع وتحصينات | للميليشيات»: one party's
			}
			got = addOnce(got, q)
		case any && !w.noThing(p):
			got = addOnce(got, ph)
		case w.unknownName(p):
			p.Who.Kind = "name"
			got = addOnce(got, ph)
		}
		p = &w.s.Phrases[ph]
		ph = p.Next
	}
	return got
}

// able leaves out of a list what cannot act.
func (w *work) able(list []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(ph int) bool { return !w.s.Phrases[ph].Who.CanAct() && !w.s.Phrases[ph].Pron })
}

// battlefield tells whether the genitive of a word of force or of talks is where
// they are or what they are about: «معركة حلب», «اجتماع جنيف», «مفاوضات سد …».
// States and bodies fight and meet, towns do not.
func (w *work) battlefield(m *match, ph int) bool {
	if t := m.unit.Frame.Type; t != "ASSAULT" && t != "CONSULT" {
		return false
	}
	x := &w.s.Phrases[ph]
	if m.unit.Frame.ID == "consult.visit" && x.Who.Kind == "state" && x.Prep == "" {
		return true // «دعوته لزيارة تركيا»: states are gone to
	}
	if m.unit.Frame.Type == "CONSULT" && w.fn.Between.Has(x.Prep) && strings.Contains(x.Who.Actor.ID, "/") {
		return false // capitals that talk with each other are governments
	}
	return fieldKind(x.Who.Kind) || w.quarter(ph) || !x.Who.CanAct() && x.Inner != nil && fieldKind(x.Inner.Kind)
}

// topicOf tells whether the genitive of a word is what it is about: a deed with
// whom it is done to or who does it, and not who does the first («محادثات محاصرة
// إيران», «رفض ترشح المعارض», «محاولة تسميم العميل»).
func (w *work) topicOf(ph int) bool {
	x := &w.s.Phrases[ph]
	head := x.Head
	for head < x.To-1 && w.s.Tokens[head].POS == doc.Punct {
		head++
	}
	if x.Pron || x.Who.CanAct() || x.Inner == nil {
		return false
	}
	if p := w.s.PredAt(head); p != clause.None && len(w.s.Preds[p].VerbKeys) > 0 {
		return true
	}
	t := &w.s.Tokens[head]
	return t.POS == doc.Noun && t.Feats.VerbForm == doc.Masdar && t.Pro&doc.ProAl == 0 && t.Feats.Number == doc.Sing && x.Inner.From > head
}

// unknownName tells whether a phrase is one word that no list knows, without
// article: the name of somebody, where a frame looks for a participant.
func (w *work) unknownName(p *clause.Phrase) bool {
	t := &w.s.Tokens[p.From]
	return p.To == p.From+1 && !t.Known && (t.POS == doc.Noun || t.POS == doc.Propn || t.POS == doc.X) && !t.Pro.Has(doc.ProAl) && t.Enc == "" && len(t.Stem) > 6
}

// takeActor is take for who acts: what stands in a place does not make the
// place act («غارات في حلب»), what belongs to someone does («طائرات لتركيا»).
func (w *work) takeActor(got []int, ph int) []int {
	ph = w.ranks(ph)
	for n := 0; ph != clause.None && n < 12; n++ {
		p := &w.s.Phrases[ph]
		switch q := w.hanging(ph); {
		case w.somebody(p), w.manned(p):
			p.Who.Kind = "people"
			got = addOnce(got, ph)
		case w.epithet(p) || w.ground(ph) || w.namesDeal(p) || w.kindOfDeed(p.From, p.To):
		case p.Who.CanAct() || p.Pron:
			got = addOnce(got, ph)
		case n > 0 && w.ownEvent(ph) && !w.fn.Between.Has(p.Prep):
			return got // «وقف دعم المسلحين | والانسحاب من المدينة»: what follows is another act
		case p.Inner != nil && !w.kindOfDeed(p.Inner.From, p.Inner.To):
			got = addOnce(got, w.inner(ph))
		case q != clause.None && (w.fn.Owner.Has(w.s.Phrases[q].Prep) || w.fn.Of.Has(w.s.Phrases[q].Prep) && (w.s.Tokens[p.To-1].POS == doc.Num || !p.Def && armed(&w.s.Phrases[q]) || p.Head >= 0 && w.fn.Portion.Has(w.s.Tokens[p.Head].Stem) || !p.Pron && w.fn.Portion.Has(w.s.Tokens[p.From].Stem))):
			got = addOnce(got, q)
		}
		ph = w.s.Phrases[ph].Next
	}
	return got
}

// somebody tells whether a phrase is a word for some people and no more («البعض»,
// «كثيرون», «بعضهم»).
func (w *work) somebody(p *clause.Phrase) bool {
	t := &w.s.Tokens[p.From]
	if p.Who.Kind != "" || p.Pron || !w.fn.Somebody.Has(t.Stem) || p.To > p.From+1 && !w.fn.Of.Has(w.s.Tokens[p.From+1].Stem) && w.s.Tokens[p.From+1].POS != doc.Det {
		return false
	}
	if t.Enc != "" { // some of them, not of it
		return !w.fn.His.Has(t.Enc) && !w.fn.Her.Has(t.Enc) && !w.fn.First.Has(t.Enc) && !w.fn.Second.Has(t.Enc)
	}
	return t.Pro.Has(doc.ProAl) || t.Feats.Number == doc.Plur
}

// manned tells whether a ship heads a phrase, of which what its crew does is said:
// «أنقذت سفينة شحن مهاجرين».
func (w *work) manned(p *clause.Phrase) bool {
	return !p.Pron && p.Prep == "" && (p.Who.Kind == "" || p.Who.Kind == "land") && w.fn.Vessel.Has(w.s.Tokens[p.From].Stem)
}

// sideOf makes a phrase of the state that a pact is with.
func (w *work) sideOf(id int) int {
	p := &w.s.Phrases[id]
	in := clause.Phrase{From: p.From, To: p.To, Head: p.Head, Next: clause.None, Prev: clause.None, PrepTok: -1, Def: true, Who: *p.Side}
	w.s.Phrases = append(w.s.Phrases, in)
	return len(w.s.Phrases) - 1
}

// inner makes a phrase of whom the words of a phrase name.
func (w *work) inner(id int) int {
	p := &w.s.Phrases[id]
	for q := range w.s.Phrases {
		if x := &w.s.Phrases[q]; x.From == p.Inner.From && x.To == p.Inner.To && x.Who.Kind == p.Inner.Kind {
			return q
		}
	}
	in := clause.Phrase{From: p.Inner.From, To: p.Inner.To, Head: p.Inner.From, Next: clause.None, Prev: clause.None, PrepTok: -1, Who: *p.Inner}
	w.s.Phrases = append(w.s.Phrases, in)
	return len(w.s.Phrases) - 1
}

func addOnce(list []int, v int) []int {
	for _, x := range list {
		if x == v {
			return list
		}
	}
	return append(list, v)
}

// hanging finds a phrase that can act right after this one and tied to it by
// ل، من، في، تابع ل.
func (w *work) hanging(ph int) int {
	p := &w.s.Phrases[ph]
	for q := range w.s.Phrases {
		x := &w.s.Phrases[q]
		if x.Prep == "" || x.Pron || !x.Who.CanAct() {
			continue
		}
		if gap := x.From - p.To; gap >= 0 && gap <= 1 && w.fn.Hanging.Has(x.Prep) {
			return q
		}
	}
	return clause.None
}

// hasContent tells whether a phrase or clause stands where a required content
// is looked for.
func (w *work) hasContent(m *match, slot *frames.Slot, kind int) bool {
	for _, alt := range slot.Alts {
		for _, src := range alt {
			if len(w.at(m.pred, m, src, kind)) > 0 {
				return true
			}
			for i := range w.s.Preds {
				q := &w.s.Preds[i]
				if (q.Parent == m.pred || m.light != clause.None && q.Parent == m.light) && i != m.pred && q.Rel == clause.Complement &&
					(src.Kind == frames.Clause || src.Kind == q.Via.Kind && (src.Kind != frames.Prep || src.Prep == q.Via.Prep)) {
					return true
				}
			}
		}
	}
	return false
}
