package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// aim gives events without a recipient the one whom their content concerns:
// who made the offer that is refused, who gets what is promised.
func (w *work) aim() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || len(m.slots[frames.RecipientSlot]) > 0 || joined(&m.unit.Slots[frames.ActorSlot]) {
			continue
		}
		if w.shareObject(m); len(m.slots[frames.RecipientSlot]) > 0 {
			continue
		}
		for _, slot := range aimedAt(m.unit.Frame.Type) {
			if m.unit.Frame.ID == "concede.admit" || w.againstThem(m) {
				break // what one owns up to is done to nobody again
			}
			if ph := w.concerned(m, slot); ph != clause.None {
				m.slots[frames.RecipientSlot] = w.notOwn(m, w.take(nil, ph, false))
				m.trace = append(m.trace, "recipient is whom its content concerns")
				break
			}
		}
		if ph := w.provoker(m); len(m.slots[frames.RecipientSlot]) == 0 && ph != clause.None {
			m.slots[frames.RecipientSlot] = []int{ph}
			m.trace = append(m.trace, "recipient is who would bring it about")
		}
		if ph := w.judged(m); len(m.slots[frames.RecipientSlot]) == 0 && ph != clause.None {
			m.slots[frames.RecipientSlot] = []int{ph}
			m.trace = append(m.trace, "recipient is whom the clause it judges is about")
		}
		if ph := w.bidden(m); len(m.slots[frames.RecipientSlot]) == 0 && ph != clause.None {
			m.slots[frames.RecipientSlot] = w.take(nil, ph, false)
			m.trace = append(m.trace, "recipient is who is to do what its clause says")
		}
	}
}

// againstThem tells whether somebody promises what is no favour to whom it befalls and
// promised to others, if to anybody: «تعهد بترحيل المهاجرين», «وعد بمحاربة العصابات».
func (w *work) againstThem(m *match) bool {
	if m.unit.Frame.Type != "AGREE" {
		return false
	}
	for i, o := range w.best {
		if o == nil || o == m || !w.inside(i, m) {
			continue
		}
		switch o.unit.Frame.Type {
		case "ASSAULT", "COERCE", "SANCTION", "REQUEST":
			return true
		}
	}
	return false
}

// notOwn leaves out of those whom a threat concerns the threatener's own government:
// «هددت ليما بإلغاء قمة بين رئيسها والرئيس الكيني».
func (w *work) notOwn(m *match, phs []int) []int {
	if m.unit.Frame.Type != "THREATEN" {
		return phs
	}
	return slices.DeleteFunc(phs, func(ph int) bool {
		x := &w.s.Phrases[ph].Who.Actor
		return slices.ContainsFunc(m.slots[frames.ActorSlot], func(a int) bool {
			y := &w.s.Phrases[a].Who.Actor
			own := y.Sector == "GOV" || y.Sector == "" && w.s.Phrases[a].Who.CanAct()
			return own && x.Code != "" && x.Code == y.Code && x.Sector == "GOV"
		})
	})
}

// provoker is who does what a threat is made to depend on («إذا انسحبت
// واشنطن», «ما لم تصلح باريس …»): a conditional threat is directed at whoever
// decides the condition. None without one.
func (w *work) provoker(m *match) int {
	if m.unit.Frame.Type != "THREATEN" {
		return clause.None
	}
	for i := range w.s.Preds {
		if q := &w.s.Preds[i]; q.Rel == clause.Conditional && w.under(i, m) {
			if ph := w.firstOther(m, w.args(q, frames.Source{Kind: frames.Subj})); ph != clause.None {
				return ph
			}
		}
	}
	return clause.None
}

// under tells whether the clause of predicate i hangs on the verb of m or on a
// clause that is its content.
func (w *work) under(i int, m *match) bool {
	for n := 0; n < 4; n++ {
		i = w.s.Preds[i].Parent
		if i == clause.None {
			return false
		}
		if i == m.pred || i == m.light || i == m.support {
			return true
		}
		if w.s.Preds[i].Rel != clause.Complement {
			return false
		}
	}
	return false
}

// judged is the party that the subject of the clause behind a verb of judging
// is or names: «اعتبر الوزير أن قرار واشنطن يمثّل انتهاكا».
func (w *work) judged(m *match) int {
	if m.unit.Frame.Type != "ACCUSE" || !w.s.Preds[m.pred].Verb {
		return clause.None
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Parent != m.pred || q.Rel != clause.Complement || q.Comp == clause.None || q.Tok < m.from {
			continue
		}
		for _, a := range w.args(q, frames.Source{Kind: frames.Subj}) {
			if ph := w.firstOther(m, w.take(nil, a, false)); ph != clause.None && (w.s.Phrases[a].Def || w.s.Phrases[ph].Def) {
				return ph
			}
		}
	}
	return w.judgedThing(m)
}

