package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// humanPlural: a sound masculine plural, which only a plural of people takes
// for its adjective.
func (ps *parser) humanPlural(j int) bool {
	t := &ps.tk[j]
	return t.Feats.Number == doc.Plur && (strings.HasSuffix(t.Stem, "يين") || strings.HasSuffix(t.Stem, "يون"))
}

// ofPeople tells whether a plural of people right behind a bare singular noun is its
// genitive: no adjective of it, and behind the article no other phrase. Without the
// article it is that of a masdar, which it cannot be the object beside.
func (ps *parser) ofPeople(noun, j int) bool {
	t := &ps.tk[noun]
	if !construct(t) || ps.definite(noun) || accusative(t) || ps.pluralIn(noun, j) {
		return false
	}
	return ps.tk[j].Pro.Has(doc.ProAl) || ps.hitAt[noun] < 0 && t.Feats.VerbForm == doc.Masdar
}

func (ps *parser) pluralIn(from, to int) bool {
	for k := from; k < to; k++ {
		t := &ps.tk[k]
		if n := t.Feats.Number; n == doc.Plur || n == doc.Dual || t.POS == doc.Num || ps.stemIn(k, setQuantity) {
			return true
		}
		if h := ps.hitAt[k]; h >= 0 && (ps.hits[h].e.plural || ps.hits[h].e.agent != nil && ps.hits[h].e.agent.Group) {
			return true
		}
	}
	return false
}

// soundPlural tells whether a noun is a sound masculine plural that kept its
// nun; «شؤون» is none.
func (ps *parser) soundPlural(t *doc.Token) bool {
	return t.Feats.Number == doc.Plur && (strings.HasSuffix(t.Stem, "ون") && strings.HasSuffix(foldLemma(t)+"ون", t.Stem) ||
		strings.HasSuffix(t.Stem, "ين") && strings.HasSuffix(foldLemma(t)+"ين", t.Stem))
}

// standsAlone: sound plurals and duals that kept their nun, and nouns for
// people of no office («مسلح», «متظاهر»), govern no genitive.
func (ps *parser) standsAlone(i int) bool {
	t := &ps.tk[i]
	if ps.soundPlural(t) {
		return true
	}
	if t.Feats.Number == doc.Plur && strings.HasSuffix(t.Stem, "و") && t.Enc == "" { // «متشددو طالبان»: without its nun it governs
		return false
	}
	if t.Feats.Number == doc.Dual && (strings.HasSuffix(t.Stem, "ان") || strings.HasSuffix(t.Stem, "ين")) {
		return true
	}
	h := ps.hitAt[i]
	if h < 0 || ps.hits[h].e.agent == nil {
		return false
	}
	a := ps.hits[h].e.agent
	switch a.Sector {
	case "UAF", "CVL", "REB", "REF", "JRN":
		participle := t.Feats.VerbForm == doc.ActivePart || t.Feats.VerbForm == doc.PassivePart ||
			a.Sector == "UAF" && !ps.hits[h].e.plural && strings.HasSuffix(t.Stem, "ي") // «فجّر انتحاري | حزامه»
		return !a.Office && !a.Org && !a.Group && participle || t.POS == doc.Adj
	}
	return false
}

// partitive: «أكثر من خمسين شخصا», «عدد من الجنود»: the quantity and what it
// counts are one phrase; with a number, where people are counted.
func (ps *parser) partitive(last, j int) bool {
	if ps.tk[j].Stem != "من" || ps.tk[j].Enc != "" || ps.tk[j].Pro != 0 || j+1 >= len(ps.tk) || j-1 != last && ps.tk[j-1].POS != doc.Adj {
		return false
	}
	if ps.kind[j+1] != itNom || ps.tk[j+1].Pro&(conjPro|prepPro) != 0 {
		return false
	}
	if ps.tk[last].POS == doc.Adj && ps.quantityAt(last-1) {
		last-- // «مجموعة متنوعة من الأسلحة»
	}
	if ps.hitAt[last] >= 0 {
		return ps.measured(last, j)
	}
	t := &ps.tk[last]
	if t.Stem == "احد" && !ps.oneOf(last) {
		return false // «انسحب الأحد | من المدينة»
	}
	return ps.stemIn(last, setQuantity) || accusative(t) && ps.keyIn(last, setQuantity) || t.POS == doc.Num && ps.hitAt[j+1] >= 0 && ps.peopleAt(j+1)
}

