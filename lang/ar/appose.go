package ar

import (
	"cmp"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// apposition takes in a name or office set off by commas: «وزير الخارجية
// الصيني، وانغ يي، …», «سيرجي لافروف، وزير الخارجية الروسي، …», and a name in
// brackets. It returns the token after the closing mark, or 0.
func (ps *parser) apposition(ph *clause.Phrase) int {
	j := ph.To
	if j+1 >= len(ps.tk) || !(isComma(&ps.tk[j]) || ps.kind[j] == itOpen) {
		return 0
	}
	k := j + 1
	if ps.kind[k] != itNom || ps.tk[k].Pro&(conjPro|prepPro) != 0 || ps.phrase[k] >= 0 {
		return 0
	}
	person := ph.Who.Kind == "person" || ph.Who.Kind == "name"
	if !person && !(ph.Who.Kind == "agent" && ph.Who.Single) {
		return 0
	}
	end := ps.extend(k, k)
	in := clause.Phrase{From: k, To: end, Head: k}
	ps.who(&in)
	close := end < len(ps.tk) && (isComma(&ps.tk[end]) || ps.kind[end] == itClose || ps.kind[end] == itStop)
	if end == len(ps.tk) || person && in.Who.Kind == "agent" && in.Who.Single && ps.tk[k].Pro.Has(doc.ProAl) && ps.opensClause(end) {
		close = true
	}
	isName := in.Who.Kind == "person" || in.Who.Kind == "name" || close && ps.isName(&in)
	isOffice := in.Who.Kind == "agent" && (in.Who.Office || in.Who.Single && ps.tk[k].Pro.Has(doc.ProAl))
	if ps.calledBehind(ph, &in) {
		isOffice, close = true, close || ps.opensClause(end)
	}
	if n := ps.strangeName(ph, k); n > 0 && (!close || !isName && !isOffice) {
		end, close, isName, isOffice = n, true, true, false
		in = clause.Phrase{From: k, To: n, Head: k}
		in.Who.Kind = "name"
		in.Who.Actor.Text = ps.text(k, n)
		in.Who.Actor.Name, in.Who.Actor.NameEn = in.Who.Actor.Text, ps.p.spellings.latin(in.Who.Actor.Text)
	}
	if t := &ps.tk[k]; close && end < len(ps.tk) && ph.Who.Kind == "person" && t.POS == doc.Noun && t.Known && ps.hitAt[k] < 0 && !t.Pro.Has(doc.ProAl) && ps.kind[end] == itPunct && !ps.stemIn(k, setTime) {
		ph.To = end // «…، حليف الرئيس …،»: said of him, no other party
		ph.Who.To = end
		return end + 1
	}
	if !close || person == isName || !isName && !isOffice {
		return 0
	}
	if isName {
		ps.mergeName(ph, &in)
		if ph.Who.Pending == "peer" {
			ph.Who.Pending = ""
		}
	} else {
		ps.mergeOffice(ph, &in)
	}
	ph.To = end
	ph.Who.To = end
	ph.Who.Actor.Text = ps.text(ph.From, end)
	ph.Who.Actor.End = ps.tk[end-1].End
	if end < len(ps.tk) && ps.kind[end] != itStop && !ps.opensClause(end) {
		return end + 1
	}
	return end
}

// othersOffice tells whether an office with the article at token j, right behind the name
// of a known person, is that of somebody else: of another state than his, or before
// another name («هاجم ليبرمان | الرئيس الفلسطيني محمود عباس»).
func (ps *parser) othersOffice(from, j int) bool {
	h, o := ps.hitAt[j-1], ps.hitAt[j]
	if h < 0 || o < 0 || !ps.tk[j].Pro.Has(doc.ProAl) || ps.hits[o].from != j || ps.hits[o].e.agent == nil || !ps.hits[o].e.agent.Office {
		return false
	}
	who := ps.hits[h].e.ent
	if who == nil || who.Kind != "person" || ps.hits[h].from != from {
		return false
	}
	k := ps.hits[o].to
	if k < len(ps.tk) && ps.kind[k] == itNom {
		if n := ps.nisbaAt(k); n != nil {
			if n.Code != "" && who.Code != "" && n.Code != who.Code {
				return true
			}
			k++
		}
	}
	if k >= len(ps.tk) || ps.kind[k] != itNom || ps.tk[k].Pro != 0 {
		return false
	}
	p := ps.hitAt[k]
	return p >= 0 && ps.hits[p].from == k && ps.hits[p].e.ent != nil && ps.hits[p].e.ent.Kind == "person"
}

// strangeName is the end of a name of two to five words behind an office and a comma, the
// first at k, that another comma closes, though the letters of a later word are also
// something else: «وزيرة الدفاع السويدية، مارغوت فالستروم،»; 0 for none.
func (ps *parser) strangeName(ph *clause.Phrase, k int) int {
	const longest = 5
	if ph.Who.Kind != "agent" || !ph.Who.Office && ph.Who.Pending != "peer" || ph.Prep == "ل" || ps.hitAt[k] >= 0 || ps.tk[k].POS == doc.Noun && ps.tk[k].Known || !ps.nameRun(k) {
		return 0
	}
	for j := k + 1; j < len(ps.tk) && j <= k+longest; j++ {
		switch t := &ps.tk[j]; {
		case isComma(t) || ps.kind[j] == itClose:
			if j == k+1 {
				return 0
			}
			return j
		case ps.kind[j] == itNom && (t.Known && t.Pro.Has(doc.ProAl) || t.Pro&conjPro != 0 && t.Known) || ps.hitAt[j] >= 0:
			return 0
		case ps.kind[j] != itNom && !(ps.kind[j] == itPrep && t.Enc != ""):
			return 0
		}
	}
	return 0
}

// whoAside is the token behind the name or office between commas, the first at i, that says
// who it is whom phrase id ends in: «محادثات الوزير، فلان، | مع نظيره», «لقاء فلان، وزير
// الدفاع، | مع …»; 0 where there is none.
func (ps *parser) whoAside(i, id int) int {
	x := &ps.out.Phrases[id]
	if x.Inner == nil || x.Inner.To != x.To || i != x.To || i+2 >= len(ps.tk) || ps.phrase[i+1] < 0 {
		return 0
	}
	end, q := i+1, int(ps.phrase[i+1])
	if q == id { // a name that the office inside has been given
		for end < len(ps.tk) && int(ps.phrase[end]) == id {
			end++
		}
	} else {
		y := &ps.out.Phrases[q]
		if y.From != i+1 || y.Prep != "" || ps.tk[y.From].Pro&(conjPro|prepPro) != 0 || x.Inner.Kind != "person" && x.Inner.Kind != "name" || y.Who.Kind != "agent" || !y.Who.Office {
			return 0
		}
		end = y.To
	}
	if end >= len(ps.tk) || !isComma(&ps.tk[end]) {
		return 0
	}
	return end + 1
}

// opensClause tells whether the word at i goes on with the clause: a
// preposition or a verb. An office set off behind a name may end there without
// a comma: «جعفر الموسوي، المتحدث باسم الصدر في بيان».
func (ps *parser) opensClause(i int) bool {
	return ps.kind[i] == itPrep || ps.kind[i] == itVerb && ps.tk[i].Pro&conjPro == 0
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
		switch {
		case t.POS == doc.Propn, ps.oneWord(ph.Head) && t.Pro&doc.ProAl == 0 && ph.Who.Kind != "gov" && ph.Who.Kind != "body":
			ph.Gender, ph.Number = doc.GenderAny, doc.Sing // «حماس» agrees as a movement does
		case (ph.Who.Kind == "armed" || ph.Who.Kind == "movement") && t.Pro.Has(doc.ProAl) && (strings.HasSuffix(t.Stem, "ون") || strings.HasSuffix(t.Stem, "ين")): // «الحوثيين», «الإسلاميون»: its men
			ph.Gender, ph.Number = doc.Masc, doc.Plur
		}
	case "person", "name":
		if t.POS == doc.Propn || t.POS == doc.X || ph.Number == doc.Dual && ps.oneNamed(ph.Head) {
			ph.Number = doc.Sing // «الأمين العام للأمم المتحدة»
		}
	}
	if ps.woman(ph) {
		ph.Gender, ph.Number = doc.Fem, doc.Sing
	} else if t.Pro == 0 && !t.Known && t.POS != doc.Verb && !strings.HasSuffix(t.Fold, "ة") {
		ph.Gender, ph.Number = doc.GenderAny, doc.Sing // a name, whose gender its letters do not show
	}
	for k := ph.From; k < ph.To && !ph.Def; k++ {
		ph.Def = ps.tk[k].Pro.Has(doc.ProAl) || ps.definite(k)
	}
}

