package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// choose returns the best frame at a predicate, or nil.
func (w *work) choose(id int) *match {
	p := &w.s.Preds[id]
	var best *match
	w.seen = w.seen[:0]
	try := func(e frames.Entry, kind int) {
		if len(e.Word.Parts) < 2 && kind != asLight { // a light verb unit may name several verbs for one noun
			if slices.Contains(w.seen, e.Unit) {
				return
			}
			w.seen = append(w.seen, e.Unit)
		}
		if m := &w.trial; w.try(m, id, e, kind) && (best == nil || m.score > best.score) {
			if best == nil {
				best = w.matches.get()
			}
			*best = *m
		}
	}
	if p.Verb {
		for _, k := range p.Keys {
			for _, e := range w.c.Frames.Verbs[k] {
				try(e, asVerb)
			}
		}
		return best
	}
	w.nouns = w.nouns[:0]
	for _, k := range p.Keys {
		nouns := w.c.Frames.Nouns[k]
		w.nouns = append(w.nouns, nouns)
		for _, e := range nouns {
			try(e, asNoun)
		}
		for _, e := range w.c.Frames.Lights[k] {
			try(e, asLight)
		}
	}
	if vf := w.s.Tokens[p.Tok].Feats.VerbForm; vf == doc.Masdar && (best == nil || len(best.word.Parts) == 1 && best.score < 1) {
		for _, k := range p.VerbKeys {
			for _, e := range w.c.Frames.Verbs[k] {
				if !w.hasNounUnit(e.Unit) && (p.VerbLemma == "" || shaddas(e.Word.Text) == shaddas(p.VerbLemma)) {
					try(e, asMasdar)
				}
			}
		}
	}
	if best == nil { // «صاروخا | أطلقه المسلحون»; words said are rather mentioned so than said anew
		w.inRelative = true
		for _, k := range p.Keys {
			for _, e := range w.c.Frames.Lights[k] {
				if !tellers[e.Unit.Frame.Type] {
					try(e, asLight)
				}
			}
		}
		w.inRelative = false
	}
	if best == nil && w.circumstance(p) {
		for _, k := range p.VerbKeys {
			for _, e := range w.c.Frames.Verbs[k] {
				try(e, asParticiple)
			}
		}
	}
	return best
}

// shaddas counts doubled letters: of a masdar the verb is known, قدرة is of
// قدر and not of قدّر.
func shaddas(s string) int { return strings.Count(s, "\u0651") }

// hasNounUnit tells whether the frame lists this noun itself: then the masdar
// does not take the verb's slots.
func (w *work) hasNounUnit(u *frames.Unit) bool {
	for _, nouns := range w.nouns {
		for _, e := range nouns {
			if e.Unit.Frame == u.Frame && len(e.Word.Parts) == 1 {
				return true
			}
		}
	}
	return false
}

func (w *work) miss(tok int, u *frames.Unit, why, what string) {
	if w.explain {
		w.misses = append(w.misses, NearMiss{tok, u.Frame.ID, why + what})
	}
}

// try applies one entry at a predicate and makes m what comes of it; false
// where it does not fit.
func (w *work) try(m *match, id int, e frames.Entry, kind int) bool {
	p := &w.s.Preds[id]
	n := w.phrase(p.Tok, e.Word.Parts)
	if n == 0 {
		return false
	}
	*m = match{pred: id, kind: kind, unit: e.Unit, word: e.Word, light: clause.None, support: clause.None, from: p.Tok, to: p.Tok + n, mode: e.Unit.Mode, cameo: e.Unit.Cameo}
	if m.mode == "" {
		m.mode = e.Unit.Frame.Mode
	}
	if m.cameo == "" && e.Unit.Mode == "" {
		m.cameo = e.Unit.Frame.Cameo
	}
	m.score += 1.5 * float64(len(e.Word.Parts)-1)
	if kind == asLight {
		v := w.lightVerb(id, e.Word)
		if v == clause.None {
			return false
		}
		m.light, m.inRelative = v, w.inRelative
		m.score++
	}
	for i := range e.Unit.If {
		if !w.holds(id, m, &e.Unit.If[i], kind) {
			w.miss(p.Tok, e.Unit, "needs ", e.Unit.If[i].Text)
			return false
		}
		m.score += 0.6
	}
	for i := range e.Unit.Not {
		if w.holds(id, m, &e.Unit.Not[i], kind) {
			w.miss(p.Tok, e.Unit, "stopped by ", e.Unit.Not[i].Text)
			return false
		}
	}
	if !w.fill(m, kind) {
		return false
	}
	for i := range e.Unit.When {
		wh := &e.Unit.When[i]
		if w.holds(id, m, &wh.Cond, kind) {
			if wh.Mode != "" {
				m.mode = wh.Mode
				m.cameo = ""
			}
			if wh.Cameo != "" {
				m.cameo = wh.Cameo
			}
			m.trace = append(m.trace, "mode by "+wh.Cond.Text)
			break
		}
	}
	return true
}

