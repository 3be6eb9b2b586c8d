package resolve

import (
	"github.com/sijil-news/sijil/clause"
)

// ofPower tells whether a body is one of which every state has its own: a government, a
// court, a parliament, the police, a party.
func ofPower(w *clause.Who) bool {
	if w.Single {
		return false
	}
	switch w.Actor.Sector {
	case "GOV", "JUD", "LEG", "COP", "SPY", "PTY", "OPP":
		return true
	}
	return false
}

// spokenOf is the country that a sentence speaks of where it names a body of state without
// one: the only one that any word of it names («قالت لندن إن الحكومة …»), else the one named
// last before that body, where the sentence before was about it, too; "" for none.
func (d *Document) spokenOf(s *clause.Sentence, body *clause.Phrase) string {
	only, last, several := "", "", false
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x == body && x.Prep != "" {
			return ""
		}
		if x == body || x.Pron {
			continue
		}
		for _, w := range [...]*clause.Who{&x.Who, x.Inner} {
			if w == nil || len(w.Actor.Code) != 3 || isBody[w.Actor.Code] || w.Kind == "media" { // who reports it is anywhere
				continue
			}
			several = several || only != "" && only != w.Actor.Code
			if only = w.Actor.Code; x.To <= body.From {
				last = only
			}
		}
	}
	switch {
	case !several:
		return only
	case d.subject != nil && d.subject.Who.Actor.Code == last:
		return last
	}
	return ""
}