// oneWord tells whether the word at token i is a body's own name by itself.
func (ps *parser) oneWord(i int) bool {
	h := ps.hitAt[i]
	return h >= 0 && ps.hits[h].to == ps.hits[h].from+1 && ps.hits[h].e.ent != nil && ps.hits[h].e.kin == lexicon.OwnName
}

// coordinatedTo finds the phrase a «و…» phrase is coordinated to: the one that
// ends right before it.
func (ps *parser) coordinatedTo(ph *clause.Phrase, id int) int {
	i := ph.PrepTok
	if ph.Prep == "" || ph.PrepTok < 0 {
		i = ph.From
	}
	if i == ph.From && i > 0 && id > 0 && ps.demonstrative(i-1) && ps.tk[i-1].Pro.Has(doc.ProWa) && ps.p.gram.in(ps.out.Phrases[id-1].Prep).has(setBetweens) {
		i-- // «اشتباكات بين الجيش وهذه الجماعات»
	}
	if c := ps.dashed(ph, i, id); c >= 0 {
		return c
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
	if b := ps.onOneSide(before); b >= 0 && !comma {
		before = b
	}
	if before < 0 || ps.phrase[before] < 0 {
		return -1
	}
	c := int(ps.phrase[before])
	prev := &ps.out.Phrases[c]
	if ps.p.gram.in(ph.Prep).has(setBetweens) && (prev.Pron || prev.Prep != ph.Prep) {
		return ps.firstSide(id, ph)
	}
	if prev.Pron || ph.Prep != "" && ph.PrepTok >= 0 && prev.Prep != ph.Prep {
		return -1
	}
	if one := ps.loneSide(c, ph); one >= 0 && !comma {
		return one
	}
	if one := ps.postedAt(c, ph); one >= 0 {
		return one
	}
	if one := ps.deedBeside(c, ph); one >= 0 && !comma {
		return one
	}
	if comma && !(prev.Who.CanAct() && ph.Who.CanAct()) {
		return -1
	}
	// «…، والرئيس يقول»: a verb right after begins a clause of its own
	if comma && ph.To < len(ps.tk) && ps.kind[ph.To] == itVerb {
		return -1
	}
	// «فرض عقوبات على روسيا وموسكو تردّ»: it is the subject of the verb after it
	if prev.Prep != "" && prev.Prep != "بين" && ph.Prep == "" && ph.Def && ph.Who.CanAct() && ph.To < len(ps.tk) && ps.kind[ph.To] == itVerb && ps.tk[ph.To].Pro&conjPro == 0 && ps.agreesBefore(&ps.tk[ph.To], ph) && !(ph.Number == doc.Plur && ph.Who.Human && ps.tk[ph.To].Feats.Number == doc.Sing) {
		return -1
	}
	if prev.Who.CanAct() != ph.Who.CanAct() && (prev.Who.Office || ph.Who.Office) && !ps.ofDeed(prev) {
		return -1
	}
	// «لقاء مع الوزير ومباحثات مع نظيره»: a deed is joined to nobody who does one
	if prev.Prep != "" && prev.Who.Single && !ph.Who.CanAct() && !ph.Def && ps.tk[ph.Head].Enc == "" && ps.tk[ph.Head].Feats.VerbForm == doc.Masdar {
		return -1
	}
	return c
}

// onOneSide is the token before «من جهة», «من ناحية» where that ends at token i, which
// says of the party before it that the other is joined to it: «بين القوات من جهة | والمتمردين
// من جهة أخرى»; −1 for none.
func (ps *parser) onOneSide(i int) int {
	if i < 3 || ps.tk[i].Pro != 0 || ps.tk[i].Enc != "" || !ps.stemIn(i, setOneSide) || ps.tk[i-1].Stem != "من" || ps.phrase[i-2] < 0 || !ps.out.Phrases[ps.phrase[i-2]].Who.CanAct() {
		return -1
	}
	return i - 2
}

// firstSide is the phrase behind the «بين» that a «وبين» takes up, with a pronoun or
// with more between them: «بينه وبين الوزير», «بين طلاب يريدون … وبين الشرطة»; −1 for
// none.
func (ps *parser) firstSide(id int, ph *clause.Phrase) int {
	const far = 16 // words
	for c := id - 1; c >= 0; c-- {
		x := &ps.out.Phrases[c]
		if ph.From-x.To > far {
			break
		}
		if x.Prep == ph.Prep && x.PrepTok >= 0 && x.PrepTok != ph.PrepTok {
			if x.Next == clause.None && (x.Pron || x.Who.CanAct()) && ph.Who.CanAct() {
				return c
			}
			break
		}
	}
	return -1
}

// loneSide is the single party behind a «بين» that has no other side yet, where phrase c,
// to which ph stands next, only says something more of it: «بين حركة مناهضة للمؤسسات | وحزب
// الوسط», «بين رئيس في السلطة | وزعيم المتمردين»; −1 for none.
func (ps *parser) loneSide(c int, ph *clause.Phrase) int {
	if ph.Prep != "" && ph.PrepTok >= 0 && ph.PrepTok < ph.From || !ph.Who.CanAct() || ps.out.Phrases[c].Prep == "" || ps.p.gram.in(ps.out.Phrases[c].Prep).has(setBetweens) {
		return -1
	}
	const far = 8 // words
	for k := c - 1; k >= 0; k-- {
		x := &ps.out.Phrases[k]
		if ph.From-x.To > far || ps.p.gram.in(x.Prep).has(setBetweens) {
			if ph.From-x.To <= far && !x.Pron && x.Next == clause.None && x.Prev == clause.None && (x.Number == doc.Sing || ps.lastOfTwo(ph)) && x.Who.CanAct() && !ps.verbWithin(x.To, ph.From) {
				return k
			}
			return -1
		}
	}
	return -1
}

// lastOfTwo tells whether nobody is joined to a party, which so is the other of two sides:
// «بين مقاتلين من الحركة | والجيش».
func (ps *parser) lastOfTwo(ph *clause.Phrase) bool {
	k := ph.To
	if k+1 < len(ps.tk) && isComma(&ps.tk[k]) {
		k++
	}
	return k >= len(ps.tk) || !ps.tk[k].Pro.Has(doc.ProWa) && ps.kind[k] != itConj && ps.kind[k] != itNom
}

// verbWithin tells whether a verb stands in [from,to).
func (ps *parser) verbWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if ps.kind[k] == itVerb {
			return true
		}
	}
	return false
}

