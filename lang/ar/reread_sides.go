package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// gatheringVerbs reads a word as a verb where it stands right behind an indefinite event
// noun that such a verb has for its subject, those it brings together following: «لقاء |
// جمع الرئيس ونظيره», «اجتماع | ضم وزراء …». The same letters are also a noun.
func (p *Pack) gatheringVerbs(tokens []doc.Token) {
	for i := 1; i < len(tokens)-1; i++ {
		t := &tokens[i]
		if t.POS != doc.Noun || t.Feats.VerbForm != doc.Masdar || t.Pro != 0 || t.Enc != "" {
			continue
		}
		n := i - 1
		for n > 0 && tokens[n].POS == doc.Adj {
			n--
		}
		b := &tokens[n]
		if b.POS != doc.Noun || b.Pro.Has(doc.ProAl) || b.Enc != "" || !p.trig[b.Key] && !p.trig[b.Stem] {
			continue
		}
		if next := &tokens[i+1]; next.POS != doc.Noun && next.POS != doc.Propn || next.Pro&^doc.ProAl != 0 {
			continue
		}
		if a := p.verbReading(t, func(a *morph.Analysis) bool { return p.gathers(a.Key) }); a != nil {
			setReading(t, a)
		} else if a := p.willGather(t, b); a != nil && tokens[i+1].Pro.Has(doc.ProAl) {
			setReading(t, a)
		}
	}
}

// willGather is the reading of a word as a verb in the imperfect that agrees with the event
// before it, whose sides it brings together: «قمة | تجمع الرئيسين»; nil for none.
func (p *Pack) willGather(t, event *doc.Token) *morph.Analysis {
	readings := p.Morph.Readings(t.Fold)
	for i := range readings {
		a := &readings[i]
		if a.POS == doc.Verb && a.Pro == 0 && a.Enc == "" && a.Feats.Person == 3 && a.Feats.Aspect == doc.Imperfect && a.Feats.Voice != doc.Passive && a.Feats.Number == doc.Sing && a.Feats.Gender == doc.Fem && event.Feats.Gender == doc.Fem && p.gathers(a.Key) {
			return a
		}
	}
	return nil
}

// gathers tells whether a verb has what is asked of an event for its subject and those who
// act in it for its object, as its frame says.
func (p *Pack) gathers(key string) bool {
	return slices.ContainsFunc(p.Frames.Verbs[key], func(e frames.Entry) bool {
		alts := e.Unit.Slots[frames.ActorSlot].Alts
		if len(alts) == 0 || alts[0][0].Kind != frames.Obj || len(alts[0]) < 2 {
			return false
		}
		return slices.ContainsFunc(e.Unit.If, func(c frames.Cond) bool { return c.Source.Kind == frames.Subj })
	})
}

// dualVerbs reads a word as a verb in the dual and not as a masdar in the accusative, which
// can govern no genitive, where a noun with the article, or one that governs such a noun,
// follows, also behind a preposition with a pronoun, or two parties joined by «و» stand right
// before it behind «أن»: «بحثا | ملف اللاجئين», «اتصالا | بحثا خلاله الأزمة», «إن ميركل وماكرون
// | بحثا في اتصال …».
func (p *Pack) dualVerbs(tokens []doc.Token) {
	for i := 0; i < len(tokens)-1; i++ {
		t := &tokens[i]
		if t.POS != doc.Noun || t.Feats.VerbForm != doc.Masdar || t.Pro&^conjPro != 0 || t.Enc != "" || !strings.HasSuffix(t.Fold, "ا") || !accusative(t) {
			continue
		}
		if !governsNext(tokens, i) && !pastPronoun(tokens, i) && !behindTwo(tokens, i) {
			continue
		}
		if a := p.verbReading(t, func(a *morph.Analysis) bool { return a.Feats.Number == doc.Dual && p.verbs[a.Key] }); a != nil {
			setReading(t, a)
		}
	}
}

