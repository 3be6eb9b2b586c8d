package morph

import "github.com/sijil-news/sijil/doc"

// slot names the place in a paradigm where a stem stands. A verb has one
// spelled stem a slot and voice; most verbs have few different ones.
type slot uint8

const (
	perf0  slot = iota // ∅: كتب
	perfE              // ∅ before a pronoun: رماه
	perfAt             // ـت ـتا
	perfA              // ـا
	perfU              // ـوا
	perfT              // ـت ـتما ـتم ـتن
	perfN              // ـن ـنا
	impf0              // ∅, indicative (and subjunctive)
	impfE              // ∅ before a pronoun: يلقاه، يقرؤه
	juss0              // ∅, jussive: يقل، يرم
	impfI              // ـين ـي
	impfA              // ـان ـا
	impfU              // ـون ـوا
	impfN              // ـن
	self0              // first person singular written whole: آخذ
	selfJ              // the same, jussive: آت
	imp0               // imperative
	impI
	impA
	impU
	impN
	nSlots
)

// affix is one row of the verb's affix table: the feature bundle of a form.
// Both the conjugator and the recogniser run over these rows.
type affix struct {
	prefix, suffix string
	slot           slot
	feats          doc.Feats
	enc            encUse
	whole          bool // a stem of slot self0 that stands beside the one with أ
}

// encUse tells whether a form stands with a pronoun, without or either way.
type encUse uint8

const (
	encFree encUse = iota
	encNever
	encAlways
)

const ind, subj, juss = doc.Indicative, doc.Subjunctive, doc.Jussive

func perfect(sfx string, s slot, person uint8, g doc.Gender, n doc.Number, e encUse) affix {
	return affix{suffix: sfx, slot: s, enc: e, feats: doc.Feats{Person: person, Gender: g, Number: n, Aspect: doc.Perfect, VerbForm: doc.Finite}}
}

func imperfect(pre, sfx string, s slot, m doc.Mood, person uint8, g doc.Gender, n doc.Number, e encUse) affix {
	return affix{prefix: pre, suffix: sfx, slot: s, enc: e, feats: doc.Feats{Person: person, Gender: g, Number: n, Aspect: doc.Imperfect, Mood: m, VerbForm: doc.Finite}}
}

func imperative(sfx string, s slot, g doc.Gender, n doc.Number, e encUse) affix {
	return affix{suffix: sfx, slot: s, enc: e, feats: doc.Feats{Person: 2, Gender: g, Number: n, Aspect: doc.Imperative, VerbForm: doc.Finite}}
}

