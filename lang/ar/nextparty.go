package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// nextParty tells whether a word for persons with the article at j, behind a phrase that
// is definite as well, is no adjective of anything in it and so begins another phrase:
// «اعتقل الجيش | الناشط», «قوات الاحتلال | القاضي», «خطف المسلحون | المهندسين». An activist
// or a judge is somebody, never what a body is like; what may be said of bodies
// («الحزب الحاكم», «الفصيل المعارض») is another party only where it cannot be said of
// this one.
func (ps *parser) nextParty(from, j int) bool {
	t, b := &ps.tk[j], &ps.tk[j-1]
	if t.Pro != doc.ProAl || b.Enc == "ي" || ps.tk[from].Pro&prepPro != 0 || from > 0 && ps.kind[from-1] == itPrep {
		return false
	}
	if !ps.personAt(j) {
		return false
	}
	host := ps.hasComplement(j)
	for k := from; k < j; k++ {
		switch ps.hosts(from, k, j) {
		case certainly:
			return false
		case perhaps:
			host = true
		}
	}
	return !host || ps.wantsObject(from, j)
}

// personAt tells whether a word for persons, and for no body, begins at j.
func (ps *parser) personAt(j int) bool {
	h := ps.hitAt[j]
	if h < 0 {
		return ps.humanPlural(j) && ps.nisbaAt(j) != nil
	}
	if ps.hits[h].from != j {
		return false
	}
	e := ps.hits[h].e
	if e.ent != nil {
		return (e.kin == lexicon.PeopleName || ps.ethnic(j)) && ps.tk[j].Feats.Number == doc.Plur || ps.humanPlural(j)
	}
	return e.agent != nil && (!manyHeads(e.agent) || e.plural || ps.tk[j].Feats.Number == doc.Plur)
}

// hasComplement tells whether a participle at j has behind it what its verb takes, and so
// may be no noun: «القرار القاضي بحل الحزب», «الحزب الموالي للنظام».
func (ps *parser) hasComplement(j int) bool {
	if j+1 >= len(ps.tk) || ps.tk[j].POS != doc.Adj {
		return false
	}
	return ps.tk[j+1].Pro&(doc.ProBi|doc.ProLi) != 0 || ps.kind[j+1] == itPrep && ps.tk[j+1].Stem == "عن"
}

type likelihood uint8

const (
	never likelihood = iota
	perhaps
	certainly
)

// hosts tells how likely the person at j is said of the noun at k.
func (ps *parser) hosts(from, k, j int) likelihood {
	b, t := &ps.tk[k], &ps.tk[j]
	h := ps.hitAt[k]
	switch {
	case k != from && (b.POS == doc.Adj || h < 0 && b.POS != doc.Noun && b.POS != doc.Propn && b.POS != doc.X && b.POS != doc.Num):
		return never
	case h < 0 && b.Pro.Has(doc.ProAl) && ps.stemIn(k, setTime|setWeekday):
		return never // «أوقفت الشرطة اليوم | الناشط»
	case h >= 0 && ps.hits[h].from != k:
		if ps.known[j].person || ps.officer(ps.hits[h].from) || b.POS != doc.Noun || !ps.mayHost(k, t) {
			return never // the rest of a name
		}
		return ps.saidOfBody(k, j) // «مسلحو التنظيم المتشدد»
	case b.POS == doc.Noun && (!ps.agreeing(k, j) || ps.otherCase(from, k, j)):
		return never
	case h < 0:
		return certainly
	}
	return ps.saidOfHit(from, k, j)
}

