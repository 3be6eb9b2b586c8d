package coder

import (
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
		m.slots[name] = w.slot(m, slot, kind)
		if len(m.slots[name]) > 0 {
			m.score += 0.5
		}
	}
	w.guess(m, kind)
	if kind == asNoun || kind == asMasdar {
		w.supported(m)
		w.relative(m)
	}
	w.sameTwice(m)
	for name := range m.unit.Slots {
		slot := &m.unit.Slots[name]
		if frames.SlotName(name) == frames.ContentSlot {
			if slot.Required && !w.hasContent(m, slot, kind) {
				w.miss(p.Tok, m.unit, "no content")
				return false
			}
			continue
		}
		if slot.Required && len(m.slots[name]) == 0 {
			w.miss(p.Tok, m.unit, "no "+frames.SlotName(name).String())
			return false
		}
	}
	return true
}

// slot returns the phrases of the first alternative that gives any.
func (w *work) slot(m *match, slot *frames.Slot, kind int) []int {
	for _, alt := range slot.Alts {
		var got []int
		for _, src := range alt {
			for _, ph := range w.at(m.pred, m, src, kind) {
				if p := &w.s.Phrases[ph]; m.to > m.from+1 && !p.Pron && p.From > m.from && p.From < m.to {
					continue // part of the trigger: «مؤتمر صحفي»
				}
				got = w.take(got, ph, slot.Any)
			}
		}
		if len(got) > 0 {
			return got
		}
	}
	return nil
}

// take appends a phrase and those coordinated with it, where they can act; of
// a phrase that cannot, the one that hangs on it («مواقع لتنظيم …»).
func (w *work) take(got []int, ph int, any bool) []int {
	for n := 0; ph != clause.None && n < 12; n++ {
		p := &w.s.Phrases[ph]
		switch {
		case p.Who.CanAct() || p.Pron || any:
			got = addOnce(got, ph)
		default:
			if p.Inner != nil {
				got = addOnce(got, w.inner(ph))
			} else if q := w.hanging(ph); q != clause.None {
				got = addOnce(got, q)
			}
		}
		ph = p.Next
	}
	return got
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
		if gap := x.From - p.To; gap >= 0 && gap <= 1 && (x.Prep == "ل" || x.Prep == "من" || x.Prep == "في" || x.Prep == "ب") {
			return q
		}
	}
	return clause.None
}

// at returns the phrases in a grammatical place of the predicate. A masdar
// takes its verb's places by rule; a light construction those of its verb and
// of its noun together.
func (w *work) at(id int, m *match, src frames.Source, kind int) []int {
	p := &w.s.Preds[id]
	switch kind {
	case asVerb, asNoun:
		return w.args(p, src)
	case asLight:
		v := &w.s.Preds[m.light]
		if src.Kind == frames.Subj || src.Kind == frames.Obj2 {
			if !v.Verb {
				return w.masdarArgs(v, src)
			}
			return w.args(v, src)
		}
		if src.Kind == frames.Obj {
			// the object is the noun itself: what follows it, or a pronoun
			return w.except(w.args(v, src), p.Tok)
		}
		return append(w.args(p, src), w.args(v, src)...)
	}
	return w.masdarArgs(p, src)
}

func (w *work) except(phs []int, tok int) []int {
	var out []int
	for _, ph := range phs {
		if p := &w.s.Phrases[ph]; tok < p.From || tok >= p.To {
			out = append(out, ph)
		}
	}
	return out
}

func (w *work) args(p *clause.Pred, src frames.Source) []int {
	var out []int
	for _, a := range p.Args {
		if a.Phrase != clause.None && a.Kind == src.Kind && (src.Kind != frames.Prep || a.Prep == src.Prep) {
			out = append(out, a.Phrase)
		}
	}
	return out
}

// masdarArgs maps a verb's places onto those of its masdar. With a لـ phrase
// the genitive is the subject («زيارة الوزير لباريس»); else it is the object
// where there is a relational adjective or a governor to act («منح روسيا
// أسلحة»).
func (w *work) masdarArgs(p *clause.Pred, src frames.Source) []int {
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	nisba := w.args(p, frames.Source{Kind: frames.Nisba})
	li := w.args(p, frames.Source{Kind: frames.Prep, Prep: "ل"})
	switch src.Kind {
	case frames.Subj:
		if len(nisba) > 0 {
			return nisba
		}
		if len(gen) > 0 && (len(li) > 0 || w.s.Phrases[gen[0]].Pron) {
			return gen
		}
		return nil
	case frames.Obj:
		if len(gen) > 0 && !(len(li) > 0 && len(nisba) == 0) && !(w.s.Phrases[gen[0]].Pron && len(li) > 0) {
			if w.s.Phrases[gen[0]].Pron {
				return nil
			}
			return gen
		}
		return li
	case frames.Gen:
		return gen
	case frames.Nisba:
		return nisba
	}
	return w.args(p, src)
}