// peopleAt tells whether the word at i names people: «سبعة من عمال الإغاثة».
func (ps *parser) peopleAt(i int) bool {
	x := &ps.hits[ps.hitAt[i]]
	if x.e.ent != nil && x.e.ent.Kind == "armed" {
		return x.from == i // «عشرة من ميليشيات الحوثي»
	}
	return x.from == i && (x.e.agent != nil && (x.e.plural || x.e.agent.Group) || x.e.kin == lexicon.PeopleName)
}

// measured: a group that is also a quantity («مجموعة») counts what follows «من»
// at j where that is of many.
func (ps *parser) measured(noun, j int) bool {
	h := ps.hitAt[noun]
	if h < 0 || ps.hits[h].e.agent == nil || ps.hits[h].to != noun+1 || !ps.stemIn(noun, setQuantity) || ps.tk[noun].Pro.Has(doc.ProAl) {
		return false // «طلبت السلطات | من الشركات»
	}
	next := &ps.tk[j+1]
	return next.POS == doc.Noun && next.Pro.Has(doc.ProAl) && (next.Feats.Number == doc.Plur || ps.hitAt[j+1] >= 0 && ps.hits[ps.hitAt[j+1]].e.plural)
}

// nameRun tells whether the token is an unknown word or name that another name
// word may follow (given name, family name).
func (ps *parser) nameRun(i int) bool {
	t := &ps.tk[i]
	if h := ps.hitAt[i]; h >= 0 {
		return ps.hits[h].e.ent != nil && ps.hits[h].e.ent.Kind == "person"
	}
	return t.POS == doc.Propn && !t.Pro.Has(doc.ProAl) || t.POS == doc.X || !t.Known && t.POS == doc.Noun && !t.Pro.Has(doc.ProAl)
}

// fullName tells whether a given name begins at j though the word is also a
// common one («كمال», «خضر»): a name listed as such, with another name word
// after it.
func (ps *parser) fullName(j int) bool {
	if j+1 >= len(ps.tk) || ps.kind[j+1] != itNom || !ps.mayBeName(j) {
		return false
	}
	t := &ps.tk[j+1]
	return t.Pro&(conjPro|prepPro) == 0 && t.Enc == "" && (ps.nameRun(j+1) || t.POS == doc.Propn || ps.mayBeName(j+1))
}

// mayBeName tells whether one reading of the word is a name of a person.
func (ps *parser) mayBeName(j int) bool {
	t := &ps.tk[j]
	if t.Pro != 0 || t.Enc != "" || ps.hitAt[j] >= 0 || t.POS == doc.Num || t.POS == doc.Verb {
		return false
	}
	_, ok := ps.p.given.Find(t.Fold)
	return ok
}

// properHead: «مدينة حلب», «العاصمة دمشق», «صحيفة واشنطن بوست»
func (ps *parser) properHead(from int) bool {
	if h := ps.hitAt[from]; h >= 0 && (ps.hits[h].e.ent != nil && ps.hits[h].to > from+1 || ps.tk[from].Pro.Has(doc.ProAl) && manyHeads(ps.hits[h].e.agent)) {
		return false // «حركة حماس», «دعت المحكمة | فلانا»: what follows is somebody else
	}
	return ps.stemIn(from, setLand|setBody)
}

// manyHeads tells whether an agent noun stands for a body or a crowd, which no person's
// name is in apposition to.
func manyHeads(a *Agent) bool { return a != nil && (a.Org || a.Group) }

// person tells whether the noun is a human being of no office («شخص», «رجل»),
// who governs no act: «حاول شخص | إلقاءها».
func (ps *parser) person(i int) bool {
	h := ps.hitAt[i]
	if h < 0 || ps.hits[h].e.agent == nil {
		return false
	}
	a := ps.hits[h].e.agent
	return !a.Office && !a.Org && !a.Group && !ps.hits[h].e.plural && a.Sector == "CVL"
}

