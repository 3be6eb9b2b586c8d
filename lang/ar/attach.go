package ar

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// listPreps lists the prepositions that verbs and event nouns take by frames,
// control verbs and support verbs, by folded lemma.
func (p *Pack) listPreps() {
	p.takes = map[string][]string{}
	units := func(by map[string][]frames.Entry) {
		for k, us := range by {
			for _, u := range us {
				p.addPreps(k, u.Unit)
			}
		}
	}
	units(p.Frames.Verbs)
	units(p.Frames.Nouns)
	p.twoObjects, p.oneObject, p.actsOn, p.does, p.bringsOn = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for k, us := range p.Frames.Verbs {
		for _, u := range us {
			p.twoObjects[k] = p.twoObjects[k] || hasSource(u.Unit, frames.Obj2)
			p.oneObject[k] = p.oneObject[k] || hasSource(u.Unit, frames.Obj)
			p.does[k] = p.does[k] || actsOnObject(u.Unit)
			p.actsOn[k] = p.actsOn[k] || p.oneObject[k] || slices.ContainsFunc(u.Unit.If, func(c frames.Cond) bool { return c.Source.Kind == frames.Obj })
		}
	}
	for _, us := range p.Frames.Lights { // «كبّد الحركة خسائر» has two objects: the genitive of its masdar suffers
		for _, u := range us {
			if k := u.Word.Verb; u.Word.Prep == "" && u.Unit.Slots[frames.RecipientSlot].TakesFirst(frames.Obj) {
				delete(p.actsOn, k)
				p.bringsOn[k] = true
			}
		}
	}
	for k := range p.twoObjects {
		if p.twoObjects[k] {
			delete(p.actsOn, k)
		}
	}
	for k, cs := range p.Words.Control {
		for i := range cs {
			p.addPrep(k, cs[i].Comp)
		}
	}
	for k, ss := range p.Words.Support {
		for i := range ss {
			p.addPrep(k, ss[i].Noun)
			for _, r := range ss[i].Preps {
				p.addPrep(k, frames.Source{Kind: frames.Prep, Prep: r.Prep})
				if r.Slot == frames.ActorSlot {
					p.ascribing = append(p.ascribing, r.Prep)
				}
			}
		}
	}
}

// hasSource tells whether a frame of a verb looks for somebody at such a source.
func hasSource(u *frames.Unit, kind frames.SourceKind) bool {
	for i := range u.Slots {
		for _, alt := range u.Slots[i].Alts {
			for _, src := range alt {
				if src.Kind == kind {
					return true
				}
			}
		}
	}
	return false
}

func (p *Pack) addPreps(key string, u *frames.Unit) {
	for i := range u.Slots {
		for _, alt := range u.Slots[i].Alts {
			for _, src := range alt {
				p.addPrep(key, src)
			}
		}
	}
	for i := range u.If {
		p.addPrep(key, u.If[i].Source)
	}
}

func (p *Pack) addPrep(key string, src frames.Source) {
	if src.Kind == frames.Prep && src.Prep != "" && !slices.Contains(p.takes[key], src.Prep) {
		p.takes[key] = append(p.takes[key], src.Prep)
	}
}

// loosen marks the prepositional phrases of verbs and event nouns that rather
// belong to the noun before them.
func (ps *parser) loosen() {
	for i := range ps.out.Preds {
		v := &ps.out.Preds[i]
		v.Args = slices.DeleteFunc(v.Args, func(a clause.Arg) bool { return ps.byParticiple(v, &a) })
		for k := range v.Args {
			if a := &v.Args[k]; a.Kind == frames.Prep && a.Phrase != clause.None {
				a.Loose = ps.nearNoun(v, k)
			}
		}
	}
}

// byParticiple tells whether a phrase with «من» is who does what a passive participle
// right before it says, and so no argument of a verb: «القوات، مدعومة من الطيران».
func (ps *parser) byParticiple(v *clause.Pred, a *clause.Arg) bool {
	if !v.Verb || a.Kind != frames.Prep || a.Phrase == clause.None || a.Prep != "من" {
		return false
	}
	k := ps.out.Phrases[a.Phrase].PrepTok - 1
	return k > v.Tok && ps.phrase[k] >= 0 && ps.hitAt[k] < 0 && ps.tk[k].Feats.VerbForm == doc.PassivePart && ps.tk[k].Enc == ""
}

