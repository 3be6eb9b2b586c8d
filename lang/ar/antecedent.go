package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// farAntecedent is how many phrases back a relative clause may look.
const farAntecedent = 4

// described is the phrase that a relative pronoun at token rel describes, last
// being the one before it: the nearest with a definite noun that agrees, back
// along the prepositions that tie one phrase to the next («الهجوم على القاعدة
// الذي …»). «والذي» passes over a mere name («الاتفاق مع إيران والذي …»).
func (ps *parser) described(last, rel int) int {
	if up := ps.singledOut(last, rel); up != clause.None {
		return up
	}
	for id, n := last, 0; id != clause.None && n < farAntecedent; id, n = ps.hangsOn(id), n+1 {
		if ps.relAgrees(rel, &ps.out.Phrases[id]) {
			return ps.narrowed(id, ps.tk[rel].Feats)
		}
	}
	return last
}

// singledOut is the phrase right before a pronoun that a relative pronoun at token
// rel follows, both meaning it: «إن الجيش هو الذي قصف البلدة». None for most.
func (ps *parser) singledOut(last, rel int) int {
	if last == clause.None {
		return last
	}
	x := &ps.out.Phrases[last]
	if !x.Pron || x.Head != rel-1 || rel < 2 || ps.tk[rel-1].POS != doc.Pron || ps.tk[rel-1].Feats.Person != 3 {
		return clause.None
	}
	k := rel - 2
	for k > 0 && ps.kind[k] == itQuote {
		k--
	}
	id := int(ps.phrase[k])
	if id < 0 {
		return id
	}
	up := &ps.out.Phrases[id]
	if up.Pron || up.Head < 0 || !up.Who.CanAct() || up.Gender != doc.GenderAny && !ps.pronounFits(ps.tk[rel-1].Feats, ps.tk[up.Head].Feats, up.Head) {
		return clause.None
	}
	return id
}

// bareAntecedent is the phrase that a relative clause without pronoun
// describes, verb v being its first word: the nearest indefinite one that v
// agrees with or takes up («بيان لوزارة الخارجية نشرته الوكالة»). Of one person
// an imperfect says what he does at the time («تسجيل للوزير يهاجم …»).
func (ps *parser) bareAntecedent(last, v int) int {
	for n := 0; n < farAntecedent && ps.p.gram.in(ps.out.Phrases[last].Prep).has(setNegnoun); n++ { // «طائرة بدون طيار أطلقها …»
		up := ps.hangsOn(last)
		if up == clause.None {
			break
		}
		last = up
	}
	if l := &ps.out.Phrases[last]; oneHuman(&l.Who) {
		if t := &ps.tk[v]; t.Feats.Aspect == doc.Imperfect && ps.agreesBefore(t, l) {
			return last
		}
	}
	for id, n := last, 0; id != clause.None && n < farAntecedent; id, n = ps.hangsOn(id), n+1 {
		if ph := &ps.out.Phrases[id]; !ph.Def && !ph.Pron && !ps.isTime(ph) && ps.maySayOf(v, ph) {
			return ps.narrowed(id, ps.takenFeats(v))
		}
	}
	return last
}

// takenFeats are the features of the pronoun on verb v that takes up a noun
// before it, else those the verb agrees by.
func (ps *parser) takenFeats(v int) doc.Feats {
	t := &ps.tk[v]
	enc := t.Enc
	if enc == "" && v+1 < len(ps.tk) && ps.tk[v+1].POS == doc.Adp {
		enc = ps.tk[v+1].Enc
	}
	if enc == "" {
		return t.Feats
	}
	g, n := pronFeats(enc)
	return doc.Feats{Gender: g, Number: n}
}

// narrowed is the part of a phrase that is described where its head does not
// agree and a genitive does: «قائد القوات التي دخلت المدينة».
func (ps *parser) narrowed(id int, r doc.Feats) int {
	ph := &ps.out.Phrases[id]
	if ph.Pron || ph.Next != clause.None || ph.Some || ps.pronounFits(r, ps.tk[ph.Head].Feats, ph.Head) {
		return id
	}
	for k := ph.Head + 1; k < ph.To; k++ {
		if h := ps.hitAt[k]; ps.isNoun(k) && ps.pronounFits(r, ps.tk[k].Feats, k) && (h < 0 || ps.hits[h].from == k) {
			return ps.sub(k, ph.To)
		}
	}
	return id
}

