package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// ethnic tells whether the word at j is by itself the name of a people that no state is
// called by («الأكراد», «التاميل», «طوارق»).
func (ps *parser) ethnic(j int) bool {
	h := ps.hitAt[j]
	if h < 0 || ps.hits[h].to != ps.hits[h].from+1 || ps.hits[h].e.ent == nil || ps.hits[h].e.kin == lexicon.NisbaName {
		return false
	}
	e := ps.hits[h].e.ent
	return e.Kind == "movement" && e.Sector == "CVL"
}

// compatriots tells whether a plural is of people whom a relational adjective in the
// plural gives a country: «المحجبات المصريات», «حرفيون مغاربة». Things take theirs in
// the singular; behind a plural without article that may govern, the adjective stands
// for people itself («قوانين الأمريكيين»).
func (ps *parser) compatriots(head, to int) bool {
	k := head + 1
	if k >= to || ps.nisbaAt(k) == nil {
		return false
	}
	t, adj := &ps.tk[head], &ps.tk[k]
	if t.POS != doc.Noun && t.POS != doc.Adj || t.Enc != "" || t.Feats.Number != doc.Plur || adj.Feats.Number != doc.Plur || adj.Pro&^doc.ProAl != 0 || t.Pro.Has(doc.ProAl) != adj.Pro.Has(doc.ProAl) {
		return false
	}
	if strings.HasSuffix(adj.Stem, "ات") != strings.HasSuffix(t.Stem, "ات") {
		return false
	}
	return t.Pro.Has(doc.ProAl) || ps.soundPlural(t) || strings.HasSuffix(t.Stem, "ات")
}
