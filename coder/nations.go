package coder

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// byForce are the types in which people act and suffer as people; in all others
// a whole people stands for its government («الفلسطينيون يطلبون …»).
var byForce = map[string]bool{"ASSAULT": true, "PROTEST": true, "COERCE": true, "AID": true, "RETREAT": true, "MOBILIZE": true}

// nations settles the sector of those named by their nation alone: a people
// that asks, agrees or refuses is a government, an adjective that says who
// struck («غارة أمريكية») an army.
func (w *work) nations(e *doc.Event, m *match) {
	for _, id := range m.slots[frames.ActorSlot] {
		who := &w.s.Phrases[id].Who
		switch {
		case who.Nation && !byForce[e.Type]:
			setSector(e.Actor, who.Actor.Code, "CVL", "GOV")
		case who.Kind == "nisba" && e.Type == "ASSAULT" && (who.Actor.Sector == "" || who.Actor.Sector == "GOV"):
			setSector(e.Actor, who.Actor.Code, "", "MIL")
		}
	}
	for _, id := range m.slots[frames.RecipientSlot] {
		switch who := &w.s.Phrases[id].Who; {
		case who.Nation && !byForce[e.Type]:
			setSector(e.Recipient, who.Actor.Code, "CVL", "GOV")
		case who.Kind == "nisba" && e.Type == "ASSAULT" && m.unit.Frame.Joins: // «مقتل فلسطيني»
			setSector(e.Recipient, who.Actor.Code, "", "CVL")
		}
	}
}

// setSector changes the sector was of the participants of a country.
func setSector(as []doc.Actor, code, was, sector string) {
	for i := range as {
		if a := &as[i]; a.Code == code && a.Sector == was && len(code) == 3 {
			a.Sector = sector
		}
	}
}

// ownArrest: police, prosecutors and armies that announce an arrest or a release
// at home have carried it out: «أفادت الشرطة باعتقال معلم».
func (w *work) ownArrest(e *doc.Event) {
	if len(e.Actor) > 0 || len(e.SaidBy) == 0 || !(e.Type == "COERCE" && (e.Mode == "arrest" || e.Mode == "deport") || e.Type == "RETREAT" && e.Mode == "release") {
		return
	}
	for i := range e.SaidBy {
		by := &e.SaidBy[i]
		switch by.Sector {
		case "COP", "MIL", "JUD", "SPY":
		default:
			return
		}
		for k := range e.Recipient {
			if r := &e.Recipient[k]; r.Code != "" && r.Code != by.Code && (by.Sector != "MIL" || r.Sector == "MIL") {
				return
			}
		}
	}
	e.Actor, e.Claim = append([]doc.Actor{}, e.SaidBy...), doc.Asserted
	e.Trace = append(e.Trace, "actor is the force that announces it")
}
