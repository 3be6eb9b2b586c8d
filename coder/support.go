package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// supported lends an event noun the participants of its support or control
// verb: what governs predicate id, the noun or the masdar it is the object of.
// A control noun between hands on («نجا من محاولة اغتيال»).
func (w *work) supported(m *match, id int) {
	if w.s.Preds[id].Parent == clause.None {
		return
	}
	w.accused(m)
	w.answering(m)
	if w.rebutted(m) || id == m.pred && w.ofAccused(m) {
		return
	}
	for n := 0; n < 3; n++ {
		p := &w.s.Preds[id]
		if p.Parent == clause.None {
			return
		}
		q := &w.s.Preds[p.Parent]
		sup := w.supportOf(p, q)
		if c := w.controllingNoun(p); c != nil && c != q && (sup == nil || w.s.Tokens[p.Tok].Pro.Has(doc.ProAl)) {
			w.share(m, c)
			return
		}
		if sup != nil {
			w.lend(m, q, sup)
			if id == m.pred {
				m.support = p.Parent
			}
			w.carrierAbove(m, q, sup)
			return
		}
		if up, sup := w.supportOfHead(m, p); sup != nil {
			w.lend(m, up, sup)
			return
		}
		if p.Via.Kind == frames.Nisba || p.Via.Kind == frames.Subj {
			return
		}
		if w.reasoned(m, p) {
			w.blame(m, p, q)
			return
		}
		if w.made(m, p, q) {
			return
		}
		if !w.controls(p, q) {
			if !q.Verb && p.Via.Kind == frames.Prep && w.fn.Purpose.Has(p.Via.Prep) && p.Rel == clause.NounOf && !w.weighed(p) && !(w.s.Tokens[q.Tok].Pro.Has(doc.ProLi) && w.s.Tokens[p.Tok].Pro.Has(doc.ProAl)) { // of «للتصدي للضربات» the second is what is resisted
				id = p.Parent // «أطلقت الشرطة عمليات لتوقيف …»
				continue
			}
			if v := w.meansOf(m, p, q); v != clause.None {
				w.share(m, &w.s.Preds[v])
				return
			}
			if q.Verb && !w.fn.Resisting.Has(w.keys[q.Tok]) && !w.reacts(p, q) && (w.verbOnly(p) && !w.reports(q) && !w.merelyNamed(m) || w.owns(m, p, q)) {
				w.share(m, q)
			}
			return
		}
		if q.Verb || len(w.except(w.subjectOf(q, 3), p.Tok)) > 0 {
			w.share(m, q)
			return
		}
		id = p.Parent
	}
}

// controllingNoun is the noun before an event noun that takes it by its preposition and
// names who does it, where the clause above took both: «منذ نجاح الجيش في انتزاع المدينة،
// شن المتمردون …»; nil for none.
func (w *work) controllingNoun(p *clause.Pred) *clause.Pred {
	if q := w.decision(p); q != nil {
		return q
	}
	if p.Verb || p.Via.Kind != frames.Prep || p.Via.Phrase == clause.None {
		return nil
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Verb || q.Tok >= p.Tok || p.Tok-q.Tok > 6 || len(w.args(q, frames.Source{Kind: frames.Gen})) == 0 {
			continue
		}
		for _, c := range w.c.Words.Control[w.keys[q.Tok]] {
			if c.Comp.Kind != frames.Prep || c.Comp.Prep != p.Via.Prep {
				continue
			}
			if a := q.Arg(frames.Prep, p.Via.Prep); a != nil && a.Phrase == p.Via.Phrase {
				return q
			}
		}
	}
	return nil
}

// decision is the noun of deciding, trying or the like whose genitive stands right before
// an event noun that says what: «ردا على قرار واشنطن | طرد دبلوماسيين»; nil for none.
func (w *work) decision(p *clause.Pred) *clause.Pred {
	if p.Verb || p.Phrase == clause.None || w.s.Phrases[p.Phrase].Prep != "" || w.s.Phrases[p.Phrase].From != p.Tok || w.s.Tokens[p.Tok].Pro&^doc.ProAl != 0 {
		return nil
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Verb || q.Tok >= p.Tok || len(w.c.Words.Control[w.keys[q.Tok]]) == 0 {
			continue
		}
		for _, g := range w.args(q, frames.Source{Kind: frames.Gen}) {
			if x := &w.s.Phrases[g]; x.To == p.Tok && !x.Pron && x.Who.CanAct() {
				return q
			}
		}
	}
	return nil
}