// nameOf takes a name to the office it belongs to, where that is already read
// and the two do not stand side by side in one phrase: «المدعية العامة في
// المحكمة الجنائية | فاتو بنسودا», «نظيره الأمريكي | مايك بومبيو», «مستشاره
// للأمن القومي، | جون بولتون،». It tells whether it did.
func (ps *parser) nameOf(n *clause.Phrase) bool {
	if n.Prep != "" || ps.tk[n.From].Pro&(conjPro|prepPro) != 0 || !ps.isName(n) {
		return false
	}
	b := n.From - 1
	comma := b > 0 && ps.kind[b] == itPunct
	if comma {
		if n.To < len(ps.tk) && ps.kind[n.To] != itPunct && ps.kind[n.To] != itStop && ps.kind[n.To] != itClose && ps.kind[n.To] != itComp {
			return false
		}
		b--
	}
	of := ""
	for steps := 0; b >= 0 && steps < 4; steps++ {
		q := ps.phrase[b]
		if q < 0 {
			return false
		}
		x := &ps.out.Phrases[q]
		if x.To != b+1 && steps > 0 || x.Pron {
			return false
		}
		if ps.officeOf(x, n) && !(comma && steps == 0) || steps == 0 && ps.hitAt[x.From] >= 0 && samePerson(x, n) {
			ps.takeName(int(q), n, of)
			return true
		}
		if ps.innerOffice(x, n) {
			ps.holder = append(ps.holder, holder{x.Inner.From, *n, of})
			for k := n.From; k < n.To; k++ {
				ps.phrase[k] = q
			}
			return true
		}
		if of == "" || x.Who.Kind == "agent" { // the body nearest the office
			of = x.Who.Actor.Code
		}
		if x.Prep == "" || x.Who.Kind == "city" && n.Who.Actor.ID == "" || x.PrepTok < 0 || x.PrepTok > x.From {
			return false
		}
		b = x.PrepTok - 1
	}
	return false
}

