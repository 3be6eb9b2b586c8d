package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// elsewhere finds who acts where a noun names nobody in its own places: who
// decided it, who is named behind it after «على أيدي», who did the act it is
// coordinated with, who speaks at the talks it names.
func (w *work) elsewhere(m *match) {
	w.attends(m)
	w.visitor(m)
	w.byAgent(m)
	w.helped(m)
	if len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	give := func(phs []int, why string) bool {
		for _, ph := range phs {
			m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
		}
		w.sameTwice(m)
		if len(m.slots[frames.ActorSlot]) == 0 {
			return false
		}
		m.trace = append(m.trace, why)
		return true
	}
	_ = give(w.decider(m), "actor is who decides it") ||
		give(w.standsBehind(m), "actor is who is behind it") ||
		give(w.alongWith(m), "actor is who does it together with another") ||
		give(w.inProtest(m), "actor is who does something in protest") ||
		give(w.meanwhile(m), "actor is who does something after it or with it") ||
		give(w.resulted(m), "actor is who struck: this is the result") ||
		give(w.behind(m), namedBehind) ||
		give(w.alongside(m), "actor of the act named before it")
}

// attends: who speaks or does something at a meeting is a side of it: «ذكر
// الوزير خلال اجتماع مع قادة …», «الرئيسان … في قمة»; and the force that does
// something in a fight with others («تقدمت القوات بعد مواجهات مع …»).
func (w *work) attends(m *match) {
	p := &w.s.Preds[m.pred]
	fight := m.unit.Frame.Type == "ASSAULT"
	if m.unit.Frame.Type != "CONSULT" && !fight || !joined(&m.unit.Slots[frames.ActorSlot]) || p.Parent == clause.None || p.Via.Kind != frames.Prep {
		return
	}
	q := &w.s.Preds[p.Parent]
	if !w.fn.Occasion.Has(p.Via.Prep) || !q.Verb || q.Passive || w.ownedBehind(m, p) || len(w.args(p, frames.Source{Kind: frames.Nisba})) > 0 || len(w.behindPrep(p, &w.fn.Between)) > 0 {
		return
	}
	subj := w.args(q, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 || !w.s.Phrases[subj[0]].Who.CanAct() {
		return
	}
	with := w.behindPrep(p, &w.fn.With)
	if len(with) == 0 && !fight && len(m.slots[frames.ActorSlot]) == 0 && !w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
		with = w.addressed(q, subj[0], p.Tok)
		m.slots[frames.ActorSlot] = append(m.slots[frames.ActorSlot], with...)
	}
	if fight && (len(with) == 0 || !armed(&w.s.Phrases[subj[0]])) {
		return
	}
	pair := w.s.Phrases[subj[0]].Next != clause.None
	if len(with) == 0 && (!pair || len(m.slots[frames.ActorSlot]) > 0 || w.s.Tokens[p.Tok].Pro.Has(doc.ProAl)) {
		return // «الاجتماع» alone is any that was told of before
	}
	got := w.list()
	for _, ph := range subj {
		got = w.takeActor(got, ph)
	}
	for _, ph := range m.slots[frames.ActorSlot] {
		got = addOnce(got, ph)
	}
	m.slots[frames.ActorSlot] = got
	m.trace = append(m.trace, "who speaks at the meeting is a side of it")
}

// addressed is the one statesman of another country to whom the subject of a verb says
// something, named before the occasion: «قال الرئيس لنظيره الفرنسي في اتصال هاتفي إن …».
func (w *work) addressed(q *clause.Pred, subj, before int) []int {
	to := w.behindPrep(q, &w.fn.Owner)
	if len(to) != 1 {
		return nil
	}
	a, b := &w.s.Phrases[subj], &w.s.Phrases[to[0]]
	if b.Pron || b.From > before || !ofWords(&b.Who) || !ofWords(&a.Who) || b.Who.Actor.Code == "" || a.Who.Actor.Code == b.Who.Actor.Code {
		return nil
	}
	return to
}