// verbAffixes returns the affix table of the verb. Rows that only a pronoun
// brings about (كتبوه, كتبتموه) have enc encAlways.
func verbAffixes() []affix {
	const any, m, f = doc.GenderAny, doc.Masc, doc.Fem
	const sg, du, pl = doc.Sing, doc.Dual, doc.Plur
	rows := []affix{
		perfect("", perf0, 3, m, sg, encNever),
		perfect("", perfE, 3, m, sg, encAlways),
		perfect("ت", perfAt, 3, f, sg, encFree),
		perfect("ا", perfA, 3, m, du, encFree),
		perfect("تا", perfAt, 3, f, du, encFree),
		perfect("وا", perfU, 3, m, pl, encNever),
		perfect("و", perfU, 3, m, pl, encAlways),
		perfect("ن", perfN, 3, f, pl, encFree),
		perfect("ت", perfT, 2, m, sg, encFree),
		perfect("ت", perfT, 2, f, sg, encFree),
		perfect("تما", perfT, 2, any, du, encFree),
		perfect("تم", perfT, 2, m, pl, encNever),
		perfect("تمو", perfT, 2, m, pl, encAlways),
		perfect("تن", perfT, 2, f, pl, encFree),
		perfect("ت", perfT, 1, any, sg, encFree),
		perfect("نا", perfN, 1, any, pl, encFree),
		imperative("", imp0, m, sg, encFree),
		imperative("ي", impI, f, sg, encFree),
		imperative("ا", impA, any, du, encFree),
		imperative("وا", impU, m, pl, encNever),
		imperative("و", impU, m, pl, encAlways),
		imperative("ن", impN, f, pl, encFree),
	}
	for _, p := range []struct {
		prefix string
		person uint8
		gender doc.Gender
		number doc.Number
	}{{"ي", 3, m, sg}, {"ت", 3, f, sg}, {"ت", 2, m, sg}, {"أ", 1, any, sg}, {"ن", 1, any, pl}} {
		rows = append(rows,
			imperfect(p.prefix, "", impf0, ind|subj, p.person, p.gender, p.number, encNever),
			imperfect(p.prefix, "", impfE, ind|subj, p.person, p.gender, p.number, encAlways),
			imperfect(p.prefix, "", juss0, juss, p.person, p.gender, p.number, encFree))
	}
	for _, p := range []struct {
		prefix string
		person uint8
		gender doc.Gender
	}{{"ي", 3, m}, {"ت", 3, f}, {"ت", 2, any}} {
		rows = append(rows,
			imperfect(p.prefix, "ان", impfA, ind, p.person, p.gender, du, encFree),
			imperfect(p.prefix, "ا", impfA, subj|juss, p.person, p.gender, du, encFree))
	}
	for _, p := range []struct {
		prefix string
		person uint8
	}{{"ي", 3}, {"ت", 2}} {
		rows = append(rows,
			imperfect(p.prefix, "ون", impfU, ind, p.person, m, pl, encFree),
			imperfect(p.prefix, "وا", impfU, subj|juss, p.person, m, pl, encNever),
			imperfect(p.prefix, "و", impfU, subj|juss, p.person, m, pl, encAlways),
			imperfect(p.prefix, "ن", impfN, ind|subj|juss, p.person, f, pl, encFree))
	}
	rows = append(rows,
		imperfect("ت", "ين", impfI, ind, 2, f, sg, encFree),
		imperfect("ت", "ي", impfI, subj|juss, 2, f, sg, encFree))
	self := imperfect("", "", self0, ind|subj, 1, any, sg, encFree)
	selfJuss := imperfect("", "", selfJ, juss, 1, any, sg, encFree)
	self.whole, selfJuss.whole = true, true
	return append(rows, self, selfJuss)
}

// suffixRows are the affix rows that end in one folded suffix.
type suffixRows struct {
	suffix string
	noun   []nounAffix
	verb   [5][]affix // by prefix: none ي ت ا ن
	mask   [5]uint32  // slots of those rows
	nmask  uint32
}

// affixTable is the affix tables keyed by folded suffix, grouped by length in
// letters.
type affixTable struct {
	byLen [4][]suffixRows
}

var prefixLetters = [5]string{"", "ي", "ت", "ا", "ن"}

func prefixIndex(folded string) int {
	for i, p := range prefixLetters {
		if p == folded {
			return i
		}
	}
	return 0
}

func newAffixTable() affixTable {
	var t affixTable
	at := func(sfx string) *suffixRows {
		n := len(sfx) / 2
		for i := range t.byLen[n] {
			if t.byLen[n][i].suffix == sfx {
				return &t.byLen[n][i]
			}
		}
		t.byLen[n] = append(t.byLen[n], suffixRows{suffix: sfx})
		return &t.byLen[n][len(t.byLen[n])-1]
	}
	for _, a := range verbAffixes() {
		r := at(string(foldStem(nil, a.suffix)))
		p := prefixIndex(string(foldStem(nil, a.prefix)))
		r.verb[p] = append(r.verb[p], a)
		r.mask[p] |= 1 << a.slot
	}
	for _, a := range nounAffixes() {
		r := at(a.suffix)
		r.noun = append(r.noun, a)
		r.nmask |= 1 << a.slot
	}
	return t
}