// carrierAbove gives an event noun without actor the subject of the verb above the masdar
// that carries it («تواصل لندن فرض العقوبات», «ردت إسرائيل بشن غارات»), or whom that verb
// makes do it («دفعت الجيش إلى شن غارات»).
func (w *work) carrierAbove(m *match, q *clause.Pred, sup *frames.Support) {
	if q.Verb || q.Parent == clause.None || !sup.HasS || sup.Subj != frames.ActorSlot || len(m.slots[frames.ActorSlot]) > 0 && !w.onlyGuests(m) {
		return
	}
	up := &w.s.Preds[q.Parent]
	if !up.Verb || w.fn.Results.Has(w.keys[up.Tok]) || w.made(m, q, up) {
		return
	}
	if subj := w.args(up, frames.Source{Kind: frames.Subj}); len(m.slots[frames.ActorSlot]) > 0 && (w.reports(up) || len(subj) == 0 || up.SubjGuess && w.town(subj[0])) {
		return // «ستزور باريس لإجراء محادثات»: it is visited
	}
	switch q.Via.Kind {
	case frames.Obj:
		if w.controls(q, up) {
			w.share(m, up)
		}
	case frames.Prep:
		if sup := w.supportOf(q, up); sup != nil {
			w.lend(m, up, sup)
		} else if w.controls(q, up) || w.verbOnly(q) && !w.reports(up) && !w.reacts(q, up) && !w.fn.Resisting.Has(w.keys[up.Tok]) {
			w.share(m, up)
		}
	}
}

// onlyGuests tells whether all sides that talks have so far stand behind «with», so that who
// holds them is not yet told: «يعتزم الوزير عقد اجتماع | مع نظيره».
func (w *work) onlyGuests(m *match) bool {
	return talks(m) && m.sidesAct() && !slices.ContainsFunc(m.slots[frames.ActorSlot], func(ph int) bool { return !w.fn.With.Has(w.s.Phrases[ph].Prep) })
}

// befalls tells whether a phrase names whom the event was done to, alone or in
// another phrase: who looks into a killing does not accuse the killed.
func (w *work) befalls(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	for _, r := range m.slots[frames.RecipientSlot] {
		if y := &w.s.Phrases[r]; !x.Pron && !y.Pron && x.From <= y.From && y.To <= x.To || y.From <= x.From && x.To <= y.To {
			return true
		}
	}
	return false
}

// supportOfHead is the support verb of the noun of which an act of force is the
// genitive: «نفذت الشرطة حملة اعتقالات»; nil for none.
func (w *work) supportOfHead(m *match, p *clause.Pred) (*clause.Pred, *frames.Support) {
	q := &w.s.Preds[p.Parent]
	if p.Via.Kind != frames.Gen || q.Verb || q.Parent == clause.None || w.best[p.Parent] != nil || q.Via.Kind == frames.Subj || !byForce[m.unit.Frame.Type] {
		return nil, nil
	}
	up := &w.s.Preds[q.Parent]
	if !up.Verb || w.reports(up) {
		return nil, nil
	}
	return up, w.supportOf(q, up)
}

// supportOf is the line of the support verb q that has p in its place, or nil.
func (w *work) supportOf(p, q *clause.Pred) *frames.Support {
	for _, keys := range [2][]string{q.Keys, q.VerbKeys} {
		for _, k := range keys {
			sups := w.c.Words.Support[k]
			for i := range sups {
				if w.placed(p, sups[i].Noun) {
					return &sups[i]
				}
			}
		}
	}
	return nil
}

// controls tells whether q is a control word that has p for its complement.
func (w *work) controls(p, q *clause.Pred) bool {
	for _, keys := range [2][]string{q.Keys, q.VerbKeys} {
		for _, k := range keys {
			for _, c := range w.c.Words.Control[k] {
				if w.placed(p, c.Comp) {
					return true
				}
			}
		}
	}
	return false
}

// verbOnly: masdars of agentive verbs without a subject of their own take
// that of the verb above («وصل لإجراء محادثات»).
func (w *work) verbOnly(p *clause.Pred) bool {
	return (p.Via.Kind == frames.Prep || p.Via.Kind == frames.Cause) && w.fn.OwnDeed.Has(p.Via.Prep)
}

