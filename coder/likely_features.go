package coder

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// about is what the event itself says, to be joined with what is said of each party.
func (w *work) about(m *match, e *doc.Event) []string {
	p := &w.s.Preds[m.pred]
	t := &w.s.Tokens[p.Tok]
	shape, _, _ := strings.Cut(w.told(m), ", ")
	if p.Passive {
		shape += " passive"
	}
	def := "bare"
	if t.Pro.Has(doc.ProAl) {
		def = "definite"
	}
	return []string{e.Type, e.Type + " " + e.Mode, m.unit.Frame.ID, shape, e.Type + " " + shape, shape + " " + def}
}

// noParty describes the answer that none of n parties is meant.
func noParty(m *match, e *doc.Event, n int) []string {
	return []string{"nobody", "nobody of " + strconv.Itoa(min(n, 6)), "nobody in " + m.unit.Frame.ID, "nobody in " + e.Type + " " + e.Mode}
}

// inSentence describes a party named in the sentence of the event.
func (w *work) inSentence(m *match, ph int) []string {
	x := &w.s.Phrases[ph]
	side := "after"
	if x.From < m.from {
		side = "before"
	}
	gap := max(x.From-m.to, m.from-x.To, 0)
	near := "far"
	for _, n := range [...]int{0, 1, 3, 6, 12, 24} {
		if gap <= n {
			near = strconv.Itoa(n)
			break
		}
	}
	f := []string{"kind " + x.Who.Kind, "sector " + x.Who.Actor.Sector, "kind-sector " + x.Who.Kind + " " + x.Who.Actor.Sector, side + " " + near}
	f = append(f, w.roles(m, ph)...)
	if x.Head >= 0 && !x.Pron {
		f = append(f, "head "+w.keys[x.Head])
	}
	if x.Prep != "" {
		f = append(f, "prep "+x.Prep, side+" prep "+x.Prep)
	} else {
		f = append(f, side+" without prep")
	}
	if x.Prev != clause.None {
		f = append(f, "behind and")
	}
	if w.town(ph) {
		f = append(f, "town", side+" town")
	}
	if w.atSite(x) {
		f = append(f, "at a site")
	}
	if x.From == 0 {
		f = append(f, "opens the sentence")
	} else if !x.Pron {
		f = append(f, "behind the word "+w.keys[x.From-1])
	}
	if x.Pron {
		f = append(f, "pronoun")
	}
	if x.Who.Actor.Code == "" {
		f = append(f, "no country")
	}
	if n := w.actingBetween(m, x); n == 0 {
		f = append(f, side+" nearest")
	} else {
		f = append(f, side+" nth "+strconv.Itoa(min(n, 3)))
	}
	if (w.s.InQuote(x.From) == clause.None) != (w.s.InQuote(m.from) == clause.None) {
		f = append(f, "across quotation marks")
	}
	return f
}

// atSite tells whether a phrase ends one that names a place or building: «وسط
// المدينة», «أمام مقر الحكومة».
func (w *work) atSite(x *clause.Phrase) bool {
	return slices.ContainsFunc(w.s.Phrases, func(y clause.Phrase) bool {
		return y.Site && y.From <= x.From && x.To <= y.To
	})
}

// actingBetween counts the parties between a phrase and the event.
func (w *work) actingBetween(m *match, x *clause.Phrase) (n int) {
	for i := range w.s.Phrases {
		y := &w.s.Phrases[i]
		if y.Pron || !y.Who.CanAct() {
			continue
		}
		if y.From >= x.To && y.To <= m.from || y.From >= m.to && y.To <= x.From {
			n++
		}
	}
	return n
}

// roles are the places that a phrase fills: at the predicates above the event, and
// at those of other events.
func (w *work) roles(m *match, ph int) []string {
	var f []string
	up, n := m.pred, 0
	for up != clause.None && n < 5 {
		q := &w.s.Preds[up]
		for i := range q.Args {
			a := &q.Args[i]
			if a.Phrase != ph {
				continue
			}
			role := "up" + strconv.Itoa(n) + " " + strconv.Itoa(int(a.Kind)) + " " + a.Prep
			f = append(f, role)
			if n > 0 {
				f = append(f, role+" via "+strconv.Itoa(int(w.s.Preds[m.pred].Via.Kind))+" "+w.s.Preds[m.pred].Via.Prep)
			}
			if q.Clause == w.s.Preds[m.pred].Clause {
				f = append(f, "role in the clause "+strconv.Itoa(int(a.Kind)))
			}
			if n > 0 && w.reports(q) {
				f = append(f, role+" of speech")
			}
			if n > 0 && q.Passive {
				f = append(f, role+" of passive")
			}
		}
		up, n = q.Parent, n+1
	}
	if len(f) == 0 {
		f = append(f, "no role above")
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		for k := range q.Args {
			if q.Args[k].Phrase == ph && q.Verb {
				f = append(f, "at a verb "+strconv.Itoa(int(q.Args[k].Kind)))
			}
		}
		if o := w.best[i]; o != nil && o != m && o.dead == "" {
			for slot, name := range [...]string{frames.ActorSlot: "actor", frames.RecipientSlot: "recipient"} {
				if slices.Contains(o.slots[slot], ph) {
					f = append(f, name+" of "+o.unit.Frame.Type, name+" of another")
				}
			}
		}
	}
	return f
}