// isNoun tells whether a noun of the phrase stands at token k, no adjective,
// number or determiner.
func (ps *parser) isNoun(k int) bool {
	t := &ps.tk[k]
	return !(t.POS == doc.Adj && !ps.known[k].trigger || t.POS == doc.Num || t.POS == doc.Det && t.Enc == "")
}

// adjoin hangs a verb that stands right behind a phrase on the clause before: it
// describes an indefinite noun. Behind a definite one it is the verb the clause
// before leads up to («عندما رفض الحارس أطلق …»), the second thing said of that
// clause's antecedent («رجل يقاتل في صفوف الجيش قتل»), or what its subject does
// meanwhile («كتبت الوزيرة على صفحتها تقول»).
func (ps *parser) adjoin(w *walk, p *clause.Pred) {
	ante, t := ps.bareAntecedent(w.lastPh, p.Tok), &ps.tk[p.Tok]
	p.Parent, p.Rel, p.Via = w.cur, clause.Relative, clause.Arg{Phrase: ante}
	x, s := &ps.out.Phrases[ante], &ps.out.Preds[w.cur]
	if x.Pron && ps.leadsUp(s) {
		p.Parent, p.Rel, p.Via = clause.None, clause.Root, clause.Arg{Phrase: clause.None} // «في بلدة …، حيث يقيم أهله فيها تظاهر …»
		return
	}
	if !x.Def || x.Pron || t.Enc != "" && ps.takesUp(t.Enc, x) {
		return
	}
	a := s.Arg(frames.Subj, "")
	agrees := a != nil && a.Phrase != clause.None && a.Phrase != ante && ps.agreesBefore(t, &ps.out.Phrases[a.Phrase])
	switch {
	case ps.leadsUp(s):
		p.Parent, p.Rel, p.Via = clause.None, clause.Root, clause.Arg{Phrase: clause.None}
	case ps.agreesBefore(t, x) && (x.Prep == "" || t.Feats.Aspect == doc.Imperfect && oneHuman(&x.Who)): // «رأى المهاجم يطلق النار»
	case agrees && (s.Rel == clause.Relative || !ps.out.Phrases[a.Phrase].Def) && ps.out.Phrases[a.Phrase].To <= s.Tok:
		p.Parent, p.Rel, p.Via = s.Parent, s.Rel, s.Via
		w.pre = append(w.pre, a.Phrase)
	case agrees && t.Feats.Aspect == doc.Imperfect && !oneHuman(&x.Who):
		p.Via.Phrase = a.Phrase
	}
}

// oneHuman tells whether somebody is one human being.
func oneHuman(w *clause.Who) bool {
	return w.Single || w.Kind == "person" || w.Kind == "name"
}

// insert begins a relative clause that stands between a subject and its verb:
// «الوزارة في بيان نشرته أمس أكدت …». Verb v takes up the indefinite noun right
// before it by a pronoun, or agrees with it alone («إن ثلاثة عمال قتلوا في قصف | استهدف
// …»), and the subject waits for the next verb.
func (ps *parser) insert(w *walk, v, group int) {
	t := &ps.tk[v]
	if len(w.pre) == 0 || w.lastPh == clause.None || w.mark != nil && w.mark.kind == itRel || !ps.adjacent(w.lastPh, group) {
		return
	}
	last := &ps.out.Phrases[w.lastPh]
	if last.Prep == "" || last.Def || last.Pron || ps.isTime(last) {
		return
	}
	if t.Enc != "" && !ps.takesUp(t.Enc, last) || t.Enc == "" && !ps.agreesAlone(t, last, w.pre) {
		return
	}
	w.pend, w.pendMark = append([]int(nil), w.pre...), w.mark
	w.reset(false)
	w.mark = &marker{kind: itRel, parent: w.cur, phrase: ps.narrowed(w.lastPh, ps.takenFeats(v)), tok: clause.None}
}

