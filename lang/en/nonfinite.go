package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// gerund hangs a form in -ing without auxiliary on what governs it: a verb or
// noun, by itself or behind a preposition, or the noun it describes.
func (ps *parser) gerund(w *walk, p *clause.Pred, g *group) {
	t := &ps.tk[g.main]
	t.Feats.VerbForm = doc.ActivePart
	prep := ""
	if k := g.from - 1; k >= 0 && (ps.tags[k] == tag.IN || ps.tags[k] == tag.TO || ps.tags[k] == tag.Sub) && ps.phrase[k] < 0 {
		prep = ps.prepEnding(k)
	}
	subj := clause.None
	switch {
	case prep != "":
		subj = ps.behindPrep(w, p, g, prep)
	case w.cc && w.cur != clause.None && ps.groups[ps.inVG[ps.out.Preds[w.cur].Tok]].form == gerund:
		subj = ps.joins(w, p)
	case g.from > 0 && ps.phrase[g.from-1] >= 0:
		id := ps.beforeTime(int(ps.phrase[g.from-1]))
		if a := ps.perceived(w, id); a != clause.None {
			p.Parent, p.Rel, p.Via = w.cur, clause.Complement, clause.Arg{Kind: frames.Clause, Phrase: clause.None}
			subj = a
			break
		}
		if ps.writes(w, p, id) || ps.issues(w, p, id) {
			p.Parent, p.Rel = w.cur, clause.Adverbial
			subj = ps.subjectOf(w.cur)
			break
		}
		p.Parent, p.Rel, p.Via = w.cur, clause.Relative, clause.Arg{Phrase: id}
		subj = id
	case w.cur != clause.None && !w.broken && ps.out.Preds[w.cur].Tok < g.from:
		p.Parent, p.Rel, p.Via = w.cur, clause.Complement, clause.Arg{Kind: frames.Obj, Phrase: clause.None}
		p.From = g.from
		subj = ps.subjectOf(w.cur)
	case w.cur != clause.None:
		p.Parent, p.Rel = ps.clauseOf(w), clause.Adverbial
		subj = ps.subjectOf(p.Parent)
		ps.addressee(w, p)
	case w.pre != clause.None && w.broken: // «Macron, speaking after …, warned»
		subj = w.pre
	}
	pre, mark := w.pre, w.mark
	if subj == clause.None {
		t.Feats.VerbForm = doc.Masdar
		p.Verb, p.Passive, p.VerbKeys = false, false, p.Keys
	}
	id := ps.add(w, p, subj)
	ps.dangle(w, id)
	if mark.kind != noMark && mark.tok >= g.from-3 && ps.between(mark.tok, g.from) {
		mark = marker{}
	}
	w.mark = mark
	switch {
	case pre != clause.None && p.Rel == clause.Relative:
		w.pend = append(w.pend, pre)
	case subj == clause.None && pre == clause.None && g.from == 0:
		w.lastPh = clause.None
	case pre != clause.None:
		w.pre = pre
		if subj == clause.None {
			ps.out.Preds[id].Verb = false
		}
	}
}

// writes tells whether a form in -ing behind whom something is sent to says what
// the sender says: «sent a letter to the minister demanding answers».
func (ps *parser) writes(w *walk, p *clause.Pred, id int) bool {
	return w.cur != clause.None && ps.out.Phrases[id].Prep == "to" && ps.cueVerb(p) && ps.subjectOf(w.cur) != clause.None
}

// issues tells whether a form in -ing behind a paper says what whoever issues it
// says: «passed a resolution condemning the attack».
func (ps *parser) issues(w *walk, p *clause.Pred, id int) bool {
	if w.cur == clause.None || !ps.in(ps.np[id].base-1, setPaper) || ps.subjectOf(w.cur) == clause.None || len(ps.p.frames.Verbs[ps.words[p.Tok].lemma]) == 0 && !ps.cueVerb(p) {
		return false
	}
	q := &ps.out.Preds[w.cur]
	a := q.Arg(frames.Obj, "")
	return !q.Passive && a != nil && a.Phrase == id && ps.np[id].owner == clause.None
}

// addressee: whoever gets a letter is asked what it asks for: «wrote a letter to the
// king, asking for help».
func (ps *parser) addressee(w *walk, p *clause.Pred) {
	q := &ps.out.Preds[w.cur]
	a, to := q.Arg(frames.Obj, ""), q.Arg(frames.Prep, "to")
	if a == nil || to == nil || a.Phrase == clause.None || !ps.in(ps.np[a.Phrase].base-1, setPaper) || !ps.in(p.Tok, setObject) {
		return
	}
	if x := ps.topAt(p.Tok + 1); x == clause.None || ps.out.Phrases[x].Prep != "" {
		p.Args = append(p.Args, clause.Arg{Kind: frames.Obj, Phrase: to.Phrase, Pred: clause.None})
	}
}

