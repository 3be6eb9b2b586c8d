package ar

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// kind of thing a token is to the clause analyser.
type itemKind uint8

const (
	itNone  itemKind = iota
	itVerb           // finite verb
	itNom            // noun, name, adjective, number: may stand in a noun phrase
	itPrep           // free preposition
	itComp           // أن إنّ
	itRel            // الذي
	itSub            // عندما، بعدما
	itCond           // إذا، لو
	itConj           // و standing alone, ثم، أو
	itNeg            // لم لن لا
	itFut            // سوف
	itMay            // قد, ربما
	itPunct          // comma and the like
	itStop           // colon, semicolon
	itQuote          // quotation mark
	itOpen           // opening bracket
	itClose          // closing bracket
	itPron           // independent pronoun
	itAdv            // anything that is skipped
)

// parser holds the work on one sentence. It is reused.
type parser struct {
	p      *Pack
	src    string
	tk     []doc.Token
	kind   []itemKind
	hits   []hit
	hitAt  []int16 // index of the hit that covers a token, −1
	phrase []int16 // phrase that covers a token, −1
	out    *clause.Sentence
	month  int
}

// begin sets the parser to a new sentence; the slices are used again.
func (ps *parser) begin(p *Pack, out *clause.Sentence, src string, tokens []doc.Token, month int) {
	ps.p, ps.out, ps.src, ps.tk, ps.month = p, out, src, tokens, month
	ps.kind, ps.hits, ps.hitAt, ps.phrase = ps.kind[:0], ps.hits[:0], ps.hitAt[:0], ps.phrase[:0]
	out.Reset(tokens)
}

func (ps *parser) classify() {
	tk, g := ps.tk, ps.p.gram
	ps.kind = ps.kind[:0]
	for i := range tk {
		ps.kind = append(ps.kind, ps.kindOf(&tk[i], g, i))
	}
}

func (ps *parser) kindOf(t *doc.Token, g *grammar, i int) itemKind {
	switch t.POS {
	case doc.Punct, doc.Sym:
		switch t.Fold {
		case "\"", "«", "»", "“", "”", "'", "‘", "’", "„", "‹", "›":
			return itQuote
		case ":", "؛", ";", ".", "؟", "?", "!", "…", "•", "–", "—":
			return itStop
		case "(", "[", "{":
			return itOpen
		case ")", "]", "}":
			return itClose
		case "#", "/", "ـ", "_", "@", "%", "٪", "$", "€":
			return itAdv
		}
		return itPunct
	case doc.Verb:
		return itVerb
	}
	if ps.hitAt[i] >= 0 {
		return itNom
	}
	s := t.Stem
	switch t.POS {
	case doc.Noun, doc.Propn, doc.Adj, doc.Num, doc.X:
		if t.POS != doc.Num && (g.neg[s] && t.Pro == 0 && s != "غير" || g.past[s]) {
			break
		}
		return itNom
	case doc.Adp:
		if g.about[s] && t.Pro&prepPro == 0 && t.Enc == "" && i+1 < len(ps.tk) && ps.tk[i+1].POS == doc.Num {
			return itAdv // «تجمع نحو 40 متظاهرا»
		}
		return itPrep
	}
	switch {
	case g.comp[s]:
		return itComp
	case g.rel[s]:
		return itRel
	case g.conditional[s]:
		return itCond
	case g.neg[s]:
		return itNeg
	case g.fut[s]:
		return itFut
	case g.may[s]:
		return itMay
	case t.POS == doc.Cconj:
		return itConj
	case g.adverbial[s], t.POS == doc.Sconj:
		return itSub
	case t.POS == doc.Pron:
		return itPron
	case t.POS == doc.Det:
		return itNom
	}
	return itAdv
}

const prepPro = doc.ProBi | doc.ProKa | doc.ProLi
const conjPro = doc.ProWa | doc.ProFa

func proPrep(c doc.Clitics) string {
	switch {
	case c.Has(doc.ProBi):
		return "ب"
	case c.Has(doc.ProLi):
		return "ل"
	case c.Has(doc.ProKa):
		return "ك"
	}
	return ""
}

