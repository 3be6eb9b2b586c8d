package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// usesNoForce tells whether a phrase is nobody to use force: the dead and wounded of whom no more is
// said («سبعة قتلى في تفجير استهدف السوق»), a court, a newspaper, a parliament, a hospital, a relief
// or rights organisation, which speak of it. One human being may hurt another whatever he is.
func (w *work) usesNoForce(m *match, ph int) bool {
	if m.unit.Frame.Type != "ASSAULT" || m.unit.Frame.ID == "assault.assassinate" {
		return false
	}
	x := &w.s.Phrases[ph]
	if !x.Pron && w.merelyFallen(x) && !x.Who.Stray || w.namedPowerless(m, x) {
		return true
	}
	if unarmedBody(&x.Who.Actor) || x.Who.Actor.Sector == "JUD" {
		return true
	}
	return !oneHuman(&x.Who) && unarmedSector[x.Who.Actor.Sector]
}

// namedPowerless tells whether a phrase names children, hostages or inhabitants and no verb of its
// own says that they used force: «الاعتداءات على المدنيين» are not theirs.
func (w *work) namedPowerless(m *match, x *clause.Phrase) bool {
	return !x.Pron && x.Head >= 0 && !w.s.Preds[m.pred].Verb && m.light == clause.None && w.fn.Powerless.Has(w.s.Tokens[x.Head].Stem)
}

// oneHuman tells whether somebody is one human being, or several named one by one.
func oneHuman(who *clause.Who) bool {
	return who.Single || who.Human || who.Kind == "person" || who.Kind == "name"
}

// unarmedSector are the sectors whose bodies have no arms: courts, the press, parliaments, hospitals,
// civil society.
var unarmedSector = map[string]bool{"JUD": true, "JRN": true, "LEG": true, "HLH": true, "MED": true, "SOC": true}

// unarmedBody tells whether somebody is the United Nations, one of their bodies or a
// non-governmental organisation, and no troops of theirs.
func unarmedBody(a *doc.Actor) bool {
	return (a.Code == "UNO" || a.Code == "NGO") && (a.Sector == "" || unarmedSector[a.Sector])
}

// mayAct tells whether somebody may be who did an event that does not name its doer: nobody is
// taken for having used force who has no arms or is of those whom force befalls.
func (c *Coder) mayAct(e *doc.Event, a *doc.Actor) bool {
	return e.Type != "ASSAULT" || !unarmedBody(a) && !unarmedSector[a.Sector] && !c.powerless(a)
}

// powerless tells whether somebody is called, with or without the article, by a word for children,
// hostages, inhabitants.
func (c *Coder) powerless(a *doc.Actor) bool {
	word, _, _ := strings.Cut(a.Text, " ")
	return c.Fn.Powerless.Has(c.Fn.StartsArticle.Cut(text.Fold(word)))
}

// ownSide tells whether somebody is of the very force that is the other side of an attack: an
// army is not who killed its soldiers. Of rebels of one country two bands may fight each other.
func ownSide(e *doc.Event, other []doc.Actor, a *doc.Actor) bool {
	return e.Type == "ASSAULT" && a.Code != "" && forceSector[a.Sector] && slices.ContainsFunc(other, func(b doc.Actor) bool {
		return b.Code == a.Code && b.Sector == a.Sector && (bandless[a.Sector] || a.ID != "" && a.ID == b.ID)
	})
}

// forceSector are the sectors of those who bear arms, and bandless those of them of which a
// country has one.
var (
	forceSector = map[string]bool{"MIL": true, "COP": true, "REB": true, "PRM": true}
	bandless    = map[string]bool{"MIL": true, "COP": true}
)
