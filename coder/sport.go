package coder

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Classes of words that tell of sport, and how many sentences must hold one before
// the text counts as a report of sport, with such a word in the title and without.
var sportClasses = [...]string{"@sport", "@c_sport"}

const (
	sportBelowTitle = 1
	sportSentences  = 3
)

// notesSport counts the sentences of the document that speak of sport.
func (w *work) notesSport() {
	if inClasses(&w.look) {
		w.sport++
	}
}

func inClasses(l *frames.Look) bool {
	for _, c := range sportClasses {
		if l.Has(c) {
			return true
		}
	}
	return false
}

// game tells whether an event is a move of a game: in a report of sport teams meet,
// attack, threaten and force a draw. What is told with weapons and victims, and what
// officials, soldiers or police do, is an event here too, and so are accusations,
// protests and punishments.
func (w *work) game(m *match, e *doc.Event) bool {
	switch e.Type {
	case "ACCUSE", "PROTEST", "SANCTION":
		return false
	case "ASSAULT", "COERCE", "MOBILIZE":
		if e.Mode != "" && e.Mode != "seize" && e.Mode != "restrict" || len(e.Actor)+len(e.Recipient) == 0 || w.numbered(m, "killed", "injured") {
			return false // such things are told in reports of sport too
		}
	}
	if w.sport < sportSentences && (w.title == nil || w.sport < sportBelowTitle || !inClasses(w.title)) {
		return false
	}
	for _, slot := range [...]frames.SlotName{frames.ActorSlot, frames.RecipientSlot} {
		for _, id := range m.slots[slot] {
			switch who := &w.s.Phrases[id].Who; who.Kind {
			case "state", "city", "name", "people", "":
			default:
				if who.Actor.Sector != "" && who.Actor.Sector != "CVL" && who.Actor.Sector != "BUS" || who.Kind == "agent" && e.Type == "ASSAULT" {
					return false
				}
			}
		}
	}
	return true
}