// accusativesNotDuals reads a word as the noun in the accusative that it also is, not as what
// two did, where nobody before it in the sentence is two: «تولى المنصب | خلفا لأخيه», «سار 12
// شهرا». With «و», or first in its sentence, it may go on with two who were named before.
func (p *Pack) accusativesNotDuals(tokens []doc.Token) {
	two := false
	for i := range tokens {
		t := &tokens[i]
		if t.POS != doc.Verb || t.Feats.Number != doc.Dual || t.Feats.Aspect != doc.Perfect {
			two = two || t.Feats.Number == doc.Dual || t.Enc == "هما" || t.Fold == "هما" || p.addsOne(t)
			continue
		}
		if two || i == 0 || t.Pro != 0 || t.Enc != "" || p.gram.in(t.Key).has(setKana) {
			continue
		}
		if b := &tokens[i-1]; b.POS != doc.Sconj && b.POS != doc.Part && b.Lemma != "الذي" && !(b.Feats.Number == doc.Plur && strings.HasSuffix(b.Stem, "ين")) {
			p.readAsAccusative(t)
		}
	}
}

// addsOne tells whether a word names with «و» a second one beside whoever was named before.
func (p *Pack) addsOne(t *doc.Token) bool {
	if !t.Pro.Has(doc.ProWa) {
		return t.POS == doc.Cconj && t.Fold == "و"
	}
	return t.POS == doc.Propn || t.POS == doc.X || t.POS == doc.Noun && (t.Pro.Has(doc.ProAl) || t.Enc != "" || accusative(t) || p.namesAgent(t.Stem))
}

// readAsAccusative gives a verb in the dual its reading as a noun or participle in the
// accusative, where that is not much rarer.
func (p *Pack) readAsAccusative(t *doc.Token) {
	const rarer = 0.5
	var verb float32 = -100
	readings := p.Morph.Readings(t.Fold)
	for i := range readings {
		if a := &readings[i]; a.POS == doc.Verb && a.Feats.Number == doc.Dual {
			verb = max(verb, a.Score)
		}
	}
	for i := range readings {
		a := &readings[i]
		if (a.POS == doc.Noun || a.POS == doc.Adj) && a.Pro == 0 && a.Enc == "" && a.Feats.Number != doc.Dual && a.Known && a.Score > verb-rarer {
			setReading(t, a)
			return
		}
	}
}

// governsNext tells whether a definite noun, or a noun that governs one, stands right behind
// token i: no adjective of it and nothing with a preposition.
func governsNext(tokens []doc.Token, i int) bool {
	a := &tokens[i+1]
	if a.POS != doc.Noun || a.Pro&^doc.ProAl != 0 {
		return false
	}
	if a.Pro.Has(doc.ProAl) || a.Enc != "" {
		return true
	}
	if i+2 >= len(tokens) || accusative(a) {
		return false
	}
	b := &tokens[i+2]
	return b.POS == doc.Noun && b.Pro == doc.ProAl
}

// pastPronoun tells whether a preposition with a pronoun stands right behind token i and a
// noun that is definite, or governs one that is, behind that.
func pastPronoun(tokens []doc.Token, i int) bool {
	p := &tokens[i+1]
	return i+2 < len(tokens) && p.POS == doc.Adp && p.Enc != "" && governsNext(tokens, i+1)
}

// behindTwo tells whether a noun phrase with «و» in it, and nothing else, stands between «أن»
// and token i.
func behindTwo(tokens []doc.Token, i int) bool {
	const far = 14
	and := false
	for k := i - 1; k >= 0 && k >= i-far; k-- {
		switch t := &tokens[k]; t.POS {
		case doc.Sconj:
			return and && t.Enc == "" && k < i-2
		case doc.Noun, doc.Propn, doc.Adj, doc.X:
			and = and || t.Pro.Has(doc.ProWa)
		default:
			return false
		}
	}
	return false
}

// verbReading is the first reading of a token as a verb in the perfect, active, third person,
// with what is written on it, that fits; nil for none.
func (p *Pack) verbReading(t *doc.Token, fits func(*morph.Analysis) bool) *morph.Analysis {
	readings := p.Morph.Readings(t.Fold)
	for i := range readings {
		a := &readings[i]
		if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == t.Enc && a.Feats.Person == 3 && a.Feats.Aspect == doc.Perfect && a.Feats.Voice != doc.Passive && fits(a) {
			return a
		}
	}
	return nil
}