// bondWith takes the name of a state to the word right before it for whose ally, neighbour
// or rival it is: «حليفتها | كوريا الجنوبية», «جارتها الشمالية | تركيا». It tells whether it
// did.
func (ps *parser) bondWith(n *clause.Phrase) bool {
	if n.Who.Kind != "state" || n.Prep != "" || n.From == 0 || ps.tk[n.From].Pro&(conjPro|prepPro) != 0 || ps.phrase[n.From-1] < 0 {
		return false
	}
	q := int(ps.phrase[n.From-1])
	x := &ps.out.Phrases[q]
	if h := &ps.tk[x.Head]; x.Pron || x.To != n.From || x.Head != x.From || h.Enc == "" || !(ps.stemIn(x.Head, setBond) || ps.keyIn(x.Head, setBond)) {
		return false
	}
	text, start := ps.text(x.From, n.To), x.Who.Actor.Start
	if x.Who.Kind == "" {
		start = ps.tk[x.From].Start
	}
	x.Who = n.Who
	x.Who.From, x.Who.To, x.To, x.Owner = x.From, n.To, n.To, 0
	x.Who.Actor.Text, x.Who.Actor.Start = text, start
	for k := x.From; k < n.To; k++ {
		ps.phrase[k] = int16(q)
	}
	return true
}

