package ar

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// foldLemma is the folded lemma, without article.
func foldLemma(t *doc.Token) string { return t.Key }

func (ps *parser) text(from, to int) string {
	if from >= to {
		return ""
	}
	words := ps.src[ps.tk[from].StemOrWordStart():ps.tk[to-1].End]
	if pro := ps.tk[from].Pro; pro.Has(doc.ProLi) && pro.Has(doc.ProAl) {
		return "ال" + words // «للجيش»: the article is written into the preposition
	}
	return words
}

// who says what a phrase stands for and finds its head.
func (ps *parser) who(ph *clause.Phrase) {
	ph.Head = ps.headOf(ph.From, ph.To)
	first := &ps.tk[ph.From]
	ph.Some = first.POS == doc.Num || ps.stemIn(ph.From, setQuantity) && first.Enc == ""
	ph.Self = ph.To == ph.From+1 && first.Enc != "" && ps.stemIn(ph.From, setSelf)
	ph.Who = ps.resolve(ph.From, ph.To, ph.Head)
	if ph.Who.CanAct() || ph.Who.Pending != "" {
		return
	}
	for k := ph.Head + 1; k < ph.To; k++ {
		if h := ps.hitAt[k]; h >= 0 && ps.hits[h].from == k {
			to := ps.withoutStray(k, ph.To)
			w := ps.resolve(k, to, ps.headOf(k, to))
			if w.CanAct() {
				ph.Inner = &w
				return
			}
		}
	}
	for k := ph.Head + 1; k < ph.To; k++ {
		if e := ps.nisbaAt(k); e != nil {
			w := ps.nisbaWho(k, e)
			ph.Inner = &w
			return
		}
	}
}

// nisbaWho is the state or body a relational adjective stands for.
func (ps *parser) nisbaWho(k int, e *lexicon.Entity) clause.Who {
	return clause.Who{Kind: "nisba", From: k, To: k + 1, Actor: doc.Actor{Text: ps.text(k, k+1),
		Span: doc.Span{Start: ps.tk[k].StemOrWordStart(), End: ps.tk[k].End}, Code: e.Code, ID: e.ID, Name: e.Name, NameEn: e.NameEn, Sector: e.Sector}}
}

// headOf steps over numbers, quantities and determiners to the noun that says
// what the phrase is.
func (ps *parser) headOf(from, to int) int {
	h := from
	if h+1 < to && ps.hitAt[h] < 0 && ps.leads(h) {
		h++
	}
	for k := h + 1; k+1 < to && k < h+3; k++ { // «مجموعة متنوعة من الأسلحة»
		if ps.tk[k].POS == doc.Adp && ps.tk[k].Stem == "من" && ps.measured(h, k) {
			return k + 1
		}
	}
	for h+1 < to && ps.tk[h].POS == doc.Adp || h+1 < to && (ps.tk[h].POS == doc.Num || ps.tk[h].POS == doc.Det ||
		ps.stemIn(h, setQuantity) && ps.hitAt[h] < 0 && ps.tk[h].Enc == "" && !ps.isAdjNext(h+1, to)) {
		h++
	}
	return h
}

func (ps *parser) isAdjNext(i, to int) bool {
	return i < to && ps.tk[i].POS == doc.Adj && ps.hitAt[i] < 0
}