// clauseOf is the verb that a form in -ing behind a comma tells more of: not a
// participle that describes a noun («made their voices heard, condemning …»).
func (ps *parser) clauseOf(w *walk) int {
	k := w.cur
	for n := 0; w.broken && n < 4; n++ {
		p := &ps.out.Preds[k]
		if !p.Verb || p.Parent == clause.None || !ps.out.Preds[p.Parent].Verb || ps.inVG[p.Tok] < 0 {
			break
		}
		told := p.Passive && p.Rel == clause.Complement && ps.cue(p.Parent) // «said X was hit, denouncing it»
		if ps.groups[ps.inVG[p.Tok]].form != participle && !told {
			break
		}
		k = p.Parent
	}
	return k
}

// between tells whether only words of one preposition stand from token a to b.
func (ps *parser) between(a, b int) bool {
	for k := a; k < b; k++ {
		if ps.phrase[k] >= 0 || ps.inVG[k] >= 0 || ps.punct(k) {
			return false
		}
	}
	return true
}

// prepEnding is the preposition that ends with token k.
func (ps *parser) prepEnding(k int) string {
	for j := max(0, k-3); j < k; j++ {
		if p, n := ps.prepositionAt(j); n > 1 && j+n == k+1 {
			return p
		}
	}
	return ps.words[k].fold
}

// behindPrep hangs a gerund behind a preposition on the noun or verb before it
// and returns who does it.
func (ps *parser) behindPrep(w *walk, p *clause.Pred, g *group, prep string) int {
	p.Via = clause.Arg{Kind: frames.Prep, Prep: prep, Phrase: clause.None}
	p.Rel = clause.Complement
	at := g.from - 1
	for n := 0; at > 0 && n < len(prep) && ps.phrase[at] < 0 && ps.inVG[at] < 0; n++ {
		at--
	}
	switch prep {
	case "after", "before", "while", "since", "when", "by", "upon", "without", "through", "in", "besides":
		if p.Parent = w.cur; w.cur == clause.None {
			p.Rel, p.Via = clause.Root, clause.Arg{Phrase: clause.None}
			return w.pre
		}
		if prep != "by" && prep != "in" && prep != "without" {
			p.Rel = clause.Adverbial
		}
		if prep == "without" {
			p.Neg, p.Marks = true, "without "
		}
		return ps.subjectOf(w.cur)
	}
	if noun := ps.nounBefore(at + 1); noun != clause.None {
		p.Parent = noun
		q := &ps.out.Preds[noun]
		if a := q.Arg(frames.Prep, "against"); a != nil && a.Phrase != clause.None {
			return a.Phrase // accusations against X of
		}
		if prep == "of" && ps.in(q.Tok, setObject|setSay) && q.Arg(frames.Gen, "") == nil {
			return clause.None
		}
		return ps.ownerOf(noun, w)
	}
	if p.Parent = w.cur; w.cur == clause.None {
		p.Rel, p.Via = clause.Root, clause.Arg{Phrase: clause.None}
		return w.pre
	}
	return ps.controller(w.cur, prep)
}

// perceived is the object of a verb that a form in -ing says more of: «saw
// soldiers firing», «left people running»; None for others.
func (ps *parser) perceived(w *walk, id int) int {
	if w.cur == clause.None {
		return clause.None
	}
	p := &ps.out.Preds[w.cur]
	if a := p.Arg(frames.Obj, ""); a == nil || a.Phrase != id || p.Passive {
		return clause.None
	}
	switch ps.words[p.Tok].lemma {
	case "see", "watch", "hear", "catch", "find", "show", "leave", "keep", "film", "spot":
		return id
	}
	return clause.None
}

