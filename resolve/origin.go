package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// origin gives people the country of the place that they are said to be or to come
// from: «متظاهرون من مدينة طنجة», «القادمين من ولايات ألمانية», «سكان وسط بغداد».
func (d *Document) origin(s *clause.Sentence, ph *clause.Phrase) bool {
	w := &ph.Who
	crowd := w.Human || w.Group || w.Actor.Sector == "CVL" || w.Actor.Sector == "REF"
	if !crowd || ph.Pron {
		return false
	}
	come := d.fn.Coming.Has(s.Tokens[ph.To-1].Key)
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.PrepTok != ph.To || x.Pron {
			continue
		}
		if x.Who.Kind == "agent" && (x.Who.Human || x.Who.Group || ofMembers(&x.Who)) && d.fn.From.Has(x.Prep) && d.hails(s, ph, i) {
			if x.Who.Actor.Code == "" && x.Who.Pending == "" { // «متشددون من الموالين للحركة»
				d.agent(s, x)
			}
			if c := x.Who.Actor.Code; c != "" && (!doc.Stateless(c) || c == "IMG") { // a company's workers are not what it is
				w.Actor.Code = c
				return true
			}
		}
		if x.Who.Kind == "people" && d.fn.From.Has(x.Prep) && w.Actor.Code == "" && !w.Single && s.Tokens[ph.Head].POS == doc.Noun && ph.Some {
			w.Actor.Code = x.Who.Actor.Code // «مئات الآلاف | من الفلسطينيين»
			return w.Actor.Code != ""
		}
		switch code := landOf(x); {
		case code == "":
		case d.fn.From.Has(x.Prep) && (come || d.hails(s, ph, i)), d.fn.Near.Has(x.Prep) && w.Actor.Sector == "CVL":
			w.Actor.Code = code
			return true
		}
	}
	return false
}

// ofMembers tells whether somebody is a movement, party or union, whose people are of its
// country: «متظاهرون من حركة موالية للكرملين».
func ofMembers(w *clause.Who) bool {
	if w.Single || w.Office {
		return false
	}
	switch w.Actor.Sector {
	case "", "PTY", "OPP", "REB", "PRM", "LAB", "CVL":
		return true
	}
	return false
}

// hails tells whether «من» behind people says who they are, and not what a verb says
// of them: of those already known («اللاجئون», «الجنود») it may be whence they go.
func (d *Document) hails(s *clause.Sentence, ph *clause.Phrase, from int) bool {
	sector := ph.Who.Actor.Sector
	if !ph.Def {
		return sector == "CVL" || sector == "REF" || sector == "REB" || sector == "UAF" || s.Phrases[from].Who.Kind == "state"
	}
	if sector != "CVL" && s.Phrases[from].Who.Kind != "agent" {
		return false
	}
	for i := range s.Preds {
		for _, a := range s.Preds[i].Args {
			if a.Phrase == from && !a.Loose && s.Preds[i].Tok != ph.Head {
				return false
			}
		}
	}
	return true
}

// landOf is the country in which a phrase that names a place lies, by its name or by
// that of another in its words («ضواحي نابولي»); "" where it names none.
func landOf(x *clause.Phrase) string {
	for _, w := range [...]*clause.Who{&x.Who, x.Inner} {
		if w == nil || len(w.Actor.Code) != 3 || w == x.Inner && !x.Site {
			continue // «صراع الصحراء» is no place
		}
		switch w.Kind {
		case "state", "city", "adm1", "locality", "region", "site", "land", "nisba":
			return w.Actor.Code
		}
	}
	return ""
}

// branch makes a party that «في» and another country follow the one of that country:
// parties of one name stand in many («الحزب الشيوعي في السودان»). A name of its own
// in it («حزب العمال الكردستاني») is borne by one alone.
func (d *Document) branch(s *clause.Sentence, ph *clause.Phrase) {
	w := &ph.Who
	of := w.Kind == "agent" && w.Actor.Sector == "PTY" && rulesThere(s, ph)
	if !of && (w.Kind != "party" || w.Actor.ID == "") || !commonWords(s, ph.From, ph.To) {
		return
	}
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.PrepTok != ph.To || x.Pron || !d.fn.In.Has(x.Prep) || x.Who.Kind != "state" || x.Who.Actor.Code == w.Actor.Code {
			continue
		}
		if of {
			w.Actor.Code = x.Who.Actor.Code
			return
		}
		if !strings.Contains(w.Actor.NameEn, "(") {
			w.Actor.NameEn = "" // it may name the country: «Chinese Communist Party»
		}
		disown(w)
		w.Actor.Code = x.Who.Actor.Code
		return
	}
}

// rulesThere tells whether people of a party are said to be of one that rules or opposes
// where the words behind say: «نواب حزب الإصلاح الحاكم | في …».
func rulesThere(s *clause.Sentence, ph *clause.Phrase) bool {
	const least = 4 // words
	if ph.To-ph.From < least || !s.Tokens[ph.To-1].Pro.Has(doc.ProAl) || s.Tokens[ph.To-1].Feats.Number == doc.Plur {
		return false
	}
	for k := ph.From; k < ph.To; k++ {
		if s.Tokens[k].Feats.Nisba {
			return false
		}
	}
	return s.Tokens[ph.To-1].POS == doc.Adj || s.Tokens[ph.To-1].Feats.VerbForm != doc.NoVerbForm
}

// commonWords tells whether tokens name somebody by common words alone.
func commonWords(s *clause.Sentence, from, to int) bool {
	for k := from; k < to; k++ {
		if t := &s.Tokens[k]; t.POS == doc.Propn || t.POS == doc.X || !t.Known {
			return false
		}
	}
	return true
}
