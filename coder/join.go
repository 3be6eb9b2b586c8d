package coder

import (
	"slices"
	"strconv"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// refusals turns yielding that the actor says he will not do into a refusal:
// «لن يرفع الحصار» is no retreat that did not happen but a refusal that did
// (PLOVER manual, REJECT).
func (w *work) refusals() {
	for _, m := range w.best {
		if m == nil || m.unit.Refused == nil || !w.willNot(m) {
			continue
		}
		m.trace = append(m.trace, m.unit.Frame.ID+" that is refused")
		m.unit = m.unit.Refused
		m.mode, m.cameo = m.unit.Frame.Mode, m.unit.Frame.Cameo
		m.refused = true
	}
}

// willNot tells whether the word, its light or support verb, or the verb that
// governs it and codes nothing itself, is a negated future.
func (w *work) willNot(m *match) bool {
	neg := func(i int) bool {
		return i != clause.None && w.s.Preds[i].Verb && w.s.Preds[i].Neg && w.s.Preds[i].Fut
	}
	if p := &w.s.Preds[m.pred]; p.Verb {
		return neg(m.pred)
	}
	up := w.s.Preds[m.pred].Parent
	if m.light != clause.None {
		up = w.s.Preds[m.light].Parent
	}
	return neg(m.light) || neg(m.support) || neg(up) && w.best[up] == nil
}

// join makes one event of an act and of what another word of its sentence says
// of the same act: whom an attack killed, what it hit, against what a march
// protests. The word that is left takes the participants of the other.
func (w *work) join() {
	for i, m := range w.best {
		if m == nil || m.dead != "" {
			continue
		}
		switch j := w.antecedent(i, m); {
		case j == clause.None:
		case w.s.Preds[i].Rel == clause.Relative:
			w.merge(w.best[j], m)
		default:
			w.merge(m, w.best[j])
		}
	}
	w.twoWords()
	for _, m := range w.best {
		if m == nil || m.dead != "" || !m.unit.Frame.Joins {
			continue
		}
		o := w.beside(m)
		if o == nil {
			continue
		}
		stays, goes := w.headed(m, o)
		w.merge(stays, goes)
		if stays.unit.Frame.Joins && goes.unit.Frame.Joins {
			w.tolls(stays)
		}
	}
	for _, m := range w.best {
		if m == nil || m.dead != "" || !m.unit.Frame.Joins {
			continue
		}
		if o := w.behindToll(m); o != nil {
			w.merge(o, m)
		}
	}
}

// tolls gives several words for those hit, which are one event, the act that hit them
// all: «قتلى وجرحى في هجوم». A verb has it behind itself.
func (w *work) tolls(m *match) {
	o := w.beside(m)
	if o == nil || o.unit.Frame.Joins || w.s.Preds[m.pred].Verb && (o.from < m.from || w.s.Preds[o.pred].Verb || o.light != clause.None || o.support != clause.None) {
		return
	}
	w.merge(w.headed(m, o))
}

// merge lets the first event stand for both.
func (w *work) merge(stays, goes *match) {
	goes.dead = "same event as " + stays.unit.Frame.ID
	goes.into = stays
	stays.joined = append(append(stays.joined, goes), goes.joined...)
	w.inherit(stays, goes)
	if stays.cameo == "" || stays.mode == goes.mode {
		stays.cameo = goes.cameo
	}
	w.sideOfDead(stays)
	stays.trace = append(stays.trace, "with «"+w.s.Tokens[goes.from].Fold+"», the same event")
}

// headed orders two words for one event: a verb before a noun, the first before
// the second, except that people («متظاهرون») give way to what they do.
func (w *work) headed(m, o *match) (stays, goes *match) {
	vm, vo := w.s.Preds[m.pred].Verb, w.s.Preds[o.pred].Verb
	people := w.s.Tokens[m.from].Feats.VerbForm == doc.ActivePart
	if vm != vo && vm || vm == vo && m.from < o.from && !people {
		return m, o
	}
	return o, m
}

// titled is the word by which an event goes: beside a noun for those an attack hit
// («قتلى في غارة»), in a title also beside one of killing («مقتل خمسة بغارة»), the
// attack; all else goes by the word that its clause says.
func (w *work) titled(m *match, e *doc.Event) *match {
	if !m.unit.Frame.Joins || w.s.Preds[m.pred].Verb || e.Sentence.Block != doc.Title && !w.persons(m) {
		return m
	}
	for _, x := range m.joined {
		if !x.unit.Frame.Joins {
			m.trace = append(m.trace, toldToo+strconv.Itoa(w.trigger(m).Start))
			return x
		}
	}
	return m
}

// persons tells whether the word of a match is a noun for persons («قتلى», «جرحى») and
// not for what is done to them.
func (w *work) persons(m *match) bool {
	return !w.s.Preds[m.pred].Verb && w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.VerbForm != doc.Masdar
}

// toldToo begins the note where the victims of an attack in a title are told.
const toldToo = "its victims are told at byte "

// antecedent is the event noun that a verb of the same type has for its
// subject or object: «هجوم شنته القوات», «هجوم استهدف قافلة».
func (w *work) antecedent(i int, m *match) int {
	p := &w.s.Preds[i]
	if !p.Verb {
		return clause.None
	}
	for _, a := range p.Args {
		if a.Phrase == clause.None || a.Kind != frames.Subj && a.Kind != frames.Obj && (m.unit.Frame.Type == "ASSAULT" || !w.resumptive(p, &a)) {
			continue
		}
		ph := &w.s.Phrases[a.Phrase]
		if a.Kind == frames.Prep {
			ph = &w.s.Phrases[p.Via.Phrase]
		}
		for j, o := range w.best {
			if o != nil && o != m && o.dead == "" && o.unit.Frame.Type == m.unit.Frame.Type && !w.s.Preds[j].Verb &&
				(a.Kind != frames.Prep || talks(o) == talks(m)) && !ph.Pron && w.leadsPhrase(ph, w.s.Preds[j].Tok) && !o.unit.Frame.Joins && !judgesCharge(o, m) {
				return j
			}
		}
	}
	return clause.None
}

// leadsPhrase tells whether the word at token k heads a phrase, behind nothing but how
// many of its kind are meant: «هجوم», «عدة غارات», «سلسلة هجمات».
func (w *work) leadsPhrase(x *clause.Phrase, k int) bool {
	if k < x.From || k >= x.To {
		return false
	}
	for i := x.From; i < k; i++ {
		if t := &w.s.Tokens[i]; t.POS != doc.Num && t.POS != doc.Det && !w.fn.Several.Has(t.Stem) {
			return false
		}
	}
	return true
}

// beside finds the event that m tells of in other words: the nearest of its
// type with no clause of its own between.
func (w *work) beside(m *match) *match {
	var best *match
	for _, o := range w.best {
		if o == nil || o == m || o.dead != "" || o.unit.Frame.Type != m.unit.Frame.Type || o.refused != m.refused {
			continue
		}
		if !w.oneAct(m, o) || best != nil && far(m, o) >= far(m, best) {
			continue
		}
		best = o
	}
	return best
}

// behindToll is the act that killed or wounded those whom m names by a noun for
// persons, where a verb of
// result stands between: «شنت الطائرات غارات …، موقعة عشرات القتلى».
func (w *work) behindToll(m *match) *match {
	v := m.light
	if v == clause.None {
		v = m.support
	}
	if v == clause.None {
		v = w.s.Preds[m.pred].Parent
	}
	for n := 0; v != clause.None && !w.s.Preds[v].Verb && n < 2; n++ { // «أسفرت عن سقوط 12 قتيلا»
		v = w.s.Preds[v].Parent
	}
	if v == clause.None || w.s.Preds[m.pred].Verb || w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.VerbForm == doc.Masdar || !slices.ContainsFunc(w.s.Preds[v].Keys, func(k string) bool { return w.fn.Results.Has(k) }) {
		return nil
	}
	var best *match
	for _, o := range w.best {
		if o == nil || o == m || o.dead != "" || o.unit.Frame.Joins || o.unit.Frame.Type != m.unit.Frame.Type || o.to > w.s.Preds[v].Tok {
			continue
		}
		if best == nil || o.from > best.from {
			best = o
		}
	}
	return best
}

func far(a, b *match) int {
	if a.from > b.from {
		a, b = b, a
	}
	return b.from - a.to
}

// oneAct tells whether nothing parts what two words tell: no finite verb of
// another event between them, no preposition of time («بعد هجوم»), not each a
// verb of its own («قصفت … وقتلت»; but «قتل خمسة وأصيب ستة»).
func (w *work) oneAct(a, b *match) bool {
	if a.from > b.from {
		a, b = b, a
	}
	if w.apart(b) || w.otherTime(a) || w.s.Preds[a.pred].Verb && w.s.Preds[b.pred].Verb && !(a.unit.Frame.Joins && b.unit.Frame.Joins) {
		return false
	}
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		if !p.Verb || i == a.pred || i == b.pred || i == a.light || i == b.light || i == a.support || i == b.support || p.Tok < a.from || p.Tok >= b.from {
			continue
		}
		if o := w.best[i]; p.Rel == clause.Relative && (o == nil || o.unit.Frame.Type == a.unit.Frame.Type || w.ascribes(p, a)) || o != nil && o.dead != "" && o.unit.Frame.Type == a.unit.Frame.Type {
			continue
		}
		return false
	}
	return true
}