// agreesAlone tells whether verb t agrees with the noun at the head of a phrase and with
// none of those before that.
func (ps *parser) agreesAlone(t *doc.Token, ph *clause.Phrase, before []int) bool {
	if !ps.isNoun(ph.Head) || !ps.pronounFits(t.Feats, ps.tk[ph.Head].Feats, ph.Head) {
		return false
	}
	for _, id := range before {
		if x := &ps.out.Phrases[id]; x.Prev == clause.None && ps.agreesBefore(t, x) {
			return false
		}
	}
	return true
}

// leadsUp tells whether a clause opens the sentence with «when» or «after that»,
// so that the main verb is still to come.
func (ps *parser) leadsUp(s *clause.Pred) bool {
	if s.Parent != clause.None {
		return false
	}
	for k := s.Tok - 1; k >= 0 && k > s.Tok-4; k-- {
		switch ps.kind[k] {
		case itSub:
			return true
		case itComp:
			return k > 0 && ps.kind[k-1] == itPrep
		case itNeg, itMay, itFut:
		default:
			return false
		}
	}
	return false
}

// hangsOn is the phrase right before a phrase, its preposition or a time, or
// None where something stands between.
func (ps *parser) hangsOn(id int) int {
	ph := &ps.out.Phrases[id]
	if ph.Prev != clause.None && ps.out.Phrases[ph.Prev].Prep == "" {
		return ph.Prev
	}
	at := ph.From - 1
	switch {
	case ph.Prep != "" && ph.PrepTok >= 0:
		at = ph.PrepTok - 1
	case !ps.isTime(ph):
		return clause.None
	}
	for at >= 0 && (ps.kind[at] == itQuote || ps.kind[at] == itAdv) {
		at--
	}
	if at < 0 {
		return clause.None
	}
	return int(ps.phrase[at])
}

// maySayOf tells whether verb v may be said of an indefinite phrase before it:
// it agrees with one of its nouns, or a pronoun on it or on the preposition
// after it takes one up.
func (ps *parser) maySayOf(v int, ph *clause.Phrase) bool {
	t := &ps.tk[v]
	if t.Enc != "" && ps.takesUp(t.Enc, ph) {
		return true
	}
	if v+1 < len(ps.tk) && ps.tk[v+1].POS == doc.Adp && ps.tk[v+1].Enc != "" && ps.takesUp(ps.tk[v+1].Enc, ph) {
		return true
	}
	return ps.resumedLater(v, ph) || ps.agreesBefore(t, ph) || t.Feats.Person == 3 && ps.nounAgrees(t.Feats, ph)
}

// relAgrees tells whether a definite noun of a phrase agrees with the relative
// pronoun at token rel.
func (ps *parser) relAgrees(rel int, ph *clause.Phrase) bool {
	r := ps.tk[rel].Feats
	if ph.Pron {
		return ps.tk[ph.Head].POS == doc.Pron && ps.pronounFits(r, ps.tk[ph.Head].Feats, ph.Head) // «أولئك الذين»
	}
	if ps.tk[rel].Pro.Has(doc.ProWa) && ph.Prep != "" && ps.tk[ph.Head].POS == doc.Propn && (ph.Who.Kind == "state" || ph.Who.Kind == "city") {
		return false
	}
	return ps.nounAgrees(r, ph)
}

// nounAgrees tells whether a noun of a phrase, its head or a genitive, agrees
// with the features of a pronoun or verb.
func (ps *parser) nounAgrees(r doc.Feats, ph *clause.Phrase) bool {
	for k := ph.From; k < ph.To; k++ {
		if ps.isNoun(k) && ps.pronounFits(r, ps.tk[k].Feats, k) {
			return true
		}
	}
	return false
}