// nearNoun tells whether the k-th argument of a verb, a prepositional phrase,
// rather belongs to the phrase right before it: where that holds a masdar, or a
// noun that takes the preposition as the verb does not; «من», «ل», «بين» and
// their like mostly say more of the noun before them.
func (ps *parser) nearNoun(v *clause.Pred, k int) bool {
	a := &v.Args[k]
	ph := &ps.out.Phrases[a.Phrase]
	i := ph.PrepTok
	if i < 1 || i-1 == v.Tok || ps.phrase[i-1] < 0 || ps.tk[i].Pro.Has(doc.ProWa) { // «على الوزير وعلى مساعديه»
		return false
	}
	b := &ps.out.Phrases[ps.phrase[i-1]]
	if b.Pron || b.To != i || ps.isTime(b) || !v.Verb && v.Phrase == int(ps.phrase[i-1]) {
		return false
	}
	if v.Verb && i < v.Tok {
		return true // «زيارة الوزير إلى موسكو أثارت …»
	}
	masdar, takes := ps.nounTakes(b, a.Prep)
	subject := false
	if s := v.Arg(frames.Subj, ""); s != nil && s.Phrase == int(ps.phrase[i-1]) {
		subject = true
	}
	switch {
	case ps.verbTakes(v, a.Prep):
		return (takes || masdar) && ps.hasTight(v, k) || takes && b.Prep != "" && ps.tighter(v, k)
	case takes, masdar && !subject:
		return true
	case ps.p.gram.in(a.Prep).has(setAdnominal):
		return true
	}
	return b.Prep != "" && !b.Def
}

// hasTight tells whether the verb has the preposition of its k-th argument
// before that already.
func (ps *parser) hasTight(v *clause.Pred, k int) bool {
	for i := range v.Args[:k] {
		if a := &v.Args[i]; a.Kind == frames.Prep && a.Prep == v.Args[k].Prep && !a.Loose {
			return true
		}
	}
	return false
}

// tighter tells whether the verb has the preposition of its k-th argument again
// behind a noun that does not take it: «انتزعت، بدعم من التحالف، مواقع من قبضة …».
func (ps *parser) tighter(v *clause.Pred, k int) bool {
	for i := k + 1; i < len(v.Args); i++ {
		a := &v.Args[i]
		if a.Kind != frames.Prep || a.Phrase == clause.None || a.Prep != v.Args[k].Prep {
			continue
		}
		before := ps.phrase[max(0, ps.out.Phrases[a.Phrase].PrepTok-1)]
		if before < 0 {
			return true
		}
		if _, takes := ps.nounTakes(&ps.out.Phrases[before], a.Prep); !takes {
			return true
		}
	}
	return false
}

// actsOnObject tells whether the subject is who acts in a unit, and its recipient or a
// condition what stands as object.
func actsOnObject(u *frames.Unit) bool {
	of := func(slot frames.SlotName, kind frames.SourceKind) bool {
		return slices.ContainsFunc(u.Slots[slot].Alts, func(alt []frames.Source) bool { return alt[0].Kind == kind })
	}
	return of(frames.ActorSlot, frames.Subj) && (of(frames.RecipientSlot, frames.Obj) || slices.ContainsFunc(u.If, func(c frames.Cond) bool { return c.Source.Kind == frames.Obj }))
}

// verbTakes tells whether a verb or event noun is known to take the preposition.
func (ps *parser) verbTakes(v *clause.Pred, prep string) bool {
	takes := func(key string) bool { return slices.Contains(ps.p.takes[key], prep) }
	return slices.ContainsFunc(v.Keys, takes) || slices.ContainsFunc(v.VerbKeys, takes)
}

// nounTakes tells whether a masdar stands in a phrase, and whether one of its
// nouns is known to take the preposition.
func (ps *parser) nounTakes(b *clause.Phrase, prep string) (masdar, takes bool) {
	for k := b.From; k < b.To; k++ {
		of, t := ps.known[k], &ps.tk[k]
		if ps.hitAt[k] >= 0 {
			continue
		}
		if t.Feats.VerbForm == doc.Masdar {
			masdar = true
		}
		takes = takes || of.named && (slices.Contains(ps.p.takes[t.Key], prep) || slices.Contains(ps.p.takes[t.Stem], prep)) || of.verb != "" && slices.Contains(ps.p.takes[of.verb], prep)
	}
	return masdar, takes
}
