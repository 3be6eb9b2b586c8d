package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// nounPhrase reads a noun phrase that begins at token i, governed by prep, and
// returns the token after it.
func (ps *parser) nounPhrase(i int, prep string, prepTok int) int {
	from := i
	j := i
	j = ps.extend(from, j)
	ph := clause.Phrase{From: from, To: j, Head: from, Prep: prep, PrepTok: prepTok, Next: clause.None, Prev: clause.None}
	ps.who(&ph)
	ps.sharedHead(&ph)
	if ps.nameOf(&ph) {
		return ph.To
	}
	j2 := ps.apposition(&ph)
	if j2 > j {
		j = j2
	}
	ps.features(&ph)
	id := len(ps.out.Phrases)
	if c := ps.coordinatedTo(&ph, id); c >= 0 {
		ph.Prev = c
		ps.out.Phrases[c].Next = id
		if ph.Prep == "" {
			ph.Prep, ph.PrepTok = ps.out.Phrases[c].Prep, ps.out.Phrases[c].PrepTok
		}
	}
	ps.out.Phrases = append(ps.out.Phrases, ph)
	for k := from; k < ph.To; k++ {
		ps.phrase[k] = int16(id)
	}
	if w := &ph.Who; w.Kind == "agent" && w.Actor.Code == "" && ps.tk[ph.Head].Enc != "" && w.Pending == "" {
		ps.pronoun(ph.Head, "", ph.Head)
		ps.out.Phrases[id].Owner = len(ps.out.Phrases) - 1
	}
	if j <= i {
		j = i + 1
	}
	return j
}

// sharedHead: «الجيشان الياباني والأسترالي»: a relational adjective joined by
// «و» to one at the end of the phrase before shares that phrase's head.
func (ps *parser) sharedHead(ph *clause.Phrase) {
	if !ps.tk[ph.From].Pro.Has(doc.ProWa) || ph.To != ph.From+1 || ph.From == 0 {
		return
	}
	e := ps.nisbaAt(ph.From)
	prev := ps.phrase[ph.From-1]
	if e == nil || prev < 0 || !ps.isAdj(ph.From) {
		return
	}
	x := &ps.out.Phrases[prev]
	if x.To != ph.From || !ps.nisbaIn(x.Head+1, x.To) || !x.Who.CanAct() && x.Inner == nil {
		return
	}
	role, sector := x.Who.Actor.Role, x.Who.Actor.Sector
	ph.Who = ps.nisbaWho(ph.From, e)
	ph.Who.Kind, ph.Who.Actor.Role, ph.Who.Actor.Sector = "agent", role, sector
	n := ps.tk[x.Head].Feats.Number
	ph.Who.Single = n == doc.Dual || n == doc.Plur
}

// nisbaIn tells whether a relational adjective stands in [from,to).
func (ps *parser) nisbaIn(from, to int) bool {
	for k := from; k < to; k++ {
		if ps.nisbaAt(k) != nil {
			return true
		}
	}
	return false
}

