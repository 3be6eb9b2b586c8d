package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

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