// visitor makes him whose visit it is by «لـ» its actor: «زيارة لوفد إلى …», «زيارة
// للوزير للسعودية». Of states and towns the same says whither.
func (w *work) visitor(m *match) {
	p := &w.s.Preds[m.pred]
	if m.mode != "visit" || m.kind != asNoun || len(m.slots[frames.ActorSlot]) > 0 || !w.fn.Owner.Has(firstPrep(p)) || len(w.args(p, frames.Source{Kind: frames.Gen})) > 0 {
		return
	}
	li := w.behindPrep(p, &w.fn.Owner)
	if len(li) > 0 && !w.s.Phrases[li[0]].Pron && !w.s.Phrases[li[0]].Who.CanAct() { // «الزيارة المثيرة للجدل للوزير»
		li = append(slices.Clone(w.prepFilling(p, &w.fn.Owner, true)), li[1:]...)
	}
	if len(li) == 0 || !goes(&w.s.Phrases[li[0]]) {
		return
	}
	m.slots[frames.ActorSlot] = w.takeActor(nil, li[0])
	m.slots[frames.RecipientSlot] = nil
	for _, ph := range append(slices.Clone(li[1:]), w.behindPrep(p, &w.fn.To)...) {
		m.slots[frames.RecipientSlot] = w.take(m.slots[frames.RecipientSlot], ph, false)
	}
	m.trace = append(m.trace, "actor is whose visit it is")
}

// goes tells whether a phrase names people who go somewhere, no place or body.
func goes(x *clause.Phrase) bool {
	switch x.Who.Kind {
	case "person", "name", "people":
		return true
	case "agent":
		return x.Who.Human || x.Who.Single && x.Who.Actor.Sector != "" || x.Who.Group
	}
	return false
}

// armed tells whether a phrase names a force that fights.
func armed(x *clause.Phrase) bool {
	switch x.Who.Actor.Sector {
	case "MIL", "REB", "PRM", "UAF", "COP":
		return true
	}
	return false
}

// byAgent: an indefinite noun of force with nobody in its genitive is done by
// the force that «لـ» adds: «قصف مدفعي لقوات …», «غارة لطيران …».
func (w *work) byAgent(m *match) {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "ASSAULT" || m.kind == asLight || w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) || len(m.slots[frames.ActorSlot]) > 0 && m.support != clause.None {
		return
	}
	r, li := m.slots[frames.RecipientSlot], w.behindPrep(p, &w.fn.Owner)
	if len(li) == 0 || !w.fn.Owner.Has(firstPrep(p)) || len(w.args(p, frames.Source{Kind: frames.Gen})) > 0 || len(w.args(p, frames.Source{Kind: frames.Nisba})) > 0 {
		return
	}
	if p.Phrase == clause.None || w.s.Phrases[p.Phrase].To != w.s.Phrases[li[0]].From {
		return
	}
	switch w.s.Phrases[li[0]].Who.Actor.Sector {
	case "MIL", "PRM", "REB", "UAF", "COP":
		if len(r) > 0 && r[0] == li[0] {
			m.slots[frames.RecipientSlot] = nil
			for _, ph := range w.behindPrep(p, &w.fn.Against) {
				m.slots[frames.RecipientSlot] = w.take(m.slots[frames.RecipientSlot], ph, false)
			}
		}
		m.slots[frames.ActorSlot] = w.takeActor(nil, li[0])
		m.trace = append(m.trace, "an act of force of whom it belongs to")
	}
}

// decider: the noun is the object of a noun of deciding and whoever decides
// does it: «ندد بقرار ألمانيا السماح لـ…».
func (w *work) decider(m *match) []int {
	p := &w.s.Preds[m.pred]
	for i := m.pred - 1; i >= 0; i-- {
		q := &w.s.Preds[i]
		if q.Verb || q.Phrase == clause.None || w.s.Phrases[q.Phrase].To != p.Tok || !w.decides(q) && !w.ownNews(q, m) {
			continue
		}
		for _, kind := range [...]frames.SourceKind{frames.Gen, frames.Nisba} { // «قرار واشنطن», «القرار الأمريكي»
			if who := w.args(q, frames.Source{Kind: kind}); len(who) > 0 {
				return who
			}
		}
	}
	return nil
}

// decides tells whether a noun is one of planning or deciding.
func (w *work) decides(q *clause.Pred) bool {
	for _, k := range q.Keys {
		if len(w.c.Words.Control[k]) > 0 {
			return true
		}
		for i := range w.c.Words.Support[k] { // «فرض الحكومة قيودا»
			if s := &w.c.Words.Support[k][i]; s.Noun.Kind == frames.Obj && s.HasS && s.Subj == frames.ActorSlot {
				return true
			}
		}
	}
	return false
}

