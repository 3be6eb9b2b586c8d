package coder

import (
	"slices"
	"strconv"

	"github.com/sijil-news/sijil/doc"
)

// claimLink notes what an event denies or grants; Claims finds which event was
// claimed.
func (w *work) claimLink(d *doc.Document, e *doc.Event, st *status) {
	kind := doc.Denial
	if e.Claim != doc.Denied {
		if !st.confirms || len(e.SaidBy) == 0 || !charged(e.Type) {
			return
		}
		kind = doc.Confirmation
	}
	d.Links = append(d.Links, doc.Link{Kind: kind, From: e.ID, Word: e.Trigger, By: e.SaidBy, Of: st.accuser})
}

// wordLinks notes denials of the sentence in whose words no event is coded:
// «نفت طهران هذه الاتهامات».
func (w *work) wordLinks(d *doc.Document, from int) {
	for k := range w.denials {
		s := &w.denials[k]
		word := d.Excerpt(doc.Span{Start: w.s.Tokens[s.cue].StemOrWordStart(), End: w.s.Tokens[s.cue].End})
		if slices.ContainsFunc(d.Events[from:], func(e doc.Event) bool { return e.Claim == doc.Denied }) {
			continue
		}
		l := doc.Link{Kind: doc.Denial, Word: word, By: s.by}
		for i := range w.said {
			if in := &w.said[i]; in.noun && in.stance == "allege" && in.cue > s.cue && in.cue < s.cue+6 {
				l.Of = in.by
			}
		}
		for i := range d.Events[from:] {
			if e := &d.Events[from+i]; e.Trigger.Start == word.Start {
				l.From = e.ID // «نفت» itself is an event: REJECT
			}
		}
		d.Links = append(d.Links, l)
	}
}

// Claims goes over the events of a whole document: it settles whose word an
// event is that took its participants from another sentence, and points what is
// denied, granted or repeated to the event that was claimed. It comes after
// Corefer.
func (c *Coder) Claims(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Claim == doc.Asserted && len(e.SaidBy) > 0 && carriedParticipants(e) && e.Realis != doc.Hypothetical && !slices.Contains(e.Trace, bothFight) {
			if why := c.alleged(e); why != "" {
				e.Claim = doc.Alleged
				e.Trace = append(e.Trace, why)
			}
		}
	}
	c.ownDenials(d)
	links := d.Links
	d.Links = nil
	for i := range links {
		d.Links = append(d.Links, c.point(d, &links[i])...)
	}
	c.repetitions(d)
}

// OwnWord takes back that an act is alleged where it turns out, when all participants are
// known, that those who tell it are of the doer's side: «أعلن التلفزيون السوري استعادة
// المدينة», where another sentence says whose army it was. It comes last.
func (c *Coder) OwnWord(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Claim == doc.Alleged && len(e.Actor) > 0 && slices.Contains(e.Trace, byNeither) && c.anySide(e.SaidBy, e.Actor) {
			e.Claim = doc.Asserted
			e.Trace = append(e.Trace, "asserted: he who tells it is of the doer's side")
		}
	}
}

func carriedParticipants(e *doc.Event) bool {
	return slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.End == 0 })
}

// ownDenials: a party says that it did not do what another lays to its charge
// in the document: «الجيش لم يستخدم …» after «اتهم … الجيش باستخدام …».
func (c *Coder) ownDenials(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Realis != doc.Negated || e.Claim != doc.Asserted || !charged(e.Type) {
			continue
		}
		if len(e.Actor) > 0 && !c.anySide(e.SaidBy, e.Actor) {
			continue
		}
		l := doc.Link{Kind: doc.Denial, From: e.ID, Word: e.Trigger, By: e.SaidBy}
		if len(l.By) == 0 {
			continue
		}
		if c.sameDeed(d, e, c.claimed(d, &l)) {
			e.Claim = doc.Denied
			e.Trace = append(e.Trace, "denied: says he did not do what he is accused of")
			d.Links = append(d.Links, l)
		}
	}
}

// sameDeed: is one of the claims of the event's own type?
func (c *Coder) sameDeed(d *doc.Document, e *doc.Event, claims []int) bool {
	return slices.ContainsFunc(claims, func(k int) bool { return d.Events[k].Type == e.Type })
}

// charged are the types that are laid to somebody's charge.
func charged(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "AID", "SUPPORT", "COOPERATE", "MOBILIZE", "SANCTION":
		return true
	}
	return false
}

// point finds the claims a link speaks of: one link each. A confirmation makes
// its event confirmed; without a claim it is none.
func (c *Coder) point(d *doc.Document, l *doc.Link) []doc.Link {
	var out []doc.Link
	for _, k := range c.claimed(d, l) {
		to := &d.Events[k]
		one := *l
		one.To = to.ID
		if len(one.Of) == 0 {
			one.Of = to.SaidBy
		}
		out = append(out, one)
		from := event(d, l.From)
		if from != nil {
			from.Trace = append(from.Trace, string(l.Kind)+" of what is claimed at byte "+strconv.Itoa(to.Trigger.Start))
			if l.Kind == doc.Confirmation && from.Claim != doc.Denied {
				from.Claim = doc.Confirmed
			}
		}
		to.Trace = append(to.Trace, string(l.Kind)+" by "+l.By[0].Text+" at byte "+strconv.Itoa(l.Word.Start))
	}
	return out
}

