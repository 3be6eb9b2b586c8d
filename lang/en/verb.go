package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// verb makes a predicate of a verb group and finds what it hangs on.
func (ps *parser) verb(w *walk, g *group) {
	if g.form == participle && (ps.readsActive(w, g) || ps.onlyVerb(w, g) || ps.relatives(w, g) || ps.awaited(w, g)) {
		g.form, g.passive, g.perf = finite, false, true
	}
	if (g.form == participle || g.form == bare) && ps.inList(w, g) {
		g.form, g.passive, g.perf = finite, false, true
	}
	if w.head && g.form != finite && w.cur == clause.None && w.mark.kind == noMark && w.pre != clause.None {
		ps.headlineVerb(g)
	}
	word := ps.words[g.main]
	keys := word.keys
	if len(word.phrases) > 0 {
		if more, _ := ps.phraseKeys(g.main); len(more) > 0 {
			keys = append(more, word.lemma)
		}
	}
	p := clause.Pred{Tok: g.main, Verb: true, Parent: clause.None, Phrase: clause.None, Comp: clause.None, Keys: keys,
		Passive: g.passive, Neg: g.neg, Fut: g.fut, Hyp: g.hyp, Perf: g.perf, Marks: g.marks, Via: clause.Arg{Phrase: clause.None}}
	switch g.form {
	case finite:
		ps.finiteVerb(w, &p)
	case infinitive:
		ps.infinitive(w, &p, g)
	case gerund:
		ps.gerund(w, &p, g)
	case participle:
		ps.participle(w, &p)
	case bare:
		ps.bareVerb(w, &p)
	}
}

// add adds the predicate with its phrases before it, and makes it current.
func (ps *parser) add(w *walk, p *clause.Pred, subj int) int {
	if p.Rel != clause.Relative {
		w.clauses++
	}
	p.Clause = w.clauses
	id := ps.addPred(*p)
	ps.give(id, subj)
	for _, pp := range w.prePP {
		ph := &ps.out.Phrases[pp]
		loose := ph.PrepTok > 0 && ps.phrase[ph.PrepTok-1] >= 0 && !ps.np[ps.phrase[ph.PrepTok-1]].time
		ps.prepArg(id, pp, loose)
	}
	w.prePP = w.prePP[:0]
	w.mark, w.pre = marker{}, clause.None
	w.cur, w.open, w.broken = id, true, false
	return id
}

func (ps *parser) finiteVerb(w *walk, p *clause.Pred) {
	if ps.inverted(w, p) {
		return
	}
	if ps.befell(w, p) {
		p.Passive = true
	}
	subj := w.pre
	shared := w.cc && subj == clause.None && w.cur != clause.None || ps.goesOn(w, p)
	switch {
	case w.mark.kind != noMark:
		subj = ps.marked(w, p, subj)
	case shared:
		if q := &ps.out.Preds[w.cur]; q.Passive && len(w.prePP) == 0 && ps.fold(p.Tok+1) != "to" && ps.tags[p.Tok] == tag.VBD && ps.inVG[p.Tok] >= 0 && ps.groups[ps.inVG[p.Tok]].from == p.Tok && ps.topAt(p.Tok+1) == clause.None {
			p.Passive = true // was tortured and killed
		}
		subj = ps.shares(w, p)
	case subj != clause.None && w.cur != clause.None && !w.broken && ps.out.Phrases[subj].From > ps.out.Preds[w.cur].Tok && ps.takesClause(w.cur) && !ps.in(ps.out.Preds[w.cur].Tok, setMotion):
		p.Parent, p.Rel = w.cur, clause.Complement
		p.Via = clause.Arg{Kind: frames.Clause, Phrase: clause.None}
		p.From = ps.out.Phrases[subj].From
	case subj != clause.None && w.cur != clause.None:
		ps.beside(w, p, subj)
	}
	if subj == clause.None && !shared && len(w.pend) > 0 {
		subj = w.pend[len(w.pend)-1]
		w.pend = w.pend[:len(w.pend)-1]
		ps.mainAgain(w, p, subj)
	}
	id := ps.add(w, p, subj)
	ps.undangle(w, id, subj)
}

// mainAgain: the verb of a subject that a relative clause stood behind hangs on
// what the clause above hangs on.
func (ps *parser) mainAgain(w *walk, p *clause.Pred, subj int) {
	if w.cur == clause.None {
		return
	}
	k := ps.describing(w.cur, subj)
	if k == clause.None {
		k = w.cur
	}
	up := ps.out.Preds[k].Parent
	if up == clause.None {
		return
	}
	if q := &ps.out.Preds[up]; q.Verb && ps.takesClause(up) {
		p.Parent, p.Rel = up, clause.Complement
		p.Via = clause.Arg{Kind: frames.Clause, Phrase: clause.None}
	}
}