// definite tells whether the token is definite by itself: article, pronoun or
// name.
func (ps *parser) definite(i int) bool {
	t := &ps.tk[i]
	if t.Pro.Has(doc.ProAl) || t.Enc != "" {
		return true
	}
	if h := ps.hitAt[i]; h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.kin != lexicon.NisbaName {
		return true
	}
	return t.POS == doc.Propn
}

func (ps *parser) isAdj(i int) bool {
	t := &ps.tk[i]
	if h := ps.hitAt[i]; h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.kin != lexicon.NisbaName {
		return false
	}
	if t.POS == doc.Adj {
		return true
	}
	return ps.p.names.nisba.find(foldLemma(t)) != nil
}

// chunks finds all noun phrases of the sentence from left to right.
func (ps *parser) chunks() {
	n := len(ps.tk)
	ps.phrase = ps.phrase[:0]
	for i := 0; i < n; i++ {
		ps.phrase = append(ps.phrase, -1)
	}
	for i := 0; i < n; {
		t := &ps.tk[i]
		switch ps.kind[i] {
		case itNom:
			i = ps.nounPhrase(i, proPrep(t.Pro), i)
		case itPrep:
			i = ps.prepPhrase(i)
		case itVerb:
			if t.Enc != "" {
				ps.pronoun(i, "", i)
			}
			i++
		case itComp, itSub:
			if t.Enc != "" {
				ps.pronoun(i, "", i)
			}
			i++
		case itPron:
			if ps.demonstrative(i) {
				i = ps.nounPhrase(i+1, proPrep(t.Pro), i)
				continue
			}
			if i+1 < n {
				ps.pronoun(i, proPrep(t.Pro), i)
			}
			i++
		default:
			i++
		}
	}
}

func (ps *parser) prepPhrase(i int) int {
	t := &ps.tk[i]
	prep := t.Stem
	if c := proPrep(t.Pro); c != "" { // بعد in «ببعد» does not occur; «لدى»
		prep = t.Stem
	}
	if t.Enc != "" {
		ps.pronoun(i, prep, i)
		return i + 1
	}
	j := i + 1
	// compound prepositions: «من قبل», «على يد», «من أجل»
	if j < len(ps.tk) && ps.tk[j].Pro&(conjPro|doc.ProAl) == 0 && ps.p.gram.cause[prep+" "+ps.tk[j].Stem] {
		prep = prep + " " + ps.tk[j].Stem
		if ps.tk[j].Enc != "" {
			ps.pronoun(j, prep, i)
			return j + 1
		}
		j++
	} else if j < len(ps.tk) && ps.kind[j] == itPrep && ps.tk[j].Pro == 0 {
		return j // «من بين», «من دون»: the inner one governs
	}
	for j < len(ps.tk) && ps.kind[j] == itQuote {
		j++
	}
	if ps.demonstrative(j) && ps.tk[j].Pro == 0 {
		j++
	}
	if j < len(ps.tk) && ps.kind[j] == itNom && ps.tk[j].Pro&conjPro == 0 {
		return ps.nounPhrase(j, prep, i)
	}
	if j < len(ps.tk) && ps.kind[j] == itPron && ps.tk[j].Pro == 0 { // «مع ذلك»
		ps.pronoun(j, prep, i)
		return j + 1
	}
	return i + 1
}

// demonstrative tells whether a demonstrative stands at i before the noun it
// points at («هذه الخطوة»): the two are one phrase.
func (ps *parser) demonstrative(i int) bool {
	if i+1 >= len(ps.tk) || ps.kind[i] != itPron || ps.tk[i].Lemma != "هذا" {
		return false
	}
	next := &ps.tk[i+1]
	return ps.kind[i+1] == itNom && next.Pro.Has(doc.ProAl) && next.Pro&(conjPro|prepPro) == 0
}

func (ps *parser) pronoun(i int, prep string, prepTok int) {
	t := &ps.tk[i]
	ph := clause.Phrase{From: i, To: i + 1, Head: i, Prep: prep, PrepTok: prepTok, Next: clause.None, Prev: clause.None, Pron: true, Def: true}
	enc := t.Enc
	if t.POS == doc.Pron {
		enc = t.Stem
	}
	ph.Gender, ph.Number = pronFeats(enc)
	ph.Who.Pending = "pronoun"
	ps.out.Phrases = append(ps.out.Phrases, ph)
	if t.POS == doc.Pron || t.POS == doc.Adp {
		ps.phrase[i] = int16(len(ps.out.Phrases) - 1)
	}
}

