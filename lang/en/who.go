package en

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// found is what the words of a phrase name.
type found struct {
	person, ent, agent *hit // at the head
	before             *hit // agent before the head
	nisba              *hit // demonym
	other              *hit // entity that is not at the head: gives the country
	of                 *hit // entity behind «of»
}

// who says what a phrase stands for.
func (ps *parser) who(ph *clause.Phrase, n *nounPhrase) {
	ps.features(ph, n)
	if n.time {
		return
	}
	ph.Who = ps.resolve(ph, n)
	if w := &ph.Who; w.Kind != "" && w.Kind != "person" && (w.Kind != "name" || len(w.Nouns) > 0) && !w.Single && !w.Human && w.Kind != "people" {
		ph.Gender = doc.Neuter
	}
	if ph.Who.CanAct() || ph.Who.Pending != "" {
		return
	}
	if n.owner != clause.None {
		if o := &ps.out.Phrases[n.owner]; o.Who.CanAct() && !o.Pron {
			w := o.Who
			ph.Inner = &w
			return
		}
	}
	for k := ph.From; k < ph.To; k++ {
		if h := ps.at(k); h != nil && h.from == k && h.e.ent != nil && !ps.behindBack(h) {
			w := ps.hitWho(h)
			ph.Inner = &w
			if w.Kind == "nisba" && k < n.base {
				ph.Who.Actor.Code = w.Actor.Code // a Turkish post
			}
			return
		}
	}
	if n.of != clause.None {
		if o := &ps.out.Phrases[n.of]; o.Who.CanAct() {
			w := o.Who
			ph.Inner = &w
		}
	}
}

// features sets number, gender, definiteness and the like.
func (ps *parser) features(ph *clause.Phrase, n *nounPhrase) {
	head := n.base - 1
	first := ps.tags[ph.From]
	ph.Some = first == tag.CD || ps.in(ph.From, setQuantity) && ps.tags[ph.From] != tag.PRPS || ph.From+1 < n.base && ps.tags[ph.From] == tag.RB && ps.tags[ph.From+1] == tag.CD || ph.From+1 < n.base && ps.tags[ph.From] == tag.IN
	ph.Def = ps.fold(ph.From) == "the" || first == tag.PRPS || n.owner != clause.None || ps.fold(ph.From) == "this" || ps.fold(ph.From) == "these" || ps.hitAt[head] >= 0 && ps.hits[ps.hitAt[head]].e.ent != nil && first != tag.CD
	switch ps.tags[head] {
	case tag.NNS, tag.NNPS:
		ph.Number = doc.Plur
	case tag.NN, tag.NNP:
		ph.Number = doc.Sing
	}
	if first == tag.CD && ps.fold(ph.From) != "one" && ps.fold(ph.From) != "1" {
		ph.Number = doc.Plur
	}
	if ph.Def && ps.hitAt[head] < 0 {
		ps.tk[head].Pro |= doc.ProAl
	}
	ph.Site = ps.in(head, setLand|setSite)
	if n.of != clause.None && ps.in(head, setQuantity) && ps.hitAt[head] < 0 {
		x := &ps.out.Phrases[n.of]
		ph.Head, ph.Number, ph.Site = x.Head, doc.Plur, x.Site
		ph.Some = true
		if !ps.quantityOnly(ph.From, head) {
			ph.Some = x.Some || ps.in(head, setQuantity)
		}
	}
}

func (ps *parser) quantityOnly(from, head int) bool { return head-from <= 2 }

// behindBack tells whether a name only says whose friend somebody is:
// «Iran-backed», «anti-Assad»; «U.S.-led» is who leads.
func (ps *parser) behindBack(h *hit) bool {
	if h.from > 0 && ps.joined(h.from) && ps.in(h.from-1, setFor) {
		return true
	}
	return h.to < len(ps.tk) && ps.joined(h.to) && ps.in(h.to, setBack)
}

// look collects the names in a phrase.
func (ps *parser) look(ph *clause.Phrase, n *nounPhrase) (f found) {
	head := n.base - 1
	from := ph.From
	for k := from; k < n.base; {
		h := ps.at(k)
		if h == nil {
			k++
			continue
		}
		atHead := h.to == n.base
		switch {
		case ps.behindBack(h):
		case h.e.agent != nil && atHead:
			f.agent = h
		case h.e.agent != nil:
			f.before = h
		case atHead && (h.e.kin == lexicon.NisbaName && ps.tags[head] == tag.JJ):
			f.nisba = h
		case h.e.kin == lexicon.NisbaName && !atHead:
			f.nisba = h
		case atHead && h.e.ent.Kind == "person":
			f.person = h
		case atHead:
			f.ent = h
		case h.e.ent.Kind == "person" && f.other != nil:
		case ps.tag(h.to) == tag.POS || f.other == nil || f.other.e.ent.Kind == "person":
			f.other = h
		}
		k = h.to
	}
	for k := n.base; k < ph.To && f.of == nil; k++ {
		if h := ps.at(k); h != nil && h.from == k && h.e.ent != nil && !ps.behindBack(h) {
			f.of = h
		}
	}
	return f
}