// phrase tells how many tokens from tok on are the parts of a word, 0 if they
// are not.
func (w *work) phrase(tok int, parts []string) int {
	k := tok + 1
	for _, part := range parts[1:] {
		for k < len(w.keys) && w.s.Tokens[k].POS == doc.Punct && k-tok < 3 && (w.s.Tokens[k].Fold == "\"" || w.s.Tokens[k].Fold == "«") {
			k++
		}
		if k >= len(w.keys) || !w.sameWord(k, part) {
			return 0
		}
		k++
	}
	return k - tok
}

func (w *work) sameWord(k int, part string) bool {
	t := &w.s.Tokens[k]
	if w.keys[k] == part || t.Stem == part || text.KeyOfFolded(t.Fold) == part {
		return true
	}
	// a preposition written on the word: «إطلاق سراح» no, «قيام ب» yes
	return false
}

// lightVerb finds the verb of the construction that has this noun in the right
// place.
func (w *work) lightVerb(id int, word *frames.Word) int {
	p := &w.s.Preds[id]
	if w.inRelative {
		return lightRelative(w.s, p, word)
	}
	v := p.Parent
	if v != clause.None && w.s.Preds[v].Neg && w.fn.Claims.Has(w.keys[p.Tok]) {
		return clause.None // «لم تعلن أي جهة مسؤوليتها»: not claiming is no act
	}
	for n := 0; v != clause.None && n < 2; n++ {
		q := &w.s.Preds[v]
		if hasKey(q, word.Verb) && (q.Verb || len(q.VerbKeys) > 0) {
			if word.Prep == "" && (p.Via.Prep == "" || p.Via.Kind != frames.Prep) && !w.insideSubject(p) || word.Prep != "" && p.Via.Prep == word.Prep {
				return v
			}
		}
		if o := w.best[v]; q.Verb || o != nil && ownAct(o.unit.Frame.Type) {
			break // «أعلن الرئيس قبول استقالة الوزير»: not his own
		}
		v = q.Parent
	}
	return clause.None
}

// lightRelative is the verb of the construction where that is a relative clause that takes up
// its noun: «اعترض الجيش صاروخا | أطلقه المسلحون على البلدة»; None for none.
func lightRelative(s *clause.Sentence, p *clause.Pred, word *frames.Word) int {
	if word.Prep != "" || p.Phrase == clause.None {
		return clause.None
	}
	for v := range s.Preds {
		q := &s.Preds[v]
		if q.Verb && q.Rel == clause.Relative && q.Via.Phrase == p.Phrase && q.Tok > p.Tok && hasKey(q, word.Verb) {
			if a := q.Arg(frames.Obj, ""); a != nil && a.Phrase == p.Phrase {
				return v
			}
		}
	}
	return clause.None
}

// insideSubject tells whether an event noun only stands in the subject of its
// verb and does not head it: «أعلنت لجنة الطوارئ» declares no emergency.
func (w *work) insideSubject(p *clause.Pred) bool {
	t := &w.s.Tokens[p.Tok]
	return p.Via.Kind == frames.Subj && p.Phrase != clause.None && w.s.Phrases[p.Phrase].From < p.Tok && t.POS == doc.Noun && t.Feats.VerbForm != doc.PassivePart
}

func hasKey(p *clause.Pred, key string) bool {
	for _, k := range p.Keys {
		if k == key {
			return true
		}
	}
	for _, k := range p.VerbKeys {
		if k == key {
			return true
		}
	}
	return false
}

// within is how far from the trigger, in tokens, a word may stand that a
// condition asks for anywhere: further off it belongs to another matter.
const within = 14

// answerBetween tells whether «in reply to» stands between token k and the trigger: what is
// answered is another's act, done in another way («ضربات … ردا على هجوم | كيميائي»).
func (w *work) answerBetween(k int, m *match) bool {
	from, to := k, m.from
	if k >= m.to {
		from, to = m.to, k
	}
	for j := from; j+1 < to; j++ {
		if w.fn.Answer.Has(w.s.Tokens[j].Stem) && w.fn.Upon.Has(w.s.Tokens[j+1].Stem) {
			return true
		}
	}
	return false
}

