package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/lexicon"
)

// rivals notes the places that share the name a phrase has its place or country
// from («طرابلس» of Libya and of Lebanon); the document decides. A relational
// adjective beside the name decides at once.
func (ps *parser) rivals(w *clause.Who, ent, other *hit, nisba *lexicon.Entity) {
	h := ent
	if h == nil || !isLand(h.e) {
		h = other
	}
	if h == nil || len(h.alts) < 2 || !isLand(h.e) || w.Actor.Code != h.e.ent.Code {
		return
	}
	byAdjective := func(e *nameEntry) bool { return nisba != nil && nisba.Code == e.ent.Code }
	for _, v := range h.alts {
		e := &ps.p.names.entries[v]
		if !isLand(e) || e.ent.Code == h.e.ent.Code || e.al != h.e.al {
			continue
		}
		if len(w.Rivals) == 0 {
			w.Rivals = append(w.Rivals, rival(h.e))
		}
		w.Rivals = append(w.Rivals, rival(e))
		if byAdjective(e) || byAdjective(h.e) {
			i := 0
			if byAdjective(e) {
				i = len(w.Rivals) - 1
			}
			w.Take(i, "by the adjective beside it")
			return
		}
	}
}

func isLand(e *nameEntry) bool {
	return e.ent != nil && (e.kin == lexicon.CapitalName || e.kin == lexicon.OwnName && (e.ent.Kind == "state" || e.ent.IsPlace()))
}

func rival(e *nameEntry) clause.Rival {
	x := e.ent
	return clause.Rival{Kind: x.Kind, ID: x.ID, Code: x.Code, Name: x.Name, NameEn: x.NameEn}
}
