package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Classes of data/ar/classes-place.txt.
const (
	goesTo   = "@goes_to"
	bringsTo = "@brings_to"
	topic    = "@topic"
	noSite   = "@no_site"
	staying  = "@staying"
	side     = "@side"
	near     = "@near"
)

// placeFit scores how surely a phrase tells where an event was, and says why;
// 0 is not.
func (w *work) placeFit(m *match, v, id int, ph *clause.Phrase, e *doc.Event) (int, string) {
	if slices.Contains(m.slots[frames.PlaceSlot], id) {
		return 98, "by its verb"
	}
	if s, why := w.destination(m, id, ph, e); s > 0 {
		return s, why
	}
	if s, why := w.movedTo(m, v, id, ph, e); s > 0 || tellers[e.Type] && e.Type != "ACCUSE" {
		return s, why
	}
	if e.Type == "CONSULT" && ph.From == m.to && w.namesDeal(ph) {
		return 88, "where the talks were that go by it"
	}
	if w.behindPlace(ph) {
		return 0, ""
	}
	if w.headsLine(ph, e) {
		return 42, "at the head of the line"
	}
	if !w.locates(ph, e) || w.aboutIt(m, ph, e) || w.stays(m, ph) || w.chargedThere(m, ph, e) {
		return 0, ""
	}
	if w.argOf(m.pred, id) || m.light != clause.None && w.argOf(m.light, id) || m.support != clause.None && w.argOf(m.support, id) {
		return 90, "in its clause"
	}
	return w.nearby(m, v, id, ph)
}

// behindPlace: places go from the narrower to the wider: «في حي القدم جنوب
// دمشق» is the quarter.
func (w *work) behindPlace(ph *clause.Phrase) bool {
	if ph.Prep != "" && ph.PrepTok == ph.From {
		return false
	}
	at := ph.From
	if ph.Prep != "" {
		at = ph.PrepTok
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; x.To == at && x != ph && x.PrepTok >= 0 && w.fineness(x) > 0 && w.isPlace(i) && (ph.Prep == "" || w.fn.Locative.Has(x.Prep)) {
			return true
		}
	}
	return false
}

// chainEnd is the end of the places that follow a place: «حي القدم جنوب دمشق».
func (w *work) chainEnd(to int) int {
	for i := range w.s.Phrases { // phrases stand in text order
		x := &w.s.Phrases[i]
		if (x.From == to || x.Prep != "" && x.PrepTok == to) && x.To > to && w.isPlace(i) {
			to = x.To
		}
	}
	return to
}

// locates tells whether a phrase with its preposition says where.
func (w *work) locates(ph *clause.Phrase, e *doc.Event) bool {
	classes := w.c.Frames.Classes
	switch {
	case e.Type == "CONSULT" && w.fn.About.Has(ph.Prep): // «جلسة حول الغوطة»
		return false
	case w.fn.Locative.Has(ph.Prep):
		return true
	case ph.Prep == "": // «شرق رفح»
		return ph.To-ph.From > 1 && classes[side][w.keys[ph.From]] && !w.s.Tokens[ph.From].Pro.Has(doc.ProAl)
	case w.fn.From.Has(ph.Prep) && ph.PrepTok > 0: // «على مقربة من»
		return classes[near][w.s.Tokens[ph.PrepTok-1].Stem] || w.awayFrom(ph.PrepTok)
	case w.fn.Upon.Has(ph.Prep): // «على الحدود»; «على حلب» of force
		return ph.Site && ph.Who.Kind != "state" || e.Type == "ASSAULT" && ph.Who.Kind != "state"
	}
	return false
}

// awayFrom tells whether «من» at token k ends a distance: «على بعد عشرة كيلومترات من حلب».
func (w *work) awayFrom(k int) bool {
	for i := k - 1; i > 0 && i >= k-5; i-- {
		t := &w.s.Tokens[i]
		if w.c.Frames.Classes[near][t.Stem] {
			return w.fn.Upon.Has(w.s.Tokens[i-1].Stem)
		}
		if t.POS == doc.Verb || t.POS == doc.Punct {
			return false
		}
	}
	return false
}