// resolve looks through the words of [from,to) for who they name.
func (ps *parser) resolve(from, to, head int) clause.Who {
	var person, ent, agent, inner *hit
	var nisba *lexicon.Entity
	var other *hit // entity that is not at the head: gives the country
	for k := from; k < to; {
		h := ps.hitAt[k]
		if h < 0 {
			if e := ps.nisbaAt(k); e != nil && nisba == nil && (k > head || k == head) {
				nisba = e
			}
			k++
			continue
		}
		x := &ps.hits[h]
		switch {
		case x.e.agent != nil && x.to <= head && ps.stemIn(x.from, setQuantity): // how many, not who
		case x.e.agent != nil:
			if agent == nil && (x.from <= head || x.from == head+1 && ps.tk[head].Feats.VerbForm != doc.Masdar && (ps.tk[x.from].Pro.Has(doc.ProAl) && !ps.tk[head].Pro.Has(doc.ProAl) || x.e.plural) || ps.stemIn(head, setQuantity) || ps.stemIn(head, setTitle)) {
				agent = x
			} else if agent != nil && inner == nil {
				inner = x
			}
			// an agent word that is also a nisba: «العراقيين»
			if e := ps.nisbaAt(k); e != nil && nisba == nil {
				nisba = e
			}
		case x.e.kin == lexicon.NisbaName || x.e.kin == lexicon.PeopleName && x.from != head:
			if nisba == nil {
				nisba = x.e.ent
			}
		case x.e.ent.Kind == "person":
			if person == nil {
				person = x
			}
		case x.from == head && ent == nil && person == nil:
			ent = x
		default:
			if other == nil {
				other = x
			}
		}
		k = x.to
	}
	if person != nil && agent != nil && ps.ofOtherCalling(agent, person, nisba) {
		return ps.namesake(from, to, person)
	}
	if other == nil {
		other = person
	}
	w := clause.Who{From: from, To: to}
	w.Actor.Text = ps.text(from, to)
	w.Actor.Start, w.Actor.End = ps.tk[from].StemOrWordStart(), ps.tk[to-1].End
	switch {
	case person != nil && !ps.ofAnother(agent, inner, person) && (person.from <= head || agent != nil && agent.from <= head && ps.bears(agent, person) || agent == nil && ps.stemIn(head, setTitle) || agent != nil && ps.stemIn(head, setTitle) || ps.nameRun(head)):
		ps.asPerson(&w, person.e.ent, agent)
		if person.to < to && ps.strayBehind(person.from, person.to) {
			w.Actor.Text, w.Actor.End = ps.text(from, person.to), ps.tk[person.to-1].End
		}
	case agent != nil:
		ps.asAgent(&w, agent, ps.ofOthers(agent, inner, ent), ps.ofOthers(agent, inner, other), nisba, head, from, to)
		w.Foreign = w.Foreign || agent.e.agent.Apart && agent.e.plural && inner == nil && !ps.tk[head].Pro.Has(doc.ProAl) // «حلفاؤها»
		ps.statePair(&w, agent, inner)
		if inner != nil && ps.manyOf(agent, inner) {
			w.Actor.Sector = inner.e.agent.Sector // «قادة الفصائل», «ممثلو النقابات»
		}
		if w.Actor.Sector == "" && w.Single && inner != nil { // «المتحدث باسم | وزارة الخارجية»
			w.Actor.Sector = inner.e.agent.Sector
		}
	case ent != nil && ent.e.ent.Kind == "state" && from < head && ps.tk[head-1].POS == doc.Num && ps.p.names.nisba.find(ps.tk[head].Stem) == ent.e.ent:
		// «13 روسيا»: thirteen Russians
		w.Kind, w.Group = "people", true
		w.Actor.Code, w.Actor.Sector, w.Actor.NameEn = ent.e.ent.Code, "CVL", ent.e.ent.NameEn
	case ent != nil:
		ps.asEntity(&w, ent.e, nisba, other)
	default:
		ps.asOther(&w, from, to, head, other, nisba)
	}
	if agent != nil && agent.e.agent.Speaks {
		w.For = ps.spokenFor(&w, agent, to)
	}
	ps.nounOf(&w, ent, from, to, head)
	ps.rivals(&w, ent, other, nisba)
	if ps.stemIn(head, setPeer) && ps.tk[head].Enc != "" {
		w.Pending, w.Kind, w.Office, w.Single = "peer", "agent", true, true
		w.Actor.Sector = "GOV"
		if nisba != nil {
			w.Actor.Code = nisba.Code
		} else if other != nil {
			w.Actor.Code = other.e.ent.Code
		}
	}
	if w.Pending == "" && ps.stemIn(head, setSides) && ps.dual(from, to, head) && person == nil && nisba == nil && other == nil {
		w.Pending, w.Kind, w.Nation = "sides", "agent", ps.keyIn(head, setLand) || ps.stemIn(head, setLand)
		if ps.tk[head].Feats.Number == doc.Plur { // «البلدان» are no offices
			w.Actor.Role, w.Actor.Sector, w.Actor.NameEn = "", "", ""
		}
	}
	if agent != nil && w.Actor.Code == "" && head < to-1 && ps.stemIn(to-1, setSides) && ps.tk[to-1].Feats.Number == doc.Dual && ps.tk[to-1].Pro.Has(doc.ProAl) {
		w.Pending = "of both" // «زعيما البلدين»
	}
	if w.Sides = ps.tallied(head, to); w.Sides > 0 && person == nil && nisba == nil && other == nil {
		w.Pending, w.Kind = "sides", "agent"
	}
	return w
}

// dual tells whether the noun at the head of a phrase means two; one that stands alone with
// the article may have a plural of the same letters («البلدان»).
func (ps *parser) dual(from, to, head int) bool {
	t := &ps.tk[head]
	return t.Feats.Number == doc.Dual || to == from+1 && t.Pro.Has(doc.ProAl) && t.Feats.Number == doc.Plur && strings.HasSuffix(t.Stem, "ان")
}

