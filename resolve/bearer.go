package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// bearer gives a name that no list knows the country of whose its bearer is («ابنته جين»),
// of what an aside says he is («…، وهو ضابط في الشرطة الكينية»), or of the body or place
// that is said behind his office. Later sentences have it from there.
func (d *Document) bearer(s *clause.Sentence, ph *clause.Phrase) {
	w := &ph.Who
	if d.owned(s, ph) {
		return
	}
	if by := aside(s, ph); by != nil {
		if by.Who.Actor.Code == "" && by.Who.Pending == "" {
			d.agent(s, by)
		}
		if !by.Who.Lent {
			w.Actor.Code = by.Who.Actor.Code
		}
		if w.Actor.Sector == "" {
			w.Actor.Sector, w.Actor.Role = by.Who.Actor.Sector, by.Who.Actor.Role
		}
	} else if w.Actor.Role == "" || w.Foreign || !d.heldOf(s, ph) {
		return
	}
	d.learnName(w)
}

// heldOf gives a named official the country of the body or place that his office is of; where
// a body is told by its noun alone («رئيس بعثة المنظمة | في …») the place says nothing. It tells
// whether it did.
func (d *Document) heldOf(s *clause.Sentence, ph *clause.Phrase) bool {
	if ph.Who.Of != "" {
		return d.member(&ph.Who)
	}
	return d.ofBody(s, ph) || d.installed(s, ph) || d.attached(s, ph) || d.sameBody(s, ph)
}

// aside is the phrase behind a name and «وهو» that says what its bearer is by calling; nil
// for none.
func aside(s *clause.Sentence, ph *clause.Phrase) *clause.Phrase {
	at := ph.To
	if at < len(s.Tokens) && s.Tokens[at].POS == doc.Punct {
		at++
	}
	if at+1 >= len(s.Tokens) || s.Tokens[at].POS != doc.Pron || !s.Tokens[at].Pro.Has(doc.ProWa) {
		return nil
	}
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.From == at+1 && !x.Pron && x.Who.Kind == "agent" && x.Who.Single && !x.Who.Kin {
			return x
		}
	}
	return nil
}