// judgedThing is the same of a clause without verb: «اعتبر أن تهديد واشنطن غير مقبول».
func (w *work) judgedThing(m *match) int {
	that := m.to
	for that < min(len(w.s.Tokens), m.to+12) && !w.fn.That.Has(w.s.Tokens[that].Stem) {
		that++
	}
	if that >= len(w.s.Tokens) || !w.fn.That.Has(w.s.Tokens[that].Stem) || slices.ContainsFunc(w.s.Preds, func(q clause.Pred) bool { return q.Comp == that }) {
		return clause.None
	}
	if w.fn.Subordinate.Has(w.s.Tokens[that-1].Stem) || w.s.InQuote(that) != w.s.InQuote(m.from) {
		return clause.None // «بيد أن», a name in quotation marks
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.From != that+1 || x.Pron || x.Prep != "" {
			continue
		}
		if ph := w.firstOther(m, w.take(nil, i, false)); ph != clause.None {
			return ph
		}
	}
	return clause.None
}

// aimedAt tells, by event type, which participants of the content the act is
// directed at, in order of preference. Refusing, criticising, backing and
// demanding concern who does a thing; promising, threatening and giving way
// concern whom it is done to (PLOVER manual, target of verbal acts).
func aimedAt(typ string) []frames.SlotName {
	switch typ {
	case "REJECT", "SUPPORT":
		return []frames.SlotName{frames.ActorSlot, frames.RecipientSlot, frames.ContentSlot}
	case "ACCUSE":
		return []frames.SlotName{frames.ActorSlot, frames.ContentSlot}
	case "REQUEST":
		return []frames.SlotName{frames.ActorSlot}
	case "AGREE", "THREATEN", "CONCEDE", "RETREAT":
		return []frames.SlotName{frames.RecipientSlot, frames.ContentSlot, frames.ActorSlot}
	}
	return nil
}

// concerned finds the participant that stands in a slot of an event inside the
// content of m, for ContentSlot the one that its words or its relative clause
// name, or None. It is never the actor of m.
func (w *work) concerned(m *match, slot frames.SlotName) int {
	if slot != frames.ContentSlot {
		for i, o := range w.best {
			if o == nil || o == m || !w.inside(i, m) || slot == frames.RecipientSlot && w.charge(i, m) {
				continue
			}
			if ph := w.firstOther(m, o.slots[slot]); ph != clause.None {
				return ph
			}
		}
		return clause.None
	}
	for _, ph := range w.contents(m) {
		for _, q := range w.take(nil, ph, false) {
			if w.other(m, q) && !w.venue(ph, q) && !w.ownForces(m, q) {
				return q
			}
		}
		if q := w.relator(m, ph); q != clause.None {
			return q
		}
	}
	return clause.None
}

// ownForces tells whether a phrase names the forces that are withdrawn: they are of
// him who withdraws them, and no other side.
func (w *work) ownForces(m *match, ph int) bool {
	return m.unit.Frame.ID == "retreat.withdraw" && armed(&w.s.Phrases[ph])
}

// venue tells whether what hangs on a noun only says where a meeting is held: "the
// meeting in Oslo was hailed".
func (w *work) venue(ph, at int) bool {
	x := &w.s.Phrases[at]
	if at == ph || x.Pron || !w.fn.In.Has(x.Prep) {
		return false
	}
	k := w.s.PredAt(w.s.Phrases[ph].Head)
	return k != clause.None && w.best[k] != nil && w.best[k].unit.Frame.Type == "CONSULT"
}

// charge tells whether event i is what an accusation inside the content of m says: who
// rejects that turns to the accuser, not to those whom he is said to have helped.
func (w *work) charge(i int, m *match) bool {
	for up, n := w.s.Preds[i].Parent, 0; up != clause.None && n < 4; up, n = w.s.Preds[up].Parent, n+1 {
		if o := w.best[up]; o != nil && o != m && o.unit.Frame.Type == "ACCUSE" {
			return true
		}
	}
	return false
}

// firstOther is the first of the phrases that is another party; None also
// where the actor of a criticism is one of those criticised.
func (w *work) firstOther(m *match, phs []int) int {
	best := clause.None
	for _, ph := range phs {
		if w.other(m, ph) {
			if best == clause.None {
				best = ph
			}
		} else if m.unit.Frame.Type == "ACCUSE" {
			return clause.None
		}
	}
	return best
}

