package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// vague are the classes of data/ar/classes-place.txt that hold common nouns for
// a place named before, and the kinds of entity these may stand for.
var vague = [...]struct {
	class string
	kinds [2]string
}{
	{"@the_country", [2]string{"state"}},
	{"@the_town", [2]string{"city", "locality"}},
	{"@the_capital", [2]string{"city"}},
	{"@the_region", [2]string{"adm1", "region"}},
}

// theCountry is the class of «البلاد», which is a plural by its form.
const theCountry = 0

// vagueClass numbers the class of a phrase that names its place by a common
// noun alone («البلاد»); −1 for any other phrase.
func (w *work) vagueClass(ph *clause.Phrase) int {
	if ph.To-ph.From != 1 || ph.Who.Actor.ID != "" || !w.s.Tokens[ph.Head].Pro.Has(doc.ProAl) {
		return -1
	}
	n := w.s.Tokens[ph.Head].Feats.Number
	for i := range vague {
		if w.c.Frames.Classes[vague[i].class][w.keys[ph.Head]] && n != doc.Dual && (n != doc.Plur || i == theCountry) {
			return i
		}
	}
	return -1
}

// pointsOnly tells whether a phrase says of a place no more than its kind and
// where it lies to something else: «المنطقة المتاخمة», «البلدين».
func (w *work) pointsOnly(ph *clause.Phrase) bool {
	if ph.Who.Actor.Code != "" || ph.Who.Actor.ID != "" || ph.Inner != nil || w.vagueClass(ph) >= 0 {
		return false
	}
	for i := range vague {
		if w.c.Frames.Classes[vague[i].class][w.keys[ph.Head]] {
			for k := ph.Head + 1; k < ph.To; k++ {
				if t := &w.s.Tokens[k]; t.POS == doc.Propn || t.POS == doc.X || !t.Known {
					return false
				}
			}
			return true
		}
	}
	return false
}

// meant is the place a common noun stands for: the country the document has
// spoken of most, or the last town or region it named; nil where it named none.
// Text and span are those of the place's name.
func (c *Coder) meant(d *doc.Document, class int) *doc.Place {
	v := &vague[class]
	var best *doc.Mention
	count := map[string]int{}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Actor.ID == "" || m.Kind != v.kinds[0] && m.Kind != v.kinds[1] || v.class == "@the_capital" && !strings.Contains(m.Actor.ID, "/") {
			continue
		}
		if class != theCountry {
			best = m
		} else if count[m.Actor.ID]++; best == nil || count[m.Actor.ID] > count[best.Actor.ID] {
			best = m
		}
	}
	if best == nil {
		return nil
	}
	a := &best.Actor
	out := &doc.Place{Excerpt: d.Excerpt(a.Span), Name: a.Name, Code: a.Code}
	c.locate(out, a.ID)
	return out
}

// locate adds region and coordinates.
func (c *Coder) locate(p *doc.Place, id string) {
	if c.Places == nil || id == "" {
		return
	}
	if en := c.Places.Entity(id); en != nil {
		p.Lat, p.Lon, p.Adm1 = en.Lat, en.Lon, en.Adm1
	}
}
