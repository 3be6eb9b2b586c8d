package coder

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// militarily is the CAMEO code of drills that states hold together.
const militarily = "062"

// forces makes the doer of an act of force that is told by a nation's adjective alone
// («غارة أمريكية», «تحركات عسكرية تركية», «مناورات مصرية») that nation's army, and a state that
// bombs or shells likewise, however he was found.
func forces(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		assault := e.Type == "ASSAULT"
		if assault && byArmies[e.Mode] {
			armies(e.Actor)
		}
		if !assault && !(e.Type == "MOBILIZE" && e.Mode == "troops") && !(e.Type == "COOPERATE" && strings.HasPrefix(e.Cameo, militarily)) {
			continue
		}
		for k := range e.Actor {
			if a := &e.Actor[k]; a.Sector == "GOV" && a.ID == strings.ToLower(a.Code) && byAdjective(d, a) {
				a.Sector = "MIL"
			}
		}
	}
}

// byAdjective tells whether a participant is named by a relational adjective alone.
func byAdjective(d *doc.Document, a *doc.Actor) bool {
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Kind == "nisba" && a.End > 0 && m.Start == a.Start && m.End == a.End {
			return true
		}
	}
	return false
}