// guess settles a verb with one bare phrase after it that may be its subject
// or its object: the frame knows which it needs.
func (w *work) guess(m *match, kind int) {
	if kind != asVerb {
		return
	}
	p := &w.s.Preds[m.pred]
	actor, recip := &m.unit.Slots[frames.ActorSlot], &m.unit.Slots[frames.RecipientSlot]
	if !has(actor, frames.Subj) || !has(recip, frames.Obj) || len(m.slots[frames.RecipientSlot]) > 0 {
		return
	}
	if cause := w.args(p, frames.Source{Kind: frames.Cause}); len(cause) > 0 {
		// «قُتل على يد مسلحين»: who stands after «على يد» did it
		if subj := w.args(p, frames.Source{Kind: frames.Subj}); len(subj) > 0 {
			m.slots[frames.RecipientSlot] = w.take(nil, subj[0], recip.Any)
			m.slots[frames.ActorSlot] = w.take(nil, cause[0], false)
			m.trace = append(m.trace, "passive: the doer is named after «على يد»")
			return
		}
	}
	if !p.SubjGuess || len(m.slots[frames.ActorSlot]) == 0 && len(w.args(p, frames.Source{Kind: frames.Subj})) == 0 {
		return
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 {
		return
	}
	ph := &w.s.Phrases[subj[0]]
	if ph.From < p.Tok {
		return
	}
	prev := w.leftOut(p, ph)
	if prev == clause.None && !w.patient(m, ph) {
		return
	}
	// the verb's only noun phrase follows it and the object is missing: an
	// unvowelled passive, or a subject left out
	m.slots[frames.RecipientSlot] = w.take(nil, subj[0], recip.Any)
	m.slots[frames.ActorSlot] = w.args(p, frames.Source{Kind: frames.Cause})
	m.trace = append(m.trace, "one noun phrase after the verb: taken for the object")
	if prev != clause.None {
		m.slots[frames.ActorSlot] = w.take(m.slots[frames.ActorSlot], prev, false)
		m.trace = append(m.trace, "subject left out: carried from the clause before")
	}
}

// patient: is the phrase more likely done to than doing? Force and coercion
// fall on people, crowds and places; states, offices and forces use them.
func (w *work) patient(m *match, ph *clause.Phrase) bool {
	switch m.unit.Frame.Type {
	case "ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION":
	default:
		return false
	}
	if ph.Who.Kind == "" {
		return true
	}
	switch ph.Who.Actor.Sector {
	case "CVL", "JRN", "REF", "EDU", "MED", "REL", "LAB", "CRM", "BUS", "SOC":
		return true
	case "GOV", "MIL", "COP", "REB", "PRM", "UAF", "SPY", "IMG", "JUD":
		return ph.Who.Group && w.s.Tokens[ph.From].POS == doc.Num || !ph.Def && ph.Who.Kind == "agent"
	}
	switch ph.Who.Kind {
	case "city", "adm1", "locality", "region", "site", "people", "land":
		return true
	}
	return false
}

func has(s *frames.Slot, k frames.SourceKind) bool {
	for _, alt := range s.Alts {
		for _, src := range alt {
			if src.Kind == k {
				return true
			}
		}
	}
	return false
}

// leftOut finds the subject of the verb a «و» verb continues.
func (w *work) leftOut(p *clause.Pred, not *clause.Phrase) int {
	t := &w.s.Tokens[p.Tok]
	if p.Rel != clause.Coordinated && t.Pro&3 == 0 {
		return clause.None
	}
	for i := len(w.s.Preds) - 1; i >= 0; i-- {
		q := &w.s.Preds[i]
		if !q.Verb || q.Tok >= p.Tok || q.Parent != p.Parent {
			continue
		}
		if a := q.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			s := &w.s.Phrases[a.Phrase]
			if s.Who.CanAct() && (s.Gender == t.Feats.Gender || s.Gender == 0 || t.Feats.Gender == 0) {
				return a.Phrase
			}
		}
	}
	return clause.None
}

// supported lends an event noun the participants of its support or control
// verb.
func (w *work) supported(m *match) {
	p := &w.s.Preds[m.pred]
	v := p.Parent
	if v == clause.None {
		return
	}
	w.accused(m)
	q := &w.s.Preds[v]
	keys := append(append([]string(nil), q.Keys...), q.VerbKeys...)
	for _, k := range keys {
		for _, sup := range w.c.Words.Support[k] {
			if w.placed(p, sup.Noun) {
				w.lend(m, q, &sup)
				m.support = v
				return
			}
		}
	}
	if p.Via.Kind == frames.Nisba || p.Via.Kind == frames.Subj {
		return
	}
	for _, k := range keys {
		for _, c := range w.c.Words.Control[k] {
			if w.placed(p, c.Comp) {
				w.share(m, q)
				return
			}
		}
	}
	if q.Verb && p.Via.Kind != frames.Subj && w.verbOnly(m) {
		w.share(m, q)
	}
}

