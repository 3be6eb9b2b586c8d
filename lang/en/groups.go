package en

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// form tells how a verb group stands in its clause.
type form uint8

const (
	finite form = iota
	infinitive
	gerund     // -ing without an auxiliary
	participle // -ed without an auxiliary
	bare       // base form: imperative, or behind «let», «Will Iran …»
)

// group is a verb with its auxiliaries: tokens [from,to), the verb at main.
type group struct {
	from, to, main int
	form           form
	passive        bool
	neg, fut, hyp  bool
	perf           bool
	copula         bool // be without a verb
	marks          string
}

// verbGroups finds the verb groups of the sentence.
func (ps *parser) verbGroups() {
	for i := 0; i < len(ps.tk); {
		g, ok := ps.groupAt(i)
		if !ok {
			i++
			continue
		}
		for k := g.from; k < g.to; k++ {
			ps.inVG[k] = int16(len(ps.groups))
		}
		ps.groups = append(ps.groups, g)
		i = g.to
	}
}

// verbal tells whether a token is a verb of a group, no part of a name or a
// noun phrase.
func (ps *parser) verbal(i int) bool {
	if i >= len(ps.tk) || !ps.tags[i].Verb() {
		return false
	}
	if h := ps.at(i); h != nil && (h.to > h.from+1 || h.e.ent != nil) {
		return false
	}
	switch ps.tags[i] {
	case tag.VBD:
		if ps.in(i, setFormer) && i > 0 && ps.tags[i-1].Verb() && (ps.nounTag(i+1) || ps.in(i+1, setFormer)) {
			ps.modif[i] = true // sentenced ousted leader X
			return false
		}
	case tag.VBN, tag.VBG:
		if ps.inPhrase(i) {
			ps.modif[i] = true
			return false
		}
	}
	return true
}

// inPhrase tells whether a participle without auxiliary stands in a noun
// phrase: «the besieged city», «armed men», «the bombing of».
func (ps *parser) inPhrase(i int) bool {
	before, next := ps.tag(i-1), ps.tag(i+1)
	if i == 0 {
		before = tag.None
	}
	det := before == tag.DT || before == tag.PRPS || before == tag.POS || before == tag.CD || before == tag.JJ || before == tag.WPS
	if ps.joined(i) {
		return true // Iran-backed
	}
	if ps.inName(i) {
		return true
	}
	if ps.tags[i] == tag.VBG {
		switch {
		case next == tag.IN && ps.fold(i+1) == "of":
			return true
		case before == tag.JJ && !ps.nounTag(i+1):
			return ps.words[i].noun
		case before == tag.CD:
			return ps.nounTag(i + 1)
		}
		return det
	}
	if !ps.nounTag(i+1) && next != tag.JJ {
		return det && before == tag.DT // the wounded
	}
	switch {
	case det:
		return true
	case before == tag.PunctComma && ps.verbBehindList(i):
		return false
	case before == tag.IN || before == tag.CC || before == tag.None || before == tag.PunctComma || before == tag.RB && (ps.tag(i-2) == tag.DT || ps.tag(i-2) == tag.IN):
		return next == tag.NNS || next == tag.NN && before != tag.None || ps.at(i+1) != nil && ps.at(i+1).e.agent != nil
	case before == tag.RB && ps.at(i+1) != nil && ps.at(i+1).e.agent != nil:
		return true
	case ps.tag(i-1).Verb() && !ps.tags[i-1].Aux():
		return next == tag.NNS || next == tag.NN
	}
	return false
}

// verbBehindList tells whether a verb in the past stands behind «and» after the nouns
// behind token i: «attacked the town, burned houses and killed …».
func (ps *parser) verbBehindList(i int) bool {
	k := i + 1
	for ps.nounTag(k) || ps.tag(k) == tag.JJ {
		k++
	}
	if ps.comma(k) {
		k++
	}
	return ps.tag(k) == tag.CC && (ps.tag(k+1) == tag.VBD || ps.tag(k+1) == tag.VBN) && (ps.tag(k+2) == tag.DT || ps.tag(k+2) == tag.CD || ps.tag(k+2) == tag.PRPS || ps.tag(k+2) == tag.NNP || ps.tag(k+2) == tag.IN || ps.tag(k+2) == tag.TO)
}

// inName tells whether a participle says what somebody or a stretch of ground is:
// «ousted former leader X», «occupied Crimea».
func (ps *parser) inName(i int) bool {
	if ps.tags[i] != tag.VBN || i > 0 && ps.tags[i-1].Aux() {
		return false
	}
	if ps.in(i, setFormer) {
		return ps.nounTag(i+1) || ps.in(i+1, setFormer)
	}
	h := ps.at(i + 1)
	return ps.in(i, setBack) && h != nil && h.e.ent != nil && (h.e.ent.IsPlace() || h.e.ent.Kind == "state") && (i == 0 || ps.punct(i-1) || ps.tags[i-1] == tag.IN)
}

func (ps *parser) nounTag(i int) bool {
	switch ps.tag(i) {
	case tag.NN, tag.NNS, tag.NNP, tag.NNPS:
		return true
	}
	return false
}

