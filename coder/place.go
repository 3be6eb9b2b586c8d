package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// locative prepositions say where; towards say whither.
var (
	locative = map[string]bool{"في": true, "ب": true, "داخل": true, "قرب": true, "وسط": true, "خارج": true, "قبالة": true, "عند": true, "لدي": true, "شرقي": true, "غربي": true, "شمالي": true, "جنوبي": true, "عبر": true, "حول": true, "ضمن": true, "فوق": true}
	towards  = map[string]bool{"الي": true, "ل": true, "علي": true, "نحو": true, "صوب": true}
)

// isPlace tells whether a phrase may be a place.
func isPlace(ph *clause.Phrase) bool {
	if ph.Pron {
		return false
	}
	switch ph.Who.Kind {
	case "state", "city", "adm1", "locality", "region", "water", "site":
		return true
	case "land": // «البلاد», «المنطقة» alone name no place
		return ph.To-ph.From > 1
	case "gov":
		return ph.Prep == "في"
	case "":
		return ph.Site && (ph.To-ph.From > 1 || ph.Inner != nil) && ph.Prep != "ب"
	}
	return false
}

// where finds the phrase that says where an event took place, or None.
func (w *work) where(m *match, e *doc.Event) int {
	best, bestScore := clause.None, 0
	if tellers[e.Type] { // where a thing is said is seldom told, where it is about often
		return best
	}
	v := w.verbOf(m)
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if !isPlace(ph) {
			continue
		}
		if s := w.placeFit(m, v, i, ph, e); s > bestScore {
			best, bestScore = i, s
		}
	}
	return best
}

// placeFit scores how surely a phrase tells where an event was; 0 is not.
func (w *work) placeFit(m *match, v, id int, ph *clause.Phrase, e *doc.Event) int {
	loc := locative[ph.Prep] || ph.Prep == "علي" && e.Type == "ASSAULT" && ph.Who.Kind != "state"
	going := towards[ph.Prep] || ph.Prep == ""
	p := &w.s.Preds[m.pred]
	switch {
	case going && (e.Type == "CONSULT" && e.Mode == "visit" || e.Type == "ASSAULT") && (contains(m.slots[frames.RecipientSlot], id) || w.argOf(m.pred, id) && !contains(m.slots[frames.ActorSlot], id)):
		s := 95
		if ph.Who.Kind == "state" || e.Type == "ASSAULT" && !ph.Site && ph.Who.Kind != "city" && ph.Who.Kind != "locality" {
			s = 55 // a place within it is better
		}
		return s
	case !loc:
		return 0
	case w.argOf(m.pred, id), m.light != clause.None && w.argOf(m.light, id), m.support != clause.None && w.argOf(m.support, id):
		return 90
	}
	gap := ph.From - m.to
	near := gap >= 0 && gap <= 8 && !w.verbBetween(m.to, ph.From)
	o := w.verbBefore(ph.From)
	switch {
	case near && !p.Verb:
		return 80 - gap
	case o == clause.None:
		return 0
	case o == m.pred && (gap < 0 || gap <= 12 && (ph.Who.Kind != "state" || gap <= 4)):
		return 70
	case w.s.Preds[o].Rel == clause.Relative && w.s.Preds[o].Parent == m.pred:
		return 60
	case o == v && !p.Verb && m.support == clause.None && m.light == clause.None:
		return 40
	}
	return 0
}

func contains(ids []int, id int) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

func (w *work) argOf(pred, ph int) bool {
	for i := range w.s.Preds[pred].Args {
		if w.s.Preds[pred].Args[i].Phrase == ph {
			return true
		}
	}
	return false
}

// verbBefore is the last finite verb before token t, or None.
func (w *work) verbBefore(t int) int {
	prev := clause.None
	for i := range w.s.Preds {
		if p := &w.s.Preds[i]; p.Verb && p.Tok < t && (prev == clause.None || p.Tok > w.s.Preds[prev].Tok) {
			prev = i
		}
	}
	return prev
}

// place writes a phrase as an event's place, with the coordinates of the
// entity it names.
func (w *work) place(d *doc.Document, id int) *doc.Place {
	ph := &w.s.Phrases[id]
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
	ph = named
	out := &doc.Place{Excerpt: d.Excerpt(doc.Span{Start: w.s.Tokens[from].StemOrWordStart(), End: w.s.Tokens[to-1].End})}
	a := &ph.Who.Actor
	if ph.Who.Kind == "" && ph.Inner != nil {
		a = &ph.Inner.Actor
	}
	out.Name, out.Code = a.Name, a.Code
	if w.c.Places == nil || a.ID == "" {
		return out
	}
	en := w.c.Places.Entity(a.ID)
	if en != nil {
		out.Lat, out.Lon, out.Adm1 = en.Lat, en.Lon, en.Adm1
	}
	return out
}