// lastMentions and lastEvents are how many of an article are looked at, more than
// ordinary ones have.
const (
	lastMentions = 400
	lastEvents   = 100
)

// before describes a party named in an earlier sentence.
func before(d *doc.Document, sent int, x *doc.Mention) []string {
	where := "back " + strconv.Itoa(sent-x.Sentence)
	if x.Sentence < sent-2 {
		where = "back title"
	}
	f := []string{where, "earlier", "kind " + x.Kind + " earlier", "sector " + x.Sector + " earlier"}
	if inTitle(d, x) {
		f = append(f, "in title")
	}
	return f
}

// beside describes a party by the other side of the event and by who tells of it.
func beside(a *doc.Actor, e *doc.Event) (f []string) {
	for _, side := range [...][]doc.Actor{e.Recipient, e.Actor} {
		if len(side) == 0 {
			continue
		}
		f = append(f, "against "+side[0].Sector, a.Sector+" against "+side[0].Sector)
		switch {
		case a.Code == "" || side[0].Code == "":
		case a.Code != side[0].Code:
			f = append(f, "of another country than the other", a.Sector+" of another country")
		case a.Sector != "" && a.Sector == side[0].Sector:
			f = append(f, "of the same country and sector as the other")
			fallthrough
		default:
			f = append(f, "of the same country as the other")
		}
	}
	if e.Place != nil && e.Place.Code != "" && a.Code != "" {
		where := "from elsewhere"
		if e.Place.Code == a.Code {
			where = "of the country of the place"
		}
		f = append(f, where, where+" "+a.Sector)
	}
	switch {
	case named(a, e.SaidBy):
		f = append(f, "says so", "says so "+string(e.Claim))
	case len(e.SaidBy) > 0:
		f = append(f, "another says so")
	}
	return f
}

// history describes a party to an event of sentence sent by what the article tells of
// it elsewhere.
func history(d *doc.Document, sent int, x *doc.Actor, e *doc.Event) (f []string) {
	n, title := 0, false
	for i := 0; i < min(len(d.Mentions), lastMentions); i++ {
		if o := &d.Mentions[i]; x.ID != "" && o.ID == x.ID {
			n++
			title = title || inTitle(d, o)
		}
	}
	f = append(f, "named "+strconv.Itoa(min(n, 6)))
	if title {
		f = append(f, "also in title")
	}
	add := func(when, what string) { f = append(f, what, what+when) }
	for i := range d.Events {
		o := &d.Events[i]
		if o.ID == e.ID || len(o.Actor)+len(o.Recipient) == 0 || lent(o) {
			continue
		}
		when := " later"
		if o.Trigger.Start < e.Trigger.Start {
			when = " before"
		}
		if named(x, o.Actor) {
			add(when, "acts")
			add(when, "acts in "+o.Type)
			if o.Type == e.Type {
				add(when, "acts so")
			}
			if sameCountry(e.Recipient, o.Recipient) {
				add(when, "acts on the same")
				if o.Type == e.Type {
					add(when, "acts so on the same")
				}
			}
		}
		if named(x, o.Recipient) {
			add(when, "befallen")
			if o.Type == e.Type {
				add(when, "befallen so")
			}
			if sameCountry(e.Actor, o.Actor) {
				add(when, "befallen by the same")
			}
		}
	}
	slices.Sort(f)
	return slices.Compact(f)
}

// lent tells whether parties of an event were taken from another one.
func lent(e *doc.Event) bool {
	return slices.ContainsFunc(e.Trace, func(t string) bool { return strings.Contains(t, "from the same ") })
}

func sameCountry(a, b []doc.Actor) bool {
	return len(a) > 0 && len(b) > 0 && a[0].Code != "" && a[0].Code == b[0].Code
}
