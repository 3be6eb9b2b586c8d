package ar

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// verbsByGender reads «تحفظ», which is «she keeps» and «he had reservations» by the same
// letters, as what agrees with who does it: in the perfect behind «كان … قد» of a man or a
// body that is masculine, in the imperfect behind a feminine name («فرنسا تعارض الخطة»).
func (p *Pack) verbsByGender(tokens []doc.Token, hits []hit) {
	for i := 1; i < len(tokens)-1; i++ {
		t := &tokens[i]
		if t.POS != doc.Verb || t.Pro != 0 || t.Enc != "" || t.Feats.Person != 3 || t.Feats.Number != doc.Sing {
			continue
		}
		switch {
		case t.Feats.Aspect == doc.Imperfect && t.Feats.Gender == doc.Fem && p.hadDone(tokens, i):
			p.readAsVerb(t, func(a *morph.Analysis) bool {
				return a.Pro == 0 && a.Enc == "" && a.Feats.Gender == doc.Masc && a.Feats.Voice != doc.Passive && p.verbs[a.Key]
			})
		case t.Feats.Aspect == doc.Perfect && t.Feats.Gender == doc.Masc && p.womanly(tokens, hits, i):
			p.readAsPresent(t)
		}
	}
}

// hadDone tells whether «قد» stands right before token i and «كان», said of one who is
// masculine, before that in its clause.
func (p *Pack) hadDone(tokens []doc.Token, i int) bool {
	if !p.gram.in(tokens[i-1].Stem).has(setPast) {
		return false
	}
	for k := i - 2; k >= 0 && k > i-16; k-- {
		if t := &tokens[k]; t.POS == doc.Verb {
			return p.gram.in(t.Key).has(setKana) && t.Feats.Aspect == doc.Perfect && t.Feats.Gender == doc.Masc
		}
	}
	return false
}

// womanly tells whether the name of a land, or of a body that is feminine by its first word, ends
// right before token i, nothing before it that it may hang on.
func (p *Pack) womanly(tokens []doc.Token, hits []hit, i int) bool {
	for _, h := range hits {
		if h.to != i {
			continue
		}
		head := &tokens[h.from]
		if h.e.ent == nil || head.Feats.Number > doc.Sing || head.Pro&^(doc.ProAl|doc.ProWa) != 0 {
			return false
		}
		land := (h.e.ent.Kind == "state" || h.e.ent.Kind == "city") && !p.gram.in(head.Stem).has(setMascName)
		if !land && head.Feats.Gender != doc.Fem {
			return false
		}
		return h.from == 0 || tokens[h.from-1].POS == doc.Sconj || tokens[h.from-1].POS == doc.Verb && tokens[h.from-1].Feats.Gender == doc.Fem
	}
	return false
}

// readAsPresent gives a word its reading as a verb that frames know, «she does».
func (p *Pack) readAsPresent(t *doc.Token) {
	for _, a := range p.Morph.Readings(t.Fold) {
		if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == t.Enc && a.Feats.Aspect == doc.Imperfect && a.Feats.Person == 3 && a.Feats.Number == doc.Sing &&
			a.Feats.Gender == doc.Fem && a.Feats.Voice != doc.Passive && p.verbs[a.Key] {
			setReading(t, &a)
			return
		}
	}
}
