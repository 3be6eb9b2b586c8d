package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
)

// partyAbroad tells whether a party, be it in the words of its people («نواب الحزب
// الجمهوري»), is only named by common words («الحزب الجمهوري») and of a country that the
// document never speaks of otherwise: then one of another country is meant that bears the
// same name.
func (d *Document) partyAbroad(s *clause.Sentence, ph *clause.Phrase) bool {
	w := &ph.Who
	from, to := ph.From, ph.To
	switch {
	case w.Kind == "party" && w.Actor.Sector == "PTY":
	case w.Kind == "agent" && w.Party[1] > 0:
		from, to = w.Party[0], w.Party[1]
	default:
		return false
	}
	const words = 2 // a third says which: «الحزب الديمقراطي التقدمي»
	if to-from > words || d.sentences < 2 || d.lands[w.Actor.Code] > 0 || d.topCountry() == "" {
		return false
	}
	return commonWords(s, from, to)
}

// longerName is the party or group in the document whose name goes on where that of
// a party ends: «حزب العمال» after «حزب العمال الكردستاني»; nil for none.
func (d *Document) longerName(s *clause.Sentence, w *clause.Who) *clause.Who {
	name := w.Actor.Text
	if w.Party[1] > 0 {
		from, to := s.Tokens[w.Party[0]].StemOrWordStart()-w.Actor.Start, s.Tokens[w.Party[1]-1].End-w.Actor.Start
		if from < 0 || to > len(name) || from > to {
			return nil
		}
		name = name[from:to]
	}
	for k := len(d.seen) - 1; k >= 0; k-- {
		if x := &d.seen[k].Who; x.Actor.ID != "" && x.Actor.ID != w.Actor.ID && (strings.HasPrefix(x.Actor.Text, name+" ") || strings.HasPrefix(x.Actor.Name, name+" ")) {
			return x
		}
	}
	return nil
}

// disown makes a party one of its kind, of a country to be found.
func disown(w *clause.Who) {
	w.Kind, w.Group = "agent", true
	w.Actor.ID, w.Actor.Code, w.Actor.Name = "", "", ""
	w.Actor.NameEn, _, _ = strings.Cut(w.Actor.NameEn, " (")
}
