package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// learnLands counts the countries a sentence speaks of, by any word but names
// that several places share.
func (d *Document) learnLands(s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if ph.Pron {
			continue
		}
		d.land(&ph.Who)
		if ph.Inner != nil {
			d.land(ph.Inner)
		}
	}
}

func (d *Document) land(w *clause.Who) {
	if c := w.Actor.Code; w.Kind != "party" && w.Party[1] == 0 && len(c) == 3 && len(w.Rivals) == 0 && !doc.Stateless(c) {
		if d.lands == nil {
			d.lands = map[string]int{}
		}
		d.lands[c]++
	}
}

// rivals decides between places that share a name: by the countries the
// sentence speaks of, else by those of the document, else as the lexicon has
// it (capitals before states before towns, large before small).
func (d *Document) rivals(s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if len(ph.Who.Rivals) > 0 && ph.Who.Why == "" {
			d.decide(s, i, &ph.Who)
		}
		if ph.Inner != nil && len(ph.Inner.Rivals) > 0 && ph.Inner.Why == "" {
			d.decide(s, i, ph.Inner)
		}
	}
}

func (d *Document) decide(s *clause.Sentence, ph int, w *clause.Who) {
	best, here := 0, 0
	for r := range w.Rivals {
		if n := evidence(s, ph, w, r); n > here {
			best, here = r, n
		}
	}
	if here > 0 {
		w.Take(best, "by its sentence")
		return
	}
	if w.Rivals[0].Kind == "state" {
		w.Take(0, "the state, nothing near speaks of the other")
		return
	}
	most := d.lands[w.Rivals[0].Code]
	for r := range w.Rivals {
		if n := d.lands[w.Rivals[r].Code]; n > most {
			best, most = r, n
		}
	}
	why := "by the document"
	if most == 0 {
		why = "the larger, nothing else tells"
	}
	w.Take(best, why)
}

// evidence counts the phrases of the sentence that speak of a rival's country.
// Where a state and a region of another state share the name («جورجيا»), only
// places within the other state count for the region: the two states may well
// be spoken of together.
func evidence(s *clause.Sentence, self int, w *clause.Who, r int) int {
	n := 0
	rv := &w.Rivals[r]
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if i == self || ph.Pron || ph.From < w.To && w.From < ph.To {
			continue
		}
		x := &ph.Who
		if x.Actor.Code == "" && ph.Inner != nil {
			x = ph.Inner
		}
		if x.Actor.Code != rv.Code || len(x.Rivals) > 0 {
			continue
		}
		if r > 0 && w.Rivals[0].Kind == "state" && x.Kind != "city" && x.Kind != "adm1" && x.Kind != "locality" {
			continue
		}
		n++
	}
	return n
}
