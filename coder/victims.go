package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// victims makes those whom a sentence counts as killed or hurt by an attack its
// recipients, where its own words name nobody or only where it was: «ضربة جوية
// في شمال البلاد أدت إلى مقتل ثمانية مقاتلين». Force is directed at whom it hits
// (PLOVER manual, ASSAULT: the victim is the recipient).
func (w *work) victims() {
	for _, m := range w.best {
		w.ownDead(m)
	}
	for i := range w.s.Amounts {
		a := &w.s.Amounts[i]
		if a.What != "killed" && a.What != "injured" || a.Head == clause.None {
			continue
		}
		m := w.counted(a)
		if m == nil || m.unit.Frame.Type != "ASSAULT" || joined(&m.unit.Slots[frames.ActorSlot]) {
			continue
		}
		if r := m.slots[frames.RecipientSlot]; len(r) > 0 && !w.scene(m) {
			continue
		}
		ph := w.peopleAt(a.Head)
		if ph == clause.None || slices.Contains(m.slots[frames.ActorSlot], ph) {
			continue
		}
		m.slots[frames.RecipientSlot] = []int{ph}
		m.trace = append(m.trace, "recipient is who was "+a.What)
	}
}

// ownDead gives a noun for the killed that names nobody those whose own people a sentence
// counts: «تشهد الحركة حالة من الهلع وسط سقوط العشرات من عناصرها بين أسير وقتيل».
func (w *work) ownDead(m *match) {
	if m == nil || m.dead != "" || m.unit.Frame.ID != "assault.kill" || m.kind == asVerb || len(m.slots[frames.ActorSlot])+len(m.slots[frames.RecipientSlot]) > 0 {
		return
	}
	for i := range w.s.Phrases {
		y := &w.s.Phrases[i]
		if y.Some && !y.Pron && y.To <= m.from && y.Owner > 0 && y.Owner < len(w.s.Phrases) && w.s.Phrases[y.Owner].Who.CanAct() {
			m.slots[frames.RecipientSlot] = []int{y.Owner}
			m.trace = append(m.trace, "recipient is whose people fell")
			return
		}
	}
}

// sideOfDead leaves out of the two sides of a fight, as those who killed, the one that the
// dead are of: «قتل سبعة مسلحين في اشتباكات بين الجيش وجماعات متشددة».
func (w *work) sideOfDead(m *match) {
	a, r := m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot]
	if m.unit.Frame.ID != "assault.kill" || len(a) != 2 || len(r) != 1 {
		return
	}
	dead := &w.s.Phrases[r[0]].Who.Actor
	of := func(ph int) bool {
		x := &w.s.Phrases[ph]
		if s := x.Who.Actor.Sector; s == dead.Sector && (s == "UAF" || s == "REB" || s == "CRM") {
			return true
		}
		return x.Head >= 0 && !x.Pron && slices.ContainsFunc(w.behindPrep(&w.s.Preds[m.pred], &w.fn.Of), func(y int) bool {
			return w.s.Phrases[y].Head >= 0 && w.keys[w.s.Phrases[y].Head] == w.keys[x.Head]
		})
	}
	if of(a[0]) != of(a[1]) {
		m.slots[frames.ActorSlot] = slices.DeleteFunc(slices.Clone(a), of)
		m.trace = append(m.trace, "the dead are of the other side")
	}
}

// placed is the kind of a thing or building that is named with the town it is in.
const placed = "placed"

// struckThere is a thing or building that force falls on together with the town it is in,
// which alone would be only where it was: «هجوم على ملهى ليلي في المدينة». None for others.
func (w *work) struckThere(m *match, ph int) int {
	x := &w.s.Phrases[ph]
	if m.unit.Frame.Type != "ASSAULT" || x.Pron || x.Who.CanAct() || x.Inner != nil || x.Side != nil || x.Head < 0 || w.fn.In.Has(x.Prep) || w.fn.At.Has(x.Prep) {
		return clause.None
	}
	q := w.hanging(ph)
	if q == clause.None || !w.town(q) || w.s.Phrases[q].From != x.To+1 || !w.fn.In.Has(w.s.Phrases[q].Prep) {
		return clause.None
	}
	y := &w.s.Phrases[q]
	if k := slices.IndexFunc(w.s.Phrases, func(z clause.Phrase) bool { return z.From == x.From && z.To == y.To && z.Who.Kind == placed }); k >= 0 {
		return k
	}
	a, b := &x.Who.Actor, &y.Who.Actor
	whole := clause.Phrase{From: x.From, To: y.To, Head: x.Head, Next: clause.None, Prev: clause.None, PrepTok: -1, Def: x.Def, Site: x.Site, Gender: x.Gender, Number: x.Number}
	whole.Who = clause.Who{Kind: placed, Actor: doc.Actor{Text: a.Text + " " + y.Prep + " " + b.Text, Span: doc.Span{Start: a.Start, End: b.End}, Code: b.Code}}
	w.s.Phrases = append(w.s.Phrases, whole)
	return len(w.s.Phrases) - 1
}

