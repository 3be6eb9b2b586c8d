package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// byOffice are the acts that are done by office, by their frame, with the sectors
// whose office they are.
var byOffice = map[string][]string{
	"coerce.arrest":      {"COP", "MIL", "SPY", "GOV"},
	"coerce.deport":      {"COP", "GOV"},
	"sanction.convict":   {"JUD"},
	"accuse.sue":         {"JUD"},
	"accuse.investigate": {"JUD", "COP"},
}

// How far, in sentences, an authority is named from the act that it did.
const (
	authorityBefore = 1
	authorityBehind = 1
	belowTitle      = 4
)

// authorities gives trials, sentences, arrests and releases of which nobody says who made
// them, and that no thing is said to make nor a noun in the text merely mentions, the police, court or army that
// is named closest by: «تم اعتقال الصحافي. وقالت الشرطة …».
func (c *Coder) authorities(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if len(e.Actor) > 0 || len(e.Recipient) == 0 || e.Realis == doc.Negated || e.Historical || e.Told.Thing || e.Type == "COERCE" && e.Told.Noun && e.Sentence.Block != doc.Title {
			continue
		}
		frame, _ := strings.CutPrefix(frameOf(e), "frame ")
		sectors := byOffice[frame]
		if sectors == nil || frame == "accuse.sue" && e.Mode != "investigate" { // courts try, and sue nobody
			continue
		}
		if a := c.authority(d, e, sectors); a != nil {
			e.Actor = carried([]doc.Actor{*a})
			e.Trace = append(e.Trace, "actor is the authority named close by, «"+a.Text+"»")
		}
	}
}

// authority is the one named nearest to an event whose office it is: in its
// sentence, before it, then behind it; nil where there is none, or where two
// countries have one in the same sentence.
func (c *Coder) authority(d *doc.Document, e *doc.Event, sectors []string) *doc.Actor {
	at := sentenceOf(d, e)
	behind := authorityBehind
	if e.Sentence.Block == doc.Title {
		behind = belowTitle
	}
	for n := 0; n <= max(authorityBefore, behind); n++ {
		if n <= authorityBefore && n <= at {
			if a, several := c.authorityIn(d, e, at-n, sectors); a != nil || several {
				return a
			}
		}
		if n > 0 && n <= behind {
			if a, several := c.authorityIn(d, e, at+n, sectors); a != nil || several {
				return a
			}
		}
	}
	return nil
}

// authorityIn is the first authority of a sentence; several tells that there are
// those of two countries.
func (c *Coder) authorityIn(d *doc.Document, e *doc.Event, sent int, sectors []string) (a *doc.Actor, several bool) {
	from, _ := slices.BinarySearchFunc(d.Mentions, sent, func(m doc.Mention, s int) int { return m.Sentence - s })
	for k := from; k < len(d.Mentions) && d.Mentions[k].Sentence == sent; k++ {
		m := &d.Mentions[k]
		if !slices.Contains(sectors, m.Sector) || !c.actsByOffice(m) || !c.homeTo(&m.Actor, e) || c.writtenOf(d, m) {
			continue
		}
		if a != nil && a.Code != m.Code {
			return nil, true
		}
		if a == nil {
			a = &m.Actor
		}
	}
	return a, false
}

// writtenOf tells whether somebody is only what a text is about: «تقرير عن الجيش».
func (c *Coder) writtenOf(d *doc.Document, m *doc.Mention) bool {
	r := &d.Sentences[m.Sentence].Tokens
	for i := r.From + 2; i < r.To; i++ {
		if t := &d.Tokens[i]; t.End > m.Start {
			p, n := &d.Tokens[i-1], &d.Tokens[i-2]
			return p.POS == doc.Adp && p.Enc == "" && c.Fn.About.Has(p.Stem) && (c.Fn.Issue.Has(n.Key) || c.Fn.Issue.Has(n.Stem))
		}
	}
	return false
}

// actsByOffice tells whether a mention names a body, or a court, police, army or
// their officers by a noun that stands for the office.
func (c *Coder) actsByOffice(m *doc.Mention) bool {
	switch m.Kind {
	case "agent":
		word, _, _ := strings.Cut(m.Role, " ")
		return c.Fn.Authority.Has(text.Fold(word))
	case "gov", "body", "military", "ministry":
		return m.Sector != "GOV"
	}
	return false
}

// homeTo tells whether an authority may have power over those an act befell: not
// one of them, and of their country or that where it was done, where both are
// known.
func (c *Coder) homeTo(a *doc.Actor, e *doc.Event) bool {
	home := e.Place == nil || e.Place.Code == "" || e.Place.Code == a.Code
	for i := range e.Recipient {
		r := &e.Recipient[i]
		if r.Text == a.Text || r.ID != "" && r.ID == a.ID || r.Sector == a.Sector && r.Code == a.Code {
			return false
		}
		home = home || r.Code == a.Code
	}
	return home
}
