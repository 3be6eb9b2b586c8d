package ar

import (
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// verbsAfterThat reads a bare noun as the verb with the same letters behind «بعد أن» and
// its like, where a clause in the perfect follows: «بعد أن رفض المجلس الطلب». The word
// before «أن» is one that with «ما» opens a clause, too («بعدما»).
func (p *Pack) verbsAfterThat(src string, tokens []doc.Token, hits []hit) {
	for i := 2; i < len(tokens)-1; i++ {
		t, that, b := &tokens[i], &tokens[i-1], &tokens[i-2]
		if t.POS != doc.Noun || t.Pro != 0 || t.Enc != "" || that.POS != doc.Sconj || that.Enc != "" || that.Pro&^conjPro != 0 {
			continue
		}
		if !p.whenVerb(that) && (that.Pro != 0 || b.POS != doc.Adp || b.Enc != "" || !p.gram.of[b.Stem+clauseMa].has(setAdverbial)) || strings.Contains(src[t.Start:t.End], damma) {
			continue
		}
		if !accusative(&tokens[i+1]) && !doerAt(hits, i+1) || i+2 < len(tokens) && p.gram.of[tokens[i+2].Stem].has(setSelf) {
			continue // «فجر انتحاري | نفسه» is told by who does it
		}
		p.readAsVerb(t, func(a *morph.Analysis) bool {
			return a.Pro == 0 && a.Enc == "" && a.Feats.Gender == doc.Masc && a.Feats.Voice != doc.Passive && p.verbs[a.Key]
		})
		p.objectMasdars(tokens) // «رفض المجلس | طلب الوزير»
	}
}

// whenVerb tells whether a conjunction of time is made with «ما» of a word for a time, which
// no noun follows: «بعدما», «عندما», not «كما».
func (p *Pack) whenVerb(t *doc.Token) bool {
	at, ok := strings.CutSuffix(t.Stem, clauseMa)
	return ok && utf8.RuneCountInString(at) > 2 && p.gram.of[t.Stem].has(setAdverbial)
}

// doerAt tells whether somebody is named from token i on who rather does something than
// has it done to him: no civilians and no crowd.
func doerAt(hits []hit, i int) bool {
	for _, h := range hits {
		if h.from == i {
			return h.e.ent != nil || h.e.agent != nil && h.e.agent.Sector != "CVL" && h.e.agent.Sector != ""
		}
	}
	return false
}

// damma marks a passive where it is written on a verb.
const damma = "\u064f"

// clauseMa makes a conjunction of a preposition: «بعد», «بعدما».
const clauseMa = "ما"

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
	if !p.gram.of[tokens[i-1].Stem].has(setPast) {
		return false
	}
	for k := i - 2; k >= 0 && k > i-16; k-- {
		if t := &tokens[k]; t.POS == doc.Verb {
			return p.gram.of[t.Key].has(setKana) && t.Feats.Aspect == doc.Perfect && t.Feats.Gender == doc.Masc
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
		land := (h.e.ent.Kind == "state" || h.e.ent.Kind == "city") && !p.gram.of[head.Stem].has(setMascName)
		if !land && head.Feats.Gender != doc.Fem {
			return false
		}
		return h.from == 0 || tokens[h.from-1].POS == doc.Sconj || tokens[h.from-1].POS == doc.Verb && tokens[h.from-1].Feats.Gender == doc.Fem
	}
	return false
}

// readAsPresent gives a word its reading as a verb that frames know, «she does».
func (p *Pack) readAsPresent(t *doc.Token) {
	for _, a := range p.Morph.Analyze(t.Fold, nil) {
		if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == t.Enc && a.Feats.Aspect == doc.Imperfect && a.Feats.Person == 3 && a.Feats.Number == doc.Sing &&
			a.Feats.Gender == doc.Fem && a.Feats.Voice != doc.Passive && p.verbs[a.Key] {
			setReading(t, &a)
			return
		}
	}
}
