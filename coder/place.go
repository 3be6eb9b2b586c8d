package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// phone is the mode of talks that are nowhere.
const phone = "phone"

// isPlace tells whether a phrase may be a place.
func (w *work) isPlace(id int) bool {
	ph := &w.s.Phrases[id]
	if ph.Pron {
		return false
	}
	switch ph.Who.Kind {
	case "state", "city", "adm1", "locality", "region", "water", "site":
		return true
	case "land":
		return w.s.Tokens[ph.Head].Enc == "" && !w.holdsClass(ph, noSite) && !w.pointsOnly(ph)
	case "gov":
		return w.fn.In.Has(ph.Prep)
	case "", "agent":
		return ph.Site && !w.fn.Means.Has(ph.Prep) && w.s.Tokens[ph.Head].Enc == "" && (ph.Def || ph.Inner != nil || ph.To-ph.From > 1) && !w.holdsClass(ph, noSite) && !w.pointsOnly(ph) && !w.someSites(ph)
	}
	return false
}

// someSites tells whether a phrase says of places no more than that there are several:
// «مواقع عسكرية», «ثلاثة مواقع», «مناطق عدة».
func (w *work) someSites(ph *clause.Phrase) bool {
	t := &w.s.Tokens[ph.Head]
	if k := ph.Head + 1; k < ph.To && w.s.Tokens[k].Pro.Has(doc.ProAl) {
		return false // «منازل المدنيين»
	}
	return t.Feats.Number == doc.Plur && !ph.Def && ph.Inner == nil && ph.Who.Actor.ID == "" && !w.namedBeside(ph)
}

// fineness is how exactly a phrase says where: 3 a site or town, 2 a region,
// 1 a state or an unnamed place, 0 no more than «the country», «the region».
func (w *work) fineness(ph *clause.Phrase) int {
	switch ph.Who.Kind {
	case "site", "locality", "city", "gov":
		return 3
	case "adm1", "region", "water":
		return 2
	case "state":
		return 1
	}
	switch {
	case ph.Inner != nil && ph.Inner.Kind != "nisba", w.namedBeside(ph):
		return 3
	case ph.To-ph.From > 1:
		return 1
	}
	return 0
}

// namedBeside tells whether a word of place has a name the gazetteer lacks
// beside it: «قرية …».
func (w *work) namedBeside(ph *clause.Phrase) bool {
	for k := ph.Head + 1; k < ph.To && ph.Site; k++ {
		if t := &w.s.Tokens[k]; t.POS == doc.Propn || t.POS == doc.X || !t.Known && t.POS == doc.Noun {
			return true
		}
	}
	return false
}

// spot is a phrase that may say where an event took place.
type spot struct {
	phrase int
	score  int
	fine   int
	why    string // for the trace
}

// alike is how far scores may lie apart for the finer place to win.
const alike = 8

// better tells whether a phrase says where better than the best so far: more
// surely, or about as surely and more exactly.
func better(best *spot, score, fine int) bool {
	switch d := score - best.score; {
	case score <= 0:
		return false
	case d > alike, best.phrase == clause.None:
		return true
	case d < -alike || fine == 0 || best.fine == 0:
		return d > 0
	case fine != best.fine:
		return fine > best.fine
	default:
		return d > 0
	}
}

// where finds the phrase that says where an event took place; its phrase is
// None where none does.
func (w *work) where(m *match, e *doc.Event) spot {
	best := spot{phrase: clause.None}
	sited := takesPlace(e)
	if !sited && (len(m.slots[frames.PlaceSlot]) == 0 || e.Mode == phone) {
		return best
	}
	v := w.verbOf(m)
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if !w.isPlace(i) || !sited && !slices.Contains(m.slots[frames.PlaceSlot], i) {
			continue // what is said or agreed upon is where its own words have it
		}
		if s, why := w.placeFit(m, v, i, ph, e); s > 0 {
			if s -= w.vagueness(ph); better(&best, s, w.fineness(ph)) {
				best = spot{i, s, w.fineness(ph), why}
			}
		}
	}
	return best
}

