package resolve

import (
	"github.com/sijil-news/sijil/clause"
)

// postIn gives those whom a word of membership, rank or office speaks of («عناصر من الشرطة»,
// «قيادات في الحزب», «خبيران تابعان للميليشيا») the sector of the body behind it, and men
// who are said to be of a force («تسعة رجال من الدرك») that of the force.
func (d *Document) postIn(s *clause.Sentence, id int) {
	ph := &s.Phrases[id]
	if ph.Pron || ph.Who.Kind != "agent" || ph.Who.Pending != "" {
		return
	}
	head := &s.Tokens[ph.Head]
	post, man := d.fn.Posts.Has(head.Key), d.fn.Men.Has(head.Key)
	if !post && !man {
		return
	}
	sector := ph.Who.Actor.Sector
	switch sector {
	case "", "GOV", "CVL", "UAF":
	default:
		if !force(sector) {
			return // «عضو البرلمان في الحزب»
		}
	}
	of := d.behind(s, ph, post)
	if of == nil && sector == "" && d.fn.Leading.Has(head.Key) {
		of = d.movement(s, ph)
	}
	if of == nil || !gives(of, post && !force(sector)) {
		return
	}
	for k := id; k != clause.None; k = s.Phrases[k].Prev { // «ضباط وأفراد من الشرطة»
		x := &s.Phrases[k]
		if h := s.Tokens[x.Head].Key; k != id && !(d.fn.Posts.Has(h) || d.fn.Men.Has(h)) || x.Who.Kind != "agent" {
			return
		}
		x.Who.Actor.Sector = of.Actor.Sector
		if c := of.Actor.Code; c != "" && (x.Who.Actor.Code == "" || x.Who.Lent) {
			x.Who.Actor.Code, x.Who.Lent = c, of.Lent
		}
	}
}

// movement is the party or armed group named last before a phrase, of its country: whose a
// leading figure is of whom nothing more is said («قيادي بارز»); nil for none.
func (d *Document) movement(s *clause.Sentence, ph *clause.Phrase) *clause.Who {
	ofIts := func(x *clause.Phrase) bool {
		sec := x.Who.Actor.Sector
		return !x.Pron && (sec == "REB" || sec == "PRM" || sec == "PTY" || sec == "OPP") && gives(&x.Who, true) && x.Who.Actor.Code == ph.Who.Actor.Code
	}
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && ofIts(x) {
			return &x.Who
		}
	}
	for k := len(d.seen) - 1; k >= 0; k-- {
		if ofIts(d.seen[k]) {
			return &d.seen[k].Who
		}
	}
	return nil
}

// behind is the body right behind a phrase that its people are of; nil for none. Where
// somebody is says so of those alone who hold a post; the land that a force holds does not.
func (d *Document) behind(s *clause.Sentence, ph *clause.Phrase, post bool) *clause.Who {
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.PrepTok != ph.To || x.Pron || x.Site && x.Who.Kind != "agent" {
			continue
		}
		if d.fn.From.Has(x.Prep) || post && d.fn.In.Has(x.Prep) || d.fn.Owner.Has(x.Prep) && d.fn.Belonging.Has(s.Tokens[ph.To-1].Key) {
			return &x.Who
		}
	}
	return nil
}

// gives tells whether a body says of what sector those are who belong to it: men and
// soldiers are of forces alone; of what is a building, too, whoever is in it need not be.
func gives(of *clause.Who, post bool) bool {
	switch of.Kind {
	case "armed", "military", "party", "body", "company", "media", "court", "gov":
	case "agent":
		if of.Single || of.Office || of.Kin {
			return false
		}
	default:
		return false
	}
	switch of.Actor.Sector {
	case "PTY", "OPP", "LEG", "JUD", "BUS", "EDU", "JRN", "GOV":
		return post
	}
	return force(of.Actor.Sector)
}

// force tells the sectors of those who bear arms together.
func force(sector string) bool {
	switch sector {
	case "MIL", "COP", "REB", "PRM", "SPY":
		return true
	}
	return false
}