// reacts tells whether what stands behind a preposition is what somebody answers,
// welcomes or protests against, and so the deed of another: «رحب الوزير بالضربات»,
// «قصف الجيش البلدة ردا على إطلاق صواريخ».
func (w *work) reacts(p, q *clause.Pred) bool {
	if p.Via.Kind != frames.Prep || p.Phrase == clause.None || w.fn.Purpose.Has(p.Via.Prep) {
		return false
	}
	if w.fn.Reaction.Has(w.keys[q.Tok]) {
		return true
	}
	k := w.s.Phrases[p.Phrase].PrepTok - 1
	return k >= 0 && w.fn.Reaction.Has(w.s.Tokens[k].Stem)
}

// merelyNamed tells whether a noun of war or agreement rather names than tells it: who
// votes «في ظل اتفاق» has not made it, who suffers «بسبب الحرب» does not fight.
func (w *work) merelyNamed(m *match) bool {
	t := m.unit.Frame.Type
	return (m.kind == asNoun || m.kind == asMasdar) && joined(&m.unit.Slots[frames.ActorSlot]) && (t == "ASSAULT" || t == "AGREE")
}

// reports: who speaks of a deed has not done it: «تحدثت المنظمة عن اعتقالات».
func (w *work) reports(q *clause.Pred) bool {
	c, ok := w.cueAt(q.Tok)
	return ok && c.Object && c.Stance != "deny" && c.Stance != "confirm"
}

