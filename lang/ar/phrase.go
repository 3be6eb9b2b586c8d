package ar

import (
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
	if ps.nameOf(&ph) || ps.bondWith(&ph) {
		return ph.To
	}
	j = max(j, ps.calling(&ph), ps.apposition(&ph))
	ps.features(&ph)
	if ps.bothOfThem(&ph) {
		ph.Pron, ph.Def, ph.Who.Pending = true, true, "pronoun"
		ph.Gender, ph.Number = pronFeats(ps.tk[from].Enc)
	}
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
	if w := &ph.Who; w.Kind == "" && ps.tk[ph.Head].Enc != "" && ph.To == ph.From+1 && ps.stemIn(ph.Head, setHome) {
		ps.pronoun(ph.Head, "", ph.Head)
		x := &ps.out.Phrases[id]
		x.Owner, x.Who.Pending = len(ps.out.Phrases)-1, "home"
	}
	ps.owned(id)
	if j <= i {
		j = i + 1
	}
	return j
}

// bothOfThem tells whether a phrase is «كلاهما», «كلتيهما»: it means whom its pronoun does.
func (ps *parser) bothOfThem(ph *clause.Phrase) bool {
	t := &ps.tk[ph.From]
	return ph.To == ph.From+1 && t.POS == doc.Det && t.Enc == "هما" && t.Pro&doc.ProAl == 0
}

// owned notes the pronoun in a phrase that says whose the agent or the person named is.
func (ps *parser) owned(id int) {
	ph := &ps.out.Phrases[id]
	if w := &ph.Who; w.Kind != "agent" && w.Kind != "name" || w.Actor.Code != "" || w.Pending != "" {
		return
	}
	if k := ps.ownedAt(ph); k >= 0 {
		ps.pronoun(k, "", k)
		ps.out.Phrases[id].Owner = len(ps.out.Phrases) - 1
	}
}

