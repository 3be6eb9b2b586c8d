package ar

import "github.com/sijil-news/sijil/doc"

// verbsAfterFronted reads a word as a verb where it opens what follows a phrase
// set before the clause, and nothing else there is a verb: «من جهته، أمر قائد
// الجيش بسحب القوات». The same letters are also a noun («أمر», «بحث», «قصف»).
func (p *Pack) verbsAfterFronted(tokens []doc.Token) {
	i := afterFronted(tokens)
	if i < 0 || !p.opensWithSubject(tokens, i) {
		return
	}
	t := &tokens[i]
	for _, a := range p.Morph.Analyze(t.Fold, nil) {
		if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == "" && a.Feats.Aspect == doc.Perfect && a.Feats.Person == 3 &&
			a.Feats.Number == doc.Sing && a.Feats.Gender == doc.Masc && p.verbs[a.Key] {
			setReading(t, &a)
			return
		}
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
	t := &tokens[i]
	if t.POS != doc.Noun || t.Pro&^(doc.ProWa|doc.ProFa) != 0 || t.Enc != "" || i+1 >= len(tokens) {
		return false
	}
	if s := &tokens[i+1]; s.POS != doc.Propn && (s.POS != doc.Noun || s.Pro&prepPro != 0) {
		return false
	}
	for _, t := range tokens[i+1:] {
		if t.POS == doc.Verb {
			return false
		}
		if t.POS == doc.Punct || t.POS == doc.Sconj || t.Lemma == "الذي" {
			break
		}
	}
	return true
}