// describing is the verb of the relative clause of a phrase that a verb stands in,
// or None.
func (ps *parser) describing(pred, phrase int) int {
	for k, n := pred, 0; k != clause.None && n < 8; n++ {
		p := &ps.out.Preds[k]
		if p.Rel == clause.Relative && p.Via.Phrase == phrase {
			return k
		}
		k = p.Parent
	}
	return clause.None
}

// inverted: a verb of saying before its subject: «…, said X», «"…" said X».
func (ps *parser) inverted(w *walk, p *clause.Pred) bool {
	if w.pre != clause.None || w.mark.kind != noMark || w.cc || p.Tok == 0 || !ps.punct(p.Tok-1) || !p.Perf && !p.Verb {
		return false
	}
	say := false
	for _, k := range p.Keys {
		_, ok := ps.p.lists.Cues[k]
		say = say || ok
	}
	next := ps.topAt(p.Tok + 1)
	if !say || next == clause.None || ps.listOfVerbs(next) || ps.out.Phrases[next].Prep != "" || ps.np[next].time {
		return false
	}
	id := ps.add(w, p, clause.None)
	w.asks = id
	return true
}

// marked hangs a verb on what opened its clause; it returns the subject.
func (ps *parser) marked(w *walk, p *clause.Pred, subj int) int {
	m := w.mark
	p.Parent = m.parent
	switch m.kind {
	case markThat:
		p.Rel, p.Comp = clause.Complement, m.tok
		p.Via = clause.Arg{Kind: frames.Clause, Phrase: clause.None}
		if m.parent == clause.None {
			p.Rel = clause.Root
		}
	case markRel:
		p.Rel = clause.Relative
		p.Via = clause.Arg{Phrase: m.phrase}
		if subj == clause.None {
			return m.phrase
		}
		if kind := frames.Obj; !p.Passive && ps.fold(m.tok) != "where" && ps.tags[m.tok] != tag.WPS && ps.tag(m.tok-1) != tag.IN {
			p.Args = append(p.Args, clause.Arg{Kind: kind, Phrase: m.phrase, Pred: clause.None})
		}
	case markIf:
		p.Rel, p.Hyp, p.Comp = clause.Conditional, true, m.tok
		if ps.fold(m.tok) == "whether" {
			p.Rel = clause.Complement
			p.Via = clause.Arg{Kind: frames.Clause, Phrase: clause.None}
		}
	default:
		p.Rel = clause.Adverbial
		if m.parent == clause.None {
			p.Rel = clause.Root
		}
	}
	return subj
}

// shares: a verb behind «and» goes on with the subject of the verb before it.
func (ps *parser) shares(w *walk, p *clause.Pred) int {
	k := w.cur
	for n := 0; n < 6; n++ {
		q := &ps.out.Preds[k]
		g := ps.groups[ps.inVG[q.Tok]]
		up := q.Parent
		if q.Verb && up != clause.None && !ps.out.Preds[up].Verb && g.form != finite {
			if f := ps.finiteBefore(q.Tok); f != clause.None { // «efforts to reform X, and accused»
				k = f
				continue
			}
		}
		switch {
		case !q.Verb || up == clause.None || !ps.out.Preds[up].Verb:
		case g.form != finite:
			k = up
			continue
		case q.Rel == clause.Adverbial && ps.subjectOf(up) != clause.None && w.broken:
			k = up
			continue
		case q.Rel == clause.Complement && ps.cueVerb(p) && ps.cue(up) && p.Perf == ps.out.Preds[up].Perf:
			k = up
			continue
		}
		break
	}
	s := &ps.out.Preds[k]
	p.Parent, p.Rel, p.Via = s.Parent, clause.Coordinated, s.Via
	if s.Rel == clause.Complement || s.Rel == clause.Conditional || s.Rel == clause.Relative || s.Rel == clause.Adverbial {
		p.Rel = s.Rel
	}
	p.Hyp = p.Hyp || s.Rel == clause.Conditional
	if !p.Fut && !p.Hyp && ps.bareForm(p.Tok) {
		p.Fut, p.Hyp, p.Marks = s.Fut, s.Hyp, s.Marks
	}
	return ps.subjectOf(k)
}

