package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func (ps *parser) verb(w *walk, i int) {
	t := &ps.tk[i]
	conj := w.conj || t.Pro&conjPro != 0
	if w.topic && t.Pro.Has(doc.ProFa) && len(w.pre) > 0 {
		conj, w.topic = false, false // «أما بولندا فرفضت»: the ف answers أما
	}
	group := w.group
	if group < 0 {
		group = i
	}
	p := clause.Pred{Args: ps.out.SpareArgs(), Tok: i, Verb: true, Parent: clause.None, Phrase: clause.None, Comp: clause.None, Keys: ps.known[i].lemmas,
		Passive: t.Feats.Voice == doc.Passive, Neg: w.neg && !(w.negWord && conj), Fut: w.fut || t.Pro.Has(doc.ProSa), Marks: w.words}
	if p.Passive && len(p.Keys) > 1 && !ps.p.verbs[p.Keys[0]] {
		p.Passive = false // the reading that frames know is active: «تبدي» is of أبدى
	}
	p.Perf = t.Feats.Aspect == doc.Perfect
	p.Hyp = w.may || w.past && t.Feats.Aspect == doc.Imperfect && !w.neg
	if p.Neg && w.words != "" && hasWord(w.words, "لن") {
		p.Fut = true
	}
	id := len(ps.out.Preds)
	if len(w.pend) > 0 && !conj && w.mark == nil && w.cur != clause.None && ps.out.Preds[w.cur].Rel == clause.Relative && (len(w.pre) == 0) &&
		(w.lastPh == clause.None || ps.out.Phrases[w.lastPh].Def || !ps.adjacent(w.lastPh, group)) && !ps.isKana(w.cur) {
		w.pre, w.mark, w.pend = append(w.pre, w.pend...), w.pendMark, nil
		if w.mark == nil {
			w.cur = ps.out.Preds[w.cur].Parent
		}
	}
	if !conj {
		ps.insert(w, i, group)
	}
	prevCur := w.cur
	aux := prevCur != clause.None && w.mark == nil && !conj && ps.isKana(prevCur) && (w.past || w.open && ps.out.Preds[prevCur].Arg(frames.Obj, "") == nil)
	asides := len(w.rel)
	ps.relate(w, &p, conj, aux, group)
	if len(w.rel) == asides && ps.sourceAside(w, &p, group) {
		w.rel = append(w.rel, w.cur)
	}
	if w.mark == nil && !conj && ps.supposes(&p, group) {
		p.Rel, p.Via, p.Hyp = clause.Conditional, clause.Arg{Phrase: clause.None}, true
	}
	if p.Rel != clause.Relative && !aux {
		w.clause++
	}
	p.Clause = w.clause
	ps.out.Preds = append(ps.out.Preds, p)
	if t.Enc != "" {
		if ph := ps.pronounAt(i); ph >= 0 {
			ps.addArg(id, clause.Arg{Kind: frames.Obj, Phrase: ph, Pred: clause.None})
		}
	}
	ps.subjectBefore(w, id, conj, aux, group)
	for _, pp := range w.prePP {
		ph := &ps.out.Phrases[pp]
		ps.addArg(id, clause.Arg{Kind: ps.prepKind(ph.Prep), Prep: ph.Prep, Phrase: pp, Pred: clause.None})
	}
	if aux {
		ps.out.Preds[id].KanaQad = ps.out.Preds[prevCur].Perf
		if ps.out.Preds[prevCur].Perf && w.past { // «كان قد توجه»: a perfect, whatever it looks like
			ps.out.Preds[id].Perf, ps.out.Preds[id].Hyp = true, false
		}
		if k := foldLemma(&ps.tk[ps.out.Preds[prevCur].Tok]); k != "زال" && k != "برح" { // «لا يزال» is still going on
			ps.out.Preds[id].Neg = ps.out.Preds[id].Neg || ps.out.Preds[prevCur].Neg
		}
		ps.out.Preds[id].Fut = ps.out.Preds[id].Fut || ps.out.Preds[prevCur].Fut
	}
	w.reset(true)
	w.cur, w.open, w.aside = id, true, false
}

func hasWord(s, w string) bool {
	for s != "" {
		var f string
		f, s = cutSpace(s)
		if f == w {
			return true
		}
	}
	return false
}