// manyOf tells whether an agent's word only says which of a body or crowd right behind it
// are meant: its members, leaders, those who speak for it.
func (ps *parser) manyOf(agent, inner *hit) bool {
	a, of := agent.e.agent, inner.e.agent
	return inner.from == agent.to && (a.Weak && agent.e.plural || a.Sector == "") && (manyHeads(of) || ps.leadsCrowd(agent, inner)) && of.Sector != ""
}

// statePair notes the two states that an agent's word names together («الكوريتان»), or whose
// two holders of an office are meant («زعيما الكوريتين»).
func (ps *parser) statePair(w *clause.Who, agent, inner *hit) {
	states := agent.e.agent.Pair
	if states == nil && inner != nil {
		states = inner.e.agent.Pair
	}
	for _, code := range states {
		one := w.Actor
		one.Code = code
		switch st := ps.p.names.byID[strings.ToLower(code)]; {
		case st == nil:
		case agent.e.agent.Pair != nil:
			one.ID, one.Name, one.NameEn, one.Role = st.ID, st.Name, st.NameEn, ""
		default:
			one.NameEn = agent.e.agent.En + " of " + st.NameEn
		}
		w.Parts = append(w.Parts, one)
	}
	if states == nil {
		return
	}
	if w.Pending = "parts"; agent.e.agent.Pair != nil {
		w.Kind = "state"
	}
}

// ofOthers is the entity that an agent noun may take its country from: «حلفاء واشنطن» are
// not American, those of a body or of somebody at home may be its own.
func (ps *parser) ofOthers(agent, inner, ent *hit) *hit {
	if agent.e.agent.Apart && inner == nil && ent != nil && ent.e.ent.Kind != "person" && ent.e.ent.Kind != "igo" {
		return nil
	}
	return ent
}

// bears tells whether the person in a phrase is who bears the office or calling
// before: «المتحدث باسم الوزارة هيذر نويرت», but not «محامي ترامب».
func (ps *parser) bears(agent, person *hit) bool {
	a := agent.e.agent
	if agent.e.plural || !a.Office && (a.Group || a.Org) || person.from < agent.to || a.Kin && !ps.namesKin(agent, person) {
		return false
	}
	return person.from > agent.to || ps.definite(agent.to-1)
}

// ofAnother tells whether the person is who bears an inner office and the
// phrase names somebody else by him: «حليف الرئيس الروسي فلاديمير بوتين», but
// not «نائب الرئيس الأمريكي كامالا هاريس».
func (ps *parser) ofAnother(agent, inner, person *hit) bool {
	if agent == nil || inner == nil || inner.to > person.from {
		return false
	}
	_, title := person.e.ent.OfficeAt(ps.month)
	holds := func(h *hit) bool {
		name, _, _ := strings.Cut(h.e.agent.En, ",")
		return name != "" && strings.HasPrefix(title, name)
	}
	return holds(inner) && !holds(agent)
}

func (ps *parser) nisbaAt(k int) *lexicon.Entity {
	t := &ps.tk[k]
	if t.POS == doc.Verb || t.POS == doc.Punct || t.POS == doc.Propn && t.Pro == 0 && ps.p.isGiven(t) {
		return nil // «إيغور شاهين» is no Uighur
	}
	if h := ps.hitAt[k]; h >= 0 && ps.hits[h].e.ent != nil {
		switch {
		case ps.hits[h].e.kin != lexicon.NisbaName:
			return nil
		case ps.hits[h].from == k && ps.hits[h].to > k+1:
			return ps.hits[h].e.ent // «الكوري الشمالي» is of the North
		}
	}
	if h := ps.hitAt[k]; h >= 0 && ps.hits[h].e.agent != nil && ps.hits[h].e.agent.Pair != nil {
		return nil // «الكوريتان» are states, no adjective
	}
	if e := ps.known[k].nisba; e != nil {
		return e
	}
	return ps.known[k].nisbaStem
}

func (ps *parser) asPerson(w *clause.Who, e *lexicon.Entity, agent *hit) {
	w.Kind = "person"
	sector, title := e.OfficeAt(ps.month)
	w.Actor.ID, w.Actor.Code, w.Actor.Sector, w.Actor.Name, w.Actor.NameEn, w.Actor.Role = e.ID, e.Code, sector, e.Name, e.NameEn, title
	if agent != nil {
		w.Actor.Role = agent.e.agent.Name
		if w.Actor.Sector == "" && title == "" { // who heads an international body is of no sector
			w.Actor.Sector = agent.e.agent.Sector
		}
	}
}