// ownedAt is the word of a phrase whose pronoun says whose it is: its head («قواته»,
// «ابنته جين»), one of its people («8 من جنوده»), or «بلاده» («جيش بلاده»); −1 for none.
func (ps *parser) ownedAt(ph *clause.Phrase) int {
	if ps.tk[ph.Head].Enc != "" {
		return ph.Head
	}
	if k := ph.To - 1; ps.tk[k].Enc != "" && (ps.stemIn(k, setHome) || ph.Some && ps.hitAt[k] >= 0 && ps.hits[ps.hitAt[k]].e.agent != nil) {
		return k
	}
	return -1
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
		if !closed && ps.dualNational(from, j) {
			j += 2
			continue
		}
		if ps.kind[j] == itAdv && j+1 < n && ps.unclosedName(j) {
			j = step(j + 1)
			continue
		}
		if k := ps.guessedNisba(from, j); k > 0 {
			j = ps.skipHit(k)
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
		if ps.rankTail(j) {
			j++
			office = true
			continue
		}
		if ps.tensAt(j) {
			j = step(j) // «ثلاثة وعشرون جنديا»
			continue
		}
		if ps.articleApart(j, last) {
			j += 2
			continue
		}
		if t.Pro&(conjPro|prepPro) != 0 || ps.behindPlace(j, last) {
			break
		}
		prev := &tk[j-1]
		if ps.timeFollows(j, last) { // «طلب الحكومة | العام الماضي», «17 مدنيا | الجمعة»
			return j
		}
		if ps.definite(last) && ps.nextParty(from, j) {
			return j
		}
		// «القرن السادس عشر», «الوزير نفسه», «الجنود الأربعة», «القوات السعودية»
		if ps.teen(j) || ps.emphatic(j, last) || ps.degreeOf(j) || !closed && (ps.describes(j, last) || ps.other(j, last)) {
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
		case closed && ps.speakerAt(j):
			return j // «سامي منصور | المتحدث باسم الوزارة»
		case ps.oneOnly(j):
			j++ // «شخص واحد»
		case ps.officeBehindDeed(j):
			return j // «خلال استقباله | الرئيس الصيني»
		case closed && ps.othersOffice(from, j):
			return j // «اتهم ترامب | الرئيس الإيراني»
		case chainDef && ps.bodyNext(j) || ps.othersName(from, j) || ps.twoPeople(from, j):
			return j
		case office && chainDef && ps.stemIn(j, setTitle) && t.Pro == doc.ProAl && j+1 < n && (ps.rankTail(j+1) || ps.hitAt[j+1] < 0 && nameLike(j+1)):
			j = step(j) // «مدير الأمن | اللواء سالم»: his rank
		case j > from+1 && chainDef && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil && t.Pro.Has(doc.ProAl) && (ps.hits[ps.hitAt[j]].e.agent.Office || t.POS == doc.Noun):
			return j
		case j > from+1 && chainDef && !ps.stemIn(last, setTitle) && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.ent != nil && ps.hits[ps.hitAt[j]].e.ent.Kind == "person" && t.Pro.Has(doc.ProAl):
			return j
		case ps.afterMen(j):
			return j
		case ps.peopleAfter(from, j):
			j = ps.skipHit(j) // «المتمردين الأكراد», «دبلوماسيين روس»
		case ps.stemIn(j, setSelf) && t.Enc != "" && !chainDef:
			return j // «فجّر انتحاري نفسه»: the object
		case ps.nisbaAccusative(j):
			j = ps.skipHit(j)
		case t.POS == doc.Num && figure(t) && chainDef && !closed:
			if ps.counts(j) {
				return j // «طردت الحكومة السودانية | 20 من العاملين»
			}
			j++
		case adj && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil && !chainDef && !t.Pro.Has(doc.ProAl) && prev.POS != doc.Adj && !prev.Pro.Has(doc.ProAl) && t.Feats.Number != doc.Sing:
			j = step(j)
		case adj && !chainDef && j+1 < n && ps.titled(j) && ps.governed(j+1):
			j = step(j) // «مقتل قائد | طالبان»
		case adj && j-1 == last && ps.humanPlural(j) && ps.ofPeople(last, j):
			j = step(j) // «قتل الفلسطينيين», «مقتل فلسطينيين»
		case adj && (ps.humanPlural(j) || tk[from].POS == doc.Noun && prev.POS == doc.Adj && soundFeminine(t)) && !ps.pluralIn(from, j):
			return j // «الرئيس الأمريكي | الأوروبيين», «طائرة إسرائيلية | منشورات»
		case chainDef && ps.hostless(from, j):
			return j
		case adj && chainDef && ps.otherGender(from, j):
			return j // «الشرطة | المهاجم»
		case adj && (closed || (tk[last].Pro.Has(doc.ProAl) || tk[last].POS == doc.Propn) && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent != nil) && ps.ofNoOne(from, j):
			return j // «حث الرئيس دونالد ترامب | المسؤولين», «التقى الوزير | الممثلة العليا»
		case adj && ps.besideName(from, j):
			return j // «انتقد ترامب | المعارضة»
		case adj && ps.unlike(j, last):
			return j // «عاد الوزير | راضيا»
		case adj && chainDef && ps.stemIn(j, setQuantity) && t.Pro == 0 && j+1 < n && tk[j+1].Stem == "من":
			return j // «اعتقلت الشرطة | أكثر من مئة شخص»
		case adj && ps.stemIn(j, setQuantity) && t.Pro == 0 && j+1 < n && tk[j+1].Stem == "من" && (j-1 != last || ps.standsAlone(last)):
			return j // «اتهمت محكمة مصرية | أكثر من مئة شخص»
		case adj && last == from && t.Pro == 0 && (ps.otherCase(from, last, j) || ps.soundPlural(&tk[last]) && t.Feats.Number == doc.Sing):
			return j // «اعتقل جنديان | صحفيين», «مسلحون مجهولون | ناشطة»
		case adj && ps.stemIn(j, setQuantity) && j+1 < n && tk[j+1].Stem == "من":
			j = step(j) // «استقبال أكثر من مئة لاجئ»
		case adj && t.Pro.Has(doc.ProAl) == (chainDef || tk[last].Pro.Has(doc.ProAl)):
			j = ps.skipHit(j)
			if prev.POS == doc.Num || ps.quantityAt(j-2) {
				last = j - 1
			}
		case adj && !t.Pro.Has(doc.ProAl) && !chainDef:
			j = ps.skipHit(j)
		case adj && t.Pro.Has(doc.ProAl) && !chainDef && construct(&tk[last]) && !ps.soundPlural(&tk[last]) && !ps.other(j-1, last):
			j = step(j) // an adjective used as a noun after a construct: «وزير الداخلية»
		case j == from+1 && tk[from].POS == doc.Det && ps.stemIn(from, setQuantity) && chainDef && t.Pro.Has(doc.ProAl) && t.Feats.VerbForm == doc.ActivePart && t.Feats.Gender == doc.Fem && t.Feats.Number == doc.Sing:
			j = ps.skipHit(j) // «الغالبية الساحقة من …»
		case closed && office && ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.ent != nil && ps.hits[ps.hitAt[j]].e.ent.Kind == "person" && tk[j-1].POS == doc.Adj && tk[j-1].Pro.Has(doc.ProAl) && ps.hitAt[j-2] < 0:
			j = ps.hits[ps.hitAt[j]].to // «قاضي منهاتن الفدرالي | ريتشارد برمان»
		case closed && ps.placeBehindName(from, j):
			return j // «زار سامي المنصور | مورافيا»
		case closed && (nameLike(j) || ps.mayBeName(j)) && tk[j-1].POS != doc.Adj:
			if h := ps.hitAt[j]; h >= 0 && ps.hits[h].e.ent.Kind == "person" && named {
				return j // a second person begins another phrase
			}
			j++
		case closed && ps.participleBehind(from, j):
			j++ // «حركة "الصقور" الموالية | لموسكو»
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
		case j-1 == last && last > from && tk[last-1].POS == doc.Num && (accusative(&tk[last]) || t.Pro.Has(doc.ProAl) && figure(&tk[last-1])):
			return j // «40 شخصا | نتيجة …», «رفضت 15 دولة | المقترح»: what is counted governs nothing
		case (construct(&tk[last]) && prev.POS != doc.Adj && !ps.other(j-1, last) || j-1 == last && ps.titled(last)) && !ps.standsAlone(last) && !chainDef && (ps.hitAt[j] >= 0 && ps.hits[ps.hitAt[j]].e.agent == nil || !accusative(t) && !(t.Feats.VerbForm == doc.Masdar && ps.person(last))) || tk[last].POS == doc.Num && j-1 == last && !tk[last].Pro.Has(doc.ProAl) || ps.openRole(last, j):
			j = step(j)
		case ps.appositeNoun(j, last):
			j = step(j)
		default:
			return j
		}
	}
	return j
}
