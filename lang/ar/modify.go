package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// modified reads the adjectives of an agent: forces loyal to a ruler are no
// army, gunmen of the opposition are rebels, troops from abroad take no country
// from their surroundings, and a former president holds no office.
func (ps *parser) modified(w *clause.Who, agent, country *hit, from, to int) {
	a, former := agent.e.agent, false
	for k := from; k < to; k++ {
		t, of := &ps.tk[k], ps.known[k]
		switch {
		case of.keyIn.has(setLoyal) && k >= agent.to && (a.Sector == "MIL" || a.Sector == "UAF" || a.Sector == "REB" && !manyHeads(a)): // factions are loyal to powers abroad
			w.Actor.Sector = "PRM"
			if a.Sector != "MIL" && ps.rebels(k+1) { // «مسلحون موالون لتنظيم …»
				w.Actor.Sector = "REB"
			}
		case of.keyIn.has(setOpposed) && a.Sector == "UAF":
			w.Actor.Sector = "REB"
		case of.keyIn.has(setOpposed) && a.Sector == "PTY":
			w.Actor.Sector = "OPP"
		case of.keyIn.has(setFormer):
			former = true
		case of.keyIn.has(setForeign) && t.POS == doc.Adj && k > from && !ps.ofGenitive(agent, k), of.stemIn.has(setForeign) && t.Feats.Number == doc.Plur && t.POS == doc.Noun && k <= from+1:
			w.Foreign = true // «قوات أجنبية», «الدول العربية», but not «لجنة الشؤون الخارجية»
		}
	}
	if w.Office && !former && a.Holder != "" && (country == nil || country.e.ent.Kind == "state" || country.e.ent.Kind == "city") && ps.definitePhrase(from, to) && !ps.ofBodyBehind(agent.to, to) {
		w.Seat = a.Holder
	}
}

// ofGenitive tells whether an adjective describes a genitive that says what an agent is
// for («لجنة الشؤون الخارجية», «رئيس لجنة العلاقات الخارجية»), and not who it is.
func (ps *parser) ofGenitive(agent *hit, k int) bool {
	if k < agent.to {
		return k > agent.from+1
	}
	head, adj := &ps.tk[agent.from].Feats, &ps.tk[k].Feats
	return agent.e.agent.Office && k > agent.to && head.Gender == doc.Masc && head.Number == doc.Sing && adj.Gender == doc.Fem
}

// rebels tells whether «ل» and a band of rebels stand at a token.
func (ps *parser) rebels(k int) bool {
	if k >= len(ps.tk) || !ps.tk[k].Pro.Has(doc.ProLi) || ps.hitAt[k] < 0 {
		return false
	}
	e := ps.hits[ps.hitAt[k]].e
	return e.ent != nil && e.ent.Sector == "REB" || e.agent != nil && e.agent.Sector == "REB"
}

// ofBodyBehind tells whether an office is that of a body that words of [from,to) name
// and no list knows: «رئيس | الفريق الهندسي» is no president of the state.
func (ps *parser) ofBodyBehind(from, to int) bool {
	for k := from; k < to; k++ {
		t, h := &ps.tk[k], ps.hitAt[k]
		if t.POS == doc.Noun && ps.nisbaAt(k) == nil && (h < 0 || ps.hits[h].e.agent != nil) && !ps.stemIn(k, setLand) {
			return true
		}
	}
	return false
}

// ofBare is the bare noun of a body at the end of the phrase: «مسلحو الحركة».
func (ps *parser) ofBare(from, to int) string {
	t := &ps.tk[to-1]
	if to-1 == from || !t.Pro.Has(doc.ProAl) || !ps.stemIn(to-1, setAgain) || t.Pro&prepPro != 0 {
		return ""
	}
	if h := ps.hitAt[to-1]; h >= 0 && ps.hits[h].e.ent != nil {
		return ""
	}
	return t.Stem
}

// definitePhrase tells whether a word of [from,to) is definite.
func (ps *parser) definitePhrase(from, to int) bool {
	for k := from; k < to; k++ {
		if ps.definite(k) {
			return true
		}
	}
	return false
}

// nounOf notes by which noun the phrase may be named again, or that it is such
// a noun alone.
func (ps *parser) nounOf(w *clause.Who, ent *hit, from, to, head int) {
	t := &ps.tk[head]
	switch {
	case ent != nil && w.Actor.ID == ent.e.ent.ID:
		w.Nouns = ent.e.ent.Nouns
	case !ps.stemIn(head, setAgain):
	case ps.bareNoun(from, to, head):
		w.Noun = t.Stem
	case to > from+1 && (w.Kind != "" && w.Actor.Code != "" || w.Kind == "name"):
		w.Nouns = ps.p.gram.nouns[t.Stem]
	}
}

// bareNoun tells whether a phrase is a noun with the article and no more than
// an adjective that names nobody.
func (ps *parser) bareNoun(from, to, head int) bool {
	if head != from || !ps.tk[head].Pro.Has(doc.ProAl) || to > from+2 {
		return false
	}
	if h := ps.hitAt[head]; h >= 0 && ps.hits[h].e.ent != nil {
		return false
	}
	if to > from+1 && ps.tk[to-1].Feats.VerbForm == doc.ActivePart && to < len(ps.tk) && ps.tk[to].Pro.Has(doc.ProLi) {
		return false // «الهيئة المنظمة لوسائل الإعلام» says which
	}
	return to == from+1 || ps.isAdj(to-1) && ps.nisbaAt(to-1) == nil
}
