package en

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// nameLike tells whether an unknown name may stand for somebody.
func (ps *parser) nameLike(head, from int) bool {
	return ps.words[head].capital && !ps.in(head, setTime) && !ps.event(head) && ps.tags[from] != tag.CD
}

// asName is a name that no list has: of who bears the office before it, else of
// somebody unknown.
func (ps *parser) asName(w *clause.Who, ph *clause.Phrase, n *nounPhrase, f *found) {
	from := n.base - 1
	for from > ph.From && (ps.tags[from-1].Noun() || ps.tags[from-1] == tag.FW) && ps.words[from-1].capital && !ps.in(from-1, setTitle) {
		if h := ps.at(from - 1); h != nil && (h.e.agent != nil || h.e.kin == lexicon.NisbaName || ps.tags[h.to-1] == tag.JJ || h.e.ent.Kind == "state") {
			break
		}
		from--
	}
	w.Kind = "name"
	w.Actor.Name = ps.text(from, n.base)
	w.Actor.NameEn = w.Actor.Name
	if f.before != nil {
		title := clause.Who{}
		land := ps.country(ph, n, f)
		ps.asAgent(&title, f.before, land, f, ph)
		w.Actor.Role, w.Actor.Sector, w.Actor.Code, w.Office = title.Actor.Role, title.Actor.Sector, title.Actor.Code, title.Office
		return
	}
	switch {
	case f.nisba != nil:
		w.Actor.Code = f.nisba.e.ent.Code
	case f.other != nil && f.other.to <= from && f.other.e.ent.Kind != "person":
		w.Actor.Code = f.other.e.ent.Code
	}
	if ps.in(n.base-1, setBody) && ps.words[n.base-1].capital {
		w.Noun = ""
		w.Nouns = []string{ps.words[n.base-1].fold}
	}
	if ps.in(n.base-1, setSite|setLand) {
		w.Kind = "site"
	}
}

// asOther is a phrase without a known head: a place or body word with a name,
// people by demonym, a bare number of people, some of somebody.
func (ps *parser) asOther(w *clause.Who, ph *clause.Phrase, n *nounPhrase, f *found, head int) {
	tg := ps.tags[head]
	switch {
	case n.of != clause.None && (ps.in(head, setQuantity) && ps.hitAt[head] < 0):
		o := &ps.out.Phrases[n.of]
		text, start, end := w.Actor.Text, w.Actor.Start, w.Actor.End
		*w = o.Who
		w.Actor.Text, w.Actor.Start, w.Actor.End, w.From, w.To = text, start, end, ph.From, ph.To
		w.Nation = false // thousands of Norwegians are not Norway
		if w.Kind != "" && w.Kind != "name" {
			w.Group = true
		}
	case f.before != nil && ps.in(head, setQuantity) && f.before.to == head: // opposition members
		ps.asAgent(w, f.before, ps.country(ph, n, f), f, ph)
		w.Group, w.Human = true, true
	case f.nisba != nil && f.nisba.to == n.base:
		w.Kind, w.Group = "people", ps.fold(ph.From) == "the" || ps.tags[head] == tag.NNPS
		if ps.oneOfPeople(head) && ps.tags[head] != tag.NNPS && ps.tags[head] != tag.NNS {
			w.Group, w.Single, w.Human = false, true, true
		}
		w.Actor.Code, w.Actor.Sector, w.Actor.NameEn = f.nisba.e.ent.Code, "CVL", f.nisba.e.ent.NameEn
	case f.of != nil && f.of.e.ent.Kind != "person" && ps.in(head, setLand|setBody):
		ps.asEntity(w, f.of, f)
	case f.other != nil && f.other.e.ent.Kind != "person" && ps.in(head, setLand|setBody):
		ps.asEntity(w, f.other, f)
	case f.nisba != nil && ps.in(head, setLand|setBody):
		w.Kind = "land"
		w.Actor.Code = f.nisba.e.ent.Code
	case tg == tag.DTPron && ps.fold(head) == "those" && (ps.fold(n.base) == "who" || ps.fold(n.base) == "of" || ps.tag(n.base) == tag.VBN):
		w.Kind, w.Group = "agent", true
		w.Actor.Sector = "CVL"
	case tg == tag.CD || ps.in(head, setCrowd) && (tg == tag.NNS || ps.tags[ph.From] == tag.CD):
		if ps.money(ph, n) || !ps.countsPeople(ph, n) {
			return
		}
		w.Kind, w.Group = "agent", true
		w.Actor.Sector = "CVL"
	case (tg == tag.JJ || tg == tag.VBN) && ps.fold(ph.From) == "the":
		switch ps.words[head].lemma {
		case "wounded", "injured", "wound", "injure", "dead", "poor", "displaced", "accused", "missing":
			w.Kind, w.Group = "agent", true
			w.Actor.Sector = "CVL"
		}
	case ps.in(head, setBody|setCrew) && ps.crew(ph, n, head):
		if ps.fold(ph.From) == "the" && head == ph.From+1 {
			w.Noun = ps.words[head].lemma
		}
		if ps.in(head, setCrew) {
			w.Kind, w.Group = "agent", true
			w.Actor.Role, w.Actor.NameEn = ps.words[head].lemma, ps.words[head].lemma
		}
	}
}