// contents are the phrases in the content slot.
func (w *work) contents(m *match) []int {
	kind := asNoun
	switch {
	case m.light != clause.None:
		kind = asLight
	case w.s.Preds[m.pred].Verb:
		kind = asVerb
	}
	var out []int
	for _, alt := range m.unit.Slots[frames.ContentSlot].Alts {
		for _, src := range alt {
			out = append(out, w.at(m.pred, m, src, kind)...)
		}
	}
	if len(out) == 0 && kind == asVerb {
		for _, ph := range w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Obj}) {
			if p := &w.s.Phrases[ph]; !p.Pron && !p.Who.CanAct() {
				out = append(out, ph) // «رفعت روما الحصار الذي …»
			}
		}
	}
	if ph := w.s.Preds[m.pred].Phrase; len(out) == 0 && kind == asLight && ph != clause.None {
		out = append(out, ph)
	}
	return out
}

// relator is the party a relative clause on the phrase names: «مقترح قدّمته
// الحكومة», «الحصار الذي فرضه على الجزيرة».
func (w *work) relator(m *match, ph int) int {
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Rel != clause.Relative || q.Via.Phrase != ph && !w.takesUp(ph, q) {
			continue
		}
		for _, a := range q.Args {
			if a.Phrase != clause.None && a.Phrase != ph && (a.Kind == frames.Subj || a.Kind == frames.Prep && w.fn.Imposed.Has(a.Prep)) && w.other(m, a.Phrase) {
				return a.Phrase
			}
		}
	}
	return clause.None
}

// takesUp tells whether a relative clause that takes up its noun by a pronoun
// may be of phrase ph, though another phrase that hangs on ph stands between:
// «مقترحا لوقف النار قدّمته الحكومة».
func (w *work) takesUp(ph int, q *clause.Pred) bool {
	if q.Via.Phrase == clause.None || w.s.Tokens[q.Tok].Enc == "" {
		return false
	}
	via, p := &w.s.Phrases[q.Via.Phrase], &w.s.Phrases[ph]
	return via.Prep != "" && !via.Who.CanAct() && via.From >= p.To && via.From-p.To <= 1
}

// other tells whether the phrase is a party other than the actors of m.
func (w *work) other(m *match, ph int) bool {
	p := &w.s.Phrases[ph]
	if !p.Who.CanAct() || p.Who.Actor.Code == "" && w.s.Tokens[p.From].POS == doc.Adj {
		return false // «الهجمات الانتحارية»
	}
	if !p.Pron && w.s.Tokens[p.Head].Enc != "" && p.Who.Kind == "agent" {
		return false // «سحب قواتها»: its own
	}
	for _, a := range m.slots[frames.ActorSlot] {
		x := &w.s.Phrases[a].Who.Actor
		if a == ph || w.same(a, ph) || x.Text != "" && x.Text == p.Who.Actor.Text || x.Code != "" && x.Code == p.Who.Actor.Code && (p.Pron || m.unit.Frame.Type == "ACCUSE") {
			return false
		}
	}
	return true
}

// protests completes what a sentence tells of one protest in several words:
// «متظاهرون خرجوا للاحتجاج على القرار», «تجمع العشرات مطالبين الحكومة بـ…». Against
// whom it is, is also whom those who protest call on or blame.
func (w *work) protests() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || m.unit.Frame.Type != "PROTEST" {
			continue
		}
		for _, o := range w.best {
			if o == nil || o == m {
				continue
			}
			from := o.slots[frames.RecipientSlot]
			switch o.unit.Frame.Type {
			case "PROTEST":
				if len(m.slots[frames.ActorSlot]) == 0 && len(o.slots[frames.ActorSlot]) > 0 {
					m.slots[frames.ActorSlot] = o.slots[frames.ActorSlot]
					m.trace, m.lent = append(m.trace, "actor from another word for the protest"), true
				}
			case "REQUEST", "ACCUSE":
				if o.from < m.from || !w.sameActor(m, o) {
					continue
				}
			default:
				continue
			}
			if len(m.slots[frames.RecipientSlot]) == 0 && len(from) > 0 && !slices.Contains(m.slots[frames.ActorSlot], from[0]) {
				m.slots[frames.RecipientSlot] = from
				m.trace, m.lent = append(m.trace, "recipient from «"+w.s.Tokens[o.from].Fold+"»"), true
			}
		}
	}
}

// sameActor tells whether two events have an actor in common or the second
// names none.
func (w *work) sameActor(m, o *match) bool {
	for _, a := range m.slots[frames.ActorSlot] {
		for _, b := range o.slots[frames.ActorSlot] {
			if a == b || w.same(a, b) || w.s.Phrases[a].Who.Actor.Text == w.s.Phrases[b].Who.Actor.Text {
				return true
			}
		}
	}
	return len(o.slots[frames.ActorSlot]) == 0
}