// resolve looks through the words of a phrase for who they name.
func (ps *parser) resolve(ph *clause.Phrase, n *nounPhrase) clause.Who {
	head := n.base - 1
	w := clause.Who{From: ph.From, To: ph.To}
	from := ph.From
	for from < n.base-1 && (ps.tags[from] == tag.DT || ps.tags[from] == tag.PDT) {
		from++
	}
	w.Actor.Text = ps.text(from, ph.To)
	w.Actor.Start, w.Actor.End = ps.tk[from].Start, ps.tk[ph.To-1].End
	if ps.pending(&w, ph, n) {
		return w
	}
	f := ps.look(ph, n)
	switch {
	case f.person != nil:
		ps.asPerson(&w, f.person.e.ent, f.before)
	case f.agent != nil && !ps.condition(head, n):
		ps.asAgent(&w, f.agent, ps.country(ph, n, &f), &f, ph)
	case f.ent != nil:
		ps.asEntity(&w, f.ent, &f)
		ps.rivals(&w, f.ent)
	case (ps.tags[head] == tag.NNP || head > ph.From && ps.words[head].capital && ps.tags[head-1] == tag.NNP) && ps.nameLike(head, ph.From):
		ps.asName(&w, ph, n, &f)
	default:
		ps.asOther(&w, ph, n, &f, head)
	}
	return w
}

// condition tells whether a word for a country means how things are: «a state of
// emergency».
func (ps *parser) condition(head int, n *nounPhrase) bool {
	return ps.in(head, setLand) && n.of != clause.None && !ps.out.Phrases[n.of].Who.CanAct() && ps.out.Phrases[n.of].Who.Kind == "" && ps.tags[ps.out.Phrases[n.of].From] != tag.DT
}

// pending notes phrases that only the document can resolve: «both sides», «his
// counterpart», «the country».
func (ps *parser) pending(w *clause.Who, ph *clause.Phrase, n *nounPhrase) bool {
	head := n.base - 1
	switch {
	case ps.in(head, setPeer):
		w.Pending, w.Kind, w.Office, w.Single = "peer", "agent", true, true
		w.Actor.Sector = "GOV"
		for k := ph.From; k < ph.To; k++ {
			if e := ps.entity(k); e != nil && e.Code != "" {
				w.Actor.Code = e.Code
			}
		}
		return true
	case ps.in(head, setSides) && n.of == clause.None && head-ph.From <= 2 && (ps.fold(ph.From) == "both" || ps.fold(head-1) == "two" && ps.fold(ph.From) == "the"):
		if ps.hitAt[head-1] >= 0 {
			return false
		}
		w.Pending, w.Kind = "sides", "agent"
		ph.Number = doc.Dual
		switch ps.words[head].lemma {
		case "leader", "minister", "president", "official", "diplomat", "man":
			w.Actor.Role = ps.words[head].lemma
		}
		return true
	case ps.in(head, setHome) && head == ph.From+1 && ps.tags[ph.From] == tag.PRPS && n.of == clause.None:
		w.Pending, w.Kind = "home", "state"
		return true
	}
	return false
}

// country is the entity that tells whose an agent is, or nil.
func (ps *parser) country(ph *clause.Phrase, n *nounPhrase, f *found) *lexicon.Entity {
	switch {
	case f.of != nil && f.of.e.ent.Kind != "person":
		return f.of.e.ent
	case f.other != nil:
		return f.other.e.ent
	case f.nisba != nil:
		return f.nisba.e.ent
	case f.ent != nil:
		return f.ent.e.ent
	}
	return nil
}

func (ps *parser) asPerson(w *clause.Who, e *lexicon.Entity, agent *hit) {
	w.Kind = "person"
	sector, title := e.OfficeAt(ps.month)
	w.Actor.ID, w.Actor.Code, w.Actor.Sector, w.Actor.Name, w.Actor.NameEn, w.Actor.Role = e.ID, e.Code, sector, e.Name, e.NameEn, title
	if agent != nil {
		w.Actor.Role = agent.e.agent.Name
		if w.Actor.Sector == "" {
			w.Actor.Sector = agent.e.agent.Sector
		}
	}
}

