package coder

import "github.com/sijil-news/sijil/doc"

// ofDismisser gives officials without a country that of the statesman who dismisses them,
// wherever he is named: «قرر الرئيس الكيني إقالة | قائد الجيش».
func ofDismisser(m *match, e *doc.Event) {
	if m.unit.Frame.ID != "sanction.dismiss" {
		return
	}
	country := ""
	for i := range e.Actor {
		if a := &e.Actor[i]; a.Sector == "GOV" && len(a.Code) == 3 && !doc.Stateless(a.Code) {
			country = a.Code
		}
	}
	for i := range e.Recipient {
		switch a := &e.Recipient[i]; a.Sector {
		case "GOV", "MIL", "COP", "SPY", "JUD":
			if a.Code == "" && country != "" {
				a.Code = country
				e.Trace = append(e.Trace, "an official is of the country of who dismisses him")
			}
		}
	}
}