func (ps *parser) asAgent(w *clause.Who, agent, ent, other *hit, nisba *lexicon.Entity, head, from, to int) {
	a := agent.e.agent
	w.Kind, w.Office, w.Group = "agent", a.Office && !agent.e.plural, a.Group || agent.e.plural
	w.Human = agent.e.plural && !a.Group && !a.Org
	w.Single = !agent.e.plural && (a.Office || !a.Group && !a.Org)
	w.Actor.Sector = a.Sector
	if ps.ofRuler(agent, other, to) {
		w.Actor.Sector = "ELI"
	}
	w.Actor.Code = a.Code
	w.Actor.Role = a.Name
	w.Actor.NameEn = a.En
	w.Kin = a.Kin
	w.Stray = a.Stray || a.Any && !ps.definitePhrase(from, to)
	country := other
	if country == nil {
		country = ent
	}
	switch {
	case a.Code == "IMG" && nisba != nil && nisba.Kind == "state": // «جهادية فرنسية»
		w.Actor.Code = nisba.Code
	case a.Code != "":
	case country != nil && country.e.ent.Code != "":
		c := country.e.ent
		w.Actor.Code = c.Code
		if c.Kind == "party" {
			w.Party = [2]int{country.from, country.to}
		}
		if a.Weak && c.Sector != "" || c.Kind == "armed" || c.Kind == "party" || c.Kind == "military" || c.Kind == "body" && a.Weak {
			w.Actor.Sector = c.Sector
		}
		if nisba != nil && c.IsPlace() {
			w.Actor.Code = nisba.Code
		}
	case nisba != nil:
		w.Actor.Code = nisba.Code
		if nisba.Kind == "armed" && (a.Sector == "GOV" || a.Sector == "MIL" || a.Sector == "") {
			w.Actor.Sector = nisba.Sector // «قيادات حوثية», «قناص حوثي»
		}
	}
	if w.Actor.Code != "" && w.Actor.NameEn != "" {
		if st := ps.p.names.byID[strings.ToLower(w.Actor.Code)]; st != nil {
			w.Actor.NameEn = a.En + " of " + st.NameEn
		}
	}
	ps.modified(w, agent, country, from, to)
	if w.Actor.Code == "" && to > agent.from+1 {
		w.Of = ps.ofBare(agent.from, to)
	}
	// an office followed by a name we do not know
	if w.Single || ps.stemIn(head, setTitle) {
		if f, t := ps.unknownName(agent.to, to); t > f {
			w.Actor.Name = ps.text(f, t)
			w.Actor.NameEn = ps.p.spellings.latin(w.Actor.Name)
			w.Kind = "name"
		}
	}
}

func (ps *parser) asEntity(w *clause.Who, e *nameEntry, nisba *lexicon.Entity, other *hit) {
	x := e.ent
	w.Kind = x.Kind
	w.Actor.ID, w.Actor.Code, w.Actor.Sector, w.Actor.Name, w.Actor.NameEn = x.ID, x.Code, x.Sector, x.Name, x.NameEn
	switch e.kin {
	case lexicon.CapitalName:
		w.Kind = "city"
	case lexicon.GovName:
		w.Kind = "gov"
	case lexicon.PeopleName:
		w.Kind, w.Group = "agent", true
		w.Actor.Sector = "CVL"
		w.Nation = e.al && w.To == w.From+1
	}
	switch {
	case w.Actor.Code == "" && nisba != nil:
		w.Actor.Code = nisba.Code
	case w.Actor.Code == "" && other != nil:
		w.Actor.Code = other.e.ent.Code
	case nisba != nil && nisba.Kind == "state" && nisba.Code != x.Code && ps.p.names.byID[strings.ToLower(x.Code)] != nil && shared(x.Kind):
		// «حزب الإصلاح التونسي» is not the Yemeni one, «قوات الاحتلال التركي» not the Israeli
		w.Actor.Code, w.Actor.ID, w.Actor.Name, w.Actor.NameEn = nisba.Code, "", "", ""
	}
}

// shared tells the kinds of bodies whose names recur in other countries.
func shared(kind string) bool {
	switch kind {
	case "party", "movement", "military", "body":
		return true
	}
	return false
}

