package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// byForce are the types in which people act and suffer as people; in all others
// a whole people stands for its government («الفلسطينيون يطلبون …»).
var byForce = map[string]bool{"ASSAULT": true, "PROTEST": true, "COERCE": true, "AID": true, "RETREAT": true, "MOBILIZE": true}

// byArmies are the ways of assault that only a country's army has.
var byArmies = map[string]bool{"aerial": true, "heavy-weapons": true, "drone": true}

// armies: a state that bombs or shells does so with its army.
func armies(as []doc.Actor) {
	for i := range as {
		if a := &as[i]; a.Sector == "GOV" && a.ID == strings.ToLower(a.Code) {
			a.Sector = "MIL"
		}
	}
}

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
		case who.Nation && !byForce[e.Type] && !amongOwn(e, who):
			setSector(e.Recipient, who.Actor.Code, "CVL", "GOV")
		case who.Kind == "nisba" && e.Type == "ASSAULT" && m.unit.Frame.Joins: // «مقتل فلسطيني»
			setSector(e.Recipient, who.Actor.Code, "", "CVL")
		}
	}
}

// amongOwn tells whether one of a nation's own speaks to it or of it: «دعا الرئيس المصري
// المصريين إلى التصويت».
func amongOwn(e *doc.Event, who *clause.Who) bool {
	return slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Code == who.Actor.Code })
}

// armedOpposition makes an opposition that fights, or is fought with an army's arms, rebels:
// «استهدف القصف أحياء المعارضة». Whoever beats or arrests it meets people. A people that has
// no state fights, threatens and withdraws by its fighters («الأكراد يسلمون البلدة»).
func (w *work) armedOpposition(e *doc.Event, m *match) {
	switch e.Type {
	case "ASSAULT", "THREATEN", "RETREAT", "MOBILIZE":
		for _, id := range m.slots[frames.ActorSlot] {
			if ph := &w.s.Phrases[id]; ph.Who.Kind == "movement" && !ph.Pron && w.fn.Stateless.Has(w.keys[ph.Head]) {
				setSector(e.Actor, ph.Who.Actor.Code, "CVL", "REB")
			}
		}
	}
	if e.Type != "ASSAULT" {
		return
	}
	for _, id := range m.slots[frames.ActorSlot] {
		if who := &w.s.Phrases[id].Who; crowd(who, "OPP") && !who.Human {
			setSector(e.Actor, who.Actor.Code, "OPP", "REB")
		}
	}
	if !byArmies[e.Mode] && !slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Sector == "MIL" || a.Sector == "PRM" }) {
		return
	}
	for _, id := range m.slots[frames.RecipientSlot] {
		if who := &w.s.Phrases[id].Who; crowd(who, "OPP") {
			setSector(e.Recipient, who.Actor.Code, "OPP", "REB")
		}
	}
}

// crowd tells whether who is a group of a sector that nobody is named of.
func crowd(who *clause.Who, sector string) bool {
	return who.Kind == "agent" && who.Group && who.Actor.Sector == sector
}

// setSector changes the sector was of the participants of a country.
func setSector(as []doc.Actor, code, was, sector string) {
	for i := range as {
		if a := &as[i]; a.Code == code && a.Sector == was && len(code) == 3 {
			a.Sector = sector
		}
	}
}

// ownDeed: police, prosecutors and armies that announce an arrest or a release
// at home have carried it out («أفادت الشرطة باعتقال معلم»), and so have armies
// that announce the death of fighters; who denies an act of force that names
// nobody is said to have done it.
func (w *work) ownDeed(e *doc.Event, m *match) {
	if len(e.Actor) > 0 || len(e.SaidBy) == 0 {
		return
	}
	switch {
	case e.Claim == doc.Denied:
		if in := w.statementAt(w.s.Preds[m.pred].Tok); in != nil && in.stance == "deny" && !in.back && deniesOwn(e) && !w.merelyHappened(m) {
			e.Actor = append([]doc.Actor{}, e.SaidBy...)
			m.trace = append(m.trace, "actor is who denies it")
		}
	case w.c.announcesArrest(e), onlyCause(&m.unit.Slots[frames.ActorSlot]) && w.c.announcesKill(e):
		e.Actor, e.Claim = append([]doc.Actor{}, e.SaidBy...), doc.Asserted
		m.trace = append(m.trace, "actor is the force that announces it")
	}
}

// announcesArrest tells whether an arrest or release is told by a force that
// makes such at home.
func (c *Coder) announcesArrest(e *doc.Event) bool {
	if !(e.Type == "COERCE" && (e.Mode == "arrest" || e.Mode == "deport") || e.Type == "RETREAT" && e.Mode == "release") {
		return false
	}
	for i := range e.SaidBy {
		by := &e.SaidBy[i]
		switch by.Sector {
		case "COP", "MIL", "JUD", "SPY":
		default:
			return false
		}
		if c.isSource(by) {
			return false
		}
		for k := range e.Recipient {
			if r := &e.Recipient[k]; r.Code != "" && r.Code != by.Code && (by.Sector != "MIL" || r.Sector == "MIL") {
				return false
			}
		}
	}
	return true
}

// isSource tells whether a speaker is a source without a name: «مصدر أمني».
func (c *Coder) isSource(by *doc.Actor) bool {
	head, _, _ := strings.Cut(by.Text, " ")
	_, source := c.Words.Cue(text.Key(head))
	return source
}

// announcesKill tells whether the death of fighters is told by an army: «أعلن
// الجيش مقتل عشرة مسلحين». Of bombs and suicide attacks it is not said.
func (c *Coder) announcesKill(e *doc.Event) bool {
	if e.Type != "ASSAULT" || e.Realis != doc.Actual || e.Mode != "" && e.Mode != "aerial" && e.Mode != "drone" && e.Mode != "firearms" && e.Mode != "heavy-weapons" || len(e.Recipient) == 0 {
		return false
	}
	for i := range e.SaidBy {
		by := &e.SaidBy[i]
		if c.isSource(by) || by.Sector != "MIL" || by.Code == "" {
			return false // «مصادر عسكرية» tell of others, too
		}
	}
	for k := range e.Recipient {
		switch e.Recipient[k].Sector {
		case "REB", "UAF", "PRM", "CRM":
		default:
			return false
		}
	}
	return true
}

// merelyHappened tells whether what is denied is that something took place, or belongs to
// where it did: «نفت وقوع الهجوم», «نفى العبث بموقع الهجوم».
func (w *work) merelyHappened(m *match) bool {
	p := &w.s.Preds[m.pred]
	if w.occurs(m) {
		return true
	}
	if p.Verb || p.Via.Kind != frames.Gen || p.Parent == clause.None || w.s.Preds[p.Parent].Verb {
		return false
	}
	q := &w.s.Preds[p.Parent]
	return len(q.VerbKeys) == 0 && w.supportOf(p, q) == nil && !w.controls(p, q)
}

// deniesOwn tells whether who denies an act of force alone is a state or a force
// that it did not fall on.
func deniesOwn(e *doc.Event) bool {
	if len(e.SaidBy) > 1 {
		return false
	}
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "AID" {
		return false
	}
	for i := range e.SaidBy {
		by := &e.SaidBy[i]
		if !ofState(by) && by.Sector != "REB" && by.Sector != "PRM" || len(by.Code) != 3 || by.Sector == "JUD" {
			return false
		}
		for k := range e.Recipient {
			if r := &e.Recipient[k]; r.Code == by.Code && (isState(r) || ofState(r) || r.Sector == by.Sector) {
				return false
			}
		}
	}
	return true
}
