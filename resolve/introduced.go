package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// introduced gives a name the country, and where it has none the sector, of what it is
// said to be right before or behind it: «الفرنسية ميلينا …», «مواطن مصري يدعى …»,
// «…، وهو مصري الجنسية».
func (d *Document) introduced(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	var by *clause.Phrase
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if k == i || !ofOne(s, x) {
			continue
		}
		switch {
		case x.To <= ph.From && ph.Prep == "" && x.From < ph.From && d.nameBetween(s, x.To, ph.From):
			by = x
		case by == nil && x.From > ph.To && x.Who.Kind == "people" && d.asides(s, ph.To, x.From):
			by = x
		}
	}
	if by == nil {
		return
	}
	a := &ph.Who.Actor
	a.Code = by.Who.Actor.Code
	if a.Sector == "" {
		a.Sector = by.Who.Actor.Sector
	}
}

// ofOne tells whether a phrase says of one human being of which country he is.
func ofOne(s *clause.Sentence, x *clause.Phrase) bool {
	w := &x.Who
	if x.Pron || len(w.Actor.Code) != 3 || doc.Stateless(w.Actor.Code) || w.Actor.Name != "" {
		return false
	}
	if x.To-x.From == 2 && w.Kind == "agent" { // «عائلة اللبناني»: a family is its people's
		head, adj := &s.Tokens[x.From], &s.Tokens[x.To-1]
		if !head.Pro.Has(doc.ProAl) && adj.Pro.Has(doc.ProAl) && adj.Feats.Nisba && adj.Feats.Number == doc.Sing {
			return true
		}
	}
	if w.Group || x.Number == doc.Plur || x.Number == doc.Dual {
		return false
	}
	return w.Kind == "people" || w.Kind == "agent" && w.Single && !w.Kin
}

// nameBetween tells whether between two tokens nothing stands but words for being called
// so and the beginning of a name, which the lexicon may take for another word.
func (d *Document) nameBetween(s *clause.Sentence, from, to int) bool {
	const most = 4 // words
	if to-from > most {
		return false
	}
	called := false
	for k := from; k < to; k++ {
		t := &s.Tokens[k]
		switch {
		case d.fn.BearsName.Has(t.Stem) || d.fn.BearsName.Has(t.Key):
			called = true
		case t.POS == doc.Propn, t.POS == doc.X, !t.Known && t.POS != doc.Punct:
		case k == to-1 && t.Pro == 0 && (t.POS == doc.Noun || t.POS == doc.Adj || called && t.POS == doc.Verb):
		default:
			return false
		}
	}
	return true
}

// asides tells whether an aside that says who somebody is begins between two tokens: a
// comma and «وهو», behind no more than the rest of the name.
func (d *Document) asides(s *clause.Sentence, from, to int) bool {
	const rest = 1 // word
	n := to - from
	return n >= 2 && n <= 2+rest && s.Tokens[to-2].POS == doc.Punct && s.Tokens[to-1].POS == doc.Pron
}