// titled tells whether a participle names somebody by what he does and may
// govern: «مقتل قائد طالبان».
func (ps *parser) titled(i int) bool {
	t, h := &ps.tk[i], ps.hitAt[i]
	return h >= 0 && ps.hits[h].e.agent != nil && t.POS == doc.Adj && t.Feats.VerbForm == doc.ActivePart && !t.Pro.Has(doc.ProAl) && t.Enc == "" && !ps.soundPlural(t) && !accusative(t)
}

// governed tells whether the word at i may be the genitive of the one before:
// a name of no person, or a noun with the article.
func (ps *parser) governed(i int) bool {
	t := &ps.tk[i]
	if ps.kind[i] != itNom || t.Pro&(conjPro|prepPro) != 0 || ps.isAdj(i) {
		return false
	}
	h := ps.hitAt[i]
	return h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.ent.Kind != "person" || t.POS == doc.Noun && t.Pro.Has(doc.ProAl)
}

// openRole: an office of several words without article still takes whose it
// is: «وزير خارجية | مصر», «وزراء خارجية | حلف شمال الأطلسي».
func (ps *parser) openRole(last, j int) bool {
	h := ps.hitAt[last]
	if h < 0 || ps.hits[h].e.agent == nil || !ps.hits[h].e.agent.Office || ps.hits[h].from == last || ps.hits[h].to != last+1 || j != last+1 {
		return false
	}
	if t := &ps.tk[last]; t.Pro.Has(doc.ProAl) || t.Enc != "" {
		return false
	}
	x := ps.hitAt[j]
	return x >= 0 && ps.hits[x].e.ent != nil && ps.hits[x].e.kin != lexicon.NisbaName && ps.hits[x].e.ent.Kind != "person" || ps.tk[j].Pro.Has(doc.ProAl) && ps.tk[j].POS == doc.Noun
}

// hyphen: a mark between two parts of a name, without blanks: «جونغ-أون».
func (ps *parser) hyphen(j int) bool {
	if j == 0 || j+1 >= len(ps.tk) || ps.tk[j].Fold != "-" {
		return false
	}
	return ps.tk[j].Start == ps.tk[j-1].End && ps.tk[j].End == ps.tk[j+1].Start
}

// dualNational tells whether a dash and the second nationality of an agent stand at token j:
// «ناشط إيراني-بريطاني», «الناشطة الإيرانية - البريطانية».
func (ps *parser) dualNational(from, j int) bool {
	if j < from+2 || j+1 >= len(ps.tk) || ps.tk[j].Fold != "-" || ps.hitAt[from] < 0 || ps.hits[ps.hitAt[from]].e.agent == nil {
		return false
	}
	a, b := ps.nisbaAt(j-1), ps.nisbaAt(j+1)
	if a == nil || b == nil || a == b {
		return false
	}
	x, y := &ps.tk[j-1], &ps.tk[j+1]
	return x.Pro == y.Pro && x.Feats.Gender == y.Feats.Gender && x.Feats.Number == y.Feats.Number
}

// appositeNoun: a definite noun after a definite land or title word:
// «العاصمة بغداد», «الرئيس ترامب», «الشيخ تميم».
func (ps *parser) appositeNoun(j, last int) bool {
	h := ps.hitAt[j]
	if h < 0 || ps.hits[h].e.ent == nil || ps.hits[h].e.kin == lexicon.NisbaName {
		return false
	}
	s := ps.tk[last].Stem
	kind := ps.hits[h].e.ent.Kind
	if b := ps.hitAt[last]; b >= 0 && ps.hits[b].to == j && ps.hits[b].from < last && ps.hits[b].e.ent != nil {
		if x, y := ps.hits[b].e.ent, ps.hits[h].e.ent; x.Code == y.Code && x.Code != "" && x.IsPlace() && y.IsPlace() && x.Kind == y.Kind {
			return true // «العاصمة اليمنية صنعاء»: the two name one place
		}
	}
	if kind == "person" {
		e := ps.hitAt[last]
		return ps.stemIn(last, setTitle) || e >= 0 && ps.hits[e].e.agent != nil && !(manyHeads(ps.hits[e].e.agent) && ps.hits[e].to == ps.hits[e].from+1) // «انتخب البرلمان | عبد الله غول»
	}
	e := ps.hits[h].e.ent
	return ps.tk[last].Pro.Has(doc.ProAl) && (ps.stemIn(last, setLand) && (e.IsPlace() || kind == "state") || slices.Contains(e.Nouns, s))
}