// alongWith: «نفّذت القوات العملية بالتنسيق مع …»: who acts together with
// another is the subject of the clause, whatever noun stands between.
func (w *work) alongWith(m *match) []int {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "COOPERATE" || p.Via.Kind != frames.Prep || !w.fn.Joint.Has(p.Via.Prep) || len(w.behindPrep(p, &w.fn.With)) == 0 {
		return nil
	}
	for n, up := 0, p.Parent; up != clause.None && n < 4; n, up = n+1, w.s.Preds[up].Parent {
		if q := &w.s.Preds[up]; q.Verb {
			if w.reports(q) {
				return nil
			}
			return w.args(q, frames.Source{Kind: frames.Subj})
		}
	}
	return nil
}

// behind: «منذ مقتل والده على أيدي …»: the agent stands with the verb above,
// which has no use for it.
func (w *work) behind(m *match) []int {
	p := &w.s.Preds[m.pred]
	if m.kind != asLight && !has(&m.unit.Slots[frames.ActorSlot], frames.Cause) {
		return nil
	}
	for n, up := 0, p.Parent; up != clause.None && n < 3; n, up = n+1, w.s.Preds[up].Parent {
		q := &w.s.Preds[up]
		cause := w.args(q, frames.Source{Kind: frames.Cause})
		if len(cause) == 0 {
			continue
		}
		if from := w.s.Phrases[cause[0]].From; from < p.Tok || from-p.Tok > 8 || w.verbInside(p.Tok+1, from) || w.best[up] != nil && !w.active(q, p, w.best[up]) {
			return nil
		}
		return cause
	}
	return nil
}

// active tells whether a verb of blaming, whose own doer is named before, can have no agent
// behind a deed that is its object: «دانت كندا اعتقال الصحفيين | من قبل الشرطة», «نددت كندا
// بقتل المدنيين | على يد المتمردين».
func (w *work) active(v, deed *clause.Pred, o *match) bool {
	subj := v.Arg(frames.Subj, "")
	if o.unit.Frame.Type != "ACCUSE" || !v.Verb || v.Passive || subj == nil || subj.Phrase == clause.None || deed.Phrase == clause.None {
		return false
	}
	if obj := v.Arg(frames.Obj, ""); obj != nil {
		return obj.Phrase == deed.Phrase && subj.Phrase != obj.Phrase
	}
	return deed.Via.Kind == frames.Prep && !has(&o.unit.Slots[frames.RecipientSlot], frames.Obj) && has(&o.unit.Slots[frames.RecipientSlot], frames.Prep)
}

func (w *work) verbInside(from, to int) bool {
	for k := from; k < to; k++ {
		if w.s.Tokens[k].POS == doc.Verb {
			return true
		}
	}
	return false
}

// alongside: of deeds of force named in a row the first names who did them:
// «قتل المسلحين عشرة مدنيين واختطاف ستة».
func (w *work) alongside(m *match) []int {
	p := &w.s.Preds[m.pred]
	if p.Verb || p.Phrase == clause.None || m.unit.Frame.Type != "ASSAULT" && m.unit.Frame.Type != "COERCE" {
		return nil
	}
	prev := w.s.Phrases[p.Phrase].Prev
	loose := prev == clause.None && p.Parent == clause.None && w.s.Tokens[p.Tok].Pro.Has(doc.ProWa)
	if prev == clause.None && !loose {
		return nil
	}
	for i := m.pred - 1; i >= 0; i-- {
		if q, o := &w.s.Preds[i], w.best[i]; o != nil && q.Tok < p.Tok && (loose || q.Phrase == prev) {
			if !q.Verb && (o.unit.Frame.Type == "ASSAULT" || o.unit.Frame.Type == "COERCE") {
				return o.slots[frames.ActorSlot]
			}
			return nil
		}
	}
	return nil
}

// betweenOthers: «يبحث مع نظيره التوتر بين …»: where the verb names its other
// side, those behind «بين» are the sides of the noun before it.
func (w *work) betweenOthers(p *clause.Pred, ph int) bool {
	x := &w.s.Phrases[ph]
	if !w.fn.Between.Has(x.Prep) || x.PrepTok < 1 || p.ArgWith(&w.fn.With) == nil {
		return false
	}
	return w.s.Tokens[x.PrepTok-1].Feats.VerbForm == doc.Masdar
}