func cutSpace(s string) (string, string) {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

func (ps *parser) isKana(pred int) bool {
	return ps.keyIn(ps.out.Preds[pred].Tok, setKana)
}

// relate decides what the new verb hangs on.
func (ps *parser) relate(w *walk, p *clause.Pred, conj, aux bool, group int) {
	switch {
	case aux:
		k := &ps.out.Preds[w.cur]
		p.Parent, p.Rel, p.Via = k.Parent, k.Rel, k.Via
	case w.mark != nil:
		p.Parent = w.mark.parent
		switch w.mark.kind {
		case itComp:
			p.Rel = clause.Complement
			p.Comp = w.mark.tok
			p.Via = clause.Arg{Kind: frames.Clause, Prep: w.mark.prep, Phrase: clause.None}
		case itRel:
			p.Rel = clause.Relative
			p.Via = clause.Arg{Phrase: w.mark.phrase}
			if w.mark.tok > 0 && ps.kind[w.mark.tok-1] == itPunct && w.cur != clause.None {
				w.rel = append(w.rel, w.cur)
			}
		case itCond:
			p.Rel = clause.Conditional
			p.Hyp = true
		default:
			p.Rel = clause.Adverbial
		}
		if p.Parent == clause.None && p.Rel != clause.Conditional && p.Rel != clause.Relative {
			p.Rel = clause.Root
		}
	case ps.purpose(w, p, conj):
		p.Parent, p.Rel = w.cur, clause.Adverbial
	case conj && w.cur != clause.None:
		sib := ps.coordinateWith(w.cur, p)
		p.Rel = clause.Coordinated
		if sib != clause.None {
			s := &ps.out.Preds[sib]
			p.Parent, p.Via = s.Parent, s.Via
			if s.Rel == clause.Complement || s.Rel == clause.Conditional {
				p.Rel = s.Rel
			}
			if s.Rel == clause.Conditional {
				p.Hyp = true
			}
		}
	case len(w.pre) == 0 && w.cur != clause.None && w.lastPh != clause.None && ps.adjacent(w.lastPh, group) && ps.secondPredicate(w, p):
		s := &ps.out.Preds[w.cur]
		p.Parent, p.Rel, p.Via = s.Parent, s.Rel, s.Via
		if a := s.Arg(frames.Subj, ""); a != nil {
			w.pre = append(w.pre, a.Phrase)
		}
	case len(w.pre) == 0 && w.cur != clause.None && w.lastPh != clause.None && ps.adjacent(w.lastPh, group):
		ps.adjoin(w, p)
	case w.cur == clause.None && len(w.pre) == 0 && !conj && w.lastPh != clause.None && ps.gathered(p, group, w.lastPh):
		p.Rel, p.Via = clause.Relative, clause.Arg{Phrase: w.lastPh}
	case w.cur != clause.None && ps.out.Preds[w.cur].Tok == group-1:
		p.Parent, p.Rel = w.cur, clause.Complement
		p.Via = clause.Arg{Kind: frames.Clause, Phrase: clause.None}
	case ps.ascribedAside(w, p, group):
		p.Parent, p.Rel, p.Via = w.cur, clause.Relative, clause.Arg{Phrase: ps.bareAntecedent(w.lastPh, p.Tok)}
		w.rel = append(w.rel, w.cur)
	case w.cur != clause.None && len(w.pre) > 0:
		s := &ps.out.Preds[w.cur]
		if s.Rel == clause.Complement {
			p.Parent, p.Rel, p.Via = s.Parent, s.Rel, s.Via
		}
	}
}

// gathered tells whether a verb describes the indefinite event noun right before it, which
// opens the sentence behind a preposition and brings others together: «في اتصال | جمع الوزير
// ونظيره …».
func (ps *parser) gathered(p *clause.Pred, group, last int) bool {
	x := &ps.out.Phrases[last]
	if p.Passive || x.Pron || x.Def || x.Prep == "" || len(p.Keys) == 0 || !ps.adjacent(last, group) || !ps.known[x.Head].trigger {
		return false
	}
	return ps.p.gathers(p.Keys[0]) && ps.agreesBefore(&ps.tk[p.Tok], x)
}

// supposes tells whether a verb without «إذا» is a condition all the same: «ما
// لم تنسحب باريس», «في حال أقدمت الهند على الخطوة».
func (ps *parser) supposes(p *clause.Pred, group int) bool {
	if p.Neg && hasWord(p.Marks, "ما") && hasWord(p.Marks, "لم") {
		return group > 0 && ps.tk[group-1].POS != doc.Pron && ps.tk[group-1].POS != doc.Adp && !p.Passive
	}
	if p.Rel != clause.Relative || p.Via.Phrase == clause.None {
		return false
	}
	ph := &ps.out.Phrases[p.Via.Phrase]
	return ph.Prep == "في" && ph.To == ph.From+1 && ps.stemIn(ph.From, setSuppose)
}

// secondPredicate: «انتحاري يقود سيارة فجّر نفسه»: the second verb does not
// agree with the noun before it but with the subject of the first, which was a
// relative clause.
func (ps *parser) secondPredicate(w *walk, p *clause.Pred) bool {
	t := &ps.tk[p.Tok]
	s := &ps.out.Preds[w.cur]
	a := s.Arg(frames.Subj, "")
	if t.Enc != "" || a == nil || a.Phrase == clause.None || w.lastPh == a.Phrase || ps.agreesBefore(t, &ps.out.Phrases[w.lastPh]) || ps.endsIn(t, &ps.out.Phrases[w.lastPh]) {
		return false
	}
	x := &ps.out.Phrases[a.Phrase]
	return x.To <= s.Tok && ps.agreesBefore(t, x) && x.Who.CanAct()
}

// endsIn tells whether an indefinite genitive ends a phrase that the verb behind it
// describes: «أخو رجل | نفذ هجوما».
func (ps *parser) endsIn(t *doc.Token, ph *clause.Phrase) bool {
	k := ph.To - 1
	if ph.Pron || ph.Def || k <= ph.Head || !ps.isNoun(k) {
		return false
	}
	return ps.pronounFits(t.Feats, ps.tk[k].Feats, k)
}

// adjacent tells whether nothing but quotation marks stands between a phrase
// and token i.
func (ps *parser) adjacent(ph, i int) bool {
	k := ps.out.Phrases[ph].To
	for k < i && ps.kind[k] == itQuote {
		k++
	}
	return k == i
}

// coordinateWith finds the verb a «و» verb continues: reporting verbs and
// other perfects after an imperfect clause go back to the main clause.
func (ps *parser) coordinateWith(cur int, p *clause.Pred) int {
	c := cur
	for {
		k := &ps.out.Preds[c]
		if k.Rel == clause.Relative && k.Parent != clause.None && p.Perf != k.Perf && !ps.resumes(p.Tok, k) {
			c = k.Parent
			continue
		}
		if (k.Rel == clause.Complement || k.Rel == clause.Adverbial) && k.Parent != clause.None {
			top := &ps.out.Preds[k.Parent]
			if p.Perf && !k.Perf && top.Perf || ps.p.isCue(p) && ps.p.isCue(top) && p.Perf == top.Perf && !ps.likeNearer(p, k, top) {
				c = k.Parent
				continue
			}
		}
		return c
	}
}

// likeNearer tells whether a verb of saying in the plural or dual agrees with the nearer
// verb before it and not with who spoke first: «أكدت المصادر أن قادة زاروا المدرسة وطلبوا …».
func (ps *parser) likeNearer(p, near, top *clause.Pred) bool {
	f, n := ps.tk[p.Tok].Feats, ps.tk[near.Tok].Feats
	if f.Number != doc.Plur && f.Number != doc.Dual || n.Number != f.Number || n.Gender != f.Gender {
		return false
	}
	if ps.tk[top.Tok].Feats.Gender == doc.Fem && f.Gender == doc.Masc {
		return true
	}
	a := top.Arg(frames.Subj, "")
	return a != nil && a.Phrase != clause.None && ps.out.Phrases[a.Phrase].Number == doc.Sing && !ps.out.Phrases[a.Phrase].Who.Group
}

// resumes tells whether a preposition behind verb v takes up what a relative clause
// describes, which v then carries on: «الدعوى التي تقدمت بها قطر وتتهم فيها …».
func (ps *parser) resumes(v int, rel *clause.Pred) bool {
	if v+1 >= len(ps.tk) || ps.tk[v+1].POS != doc.Adp || ps.tk[v+1].Enc == "" || ps.tk[v].Enc != "" || rel.Via.Phrase == clause.None {
		return false
	}
	ante := &ps.out.Phrases[rel.Via.Phrase]
	return !ante.Who.CanAct() && ps.takesUp(ps.tk[v+1].Enc, ante)
}

// subjectBefore gives the verb a subject that stands before it.
func (ps *parser) subjectBefore(w *walk, id int, conj, aux bool, group int) {
	p := &ps.out.Preds[id]
	t := &ps.tk[p.Tok]
	if aux {
		a := ps.out.Preds[w.cur].Arg(frames.Subj, "")
		if a == nil || p.Rel == clause.Relative && a.Phrase != clause.None && ps.topic(p.Tok, &ps.out.Phrases[a.Phrase]) {
			ps.takeUp(id, a) // «المواقع التي كانت تستخدمها الميليشيا»
			return
		}
		ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: a.Phrase, Pred: clause.None})
		return
	}
	if p.Rel == clause.Relative {
		rel := clause.None
		if w.mark != nil && w.mark.kind == itRel {
			rel = w.mark.tok
		}
		ps.antecedent(p, id, t, rel)
		return
	}
	if s := ps.obliged(w, t, group); s != clause.None && !p.Passive {
		ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: s, Pred: clause.None})
		return
	}
	if !conj {
		for k := len(w.pre) - 1; k >= 0; k-- {
			for ps.out.Phrases[w.pre[k]].Prev != clause.None && k > 0 && ps.out.Phrases[w.pre[k]].Prev == w.pre[k-1] {
				k--
			}
			ph := &ps.out.Phrases[w.pre[k]]
			if ps.closedOff(ph, group) || ps.dummy(ph, p.Tok) {
				continue
			}
			if ps.topic(p.Tok, ph) {
				if a := ps.out.Preds[id].Arg(frames.Obj, ""); a != nil && t.Enc != "" {
					a.Phrase = w.pre[k]
				}
				return
			}
			if ps.agreesBefore(t, ph) && (ph.Who.CanAct() || ph.Pron || len(w.pre) == 1 || k == 0) {
				kind := frames.Subj
				if p.Passive {
					kind = frames.Obj
				}
				ps.addArg(id, clause.Arg{Kind: kind, Phrase: w.pre[k], Pred: clause.None})
				return
			}
		}
	}
	if p.Rel == clause.Complement && w.cur != clause.None && ps.out.Preds[w.cur].Tok == group-1 {
		ps.inherit(id, w.cur)
	}
}