// ascribes tells whether a relative clause only says to whom an act is laid: «هجوم نُسب إلى
// المتمردين وأسفر عن مقتل …».
func (w *work) ascribes(p *clause.Pred, a *match) bool {
	if p.Via.Phrase == clause.None || w.s.Preds[a.pred].Verb {
		return false
	}
	x := &w.s.Phrases[p.Via.Phrase]
	return x.From <= a.from && a.from < x.To && slices.ContainsFunc(p.Keys, func(k string) bool {
		return slices.ContainsFunc(w.c.Words.Support[k], func(s frames.Support) bool {
			return !s.HasS && slices.ContainsFunc(s.Preps, func(r frames.PrepSlot) bool { return r.Slot == frames.ActorSlot })
		})
	})
}

// apart tells whether an event noun is another act than what stands before it:
// set at another time («بعد هجوم», «منذ مقتل») or named beside it («قتل وقصف»).
func (w *work) apart(m *match) bool {
	p := &w.s.Preds[m.pred]
	if p.Verb || p.Phrase == clause.None {
		return false
	}
	ph := &w.s.Phrases[p.Phrase]
	if !m.unit.Frame.Joins && (ph.Prev != clause.None || p.Via.Kind == frames.Obj || p.Via.Kind == frames.Obj2) {
		return true
	}
	return w.otherTime(m)
}

// otherTime tells whether an event noun is set at another time than its verb.
func (w *work) otherTime(m *match) bool {
	p := &w.s.Preds[m.pred]
	return !p.Verb && p.Phrase != clause.None && w.fn.Elsewhen.Has(w.s.Phrases[p.Phrase].Prep)
}
