package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// sameBody gives what «الوزارة» and «المتحدث باسم الوزارة» are without more the country of
// the last body that the text calls so in full: «وزارة الخارجية العراقية», and not that of
// whom it speaks most.
func (d *Document) sameBody(s *clause.Sentence, ph *clause.Phrase) bool {
	noun := bodyNoun(s, ph)
	if noun == "" {
		return false
	}
	old := d.calledIn(s, ph.From, noun)
	if old == nil {
		old = d.byHead[noun]
	}
	if old == nil || doc.Stateless(old.Actor.Code) {
		return false
	}
	ph.Who.Actor.Code, ph.Who.Lent = old.Actor.Code, false
	return true
}

// bodyNoun is the definite noun that a phrase ends its office or body in, and that alone says
// whose it is; "" where more is said.
func bodyNoun(s *clause.Sentence, ph *clause.Phrase) string {
	k := ph.Head
	w := &ph.Who
	if w.Kind == "name" || !isBody(w) { // «المتحدث باسم | الوزارة»
		k += strings.Count(w.Actor.Role, " ") + 1
	}
	if w.Actor.Role == "" || k >= ph.To || w.Kind != "name" && k+1 < ph.To {
		return ""
	}
	t := &s.Tokens[k]
	if t.POS != doc.Noun || t.Pro&^doc.ProBi != doc.ProAl || t.Enc != "" || t.Feats.Number != doc.Sing {
		return ""
	}
	return t.Stem
}

// calledIn is the last body before token i of a sentence that is called by a noun and has a
// country of its own; nil for none.
func (d *Document) calledIn(s *clause.Sentence, i int, noun string) *clause.Who {
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= i && headOf(&x.Who) == noun {
			return &x.Who
		}
	}
	return nil
}

// headOf is the noun that a body with a country of its own is called by; "" for who is none.
func headOf(w *clause.Who) string {
	if w.Lent || w.Actor.Code == "" || !isBody(w) {
		return ""
	}
	head, _, _ := strings.Cut(w.Actor.Role, " ")
	return text.Fold(head)
}

// isBody tells whether an agent is a body of state or of people, not the people in it nor an
// armed group, whose adjective may be a reproach («الميليشيات الإيرانية»).
func isBody(w *clause.Who) bool {
	switch w.Actor.Sector {
	case "REB", "PRM", "UAF":
		return false
	}
	return w.Kind == "agent" && !w.Office && !w.Single && !w.Human
}