// closedOff tells whether a phrase ends what opens the sentence with a preposition, a
// comma standing before the verb: «خلال لقائه المسؤولين الأكراد، دعا الوزير …».
func (ps *parser) closedOff(ph *clause.Phrase, verb int) bool {
	if ph.Prep != "" || ph.Pron || ph.From == 0 || ps.kind[ph.From-1] != itNom || ps.phrase[ph.From-1] < 0 || verb == 0 || ps.tk[verb-1].POS != doc.Punct || ps.kind[verb-1] != itPunct {
		return false
	}
	x := &ps.out.Phrases[ps.phrase[ph.From-1]]
	return x.Prep != "" && x.To == ph.From && !ps.isTime(x) && ps.subjectAt(verb+1, verb)
}

// obliged is who stands behind a preposition right before «أن» and the verb, which
// says what he must, may or is asked to do: «على الدول أن تدعم …», «يمكن للجيش أن
// يهاجم …», «طلب من الوزير أن يستقيل». None for most.
func (ps *parser) obliged(w *walk, t *doc.Token, group int) int {
	if w.mark == nil || w.mark.kind != itComp || w.mark.tok < 1 || group != w.mark.tok+1 || ps.tk[w.mark.tok].POS != doc.Sconj || ps.tk[w.mark.tok].Enc != "" || w.mark.prep != "" || ps.phrase[w.mark.tok-1] < 0 {
		return clause.None
	}
	id := int(ps.phrase[w.mark.tok-1])
	ph := &ps.out.Phrases[id]
	if ph.To != w.mark.tok || !ps.p.gram.in(ph.Prep).has(setObliged) || !ph.Pron && !ph.Who.CanAct() || !ps.agreesBefore(t, ph) {
		return clause.None
	}
	return id
}

