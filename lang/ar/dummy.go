package ar

import (
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// dummy tells whether a pronoun on «أنّ» only fills the place of a subject (ضمير
// الشأن): the verb v does not agree with it, or what follows the verb shows by its
// ending that it is the subject («أنه هاجم مسلحون المركز», «أنه قتل جندي»).
func (ps *parser) dummy(ph *clause.Phrase, v int) bool {
	if !ph.Pron || ph.Head < 0 || ps.tk[ph.Head].POS != doc.Sconj {
		return false
	}
	gender, number := pronFeats(ps.tk[ph.Head].Enc)
	if number != doc.Sing || ps.tk[v].Enc != "" {
		return false
	}
	f := ps.tk[v].Feats
	if gender == doc.Masc && f.Person == 3 && f.Gender == doc.Fem && f.Number == doc.Sing {
		return ps.subjectAt(v+1, v)
	}
	return gender == doc.Masc && ps.subjectAt(v+1, v) && (ps.caseOf(v+1) == nominative || ps.noAccusative(v+1))
}

// noAccusative tells whether the noun at token i would show an accusative and has
// none: «جندي», not «جندياً»; it is indefinite and governs no genitive.
func (ps *parser) noAccusative(i int) bool {
	t := &ps.tk[i]
	if ps.phrase[i] < 0 || ps.out.Phrases[ps.phrase[i]].Def || !t.Known || t.POS != doc.Noun || t.Enc != "" || t.Pro != 0 || t.Feats.Number != doc.Sing || t.Feats.Gender != doc.Masc {
		return false
	}
	if strings.ContainsAny(lastRune(t.Stem), "اىةءئ") || strings.HasSuffix(t.Lemma, "ى") || strings.HasPrefix(t.Stem, "ا") {
		return false // «مستشفى», «لقاء», «أحمر» show no accusative
	}
	return i+1 >= len(ps.tk) || ps.kind[i+1] != itNom || ps.isAdj(i+1) && !ps.tk[i+1].Pro.Has(doc.ProAl)
}

// lastRune is the last letter of a word.
func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}
