package resolve

import (
	"maps"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// learnStyles notes the adjective by which the document calls an armed group another
// state's: «ميليشيات الحوثي الإيرانية».
func (d *Document) learnStyles(s *clause.Sentence, ph *clause.Phrase) {
	last := &s.Tokens[ph.To-1]
	if ph.Who.Kind != "armed" || ph.Who.Actor.ID == "" || ph.To-ph.From < 2 || last.POS != doc.Adj || !last.Feats.Nisba {
		return
	}
	if _, told := d.styled[last.Key]; !told {
		d.styled[last.Key] = style{s.Tokens[ph.Head].Key, ph.Who}
	}
}

// style is whom the document calls by the adjective of a state, and with which noun.
type style struct {
	noun string // its key
	who  clause.Who
}

// styledSo tells whether militias of a state are the group that the document calls so, by
// the same noun («الميليشيات الإيرانية», «ميليشيات إيران»), and makes them that.
func (d *Document) styledSo(s *clause.Sentence, ph *clause.Phrase) bool {
	w := &ph.Who
	if len(d.styled) == 0 || w.Kind != "agent" || w.Single || w.Human || !w.Group || ph.To-ph.From != 2 || w.Actor.Sector != "PRM" && w.Actor.Sector != "REB" {
		return false
	}
	last := &s.Tokens[ph.To-1]
	key := last.Key
	if last.POS != doc.Adj {
		for _, k := range slices.Sorted(maps.Keys(d.styled)) {
			if strings.HasPrefix(k, last.Key) {
				key = k
				break
			}
		}
	}
	x, ok := d.styled[key]
	if ok = ok && x.who.Actor.Code != w.Actor.Code && x.noun == s.Tokens[ph.Head].Key; ok {
		takeBody(w, &x.who)
	}
	return ok
}