// officeBehindDeed tells whether an office with its country or its holder begins at j right
// behind a masdar with a pronoun, which it does not describe but is done to him.
func (ps *parser) officeBehindDeed(j int) bool {
	b, a := &ps.tk[j-1], ps.agentAt(j)
	if b.Enc == "" || b.Feats.VerbForm != doc.Masdar || a == nil || !a.Office && (a.Sector != "GOV" || manyHeads(a)) || !ps.tk[j].Pro.Has(doc.ProAl) || ps.hits[ps.hitAt[j]].from != j {
		return false
	}
	k := ps.hits[ps.hitAt[j]].to
	if k >= len(ps.tk) {
		return false
	}
	h := ps.hitAt[k]
	return ps.nisbaAt(k) != nil || h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.ent.Kind == "person"
}

func (ps *parser) skipHit(j int) int {
	if h := ps.hitAt[j]; h >= 0 && ps.hits[h].from == j {
		return ps.hits[h].to
	}
	return j + 1
}

func (ps *parser) quantityAt(i int) bool {
	return i >= 0 && ps.stemIn(i, setQuantity)
}

// figure tells whether a number is written in digits.
func figure(t *doc.Token) bool { return t.Fold[0] >= '0' && t.Fold[0] <= '9' }

// construct tells whether the noun may govern a genitive.
func construct(t *doc.Token) bool {
	if t.Pro.Has(doc.ProAl) || t.Enc != "" || t.POS == doc.Adj && !t.Feats.Const {
		return false
	}
	return t.POS == doc.Noun || t.POS == doc.Num || t.POS == doc.Det || t.POS == doc.X || t.POS == doc.Propn
}

// quotedName returns the token after a short quoted name that opens at j, or 0.
func (ps *parser) quotedName(j int) int {
	for k := j + 1; k < len(ps.tk) && k <= j+5; k++ {
		if ps.kind[k] == itQuote {
			if k == j+1 {
				return 0
			}
			return k + 1
		}
		if ps.kind[k] != itNom && ps.tk[k].POS != doc.Sym && ps.tk[k].Fold != "." {
			return 0
		}
	}
	return 0
}

// tensAt tells whether the second half of a number in words stands at j: «ثلاثة | وعشرون».
func (ps *parser) tensAt(j int) bool {
	t, before := &ps.tk[j], &ps.tk[j-1]
	return t.POS == doc.Num && t.Pro == doc.ProWa && (strings.HasSuffix(t.Stem, "ون") || strings.HasSuffix(t.Stem, "ين")) && before.POS == doc.Num && before.Pro&^(conjPro|prepPro) == 0 && !strings.ContainsAny(before.Stem, "0123456789٠١٢٣٤٥٦٧٨٩")
}

// articleApart tells whether an article written apart and figures follow at j a noun with the
// article: «الدول الـ27».
func (ps *parser) articleApart(j, noun int) bool {
	t := &ps.tk[j]
	return t.POS == doc.Det && t.Stem == "ال" && j == noun+1 && j+1 < len(ps.tk) && ps.tk[j+1].POS == doc.Num && figure(&ps.tk[j+1]) && ps.tk[noun].Pro.Has(doc.ProAl)
}

// behindPlace tells whether a definite noun of office or people stands at j right behind
// the name of a town or country, which has no genitive: «استقبل في عمان | الرئيس الفلسطيني».
func (ps *parser) behindPlace(j, last int) bool {
	h, x := ps.hitAt[last], ps.hitAt[j]
	if h < 0 || x < 0 || j-1 != last || ps.hits[h].e.ent == nil || ps.hits[h].e.kin > lexicon.CapitalName || ps.hits[x].e.agent == nil || !ps.tk[j].Pro.Has(doc.ProAl) || ps.isAdj(j) && !ps.hits[x].e.agent.Office {
		return false
	}
	switch ps.hits[h].e.ent.Kind {
	case "city", "state", "adm1", "locality", "region":
		return ps.hits[h].from == 0 || ps.kind[ps.hits[h].from-1] == itPrep || ps.tk[ps.hits[h].from].Pro&prepPro != 0
	}
	return false
}

