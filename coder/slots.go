package coder

import (
	"github.com/sijil-news/sijil/clause"
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
				w.miss(p.Tok, m.unit, "no ", "content")
				return false
			}
			continue
		}
		if slot.Required && len(m.slots[name]) == 0 {
			w.miss(p.Tok, m.unit, "no ", frames.SlotName(name).String())
			return false
		}
	}
	return true
}

// slot returns the phrases of the first alternative that gives any.
func (w *work) slot(m *match, slot *frames.Slot, kind int) []int {
	for _, alt := range slot.Alts {
		got := w.list()
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
	case asVerb:
		return w.args(p, src)
	case asNoun:
		got := w.args(p, src)
		if len(got) == 0 && src.Kind == frames.Subj {
			got = w.topic(p)
		}
		return got
	case asParticiple:
		return w.participleArgs(p, src)
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
	out := w.list()
	for _, ph := range phs {
		if p := &w.s.Phrases[ph]; tok < p.From || tok >= p.To {
			out = append(out, ph)
		}
	}
	return out
}

// list is an empty list of phrases in memory that is used again.
func (w *work) list() []int {
	const room = 4
	from := len(w.ids)
	w.ids = append(w.ids, make([]int, room)...)
	return w.ids[from:from:len(w.ids)]
}

// allKeys are the lemmas of a predicate and those of its verb.
func (w *work) allKeys(p *clause.Pred) []string {
	if len(p.VerbKeys) == 0 {
		return p.Keys
	}
	w.both = append(append(w.both[:0], p.Keys...), p.VerbKeys...)
	return w.both
}

func (w *work) args(p *clause.Pred, src frames.Source) []int {
	from := len(w.ids)
	for i := range p.Args {
		a := &p.Args[i]
		if a.Phrase != clause.None && a.Kind == src.Kind && (src.Kind != frames.Prep || a.Prep == src.Prep) {
			w.ids = append(w.ids, a.Phrase)
		}
	}
	return w.ids[from:len(w.ids):len(w.ids)]
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

// sameTwice drops a phrase from the recipient where it is the actor already.
func (w *work) sameTwice(m *match) {
	keep := w.list()
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