// extend finds the end of the noun phrase proper: idafa chain, adjectives,
// names in apposition without comma.
func (ps *parser) extend(from, j int) int {
	tk := ps.tk
	n := len(tk)
	last := from // last noun of the chain
	closed := false
	named := false
	office := false
	step := func(k int) int { // consumes the token or name at k
		if h := ps.hitAt[k]; h >= 0 && ps.hits[h].from == k {
			e := ps.hits[h].e
			if e.agent != nil {
				office = office || e.agent.Office || !e.plural && !e.agent.Org && !e.agent.Group
			} else if e.kin != lexicon.NisbaName {
				named = true
				if e.ent.Kind == "person" {
					closed = true
				}
			}
			last = ps.hits[h].to - 1
			return ps.hits[h].to
		}
		last = k
		return k + 1
	}
	nameLike := func(k int) bool {
		t := &tk[k]
		if h := ps.hitAt[k]; h >= 0 {
			return ps.hits[h].e.ent != nil && ps.hits[h].e.ent.Kind == "person"
		}
		return t.POS == doc.Propn || t.POS == doc.X || !t.Known && t.POS == doc.Noun && !t.Pro.Has(doc.ProAl) && t.Enc == ""
	}
	j = step(j)
	if day := &tk[from]; day.Pro.Has(doc.ProAl) && (ps.stemIn(from, setWeekday) || ps.keyIn(from, setWeekday)) && j < n && !(ps.isAdj(j) && tk[j].Pro.Has(doc.ProAl)) {
		return j
	}
	if tk[from].Pro&(doc.ProBi|doc.ProAl) == doc.ProBi && ps.stemIn(from, setManner) && !ps.isAdjNext(j, n) {
		return j // «دان بشدة قصف المدينة»
	}
	for j < n {
		if ps.bareTime(from, j) {
			return j
		}
		// quotation marks around a name: صحيفة "ذي صن", حزب «المستقبل»
		if ps.kind[j] == itQuote && !closed && j+1 < n {
			if k := ps.quotedName(j); k > 0 && (!tk[last].Pro.Has(doc.ProAl) || ps.hitAt[j+1] >= 0 && ps.hits[ps.hitAt[j+1]].e.ent != nil) {
				j, closed, named = k, true, true
				continue
			}
			break
		}
		if ps.hyphen(j) && (closed || nameLike(j-1)) && nameLike(j+1) {
			j, closed, named = j+2, true, true
			continue
		}
		if ps.kind[j] == itPrep && ps.partitive(last, j) {
			last = j + 1
			j = step(j + 1)
			continue
		}
		if ps.notAdj(j) {
			j += 2
			continue
		}
		if ps.demonstrative(j) && ps.tk[j].Pro == 0 && construct(&tk[last]) && !closed && !ps.definite(last) {
			j = step(j + 1) // «أخذ هذه الأرقام»
			continue
		}
		if ps.kind[j] != itNom {
			break
		}
		t := &tk[j]
		if t.Pro&(conjPro|prepPro) != 0 {
			break
		}
		prev := &tk[j-1]
		if ps.timeFollows(j, last) { // «طلب الحكومة | العام الماضي», «17 مدنيا | الجمعة»
			return j
		}
		// «القرن السادس عشر», «الوزير نفسه», «الجنود الأربعة», «القوات السعودية»
		if ps.teen(j) || ps.emphatic(j, last) || !closed && ps.describes(j, last) {
			j = ps.skipHit(j)
			continue
		}
		start := ps.hitAt[j] < 0 || ps.hits[ps.hitAt[j]].from == j
		if !start {
			j++
			continue
		}
		adj := ps.isAdj(j) && (ps.hitAt[j] < 0 || ps.hits[ps.hitAt[j]].e.kin == lexicon.NisbaName || t.POS == doc.Adj || ps.isPeople(j))
		chainDef := ps.definite(last)
		switch {
		case j > from+1 && chainDef && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil && t.Pro.Has(doc.ProAl) && (ps.hits[ps.hitAt[j]].e.agent.Office || t.POS == doc.Noun):
			return j
		case j > from+1 && chainDef && !ps.stemIn(last, setTitle) && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.ent != nil && ps.hits[ps.hitAt[j]].e.ent.Kind == "person" && t.Pro.Has(doc.ProAl):
			return j
		case ps.peopleAfter(from, j):
			j = ps.skipHit(j) // «المتمردين الأكراد», «دبلوماسيين روس»
		case ps.stemIn(j, setSelf) && t.Enc != "" && !chainDef:
			return j // «فجّر انتحاري نفسه»: the object
		case ps.nisbaAccusative(j):
			j = ps.skipHit(j)
		case t.POS == doc.Num && t.Fold[0] >= '0' && t.Fold[0] <= '9' && chainDef && !closed:
			if ps.counts(j) {
				return j // «طردت الحكومة السودانية | 20 من العاملين»
			}
			j++
		case adj && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil && !chainDef && !t.Pro.Has(doc.ProAl) && prev.POS != doc.Adj && !prev.Pro.Has(doc.ProAl) && t.Feats.Number != doc.Sing:
			j = step(j)
		case adj && !chainDef && j+1 < n && ps.titled(j) && ps.governed(j+1):
			j = step(j) // «مقتل قائد | طالبان»
		case adj && ps.humanPlural(j) && !ps.pluralIn(from, j):
			return j // «الرئيس الأمريكي | الأوروبيين»
		case adj && ps.stemIn(j, setQuantity) && j+1 < n && tk[j+1].Stem == "من":
			j = step(j) // «استقبال أكثر من مئة لاجئ»
		case adj && t.Pro.Has(doc.ProAl) == (chainDef || tk[last].Pro.Has(doc.ProAl)):
			j = ps.skipHit(j)
			if prev.POS == doc.Num || ps.quantityAt(j-2) {
				last = j - 1
			}
		case adj && !t.Pro.Has(doc.ProAl) && !chainDef:
			j = ps.skipHit(j)
		case adj && t.Pro.Has(doc.ProAl) && !chainDef && construct(&tk[last]):
			j = step(j) // an adjective used as a noun after a construct: «وزير الداخلية»
		case closed && (nameLike(j) || ps.mayBeName(j)) && tk[j-1].POS != doc.Adj:
			if h := ps.hitAt[j]; h >= 0 && ps.hits[h].e.ent.Kind == "person" && named {
				return j // a second person begins another phrase
			}
			j++
		case closed:
			return j
		case nameLike(j) && (office || ps.stemIn(last, setTitle) || ps.nameRun(j-1) || ps.properHead(from)) || office && chainDef && ps.fullName(j):
			if h := ps.hitAt[j]; h >= 0 {
				j = ps.hits[h].to
			} else {
				j++
			}
			closed, named = true, true
		case j == from+1 && ps.leads(from):
			j = step(j)
		case (construct(&tk[last]) && prev.POS != doc.Adj || j-1 == last && ps.titled(last)) && !ps.standsAlone(last) && !chainDef && (ps.hitAt[j] >= 0 || !accusative(t) && !(t.Feats.VerbForm == doc.Masdar && ps.person(last))) || tk[last].POS == doc.Num && j-1 == last && !tk[last].Pro.Has(doc.ProAl) || ps.openRole(last, j):
			j = step(j)
		case ps.appositeNoun(j, last):
			j = step(j)
		default:
			return j
		}
	}
	return j
}