// crew tells whether a word for a body stands for one: «the group», «a banned
// movement», but not «a group of tourists» and «the peace movement».
func (ps *parser) crew(ph *clause.Phrase, n *nounPhrase, head int) bool {
	if n.of != clause.None || ps.tags[head] != tag.NN || ps.tags[ph.From] != tag.DT && ps.tags[ph.From] != tag.PRPS {
		return false
	}
	for k := ph.From + 1; k < head; k++ {
		if ps.tags[k] != tag.JJ && !ps.modif[k] && ps.tags[k] != tag.VBN && ps.tags[k] != tag.NN {
			return false
		}
	}
	return true
}

// oneOfPeople tells whether a demonym names one person where it has no plural
// ending: «the American», but «the French», «the Chinese».
func (ps *parser) oneOfPeople(i int) bool {
	f := ps.fold(i)
	for _, end := range [...]string{"ese", "ish", "ch", "s", "x"} {
		if strings.HasSuffix(f, end) {
			return false
		}
	}
	return true
}

// money tells whether a phrase holds the mark of a currency.
func (ps *parser) money(ph *clause.Phrase, n *nounPhrase) bool {
	for k := ph.From; k < n.base; k++ {
		if ps.tags[k] == tag.SYM {
			return true
		}
	}
	return false
}

// countsPeople tells whether a bare number may be one of people: no year, no
// hour, no share.
func (ps *parser) countsPeople(ph *clause.Phrase, n *nounPhrase) bool {
	if ph.Prep != "" && ph.Prep != "of" && ph.Prep != "by" && ph.Prep != "between" {
		return false
	}
	if w := ps.fold(ph.From); w == "now" || w == "aged" {
		return false // an age
	}
	f := ps.fold(n.base - 1)
	if f == "" || f[0] == '1' && len(f) == 4 || f[0] == '2' && len(f) == 4 {
		return false
	}
	for k := 0; k < len(f); k++ {
		if f[k] == ':' || f[k] == '.' {
			return false
		}
	}
	return !ps.in(n.base, setTime) && ps.fold(n.base) != "%" && ps.fold(n.base) != "percent"
}

// rivals notes the places that share the name a phrase has its place from; the
// document decides.
func (ps *parser) rivals(w *clause.Who, h *hit) {
	if len(h.alts) < 2 || !isLand(h.e) {
		return
	}
	for _, v := range h.alts {
		e := &ps.p.names.entries[v]
		if !isLand(e) || e.ent.Code == h.e.ent.Code || e.kin == lexicon.OwnName && e.ent.IsPlace() && e.ent.Pop < 20000 {
			continue
		}
		if len(w.Rivals) == 0 {
			w.Rivals = append(w.Rivals, rival(h.e))
		}
		w.Rivals = append(w.Rivals, rival(e))
	}
}

func isLand(e *nameEntry) bool {
	return e.ent != nil && (e.kin == lexicon.CapitalName || e.kin == lexicon.OwnName && (e.ent.Kind == "state" || e.ent.IsPlace()))
}

func rival(e *nameEntry) clause.Rival {
	x := e.ent
	return clause.Rival{Kind: x.Kind, ID: x.ID, Code: x.Code, Name: x.Name, NameEn: x.NameEn}
}