func pronFeats(e string) (doc.Gender, doc.Number) {
	switch e {
	case "ه", "هو":
		return doc.Masc, doc.Sing
	case "ها", "هي":
		return doc.Fem, doc.Sing
	case "هم":
		return doc.Masc, doc.Plur
	case "هن":
		return doc.Fem, doc.Plur
	case "هما":
		return doc.GenderAny, doc.Dual
	}
	return doc.GenderAny, doc.NumberAny
}

// nounPhrase reads a noun phrase that begins at token i, governed by prep, and
// returns the token after it.
func (ps *parser) nounPhrase(i int, prep string, prepTok int) int {
	from := i
	j := i
	j = ps.extend(from, j)
	ph := clause.Phrase{From: from, To: j, Head: from, Prep: prep, PrepTok: prepTok, Next: clause.None, Prev: clause.None}
	ps.who(&ph)
	ps.sharedHead(&ph)
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
	if x.To != ph.From || ps.nisbaAt(ph.From-1) == nil || !x.Who.CanAct() && x.Inner == nil {
		return
	}
	role, sector := x.Who.Actor.Role, x.Who.Actor.Sector
	ph.Who = ps.nisbaWho(ph.From, e)
	ph.Who.Kind, ph.Who.Actor.Role, ph.Who.Actor.Sector = "agent", role, sector
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
				office = office || e.agent.Office || !e.plural
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
	if day := &tk[from]; day.Pro.Has(doc.ProAl) && (ps.p.gram.weekday[day.Stem] || ps.p.gram.weekday[day.Key]) && j < n && !(ps.isAdj(j) && tk[j].Pro.Has(doc.ProAl)) {
		return j
	}
	for j < n {
		// quotation marks around a name: صحيفة "ذي صن", حزب «المستقبل»
		if ps.kind[j] == itQuote && !closed && j+1 < n {
			if k := ps.quotedName(j); k > 0 {
				j, closed, named = k, true, true
				continue
			}
			break
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
		if ps.teen(j) || ps.emphatic(j, last) { // «القرن السادس عشر», «الوزير نفسه»
			j++
			continue
		}
		start := ps.hitAt[j] < 0 || ps.hits[ps.hitAt[j]].from == j
		if !start {
			j++
			continue
		}
		adj := ps.isAdj(j) && (ps.hitAt[j] < 0 || ps.hits[ps.hitAt[j]].e.kin == lexicon.NisbaName || t.POS == doc.Adj)
		chainDef := ps.definite(last)
		switch {
		case j > from+1 && chainDef && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil && t.Pro.Has(doc.ProAl) && (ps.hits[ps.hitAt[j]].e.agent.Office || t.POS == doc.Noun):
			return j
		case j > from+1 && chainDef && !ps.p.gram.title[tk[last].Stem] && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.ent != nil && ps.hits[ps.hitAt[j]].e.ent.Kind == "person" && t.Pro.Has(doc.ProAl):
			return j
		case t.POS == doc.Num && t.Fold[0] >= '0' && t.Fold[0] <= '9' && chainDef && !closed:
			if ps.counts(j) {
				return j // «طردت الحكومة السودانية | 20 من العاملين»
			}
			j++
		case adj && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil && !chainDef && !t.Pro.Has(doc.ProAl) && prev.POS != doc.Adj && !prev.Pro.Has(doc.ProAl) && t.Feats.Number != doc.Sing:
			j = step(j)
		case adj && ps.humanPlural(j) && !ps.pluralIn(from, j):
			return j // «الرئيس الأمريكي | الأوروبيين»
		case adj && t.Pro.Has(doc.ProAl) == (chainDef || tk[last].Pro.Has(doc.ProAl)):
			j = ps.skipHit(j)
			if prev.POS == doc.Num || ps.quantityAt(j-2) {
				last = j - 1
			}
		case adj && !t.Pro.Has(doc.ProAl) && !chainDef:
			j = ps.skipHit(j)
		case adj && t.Pro.Has(doc.ProAl) && !chainDef && construct(&tk[last]):
			j = step(j) // an adjective used as a noun after a construct: «وزير الداخلية»
		case closed && nameLike(j) && tk[j-1].POS != doc.Adj:
			if h := ps.hitAt[j]; h >= 0 && ps.hits[h].e.ent.Kind == "person" && named {
				return j // a second person begins another phrase
			}
			j++
		case closed:
			return j
		case nameLike(j) && (office || ps.p.gram.title[tk[last].Stem] || ps.nameRun(j-1) || ps.properHead(from)):
			if h := ps.hitAt[j]; h >= 0 {
				j = ps.hits[h].to
			} else {
				j++
			}
			closed, named = true, true
		case j == from+1 && ps.leads(from):
			j = step(j)
		case construct(&tk[last]) && !ps.standsAlone(last) && !chainDef && prev.POS != doc.Adj || tk[last].POS == doc.Num && j-1 == last:
			j = step(j)
		case ps.appositeNoun(j, last):
			j = step(j)
		default:
			return j
		}
	}
	return j
}

// counts tells whether the number at j counts what follows it, and so belongs
// to no definite noun before it: «20 من العاملين», «30 شخصا».
func (ps *parser) counts(j int) bool {
	if j+1 >= len(ps.tk) {
		return false
	}
	t := &ps.tk[j+1]
	return t.Fold == "من" || ps.kind[j+1] == itNom && t.POS == doc.Noun && t.Pro == 0 && !ps.definite(j+1)
}

// notAdj tells whether «غير» and an adjective begin at j: «الهجرة غير الشرعية».
func (ps *parser) notAdj(j int) bool {
	if j+1 >= len(ps.tk) || ps.tk[j].Stem != "غير" || ps.tk[j].Pro != 0 || ps.tk[j].Enc != "" {
		return false
	}
	t := &ps.tk[j+1]
	return t.Pro&(conjPro|prepPro) == 0 && (t.POS == doc.Adj || t.POS == doc.Noun && (t.Feats.VerbForm == doc.ActivePart || t.Feats.VerbForm == doc.PassivePart))
}

// teen tells whether token j is the ten of an ordinal: «القرن السادس عشر».
func (ps *parser) teen(j int) bool {
	t, prev := &ps.tk[j], &ps.tk[j-1]
	return t.POS == doc.Num && t.Key == "عشرة" && (prev.POS == doc.Adj || prev.POS == doc.Num) && t.Pro == 0
}

// emphatic tells whether token j stresses the noun it agrees with: «الوزير
// نفسه».
func (ps *parser) emphatic(j, noun int) bool {
	t := &ps.tk[j]
	if !ps.p.gram.self[t.Stem] || t.Enc == "" {
		return false
	}
	g, _ := pronFeats(t.Enc)
	of := ps.tk[noun].Feats.Gender
	return g == doc.GenderAny || of == doc.GenderAny || g == of
}

// leads tells whether an adjective at the head of a phrase governs the noun
// after it: «أهم القضايا», «أولى الجلسات», «كبار المسؤولين».
func (ps *parser) leads(i int) bool {
	t, next := &ps.tk[i], &ps.tk[i+1]
	if t.POS != doc.Adj || t.Pro.Has(doc.ProAl) || t.Enc != "" || accusative(t) || ps.hitAt[i] >= 0 || ps.standsAlone(i) {
		return false
	}
	return next.POS == doc.Noun || next.POS == doc.Propn || ps.hitAt[i+1] >= 0 && !ps.isAdj(i+1)
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
		if n := t.Feats.Number; n == doc.Plur || n == doc.Dual || t.POS == doc.Num || ps.p.gram.quantity[t.Stem] {
			return true
		}
		if h := ps.hitAt[k]; h >= 0 && (ps.hits[h].e.plural || ps.hits[h].e.agent != nil && ps.hits[h].e.agent.Group) {
			return true
		}
	}
	return false
}

