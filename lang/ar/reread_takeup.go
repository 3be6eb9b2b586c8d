package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// clausesOfNouns reads a word as a verb where it opens a clause that describes the indefinite
// noun before it, which a pronoun in the clause takes up: «بيان | حذر فيه الوزير …», «ناشطة
// يمنية | حكم عليها بالسجن», «مقال | نشرته صحيفة». The same letters are also a noun, which
// would be the genitive of the one before («عملية بحث عنه», «محاولة نشره»).
func (p *Pack) clausesOfNouns(tokens []doc.Token) {
	for i := 1; i+1 < len(tokens); i++ {
		t, n := &tokens[i], i-1
		if t.POS != doc.Noun && t.POS != doc.Adj || t.Pro != 0 || t.Enc == "" && tokens[i+1].Enc == "" {
			continue
		}
		if n > 0 && tokens[n].POS == doc.Adj && tokens[n].Pro&doc.ProAl == 0 && tokens[n].Enc == "" {
			n--
		}
		b := &tokens[n]
		if b.POS != doc.Noun || b.Pro.Has(doc.ProAl) || b.Enc != "" {
			continue
		}
		if t.Enc == "" {
			p.takenUpBehind(tokens, i, b, n < i-1 || openNoun(b))
		} else if takesUp(t.Enc, b) && nameable(tokens, i+1) && tokens[i+1].POS != doc.Num && p.noGenitive(t, b) {
			subj := &tokens[i+1]
			if a := p.verbReading(t, func(a *morph.Analysis) bool {
				return a.Feats.Number == doc.Sing && (subj.Feats.Gender == doc.GenderAny || a.Feats.Gender == subj.Feats.Gender) && p.verbs[a.Key]
			}); a != nil {
				setReading(t, a)
			}
		}
	}
}

// noGenitive tells whether a word with a pronoun is hardly the genitive of the noun before it:
// no masdar behind what is done, a time or «بسبب», and no elative («في موعد أقصاه الأحد»).
func (p *Pack) noGenitive(t, b *doc.Token) bool {
	switch t.Feats.VerbForm {
	case doc.Masdar:
		return b.Feats.VerbForm != doc.Masdar && !p.gram.in(b.Stem).has(setTime) && b.Pro&prepPro == 0
	case doc.NoVerbForm:
		return t.POS == doc.Noun
	}
	return true
}

// takenUpBehind reads token i as a verb where a preposition with a pronoun that takes up the
// noun b stands behind it, and then either the subject or object of the clause or, where
// nothing can be the genitive of b, a preposition that the verb takes.
func (p *Pack) takenUpBehind(tokens []doc.Token, i int, b *doc.Token, open bool) {
	t, prep := &tokens[i], &tokens[i+1]
	if prep.POS != doc.Adp || prep.Pro != 0 || !takesUp(prep.Enc, b) || p.gram.in(t.Stem).has(setQuantity) {
		return
	}
	party := i+2 < len(tokens) && (nameable(tokens, i+2) || t.POS == doc.Noun && accusative(&tokens[i+2]))
	if !party && (!open || t.POS != doc.Noun || i+2 < len(tokens) && tokens[i+2].POS == doc.Noun && tokens[i+2].Pro == 0) {
		return
	}
	p.readAsVerb(t, func(a *morph.Analysis) bool {
		return a.Pro == 0 && a.Enc == "" && a.Feats.Gender == doc.Masc && p.verbs[a.Key] && (party || slices.Contains(p.takes[a.Key], prep.Stem))
	})
}

// takesUp tells whether a pronoun may mean what a noun names.
func takesUp(enc string, b *doc.Token) bool {
	g, n := b.Feats.Gender, b.Feats.Number
	switch enc {
	case "ه":
		return g == doc.Masc && n == doc.Sing
	case "ها":
		return n == doc.Sing && g == doc.Fem || n == doc.Plur && !strings.HasSuffix(b.Stem, "ون") && !strings.HasSuffix(b.Stem, "ين")
	case "هم", "هن":
		return n == doc.Plur
	case "هما":
		return n == doc.Dual
	}
	return false
}

// nameable tells whether a definite noun, or one that governs such a noun, begins at token i,
// or a name or a number: what may be the subject of a verb right before it.
func nameable(tokens []doc.Token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	switch t := &tokens[i]; {
	case t.Pro&^doc.ProAl != 0:
		return false
	case t.POS == doc.Propn || t.POS == doc.X || t.POS == doc.Num:
		return true
	case t.POS != doc.Noun && t.POS != doc.Det:
		return false
	case t.Pro.Has(doc.ProAl) || t.Enc != "":
		return true
	}
	return !accusative(&tokens[i]) && i+1 < len(tokens) && (tokens[i+1].Pro == doc.ProAl || tokens[i+1].POS == doc.Propn)
}

// verbsWithObjects reads a word as a verb where its object follows in the accusative, of which
// a noun governs none: «أطلق النار على سائق | وقتل راكبا», «إنه | عمل طيارا». Behind a noun that
// may govern it, and before a masdar that says why («قصف انتقاما»), it may be a noun.
func (p *Pack) verbsWithObjects(tokens []doc.Token) {
	for i := 0; i+1 < len(tokens); i++ {
		t, o := &tokens[i], &tokens[i+1]
		if o.POS != doc.Noun && o.Feats.VerbForm != doc.ActivePart || o.Pro != 0 || o.Feats.Nisba || !accusative(o) || t.POS != doc.Noun || t.Pro&^conjPro != 0 || t.Enc != "" || accusative(t) || p.isState(o) {
			continue
		}
		if t.Feats.VerbForm == doc.Masdar && o.Feats.VerbForm == doc.Masdar || i > 0 && mayGovern(&tokens[i-1]) && t.Pro == 0 || p.gram.in(t.Stem).has(setQuantity|setSide|setTime) {
			continue
		}
		if a := p.verbReading(t, func(a *morph.Analysis) bool {
			return a.Feats.Number == doc.Sing && a.Feats.Gender == doc.Masc && p.verbs[a.Key]
		}); a != nil {
			setReading(t, a)
		}
	}
}

// mayGovern tells whether a word may have a noun right behind it for its genitive or describe
// or point at it.
func mayGovern(b *doc.Token) bool {
	switch b.POS {
	case doc.Adp:
		return b.Enc == ""
	case doc.Noun, doc.Det, doc.Num, doc.Verb:
		return b.Enc == "" && !b.Pro.Has(doc.ProAl) && !openNoun(b)
	}
	return b.POS == doc.Pron && b.Lemma == "هذا" || b.POS == doc.Part
}