// verbOnly: masdars of agentive verbs without a subject of their own take
// that of the verb above («وصل لإجراء محادثات»).
func (w *work) verbOnly(m *match) bool {
	p := &w.s.Preds[m.pred]
	return p.Via.Kind == frames.Prep && (p.Via.Prep == "ل" || p.Via.Prep == "ب" || p.Via.Prep == "الي" || p.Via.Prep == "علي" || p.Via.Prep == "عن")
}

// accused: what someone is accused of, he is said to have done: the recipient
// of the accusation acts («اتهم قوات النظام بشن هجوم»).
func (w *work) accused(m *match) {
	if len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	i := m.pred
	for n := 0; n < 4; n++ {
		p := &w.s.Preds[i]
		up := p.Parent
		if up == clause.None || p.Rel == clause.Relative {
			return
		}
		if o := w.matchOf(up); o != nil && o.unit.Frame.Embed != "" && w.contentVia(p, &o.unit.Slots[frames.ContentSlot]) {
			m.slots[frames.ActorSlot] = append([]int(nil), o.slots[frames.RecipientSlot]...)
			m.trace = append(m.trace, "actor is the accused")
			return
		}
		i = up
	}
}

// relative: a support verb in a relative clause names who did it: «الهجوم
// الذي شنّته القوات», «مظاهرات نظّمها الآلاف».
func (w *work) relative(m *match) {
	p := &w.s.Preds[m.pred]
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Rel != clause.Relative || q.Via.Phrase != p.Phrase || p.Phrase == clause.None {
			continue
		}
		for _, k := range q.Keys {
			for _, sup := range w.c.Words.Support[k] {
				a := q.Arg(sup.Noun.Kind, sup.Noun.Prep)
				if a != nil && (a.Phrase == p.Phrase || w.s.Phrases[a.Phrase].Pron) {
					w.lend(m, q, &sup)
					return
				}
			}
		}
	}
}

func (w *work) placed(p *clause.Pred, src frames.Source) bool {
	if src.Kind == frames.Obj && (p.Via.Kind == frames.Gen || p.Via.Kind == frames.Subj && p.Parent != clause.None && w.s.Preds[p.Parent].SubjGuess) {
		return true
	}
	return p.Via.Kind == src.Kind && (src.Kind != frames.Prep || src.Prep == p.Via.Prep)
}

// lend gives the noun's empty slots what the support verb says they are.
func (w *work) lend(m *match, q *clause.Pred, sup *frames.Support) {
	give := func(slot frames.SlotName, src frames.Source) {
		if slot == frames.ActorSlot && onlyCause(&m.unit.Slots[slot]) {
			return // who announces a death has not caused it
		}
		if len(m.slots[slot]) > 0 && !joined(&m.unit.Slots[slot]) {
			return
		}
		phs := w.args(q, src)
		if !q.Verb {
			phs = w.masdarArgs(q, src)
		}
		for _, ph := range w.except(phs, w.s.Preds[m.pred].Tok) {
			m.slots[slot] = w.take(m.slots[slot], ph, false)
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
	for _, r := range sup.Preps {
		give(r.Slot, frames.Source{Kind: frames.Prep, Prep: r.Prep})
	}
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

// share makes the governor's subject the actor.
func (w *work) share(m *match, q *clause.Pred) {
	if onlyCause(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	if len(m.slots[frames.ActorSlot]) > 0 && !joined(&m.unit.Slots[frames.ActorSlot]) || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	src := frames.Source{Kind: frames.Subj}
	phs := w.args(q, src)
	if !q.Verb {
		phs = w.masdarArgs(q, src)
		if len(phs) == 0 {
			phs = w.args(q, frames.Source{Kind: frames.Gen})
		}
	}
	for _, ph := range w.except(phs, w.s.Preds[m.pred].Tok) {
		m.slots[frames.ActorSlot] = w.take(m.slots[frames.ActorSlot], ph, false)
	}
	if len(m.slots[frames.ActorSlot]) > 0 {
		m.trace = append(m.trace, "actor is the subject of the verb above")
	}
}

// sameTwice drops a phrase from the recipient where it is the actor already.
func (w *work) sameTwice(m *match) {
	var keep []int
	for _, r := range m.slots[frames.RecipientSlot] {
		dup := false
		for _, a := range m.slots[frames.ActorSlot] {
			dup = dup || a == r
		}
		if !dup {
			keep = append(keep, r)
		}
	}
	m.slots[frames.RecipientSlot] = keep
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