// quarries gives an operation that names nobody, or only where it is, those it is
// for: «عملية عسكرية لتعقب المسلحين», «حملة لاستهداف تنظيم …».
func (w *work) quarries() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || m.unit.Frame.Type != "ASSAULT" || m.unit.Frame.Joins || w.s.Preds[m.pred].Verb || joined(&m.unit.Slots[frames.ActorSlot]) || len(m.slots[frames.RecipientSlot]) > 0 && !w.scene(m) {
			continue
		}
		for i := range w.s.Preds {
			q := &w.s.Preds[i]
			if q.Verb || q.Tok < m.to || q.Tok > m.to+8 || q.Phrase == clause.None || !w.fn.Purpose.Has(w.s.Phrases[q.Phrase].Prep) || w.s.Phrases[q.Phrase].From != q.Tok || w.s.Tokens[q.Tok].Feats.VerbForm != doc.Masdar || w.verbInside(m.to, q.Tok) {
				continue
			}
			if ph := w.fighter(w.args(q, frames.Source{Kind: frames.Gen}), m); ph != clause.None {
				m.slots[frames.RecipientSlot] = []int{ph}
				m.trace = append(m.trace, "recipient is whom the operation is for")
				break
			}
		}
	}
}

// fighter is the first of the phrases that names an armed group or fighters, not
// those who act.
func (w *work) fighter(phs []int, m *match) int {
	for _, ph := range phs {
		x := &w.s.Phrases[ph].Who
		switch x.Actor.Sector {
		case "REB", "UAF", "CRM", "PRM":
			if !slices.Contains(m.slots[frames.ActorSlot], ph) {
				return ph
			}
		}
	}
	return clause.None
}

// peopleAt is the phrase that token k heads where it names people, or None.
func (w *work) peopleAt(k int) int {
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if !ph.Pron && ph.From <= k && k < ph.To && ph.Who.CanAct() && !w.merePlace(ph) && ph.Who.Kind != "nisba" {
			return i
		}
	}
	return clause.None
}

// scene tells whether the recipients of a match are all mere places: where an
// attack was, not whom it hit.
func (w *work) scene(m *match) bool {
	r := m.slots[frames.RecipientSlot]
	for _, id := range r {
		if !w.merePlace(&w.s.Phrases[id]) {
			return false
		}
	}
	return len(r) > 0 && m.unit.Frame.Type == "ASSAULT"
}

// sceneOnly tells whether the recipients of a match are mere places that a preposition
// says force was used in or towards: «عملية في المحافظة», «تقدم باتجاه المدينة». What it
// falls on, or is done to by its verb, may be a place itself.
func (w *work) sceneOnly(m *match) bool {
	for _, id := range m.slots[frames.RecipientSlot] {
		if x := &w.s.Phrases[id]; x.Prep == "" || w.fn.At.Has(x.Prep) || w.fn.Upon.Has(x.Prep) || w.fn.Owner.Has(x.Prep) || w.fn.Against.Has(x.Prep) {
			return false
		}
	}
	return w.scene(m)
}

// unnamedThing tells whether force is only said to fall on things that are told here
// first and are nobody's: «استهدفت موقعا», «دمرت آليات».
func (w *work) unnamedThing(m *match) bool {
	r := m.slots[frames.RecipientSlot]
	if t := m.unit.Frame.Type; t != "ASSAULT" && t != "COERCE" {
		return false
	}
	return len(r) > 0 && !slices.ContainsFunc(r, func(id int) bool {
		x := &w.s.Phrases[id]
		return x.Pron || x.Def || x.Who.CanAct() && x.Who.Kind != placed || w.s.Tokens[x.Head].Enc != ""
	})
}

// town tells whether a phrase names a town or another piece of ground and nobody
// in it.
func (w *work) town(ph int) bool {
	x := &w.s.Phrases[ph]
	return x.Who.CanAct() && w.merePlace(x)
}

// ground tells whether a phrase names a town or land, no capital and no province,
// which stands for no government: it does nothing itself, except host a meeting.
func (w *work) ground(ph int) bool {
	x := &w.s.Phrases[ph].Who
	return w.town(ph) && x.Kind != "adm1" && x.Actor.Code != "" && !strings.Contains(x.Actor.ID, "/")
}

// quarter tells whether a phrase names a part of a country or of a town by a quarter of
// the compass, which does nothing: «جنوب فرنسا», and not «جنوب أفريقيا».
func (w *work) quarter(ph int) bool {
	x := &w.s.Phrases[ph]
	if x.Pron || x.To < x.From+2 || x.Who.Kind != "state" && x.Who.Kind != "city" {
		return false
	}
	side := w.s.Tokens[x.From].Stem
	return w.fn.Near.Has(side) && !strings.HasPrefix(x.Who.Actor.Name, side)
}

// province tells whether a phrase names a province, or a pronoun a place, where force is
// used: neither uses it. A province may execute («نفذت ولاية … حكم الإعدام»).
func (w *work) province(m *match, ph int) bool {
	if m.unit.Frame.Type != "ASSAULT" || m.unit.Frame.ID == "assault.assassinate" {
		return false
	}
	x := &w.s.Phrases[ph].Who
	if x.Actor.Sector != "" || strings.Contains(x.Actor.ID, "/") {
		return false
	}
	switch x.Kind {
	case "adm1":
		return true
	case "city", "locality", "site", "region":
		return w.s.Phrases[ph].Pron
	}
	return false
}

// merePlace tells whether a phrase names a place and nobody in it.
func (w *work) merePlace(ph *clause.Phrase) bool {
	if ph.Pron {
		return false
	}
	switch ph.Who.Kind {
	case "city", "adm1", "locality", "site", "region", "land", "":
		return ph.Who.Actor.Sector == ""
	}
	return false
}
