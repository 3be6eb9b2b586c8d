package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// abroad mends the country of recipients who have only that of their surroundings, where
// what is done tells that it is another: diplomats whom a state expels are another's, whom
// an occupier's forces strike is of the land that they hold, and the armed that somebody
// is said to aid may be of any.
func (w *work) abroad(e *doc.Event, m *match) {
	by := w.ownCountry(m)
	if by == "" || len(e.Recipient) == 0 {
		return
	}
	for _, id := range m.slots[frames.RecipientSlot] {
		ph := &w.s.Phrases[id]
		who := &ph.Who
		if !who.Lent || who.Actor.Code != by {
			continue
		}
		code, why := by, ""
		switch who.Actor.Sector {
		case "GOV":
			if e.Mode == "expel" && who.Human { // a minister is dismissed at home
				code, why = w.otherState(ph, by), "a state expels another's"
			}
		case "REB", "UAF", "PRM":
			if e.Type == "AID" {
				code, why = "", "whoever is aided may be of any country"
			}
		}
		if held := strings.ToUpper(w.fn.Occupied.First()); why == "" && e.Type == "ASSAULT" && w.fn.Occupier.Has(strings.ToLower(by)) && ofPeople(who.Actor.Sector) && w.speaksOf(held) {
			code, why = held, "of the land that is held"
		}
		if why == "" {
			continue
		}
		for k := range e.Recipient {
			if r := &e.Recipient[k]; r.Code == by && r.Sector == who.Actor.Sector && (r.Start == who.Actor.Start || r.Text == who.Actor.Text) {
				r.Code = code
				e.Trace = append(e.Trace, "country of «"+r.Text+"»: "+why)
			}
		}
	}
}

// ofPeople tells the sectors of those whom an occupier's army meets.
func ofPeople(sector string) bool {
	switch sector {
	case "CVL", "REB", "UAF", "MED", "JRN", "EDU", "REL", "AGR", "LAB":
		return true
	}
	return false
}

// ownCountry is the country of an actor whose own words tell it; "" for none.
func (w *work) ownCountry(m *match) string {
	for _, id := range m.slots[frames.ActorSlot] {
		if who := &w.s.Phrases[id].Who; !who.Lent && len(who.Actor.Code) == 3 {
			return who.Actor.Code
		}
	}
	return ""
}

// otherState is the state but one that the sentence names nearest to a phrase, behind it
// first; "" for none.
func (w *work) otherState(ph *clause.Phrase, but string) string {
	code, best := "", 1<<30
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		for _, who := range [...]*clause.Who{&x.Who, x.Inner} {
			if who == nil || x == ph || x.Pron || who.Lent || who.Actor.Code == but || w.c.Places == nil {
				continue
			}
			st := w.c.Places.Entity(strings.ToLower(who.Actor.Code))
			if st == nil || st.Kind != "state" {
				continue
			}
			gap := x.From - ph.To
			if gap < 0 {
				gap = 2 * (ph.From - x.To)
			}
			if gap < best {
				code, best = who.Actor.Code, gap
			}
		}
	}
	return code
}

// speaksOf tells whether the sentence names a country.
func (w *work) speaksOf(code string) bool {
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Who.Actor.Code == code && !x.Who.Lent || x.Inner != nil && x.Inner.Actor.Code == code {
			return true
		}
	}
	return false
}
