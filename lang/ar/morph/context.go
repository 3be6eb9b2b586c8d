package morph

import "github.com/sijil-news/sijil/doc"

// tagClass is a word's part in the choice in context: finer than parts of
// speech where the neighbour matters.
type tagClass uint8

const (
	clOther tagClass = iota
	clNoun           // without article: construct or indefinite
	clNounEnc
	clNounAl
	clAdj
	clAdjAl
	clPropn
	clPerfect
	clImperfect
	clImperative
	clAux    // كان and her sisters
	clPrep   // a noun must follow
	clPrepE  // preposition with pronoun
	clPrepT  // like clPrep, or «أن» with a verb: «بعد أن»
	clThatN  // أنّ إنّ: a noun follows
	clThatE  // أنه: anything follows
	clThat   // أن unvowelled: أنْ or أنّ
	clThatV  // أنْ behind a preposition of time: a verb follows
	clRel    // الذي
	clWhen   // a clause follows, mostly a verb
	clWhenV  // like clWhen, with nothing but a verb: «بعدما»
	clBefore // سوف لم لن كي: an imperfect follows
	clQad
	clNot // لا
	clMa  // ما
	clDem
	clPron
	clDet
	clNum
	clAdv
	clConj
	clPunct
	clStart
	clUnlike // غير
	nClasses
)

func classOf(p doc.POS) tagClass {
	switch p {
	case doc.Noun:
		return clNoun
	case doc.Propn:
		return clPropn
	case doc.Adj:
		return clAdj
	case doc.Verb:
		return clPerfect
	case doc.Adp:
		return clPrep
	case doc.Cconj:
		return clConj
	case doc.Sconj:
		return clWhen
	case doc.Pron:
		return clPron
	case doc.Det:
		return clDet
	case doc.Num:
		return clNum
	case doc.Adv:
		return clAdv
	case doc.Punct, doc.Sym:
		return clPunct
	}
	return clOther
}

func classOfClosed(w *ClosedWord, enc string) tagClass {
	switch {
	case w.POS == doc.Adp && enc != "":
		return clPrepE
	case w.POS == doc.Adp && w.Clause:
		return clPrepT
	case w.POS == doc.Verb:
		return clAux
	case w.Form == "أن":
		if enc != "" {
			return clThatE
		}
		if w.Gov == GovPerfect {
			return clThatV
		}
		return clThat
	case w.POS == doc.Sconj && w.Gov == GovPerfect:
		return clWhenV
	case w.Gov == GovImperfect:
		return clBefore
	case w.Form == "لا":
		return clNot
	case w.Form == "ما":
		return clMa
	case w.POS == doc.Part && w.Gov == GovPerfect:
		return clQad
	case w.POS == doc.Part && w.Gov == GovNoun: // «غير»: never before a verb
		return clUnlike
	case w.POS == doc.Sconj && w.Gov == GovNoun:
		if enc != "" {
			return clThatE
		}
		return clThatN
	case w.POS == doc.Pron && w.Gov == GovVerb:
		return clRel
	case w.POS == doc.Pron && w.Lemma == "هذا":
		return clDem
	case w.POS == doc.Noun && enc != "":
		return clNounEnc
	}
	return classOf(w.POS)
}

func auxiliary(lemma string) bool {
	switch lemma {
	case "كان", "بات", "أصبح", "ظلّ", "ظل", "صار", "زال", "عاد", "بدأ", "أخذ", "كاد", "أوشك", "أضحى", "أمسى":
		return true
	}
	return false
}

// weights score one class after another; log scale, 0 is neutral.
type weights struct {
	next [nClasses][nClasses]float32
	most [nClasses]float32 // by the second class: no pair scores more, see plain
}

