package ar

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// verbsAfterFronted reads a word as a verb where it opens what follows a phrase
// set before the clause, or with «و» a sentence, and nothing else there is a verb: «من
// جهته، أمر قائد الجيش بسحب القوات», «وطالب التحالف المجلس بضمان …». The same letters are
// also a noun («أمر», «بحث», «قصف», «طالب»).
func (p *Pack) verbsAfterFronted(tokens []doc.Token) {
	const few = 5 // words of a heading
	i := afterFronted(tokens)
	if i < 0 && len(tokens) > few && tokens[0].Pro == doc.ProWa && !p.gram.in(tokens[0].Stem).has(setNegnoun) {
		i = 0
	}
	if i < 0 || !p.opensWithSubject(tokens, i) {
		return
	}
	t, subj := &tokens[i], &tokens[i+1]
	var past, now *morph.Analysis
	for _, a := range p.Morph.Readings(t.Fold) {
		switch {
		case a.POS != doc.Verb || a.Pro != t.Pro || a.Enc != "" || a.Feats.Person != 3 || a.Feats.Number != doc.Sing || !p.verbs[a.Key]:
		case past == nil && a.Feats.Aspect == doc.Perfect && a.Feats.Gender == doc.Masc:
			past = &a
		case now == nil && a.Feats.Aspect != doc.Perfect && a.Feats.Gender == doc.Fem && subj.Feats.Gender == doc.Fem: // «وتواصل قوات …»
			now = &a
		}
	}
	if now != nil {
		past = now
	}
	if past != nil {
		setReading(t, past)
	}
}

// afterFronted is the word behind the comma after a phrase with a preposition
// that opens the sentence, -1 where there is none.
func afterFronted(tokens []doc.Token) int {
	if len(tokens) == 0 || tokens[0].POS != doc.Adp && tokens[0].Pro&prepPro == 0 {
		return -1
	}
	for i := 1; i < len(tokens)-1; i++ {
		switch t := &tokens[i]; {
		case isComma(t):
			return i + 1
		case t.POS == doc.Punct || t.POS == doc.Verb || t.POS == doc.Sconj:
			return -1
		}
	}
	return -1
}

// opensWithSubject tells whether token i is a noun that could be a verb with the
// definite noun or name behind it as its subject, before the next verb or mark.
func (p *Pack) opensWithSubject(tokens []doc.Token, i int) bool {
	if !mayOpen(&tokens[i]) || i+1 >= len(tokens) {
		return false
	}
	if s := &tokens[i+1]; s.POS != doc.Propn && (s.POS != doc.Noun || s.Pro&prepPro != 0) && !(s.POS == doc.Adj && s.Pro == 0 && p.namesAgent(s.Stem)) {
		return false
	}
	for k := i + 1; k < len(tokens); k++ {
		switch t, b := &tokens[k], &tokens[k-1]; {
		case t.POS == doc.Verb && t.Pro == 0 && t.Feats.Aspect == doc.Perfect && b.Pro == doc.ProAl && p.masdarReading(t) != nil:
			continue // «وتواصل مقاتلات الجيش | شن غاراتها»
		case t.POS == doc.Verb && t.Pro&conjPro == 0 && !(b.Enc == "" && b.Pro&doc.ProAl == 0 && (b.POS == doc.Noun || b.POS == doc.Adj)):
			return false // but «رسم الفنان صورة رجل | يصطاد», «فتح الجيش الطرق | وساهم»
		case t.POS == doc.Verb || t.POS == doc.Punct || t.POS == doc.Sconj || t.Lemma == "الذي" || t.POS == doc.Pron && (t.Stem == "ما" || t.Stem == "من"):
			return true
		case t.POS == doc.Pron && t.Lemma == "هو" && k+1 < len(tokens) && tokens[k+1].POS != doc.Det:
			return false // «وجيش الإسلام هو …», but «ضغط الوزير هو الآخر على …»
		}
	}
	return true
}