func (ps *parser) asAgent(w *clause.Who, h *hit, land *lexicon.Entity, f *found, ph *clause.Phrase) {
	a := h.e.agent
	if a.Apart {
		switch {
		case f.nisba != nil:
			land = f.nisba.e.ent
		case f.other == nil || f.of != nil || ps.tag(f.other.to) == tag.POS: // NATO allies are of it
			land = nil
		}
	}
	w.Kind, w.Office, w.Group = "agent", a.Office && !h.e.plural, a.Group || h.e.plural
	w.Human = h.e.plural && !a.Group && !a.Org
	w.Single = !h.e.plural && (a.Office || !a.Group && !a.Org)
	w.Stray = a.Stray
	w.Actor.Sector, w.Actor.Code, w.Actor.Role, w.Actor.NameEn = a.Sector, a.Code, a.Name, a.Name
	switch {
	case a.Code != "" && !(a.Office && f.nisba != nil):
	case land != nil && land.Code != "":
		w.Actor.Code = land.Code
		if a.Weak && a.Office && a.Sector == "" && land.Kind == "state" {
			w.Actor.Sector = "GOV" // the leader of a state
		}
		if a.Weak && land.Sector != "" || land.Kind == "armed" || land.Kind == "party" || land.Kind == "military" || land.Kind == "body" && a.Weak {
			w.Actor.Sector = land.Sector
		}
		if f.nisba != nil && land.IsPlace() {
			w.Actor.Code = f.nisba.e.ent.Code
		}
	case f.before != nil && f.before.e.agent.Code != "":
		w.Actor.Code = f.before.e.agent.Code
	}
	if w.Actor.Sector == "" && f.before != nil {
		w.Actor.Sector = f.before.e.agent.Sector // the army spokesman
	}
	if w.Actor.Code != "" {
		if st := ps.p.names.byID[strings.ToLower(w.Actor.Code)]; st != nil {
			w.Actor.NameEn = a.Name + " of " + st.NameEn
		}
	}
	if a.Office && a.Holder != "" && !ps.formerIn(ph) {
		w.Seat = a.Holder
	}
	if ps.formerIn(ph) && w.Actor.Sector == "GOV" && w.Single {
		w.Actor.Sector = "ELI"
	}
	for k := ph.From; k < h.from; k++ {
		w.Foreign = w.Foreign || ps.in(k, setForeign) && ps.hitAt[k] < 0
	}
	if w.Actor.Code == "" && a.Org && ps.fold(ph.From) == "the" && h.from == ph.From+1 {
		w.Noun = ps.words[h.to-1].lemma
	}
}

func (ps *parser) formerIn(ph *clause.Phrase) bool {
	for k := ph.From; k < ph.To; k++ {
		if ps.in(k, setFormer) && ps.hitAt[k] < 0 {
			return true
		}
	}
	return false
}

func (ps *parser) asEntity(w *clause.Who, h *hit, f *found) {
	x := h.e.ent
	w.Kind = x.Kind
	w.Actor.ID, w.Actor.Code, w.Actor.Sector, w.Actor.Name, w.Actor.NameEn = x.ID, x.Code, x.Sector, x.Name, x.NameEn
	w.Nouns = x.Nouns
	switch h.e.kin {
	case lexicon.CapitalName:
		w.Kind = "city"
	case lexicon.GovName:
		w.Kind = "gov"
	case lexicon.PeopleName, lexicon.NisbaName:
		w.Kind, w.Group = "people", true
		w.Actor.ID, w.Actor.Name = "", ""
		w.Actor.Sector = "CVL"
		w.Nation = ps.fold(h.from-1) == "the" || h.from == w.From
		if h.e.kin == lexicon.NisbaName && ps.oneOfPeople(h.from) && h.to == h.from+1 && !ps.words[h.from].upper {
			w.Nation, w.Group, w.Single = false, false, true
		}
	}
	if w.Actor.Code == "" {
		switch {
		case f.nisba != nil:
			w.Actor.Code = f.nisba.e.ent.Code
		case f.other != nil:
			w.Actor.Code = f.other.e.ent.Code
		}
	}
}

// hitWho is whom one name stands for.
func (ps *parser) hitWho(h *hit) clause.Who {
	w := clause.Who{From: h.from, To: h.to}
	w.Actor.Text = ps.text(h.from, h.to)
	w.Actor.Start, w.Actor.End = ps.tk[h.from].Start, ps.tk[h.to-1].End
	switch {
	case h.e.kin == lexicon.NisbaName:
		x := h.e.ent
		w.Kind = "nisba"
		w.Actor.Code, w.Actor.ID, w.Actor.Name, w.Actor.NameEn, w.Actor.Sector = x.Code, x.ID, x.Name, x.NameEn, x.Sector
	case h.e.ent.Kind == "person":
		ps.asPerson(&w, h.e.ent, nil)
	default:
		ps.asEntity(&w, h, &found{})
		ps.rivals(&w, h)
	}
	return w
}