// standsAlone: sound plurals and duals that kept their nun, and nouns for
// people of no office («مسلح», «متظاهر»), govern no genitive.
func (ps *parser) standsAlone(i int) bool {
	t := &ps.tk[i]
	if t.Feats.Number == doc.Plur && (strings.HasSuffix(t.Stem, "ون") || strings.HasSuffix(t.Stem, "ين") && strings.HasSuffix(foldLemma(t)+"ين", t.Stem)) {
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
		return !a.Office && !a.Org && !a.Group && t.Feats.VerbForm != doc.NoVerbForm || t.POS == doc.Adj
	}
	return false
}

// partitive: «أكثر من خمسين شخصا», «عدد من الجنود»: the quantity and what it
// counts are one phrase.
func (ps *parser) partitive(last, j int) bool {
	if ps.tk[j].Stem != "من" || ps.tk[j].Enc != "" || ps.tk[j].Pro != 0 || j+1 >= len(ps.tk) || j-1 != last && ps.tk[j-1].POS != doc.Adj {
		return false
	}
	return ps.hitAt[last] < 0 && ps.p.gram.quantity[ps.tk[last].Stem] && ps.kind[j+1] == itNom && ps.tk[j+1].Pro&(conjPro|prepPro) == 0
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

// properHead: «مدينة حلب», «العاصمة دمشق», «صحيفة واشنطن بوست»
func (ps *parser) properHead(from int) bool {
	s := ps.tk[from].Stem
	return ps.p.gram.land[s] || ps.p.gram.body[s]
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
	if kind == "person" {
		e := ps.hitAt[last]
		return ps.p.gram.title[s] || e >= 0 && ps.hits[e].e.agent != nil
	}
	return (ps.p.gram.land[s] || ps.p.gram.body[s]) && ps.tk[last].Pro.Has(doc.ProAl)
}

func (ps *parser) skipHit(j int) int {
	if h := ps.hitAt[j]; h >= 0 && ps.hits[h].from == j {
		return ps.hits[h].to
	}
	return j + 1
}

func (ps *parser) quantityAt(i int) bool {
	return i >= 0 && ps.p.gram.quantity[ps.tk[i].Stem]
}

// accusative tells whether the ending shows the indefinite accusative: «عقدا».
func accusative(t *doc.Token) bool {
	return !t.Feats.Def && t.Enc == "" && t.Known && strings.HasSuffix(t.Stem, "ا") && !strings.HasSuffix(t.Key, "ا") && t.Feats.Number != doc.Dual && t.Feats.Number != doc.Plur
}

// Case as far as unvowelled letters show it.
type gramCase uint8

const (
	anyCase gramCase = iota
	nominative
	oblique // accusative or genitive
)

// caseOf reads the case of a word off its ending: «جنديان» or «جنديين»,
// «مسلحون» or «مسلحين», «عقدا».
func (ps *parser) caseOf(i int) gramCase {
	t := &ps.tk[i]
	if h := ps.hitAt[i]; h >= 0 && ps.hits[h].e.ent != nil || t.POS == doc.Propn || t.POS == doc.Verb || !t.Known {
		return anyCase
	}
	if accusative(t) {
		if i+1 < len(ps.tk) && ps.kind[i+1] == itNom && ps.tk[i+1].Pro&(conjPro|prepPro) == 0 && !ps.isAdj(i+1) {
			return anyCase // «وزيرا خارجية البلدين»: a dual that governs
		}
		return oblique
	}
	key := strings.TrimSuffix(t.Key, "ة")
	switch rest, ok := strings.CutPrefix(t.Stem, key); {
	case !ok || t.Feats.Number != doc.Dual && t.Feats.Number != doc.Plur:
	case rest == "ون" || rest == "ان" || rest == "تان":
		return nominative
	case rest == "ين" || rest == "تين":
		return oblique
	}
	return anyCase
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

// apposition takes in a name or office set off by commas: «وزير الخارجية
// الصيني، وانغ يي، …», «سيرجي لافروف، وزير الخارجية الروسي، …», and a name in
// brackets. It returns the token after the closing mark, or 0.
func (ps *parser) apposition(ph *clause.Phrase) int {
	j := ph.To
	if j+1 >= len(ps.tk) || !(ps.tk[j].Fold == "،" || ps.tk[j].Fold == "," || ps.kind[j] == itOpen) {
		return 0
	}
	k := j + 1
	if ps.kind[k] != itNom || ps.tk[k].Pro&(conjPro|prepPro) != 0 || ps.phrase[k] >= 0 {
		return 0
	}
	person := ph.Who.Kind == "person" || ph.Who.Kind == "name"
	if !person && !(ph.Who.Kind == "agent" && ph.Who.Office) {
		return 0
	}
	end := ps.extend(k, k)
	in := clause.Phrase{From: k, To: end, Head: k}
	ps.who(&in)
	close := end < len(ps.tk) && (ps.tk[end].Fold == "،" || ps.tk[end].Fold == "," || ps.kind[end] == itClose || ps.kind[end] == itStop)
	if end == len(ps.tk) {
		close = true
	}
	isName := in.Who.Kind == "person" || in.Who.Kind == "name"
	isOffice := in.Who.Kind == "agent" && in.Who.Office
	if t := &ps.tk[k]; close && end < len(ps.tk) && ph.Who.Kind == "person" && t.POS == doc.Noun && t.Known && ps.hitAt[k] < 0 && !t.Pro.Has(doc.ProAl) && ps.kind[end] == itPunct && !ps.p.gram.time[t.Stem] {
		ph.To = end // «…، حليف الرئيس …،»: said of him, no other party
		ph.Who.To = end
		return end + 1
	}
	if !close || person == isName || !isName && !isOffice {
		return 0
	}
	if isName {
		ps.mergeName(ph, &in)
	} else {
		ps.mergeOffice(ph, &in)
	}
	ph.To = end
	ph.Who.To = end
	ph.Who.Actor.Text = ps.text(ph.From, end)
	ph.Who.Actor.End = ps.tk[end-1].End
	if end < len(ps.tk) && ps.kind[end] != itStop {
		return end + 1
	}
	return end
}

func (ps *parser) features(ph *clause.Phrase) {
	t := &ps.tk[ph.Head]
	ph.Gender, ph.Number = t.Feats.Gender, t.Feats.Number
	ph.Def = ps.definite(ph.Head)
	switch ph.Who.Kind {
	case "state", "city":
		ph.Gender = doc.GenderAny // names of states and cities agree as the writer likes
		ph.Number = doc.Sing
	case "igo", "ngo", "media", "company", "armed", "party", "gov", "body", "movement":
		if t.POS == doc.Propn {
			ph.Gender, ph.Number = doc.GenderAny, doc.Sing
		}
	case "person", "name":
		if t.POS == doc.Propn || t.POS == doc.X {
			ph.Number = doc.Sing
		}
	}
	for k := ph.From; k < ph.To && !ph.Def; k++ {
		ph.Def = ps.tk[k].Pro.Has(doc.ProAl) || ps.definite(k)
	}
}

// coordinatedTo finds the phrase a «و…» phrase is coordinated to: the one that
// ends right before it.
func (ps *parser) coordinatedTo(ph *clause.Phrase, id int) int {
	i := ph.PrepTok
	if ph.Prep == "" || ph.PrepTok < 0 {
		i = ph.From
	}
	t := &ps.tk[i]
	before := i - 1
	if !t.Pro.Has(doc.ProWa) {
		if before < 0 || !(ps.kind[before] == itConj && (ps.tk[before].Stem == "او" || ps.tk[before].Stem == "و")) {
			return -1
		}
		before--
	}
	for before >= 0 && (ps.kind[before] == itQuote || ps.kind[before] == itClose) {
		before--
	}
	if before < 0 || id == 0 {
		return -1
	}
	comma := ps.kind[before] == itPunct
	if comma {
		before--
	}
	if before < 0 || ps.phrase[before] < 0 {
		return -1
	}
	c := int(ps.phrase[before])
	prev := &ps.out.Phrases[c]
	if prev.Pron || ph.Prep != "" && ph.PrepTok >= 0 && prev.Prep != ph.Prep {
		return -1
	}
	if comma && !(prev.Who.CanAct() && ph.Who.CanAct()) {
		return -1
	}
	// «…، والرئيس يقول»: a verb right after begins a clause of its own
	if comma && ph.To < len(ps.tk) && ps.kind[ph.To] == itVerb {
		return -1
	}
	// «فرض عقوبات على روسيا وموسكو تردّ»: it is the subject of the verb after it
	if prev.Prep != "" && prev.Prep != "بين" && ph.Prep == "" && ph.Def && ph.Who.CanAct() && ph.To < len(ps.tk) && ps.kind[ph.To] == itVerb && ps.tk[ph.To].Pro&conjPro == 0 && ps.agreesBefore(&ps.tk[ph.To], ph) {
		return -1
	}
	if prev.Who.CanAct() != ph.Who.CanAct() && (prev.Who.Office || ph.Who.Office) {
		return -1
	}
	return c
}
