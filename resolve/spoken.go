package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
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
// last before that body, where the sentence before was about it, too; "" for none, and
// behind a preposition. What the body acts on is another's («أدانت الحكومة الغارات الروسية»).
func (d *Document) spokenOf(s *clause.Sentence, body *clause.Phrase) string {
	only, last, several := "", "", false
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x == body && x.Prep != "" {
			return ""
		}
		if x == body || x.Pron || actsOn(s, body, i) {
			continue
		}
		for _, w := range [...]*clause.Who{&x.Who, x.Inner} {
			if w == nil || len(w.Actor.Code) != 3 || doc.Stateless(w.Actor.Code) || w.Kind == "media" { // who reports it is anywhere
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

// actsOn tells whether phrase i is object or complement of a verb that has the body for its
// subject.
func actsOn(s *clause.Sentence, body *clause.Phrase, i int) bool {
	for k := range s.Preds {
		p := &s.Preds[k]
		a := p.Arg(frames.Subj, "")
		if !p.Verb || a == nil || a.Phrase == clause.None || &s.Phrases[a.Phrase] != body {
			continue
		}
		for n := range p.Args {
			if p.Args[n].Phrase == i && p.Args[n].Kind != frames.Subj {
				return true
			}
		}
	}
	return false
}

// fronted is the country with which a sentence opens as the scene of what it tells, of which a
// body of state or, where nothing else is known, an office behind it is: «وفي السودان، اعتقلت
// السلطات …»; "" for none. In a town that is no country's name only police and courts are.
func (d *Document) fronted(s *clause.Sentence, ph *clause.Phrase, office bool) string {
	w := &ph.Who
	switch w.Actor.Sector {
	case "GOV", "LEG", "COP", "JUD":
	default:
		return ""
	}
	head := &s.Tokens[ph.Head]
	if !ph.Def && !w.Office || w.Single && !office || d.fn.Abroad.Has(head.Stem) || d.fn.Abroad.Has(head.Key) {
		return ""
	}
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.PrepTok > 1 {
			break
		}
		if x.Prep == "" || !d.fn.In.Has(x.Prep) || x.Pron || x.To >= ph.From || len(x.Who.Actor.Code) != 3 {
			continue
		}
		if t := &s.Tokens[x.To]; t.Fold != "،" && t.Fold != "," && !t.Pro.Has(doc.ProFa) {
			continue
		}
		local := w.Actor.Sector == "COP" || w.Actor.Sector == "JUD"
		if k := x.Who.Kind; k == "state" || (k == "city" || k == "adm1") && local {
			return x.Who.Actor.Code
		}
	}
	return ""
}
