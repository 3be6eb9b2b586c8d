package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// peopleAfter: the name of a people after a plural of persons that agrees in
// the article is its adjective.
func (ps *parser) peopleAfter(from, j int) bool {
	b, t := &ps.tk[j-1], &ps.tk[j]
	return ps.hitAt[j] >= 0 && (ps.hits[ps.hitAt[j]].e.kin == lexicon.PeopleName || ps.ethnic(j) || t.Pro == 0 && ps.brokenNisba(j)) && t.Pro.Has(doc.ProAl) == b.Pro.Has(doc.ProAl) &&
		(b.POS == doc.Noun || b.POS == doc.Adj) && b.Enc == "" && ps.hitAt[j-1] >= 0 && ps.hits[ps.hitAt[j-1]].e.agent != nil && ps.pluralIn(from, j)
}

// brokenNisba tells whether a broken plural of a relational adjective that is no accusative
// stands at j: «متشددون يهود», «وزراء عرب».
func (ps *parser) brokenNisba(j int) bool {
	t := &ps.tk[j]
	return t.Feats.Number == doc.Plur && strings.HasSuffix(t.Key, "ي") && t.Enc == "" && !strings.HasPrefix(t.Stem, t.Key) && !strings.HasSuffix(t.Fold, "ا")
}

// nisbaAccusative: «سائحا إسبانيا», «مقترحا روسيا»: after an indefinite noun in
// the accusative the letters of a state's name are its relational adjective.
func (ps *parser) nisbaAccusative(j int) bool {
	b, t := &ps.tk[j-1], &ps.tk[j]
	return t.Pro == 0 && strings.HasSuffix(t.Fold, "يا") && strings.HasSuffix(b.Fold, "ا") && (b.POS == doc.Noun || b.POS == doc.Adj && ps.hitAt[j-1] >= 0 && ps.hits[ps.hitAt[j-1]].e.agent != nil) && !b.Pro.Has(doc.ProAl) && b.Enc == "" &&
		ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.ent != nil && ps.hits[ps.hitAt[j]].e.ent.Kind == "state"
}

// dated tells whether the word at i says which year or month is meant
// («العام الماضي», «العام 2015»); «الأمين العام» is none.
func (ps *parser) dated(i int) bool {
	if i >= len(ps.tk) {
		return false
	}
	t := &ps.tk[i]
	return t.POS == doc.Num || t.Pro == doc.ProAl && (t.POS == doc.Adj || t.Feats.VerbForm == doc.ActivePart)
}

// bareTime tells whether a time without preposition stands at j, which is no
// part of the phrase that began at from: «أعلنت الحكومة العام الماضي», «قتل 19
// جنديا الأحد», «منذ عام 2013 زعيم الجماعة».
func (ps *parser) bareTime(from, j int) bool {
	b, t := &ps.tk[j-1], &ps.tk[j]
	if ps.stemIn(from, setTime) {
		return j > from+1 && b.POS == doc.Num && figure(b) && len(b.Fold) == 4 && !ps.stemIn(j, setTime) && t.POS != doc.Adj
	}
	if t.Pro == 0 && t.Enc == "" && j+1 < len(ps.tk) && ps.stemIn(j, setTime) && ps.hitAt[j] < 0 && (ps.standsAlone(j-1) || ps.person(j-1)) {
		n := &ps.tk[j+1] // «قتل ستة مسلمين | عام 2017», «تظاهر ألفا شخص | ليل الجمعة»
		return n.POS == doc.Num || n.Pro == doc.ProAl
	}
	if !t.Pro.Has(doc.ProAl) || t.Pro&^doc.ProAl != 0 || ps.stemIn(j-1, setTime) {
		return false
	}
	if !ps.stemIn(j, setWeekday) && !ps.keyIn(j, setWeekday) && !(ps.stemIn(j, setWhen) && ps.dated(j+1)) {
		return false
	}
	return ps.definite(j-1) || b.POS != doc.Verb && strings.HasSuffix(b.Fold, "ا")
}