// newWeights is the grammar of neighbours: what each class asks of the next.
func newWeights() *weights {
	w := new(weights)
	verbs := []tagClass{clPerfect, clImperfect, clAux}
	nouns := []tagClass{clNoun, clNounEnc, clNounAl, clPropn, clNum, clDet}
	set := func(from tagClass, v float32, to ...tagClass) {
		for _, t := range to {
			w.next[from][t] = v
		}
	}
	for c := range nClasses {
		set(c, -1.5, clImperative)
		set(c, -0.4, clAdj) // an adjective without article leans on a noun
		set(c, -0.8, clAdjAl)
	}
	for _, c := range []tagClass{clPrep, clDet} {
		set(c, -8, verbs...)
		set(c, -4, clPrep, clThatE, clImperative)
		set(c, 0.5, nouns...)
		set(c, -0.3, clAdj, clAdjAl)
		set(c, -1, clAdv)
	}
	set(clUnlike, -6, verbs...)
	set(clUnlike, 1, clAdj, clAdjAl, clNoun, clNounAl)
	set(clDet, -2, clPerfect, clImperfect, clAux)
	set(clDet, 0, clPrep)
	set(clPrep, 0.3, clThat, clRel, clMa, clDem)
	for _, c := range []tagClass{clBefore} {
		set(c, 4, clImperfect)
		set(c, 4, clAux)
		set(c, -4, clPerfect, clNoun, clNounAl, clNounEnc, clPropn, clAdj, clAdjAl, clPrep, clImperative)
	}
	set(clQad, 3, clPerfect, clImperfect)
	set(clQad, 2.5, clAux)
	set(clQad, -3, nouns...)
	set(clQad, -6, clPrep, clPrepE)
	set(clThat, 1.5, clImperfect)
	set(clThat, 1.2, clAux)
	set(clThat, -0.7, clPerfect)
	set(clThat, 1, clNounAl)
	set(clThat, 0.4, clPropn, clDem)
	set(clThatN, -2, clPerfect, clImperfect, clAux)
	set(clThatN, 0.8, clNounAl, clPropn, clNoun, clDem)
	for _, c := range []tagClass{clThatE, clRel, clPron} {
		set(c, 1.5, clPerfect, clImperfect, clAux)
		set(c, -0.8, clNoun)
		set(c, 0, clAdj)
	}
	set(clRel, 2.2, clPerfect, clImperfect, clAux)
	set(clRel, -1, clNounAl, clPropn)
	set(clRel, -2.5, clAdj, clAdjAl)
	set(clPron, 0.5, clPerfect, clImperfect, clAux, clNounAl)
	set(clPron, 0, clNoun)
	set(clWhen, 1.5, clPerfect, clImperfect, clAux)
	set(clMa, 1, clPerfect, clImperfect, clAux)
	set(clNot, 2, clImperfect, clAux)
	set(clNot, -1, clPerfect)
	set(clNot, 0.3, clNoun)
	set(clNot, -1, clNounAl)
	set(clStart, 1.5, clPerfect)
	set(clStart, 0.8, clImperfect, clAux, clQad)
	set(clStart, 0.3, clNounAl, clNoun, clPropn)
	set(clStart, -1.2, clAdj, clAdjAl)
	set(clPunct, 0.2, clPerfect, clImperfect, clAux)
	set(clPunct, -0.6, clAdj)
	set(clConj, 0.1, clPerfect, clImperfect, clAux)
	set(clAdv, 0.2, clPerfect, clImperfect, clAux)
	set(clPrepE, 0.2, clPerfect, clImperfect, clAux, clNoun)

	set(clNoun, 0.7, clNounAl)
	set(clNoun, 0.3, clNoun, clNounEnc, clPropn)
	set(clNoun, 0.5, clAdj)
	set(clNoun, -0.5, clAdjAl)
	set(clNoun, -2, clPerfect)
	set(clNoun, -0.4, clImperfect, clAux)
	for _, c := range []tagClass{clNounAl, clNounEnc} {
		set(c, 0.8, clAdjAl)
		set(c, -0.2, clNoun)
		set(c, 0.2, clPerfect, clImperfect, clAux)
	}
	set(clAdj, 0.6, clAdj)
	set(clAdj, -0.3, clPerfect)
	set(clAdjAl, 0.8, clAdjAl)
	set(clAdjAl, 0.1, clPerfect, clImperfect, clAux)
	set(clPropn, 0.4, clPropn, clAdjAl)
	set(clPropn, 0.2, clPerfect, clImperfect, clAux)
	set(clNum, 0.8, clNoun)
	set(clNum, -1.5, clPerfect, clImperfect)
	set(clDem, 1.5, clNounAl)
	set(clDem, -0.5, clNoun, clPerfect)

	for _, c := range []tagClass{clPerfect, clImperfect} {
		set(c, 0.5, clNounAl, clPropn, clNounEnc)
		set(c, 0.3, clNoun, clPrep, clPrepE, clThat, clDem)
		set(c, -1.8, clPerfect)
		set(c, -1, clImperfect)
		set(c, -1, clAux)
		set(c, -1, clAdjAl)
	}
	set(clAux, 0.8, clImperfect)
	set(clAux, -1.2, clPerfect)
	set(clAux, 0.5, clNounAl, clPropn, clQad)
	set(clAux, 0.2, clAdj, clNoun)
	for c := range nClasses {
		w.next[c][clPrepT], w.next[clPrepT][c] = w.next[c][clPrep], w.next[clPrep][c]
		w.next[c][clWhenV], w.next[clWhenV][c] = w.next[c][clWhen], w.next[clWhen][c]
		w.next[c][clThatV], w.next[clThatV][c] = -20, w.next[clWhen][c]
	}
	set(clPrepT, 1, clThatV)
	for _, c := range []tagClass{clThatV, clWhenV} {
		set(c, 3, clPerfect, clImperfect, clAux)
		set(c, -3, nouns...)
	}
	w.bound()
	return w
}

// The most that government, agreement and coordinated give.
const (
	mostGovernment  = 1.5
	mostAgreement   = 0.3
	mostCoordinated = 0.2
)