// pronounFits tells whether the noun at token k agrees with a relative pronoun
// of features r: plurals of things are feminine singular.
func (ps *parser) pronounFits(r, f doc.Feats, k int) bool {
	h := ps.hitAt[k]
	many := f.Number == doc.Plur || h >= 0 && (ps.hits[h].e.plural || ps.hits[h].e.agent != nil && ps.hits[h].e.agent.Group)
	switch {
	case r.Number == doc.Plur:
		return many
	case r.Number == doc.Dual:
		return f.Number == doc.Dual
	case f.Number == doc.Plur:
		return r.Gender == doc.Fem && !(h >= 0 && ps.hits[h].e.agent != nil && !ps.hits[h].e.agent.Group && !ps.hits[h].e.agent.Org) // people are «الذين»
	case f.Number == doc.Dual:
		return false
	}
	return f.Gender == doc.GenderAny || r.Gender == doc.GenderAny || f.Gender == r.Gender || h >= 0 && ps.hits[h].e.ent != nil && ps.tk[k].POS == doc.Propn || !ps.tk[k].Known
}

// antecedent: the noun before a relative clause is its subject, or its object
// where the verb carries a pronoun for it and a subject of its own follows, or does not
// agree with it («الحزب الذي تصنفه إرهابيا»).
func (ps *parser) antecedent(p *clause.Pred, id int, t *doc.Token, rel int) {
	ante := p.Via.Phrase
	if ante == clause.None {
		return
	}
	ph := &ps.out.Phrases[ante]
	if t.Enc != "" {
		if ps.takesUp(t.Enc, ph) && (ps.deems(p.Tok) || ps.subjectAt(p.Tok+1, p.Tok) || !ps.agreesBefore(t, ph) || !ps.agreesWithRel(rel, t)) {
			if a := ps.out.Preds[id].Arg(frames.Obj, ""); a != nil {
				a.Phrase = ante
			}
			return
		}
	}
	if ps.agreesBefore(t, ph) && ps.agreesWithRel(rel, t) && !ps.resumed(p.Tok, ph) {
		kind := frames.Subj
		if p.Passive {
			kind = frames.Obj
		}
		ps.addArg(id, clause.Arg{Kind: kind, Phrase: ante, Pred: clause.None})
		return
	}
	if first := ps.pair(ante); t.Feats.Number == doc.Dual && first != clause.None && !p.Passive && ps.agreesWithRel(rel, t) {
		ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: first, Pred: clause.None})
	}
}

// pair is the first of two phrases joined by «and» of which one is given, None where
// there are not just two: «تشيلي وبيرو اللتان …».
func (ps *parser) pair(id int) int {
	if prev := ps.out.Phrases[id].Prev; prev != clause.None {
		id = prev
	}
	first := &ps.out.Phrases[id]
	if first.Prev != clause.None || first.Next == clause.None || ps.out.Phrases[first.Next].Next != clause.None || first.Number != doc.Sing {
		return clause.None
	}
	return id
}

// agreesWithRel tells whether a verb agrees with the relative pronoun at token
// rel, as it does where that is its subject: «الذين تتراوح أعمارهم» are not
// those who range.
func (ps *parser) agreesWithRel(rel int, v *doc.Token) bool {
	if rel == clause.None {
		return true
	}
	r, f := ps.tk[rel].Feats, v.Feats
	return r.Number == doc.NumberAny || (f.Number == r.Number || f.Number == doc.NumberAny) && (f.Gender == r.Gender || f.Gender == doc.GenderAny || r.Gender == doc.GenderAny)
}

// takesUp tells whether a pronoun may stand for a phrase or for the genitive at
// its end.
func (ps *parser) takesUp(enc string, ph *clause.Phrase) bool {
	g, n := pronFeats(enc)
	if (g == doc.GenderAny || ph.Gender == doc.GenderAny || g == ph.Gender || ph.Number == doc.Plur) &&
		(n == doc.NumberAny || n == doc.Sing || n == ph.Number || ph.Who.Group) {
		return true
	}
	return !ph.Pron && n != doc.NumberAny && ps.nounAgrees(doc.Feats{Gender: g, Number: n}, ph)
}
