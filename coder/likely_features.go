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
	return []string{e.Type, shape, e.Type + " " + shape, shape + " " + def}
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

// Mentions and events that are looked at, the last ones, for what a party was before:
// more than ordinary articles have.
const (
	lastMentions = 400
	lastEvents   = 100
)

// before describes a party named in an earlier sentence.
func (w *work) before(d *doc.Document, sent int, x *doc.Mention, e *doc.Event) []string {
	where := "back " + strconv.Itoa(sent-x.Sentence)
	if x.Sentence < sent-2 {
		where = "back title"
	}
	f := []string{where, "earlier", "kind " + x.Kind + " earlier", "sector " + x.Sector + " earlier"}
	if inTitle(d, x) {
		f = append(f, "in title")
	}
	n := 0
	for i := max(0, len(d.Mentions)-lastMentions); i < len(d.Mentions); i++ {
		if x.ID != "" && d.Mentions[i].ID == x.ID {
			n++
		}
	}
	f = append(f, "named "+strconv.Itoa(min(n, 4)))
	for i := max(0, len(d.Events)-lastEvents); i < len(d.Events); i++ {
		o := &d.Events[i]
		if named(&x.Actor, o.Actor) {
			f = append(f, "acted before", "acted before in "+o.Type)
			if o.Type == e.Type {
				f = append(f, "acted so before")
			}
		}
		if named(&x.Actor, o.Recipient) && o.Type == e.Type {
			f = append(f, "befallen so before")
		}
	}
	slices.Sort(f)
	return slices.Compact(f)
}
