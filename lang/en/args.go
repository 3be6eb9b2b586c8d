package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// take finds the place of a phrase.
func (ps *parser) take(w *walk, id int) {
	ph := &ps.out.Phrases[id]
	if ph.Prev != clause.None {
		w.lastPh = id
		return
	}
	last := w.lastPh
	w.lastPh = id
	switch {
	case ps.np[id].time && ph.Prep == "":
		if w.cur == clause.None && ps.groupFrom(ps.chainEnd(id)) != nil && w.pre == clause.None && ps.event(ps.np[id].base-1) {
			w.pre = id
		}
		return
	case ph.Prep != "":
		ps.prepositional(w, id, last)
		return
	case w.asks != clause.None:
		ps.addArg(w.asks, clause.Arg{Kind: frames.Subj, Phrase: id, Pred: clause.None})
		ps.agree(w.asks, ph)
		w.asks = clause.None
		return
	}
	if w.cur != clause.None && w.open && w.mark.kind == noMark && !w.cc {
		if ps.object(w, id) {
			return
		}
	}
	if ps.saysAside(w, id) {
		w.pend, w.rel = append(w.pend, w.pre), append(w.rel, w.cur)
		w.pre = id
		return
	}
	if ps.tags[ph.From] == tag.WPS && last != clause.None {
		ps.whoseClause(w, id, last)
		return
	}
	if w.pre != clause.None && (w.cur == clause.None && ps.comma(ph.From-1) && ps.groupFrom(ps.chainEnd(id)) == nil && w.mark.kind == noMark || ps.closedOff(w.pre, id)) {
		return // an apposition
	}
	if last != clause.None && w.cur != clause.None && w.mark.kind == noMark && !w.cc && w.pre == clause.None && ps.chainEnd(last) == ph.From && !ps.np[last].time && !ps.out.Phrases[last].Pron && !ps.takesClause(w.cur) {
		if g := ps.groupFrom(ps.chainEnd(id)); g != nil && g.form == finite {
			w.mark = marker{kind: markRel, parent: w.cur, phrase: last, tok: ph.From - 1}
			if k := ps.topOf(ph.From - 1); k != clause.None {
				w.mark.phrase = k
			}
		}
	}
	if w.pre != clause.None && last == w.pre && ps.out.Phrases[w.pre].To == ph.From && ps.groupFrom(ps.chainEnd(id)) != nil {
		// «the weapons Russia sent»: a relative clause without pronoun
		w.pend = append(w.pend, w.pre)
		w.mark = marker{kind: markRel, parent: w.cur, phrase: w.pre, tok: ph.From - 1}
	}
	w.pre = id
}

// closedOff tells whether a phrase stands between commas behind the subject, with
// the verb behind them: «three men, all of them soldiers, were held».
func (ps *parser) closedOff(subj, id int) bool {
	ph := &ps.out.Phrases[id]
	if !ps.comma(ps.chainEnd(subj)) || ph.From == 0 || ps.tags[ph.From-1] == tag.CC {
		return false
	}
	end := ps.overPPs(ps.chainEnd(id))
	if !ps.comma(end) {
		return false
	}
	g := ps.groupFrom(ps.overPPs(end + 1))
	return g != nil && g.form == finite
}

// whoseClause opens the relative clause of which a phrase with «whose» is the subject.
func (ps *parser) whoseClause(w *walk, id, last int) {
	if w.pre != clause.None {
		w.pend = append(w.pend, w.pre)
	}
	at := ps.out.Phrases[id].From
	w.mark = marker{kind: markRel, parent: w.cur, phrase: last, tok: at}
	if ps.comma(at - 1) {
		w.rel = append(w.rel, w.cur)
	}
	w.pre, w.open = id, false
}

// topOf is the phrase that covers a token, or None.
func (ps *parser) topOf(i int) int {
	if i < 0 || ps.phrase[i] < 0 {
		return clause.None
	}
	return int(ps.phrase[i])
}