// ownFate: where the pronoun of whom it was done to is the subject itself the
// verb is a passive: «إن السجناء أطلق سراحهم».
func (w *work) ownFate(m *match) bool {
	if !powerOver[m.unit.Frame.Type] {
		return false
	}
	a, r := m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot]
	if m.kind != asLight || len(a) != 1 || len(r) != 1 || !w.s.Phrases[r[0]].Pron {
		return false
	}
	return w.meansSame(a[0], r[0]) && !w.doesIt(m, a[0], r[0])
}

// doesIt tells whether the one subject of a light verb acts, though a pronoun behind its
// noun was taken for him: he stands behind the verb, it agrees with him and not with the
// noun, or the pronoun is far off («أصدرت المحكمة حكما عليها», «بدأ الجيش هجوما على
// البلدة للسيطرة عليها»). The pronoun means another then.
func (w *work) doesIt(m *match, subj, pron int) bool {
	x, v := &w.s.Phrases[subj], &w.s.Preds[m.light]
	if x.Pron || !v.Verb {
		return false
	}
	t, n := &w.s.Tokens[v.Tok], &w.s.Tokens[w.s.Preds[m.pred].Tok]
	return x.From > v.Tok || t.Feats.Gender == doc.Fem && n.Feats.Gender == doc.Masc || w.s.Phrases[pron].Head > m.to+1
}

// meansSame tells whether two phrases stand for one party.
func (w *work) meansSame(a, b int) bool {
	x, y := &w.s.Phrases[a].Who.Actor, &w.s.Phrases[b].Who.Actor
	return x.Text != "" && x.Text == y.Text && x.Code == y.Code
}

// powerOver are the types in which one has another in one's power.
var powerOver = map[string]bool{"RETREAT": true, "COERCE": true, "ASSAULT": true, "SANCTION": true}

// ownNews tells whether a noun is one of announcing and the event what one
// announces of oneself: «إعلان الرباط قطع علاقاتها».
func (w *work) ownNews(q *clause.Pred, m *match) bool {
	switch m.unit.Frame.Type {
	case "SANCTION", "AGREE", "REJECT", "SUPPORT", "RETREAT", "MOBILIZE":
	default:
		return false
	}
	c, ok := w.cueAt(q.Tok)
	return ok && c.Object && c.Stance == "announce"
}

// lightSubject is the subject (or second object) of a light verb. The noun that
// makes the construction is not its own subject: where it was taken for that,
// the subject is left out («طردت … الدبلوماسيين وأغلقت القنصلية»).
func (w *work) lightSubject(v, noun *clause.Pred, src frames.Source) []int {
	got := w.args(v, src)
	if src.Kind != frames.Subj || !v.SubjGuess || len(got) == 0 {
		return got
	}
	x := &w.s.Phrases[got[0]]
	if noun.Tok != x.From || x.From < v.Tok || w.s.Tokens[noun.Tok].Feats.VerbForm == doc.ActivePart {
		return got
	}
	if ph := w.leftOut(v, x); ph != clause.None {
		return append(w.list(), ph)
	}
	return nil
}

// mayHang: what belongs to somebody acts for him in acts of force alone: «طائرات
// لتركيا»; «طلب الحماية للمدنيين» asks for them.
func (w *work) mayHang(m *match, ph int) bool {
	p := &w.s.Phrases[ph]
	if p.Who.CanAct() || p.Pron || p.Inner != nil || p.Next != clause.None || w.somebody(p) || w.manned(p) {
		return true
	}
	if q := w.hanging(ph); q != clause.None && w.fn.Of.Has(w.s.Phrases[q].Prep) && w.fn.Portion.Has(w.s.Tokens[p.From].Stem) {
		return true // «أغلبية من النواب»
	}
	switch m.unit.Frame.Type {
	case "REQUEST", "AID", "SUPPORT", "AGREE", "REJECT", "CONCEDE", "ACCUSE":
		return false
	}
	return true
}

// fieldKind tells whether a kind of entity is ground that is fought over.
func fieldKind(kind string) bool {
	switch kind {
	case "city", "adm1", "locality", "site", "region", "land":
		return true
	}
	return false
}

// ownedBehind tells whether somebody stands in the genitive behind an event noun; the
// adjective that belongs to the noun («مؤتمر صحفي») is read as one, too.
func (w *work) ownedBehind(m *match, p *clause.Pred) bool {
	return slices.ContainsFunc(w.args(p, frames.Source{Kind: frames.Gen}), func(ph int) bool { return w.s.Phrases[ph].From >= m.to || w.s.Phrases[ph].Pron })
}