func event(d *doc.Document, id string) *doc.Event {
	for i := range d.Events {
		if id != "" && d.Events[i].ID == id {
			return &d.Events[i]
		}
	}
	return nil
}

// claimed lists the events a link may speak of: the best claim of the same kind
// of act by the same actor, and those of its sentence.
func (c *Coder) claimed(d *doc.Document, l *doc.Link) []int {
	from := event(d, l.From)
	if l.From != "" && from == nil || len(l.By) == 0 {
		return nil // dropped since
	}
	best, top := -1, 0
	lo, hi := about(d, l.Word.Start)
	for i := lo; i < hi; i++ {
		if score := c.fits(l, from, &d.Events[i]); score > top {
			best, top = i, score
		}
	}
	if best < 0 {
		return nil
	}
	out := []int{best}
	for i := lo; i < hi; i++ {
		if i != best && d.Events[i].Sentence.Start == d.Events[best].Sentence.Start && c.fits(l, from, &d.Events[i])/8 == top/8 {
			out = append(out, i)
		}
	}
	return out
}

// fits scores a claim for a link, 0 for none: it must be another's word of the
// same act by the same actor. Whose claim it is counts more than what comes
// first; what was claimed before the denial more than what comes after.
func (c *Coder) fits(l *doc.Link, from, e *doc.Event) int {
	if e == from || e.Claim != doc.Alleged || e.Sentence.Start <= l.Word.Start && l.Word.Start < e.Sentence.End {
		return 0
	}
	if len(e.SaidBy) > 0 && sameAny(e.SaidBy, l.By) {
		return 0 // one's own claim is not denied
	}
	denied := from != nil && from.Claim == doc.Denied
	if !charged(e.Type) && !denied || (denied || l.Kind == doc.Confirmation) && !sameAct(from.Type, e.Type) {
		return 0
	}
	accused := l.By
	if from != nil && len(from.Actor) > 0 && (denied || l.Kind == doc.Confirmation) {
		accused = from.Actor
	}
	toSame := from != nil && sameAny(from.Recipient, e.Recipient)
	if !sameAny(accused, e.Actor) && !c.anySide(accused, e.Actor) && !(denied && len(e.Actor) == 0 && toSame) {
		return 0
	}
	score := 8
	if from != nil && len(from.Recipient) > 0 && len(e.Recipient) > 0 && !toSame {
		if !denied {
			return 0
		}
		score = 4
	}
	if len(l.Of) > 0 && len(e.SaidBy) > 0 && sameAny(l.Of, e.SaidBy) {
		score += 16
		if sameNamed(l.Of, e.SaidBy) {
			score += 16 // «مزاعم بلينكن» rather than what Washington says
		}
	}
	if toSame {
		score += 8
	}
	if from != nil && from.Type == e.Type {
		score += 3
	}
	if e.Trigger.Start < l.Word.Start {
		score += 2
	}
	return score
}

// sameAct: types under which one act may be told.
func sameAct(a, b string) bool {
	class := func(t string) string {
		switch t {
		case "SUPPORT", "COOPERATE":
			return "AID"
		case "COERCE":
			return "ASSAULT"
		}
		return t
	}
	return class(a) == class(b)
}

// sameAny: do the lists share an entity, or a state?
func sameAny(as, bs []doc.Actor) bool {
	for i := range as {
		for k := range bs {
			a, b := &as[i], &bs[k]
			if a.ID != "" && a.ID == b.ID || a.Text == b.Text || a.Code != "" && a.Code == b.Code && (a.Sector == b.Sector || a.Sector == "" || b.Sector == "") {
				return true
			}
		}
	}
	return false
}

func sameNamed(as, bs []doc.Actor) bool {
	return slices.ContainsFunc(as, func(a doc.Actor) bool {
		return slices.ContainsFunc(bs, func(b doc.Actor) bool {
			return a.ID != "" && b.ID == a.ID || a.Name != "" && b.Name == a.Name
		})
	})
}

func (c *Coder) anySide(by, as []doc.Actor) bool {
	for i := range by {
		if c.speaksFor(&by[i], as) {
			return true
		}
	}
	return false
}

// repetitions ties a claim to the first time the same party made it.
func (c *Coder) repetitions(d *doc.Document) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Claim != doc.Alleged || len(e.SaidBy) == 0 || len(e.Actor) == 0 {
			continue
		}
		for k := max(0, i-mostAbout); k < i; k++ {
			f := &d.Events[k]
			if f.Claim == doc.Alleged && f.Type == e.Type && f.Sentence.Start != e.Sentence.Start && sameAny(f.SaidBy, e.SaidBy) && sameAny(f.Actor, e.Actor) && (len(f.Recipient) == 0 && len(e.Recipient) == 0 || sameAny(f.Recipient, e.Recipient)) {
				d.Links = append(d.Links, doc.Link{Kind: doc.Repetition, From: e.ID, Word: e.Trigger, To: f.ID, By: e.SaidBy, Of: f.SaidBy})
				break
			}
		}
	}
}
