package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// sourceAside tells whether a verb of saying stands in an aside between commas that only
// tells who says so, behind which the clause goes on that the aside breaks: «فرضت أوسلو،
// وفق ما ذكرته الصحيفة، | عقوبات على …», «… ، كما قالت الشرطة، | …».
func (ps *parser) sourceAside(w *walk, p *clause.Pred, group int) bool {
	const near = 3 // words between the comma and the verb
	if w.cur == clause.None || len(p.Keys) == 0 || !ps.p.saying(p.Keys[0]) || len(w.pre) > 0 || ps.out.Preds[w.cur].Arg(frames.Subj, "") == nil {
		return false
	}
	k := p.Tok - 1
	for k >= 0 && k >= p.Tok-near && ps.kind[k] != itPunct {
		k--
	}
	if k < 0 || k >= p.Tok-1 || !isComma(&ps.tk[k]) || !ps.namesSource(k+1, p.Tok) {
		return false
	}
	for k = p.Tok + 1; k < len(ps.tk); k++ {
		switch ps.kind[k] {
		case itVerb, itComp, itStop, itRel:
			return false
		case itPunct:
			return isComma(&ps.tk[k]) && ps.goesOnAt(k+1, w.cur)
		}
	}
	return false
}

// goesOnAt tells whether a phrase that verb v may have begins at token i: one without a
// preposition, or with one that frames know behind the verb.
func (ps *parser) goesOnAt(i, v int) bool {
	if i >= len(ps.tk) || ps.tk[i].Pro&conjPro != 0 || ps.phrase[i] < 0 && ps.kind[i] != itPrep {
		return false
	}
	q := ps.phrase[i]
	if q < 0 && i+1 < len(ps.tk) {
		q = ps.phrase[i+1]
	}
	if q < 0 {
		return false
	}
	x := &ps.out.Phrases[q]
	return x.Prep == "" && ps.kind[i] == itNom && !ps.isTime(x) || x.Prep != "" && ps.verbTakes(&ps.out.Preds[v], x.Prep)
}

// namesSource tells whether the words [from,to) say according to whom something is told, or
// how: «وفق ما», «بحسب ما», «كما», «حسبما».
func (ps *parser) namesSource(from, to int) bool {
	t := &ps.tk[from]
	if c, ok := ps.p.Words.Cues[t.Key]; ok && c.Source {
		return true
	}
	if c, ok := ps.p.Words.Cues[t.Stem]; ok && c.Source {
		return true
	}
	return to == from+1 && t.POS == doc.Sconj && t.Pro == 0 && ps.stemIn(from, setAdverbial)
}

// ageTold returns to the clause before behind one that only says how old somebody is: «قتل شاب
// يبلغ من العمر 20 عاما | برصاص الجيش».
func (ps *parser) ageTold(w *walk, i int) {
	const longest = 8 // words
	if w.cur == clause.None {
		return
	}
	v := &ps.out.Preds[w.cur]
	if v.Rel != clause.Relative || v.Parent == clause.None || i < v.Tok+4 || i > v.Tok+longest || !ps.keyIn(v.Tok, setAged) || !ps.keyIn(v.Tok+2, setAged) || !ps.keyIn(i-1, setTime) {
		return
	}
	if up := &ps.out.Preds[v.Parent]; up.Verb && up.Tok < v.Tok {
		w.cur = v.Parent
	}
}
