package en

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// readsActive: a participle with a subject before it and an object behind it is
// a verb in the past: «Iran accused the US of».
func (ps *parser) readsActive(w *walk, g *group) bool {
	if g.main != g.from || w.pre == clause.None || ps.out.Phrases[w.pre].To != g.from && ps.chainEnd(w.pre) != g.from {
		return false
	}
	k := ps.afterVerb(w, g)
	id := ps.topAt(k)
	return id != clause.None && ps.out.Phrases[id].Prep == "" && !ps.np[id].time
}

// relatives: a participle with a subject of its own in a relative clause is its
// verb in the past: «the region, which it annexed».
func (ps *parser) relatives(w *walk, g *group) bool {
	return w.mark.kind == markRel && w.pre != clause.None && w.pre != w.mark.phrase && g.main == g.from && ps.chainEnd(w.pre) == g.from
}

// onlyVerb: what was taken for a participle is the verb of its clause, which has
// no other.
func (ps *parser) onlyVerb(w *walk, g *group) bool {
	if w.head && !ps.fullStop() && ps.passiveTitle(g) || w.cur != clause.None || w.pre == clause.None || w.mark.kind != noMark || len(w.pend) > 0 || ps.comma(g.from-1) || g.main != g.from {
		return false
	}
	if f := ps.fold(g.main); len(f) < 3 || f[len(f)-2:] != "ed" || ps.fold(g.to) == "for" && ps.listsObject(g.main) {
		return false
	}
	for k := g.to; k < len(ps.tk); k++ {
		if ps.tags[k] == tag.Sub && ps.tag(k+1) != tag.VBG || ps.tags[k] == tag.WDT || ps.tags[k] == tag.WP || ps.opensSentence(k) || ps.tk[k].Fold == ";" {
			return true
		}
		if ps.inVG[k] >= 0 && ps.groups[ps.inVG[k]].form == finite {
			return false
		}
	}
	return true
}

// awaited: what was taken for a participle behind a relative clause is the verb of
// the subject that still lacks one: «people whose homes were lost protested».
func (ps *parser) awaited(w *walk, g *group) bool {
	if len(w.pend) == 0 || w.cur == clause.None || w.pre != clause.None || w.cc || g.main != g.from || !ps.alsoParticiple(g.main) || ps.byBehind(g.main) || ps.describing(w.cur, w.pend[len(w.pend)-1]) == clause.None {
		return false
	}
	for k := g.to; k < len(ps.tk); k++ {
		if ps.tk[k].Fold == ";" {
			break
		}
		if ps.inVG[k] >= 0 && ps.groups[ps.inVG[k]].form == finite {
			return false
		}
	}
	return true
}

// headlineVerb makes the participle or infinitive of a headline its verb: «Two
// killed in …», «US, China to hold talks», «Rebels closing in on …».
func (ps *parser) headlineVerb(g *group) {
	switch g.form {
	case infinitive:
		g.fut = true
		g.marks = "to "
	case participle:
		g.perf = true
		g.passive = ps.passiveTitle(g)
	}
	g.form = finite
}

// passiveTitle tells whether a participle without auxiliary is passive in a
// title: «Two killed in …», «Iran accused of …». Titles leave articles out.
func (ps *parser) passiveTitle(g *group) bool {
	next := ps.fold(g.to)
	for k := 0; k < g.from; k++ {
		if ps.tags[k] == tag.DT || ps.tags[k] == tag.PRPS {
			return false
		}
	}
	switch next {
	case "by":
		return ps.transitive(g.main)
	case "for", "with":
		if !ps.listsObject(g.main) {
			return false
		}
	case "out", "off", "up", "down", "against", "about", "towards", "toward", "that", "back":
		return false
	}
	if ps.tag(g.to) == tag.RP || ps.tag(g.to) == tag.TO {
		return false
	}
	return ps.transitive(g.main)
}

// listsObject tells whether a verb takes a participle or infinitive of its
// object: «jailed for», «accused of».
func (ps *parser) listsObject(i int) bool {
	return ps.p.gram.of[ps.words[i].lemma].has(setObject) && ps.words[i].lemma != "call"
}

// fullStop tells whether the sentence ends with a full stop: it is no headline.
func (ps *parser) fullStop() bool {
	for k := len(ps.tk) - 1; k >= 0 && ps.punct(k); k-- {
		if ps.tk[k].Fold == "." {
			return true
		}
	}
	return false
}

// transitive tells whether a frame of a verb looks for an object; of a verb
// that no frame knows it is so.
func (ps *parser) transitive(i int) bool {
	return ps.takesObject(i) || len(ps.p.frames.Verbs[ps.words[i].lemma]) == 0
}

// takesObject tells whether a frame of a verb looks for an object.
func (ps *parser) takesObject(i int) bool { return ps.words[i].object }

// takesObject tells whether a frame of a verb looks for an object.
func (p *Pack) takesObject(verb string) bool {
	entries := p.frames.Verbs[verb]
	return slices.ContainsFunc(entries, func(e frames.Entry) bool { return e.Unit.Takes(frames.Obj) })
}

// befell: «Four killed as …»: of a number of people without an object behind the
// verb the passive is told, though the sentence goes on with a verb of its own.
func (ps *parser) befell(w *walk, p *clause.Pred) bool {
	if w.pre == clause.None || !p.Perf || ps.tags[p.Tok] != tag.VBD && ps.tags[p.Tok] != tag.VBN || w.mark.kind != noMark || ps.fullStop() {
		return false
	}
	if f := ps.fold(p.Tok); len(f) < 3 || f[len(f)-2:] != "ed" {
		return false
	}
	switch ps.fold(p.Tok + 1) {
	case "against", "for", "about", "to", "with", "that":
		return false
	}
	x := &ps.out.Phrases[w.pre]
	next := ps.fold(p.Tok + 1)
	if ps.chainEnd(w.pre) != p.Tok || !x.Some && next != "of" && next != "by" || !ps.transitive(p.Tok) {
		return false
	}
	switch ps.tag(p.Tok + 1) {
	case tag.IN, tag.Sub:
		return true
	case tag.CC, tag.None: // eight killed and dozens injured
		return x.Some && !ps.np[w.pre].time
	}
	return false
}
