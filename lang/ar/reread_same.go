package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// hoursAside reads a word between a comma or a noun and a day as the part of the day that
// it also is: «اعتقلت الشرطة، فجر اليوم، ناشطا», «اعتقلت ناشطا فجر الأحد» blow nothing up.
func (p *Pack) hoursAside(tokens []doc.Token) {
	for i := 1; i+2 < len(tokens); i++ {
		t, n := &tokens[i], &tokens[i+1]
		if t.POS == doc.Verb && t.Pro == 0 && t.Enc == "" && (isComma(&tokens[i-1]) || tokens[i-1].POS != doc.Punct && p.dayAt(n)) && n.POS != doc.Verb && p.gram.in(n.Stem).has(setTime) && p.gram.in(t.Fold).has(setTime) {
			p.readAs(t, doc.Noun)
		}
	}
}

// dayAt tells whether a word names a day: «الأحد», «اليوم», «أمس».
func (p *Pack) dayAt(t *doc.Token) bool {
	of := p.gram.in(t.Stem)
	return t.Pro == doc.ProAl && (of.has(setWeekday) || t.Stem == "يوم") || t.POS == doc.Adv && of.has(setTime)
}

// verbsBehindWho reads «تقدم» behind «الذي», which is «she presents» and «he handed in» by
// the same letters, as what he did where no subject of its own follows.
func (p *Pack) verbsBehindWho(tokens []doc.Token) {
	for i := 1; i+1 < len(tokens); i++ {
		t, b, n := &tokens[i], &tokens[i-1], &tokens[i+1]
		if b.Lemma != "الذي" || b.Feats.Gender != doc.Masc || b.Feats.Number != doc.Sing || t.POS != doc.Verb || t.Enc != "" || t.Feats.Gender != doc.Fem || t.Feats.Aspect != doc.Imperfect {
			continue
		}
		if n.POS == doc.Adp && n.Enc == "" || n.Pro&prepPro != 0 {
			p.readAsVerb(t, func(a *morph.Analysis) bool { return a.Pro == t.Pro && a.Enc == "" && a.Feats.Gender == doc.Masc })
		}
	}
}

// weDid reads «قتلنا», which is «he killed us» and «we killed» by the same letters, as what
// we did where no subject in the masculine can follow: an accusative («قتلنا عشرين
// إرهابيا»), a feminine or a plural of things («ضربنا مواقع»).
func (p *Pack) weDid(tokens []doc.Token) {
	for i := 0; i+1 < len(tokens); i++ {
		t := &tokens[i]
		if t.POS != doc.Verb || t.Enc != "نا" || t.Feats.Aspect != doc.Perfect || t.Feats.Gender != doc.Masc || t.Feats.Number != doc.Sing || !noSubject(&tokens[i+1]) {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == "" && a.Feats.Person == 1 && a.Feats.Number == doc.Plur && a.Feats.Aspect == doc.Perfect && a.Key == t.Key {
				t.Enc = ""
				setReading(t, &a)
				break
			}
		}
	}
}

// noSubject tells whether a noun shows that it is no subject of a verb in the masculine
// before it.
func noSubject(n *doc.Token) bool {
	if n.POS != doc.Noun && n.POS != doc.Num || n.Pro&^doc.ProAl != 0 {
		return false
	}
	f := &n.Feats
	return accusative(n) || strings.HasSuffix(n.Stem, "ين") && n.Stem != n.Key && n.Enc == "" || n.POS == doc.Num && strings.HasSuffix(n.Stem, "ين") || n.POS == doc.Noun && f.Gender == doc.Fem && n.Known
}

// bothDid reads «وقتلا» and «وطالبا», which are also nouns in the accusative, as what two did
// where two men are the subject of the clause before: «هاجم مسلحان الحاجز وقتلا شرطيا».
func (p *Pack) bothDid(tokens []doc.Token) {
	two := false
	for i := range tokens {
		t := &tokens[i]
		if nominativeMen(t) && t.Feats.Number == doc.Dual {
			two = true
			continue
		}
		if !two || t.POS == doc.Verb || t.Pro != doc.ProWa || t.Enc != "" || !strings.HasSuffix(t.Fold, "ا") || i+1 >= len(tokens) {
			continue
		}
		if a := p.verbReading(t, func(a *morph.Analysis) bool {
			return a.Feats.Number == doc.Dual && a.Feats.Gender == doc.Masc && p.verbs[a.Key]
		}); a != nil {
			setReading(t, a)
		}
	}
}

// alsoDemanded reads «وطالب», which is also a student, as what the subject of the verb before
// did where somebody definite follows and, with «ب», a masdar that says what: «ندد بالهجوم
// وطالب الأمم المتحدة بالتحرك».
func (p *Pack) alsoDemanded(tokens []doc.Token) {
	before := false
	for i := range tokens {
		t := &tokens[i]
		if t.POS == doc.Verb {
			before = before || t.Feats.Aspect == doc.Perfect && t.Feats.Gender == doc.Masc && t.Feats.Person == 3
			continue
		}
		if !before || t.POS != doc.Noun || t.Pro != doc.ProWa || t.Enc != "" || t.Feats.Number != doc.Sing || t.Feats.VerbForm != doc.ActivePart || !demandBehind(tokens, i+1) {
			continue
		}
		if a := p.verbReading(t, func(a *morph.Analysis) bool {
			return a.Feats.Form == 3 && a.Feats.Number == doc.Sing && a.Feats.Gender == doc.Masc && p.verbs[a.Key]
		}); a != nil {
			setReading(t, a)
		}
	}
}

// demandBehind tells whether somebody definite stands at token i and what is demanded of him
// a few words on, in the same clause.
func demandBehind(tokens []doc.Token, i int) bool {
	const far = 8
	if i >= len(tokens) || tokens[i].POS != doc.Noun && tokens[i].POS != doc.Propn || tokens[i].Pro&^doc.ProAl != 0 || tokens[i].POS == doc.Noun && !tokens[i].Pro.Has(doc.ProAl) {
		return false
	}
	for k := i + 1; k < min(i+far, len(tokens)); k++ {
		switch t := &tokens[k]; {
		case t.POS == doc.Verb || t.POS == doc.Punct || t.POS == doc.Sconj:
			return false
		case t.Pro.Has(doc.ProBi):
			return t.POS == doc.Noun && t.Feats.VerbForm == doc.Masdar
		}
	}
	return false
}
