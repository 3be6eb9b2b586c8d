package coder

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// about is what the event itself says, to be joined with what is said of each party.
func (w *work) about(f *features, m *match, e *doc.Event) Features {
	p := &w.s.Preds[m.pred]
	t := &w.s.Tokens[p.Tok]
	shape, passive := w.shape(m), ""
	if p.Passive {
		passive = " passive"
	}
	def := "bare"
	if t.Pro.Has(doc.ProAl) {
		def = "definite"
	}
	mark := f.mark()
	f.add(e.Type)
	f.add(e.Type, " ", cmp.Or(e.Mode, "-"))
	f.add(m.unit.Frame.ID)
	f.add(shape, passive)
	f.add(e.Type, " ", shape, passive)
	f.add(shape, passive, " ", def)
	return f.since(mark)
}

// noParty describes the answer that none of n parties is meant.
func noParty(f *features, m *match, e *doc.Event, n int) Features {
	mark := f.mark()
	f.add("nobody")
	f.add("nobody of ", strconv.Itoa(min(n, 6)))
	f.add("nobody in ", m.unit.Frame.ID)
	f.add("nobody in ", e.Type, " ", cmp.Or(e.Mode, "-"))
	return f.since(mark)
}

// inSentence describes a party named in the sentence of the event.
func (w *work) inSentence(f *features, m *match, ph int) {
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
	f.add("kind ", x.Who.Kind)
	f.add("sector ", x.Who.Actor.Sector)
	f.add("kind-sector ", x.Who.Kind, " ", cmp.Or(x.Who.Actor.Sector, "-"))
	f.add(side, " ", near)
	w.roles(f, m, ph)
	if x.Head >= 0 && !x.Pron {
		f.add("head ", w.keys[x.Head])
	}
	if x.Prep != "" {
		f.add("prep ", x.Prep)
		f.add(side, " prep ", x.Prep)
	} else {
		f.add(side, " without prep")
	}
	if x.Prev != clause.None {
		f.add("behind and")
	}
	if w.town(ph) {
		f.add("town")
		f.add(side, " town")
	}
	if w.atSite(x) {
		f.add("at a site")
	}
	if x.From == 0 {
		f.add("opens the sentence")
	} else if !x.Pron {
		f.add("behind the word ", w.keys[x.From-1])
	}
	if x.Pron {
		f.add("pronoun")
	}
	if x.Who.Actor.Code == "" {
		f.add("no country")
	}
	if n := w.actingBetween(m, x); n == 0 {
		f.add(side, " nearest")
	} else {
		f.add(side, " nth ", strconv.Itoa(min(n, 3)))
	}
	if (w.s.InQuote(x.From) == clause.None) != (w.s.InQuote(m.from) == clause.None) {
		f.add("across quotation marks")
	}
}