// purpose tells whether a verb with «لـ» says what for the verb before it is
// done («توجه الوزير إلى جنيف ليلتقي …»); it describes no noun between.
func (ps *parser) purpose(w *walk, p *clause.Pred, conj bool) bool {
	return !conj && w.mark == nil && w.cur != clause.None && ps.tk[p.Tok].Pro.Has(doc.ProLi)
}

// goesOn tells whether a verb of purpose has the subject of the verb above, so
// that what follows it is its object («… ليبحث الأزمة»).
func (ps *parser) goesOn(v *clause.Pred) bool {
	t := &ps.tk[v.Tok]
	if v.Rel != clause.Adverbial || v.Parent == clause.None || !t.Pro.Has(doc.ProLi) || t.Enc != "" {
		return false
	}
	a := ps.out.Preds[v.Parent].Arg(frames.Subj, "")
	return a != nil && a.Phrase != clause.None && ps.agreesBefore(t, &ps.out.Phrases[a.Phrase])
}

// takeUp makes what a pronoun on a verb takes up its object.
func (ps *parser) takeUp(id int, topic *clause.Arg) {
	p := &ps.out.Preds[id]
	if a := p.Arg(frames.Obj, ""); a != nil && topic != nil && ps.tk[p.Tok].Enc != "" {
		a.Phrase = topic.Phrase
	}
}