// humanPlural: a sound masculine plural, which only a plural of people takes
// for its adjective.
func (ps *parser) humanPlural(j int) bool {
	t := &ps.tk[j]
	return t.Feats.Number == doc.Plur && (strings.HasSuffix(t.Stem, "يين") || strings.HasSuffix(t.Stem, "يون"))
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
		participle := t.Feats.VerbForm == doc.ActivePart || t.Feats.VerbForm == doc.PassivePart
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
	return ps.stemIn(last, setQuantity) || accusative(t) && ps.keyIn(last, setQuantity) || t.POS == doc.Num && ps.hitAt[j+1] >= 0 && ps.peopleAt(j+1)
}

// peopleAt tells whether the word at i names people: «سبعة من عمال الإغاثة».
func (ps *parser) peopleAt(i int) bool {
	x := &ps.hits[ps.hitAt[i]]
	return x.from == i && (x.e.agent != nil && (x.e.plural || x.e.agent.Group) || x.e.kin == lexicon.PeopleName)
}

// measured: a group that is also a quantity («مجموعة») counts what follows «من»
// at j where that is of many.
func (ps *parser) measured(noun, j int) bool {
	h := ps.hitAt[noun]
	if h < 0 || ps.hits[h].e.agent == nil || ps.hits[h].to != noun+1 || !ps.stemIn(noun, setQuantity) {
		return false
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
	if h := ps.hitAt[from]; h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].to > from+1 {
		return false // «حركة حماس»: named in full, what follows is somebody else
	}
	return ps.stemIn(from, setLand|setBody)
}

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
		return ps.stemIn(last, setTitle) || e >= 0 && ps.hits[e].e.agent != nil
	}
	e := ps.hits[h].e.ent
	return ps.tk[last].Pro.Has(doc.ProAl) && (ps.stemIn(last, setLand) && (e.IsPlace() || kind == "state") || slices.Contains(e.Nouns, s))
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
