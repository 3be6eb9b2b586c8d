package morph

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// nslot names where a nominal stem stands, as slot does for verbs.
type nslot uint8

const (
	nBare    nslot = iota // ∅, with or without a pronoun
	nEnd                  // ∅, never with a pronoun: مستوى، قاضٍ
	nEnc                  // ∅, only with a pronoun: مستواه
	nAcc                  // ـا, indefinite accusative
	nFem                  // ـة, ـت before a pronoun
	nDual                 // ـان ـين, construct ـا ـي
	nFemDual              // ـتان ـتين, construct ـتا ـتي
	nSound                // ـون ـين, construct ـو ـي
	nAt                   // ـات
)

func bits(slots ...nslot) (m uint32) {
	for _, s := range slots {
		m |= 1 << s
	}
	return m
}

// nounAffix is one row of the noun's ending table. Gender and number hold
// where set, else those of the stem.
type nounAffix struct {
	suffix   string
	slot     nslot
	gender   doc.Gender
	number   doc.Number
	enc      encUse
	noAl     bool
	constr   bool   // construct state shown by the form
	restored string // ending of the stem without its pronoun, where it differs
	cost     float32
}

func nounAffixes() []nounAffix {
	const m, f = doc.Masc, doc.Fem
	return []nounAffix{
		{suffix: "", slot: nBare},
		{suffix: "", slot: nEnd, enc: encNever},
		{suffix: "", slot: nEnc, enc: encAlways},
		{suffix: "ا", slot: nAcc, enc: encNever, noAl: true, cost: 0.3},
		{suffix: "ة", slot: nFem, gender: f, enc: encNever},
		{suffix: "ه", slot: nFem, gender: f, enc: encNever, cost: 2.5}, // Egyptian spelling
		{suffix: "ت", slot: nFem, gender: f, enc: encAlways, restored: "ة"},
		{suffix: "ان", slot: nDual, number: doc.Dual, enc: encNever, cost: 0.7},
		{suffix: "ين", slot: nDual, number: doc.Dual, enc: encNever, cost: 0.7},
		{suffix: "ا", slot: nDual, number: doc.Dual, noAl: true, constr: true, cost: 1.5},
		{suffix: "ي", slot: nDual, number: doc.Dual, noAl: true, constr: true, cost: 1.2},
		{suffix: "تان", slot: nFemDual, gender: f, number: doc.Dual, enc: encNever, cost: 0.7},
		{suffix: "تين", slot: nFemDual, gender: f, number: doc.Dual, enc: encNever, cost: 0.7},
		{suffix: "تا", slot: nFemDual, gender: f, number: doc.Dual, noAl: true, constr: true, cost: 1.2},
		{suffix: "تي", slot: nFemDual, gender: f, number: doc.Dual, noAl: true, constr: true, cost: 1.2},
		{suffix: "ون", slot: nSound, gender: m, number: doc.Plur, enc: encNever, cost: 0.3},
		{suffix: "ين", slot: nSound, gender: m, number: doc.Plur, enc: encNever, cost: 0.3},
		{suffix: "و", slot: nSound, gender: m, number: doc.Plur, noAl: true, constr: true, cost: 0.7},
		{suffix: "ي", slot: nSound, gender: m, number: doc.Plur, noAl: true, constr: true, cost: 0.9},
		{suffix: "ات", slot: nAt, gender: f, number: doc.Plur, cost: 0.2},
	}
}

// nominal is a lemma that inflects as a noun.
type nominal struct {
	lemma   string
	pos     doc.POS
	gender  doc.Gender
	feats   doc.Feats // VerbForm, Form, Voice, Nisba
	verb    int32     // of a masdar or participle, else -1
	cost    float32
	derived bool // a masdar or participle that its verb gives, not listed by itself
}

const (
	taMarbuta = "ة"
	alef      = "ا"
	ya        = "ي"
	hamzaLine = "ء"
)