// bound fills most.
func (w *weights) bound() {
	for b := range nClasses {
		w.most[b] = w.next[0][b]
		for a := range nClasses {
			w.most[b] = max(w.most[b], w.next[a][b])
		}
		w.most[b] += mostAgreement
		if b == clImperfect || b == clAux {
			w.most[b] += mostGovernment
		}
	}
}

// upTo is what no reading before b gets more than from pair.
func (w *weights) upTo(b *Analysis) float32 {
	switch {
	case b.Pro == 0:
		return w.most[b.class]
	case b.Pro&(doc.ProWa|doc.ProFa) != 0:
		return mostCoordinated
	}
	return max(w.most[b.class], w.most[clPrepE], 0)
}

// left is the class a reading shows to the word before it: a proclitic hides
// what follows.
func (a *Analysis) left() tagClass {
	switch {
	case a.Pro&(doc.ProBi|doc.ProKa|doc.ProLi) != 0 && a.POS != doc.Verb:
		return clPrepE
	case a.Pro&(doc.ProWa|doc.ProFa) != 0:
		return clConj
	}
	return a.class
}

// pair scores reading b after reading a.
func (w *weights) pair(a, b *Analysis) float32 {
	from := a.class
	if b.Pro == 0 {
		return w.plain(a, b)
	}
	if b.Pro&(doc.ProWa|doc.ProFa) != 0 {
		// the second of two coordinated words: like the first, loosely
		return coordinated(a, b)
	}
	if b.left() == clPrepE && b.class != clPrepE {
		return w.next[from][clPrepE]
	}
	s := w.plain(a, b)
	if b.Pro.Has(doc.ProSa) || b.Pro.Has(doc.ProLi) && b.POS == doc.Verb {
		s = max(s, 0)
	}
	return s
}

// plain scores b after a where no proclitic stands between.
func (w *weights) plain(a, b *Analysis) float32 {
	s := w.next[a.class][b.class]
	if b.class == clImperfect || b.class == clAux {
		s += government(a, b)
	}
	return s + agreement(a, b)
}

// government scores the mood of an imperfect after a particle.
func government(a, b *Analysis) float32 {
	if b.Feats.Aspect != doc.Imperfect {
		if a.class == clBefore {
			return -7
		}
		return 0
	}
	want := doc.Subjunctive
	switch {
	case a.Lemma == "لم":
		want = doc.Jussive
	case a.class == clNot:
		// لا of prohibition is rare in news
		return 0
	case a.Lemma == "سوف":
		want = doc.Indicative
	case a.class != clBefore && a.class != clThat && a.class != clThatV:
		return 0
	}
	if b.Feats.Mood&want == 0 {
		return -1.5
	}
	if b.Feats.Mood&doc.Indicative == 0 {
		return 1.5
	}
	return 0
}

func coordinated(a, b *Analysis) float32 {
	switch b.class {
	case clPerfect, clImperfect, clAux:
		if a.class == clPrep || a.class == clPrepT || a.class == clBefore {
			return -2
		}
		return 0.2
	case clImperative:
		return -1.5
	case a.class:
		return 0.2
	}
	return 0
}

// agreement scores gender between a verb and the noun beside it, and between a
// noun and its adjective.
func agreement(a, b *Analysis) float32 {
	switch {
	case a.class == clThatE && b.POS == doc.Verb && b.Feats.Person == 1 && !ofHearer(a.Enc):
		return -5 // «إنه أفضل شعور» is no «I prefer»
	case a.POS == doc.Verb && a.Feats.Person == 3 && nounish(b) && b.Pro&^doc.ProAl == 0 && a.Enc == "":
		g := logical(b)
		if a.Feats.Number == doc.Plur || a.Feats.Number == doc.Dual {
			return 0
		}
		if g != doc.GenderAny && a.Feats.Gender != g {
			return -0.8
		}
	case b.POS == doc.Verb && b.Feats.Person == 3 && (a.class == clNounAl || a.class == clPropn):
		g := logical(a)
		if g != doc.GenderAny && b.Feats.Gender != g && b.Feats.Number == doc.Sing {
			return -0.4
		}
	case b.POS == doc.Adj && a.POS == doc.Noun && a.Feats.Def == b.Feats.Def:
		g := logical(a)
		if g != doc.GenderAny && g == b.Feats.Gender {
			return 0.3
		}
	}
	return 0
}

func nounish(a *Analysis) bool {
	return a.POS == doc.Noun || a.POS == doc.Propn
}

// logical is the gender verbs and adjectives show with a noun: plurals of
// things count as feminine, and broken plurals do not tell.
func logical(a *Analysis) doc.Gender {
	if !a.Known || a.Feats.Number == doc.Plur && a.Feats.Gender != doc.Fem {
		return doc.GenderAny
	}
	return a.Feats.Gender
}