// object gives the current verb an object; false where the phrase is rather the
// subject of the next verb.
func (ps *parser) object(w *walk, id int) bool {
	p := &ps.out.Preds[w.cur]
	ph := &ps.out.Phrases[id]
	obj := p.Arg(frames.Obj, "")
	if g := ps.groupFrom(ps.overPPs(ps.chainEnd(id))); g != nil && g.form == finite && !ps.describes(w, g, id) {
		pending := len(w.pend) > 0 || w.pre != clause.None
		if !pending || obj != nil && obj.Phrase != clause.None && ps.takesClause(w.cur) || ps.takesClause(w.cur) && !ps.clauseBehind(g) && p.Rel != clause.Relative {
			w.open = false
			return false
		}
	}
	if obj == nil && ps.cue(w.cur) && !ps.in(p.Tok, setBidden) {
		if g := ps.groupFrom(ps.overPPs(ps.chainEnd(id))); g != nil && g.form == participle && g.from == g.main && ps.lastVerb(g) && !ps.byBehind(g.main) {
			g.form, g.passive, g.perf = finite, false, true // said the gunmen crossed
			w.open = false
			return false
		}
	}
	switch {
	case obj == nil && !p.Passive:
		ps.addArg(w.cur, clause.Arg{Kind: frames.Obj, Phrase: id, Pred: clause.None})
	case obj != nil && p.Arg(frames.Obj2, "") == nil && ps.out.Phrases[id].From > p.Tok && (p.Passive || obj.Phrase != clause.None && ps.chainEnd(obj.Phrase) == ph.From):
		ps.addArg(w.cur, clause.Arg{Kind: frames.Obj2, Phrase: id, Pred: clause.None})
	case p.Passive && obj == nil: // «was given weapons» without a subject
		ps.addArg(w.cur, clause.Arg{Kind: frames.Obj2, Phrase: id, Pred: clause.None})
	default:
		return false
	}
	return true
}

// lastVerb tells whether no finite verb of the same clause follows a group.
func (ps *parser) lastVerb(g *group) bool {
	if f := ps.fold(g.main); len(f) < 3 || f[len(f)-2:] != "ed" {
		return false
	}
	for k := g.to; k < len(ps.tk); k++ {
		if ps.tags[k] == tag.Sub && ps.tag(k+1) != tag.VBG || ps.tags[k] == tag.WDT || ps.tags[k] == tag.WP || ps.opensSentence(k) || ps.punct(k) || ps.tags[k] == tag.CC {
			return true
		}
		if ps.inVG[k] >= 0 && ps.groups[ps.inVG[k]].form == finite {
			return false
		}
	}
	return true
}

// describes tells whether what was taken for a verb in the past is a participle
// that describes the object before it: «arrested men linked to the group».
func (ps *parser) describes(w *walk, g *group, id int) bool {
	if g.main != g.from || ps.tags[g.main] != tag.VBD || ps.tells(w.cur) && !ps.in(ps.out.Preds[w.cur].Tok, setBidden) || len(w.pend) > 0 || ps.overPPs(ps.chainEnd(id)) != g.from || ps.topAt(g.to) != clause.None && !ps.np[ps.topAt(g.to)].time {
		return false
	}
	f := ps.fold(g.main)
	if len(f) < 3 || f[len(f)-2:] != "ed" {
		return false
	}
	g.form, g.passive, g.perf = participle, true, false
	return true
}

// clauseBehind tells whether a verb group ends the sentence's part with the main
// verb: nothing that lacks one is left before it.
func (ps *parser) clauseBehind(g *group) bool { return g.copula }

// prepositional attaches a phrase with a preposition to the verb.
func (ps *parser) prepositional(w *walk, id, last int) {
	ph := &ps.out.Phrases[id]
	if ph.Prep == "of" && last != clause.None && ps.chainEnd(last) == ph.PrepTok {
		return // of the noun before it
	}
	if w.cur == clause.None || w.pre != clause.None || w.mark.kind != noMark {
		w.prePP = append(w.prePP, id)
		return
	}
	ps.prepArg(w.cur, id, ps.nounsOwn(w.cur, id, last))
}

