package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// learnPacts notes with which state a pact is, where its words say so: «الاتفاق النووي
// مع إيران», «الاتفاق النووي الإيراني».
func (d *Document) learnPacts(s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		name := d.pactName(s, ph)
		if name == "" {
			continue
		}
		w := d.pactSide(s, ph)
		if w == nil {
			w = d.signedWith(s, ph)
		}
		if w != nil {
			if _, ok := d.pacts[name]; !ok {
				d.pacts[name] = *w
			}
		}
	}
}

// pactSide is the state that a pact is with by its own words, or nil.
func (d *Document) pactSide(s *clause.Sentence, ph *clause.Phrase) *clause.Who {
	if in := ph.Inner; in != nil {
		if in.Kind == "nisba" && len(in.Actor.Code) == 3 && !doc.Stateless(in.Actor.Code) {
			return in
		}
		return nil
	}
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.PrepTok == ph.To && !x.Pron && d.fn.With.Has(x.Prep) && x.Next == clause.None && (x.Who.Kind == "state" || x.Who.Kind == "city" && len(x.Who.Rivals) == 0) && len(x.Who.Actor.Code) == 3 {
			return &x.Who
		}
	}
	return nil
}

// signedWith is the state with which a relative clause says that a pact was made: «الصفقة
// التي وقعتها ليما مع أوسلو»; nil for none.
func (d *Document) signedWith(s *clause.Sentence, ph *clause.Phrase) *clause.Who {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Rel != clause.Relative || p.Via.Phrase == clause.None || &s.Phrases[p.Via.Phrase] != ph {
			continue
		}
		a := p.ArgWith(&d.fn.With)
		if a == nil || a.Phrase == clause.None {
			return nil
		}
		if x := &s.Phrases[a.Phrase]; !x.Pron && x.Next == clause.None && x.Prev == clause.None && (x.Who.Kind == "state" || x.Who.Kind == "city" && len(x.Who.Rivals) == 0) && len(x.Who.Actor.Code) == 3 {
			return &x.Who
		}
	}
	return nil
}

// pactName is by which words a pact is known that a phrase is or speaks of («تمديد
// الاتفاق النووي»): its noun, and the adjective behind it; "" where there is none.
func (d *Document) pactName(s *clause.Sentence, ph *clause.Phrase) string {
	if ph.Pron || ph.Who.CanAct() || d.fn.Pact.None() {
		return ""
	}
	for k := ph.From; k+1 < ph.To; k++ {
		t, adj := &s.Tokens[k], &s.Tokens[k+1]
		if !t.Pro.Has(doc.ProAl) || !d.fn.Pact.Has(t.Stem) {
			continue
		}
		if ph.Inner != nil && ph.Inner.From <= k+1 {
			return ""
		}
		if adj.POS == doc.Adj {
			return t.Stem + " " + adj.Stem
		}
	}
	if t := &s.Tokens[ph.To-1]; t.Pro.Has(doc.ProAl) && d.fn.Pact.Has(t.Stem) && ph.Inner == nil {
		return t.Stem
	}
	return ""
}

// pactsOf gives pacts that are named without it the state that they are with elsewhere
// in the document: «انسحبت واشنطن من الاتفاق النووي».
func (d *Document) pactsOf(s *clause.Sentence) {
	if len(d.pacts) == 0 {
		return
	}
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		name := d.pactName(s, ph)
		if name == "" || ph.Inner != nil || d.pactSide(s, ph) != nil {
			continue
		}
		w, ok := d.pacts[name]
		if own := d.signedWith(s, ph); own != nil {
			w, ok = *own, true
		}
		if ok {
			in := w
			in.Kind, in.From, in.To = "gov", ph.From, ph.To // no place
			in.Actor.Span = doc.Span{}
			if a, ok := d.states[w.Actor.Code]; ok {
				in.Actor.Text, in.Actor.Name, in.Actor.NameEn, in.Actor.ID = a.Name, a.Name, a.NameEn, a.ID
			}
			ph.Side = &in
		}
	}
}