// destination: a visit is where it goes, an attack where it strikes, what is
// seized lies where it is, a withdrawal is where it starts.
func (w *work) destination(m *match, id int, ph *clause.Phrase, e *doc.Event) (int, string) {
	force := e.Type == "ASSAULT" || e.Type == "COERCE" && (e.Mode == "seize" || ph.Who.Kind == "region" || ph.Who.Kind == "city" && ph.Prep == "")
	switch {
	case e.Type == "RETREAT" && w.fn.Away.Has(ph.Prep) && (w.argOf(m.pred, id) || ph.From > m.to && ph.From-m.to < 6 && !w.verbBetween(m.to, ph.From)):
		return 85, "where it withdraws from"
	case e.Type == "CONSULT" && e.Mode == "visit" || force:
	default:
		return 0, ""
	}
	if !w.fn.Towards.Has(ph.Prep) && ph.Prep != "" || slices.Contains(m.slots[frames.ActorSlot], id) ||
		!slices.Contains(m.slots[frames.RecipientSlot], id) && !w.argOf(m.pred, id) {
		return 0, ""
	}
	switch {
	case w.behindPlace(ph):
		return 0, ""
	case ph.Who.Kind == "state" || force && !ph.Site && w.fineness(ph) < 2:
		return 55, "where it goes" // a place within it is better
	case w.fineness(ph) < 2:
		return 68, "where it goes"
	}
	return 95, "where it goes"
}

// movedTo: what is brought somewhere happens there, and so does what somebody
// does who went there.
func (w *work) movedTo(m *match, v, id int, ph *clause.Phrase, e *doc.Event) (int, string) {
	goods := e.Type == "AID" || e.Type == "SUPPORT" || e.Type == "RETREAT"
	if w.fn.To.Has(ph.Prep) && w.argOf(m.pred, id) && (e.Type == "MOBILIZE" || goods && w.isOf(bringsTo, m.pred)) {
		return 95, "where it is brought"
	}
	if v == clause.None {
		return 0, ""
	}
	p := &w.s.Preds[v]
	if w.fn.To.Has(ph.Prep) && (e.Type == "AID" || e.Type == "MOBILIZE") && w.argOf(v, id) && (w.isOf(goesTo, v) || w.isOf(bringsTo, v)) {
		return 70, "where it is brought"
	}
	if k := w.skipPunct(w.chainEnd(ph.To)); (ph.Prep == "" || w.fn.Locative.Has(ph.Prep) || w.fn.Towards.Has(ph.Prep) || w.fn.From.Has(ph.Prep)) && k < p.Tok && w.fn.Where.Has(w.s.Tokens[k].Stem) && !w.verbBetween(k, p.Tok) && p.Tok-k < 8 && !w.behindPlace(ph) {
		return 60, "where, it is said"
	}
	if e.Type != "CONSULT" && e.Type != "SUPPORT" && e.Type != "AGREE" {
		return 0, ""
	}
	if !w.s.Preds[m.pred].Verb && w.fn.To.Has(ph.Prep) && ph.From < m.from && w.argOf(v, id) && w.isOf(goesTo, v) {
		return 58, "where they went"
	}
	if !w.fn.To.Has(ph.Prep) && ph.Prep != "" || ph.From >= p.Tok {
		return 0, ""
	}
	if q := w.verbBefore(p.Tok); q != clause.None && w.argOf(q, id) && w.isOf(goesTo, q) && (p.Rel == clause.Coordinated || p.Parent == w.s.Preds[q].Parent) {
		return 60, "where they went"
	}
	return 0, ""
}

// headsLine: «نيكاراغوا: مقتل ثمانية» tells where it was.
func (w *work) headsLine(ph *clause.Phrase, e *doc.Event) bool {
	switch e.Type {
	case "ASSAULT", "PROTEST", "COERCE":
		return ph.From == 0 && ph.Prep == "" && ph.To < len(w.s.Tokens) && w.s.Tokens[ph.To].Fold == ":" && w.fineness(ph) > 0
	}
	return false
}

// stays: the place is that of somebody who lives or stands there: «مواطن مقيم
// في السودان».
func (w *work) stays(m *match, ph *clause.Phrase) bool {
	before := ph.PrepTok - 1
	if ph.PrepTok == ph.From {
		before = ph.From - 1
	}
	return before > m.to && w.c.Frames.Classes[staying][w.keys[before]]
}

// holdsClass tells whether a word of a class stands in a phrase.
func (w *work) holdsClass(ph *clause.Phrase, class string) bool {
	words := w.c.Frames.Classes[class]
	for k := ph.From; k < ph.To; k++ {
		if words[w.keys[k]] {
			return true
		}
	}
	return false
}

func (w *work) skipPunct(t int) int {
	for t < len(w.s.Tokens) && w.s.Tokens[t].POS == doc.Punct {
		t++
	}
	return t
}

// isOf tells whether a predicate is a word of a class.
func (w *work) isOf(class string, pred int) bool {
	words := w.c.Frames.Classes[class]
	p := &w.s.Preds[pred]
	for _, k := range p.Keys {
		if words[k] {
			return true
		}
	}
	for _, k := range p.VerbKeys {
		if words[k] {
			return true
		}
	}
	return false
}

