package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// aboutHow is the token behind the words at k that say about how many a number right behind
// them counts: «نحو | ثلاثين», «أكثر من | ثلاثين», «ما لا يقل عن | ثلاثين»; k for none.
func (ps *parser) aboutHow(k int) int {
	if k+1 >= len(ps.tk) || ps.tk[k].Pro != 0 || ps.tk[k].Enc != "" {
		return k
	}
	to := k + ps.amountWords(k)
	switch {
	case to > k:
		return to
	case ps.stemIn(k, setAbout):
		to = k + 1
	case ps.stemIn(k, setDegree) && ps.stemIn(k, setQuantity) && ps.tk[k+1].Fold == "من": // «أكثر من», «أقل من»
		to = k + 2
	}
	if to > k && ps.numberAt(to) {
		return to
	}
	return k
}

// countedBehind is the token of the number right behind an event noun without article or
// pronoun at i, with words between that say about how many: what is counted is the noun's
// genitive («توقيف نحو | ثلاثين شخصا»); 0 for none.
func (ps *parser) countedBehind(i int) int {
	t := &ps.tk[i]
	if i+2 >= len(ps.tk) || t.POS != doc.Noun || t.Pro.Has(doc.ProAl) || t.Enc != "" || !construct(t) || accusative(t) {
		return 0
	}
	if !ps.known[i].trigger || ps.hitAt[i] >= 0 || t.Feats.VerbForm != doc.Masdar && ps.known[i].verb == "" && !ps.known[i].named {
		return 0
	}
	if k := ps.aboutHow(i + 1); k > i+1 {
		return k
	}
	return 0
}

// countedOf tells whether a phrase is what an event noun before it counts, and so no
// argument of a verb.
func (ps *parser) countedOf(ph *clause.Phrase) bool {
	k := ph.From
	if k < 2 || ph.Pron || ps.tk[k].POS != doc.Num && !ps.numberAt(k) || ps.kind[k-1] != itAdv {
		return false
	}
	for i := k - 2; i >= 0 && i > k-7; i-- {
		if ps.kind[i] != itAdv {
			return ps.countedBehind(i) == k
		}
	}
	return false
}

// countedGenitive is the phrase of what an event noun at i counts; None for most.
func (ps *parser) countedGenitive(i, id int) int {
	k := ps.countedBehind(i)
	if k == 0 || k >= len(ps.tk) || ps.phrase[k] < 0 {
		return clause.None
	}
	q := int(ps.phrase[k])
	x := &ps.out.Phrases[q]
	switch {
	case q == id && x.Head <= i:
		g := ps.sub(k, x.To)
		ps.out.Phrases[g].Next = ps.out.Phrases[id].Next
		return g
	case q != id && x.From == k && x.Prep == "":
		return q
	}
	return clause.None
}