// atSite tells whether a phrase ends one that names a place or building: «وسط
// المدينة», «أمام مقر الحكومة».
func (w *work) atSite(x *clause.Phrase) bool {
	for i := range w.s.Phrases {
		if y := &w.s.Phrases[i]; y.Site && y.From <= x.From && x.To <= y.To {
			return true
		}
	}
	return false
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
func (w *work) roles(f *features, m *match, ph int) {
	none := true
	up, n := m.pred, 0
	for up != clause.None && n < 5 {
		q := &w.s.Preds[up]
		for i := range q.Args {
			a := &q.Args[i]
			if a.Phrase != ph {
				continue
			}
			none = false
			level, kind := strconv.Itoa(n), strconv.Itoa(int(a.Kind))
			f.add("up", level, " ", kind, " ", cmp.Or(a.Prep, "-"))
			if n > 0 {
				f.add("up", level, " ", kind, " ", a.Prep, " via ", strconv.Itoa(int(w.s.Preds[m.pred].Via.Kind)), " ", w.s.Preds[m.pred].Via.Prep)
			}
			if q.Clause == w.s.Preds[m.pred].Clause {
				f.add("role in the clause ", kind)
			}
			if n > 0 && w.reports(q) {
				f.add("up", level, " ", kind, " ", a.Prep, " of speech")
			}
			if n > 0 && q.Passive {
				f.add("up", level, " ", kind, " ", a.Prep, " of passive")
			}
		}
		up, n = q.Parent, n+1
	}
	if none {
		f.add("no role above")
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		for k := range q.Args {
			if q.Args[k].Phrase == ph && q.Verb {
				f.add("at a verb ", strconv.Itoa(int(q.Args[k].Kind)))
			}
		}
		if o := w.best[i]; o != nil && o != m && o.dead == "" {
			for slot, name := range [...]string{frames.ActorSlot: "actor", frames.RecipientSlot: "recipient"} {
				if slices.Contains(o.slots[slot], ph) {
					f.add(name, " of ", o.unit.Frame.Type)
					f.add(name, " of another")
				}
			}
		}
	}
}

// lastMentions and lastEvents are how many of an article are looked at, more than
// ordinary ones have.
const (
	lastMentions = 400
	lastEvents   = 100
)

// before describes a party named in an earlier sentence.
func before(f *features, d *doc.Document, sent int, x *doc.Mention) {
	where := "title"
	if x.Sentence >= sent-2 {
		where = strconv.Itoa(sent - x.Sentence)
	}
	f.add("back ", where)
	f.add("earlier")
	f.add("kind ", x.Kind, " earlier")
	f.add("sector ", x.Sector, " earlier")
	if inTitle(d, x) {
		f.add("in title")
	}
}

// beside describes a party by the other side of the event and by who tells of it.
func beside(f *features, a *doc.Actor, e *doc.Event) {
	for _, side := range [...][]doc.Actor{e.Recipient, e.Actor} {
		if len(side) == 0 {
			continue
		}
		f.add("against ", cmp.Or(side[0].Sector, "-"))
		f.add(cmp.Or(a.Sector, "-"), " against ", cmp.Or(side[0].Sector, "-"))
		switch {
		case a.Code == "" || side[0].Code == "":
		case a.Code != side[0].Code:
			f.add("of another country than the other")
			f.add(cmp.Or(a.Sector, "-"), " of another country")
		case a.Sector != "" && a.Sector == side[0].Sector:
			f.add("of the same country and sector as the other")
			fallthrough
		default:
			f.add("of the same country as the other")
		}
	}
	if e.Place != nil && e.Place.Code != "" && a.Code != "" {
		where := "from elsewhere"
		if e.Place.Code == a.Code {
			where = "of the country of the place"
		}
		f.add(where)
		f.add(where, " ", cmp.Or(a.Sector, "-"))
	}
	switch {
	case named(a, e.SaidBy):
		f.add("says so")
		f.add("says so ", string(e.Claim))
	case len(e.SaidBy) > 0:
		f.add("another says so")
	}
}

// deeds are what other events of an article may tell of a party.
var deeds = [...]string{"acts", "acts so", "acts on the same", "acts so on the same", "befallen", "befallen so", "befallen by the same"}

// history describes a party to an event by what the article tells of it elsewhere, save
// by events that have a party lent.
func history(f *features, d *doc.Document, x *doc.Actor, e *doc.Event, lent []bool) {
	mark := f.mark()
	namedAll(f, d, x)
	var told [2][len(deeds)]bool // later, before
	for i := range d.Events {
		o := &d.Events[i]
		if len(o.Actor)+len(o.Recipient) == 0 || lent[i] || o.ID == e.ID {
			continue
		}
		acts, befallen := named(x, o.Actor), named(x, o.Recipient)
		if !acts && !befallen {
			continue
		}
		when := number(o.Trigger.Start < e.Trigger.Start)
		so, same := o.Type == e.Type, acts && sameCountry(e.Recipient, o.Recipient)
		if acts {
			f.add("acts in ", o.Type)
			f.add("acts in ", o.Type, later[when])
		}
		for k, is := range [len(deeds)]bool{acts, acts && so, same, same && so, befallen, befallen && so, befallen && sameCountry(e.Actor, o.Actor)} {
			told[when][k] = told[when][k] || is
		}
	}
	for k, deed := range deeds {
		if told[0][k] || told[1][k] {
			f.add(deed)
		}
		for when := range later {
			if told[when][k] {
				f.add(deed, later[when])
			}
		}
	}
	f.once(mark)
}

// later is when another event of the article is told.
var later = [...]string{" later", " before"}

// namedAll says how often the article names a party, and whether its title does.
func namedAll(f *features, d *doc.Document, x *doc.Actor) {
	n, title := 0, false
	if x.ID != "" {
		for i := 0; i < min(len(d.Mentions), lastMentions); i++ {
			if o := &d.Mentions[i]; o.ID == x.ID {
				n++
				title = title || inTitle(d, o)
			}
		}
	}
	f.add("named ", strconv.Itoa(min(n, 6)))
	if title {
		f.add("also in title")
	}
}

// lent tells whether parties of an event were taken from another one.
func lent(e *doc.Event) bool {
	return slices.ContainsFunc(e.Trace, func(t string) bool { return strings.Contains(t, "from the same ") })
}

func sameCountry(a, b []doc.Actor) bool {
	return len(a) > 0 && len(b) > 0 && a[0].Code != "" && a[0].Code == b[0].Code
}