// groupAt reads the verb group that begins at token i.
func (ps *parser) groupAt(i int) (g group, ok bool) {
	g = group{from: i, main: -1, form: bare}
	last := -1 // last auxiliary
	k := i
	if ps.tags[i] == tag.TO {
		if k = ps.overAdverbs(i + 1); !ps.verbal(k) {
			return g, false
		}
		g.form = infinitive
	}
	for ; k < len(ps.tk); k = ps.overAdverbs(k + 1) {
		if ps.tags[k] == tag.TO && last >= 0 && ps.toFuture(last, g.from) && ps.verbal(ps.overAdverbs(k+1)) {
			g.fut = true
			g.marks = "to "
			continue
		}
		if !ps.verbal(k) || last < 0 && k > i && g.form != infinitive {
			break
		}
		t := ps.tags[k]
		if last < 0 && t.Finite() {
			g.form = finite
		}
		if !t.Aux() {
			g.main = k
			break
		}
		ps.auxiliary(&g, k)
		last = k
		if !ps.verbal(ps.overAdverbs(k+1)) && ps.tag(ps.overAdverbs(k+1)) != tag.TO {
			break
		}
	}
	if g.main < 0 && last < 0 {
		return g, false
	}
	ps.settleGroup(&g, last)
	return g, true
}

// overAdverbs steps over adverbs and negations in a verb group.
func (ps *parser) overAdverbs(k int) int {
	for n := 0; k < len(ps.tk) && n < 3 && (ps.tags[k] == tag.RB || ps.tags[k] == tag.Not || ps.tags[k] == tag.RBR); n++ {
		k++
	}
	return k
}

// toFuture tells whether «to» behind an auxiliary makes it a future: «is to
// visit», but not «has to».
func (ps *parser) toFuture(aux, from int) bool {
	return ps.words[aux].lemma == "be" && ps.tags[aux] != tag.AuxVBN
}

// auxiliary notes what an auxiliary or modal says.
func (ps *parser) auxiliary(g *group, k int) {
	w := ps.words[k]
	if ps.tags[k] == tag.MD {
		switch {
		case w.sets.has(setFut):
			g.fut, g.marks = true, w.fold+" "
		case w.sets.has(setMay | setHyp):
			g.hyp, g.marks = true, w.fold+" "
		}
	}
}

// settleGroup fills what the whole group tells. last is its last auxiliary.
func (ps *parser) settleGroup(g *group, last int) {
	if g.main < 0 {
		g.main, g.copula = last, true
		if ps.words[last].lemma != "be" {
			g.copula = false
		}
	}
	g.to = g.main + 1
	for k := g.from; k < g.to; k++ {
		if ps.in(k, setNeg) {
			g.neg = true
			g.marks += "not "
		}
	}
	if ps.deniedBehind(g) {
		g.neg = true
		g.marks += "not "
	}
	if k := g.from - 1; k >= 0 && ps.in(k, setNeg) && ps.tags[k] != tag.DT {
		g.neg = true
		g.marks += ps.fold(k) + " "
	}
	main := ps.tags[g.main]
	if last >= 0 && last != g.main {
		be := ps.words[last].lemma
		g.passive = (main == tag.VBN || main == tag.VBD) && (be == "be" || be == "get")
	}
	switch {
	case g.main == last:
	case last < 0 && main == tag.VBN && g.form == infinitive && ps.words[g.main].lemma == ps.fold(g.main): // «to spread»
	case last < 0 && main == tag.VBN:
		g.form, g.passive = participle, true
	case last < 0 && main == tag.VBG && g.form != infinitive:
		g.form = gerund
	}
	if g.form == bare && last >= 0 {
		switch ps.tags[g.from] {
		case tag.AuxVBG:
			g.form = gerund
		case tag.AuxVBN:
			g.form = participle
		}
	}
	first := ps.tags[g.from]
	g.perf = g.form == finite && (first == tag.VBD || first == tag.AuxVBD || ps.words[g.from].lemma == "have" && g.main > g.from)
	if g.form != finite {
		g.perf = false
	}
	if g.form == finite && g.main == g.from && ps.doneBy(g) {
		g.form, g.passive, g.perf = participle, true, false
	}
	ps.tk[g.main].POS = doc.Verb
}

// deniedBehind tells whether «not» right behind a form of be that stands alone
// denies it: «there was not any talk», not «it was not only a visit».
func (ps *parser) deniedBehind(g *group) bool {
	if ps.words[g.main].lemma != "be" || !ps.in(g.to, setNeg) || ps.tag(g.to) != tag.Not && ps.tag(g.to) != tag.RB {
		return false
	}
	switch ps.fold(g.to + 1) {
	case "only", "just", "merely", "simply", "until", "all":
		return false
	}
	return true
}

// doneBy tells whether a form in -ed without auxiliary has «by» or «as … by»
// behind it where its verb is one with an object: «a visitor hailed as a hero by
// some» is not said to hail.
func (ps *parser) doneBy(g *group) bool {
	f := ps.fold(g.main)
	if ps.tags[g.main] != tag.VBD || len(f) < 3 || f[len(f)-2:] != "ed" || g.main == 0 || !ps.nounTag(g.main-1) && ps.tags[g.main-1] != tag.CC {
		return false
	}
	return ps.byBehind(g.main)
}

// byBehind tells whether a verb that has an object may have its doer behind «by»
// or «as … by».
func (ps *parser) byBehind(main int) bool {
	k := main + 1
	if ps.fold(k) == "as" {
		for k++; k < main+6 && (ps.tag(k) == tag.DT || ps.tag(k) == tag.JJ || ps.nounTag(k)); k++ {
		}
	}
	return ps.fold(k) == "by" && ps.tag(k+1) != tag.VBG && ps.tag(k+1) != tag.CD && ps.takesObject(main)
}