// owns: what one denies or admits one has done oneself, where nobody else is
// named: «نفت أثينا تسليح المتمردين». Two who deny together, and who denies what befell
// his own, speak of another; criticism that somebody admits is of him, and a massacre that
// somebody recognizes is history.
func (w *work) owns(m *match, p, q *clause.Pred) bool {
	c, ok := w.cueAt(q.Tok)
	if !ok || !c.Object || c.Stance != "deny" && c.Stance != "confirm" || m.unit.Frame.Type == "ACCUSE" || m.unit.Frame.ID == "assault.massacre" {
		return false
	}
	if p.Via.Kind != frames.Obj && !(p.Via.Kind == frames.Prep && w.fn.Admitted.Has(p.Via.Prep)) {
		return false
	}
	subj := w.args(q, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 || joined(&m.unit.Slots[frames.ActorSlot]) {
		return true
	}
	x := &w.s.Phrases[subj[0]]
	return x.Next == clause.None && !slices.ContainsFunc(m.slots[frames.RecipientSlot], func(r int) bool {
		y := &w.s.Phrases[r]
		return powerOver[m.unit.Frame.Type] && !y.Pron && !y.Who.Lent && x.Who.Actor.Code != "" && x.Who.Actor.Code == y.Who.Actor.Code
	})
}

func (w *work) placed(p *clause.Pred, src frames.Source) bool {
	if src.Kind == frames.Obj && (p.Via.Kind == frames.Gen || p.Via.Kind == frames.Subj && p.Parent != clause.None && w.s.Preds[p.Parent].SubjGuess && !w.objectAfter(&w.s.Preds[p.Parent], p)) {
		return true
	}
	if src.Kind == frames.Obj && (p.Via.Kind == frames.Obj2 || w.portion(p)) {
		return true
	}
	return p.Via.Kind == src.Kind && (src.Kind != frames.Prep || src.Prep == p.Via.Prep)
}

// objectAfter tells whether a bare indefinite noun stands behind the phrase of p,
// in the place of the object of verb q: «أثارت الضربة المرتقبة هلعا».
func (w *work) objectAfter(q, p *clause.Pred) bool {
	if p.Phrase == clause.None {
		return false
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.From > w.s.Phrases[p.Phrase].To && x.From < q.Tok+14 && x.Prep == "" && !x.Pron && !x.Def && x.Who.Kind == "" && x.Prev == clause.None && w.fn.EndsAccusative.Ends(w.s.Tokens[x.From].Fold) && w.s.Tokens[x.From].POS == doc.Noun && !w.fn.EndsAccusative.Ends(w.s.Tokens[x.From].Key) {
			return !w.verbInside(w.s.Phrases[p.Phrase].To, x.From)
		}
	}
	return false
}

// portion: «قدّمت مليون دولار من المساعدات»: the number is the object and the
// noun after «من» what there is so much of.
func (w *work) portion(p *clause.Pred) bool {
	if p.Via.Kind != frames.Prep || !w.fn.Of.Has(p.Via.Prep) || p.Parent == clause.None || p.Phrase == clause.None {
		return false
	}
	at := w.s.Phrases[p.Phrase].PrepTok
	for _, a := range w.s.Preds[p.Parent].Args {
		if a.Kind == frames.Obj && a.Phrase != clause.None && w.s.Phrases[a.Phrase].To == at {
			for k := w.s.Phrases[a.Phrase].From; k < at; k++ {
				if w.s.Tokens[k].POS == doc.Num {
					return true
				}
			}
		}
	}
	return false
}

// lend gives the noun's empty slots what the support verb says they are.
func (w *work) lend(m *match, q *clause.Pred, sup *frames.Support) {
	give := func(slot frames.SlotName, src frames.Source) {
		if slot == frames.ActorSlot && onlyCause(&m.unit.Slots[slot]) {
			return // who announces a death has not caused it
		}
		if slot == frames.RecipientSlot && m.sidesAct() { // «محادثات أجراها مع نظيره»
			if received := src.Kind == frames.Subj && slices.ContainsFunc(sup.Preps, func(r frames.PrepSlot) bool { return r.Slot == frames.ActorSlot && w.fn.From.Has(r.Prep) }); received {
				slot = frames.ActorSlot // «اتصال تلقاه من نظيره»
			} else if src.Kind != frames.Prep || !w.fn.With.Has(src.Prep) && !w.fn.Between.Has(src.Prep) && !w.fn.From.Has(src.Prep) {
				return
			}
			slot = frames.ActorSlot
		}
		loose := src.Kind != frames.Prep && m.loose[slot] && !m.unit.Slots[slot].Required // «أعلنت الوزارة مقتل شاب | بنيران الجيش»
		if len(m.slots[slot]) > 0 && !joined(&m.unit.Slots[slot]) && !loose && !(src.Kind == frames.Prep && m.sidesAct()) {
			return
		}
		phs := w.args(q, src)
		if !q.Verb {
			phs = w.masdarArgs(q, src)
			if len(phs) == 0 && src.Kind == frames.Subj && sup.Noun.Kind == frames.Prep {
				phs = w.able(w.args(q, frames.Source{Kind: frames.Gen})) // «تورط مهاجرين | في تفجيرات»: such masdars have no object
			}
		}
		phs = w.except(phs, w.s.Preds[m.pred].Tok)
		if slot == frames.ActorSlot && src.Kind == frames.Subj && w.reports(q) {
			phs = slices.DeleteFunc(slices.Clone(phs), w.voice) // «أعلنت مصادر قضائية توقيف ثلاثة»
		}
		if loose && len(phs) > 0 && w.s.Phrases[phs[0]].Who.CanAct() && !joined(&m.unit.Slots[slot]) {
			m.slots[slot] = nil // who carries it out is surer than who stands near
		}
		for _, ph := range phs {
			if src.Kind == frames.Prep && slot == frames.RecipientSlot && w.ownEvent(ph) {
				continue // «جولة يقوم بها بعد أيام على مواجهات في …»
			}
			if src.Kind == frames.Prep && slot == frames.ActorSlot && w.fn.Between.Has(src.Prep) && w.battlefield(m, ph) {
				continue // «وقع الهجوم على طريق بين المدينتين»
			}
			m.slots[slot] = w.take(m.slots[slot], ph, slot == frames.PlaceSlot)
		}
		if len(m.slots[slot]) > 0 {
			m.trace = append(m.trace, slot.String()+" from the support verb")
		}
	}
	if sup.HasS {
		give(sup.Subj, frames.Source{Kind: frames.Subj})
	}
	if sup.HasO {
		give(sup.Obj, frames.Source{Kind: frames.Obj})
	}
	if len(m.slots[frames.ActorSlot]) == 0 && len(m.unit.Slots[frames.ActorSlot].Alts) > 0 {
		give(frames.ActorSlot, frames.Source{Kind: frames.Cause}) // «تم إنقاذهم من قبل …»
	}
	for _, r := range sup.Preps {
		give(r.Slot, frames.Source{Kind: frames.Prep, Prep: r.Prep})
	}
}

// ownEvent tells whether a phrase is headed by a noun that tells an event itself
// and names nobody by its own words.
func (w *work) ownEvent(ph int) bool {
	x := &w.s.Phrases[ph]
	p := w.s.PredAt(x.From)
	if x.Pron || x.Who.CanAct() || p == clause.None {
		return false
	}
	for _, k := range w.s.Preds[p].Keys {
		if len(w.c.Frames.Nouns[k]) > 0 {
			return true
		}
	}
	return false
}

// onlyCause: the unit takes its actor from «على يد» and the like alone.
func onlyCause(s *frames.Slot) bool {
	for _, alt := range s.Alts {
		for _, src := range alt {
			if src.Kind != frames.Cause {
				return false
			}
		}
	}
	return len(s.Alts) > 0
}

// suffers tells whether the event of verb q has its one noun phrase for whom it
// was done to: «قُتل مدنيون بقصف …».
func (w *work) suffers(q *clause.Pred, ph int) bool {
	for _, o := range w.best {
		if o != nil && q.Verb && w.s.Preds[o.pred].Tok == q.Tok {
			return slices.Contains(o.slots[frames.RecipientSlot], ph)
		}
	}
	return false
}

// subjectOf is who does what a governor tells: the subject of a verb, of a
// masdar the one it names or, where it names none, that of the verb above it
// («أطلقت الشرطة عمليات لتوقيف …»).
func (w *work) subjectOf(q *clause.Pred, depth int) []int {
	src := frames.Source{Kind: frames.Subj}
	if q.Verb {
		return w.whoRuns(w.args(q, src))
	}
	phs := w.masdarArgs(q, src)
	if len(phs) == 0 {
		phs = w.args(q, src)
	}
	if len(phs) == 0 {
		for _, g := range w.args(q, frames.Source{Kind: frames.Gen}) {
			if p := &w.s.Phrases[g]; p.Who.CanAct() || p.Pron {
				phs = append(phs, g)
			}
		}
	}
	if len(phs) == 0 { // «وعد من الحكومة بـ…», «محاولات من أطراف لـ…»
		phs = w.comesFrom(q)
	}
	if len(phs) > 0 || q.Parent == clause.None || depth > 3 {
		return phs
	}
	if q.Via.Kind == frames.Prep && w.fn.With.Has(q.Via.Prep) {
		return nil // «أبدت الوكالة قلقها مع استمرار القصف»
	}
	switch q.Via.Kind {
	case frames.Obj, frames.Prep, frames.Gen:
		return w.subjectOf(&w.s.Preds[q.Parent], depth+1)
	}
	return nil
}

// comesFrom is the party right behind an indefinite noun of promising, trying or the
// like from whom it comes.
func (w *work) comesFrom(q *clause.Pred) []int {
	if q.Phrase == clause.None || w.s.Tokens[q.Tok].Pro.Has(doc.ProAl) || w.s.Tokens[q.Tok].Enc != "" || !w.fn.From.Has(firstPrep(q)) || len(w.args(q, frames.Source{Kind: frames.Gen})) > 0 || !slices.ContainsFunc(w.allKeys(q), func(k string) bool { return len(w.c.Words.Control[k]) > 0 }) {
		return nil
	}
	phs := w.behindPrep(q, &w.fn.From)
	if len(phs) == 0 || w.s.Phrases[phs[0]].PrepTok != w.s.Phrases[q.Phrase].To || !w.s.Phrases[phs[0]].Who.CanAct() || w.town(phs[0]) {
		return nil
	}
	return phs[:1]
}

// whoRuns takes for a thing that is the subject of a clause the one who carries
// it out: «شنت القوات عملية سميت … لطرد المسلحين».
func (w *work) whoRuns(subj []int) []int {
	if len(subj) != 1 || w.s.Phrases[subj[0]].Pron || w.s.Phrases[subj[0]].Who.CanAct() || w.s.Phrases[subj[0]].Inner != nil {
		return subj
	}
	for i := range w.s.Preds {
		if q := &w.s.Preds[i]; q.Verb && slices.Contains(w.args(q, frames.Source{Kind: frames.Obj}), subj[0]) {
			return w.args(q, frames.Source{Kind: frames.Subj})
		}
	}
	return subj
}

// joined tells whether all sides stand in the slot: who holds the talks joins
// those they are held with («أجرى الوزير مباحثات مع نظيره»).
func joined(s *frames.Slot) bool {
	for _, alt := range s.Alts {
		if len(alt) > 1 {
			return true
		}
	}
	return false
}
