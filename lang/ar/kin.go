package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// namesKin tells whether a person behind a relative is that relative: «ابنته يوليا», «ابنة
// الحاكم لطيفة», but not «ابنة الجاسوس السابق سيرغي سكريبال».
func (ps *parser) namesKin(kin, person *hit) bool {
	t := &ps.tk[kin.to-1]
	if t.Enc != "" || t.Pro.Has(doc.ProAl) {
		return true
	}
	first, _, _ := strings.Cut(text.Fold(person.e.ent.Name), " ")
	return t.Feats.Gender == doc.Fem && ps.p.gram.in(first).has(setWoman) && ps.tk[kin.to].Feats.Gender != doc.Fem
}

// ofRuler tells whether a relative is one of somebody in office.
func (ps *parser) ofRuler(agent, of *hit, to int) bool {
	if !agent.e.agent.Kin {
		return false
	}
	if of != nil && of.e.ent != nil && of.e.ent.Kind == "person" {
		sector, _ := of.e.ent.OfficeAt(ps.month)
		return sector == "GOV" || sector == "ELI"
	}
	if agent.to >= to {
		return false
	}
	h := ps.hitAt[agent.to]
	return h >= 0 && ps.hits[h].e.agent != nil && ps.hits[h].e.agent.Office && ps.hits[h].e.agent.Sector == "GOV"
}

// leadsCrowd tells whether leaders stand in construct with the people they lead: «قادة |
// المتمردين», but not «المقاتلين المدربين».
func (ps *parser) leadsCrowd(agent, inner *hit) bool {
	t, of := &ps.tk[agent.to-1], &ps.tk[inner.from]
	return inner.e.plural && t.POS == doc.Noun && t.Enc == "" && !t.Pro.Has(doc.ProAl) && of.POS == doc.Noun && of.Pro.Has(doc.ProAl)
}
