package coder

import (
	"github.com/sijil-news/sijil/doc"
)

// Homes gives persons and bodies in events that are named without a word of their
// country the country that the document speaks of most. It comes last: a guess at
// somebody's country is no reason to take him for a speaker's own side, nor two
// events for one. A few sentences say too little.
func (c *Coder) Homes(d *doc.Document) {
	stateless(d)
	forces(d)
	atScene(d)
	c.unions(d)
	if len(d.Sentences) <= aFew {
		return
	}
	const speakers = 2 // experts and witnesses are from anywhere, officials from home
	home := ""
	for i := range d.Events {
		e := &d.Events[i]
		for n, side := range [...][]doc.Actor{e.Actor, e.Recipient, e.SaidBy} {
			for k := range side {
				if a := &side[k]; a.Code != "" || a.ID != "" || n == speakers && !ofState(a) || !knownByName(d, a) {
					continue
				}
				if home == "" {
					if home = mostNamed(d); home == "" {
						return
					}
				}
				side[k].Code = home
				e.Trace = append(e.Trace, "country of «"+side[k].Text+"» is the one named most")
			}
		}
	}
}

// stateless leaves out of those who act for the United Nations or a charity what only a
// state has: their officials govern nobody, their investigators and experts are no police
// and no school.
func stateless(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		for _, side := range [...][]doc.Actor{e.Actor, e.Recipient, e.SaidBy} {
			for k := range side {
				a := &side[k]
				if a.Code != "UNO" && a.Code != "NGO" {
					continue
				}
				switch a.Sector {
				case "GOV", "COP", "SOC", "EDU", "JUD":
					a.Sector = ""
				}
			}
		}
	}
}

// knownByName tells whether a participant is a name that no list knows.
func knownByName(d *doc.Document, a *doc.Actor) bool {
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Kind == "name" && (m.Text == a.Text || a.Name != "" && m.Name == a.Name) {
			return true
		}
	}
	return false
}

// mostNamed is the country of which a document names most, "" where two are named as
// often, or none more than once.
func mostNamed(d *doc.Document) string {
	count := map[string]int{}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; len(m.Code) == 3 && m.Kind != "nisba" && m.Kind != "igo" {
			count[m.Code]++
		}
	}
	best, most, second := "", 1, 0
	for code, n := range count {
		switch {
		case n > most:
			best, most, second = code, n, most
		case n > second:
			second = n
		}
	}
	if most == second {
		return ""
	}
	return best
}