// takesPlace: where a thing is said is seldom told, where it is about often; a
// telephone call is nowhere.
func takesPlace(e *doc.Event) bool {
	if e.Type == "SANCTION" { // imposed on a state, it is nowhere; a court is
		return e.Mode == "convict" || e.Mode == "expel"
	}
	return (!tellers[e.Type] || e.Type == "ACCUSE" && e.Mode == "investigate" || e.Type == "SUPPORT") && e.Mode != phone
}

// punctIn tells whether a mark stands in tokens [from,to).
func (w *work) punctIn(from, to int) bool {
	for k := from; k < to; k++ {
		if w.s.Tokens[k].POS == doc.Punct {
			return true
		}
	}
	return false
}

// named says which of several places of one name a phrase was taken for, and
// why; "" where there is but one.
func (w *work) named(id int) string {
	ph := &w.s.Phrases[id]
	if ph.Who.Why == "" && ph.Inner != nil {
		return ph.Inner.Why
	}
	return ph.Who.Why
}

// liesWithin is the place named right behind a site that has no name of its own, or only
// that of the state it belongs to («السفارة الأمريكية في بغداد», «قاعدة في كركوك»); nil
// for none.
func (w *work) liesWithin(ph *clause.Phrase) *doc.Actor {
	if !ph.Site || ph.Who.Kind != "" && ph.Who.Kind != "agent" || ph.Inner != nil && ph.Inner.Kind != "nisba" {
		return nil
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Prep == "" || x.PrepTok != ph.To || !w.fn.Locative.Has(x.Prep) || x.Who.Actor.ID == "" {
			continue
		}
		switch x.Who.Kind {
		case "state", "city", "adm1", "locality", "region":
			return &x.Who.Actor
		}
	}
	return nil
}

// vagueness is what a phrase that names nothing loses: «في قرية», «في البلاد».
func (w *work) vagueness(ph *clause.Phrase) int {
	switch f := w.fineness(ph); {
	case f == 0:
		return 30
	case ph.Who.Kind == "region" && ph.Who.Actor.Code == "": // «أمريكا الوسطى»
		return 20
	case f == 1 && ph.Who.Kind != "state" && (!ph.Def || w.s.Tokens[ph.Head].Enc != ""):
		return 20
	}
	return 0
}

// place writes a phrase as an event's place, with the coordinates of the
// entity it names; nil where it only points to a place that nothing names.
func (w *work) place(d *doc.Document, id int) *doc.Place {
	ph := &w.s.Phrases[id]
	if class := w.vagueClass(ph); class >= 0 {
		return w.c.meant(d, class)
	}
	from, to := ph.From, ph.To
	if ph.Head > from && ph.Head < to {
		from = ph.Head
	}
	if to > from+7 {
		to = from + 7
	}
	named := ph
	if to+1 < len(w.s.Tokens) && w.s.Tokens[to].Fold == "،" { // «العاصمة السعودية، الرياض»
		for i := range w.s.Phrases {
			x := &w.s.Phrases[i]
			if x.From == to+1 && x.Prep == "" && x.Who.Kind == "city" && (ph.Site || ph.Who.Kind == "land") {
				named, to = x, x.To
				break
			}
		}
	}
	if to > from+1 && w.s.Tokens[to-1].POS == doc.Punct && !w.punctIn(from, to-1) { // a closing mark alone
		to--
	}
	ph = named
	out := &doc.Place{Excerpt: d.Excerpt(doc.Span{Start: w.s.Tokens[from].StemOrWordStart(), End: w.s.Tokens[to-1].End})}
	a := &ph.Who.Actor
	if ph.Who.Kind == "" && ph.Inner != nil {
		a = &ph.Inner.Actor
	}
	if in := w.liesWithin(ph); in != nil {
		a = in
	}
	out.Name, out.Code = a.Name, a.Code
	w.c.locate(out, a.ID)
	return out
}