// participle hangs a form in -ed without auxiliary on the noun it describes.
func (ps *parser) participle(w *walk, p *clause.Pred) {
	from := p.Tok
	for from > 0 && (ps.tags[from-1] == tag.RB || ps.tags[from-1] == tag.Not) {
		from--
	}
	ante := clause.None
	k := from - 1
	if ps.comma(k) {
		k--
	}
	if k >= 0 && ps.phrase[k] >= 0 {
		ante = int(ps.phrase[k])
	}
	if ps.bidden(w, p, ante, from) {
		return
	}
	if s := ps.ratherSubject(w, ante, from); s != clause.None {
		p.Parent, p.Rel = w.cur, clause.Adverbial
		mark := w.mark
		ps.add(w, p, s)
		w.mark = mark
		return
	}
	if w.cc && w.cur != clause.None && ps.out.Preds[w.cur].Passive {
		s := &ps.out.Preds[w.cur]
		p.Parent, p.Rel, p.Via, p.Perf, p.Fut, p.Hyp, p.Neg = s.Parent, s.Rel, s.Via, s.Perf, s.Fut, s.Hyp, s.Neg
		if p.Rel == clause.Root {
			p.Rel = clause.Coordinated
		}
		ps.add(w, p, ps.subjectOf(w.cur))
		return
	}
	if w.cc && w.cur != clause.None {
		// «has met X and praised Y»
		p.Passive = false
		p.Perf = true
		subj := ps.shares(w, p)
		ps.add(w, p, subj)
		return
	}
	if ante != clause.None {
		p.Parent, p.Rel, p.Via = w.cur, clause.Relative, clause.Arg{Phrase: ante}
	} else if w.cur != clause.None {
		p.Parent, p.Rel = w.cur, clause.Adverbial
		if !w.broken {
			p.Rel, p.Via = clause.Complement, clause.Arg{Kind: frames.Clause, Phrase: clause.None}
		}
		ante = ps.subjectOf(w.cur)
	}
	pre, mark, cur, broken := w.pre, w.mark, w.cur, ps.comma(from-1)
	id := ps.add(w, p, ante)
	ps.dangle(w, id)
	w.mark = mark
	if pre != clause.None {
		w.pend = append(w.pend, pre)
	}
	if broken && cur == clause.None && pre != clause.None {
		w.rel = append(w.rel, w.cur)
	}
}

// ratherSubject is the subject of the verb that a participle behind a comma tells more
// of where what stands right before it is no person but where something was: «is on
// trial at the High Court, charged with murder»; None elsewhere.
func (ps *parser) ratherSubject(w *walk, ante, from int) int {
	if w.cur == clause.None || w.cc || ante == clause.None || !ps.comma(from-1) || len(w.pend) > 0 || w.pre != clause.None {
		return clause.None
	}
	x := &ps.out.Phrases[ante]
	if x.Prep == "" || x.Pron || x.Who.Kind == "person" || x.Who.Kind == "name" || x.Who.Single || x.Who.Human || x.Who.Group {
		return clause.None
	}
	if a := ps.out.Preds[w.cur].Arg(frames.Obj, ""); a != nil && a.Phrase != clause.None {
		if ps.mayDo(a.Phrase) {
			return a.Phrase
		}
		return clause.None
	}
	if s := ps.subjectOf(w.cur); s != clause.None && ps.mayDo(s) {
		return s
	}
	return clause.None
}

// bidden hangs a participle on a verb whose object it is done to: «ordered two
// members of the council jailed».
func (ps *parser) bidden(w *walk, p *clause.Pred, ante, from int) bool {
	if w.cur == clause.None || ante == clause.None || ps.comma(from-1) || !ps.in(ps.out.Preds[w.cur].Tok, setBidden) || ps.out.Preds[w.cur].Passive {
		return false
	}
	a := ps.out.Preds[w.cur].Arg(frames.Obj, "")
	if a == nil || a.Phrase == clause.None || !ps.out.Phrases[a.Phrase].Who.CanAct() && !ps.out.Phrases[a.Phrase].Pron && ps.out.Phrases[a.Phrase].Inner == nil || ps.overPPs(ps.chainEnd(a.Phrase)) != from {
		return false
	}
	p.Parent, p.Rel, p.Via = w.cur, clause.Complement, clause.Arg{Kind: frames.Clause, Phrase: clause.None}
	ps.add(w, p, a.Phrase)
	return true
}

// bareVerb is a base form without «to»: behind a question's auxiliary, «let»,
// «make», or an order.
func (ps *parser) bareVerb(w *walk, p *clause.Pred) {
	ps.tk[p.Tok].Feats.VerbForm = doc.Infinitive
	if w.cc && w.cur != clause.None {
		ps.add(w, p, ps.joins(w, p))
		return
	}
	if w.cur != clause.None {
		q := &ps.out.Preds[w.cur]
		switch ps.words[q.Tok].lemma {
		case "let", "make", "help", "have", "see", "watch", "do", "will", "can", "could", "would", "may", "might", "should", "be":
			p.Parent, p.Rel, p.Via = w.cur, clause.Complement, clause.Arg{Kind: frames.Clause, Phrase: clause.None}
			subj := w.pre
			if subj == clause.None {
				subj = ps.controller(w.cur, "")
			}
			ps.add(w, p, subj)
			return
		}
		if w.mark.kind == markThat { // «demand that Iran stop»
			subj := ps.marked(w, p, w.pre)
			ps.add(w, p, subj)
			return
		}
	}
	if w.pre != clause.None {
		ps.finiteVerb(w, p)
		return
	}
	p.Hyp, p.Marks = true, "order "
	ps.add(w, p, clause.None)
}