// addNominal registers the stems of one nominal; plural kinds as in Noun.
func (l *Lexicon) addNominal(id int32, folded string, plurals []string) {
	n := &l.nominals[id]
	at, un := n.pos == doc.Adj, n.pos == doc.Adj
	for _, p := range plurals {
		switch p {
		case "+ات":
			at = true
		case "+ون":
			un = true
		default:
			l.addBroken(id, p)
		}
	}
	set := func(ok bool, s nslot) uint32 {
		if ok {
			return 1 << s
		}
		return 0
	}
	switch {
	case n.pos == doc.Propn || n.pos == doc.Adv || n.pos == doc.Num:
		m := bits(nBare)
		if strings.HasSuffix(folded, taMarbuta) {
			folded, m = folded[:len(folded)-2], bits(nFem)
		} else if n.pos != doc.Propn {
			m |= bits(nAcc)
		} else {
			m = bits(nEnd)
		}
		l.addStem(folded, entry{id: id, kind: kindNoun, mask: m})
	case strings.HasSuffix(folded, taMarbuta):
		l.addStem(folded[:len(folded)-2], entry{id: id, kind: kindNoun, mask: bits(nFem, nFemDual) | set(at, nAt)})
	case strings.HasSuffix(n.lemma, "ى"):
		core := folded[:len(folded)-2]
		l.addStem(folded, entry{id: id, kind: kindNoun, mask: bits(nEnd, nDual) | set(at, nAt)})
		l.addStem(core+alef, entry{id: id, kind: kindNoun, mask: bits(nEnc) | set(n.pos == doc.Adj, nFem)})
		if un {
			l.addStem(core, entry{id: id, kind: kindNoun, mask: bits(nSound)})
		}
	case strings.HasSuffix(folded, alef+hamzaLine):
		l.addStem(folded, entry{id: id, kind: kindNoun, mask: bits(nBare, nDual) | set(at, nAt) | set(un, nSound) | set(n.pos == doc.Adj && n.gender != doc.Fem, nFem)})
		l.addStem(folded[:len(folded)-2]+"و", entry{id: id, kind: kindNoun, mask: bits(nDual) | set(at, nAt)})
	case strings.HasSuffix(folded, ya):
		l.addStem(folded, entry{id: id, kind: kindNoun, mask: bits(nBare, nAcc, nDual) | set(at, nAt) | set(un, nSound) | set(n.pos == doc.Adj, nFem) | set(n.pos == doc.Adj, nFemDual)})
		if !n.feats.Nisba {
			l.addStem(folded[:len(folded)-2], entry{id: id, kind: kindNoun, mask: bits(nEnd) | set(un, nSound), cost: 0.5})
		}
	default:
		l.addStem(folded, entry{id: id, kind: kindNoun, mask: bits(nBare, nAcc, nDual) | set(at, nAt) | set(un, nSound) | set(n.pos == doc.Adj, nFem) | set(n.pos == doc.Adj, nFemDual)})
		if strings.HasSuffix(n.lemma, "أ") {
			l.addStem(folded[:len(folded)-2]+hamzaLine, entry{id: id, kind: kindNoun, mask: bits(nEnc, nSound)})
			l.addStem(folded[:len(folded)-2], entry{id: id, kind: kindNoun, mask: bits(nDual)})
		}
	}
}

// addBroken registers a broken plural of a nominal.
func (l *Lexicon) addBroken(id int32, plural string) {
	folded := l.fold(plural)
	e := entry{id: id, kind: kindNoun, plural: true}
	switch {
	case strings.HasSuffix(folded, taMarbuta):
		e.mask = bits(nFem)
		folded = folded[:len(folded)-2]
	case strings.HasSuffix(plural, "ى"):
		e.mask = bits(nEnc)
		l.addStem(folded[:len(folded)-2]+alef, e)
		e.mask = bits(nEnd)
	case strings.HasSuffix(plural, ya):
		e.mask, e.cost = bits(nEnd), 0.5
		l.addStem(folded[:len(folded)-2], e)
		e.mask, e.cost = bits(nBare, nAcc), 0
	case strings.HasSuffix(folded, alef+hamzaLine):
		e.mask = bits(nBare)
	default:
		e.mask = bits(nBare, nAcc)
	}
	l.addStem(folded, e)
}

// nisba tells a relational adjective by its spelling: an adjective of four
// letters or more in ي that is no participle of a defective verb.
func nisba(n *Noun) bool {
	if n.POS != doc.Adj || !strings.HasSuffix(n.Lemma, ya) && !strings.HasSuffix(n.Lemma, "يّ") {
		return false
	}
	runes := []rune(n.Lemma)
	return len(runes) >= 4 && !(len(runes) == 4 && runes[1] == 'ا')
}
