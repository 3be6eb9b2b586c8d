package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// relativeVerbs reads a word as a verb with a pronoun for its object where it
// stands right after an indefinite event noun that the pronoun takes up («هجوم
// شنّه مسلحون», «دعوة وجّهها الرئيس»): the same letters are also a noun.
func (p *Pack) relativeVerbs(tokens []doc.Token) {
	for i := 1; i < len(tokens)-1; i++ {
		t := &tokens[i]
		if t.POS != doc.Noun || t.Pro != 0 || t.Enc != "ه" && t.Enc != "ها" {
			continue
		}
		n := i - 1
		if tokens[n].POS == doc.Adj && n > 0 {
			n--
		}
		b := &tokens[n]
		if b.POS != doc.Noun || b.Pro.Has(doc.ProAl) || b.Enc != "" || !p.trig[b.Key] && !p.trig[b.Stem] {
			continue
		}
		if next := &tokens[i+1]; next.POS == doc.Punct || next.POS == doc.Verb || next.Pro&prepPro != 0 {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS != doc.Verb || a.Enc != t.Enc || a.Pro != 0 || a.Feats.Person != 3 || a.Feats.Aspect != doc.Perfect || a.Feats.Voice == doc.Passive {
				continue
			}
			if len(p.Words.Support[a.Key]) == 0 {
				continue
			}
			setReading(t, &a)
			break
		}
	}
}

// twinnedVerbs reads «و» and a word after a verb as a verb of the same kind
// where frames know it: «قتل وجرح عشرة أشخاص».
func (p *Pack) twinnedVerbs(tokens []doc.Token) {
	for i := 1; i < len(tokens)-1; i++ {
		t, b := &tokens[i], &tokens[i-1]
		if b.POS != doc.Verb || b.Enc != "" || t.POS != doc.Noun || t.Pro != doc.ProWa || t.Enc != "" {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == "" && a.Feats.Person == b.Feats.Person && a.Feats.Aspect == b.Feats.Aspect &&
				a.Feats.Number == b.Feats.Number && a.Feats.Gender == b.Feats.Gender && p.verbs[a.Key] {
				setReading(t, &a)
				break
			}
		}
	}
}

// verbsAfterOpenNouns reads a word as a verb where it stands behind «أن» and a
// noun that can govern no genitive, an indefinite accusative or a dual that kept
// its nun, and agrees with it: «إن جنديا قُتل», «أن جنديين قُتلا».
// The same letters are also a noun («قتل», «قتلا»).
func (p *Pack) verbsAfterOpenNouns(tokens []doc.Token) {
	for i := 1; i < len(tokens)-1; i++ {
		t, b := &tokens[i], &tokens[i-1]
		if t.POS != doc.Noun || t.Pro != 0 || t.Enc != "" || !behindThat(tokens, i-1) {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS == doc.Verb && a.Pro == 0 && a.Enc == "" && a.Feats.Aspect == doc.Perfect && a.Feats.Person == 3 &&
				(a.Feats.Number == b.Feats.Number || a.Feats.Number == doc.Dual && b.Feats.Number == doc.Plur) && a.Feats.Gender == b.Feats.Gender && p.verbs[a.Key] {
				setReading(t, &a)
				break
			}
		}
	}
}

// verbsAfterAccusatives reads a word as a verb in the imperfect where it stands
// behind an indefinite accusative, which governs no genitive: «أصدر بيانا يدين
// الهجوم» speaks of no two hands.
func (p *Pack) verbsAfterAccusatives(tokens []doc.Token) {
	for i := 1; i < len(tokens)-1; i++ {
		t, b := &tokens[i], &tokens[i-1]
		if t.POS != doc.Noun || t.Pro != 0 || t.Enc != "" || b.POS != doc.Noun || !openNoun(b) || b.Feats.Number != doc.Sing {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS == doc.Verb && a.Pro == 0 && a.Enc == "" && a.Feats.Aspect == doc.Imperfect && a.Feats.Person == 3 && a.Feats.Number == doc.Sing && a.Feats.Gender == b.Feats.Gender && p.verbs[a.Key] {
				setReading(t, &a)
				break
			}
		}
	}
}

// behindThat tells whether an open noun ends at token i, alone or with an
// adjective, and «أن» or a sister of it stands before.
func behindThat(tokens []doc.Token, i int) bool {
	if tokens[i].POS == doc.Adj && openNoun(&tokens[i]) {
		i--
	}
	return i > 0 && tokens[i].POS == doc.Noun && openNoun(&tokens[i]) && tokens[i-1].POS == doc.Sconj
}

// openNoun tells whether a noun or adjective shows by its ending that no
// genitive follows.
func openNoun(t *doc.Token) bool {
	if t.Pro.Has(doc.ProAl) || t.Enc != "" {
		return false
	}
	if t.Feats.Number == doc.Plur { // «فلسطينيين», which may be two as well
		return strings.HasSuffix(t.Stem, "يين")
	}
	return accusative(t) && t.Feats.Number == doc.Sing || t.Feats.Number == doc.Dual && strings.HasSuffix(t.Stem, "ين")
}

// setReading gives a token another of its readings, with what is written on it as before.
func setReading(t *doc.Token, a *morph.Analysis) {
	t.POS, t.Stem, t.Lemma, t.Key, t.Feats = a.POS, a.Stem, a.Lemma, a.Key, a.Feats
	t.Lex = new(doc.Lex)
}