// holds tests a condition.
func (w *work) holds(id int, m *match, c *frames.Cond, kind int) bool {
	if c.Source.Kind == frames.Anywhere || c.Source.Kind == frames.Behind {
		if !w.look.Anywhere(c) {
			return false
		}
		from := m.to
		if c.Source.Kind == frames.Anywhere {
			from = max(0, m.from-within)
		}
		for k := from; k < min(len(w.keys), m.to+within); k++ {
			if w.look.At(c, k) && !w.answerBetween(k, m) {
				return true
			}
		}
		return false
	}
	if c.Source.Kind == frames.Whole {
		return w.look.Anywhere(c)
	}
	if c.Source.Kind == frames.Title {
		return w.title != nil && w.title.Anywhere(c)
	}
	if c.Source.Kind == frames.Self {
		return w.itself(id, m, c)
	}
	if c.Source.Kind == frames.Before {
		return m.from > 0 && w.look.At(c, m.from-1)
	}
	if c.Source.Kind == frames.Said {
		return w.saysOf(m, c)
	}
	at := w.at(id, m, c.Source, kind)
	if c.Source.Kind == frames.Gen && kind == asNoun && len(at) > 0 { // «إجلاء الجيش | المدنيين»: the genitive acts, the object is what it would be
		at = append(slices.Clone(at), w.args(&w.s.Preds[id], frames.Source{Kind: frames.Obj})...)
		if li := w.doneTo(m, &w.s.Preds[id]); li != clause.None && powerOver[m.unit.Frame.Type] { // «إحراق الجيش | لمنازل»
			at = append(at, li)
		}
	}
	if c.Source.Kind == frames.Obj && kind == asVerb && len(at) == 0 {
		if at = w.thingBehind(m, &w.s.Preds[id]); len(at) == 0 {
			at = w.heldHimself(m, &w.s.Preds[id])
		}
	}
	for _, ph := range at {
		p := &w.s.Phrases[ph]
		if len(c.Sectors) > 0 && stands(c, p) {
			return true
		}
		if p.Pron && !w.fn.Attached.None() {
			if c.Source.Kind == frames.Prep && withOthers(m) && w.takesUpThing(id, c) {
				return true
			}
			continue // the word at a pronoun is the verb that carries it
		}
		for k := p.From; k < p.To; k++ {
			if w.look.At(c, k) {
				return true
			}
		}
	}
	if c.Source.Kind == frames.Clause {
		for i := range w.s.Preds {
			if w.s.Preds[i].Parent == id && w.look.At(c, w.s.Preds[i].Tok) {
				return true
			}
		}
	}
	return false
}

// withOthers tells whether an event is one that parties do with each other.
func withOthers(m *match) bool {
	switch m.unit.Frame.Type {
	case "CONSULT", "AGREE", "SUPPORT", "COOPERATE":
		return true
	}
	return false
}

// takesUpThing tells whether the pronoun behind the preposition of a relative clause takes up a
// thing that a condition asks for there: «الاتفاق الذي توصلت إليه أنقرة وموسكو», «الاتفاق
// الذي تم التوصل إليه».
func (w *work) takesUpThing(id int, c *frames.Cond) bool {
	for n := 0; id != clause.None && n < 3; n++ {
		p := &w.s.Preds[id]
		if p.Rel == clause.Relative {
			if p.Via.Phrase == clause.None {
				return false
			}
			x := &w.s.Phrases[p.Via.Phrase]
			return !x.Pron && !x.Who.CanAct() && x.To <= w.s.Preds[id].Tok && w.look.At(c, x.Head)
		}
		id = p.Parent
	}
	return false
}

// final returns the matches that are left, in text order.
func (w *work) final() []*match {
	out := w.left
	for _, m := range w.best {
		if m != nil && m.dead == "" {
			out = append(out, m)
		} else if m != nil && w.explain {
			w.misses = append(w.misses, NearMiss{m.from, m.unit.Frame.ID, m.dead})
		}
	}
	slices.SortStableFunc(out, func(a, b *match) int { return a.from - b.from })
	w.left = out
	return out
}

// statesman is the word of a condition for one human being of politics or the press, who
// attacks by words: «ترامب يهاجم الصحيفة».
const statesman = "statesman"

// town is the word of a condition for a place that has a name: «استعاد الجيش الموصل» (the
// army retook Mosul) names no town by a noun.
const town = "town"

// human is the word of a condition for human beings, also where only a name or a pronoun
// stands for them: «احتجزته».
const human = "human"

// stands tells whether who or what a phrase names is of the sectors of a condition.
func stands(c *frames.Cond, p *clause.Phrase) bool {
	if slices.Contains(c.Sectors, town) && townName(p) {
		return true
	}
	a := &p.Who.Actor
	if slices.Contains(c.Sectors, human) && (p.Who.Kind == "person" || p.Who.Kind == "name" || p.Pron && (p.Who.Single || p.Who.Human)) {
		return true
	}
	return p.Who.CanAct() && (slices.Contains(c.Sectors, a.Sector) || slices.Contains(c.Sectors, a.Code) || slices.Contains(c.Sectors, statesman) && ofWords(&p.Who) || p.Who.Kind == "state" && slices.Contains(c.Sectors, "state"))
}

// townName tells whether a phrase is the name of a town or a part of a country.
func townName(p *clause.Phrase) bool {
	switch p.Who.Kind {
	case "city", "adm1", "locality", "region":
		return !p.Pron && p.Who.Actor.Sector == ""
	}
	return false
}

// ofWords tells whether somebody is one such human being, by name or by office.
func ofWords(who *clause.Who) bool {
	if who.Kind != "person" && who.Kind != "name" && !(who.Kind == "agent" && who.Single) {
		return false
	}
	switch who.Actor.Sector {
	case "GOV", "LEG", "PTY", "OPP", "ELI", "JRN", "JUD":
		return true
	}
	return false
}
