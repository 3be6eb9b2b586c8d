package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// at returns the phrases in a grammatical place of the predicate. A masdar
// takes its verb's places by rule; a light construction those of its verb and
// of its noun together.
func (w *work) at(id int, m *match, src frames.Source, kind int) []int {
	p := &w.s.Preds[id]
	switch src.Kind {
	case frames.Topic:
		return w.topicAt(p)
	case frames.Bidden:
		return w.bidders(id, m)
	}
	switch kind {
	case asVerb:
		return w.args(p, src)
	case asNoun:
		got := w.args(p, src)
		if len(got) == 0 && src.Kind == frames.Subj {
			if got = w.describedBy(p); len(got) == 0 {
				got = w.topic(p)
			}
		}
		return got
	case asParticiple:
		return w.participleArgs(p, src)
	case asLight:
		v := &w.s.Preds[m.light]
		if src.Kind == frames.Subj || src.Kind == frames.Obj2 {
			if !v.Verb {
				if !w.directed(m) {
					return w.masdarArgs(v, src)
				}
				return w.except(w.masdarArgs(v, src), p.Tok) // whom «توجيه تهديدات ل…» is directed at does not act
			}
			return w.lightSubject(v, p, src)
		}
		if src.Kind == frames.Gen && !v.Verb {
			return w.args(p, src) // of «إصابة مدنيين بجروح» the genitive is the object
		}
		if src.Kind == frames.Obj && !v.Verb {
			return w.except(w.masdarArgs(v, src), p.Tok)
		}
		if src.Kind == frames.Obj {
			// the object is the noun itself: what follows it, or a pronoun
			return w.except(w.args(v, src), p.Tok)
		}
		if src.Kind == frames.Head {
			return w.heads(p)
		}
		return append(w.args(p, src), w.args(v, src)...)
	}
	got := w.masdarArgs(p, src)
	if gen := w.args(p, frames.Source{Kind: frames.Gen}); len(got) == 0 && src.Kind == frames.Subj && len(gen) > 0 && w.objectless(p) {
		return gen // «سيطرة الجيش على السلطة»: whoever it belongs to does it
	}
	return got
}

// directed tells whether a unit has its recipient behind a preposition of
// belonging: «تهديدات لأثينا» are not hers.
func (w *work) directed(m *match) bool {
	for _, alt := range m.unit.Slots[frames.RecipientSlot].Alts {
		for _, src := range alt {
			if src.Kind == frames.Prep && w.fn.Owner.Has(src.Prep) {
				return true
			}
		}
	}
	return false
}

// objectless tells whether no frame knows the verb of a masdar with an object: its
// genitive can only be who acts.
func (w *work) objectless(p *clause.Pred) bool {
	for _, k := range p.VerbKeys {
		for _, e := range w.c.Frames.Verbs[k] {
			if takesObject(e.Unit) {
				return false
			}
		}
	}
	return true
}

// takesObject tells whether a participant of a unit or one of its conditions is
// the object of the verb.
func takesObject(u *frames.Unit) bool {
	isObject := func(c frames.Cond) bool { return c.Source.Kind == frames.Obj }
	return u.Takes(frames.Obj) || slices.ContainsFunc(u.If, isObject) || slices.ContainsFunc(u.Not, isObject)
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

// firstPrep is the preposition of the first prepositional phrase after a noun.
func firstPrep(p *clause.Pred) string {
	for i := range p.Args {
		if p.Args[i].Kind == frames.Prep {
			return p.Args[i].Prep
		}
	}
	return ""
}

// heads is the shortest phrase that an event noun heads where it names a
// person: «متظاهرون», «طرد دبلوماسيين».
func (w *work) heads(p *clause.Pred) []int {
	best := clause.None
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Pron || !x.Who.CanAct() || x.Who.Kind == "nisba" || x.Head != p.Tok && x.From != p.Tok || p.Tok >= x.To {
			continue
		}
		if best == clause.None || x.To-x.From < w.s.Phrases[best].To-w.s.Phrases[best].From {
			best = i
		}
	}
	if best == clause.None {
		return nil
	}
	return []int{best}
}

// args are the phrases in a place of a predicate. A phrase that rather belongs to
// the noun before it counts where no other stands with its preposition.
func (w *work) args(p *clause.Pred, src frames.Source) []int {
	if src.Kind == frames.Head {
		return w.heads(p)
	}
	if got := w.filling(p, src, false); len(got) > 0 || src.Kind != frames.Prep {
		return got
	}
	return w.filling(p, src, true)
}