// rankTail tells whether the word at j belongs to the rank before it: «اللواء الركن»,
// «الفريق طيار».
func (ps *parser) rankTail(j int) bool {
	t, b := &ps.tk[j], &ps.tk[j-1]
	return ps.stemIn(j, setRank) && t.Pro&^doc.ProAl == 0 && t.Enc == "" && ps.stemIn(j-1, setTitle) && b.Pro.Has(doc.ProAl) && j+1 < len(ps.tk) && ps.kind[j+1] == itNom && !ps.tk[j+1].Pro.Has(doc.ProAl)
}

// bodyNext tells whether a body, that is listed as a noun alone or named in several words,
// begins at j with the article and so is no adjective of the definite noun before it:
// «دعا الوزير | المجتمع الدولي», «انتقد الجيش | المجلس».
func (ps *parser) bodyNext(j int) bool {
	a, t := ps.agentAt(j), &ps.tk[j]
	return manyHeads(a) && !a.Describes && ps.hits[ps.hitAt[j]].from == j && t.Pro == doc.ProAl && t.POS == doc.Adj && !t.Feats.Nisba &&
		(ps.known[j].person && t.Feats.Number == doc.Sing || ps.hits[ps.hitAt[j]].to > j+1)
}

// othersName tells whether the known person at j is none of those told of before the name:
// who holds an office is one, and of the state that the adjective names («دعا المسؤولون |
// بوتين», «دعا الوزير الكيني | بوتين»).
func (ps *parser) othersName(from, j int) bool {
	h := ps.hitAt[j]
	if h < 0 || ps.hits[h].from != j || ps.hits[h].e.ent == nil || ps.hits[h].e.ent.Kind != "person" || ps.tk[j].Pro != 0 || ps.hitAt[from] < 0 {
		return false
	}
	host, x := &ps.hits[ps.hitAt[from]], ps.hits[h].e.ent
	if host.e.agent == nil || host.from != from || from > 0 && ps.kind[from-1] == itPrep || ps.tk[from].Pro&prepPro != 0 {
		return false
	}
	t := &ps.tk[from]
	if n := ps.hits[h].to; t.Pro.Has(doc.ProAl) && manyHeads(host.e.agent) || ps.soundPlural(t) {
		return n >= len(ps.tk) || !ps.tk[n].Pro.Has(doc.ProWa) // «الوزراء فلان | وفلان»
	}
	n := ps.nisbaAt(j - 1)
	return n != nil && host.to == j-1 && ps.officer(from) && n.Code != "" && x.Code != "" && n.Code != x.Code
}

// twoPeople tells whether a number or another person follows at j an indefinite human being
// who stands behind a verb that wants an object, and so is what it is done to: «طعن رجل |
// امرأة», «احتجز شاب | رهينتين».
func (ps *parser) twoPeople(from, j int) bool {
	if j != from+1 || !ps.person(from) || ps.agentAt(from).Kin || ps.hits[ps.hitAt[from]].to != j || ps.definite(from) || !construct(&ps.tk[from]) {
		return false
	}
	a, t := ps.agentAt(j), &ps.tk[j]
	return (t.POS == doc.Num || a != nil && !manyHeads(a) && ps.hits[ps.hitAt[j]].from == j) && !ps.isAdj(j) && ps.wantsObject(from, j)
}

// oneOnly tells whether the numeral at j says of the noun before it that there is one, as an
// adjective does: «شخص واحد», «المرة الواحدة».
func (ps *parser) oneOnly(j int) bool {
	t, b := &ps.tk[j], &ps.tk[j-1]
	return t.POS == doc.Num && !figure(t) && t.Feats.Number == doc.Sing && t.Enc == "" && b.POS == doc.Noun && b.Feats.Number == doc.Sing && b.Enc == "" && t.Pro == b.Pro&doc.ProAl && t.Feats.Gender == b.Feats.Gender
}