func (ps *parser) inherit(id, from int) {
	if a := ps.out.Preds[from].Arg(frames.Subj, ""); a != nil {
		ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: a.Phrase, Pred: clause.None})
	}
}

// subjectAt tells whether the subject of verb v may begin at token i.
func (ps *parser) subjectAt(i, v int) bool {
	if i >= len(ps.tk) || ps.kind[i] != itNom || ps.phrase[i] < 0 || ps.tk[i].Pro&(conjPro|prepPro) != 0 {
		return false
	}
	ph := &ps.out.Phrases[ps.phrase[i]]
	if ps.deems(v) && !ph.Def && ph.Number == doc.Sing {
		return false
	}
	return ps.caseOf(i) != oblique && !ps.isTime(ph) && ps.mayFollow(&ps.tk[v], ph)
}

// deems tells whether token v is a verb of classing with the pronoun of whom it
// classes: «تعتبرها منظمة إرهابية».
func (ps *parser) deems(v int) bool {
	return ps.tk[v].Enc != "" && ps.keyIn(v, setDeem)
}

// resumed tells whether a preposition after the verb takes up the antecedent
// and the subject follows: «المدينة التي سيطر عليها الجيش».
func (ps *parser) resumed(v int, ante *clause.Phrase) bool {
	return v+2 < len(ps.tk) && ps.tk[v+1].POS == doc.Adp && ps.tk[v+1].Enc != "" && ps.takesUp(ps.tk[v+1].Enc, ante) && ps.subjectAt(v+2, v) || ps.resumedLater(v, ante)
}

// resumedLater tells whether the subject stands right behind the verb, its object
// behind that, and a preposition takes up the antecedent, a thing, only then: «هجوم
// أعلنت الحركة مسؤوليتها عنه», «الاتفاق الذي رفض الحزب المشاركة فيه».
func (ps *parser) resumedLater(v int, ante *clause.Phrase) bool {
	const near = 5 // words of the object
	if ante.Who.CanAct() || ps.tk[v].Enc != "" || !ps.subjectAt(v+1, v) {
		return false
	}
	subj := &ps.out.Phrases[ps.phrase[v+1]]
	if !subj.Def || !subj.Who.CanAct() || subj.To >= len(ps.tk) || ps.kind[subj.To] != itNom {
		return false
	}
	for k := subj.To + 1; k < min(subj.To+near, len(ps.tk)); k++ {
		switch t := &ps.tk[k]; {
		case t.POS == doc.Adp && t.Enc != "":
			return ps.takesUp(t.Enc, ante)
		case t.POS == doc.Verb || t.POS == doc.Punct || t.Pro&conjPro != 0:
			return false
		}
	}
	return false
}

// topic tells whether a phrase before verb v is what the clause is about and
// not its subject: a pronoun takes it up and the subject follows («الهجوم نفذه
// مسلحون», «المدينة سيطر عليها الجيش»).
func (ps *parser) topic(v int, ph *clause.Phrase) bool {
	if enc := ps.tk[v].Enc; enc != "" && ps.takesUp(enc, ph) && ps.subjectAt(v+1, v) {
		return true
	}
	return ps.resumed(v, ph)
}