// asOther is a phrase without a known head: a place or body word with a name,
// people by nisba, an unknown name.
func (ps *parser) asOther(w *clause.Who, from, to, head int, other *hit, nisba *lexicon.Entity) {
	t := &ps.tk[head]
	switch {
	case head < to && ps.nisbaAt(head) != nil && (t.Feats.Number == doc.Plur || t.Feats.Number == doc.Dual || t.POS == doc.Noun || head > from && ps.tk[head-1].POS == doc.Num && !t.Pro.Has(doc.ProAl) || head == from && (t.Pro&prepPro != 0 || to-from <= 2)):
		e := ps.nisbaAt(head)
		if e.Code == "" && t.Feats.Number != doc.Plur {
			break // «غربي المدينة»
		}
		w.Kind, w.Group = "people", t.Feats.Number == doc.Plur || head > from && ps.tk[head-1].POS == doc.Num // «100 فلسطيني»
		w.Nation = to == from+1 && t.Pro.Has(doc.ProAl) && w.Group
		w.Actor.Code, w.Actor.Sector = e.Code, "CVL"
		w.Actor.NameEn = e.NameEn
	case other != nil && other.e.ent.Kind != "person" && ps.stemIn(head, setLand|setBody|setQuantity):
		x := other.e.ent
		w.Kind = x.Kind
		w.Actor.ID, w.Actor.Code, w.Actor.Sector, w.Actor.Name, w.Actor.NameEn = x.ID, x.Code, x.Sector, x.Name, x.NameEn
		if other.e.kin == lexicon.GovName {
			w.Kind = "gov"
		}
	case head == to-1 && ((ps.stemIn(head, setQuantity) || t.POS == doc.Num) && ps.peopleQuantity(head) || manyOthers(t) && (head == from && t.Pro.Has(doc.ProAl) || head > from && ps.tk[from].POS == doc.Num)):
		w.Kind, w.Group = "agent", true
		w.Actor.Sector = "CVL"
	case nisba != nil && ps.compatriots(head, to):
		w.Kind, w.Group = "people", true
		w.Actor.Code, w.Actor.Sector = nisba.Code, "CVL"
	case nisba != nil && ps.stemIn(head, setLand|setBody) && !ps.jails(head, to):
		w.Kind = "land"
		if w.Actor.Code = nisba.Code; nisba.Kind == "armed" {
			w.Actor.Sector = nisba.Sector // «مواقع حوثية»
		}
	case ps.stemIn(head, setTitle) && ps.titledName(w, head+1, to):
	case ps.nameRun(head) && !ps.stemIn(head, setTime) && ps.tk[from].POS != doc.Num && (t.POS == doc.Propn || ps.runLength(from, to) >= 2):
		w.Kind = "name"
		w.Actor.Name = w.Actor.Text
		w.Actor.NameEn = ps.p.spellings.latin(w.Actor.Text)
	}
}

// jails tells whether a word for a place is the masdar of a verb that falls on the people named
// right behind it: «قضت المحكمة | بسجن سبعة ناشطين».
func (ps *parser) jails(head, to int) bool {
	t := &ps.tk[head]
	if t.Feats.VerbForm != doc.Masdar || !t.Pro.Has(doc.ProBi) || t.Pro.Has(doc.ProAl) || head+1 >= to {
		return false
	}
	if ps.tk[head+1].POS == doc.Num {
		return true
	}
	h := ps.hitAt[head+1]
	return h >= 0 && ps.hits[h].e.agent != nil
}

// peopleQuantity: a bare number of people («الآلاف», «العشرات», «ثلاثة آخرون»).
func (ps *parser) peopleQuantity(i int) bool {
	if ps.stemIn(i, setCrowd) {
		return true
	}
	return i+1 < len(ps.tk) && (ps.tk[i+1].Stem == "اخرون" || ps.tk[i+1].Stem == "اخرين" || ps.tk[i+1].Stem == "اخر")
}

// manyOthers tells whether a word is «آخرون»: with article or number they are people;
// without, others of the kind just named.
func manyOthers(t *doc.Token) bool { return t.Stem == "اخرون" || t.Stem == "اخرين" }

// tallied is how many parties a phrase takes up that were named before: «الدول |
// الثلاث», «الأطراف الأربعة»; 0 for none.
func (ps *parser) tallied(head, to int) int {
	t := &ps.tk[head]
	if head+2 != to || !t.Pro.Has(doc.ProAl) || t.Feats.Number != doc.Plur || !ps.tk[head+1].Pro.Has(doc.ProAl) || !ps.stemIn(head, setParties) {
		return 0
	}
	for i, set := range [...]gramSets{setThree, setFour, setFive, setSix} {
		if ps.stemIn(head+1, set) {
			return i + 3
		}
	}
	return 0
}