// finiteBefore is the nearest finite verb before a token, or None.
func (ps *parser) finiteBefore(tok int) int {
	for k := len(ps.out.Preds) - 1; k >= 0; k-- {
		if q := &ps.out.Preds[k]; q.Verb && q.Tok < tok && ps.inVG[q.Tok] >= 0 && ps.groups[ps.inVG[q.Tok]].form == finite {
			return k
		}
	}
	return clause.None
}

func (ps *parser) bareForm(i int) bool { return ps.tags[i] == tag.VB || ps.tags[i] == tag.VBP }

func (ps *parser) cueVerb(p *clause.Pred) bool {
	for _, k := range p.Keys {
		if _, ok := ps.p.lists.Cues[k]; ok {
			return true
		}
	}
	return false
}

// beside: a clause with a subject of its own behind another: coordinated, or in
// the open («…, officials said»).
func (ps *parser) beside(w *walk, p *clause.Pred, subj int) {
	s := &ps.out.Preds[w.cur]
	from := ps.out.Phrases[subj].From
	if from == 0 || ps.tag(from-1) != tag.CC || ps.cueVerb(p) {
		return
	}
	p.Rel, p.Parent, p.Via = clause.Coordinated, s.Parent, s.Via
	if s.Rel == clause.Complement {
		p.Rel = s.Rel
	}
	if s.Rel == clause.Relative || s.Rel == clause.Adverbial {
		p.Parent, p.Via = clause.None, clause.Arg{Phrase: clause.None}
	}
}

// infinitive hangs an infinitive on the verb, noun or adjective before it.
func (ps *parser) infinitive(w *walk, p *clause.Pred, g *group) {
	ps.tk[g.main].Feats.VerbForm = doc.Infinitive
	if w.cc && w.cur != clause.None {
		subj := ps.joins(w, p)
		ps.add(w, p, subj)
		return
	}
	subj, parent := clause.None, w.cur
	p.Rel, p.Via = clause.Complement, clause.Arg{Kind: frames.Clause, Phrase: clause.None}
	if n := ps.nounBefore(g.from); n != clause.None {
		parent = n
		subj = ps.ownerOf(n, w)
	} else if w.cur != clause.None {
		subj = ps.controller(w.cur, "")
		if q := &ps.out.Preds[w.cur]; ps.in(q.Tok, setSummoned) && ps.in(p.Tok, setVoice) && !q.Passive {
			subj = ps.subjectOf(w.cur) // summoned the envoy to protest
		}
		if who := ps.toldOf(w.cur, g.from); who != clause.None {
			subj = who
			p.Fut, p.Marks = true, "to "
		}
		if !ps.controls(w.cur) && !ps.takesClause(w.cur) {
			p.Rel, p.Via = clause.Adverbial, clause.Arg{Phrase: clause.None}
			p.Fut, p.Marks = true, "to "
		}
	}
	if who := ps.forWhom(w, g.from); who != clause.None {
		subj = who
	}
	if p.Parent = parent; parent == clause.None {
		p.Rel, p.Via = clause.Root, clause.Arg{Phrase: clause.None}
		if w.pre != clause.None && w.mark.kind == noMark {
			subj = w.pre
			p.Fut, p.Marks = true, "to "
		} else {
			p.Hyp, p.Marks = true, "to "
		}
	}
	pre, mark := w.pre, w.mark
	ps.add(w, p, subj)
	if pre != clause.None && subj != pre { // «the plan to attack … failed»
		w.pend = append(w.pend, pre)
	}
	w.mark = mark
}

// forWhom is who is named behind «for» right before an infinitive, whose subject he is:
// «a deal for the police to inspect the port»; None where somebody only goes there («left
// for Oslo to meet …»).
func (ps *parser) forWhom(w *walk, to int) int {
	if w.lastPh == clause.None {
		return clause.None
	}
	x := &ps.out.Phrases[w.lastPh]
	if x.Prep != "for" || x.To != to || !x.Who.CanAct() || w.cur != clause.None && ps.in(ps.out.Preds[w.cur].Tok, setMotion) {
		return clause.None
	}
	return w.lastPh
}

// toldOf is whom a title says that he will do something: «PM says aide to quit»;
// None elsewhere.
func (ps *parser) toldOf(pred, at int) int {
	p := &ps.out.Preds[pred]
	a := p.Arg(frames.Obj, "")
	if p.Passive || a == nil || a.Phrase == clause.None || ps.out.Phrases[a.Phrase].To != at || !ps.cue(pred) || ps.fullStop() || ps.in(p.Tok, setObject) || !ps.out.Phrases[a.Phrase].Who.CanAct() {
		return clause.None
	}
	return a.Phrase
}