// nounsOwn tells whether a phrase rather belongs to the noun right before it
// than to the verb.
func (ps *parser) nounsOwn(pred, id, last int) bool {
	ph := &ps.out.Phrases[id]
	if last == clause.None || ps.out.Phrases[last].Pron || ps.chainEnd(last) != ph.PrepTok || ps.np[last].time {
		return false
	}
	k := ps.predOf(last)
	if k == clause.None {
		return false
	}
	return ps.takesPrep(ps.p.frames.Nouns, ps.out.Preds[k].Keys, ph.Prep) && !ps.takesPrep(ps.p.frames.Verbs, ps.out.Preds[pred].Keys, ph.Prep)
}

// takesPrep tells whether a frame of a word looks for a participant behind a
// preposition.
func (ps *parser) takesPrep(index map[string][]frames.Entry, keys []string, prep string) bool {
	for _, k := range keys {
		for _, e := range index[k] {
			for s := range e.Unit.Slots {
				for _, alt := range e.Unit.Slots[s].Alts {
					for _, src := range alt {
						if src.Kind == frames.Prep && src.Prep == prep {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

func (ps *parser) prepArg(pred, id int, loose bool) {
	ph := &ps.out.Phrases[id]
	kind := frames.Prep
	if ps.out.Preds[pred].Passive && ph.Prep == "by" || ph.Prep == "at the hands of" {
		kind = frames.Cause
	}
	ps.addArg(pred, clause.Arg{Kind: kind, Prep: ph.Prep, Phrase: id, Pred: clause.None, Loose: loose})
}

func (ps *parser) addArg(pred int, a clause.Arg) {
	p := &ps.out.Preds[pred]
	p.Args = append(p.Args, a)
}

// agree notes the person of a subject on its verb.
func (ps *parser) agree(pred int, subj *clause.Phrase) {
	t := &ps.tk[ps.out.Preds[pred].Tok]
	if subj.Pron {
		switch ps.fold(subj.Head) {
		case "i", "we", "us", "me":
			t.Feats.Person = 1
		case "you":
			t.Feats.Person = 2
		}
	}
}

// subjectOf is the phrase that is the subject of a predicate: what is done to
// of a passive; None where it has none.
func (ps *parser) subjectOf(pred int) int {
	p := &ps.out.Preds[pred]
	kind := frames.Subj
	if p.Passive {
		kind = frames.Obj
	}
	if a := p.Arg(kind, ""); a != nil {
		return a.Phrase
	}
	return clause.None
}

// give makes a phrase the subject of a predicate.
func (ps *parser) give(pred, id int) {
	if id == clause.None {
		return
	}
	kind := frames.Subj
	p := &ps.out.Preds[pred]
	if p.Passive {
		kind = frames.Obj
	}
	if p.Arg(kind, "") != nil {
		return
	}
	ps.addArg(pred, clause.Arg{Kind: kind, Phrase: id, Pred: clause.None})
	ph := &ps.out.Phrases[id]
	ps.agree(pred, ph)
	first := ps.fold(ph.From)
	if ps.fold(ph.From-1) == "neither" {
		first = "neither"
	}
	switch first {
	case "no", "neither", "none", "nobody":
		if p = &ps.out.Preds[pred]; !ph.Pron && ph.To <= p.Tok {
			p.Neg = true
			p.Marks += "no "
		}
	}
}

// afterVerb steps over adverbs and particles behind a verb and returns where to
// go on.
func (ps *parser) afterVerb(w *walk, g *group) int {
	i := g.to
	for i < len(ps.tk) && ps.inVG[i] < 0 && ps.phrase[i] < 0 && (ps.tags[i] == tag.RP || ps.tags[i] == tag.RB) {
		if ps.in(i, setNeg) && w.cur != clause.None {
			break
		}
		i++
	}
	return i
}