// saidOfHit tells how likely the person at j is said of who is named at k and agrees with
// the word.
func (ps *parser) saidOfHit(from, k, j int) likelihood {
	e, b, trade := ps.hits[ps.hitAt[k]].e, &ps.tk[k], ps.agentAt(j)
	switch {
	case e.ent != nil && e.ent.Kind == "person":
		if ps.known[j].person && k > from && ps.officer(from) {
			return perhaps // «الرئيس دونالد ترامب | القاضي»
		}
		return certainly
	case e.ent != nil:
		if e.ent.Kind == "people" || e.kin == lexicon.PeopleName || ps.ethnic(k) {
			return certainly
		}
	case !manyHeads(e.agent):
		if trade != nil && ps.officer(k) && (ps.known[j].person || trade.Sector == "JRN" || trade.Office && e.agent.Office) {
			return perhaps // «الوزير | الصحفي», «النائب | الرئيس»
		}
		return certainly
	case b.Feats.Number == doc.Plur && b.Feats.Gender != doc.Fem && ps.tk[j].Feats.Number != doc.Sing: // its men
		if ps.caseOf(k) != anyCase {
			return certainly // «إجلاء المقاتلين الكونغوليين»
		}
		if ps.saidOfBody(k, j) == never || ps.caseOf(j) == oblique && e.agent.Group {
			return perhaps // «رجال الأمن | الناشطين»
		}
		return certainly
	}
	return ps.saidOfBody(k, j)
}

// agentAt is the agent noun that begins at i, or nil.
func (ps *parser) agentAt(i int) *Agent {
	if h := ps.hitAt[i]; h >= 0 {
		return ps.hits[h].e.agent
	}
	return nil
}

// agreeing tells whether the word at j may by its form describe noun k. Dual and
// plural are one in «ـين», and a man's trade may end in «ـة»: «الداعية الإسلامي».
func (ps *parser) agreeing(k, j int) bool {
	b, t := &ps.tk[k], &ps.tk[j]
	if t.Feats.Gender == doc.GenderAny || t.Feats.Number == doc.NumberAny || ps.mayHost(k, t) {
		return true
	}
	if in := strings.HasSuffix(t.Stem, "ين"); in && b.Feats.Number == doc.Plur && t.Feats.Number == doc.Dual || in && strings.HasSuffix(b.Stem, "ين") && b.Feats.Number != doc.Sing {
		return true
	}
	if b.Pro.Has(doc.ProWa) && t.Feats.Number != doc.Sing {
		return true // «زار ابنته وزوجته المحتجزتين»
	}
	return b.Feats.Number == t.Feats.Number && (ps.manInTa(k) || ps.manInTa(j))
}

// manInTa tells whether a man is named at i by a word in «ـة».
func (ps *parser) manInTa(i int) bool {
	a := ps.agentAt(i)
	return a != nil && !manyHeads(a) && strings.HasSuffix(a.Name, "ة")
}

// saidOfBody tells how likely the person at j is rather what the body named at k is like.
func (ps *parser) saidOfBody(k, j int) likelihood {
	word := ps.agentAt(j)
	if word == nil { // a people
		return certainly
	}
	if ps.known[j].person && !word.Describes {
		return never
	}
	if word.Describes && word.Sector != "UAF" && word.Sector != "REB" {
		return certainly // «السلطة الحاكمة»
	}
	relational := ps.tk[j].Feats.Nisba && word.Sector != "JRN" && word.Sector != ""
	switch word.Sector {
	case "JRN", "CVL", "LEG", "EDU", "PTY":
		if !relational && ps.ofState(k) {
			return never // no army is a journalist
		}
	case "OPP":
		if ps.ofState(k) {
			return never
		}
		return certainly
	case "UAF", "REB", "MIL":
		if ps.ofState(k) && word.Sector != "MIL" {
			return perhaps
		}
		return certainly
	}
	if relational {
		return certainly
	}
	return perhaps
}

// ofState tells whether a body at k is an armed or judging one of a state.
func (ps *parser) ofState(k int) bool {
	sector := ""
	if e := ps.hits[ps.hitAt[k]].e; e.ent != nil {
		sector = e.ent.Sector
	} else {
		sector = e.agent.Sector
	}
	return sector == "MIL" || sector == "COP" || sector == "JUD" || sector == "SPY"
}

// officer tells whether the noun at k is of somebody in an office of the state, whose other
// trade is not told behind it.
func (ps *parser) officer(k int) bool {
	a := ps.agentAt(k)
	return a != nil && (a.Office || a.Sector == "GOV")
}