// mayDo tells whether a phrase may be one who does something: no tale, no headlines.
func (ps *parser) mayDo(id int) bool {
	if id == clause.None {
		return false
	}
	ph := &ps.out.Phrases[id]
	return ph.Pron || ph.Who.CanAct() || ph.Who.Pending != "" || ph.Inner != nil
}

// joins ties an infinitive behind «and» to the one before it.
func (ps *parser) joins(w *walk, p *clause.Pred) int {
	s := &ps.out.Preds[w.cur]
	p.Parent, p.Rel, p.Via, p.Fut, p.Hyp, p.Marks = s.Parent, s.Rel, s.Via, p.Fut || s.Fut, p.Hyp || s.Hyp, s.Marks
	return ps.subjectOf(w.cur)
}

// controls tells whether a control word governs clauses.
func (ps *parser) controls(pred int) bool {
	for _, k := range ps.out.Preds[pred].Keys {
		if len(ps.p.lists.Control[k]) > 0 {
			return true
		}
	}
	return false
}

// nounBefore is the event or control noun, or adjective, that ends right before
// token i, or None.
func (ps *parser) nounBefore(i int) int {
	if i == 0 || ps.inVG[i-1] >= 0 {
		return clause.None
	}
	if ps.phrase[i-1] >= 0 {
		id := int(ps.phrase[i-1])
		if ps.np[id].base == i || ps.out.Phrases[id].To == i {
			return ps.predOf(id)
		}
		return clause.None
	}
	if p := ps.predAt[i-1]; p >= 0 {
		return int(p)
	}
	if (ps.tags[i-1] == tag.JJ || ps.tags[i-1] == tag.RB) && ps.words[i-1].noun {
		return ps.adjective(i - 1)
	}
	return clause.None
}

// adjective makes a predicate of an adjective that the lists know: «ready to».
func (ps *parser) adjective(i int) int {
	p := clause.Pred{Tok: i, Parent: clause.None, Phrase: clause.None, Comp: clause.None, Keys: ps.words[i].keys, Rel: clause.Root, Via: clause.Arg{Phrase: clause.None}}
	for k := len(ps.out.Preds) - 1; k >= 0; k-- {
		if q := &ps.out.Preds[k]; q.Verb && q.Tok < i {
			if s := ps.subjectOf(k); s != clause.None {
				p.Args = append(p.Args, clause.Arg{Kind: frames.Subj, Phrase: s, Pred: clause.None})
			}
			p.Neg, p.Marks, p.Fut, p.Hyp = q.Neg, q.Marks, q.Fut, q.Hyp
			p.Parent, p.Rel, p.Via, p.Clause = q.Parent, q.Rel, q.Via, q.Clause
			break
		}
	}
	return ps.addPred(p)
}

// ownerOf is who does what a noun with an infinitive is about: whose the noun
// is, else the subject of the verb.
func (ps *parser) ownerOf(noun int, w *walk) int {
	p := &ps.out.Preds[noun]
	for _, k := range [...]frames.SourceKind{frames.Gen, frames.Nisba, frames.Subj} {
		if a := p.Arg(k, ""); a != nil && a.Phrase != clause.None {
			return a.Phrase
		}
	}
	if w.cur != clause.None {
		return ps.controller(w.cur, "")
	}
	return clause.None
}

// controller is who does what an infinitive or gerund at a verb tells: its
// object where the verb is one of urging, accusing and the like, else its
// subject.
func (ps *parser) controller(pred int, prep string) int {
	p := &ps.out.Preds[pred]
	object := false
	for _, k := range p.Keys {
		object = object || ps.p.gram.of[k].has(setObject)
	}
	switch prep {
	case "", "of", "for", "from", "into", "with", "over", "against", "to", "as", "on charges of", "on suspicion of", "about":
	default:
		object = false
	}
	if object && !p.Passive {
		if a := p.Arg(frames.Obj, ""); a != nil && (prep == "" || ps.mayDo(a.Phrase)) {
			return a.Phrase
		}
		for i := range p.Args {
			if a := &p.Args[i]; a.Kind == frames.Prep && (a.Prep == "on" || a.Prep == "upon" || a.Prep == "to" || a.Prep == "for") && a.Phrase != clause.None && ps.out.Phrases[a.Phrase].Who.CanAct() {
				return a.Phrase
			}
		}
	}
	return ps.subjectOf(pred)
}