// filling are those of the arguments that are loose, or those that are not.
func (w *work) filling(p *clause.Pred, src frames.Source, loose bool) []int {
	from := len(w.ids)
	for i := range p.Args {
		a := &p.Args[i]
		if a.Phrase != clause.None && a.Kind == src.Kind && a.Loose == loose && (src.Kind != frames.Prep || a.Prep == src.Prep && !(w.fn.Owner.Has(a.Prep) && w.issues(a.Phrase)) && !w.answered(&w.s.Phrases[a.Phrase])) {
			w.ids = append(w.ids, a.Phrase)
		}
	}
	return w.ids[from:len(w.ids):len(w.ids)]
}

// behindPrep is args for phrases behind one of some prepositions.
func (w *work) behindPrep(p *clause.Pred, g *frames.Group) []int {
	if got := w.prepFilling(p, g, false); len(got) > 0 {
		return got
	}
	return w.prepFilling(p, g, true)
}

// prepFilling is filling for phrases behind one of some prepositions.
func (w *work) prepFilling(p *clause.Pred, g *frames.Group, loose bool) []int {
	from := len(w.ids)
	for i := range p.Args {
		a := &p.Args[i]
		if a.Kind == frames.Prep && a.Phrase != clause.None && a.Loose == loose && g.Has(a.Prep) && !(w.fn.Owner.Has(a.Prep) && w.issues(a.Phrase)) {
			w.ids = append(w.ids, a.Phrase)
		}
	}
	return w.ids[from:len(w.ids):len(w.ids)]
}

// issues tells whether a phrase names whose word is cited, no party of the verb:
// «بحسب بيان للجيش», «وفقا للوكالة».
func (w *work) issues(ph int) bool {
	const near = 3 // words from the source word to its issuer
	from := w.s.Phrases[ph].From
	for k := from - 1; k >= 0 && k >= from-near; k-- {
		switch t := &w.s.Tokens[k]; {
		case w.fn.According.Has(t.Stem):
			return true
		case t.POS == doc.Verb || t.POS == doc.Punct:
			return false
		}
	}
	return false
}

// partOf tells whether phrase a stands inside phrase b: the adjective there is the
// genitive's own («هدم المنازل الفلسطينية»).
func (w *work) partOf(a, b int) bool {
	x, y := &w.s.Phrases[a], &w.s.Phrases[b]
	return y.From < x.From && x.To <= y.To && !y.Pron
}

// suffererOwn tells whether an adjective belongs to the genitive that a noun is
// done to: «اعتقال ثلاثة فلسطينيين», «مصادرة الأراضي الفلسطينية».
func (w *work) suffererOwn(m *match, nisba int) bool {
	gen := w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Gen})
	return len(gen) > 0 && has(&m.unit.Slots[frames.RecipientSlot], frames.Gen) && w.partOf(nisba, gen[0])
}

// forDeed tells whether a phrase behind «لـ» says for what somebody does something, no
// object, where a verb above has the doer: «بدأ الملك بتشجيع الوزير لتشكيل لجنة», but
// «منع الشرطة للتظاهر».
func (w *work) forDeed(p *clause.Pred, x *clause.Phrase) bool {
	if x.Pron || !w.tellsDeed(x) || w.s.Tokens[x.From].Pro.Has(doc.ProAl) || p.Parent == clause.None || p.Via.Kind != frames.Prep {
		return false
	}
	q := &w.s.Preds[p.Parent]
	return q.Verb && !q.Passive && w.takes(q, p.Via.Prep)
}

// masdarArgs maps a verb's places onto those of its masdar. With a لـ phrase
// the genitive is the subject («زيارة الوزير لباريس»); else it is the object
// where there is a relational adjective or a governor to act («منح روسيا
// أسلحة»).
func (w *work) masdarArgs(p *clause.Pred, src frames.Source) []int {
	gen := w.args(p, frames.Source{Kind: frames.Gen})
	nisba := w.args(p, frames.Source{Kind: frames.Nisba})
	li := w.behindPrep(p, &w.fn.Object)
	obj := w.args(p, frames.Source{Kind: frames.Obj})
	if len(li) > 0 && len(gen) > 0 && w.forDeed(p, &w.s.Phrases[li[0]]) {
		li = nil
	}
	near := len(li) > 0 && w.fn.Object.Has(firstPrep(p))
	switch src.Kind {
	case frames.Subj:
		if len(nisba) > 0 && !(len(gen) > 0 && len(obj) == 0 && w.partOf(nisba[0], gen[0])) {
			return nisba
		}
		if len(gen) > 0 && (near || len(obj) > 0 || w.s.Phrases[gen[0]].Pron) {
			return gen
		}
		return nil
	case frames.Obj:
		switch {
		case len(obj) > 0:
			return obj
		case len(gen) == 0 || w.s.Phrases[gen[0]].Pron && len(li) > 0 || near && len(nisba) == 0:
			return li
		case w.s.Phrases[gen[0]].Pron:
			return nil
		}
		return gen
	case frames.Gen:
		return gen
	case frames.Nisba:
		return nisba
	}
	return w.args(p, src)
}
