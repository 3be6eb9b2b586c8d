package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// goesOnWith tells whether the one phrase behind a verb that goes on from another clause is
// what that clause's subject acts on, and not who acts: a thing of the subject's own
// («… وقطعت | علاقاتها مع …»), a thing behind a verb that carries on in the same sentence or
// opens one with «كما» («… وأرسلت | مساعدات إلى …»), who is given what follows him
// («… ومنحت | البلاد | قرضا»).
func (ps *parser) goesOnWith(v *clause.Pred, ph *clause.Phrase) bool {
	t := &ps.tk[v.Tok]
	if v.Passive || ph.Pron || ph.From != v.Tok+1 || t.Enc != "" || t.Feats.Person != 3 || t.Feats.Number != doc.Sing || v.Arg(frames.Subj, "") != nil || v.Rel == clause.Relative || !ps.needsObject(v) {
		return false
	}
	bidden := ps.sharesSubject(v)
	carried := bidden || ps.carriesOn(v)
	if ph.Who.CanAct() {
		return carried && ps.isGiven(v, ph) || bidden && !ps.bareAhead(ph.To)
	}
	if ps.bareAhead(ph.To) || ps.nominative(ph.From) || ps.hitAt[ph.From] >= 0 || ps.p.isCue(v) {
		return false
	}
	return carried || ps.ofItsSubject(t, ph) && (t.Pro&conjPro != 0 || v.Tok > 0 && ps.stemIn(v.Tok-1, setAdverbial))
}

// needsObject tells whether frames know a verb whose subject acts on its object, or as one
// that carries a deed of its subject.
func (ps *parser) needsObject(v *clause.Pred) bool {
	return slices.ContainsFunc(v.Keys, func(k string) bool {
		return ps.p.does[k] || slices.ContainsFunc(ps.p.Words.Support[k], func(s frames.Support) bool {
			return s.Noun.Kind == frames.Obj && s.HasS && s.Subj == frames.ActorSlot
		})
	})
}

// carriesOn tells whether a verb goes on from one in its sentence whose subject, a party,
// agrees with it, or opens a sentence behind «كما» and the like.
func (ps *parser) carriesOn(v *clause.Pred) bool {
	t := &ps.tk[v.Tok]
	if v.Tok == 1 && v.Parent == clause.None && t.Pro == 0 && ps.stemIn(0, setAdverbial) {
		return true
	}
	if v.Rel != clause.Coordinated {
		return false
	}
	for i := len(ps.out.Preds) - 1; i >= 0; i-- {
		q := &ps.out.Preds[i]
		if !q.Verb || q.Tok >= v.Tok || q.Parent != v.Parent {
			continue
		}
		a := q.Arg(frames.Subj, "")
		if a == nil || a.Phrase == clause.None {
			return false
		}
		x := &ps.out.Phrases[a.Phrase]
		return !q.Passive && q.Rel != clause.Relative && x.Who.CanAct() && ps.agreesBefore(t, x)
	}
	return false
}

// nominative tells whether the indefinite noun at token i would show the accusative and does
// not: «وقصفت | أهداف أخرى» is a passive.
func (ps *parser) nominative(i int) bool {
	t := &ps.tk[i]
	if ps.noAccusative(i) {
		return true
	}
	return t.POS == doc.Noun && t.Feats.Number == doc.Plur && t.Pro == 0 && t.Enc == "" && !ps.out.Phrases[ps.phrase[i]].Def && !accusative(t) &&
		!strings.HasSuffix(t.Stem, "ات") && !strings.ContainsAny(lastRune(t.Stem), "اىةءئي")
}

// sharesSubject tells whether a verb right behind «أن» has the subject of the verb above,
// which plans, refuses or tries what it says and agrees with it: «قررت أوسلو أن تمول | الحزب».
func (ps *parser) sharesSubject(v *clause.Pred) bool {
	if v.Rel != clause.Complement || v.Perf || v.Parent == clause.None || v.Comp != v.Tok-1 || ps.tk[v.Comp].Enc != "" {
		return false
	}
	q := &ps.out.Preds[v.Parent]
	a := q.Arg(frames.Subj, "")
	if !q.Verb || q.Passive || a == nil || a.Phrase == clause.None || len(q.Keys) == 0 || !ps.plans(q.Keys[0]) {
		return false
	}
	x := &ps.out.Phrases[a.Phrase]
	return !x.Pron && x.Who.CanAct() && x.To <= v.Comp && ps.agreesBefore(&ps.tk[v.Tok], x)
}

// plans tells whether the subject of a verb is who does what the clause behind it says: it
// decides, pledges, tries or refuses, and asks nobody.
func (ps *parser) plans(key string) bool {
	cue, ok := ps.p.Words.Cues[key]
	return slices.ContainsFunc(ps.p.Words.Control[key], func(c frames.Control) bool {
		if c.Comp.Kind != frames.Clause {
			return false
		}
		switch c.Realis {
		case "decided", "aim", "attempt", "negated":
			return true
		}
		return c.Realis == "future" && (!ok || cue.Stance == "promise" || cue.Stance == "announce" || cue.Stance == "warn")
	})
}

// ofItsSubject tells whether the pronoun on a thing agrees with the verb before it: it is
// whose the thing is, and who acts.
func (ps *parser) ofItsSubject(t *doc.Token, ph *clause.Phrase) bool {
	enc := ps.tk[ph.From].Enc
	if enc == "" {
		return false
	}
	gender, number := pronFeats(enc)
	return number == doc.Sing && gender == t.Feats.Gender && ps.kind[ph.From] == itNom
}

// isGiven tells whether a verb with two objects has both behind it: a party and an indefinite
// thing, and behind that nobody to whom that is given.
func (ps *parser) isGiven(v *clause.Pred, ph *clause.Phrase) bool {
	if !slices.ContainsFunc(v.Keys, func(k string) bool { return ps.p.twoObjects[k] }) || ph.To >= len(ps.tk) || ps.kind[ph.To] != itNom || ps.phrase[ph.To] < 0 || ps.tk[ph.To].Pro != 0 {
		return false
	}
	if x := &ps.out.Phrases[ps.phrase[ph.To]]; x.Prep != "" || x.Who.CanAct() || ps.isTime(x) {
		return false
	}
	for k := ph.To + 1; k < len(ps.tk); k++ {
		switch ps.kind[k] {
		case itVerb, itStop, itPunct, itComp:
			return true
		}
		if q := ps.phrase[k]; q >= 0 && ps.out.Phrases[q].Who.CanAct() && (ps.out.Phrases[q].Prep == "ل" || ps.out.Phrases[q].Prep == "الي") {
			return false
		}
	}
	return true
}