// aboutIt: talks and agreements about something that is elsewhere: the place
// behind a noun that is their topic is the noun's.
func (w *work) aboutIt(m *match, ph *clause.Phrase, e *doc.Event) bool {
	switch e.Type {
	case "CONSULT", "AGREE", "SUPPORT", "COOPERATE":
	default:
		return false
	}
	before := ph.PrepTok - 1
	if ph.PrepTok == ph.From { // «ب» on the word
		before = ph.From - 1
	}
	if before <= m.from {
		return false
	}
	for i := range w.s.Phrases {
		q := &w.s.Phrases[i]
		if q.Pron || q.From > before || q.To <= before || q == ph {
			continue
		}
		for k := q.From; k < q.To; k++ {
			if k >= m.to && w.c.Frames.Classes[topic][w.keys[k]] {
				return true
			}
		}
		if q.Who.Kind == "" && q.From >= m.to && w.s.Preds[m.pred].Verb && w.isObj(m.pred, i) {
			return true
		}
		if q.Who.Kind == "" && q.From >= m.to && (w.fn.About.Has(q.Prep) || w.fn.Purpose.Has(q.Prep) && !q.Site) {
			return true
		}
	}
	return false
}

// nearby are the places that stand at words around the event's own.
func (w *work) nearby(m *match, v, id int, ph *clause.Phrase) (int, string) {
	p := &w.s.Preds[m.pred]
	gap := ph.From - m.to
	if gap >= 0 && gap <= 8 && !p.Verb && !w.verbBetween(m.to, ph.From) {
		return 80 - gap, "right behind it"
	}
	o := w.verbBefore(ph.From)
	if o != clause.None && o != m.pred {
		q := &w.s.Preds[o]
		switch {
		case q.Rel == clause.Relative && (q.Parent == m.pred || w.s.Holds(q.Via.Phrase, p)) && w.argOf(o, id):
			return 72, "in the clause that describes it"
		case q.Rel == clause.Relative && q.Parent == m.pred:
			return 60, "in the clause that describes it"
		case m.mode != "visit" && q.Rel == clause.Adverbial && !w.likened(q.Tok) && (q.Parent == m.pred || q.Parent == v && v != clause.None) && w.argOf(o, id):
			return 45, "in a clause beside it"
		}
	}
	if s, why := w.below(m, id); s > 0 {
		return s, why
	}
	switch {
	case o == clause.None:
		if v != clause.None && w.argOf(v, id) && gap < 0 && !w.owned(m, id) {
			return 50, "at the head of its clause"
		}
	case o == m.pred && (gap < 0 || gap <= 12 && (ph.Who.Kind != "state" || gap <= 4)):
		return 70, "behind its verb"
	case o == v && !p.Verb && m.support == clause.None && m.light == clause.None && !w.owned(m, id):
		return 40, "in its clause"
	case o == v && m.light != clause.None && !w.s.Preds[m.light].Verb && gap < 0:
		return 50, "at the head of its clause"
	}
	return 0, ""
}

// likened: «كما حدث في ليبيا» tells of something else.
func (w *work) likened(verb int) bool {
	return verb > 0 && w.fn.Like.Has(w.s.Tokens[verb-1].Stem)
}

// below: the place of an event noun that hangs on the event («قتل ثلاثة في
// هجوم في حلب»).
func (w *work) below(m *match, id int) (int, string) {
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Verb || i == m.pred || !w.argOf(i, id) {
			continue
		}
		for up, n := q.Parent, 0; up != clause.None && n < 4; up, n = w.s.Preds[up].Parent, n+1 {
			if up == m.pred {
				return 65, "where its " + w.s.Tokens[q.Tok].Fold + " was"
			}
			if w.s.Preds[up].Verb {
				break
			}
		}
	}
	return 0, ""
}

// owned tells whether the place belongs to another noun.
func (w *work) owned(m *match, id int) bool {
	for i := range w.s.Preds {
		if q := &w.s.Preds[i]; !q.Verb && i != m.pred && w.argOf(i, id) {
			return true
		}
	}
	return false
}

func (w *work) isObj(pred, ph int) bool {
	for i := range w.s.Preds[pred].Args {
		if a := &w.s.Preds[pred].Args[i]; a.Phrase == ph && a.Kind == frames.Obj {
			return true
		}
	}
	return false
}

func (w *work) argOf(pred, ph int) bool {
	for i := range w.s.Preds[pred].Args {
		if w.s.Preds[pred].Args[i].Phrase == ph {
			return true
		}
	}
	return false
}

// verbBefore is the last finite verb before token t, or None.
func (w *work) verbBefore(t int) int {
	prev := clause.None
	for i := range w.s.Preds {
		if p := &w.s.Preds[i]; p.Verb && p.Tok < t && (prev == clause.None || p.Tok > w.s.Preds[prev].Tok) {
			prev = i
		}
	}
	return prev
}