// isName tells whether a phrase is a name of somebody, alone or after a mere
// title.
func (ps *parser) isName(n *clause.Phrase) bool {
	switch n.Who.Kind {
	case "person":
		h := ps.hitAt[n.From]
		return h >= 0 && ps.hits[h].e.ent != nil || ps.stemIn(n.From, setTitle)
	case "name":
		return n.To-n.From > 1 && ps.nameRun(n.From)
	case "":
		if n.To-n.From < 2 || n.To-n.From > 4 || !ps.fullName(n.From) {
			return false
		}
		n.Who.Kind = "name"
		n.Who.Actor.Name, n.Who.Actor.NameEn = n.Who.Actor.Text, ps.p.spellings.latin(n.Who.Actor.Text)
		return true
	}
	return false
}

// officeOf tells whether the phrase is an office or a counterpart without a
// name that n may be the name of.
func (ps *parser) officeOf(x, n *clause.Phrase) bool {
	national := x.Who.Kind == "people" && !x.Who.Group && x.To == n.From && ps.nationality(x) // «الفرنسية | ميلينا بوغدير»
	if x.Who.Pending != "peer" && !(x.Who.Kind == "agent" && x.Who.Single) && !national {
		return false
	}
	a, b := x.Who.Actor.Code, n.Who.Actor.Code
	return a == "" || b == "" || a == b
}

// samePerson tells whether an office that one known person holds and his name follow each
// other: «العاهل الأردني | الملك عبد الله الثاني».
func samePerson(x, n *clause.Phrase) bool {
	return x.Who.Kind == "person" && n.Who.Kind == "person" && x.Who.Actor.ID != "" && x.Who.Actor.ID == n.Who.Actor.ID
}

// nationality tells whether a phrase is a relational adjective with the article and no
// more («الفرنسية», «الكوري الشمالي»).
func (ps *parser) nationality(x *clause.Phrase) bool {
	if !ps.tk[x.From].Pro.Has(doc.ProAl) {
		return false
	}
	h := ps.hitAt[x.From]
	return x.To == x.From+1 || h >= 0 && ps.hits[h].from == x.From && ps.hits[h].to == x.To
}

// takeName makes the phrase q and the name after it one mention; of is the code
// of the body between them.
func (ps *parser) takeName(q int, n *clause.Phrase, of string) {
	x := &ps.out.Phrases[q]
	if x.Who.Actor.Code == "" && n.Who.Actor.Code == "" {
		x.Who.Actor.Code = of
	}
	ps.mergeName(x, n)
	x.To, x.Who.To, x.Who.Pending = n.To, n.To, ""
	x.Who.Actor.Text, x.Who.Actor.End = ps.text(x.From, n.To), n.Who.Actor.End
	for k := x.From; k < n.To; k++ {
		ps.phrase[k] = int16(q)
	}
}

// woman tells whether a phrase names a person whose given name, known to the lists or
// printed first, is one of women: «ميركل», «سعاد».
func (ps *parser) woman(ph *clause.Phrase) bool {
	if ph.Who.Kind != "person" && ph.Who.Kind != "name" || ps.officeAt(ph.From) {
		return false
	}
	first, _, _ := strings.Cut(text.Fold(cmp.Or(ph.Who.Actor.Name, ph.Who.Actor.Text)), " ")
	return ps.p.gram.in(first).has(setWoman)
}