// otherCase tells whether the first noun of a phrase shows the nominative and the word at
// j the accusative, or the other way about, or a noun that stands in the genitive a
// nominative behind it.
func (ps *parser) otherCase(from, k, j int) bool {
	form := ps.caseOf(j)
	if form == anyCase {
		return false
	}
	if k != from {
		return form == nominative
	}
	of := ps.caseOf(k)
	return of != anyCase && of != form
}

// wantsObject tells whether the verb before the phrase at from, of which that is the first
// and which so far has no object, takes one and finds none behind the word at j.
func (ps *parser) wantsObject(from, j int) bool {
	v := ps.openVerb(from)
	if v < 0 || ps.tk[v].Enc != "" || ps.tk[v].Feats.Person != 3 && ps.tk[v].Feats.Person != 0 {
		return false
	}
	if !slices.ContainsFunc(ps.known[v].lemmas, func(k string) bool { return ps.p.oneObject[k] }) {
		return false
	}
	if k := ps.skipHit(j); k < len(ps.tk) && ps.nameRun(k) && slices.ContainsFunc(ps.known[v].lemmas, ps.p.cue) {
		return false // «دعا رئيس المجلس القاضي أحمد حسين إلى …»: his trade
	}
	return !ps.objectAhead(j)
}

// cue tells whether a verb, by key, may report what is said.
func (p *Pack) cue(key string) bool {
	_, ok := p.Words.Cues[key]
	return ok
}

// openVerb is the verb whose subject the phrase at from may be: right before it or with
// no more than a time or a place between; −1 for none.
func (ps *parser) openVerb(from int) int {
	for k := from - 1; k >= 0; {
		switch q := ps.phrase[k]; {
		case ps.kind[k] == itVerb:
			if k > 0 && ps.phrase[k-1] >= 0 {
				if x := &ps.out.Phrases[ps.phrase[k-1]]; x.Prep == "" && !x.Pron && !ps.isTime(x) {
					return -1 // its subject stands before it
				}
			}
			return k
		case ps.kind[k] == itAdv:
			k--
		case q < 0:
			return -1
		default:
			x := &ps.out.Phrases[q]
			if x.Prep == "" && !ps.isTime(x) {
				return -1
			}
			k = x.From - 1
			if x.Prep != "" && x.PrepTok >= 0 {
				k = min(k, x.PrepTok-1)
			}
		}
	}
	return -1
}

// objectAhead tells whether behind the person at j, whatever more is said of him, the
// clause goes on with a phrase that may be an object, or with what is said.
func (ps *parser) objectAhead(j int) bool {
	k := ps.skipHit(j)
	for k < len(ps.tk) && ps.kind[k] == itNom && ps.tk[k].Pro&(conjPro|prepPro) == 0 && (ps.isAdj(k) || ps.tk[k].POS == doc.Propn || ps.tk[k].POS == doc.X) {
		k++
	}
	for ; k < len(ps.tk); k++ {
		switch ps.kind[k] {
		case itVerb, itPunct, itStop, itHal, itRel, itSub, itConj:
			return false
		case itComp:
			return true
		case itPrep:
			k = ps.governedEnd(k+1) - 1
		case itNom:
			if pro := ps.tk[k].Pro; pro&conjPro != 0 {
				return false
			} else if pro&prepPro != 0 {
				k = ps.governedEnd(k) - 1
			} else if !ps.stemIn(k, setTime|setWeekday|setWhen) && !ps.keyIn(k, setTime|setWeekday) {
				return true
			}
		}
	}
	return false
}

// governedEnd is where the noun phrase behind a preposition about ends.
func (ps *parser) governedEnd(k int) int {
	for k++; k < len(ps.tk) && ps.kind[k] == itNom && ps.tk[k].Pro&(conjPro|prepPro) == 0; k++ {
		b, t := &ps.tk[k-1], &ps.tk[k]
		name := (t.POS == doc.Propn || t.POS == doc.X) && (b.POS == doc.Propn || b.POS == doc.X)
		if !construct(b) && !ps.isAdj(k) && !name {
			break
		}
	}
	return k
}
