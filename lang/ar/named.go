package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// unknownName finds the run of name words at the end of [from,to).
func (ps *parser) unknownName(from, to int) (int, int) {
	k := from
	for k < to && (ps.isAdj(k) && !ps.fullName(k) || ps.hitAt[k] >= 0 || ps.tk[k].Pro.Has(doc.ProAl) && ps.tk[k].Known) {
		k++
	}
	if k < to && !ps.nameRun(k) && !ps.fullName(k) {
		return 0, 0
	}
	return k, to
}

// titledName names somebody by the name in [from,to), behind a title that tells no calling:
// «الدكتور سامي منصور», «السيد كولمان». It tells whether there is one.
func (ps *parser) titledName(w *clause.Who, from, to int) bool {
	f, t := ps.unknownName(from, to)
	if t <= f {
		return false
	}
	w.Kind = "name"
	w.Actor.Name = ps.text(f, t)
	w.Actor.NameEn = ps.p.spellings.latin(w.Actor.Name)
	return true
}

func (ps *parser) runLength(from, to int) int {
	n := 0
	for k := from; k < to && ps.nameRun(k); k++ {
		n++
	}
	return n
}

// mergeName joins «office، name».
func (ps *parser) mergeName(ph, in *clause.Phrase) {
	w := &ph.Who
	role, code, sector := w.Actor.Role, w.Actor.Code, w.Actor.Sector
	w.Kind = in.Who.Kind
	text := w.Actor.Text
	start := w.Actor.Start
	w.Actor = in.Who.Actor
	w.Actor.Text, w.Actor.Start = text, start
	w.Actor.Role = role
	if w.Actor.Code == "" {
		w.Actor.Code = code
	}
	if w.Actor.Sector == "" || w.Kind == "name" {
		w.Actor.Sector = sector
	}
}

// mergeOffice joins «name، office».
func (ps *parser) mergeOffice(ph, in *clause.Phrase) {
	w := &ph.Who
	w.Actor.Role = in.Who.Actor.Role
	if w.Actor.Code == "" {
		w.Actor.Code = in.Who.Actor.Code
	}
	if w.Actor.Sector == "" {
		w.Actor.Sector = in.Who.Actor.Sector
	}
}
