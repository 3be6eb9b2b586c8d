package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// hit is a name found in a sentence: tokens [from,to).
type hit struct {
	from, to int
	e        *nameEntry
	alts     []uint32 // all entries of the same words
}

// find returns the longest names in the tokens, not overlapping.
func (p *Pack) find(tk []doc.Token, hits []hit) []hit {
	for i := 0; i < len(tk); {
		h, ok := p.longest(tk, i)
		if !ok {
			h, ok = p.wholeName(tk, i)
		}
		if !ok || p.otherBearer(tk, &h) || p.deedOn(tk, &h) || p.describesThing(tk, &h, covered(hits, h.from-1)) || secondAdjective(tk, &h) {
			i++
			continue
		}
		p.runsOn(tk, &h)
		if h.e.agent == nil || !h.e.agent.Thing {
			hits = append(hits, h)
		}
		i = h.to
	}
	return hits
}

// deedOn tells whether the word for the opposition is the masdar, with a bare noun behind
// it that names nobody and that is opposed: «معارضة | خطة الوزير».
func (p *Pack) deedOn(tk []doc.Token, h *hit) bool {
	if h.e.agent == nil || h.e.agent.Sector != "OPP" || h.to != h.from+1 || h.to >= len(tk) {
		return false
	}
	t, n := &tk[h.from], &tk[h.to]
	if t.POS != doc.Noun || t.Feats.VerbForm != doc.Masdar || t.Pro.Has(doc.ProAl) || t.Enc != "" || n.POS != doc.Noun || n.Pro != 0 {
		return false
	}
	_, named := p.longest(tk, h.to)
	return !named
}

// describesThing tells whether an adjective that may stand for a body or a person
// («الخارجية الروسية», «العسكري») describes the noun before it: «السياسة الخارجية»,
// «تواجدها العسكري», «الدعم السياسي والعسكري», «أهداف مدنية». Behind a word that names
// somebody it may be another party.
func (p *Pack) describesThing(tk []doc.Token, h *hit, named bool) bool {
	if h.e.agent == nil || h.to != h.from+1 || h.from == 0 {
		return false
	}
	t, n := &tk[h.from], &tk[h.from-1]
	if t.POS == doc.Adj && !t.Feats.Nisba && t.Feats.VerbForm == doc.NoVerbForm && h.e.agent.Group {
		return true // «قوي» is not «قوى»
	}
	if !named && t.POS == doc.Adj && t.Feats.Nisba && (sharesNoun(t, n) || agreesNisba(t, n) || ofGoverning(tk, h)) {
		return true
	}
	if t.Feats.Number != doc.Sing || !t.Pro.Has(doc.ProAl) || t.Pro&(conjPro|prepPro) != 0 || n.POS != doc.Noun {
		return false
	}
	if n.Enc != "" { // an adjective alone agrees with what is somebody's; who it is would be another party
		return t.Feats.Nisba && n.Feats.Gender == t.Feats.Gender && n.Feats.Number == doc.Sing
	}
	return t.POS == doc.Adj && t.Feats.Gender == doc.Fem && n.Pro.Has(doc.ProAl) && !(n.Feats.Gender == doc.Masc && n.Feats.Number == doc.Sing) &&
		!(named && (h.e.agent.Sector == "JRN" || p.known(t).person && !h.e.agent.Describes)) // «الشرطة | الناشطة»
}

// secondAdjective tells whether a word that names a state stands behind a noun without
// article and an adjective in the feminine, and so is an adjective, too: «غارات جوية |
// سورية». Behind the noun alone it may be its genitive.
func secondAdjective(tk []doc.Token, h *hit) bool {
	t := &tk[h.from]
	if h.e.ent == nil || h.e.ent.Kind != "state" || h.e.kin == lexicon.NisbaName || h.to != h.from+1 || h.from < 2 || t.POS != doc.Adj || !t.Feats.Nisba || t.Feats.Gender != doc.Fem || t.Pro != 0 {
		return false
	}
	a, n := &tk[h.from-1], &tk[h.from-2]
	return a.POS == doc.Adj && a.Feats.Gender == doc.Fem && a.Pro == 0 && a.Enc == "" && n.POS == doc.Noun && n.Enc == "" && !n.Pro.Has(doc.ProAl)
}

// covered tells whether token i is part of the name found last.
func covered(hits []hit, i int) bool {
	return len(hits) > 0 && hits[len(hits)-1].to == i+1
}

// sharesNoun tells whether a relational adjective is joined by «و» to another one, with
// which it has its noun in common: «السياسي | والعسكري».
func sharesNoun(t, before *doc.Token) bool {
	return t.Pro == doc.ProWa|doc.ProAl && before.POS == doc.Adj && before.Feats.Nisba && before.Pro.Has(doc.ProAl) && before.Feats.Gender == t.Feats.Gender
}

// agreesNisba tells whether a relational adjective agrees with a noun before it: in the
// article and gender, or in the feminine with things in the plural. Without article a
// singular may govern it («مقتل مدني»).
func agreesNisba(t, n *doc.Token) bool {
	if n.POS != doc.Noun || n.Enc != "" || t.Pro&^doc.ProAl != 0 || t.Pro.Has(doc.ProAl) != n.Pro.Has(doc.ProAl) || t.Feats.Number != doc.Sing {
		return false
	}
	if n.Feats.Number == doc.Plur {
		return t.Feats.Gender == doc.Fem
	}
	if n.Feats.Number != doc.Sing || t.Feats.Gender != n.Feats.Gender {
		return false
	}
	return t.Pro.Has(doc.ProAl) || t.Feats.Gender == doc.Fem && n.Feats.VerbForm == doc.NoVerbForm // «حملة إعلامية»
}

// ofGoverning tells whether a relational adjective in the feminine agrees with the noun
// that governs the one before it: «محاولة اعتداء إرهابية».
func ofGoverning(tk []doc.Token, h *hit) bool {
	t := &tk[h.from]
	if h.from < 2 || t.Feats.Gender != doc.Fem || t.Feats.Number != doc.Sing || t.Pro&^doc.ProAl != 0 {
		return false
	}
	n, of := &tk[h.from-1], &tk[h.from-2]
	return n.POS == doc.Noun && n.Feats.Gender == doc.Masc && n.Feats.Number == doc.Sing && n.Enc == "" && n.Pro&^doc.ProAl == 0 && n.Pro.Has(doc.ProAl) == t.Pro.Has(doc.ProAl) &&
		of.POS == doc.Noun && of.Feats.Gender == doc.Fem && of.Enc == "" && !of.Pro.Has(doc.ProAl)
}

// otherBearer tells whether a person found by one word of his name is somebody
// else, since more words of a name follow that are none of his: «كيم كاي غوان» is
// not Kim Jong Un. Behind a family name one word may be the next party («هزم ترامب
// روبيو»); two are the rest of the name: «هايلي ميريام ديسيلين».
func (p *Pack) otherBearer(tk []doc.Token, h *hit) bool {
	if h.e.ent == nil || h.e.ent.Kind != "person" || h.to != h.from+1 || tk[h.from].Pro.Has(doc.ProAl) {
		return false
	}
	more := 0
	for k := h.to; k < len(tk) && more < 2; k++ {
		if tk[k].Fold == "-" && k+1 < len(tk) && tk[k].Start == tk[k-1].End {
			continue
		}
		if !nameWord(&tk[k]) {
			break
		}
		if _, known := p.longest(tk, k); known {
			break
		}
		more++
	}
	family := strings.HasSuffix(text.Fold(h.e.ent.Name), " "+tk[h.from].Stem)
	return more == 2 || more == 1 && !family && strings.Contains(h.e.ent.Name, " ")
}

// nameWord tells whether a word is a name or one that no list knows.
func nameWord(t *doc.Token) bool {
	return t.Pro == 0 && t.Enc == "" && (t.POS == doc.Propn || t.POS == doc.X)
}

// runsOn lengthens a person named by title and first name where a longer name of
// the same person begins with that: «الملك سلمان | بن عبد العزيز».
func (p *Pack) runsOn(tk []doc.Token, h *hit) {
	if h.e.ent == nil || h.e.ent.Kind != "person" || h.to-h.from < 2 {
		return
	}
	for k := h.from + 1; k < h.to; k++ {
		if more, ok := p.longest(tk, k); ok && more.to > h.to && more.e.ent == h.e.ent {
			h.to = more.to
			return
		}
	}
}

func (p *Pack) longest(tk []doc.Token, i int) (best hit, ok bool) {
	if tk[i].POS == doc.Punct || tk[i].POS == doc.Adp || tk[i].POS == doc.Verb && !p.certainName(&tk[i]) {
		return
	}
	node := lexicon.Node(0)
	word := p.known(&tk[i]).Stem
	quoted := false // a quotation mark stands inside: تنظيم "القاعدة"
	for j := i; ; {
		if word == 0 {
			return
		}
		next, found := p.names.trie.Follow(node, word-1)
		if !found {
			return
		}
		node = next
		if vals := p.names.trie.Values(node); len(vals) > 0 {
			if e := p.pick(vals, &tk[i], j-i+1); e != nil && !looseGenitive(tk, i, j, e) && !adjectiveOf(tk, i, j, e) && !otherArticles(tk, i, j, e) && !(e.agent != nil && j > i && tk[i].Pro.Has(doc.ProAl) && p.construct(vals)) {
				best, ok = hit{i, j + 1, e, vals}, true
				if quoted && j+1 < len(tk) && quotes(&tk[j+1]) {
					best.to++
				}
			}
		}
		if j+1 < len(tk) && quotes(&tk[j+1]) && !quoted {
			quoted = true
			j++
		}
		if j++; j < len(tk) && (tk[j].Fold == "-" || tk[j].Fold == "ـ" || tk[j].Fold == "." && j > i && tk[j].Start == tk[j-1].End) && j+1 < len(tk) {
			j++
		}
		if j >= len(tk) || tk[j].POS == doc.Punct {
			return
		}
		if word = p.known(&tk[j]).Stem; tk[j].Pro&^doc.ProAl != 0 || tk[j].Enc != "" || tk[j].Key == "الله" {
			word = p.vocabulary().Number(inner(&tk[j]))
		}
	}
}

// adjectiveOf tells whether the name of a paper that begins with a relational adjective
// stands right behind a definite noun, which that describes: «الجيش المصري اليوم».
func adjectiveOf(tk []doc.Token, i, j int, e *nameEntry) bool {
	if e.ent == nil || e.ent.Kind != "media" || i == 0 || i == j || tk[i].POS != doc.Adj || !tk[i].Feats.Nisba || tk[i].Pro != doc.ProAl {
		return false
	}
	n := &tk[i-1]
	return n.POS == doc.Noun && n.Pro.Has(doc.ProAl) && n.Feats.Gender == tk[i].Feats.Gender
}

// looseGenitive tells whether the words of a name that governs its second word stand side
// by side without belonging together: of «جيش النظام» in «تسلم الجيش نظام رادار».
func looseGenitive(tk []doc.Token, i, j int, e *nameEntry) bool {
	if e.ent == nil || e.al || j == i || !tk[i].Pro.Has(doc.ProAl) {
		return false
	}
	t := &tk[i+1]
	return t.Known && t.POS == doc.Noun && !t.Pro.Has(doc.ProAl)
}

// construct tells whether the words of an office or body are a noun that governs the next
// one, and so has no article itself: «رئيس البرلمان» is none of «دعا الرئيس | البرلمان».
func (p *Pack) construct(vals []uint32) bool {
	const second = 1 << 1
	governs := false
	for _, v := range vals {
		e := &p.names.entries[v]
		if e.al {
			return false // «فصائل المعارضة», but «الفصائل المعارضة» too
		}
		governs = governs || e.agent != nil && e.als&second != 0
	}
	return governs
}

// otherArticles tells whether the words of a body's name have the article where the name
// has none, or the other way round: «حركة التمرد» is not «حركة تمرد».
func otherArticles(tk []doc.Token, i, j int, e *nameEntry) bool {
	if e.ent == nil || e.kin != lexicon.OwnName || e.al != tk[i].Pro.Has(doc.ProAl) {
		return false
	}
	switch e.ent.Kind {
	case "party", "armed", "movement":
	default:
		return false
	}
	var als uint16
	n := 0
	for k := i + 1; k <= j; k++ {
		if tk[k].POS == doc.Punct {
			continue
		}
		if n++; tk[k].Pro.Has(doc.ProAl) && tk[k].Key != "الله" {
			als |= 1 << n
		}
	}
	return als != e.als && n > 0
}

func quotes(t *doc.Token) bool {
	switch t.Fold {
	case "\"", "«", "»", "“", "”":
		return t.POS == doc.Punct
	}
	return false
}

// wholeName finds a person whose first word was taken apart or read as a verb:
// «كمال» as ك+مال, «وليد» as و+ليد, «فيصل» as ف+يصل. Only a name of several
// words is so certain; its words are set right.
func (p *Pack) wholeName(tk []doc.Token, i int) (best hit, ok bool) {
	if t := &tk[i]; t.POS != doc.Verb && t.Pro&(conjPro|prepPro) == 0 || t.Pro.Has(doc.ProAl) {
		return
	}
	node, found := p.names.trie.Step(0, tk[i].Fold)
	for j := i + 1; found && j < len(tk) && tk[j].POS != doc.Punct; j++ {
		next, is := p.names.trie.Step(node, inner(&tk[j]))
		if !is && !tk[j].Pro.Has(doc.ProAl) {
			next, is = p.names.trie.Step(node, tk[j].Fold)
		}
		if !is {
			break
		}
		node = next
		for _, v := range p.names.trie.Values(node) {
			if e := &p.names.entries[v]; e.ent != nil && e.ent.Kind == "person" {
				best, ok = hit{i, j + 1, e, p.names.trie.Values(node)}, true
			}
		}
	}
	for k := best.from; ok && k < best.to; k++ {
		if !tk[k].Pro.Has(doc.ProAl) {
			rename(&tk[k])
		}
	}
	return best, ok
}

// rename makes a token the name it is as a whole.
func rename(t *doc.Token) {
	t.POS, t.Stem, t.Lemma, t.Key, t.Enc, t.Pro, t.StemStart, t.WordStart = doc.Propn, t.Fold, t.Fold, t.Fold, "", 0, t.Start, t.Start
	t.Feats = doc.Feats{Gender: doc.Masc, Number: doc.Sing}
	t.Lex = new(doc.Lex)
}

// inner is the trie word of a token inside a phrase: its proclitics but the
// article stay on it.
func inner(t *doc.Token) string {
	s := t.Stem
	if t.Key == "الله" { // is one word, not ال+له
		s = t.Key
	}
	if t.Enc != "" && t.Enc != "ي" {
		s = s + t.Enc
	}
	switch {
	case t.Pro.Has(doc.ProWa):
		s = "و" + s
	case t.Pro.Has(doc.ProBi):
		s = "ب" + s
	case t.Pro.Has(doc.ProLi):
		s = "ل" + s
	case t.Pro.Has(doc.ProKa):
		s = "ك" + s
	}
	return s
}

func (p *Pack) certainName(t *doc.Token) bool { return false }

// pick chooses among the entries of one phrase: entities ask for the article
// as listed, agents do not care.
func (p *Pack) pick(vals []uint32, t *doc.Token, n int) *nameEntry {
	var agent, ent *nameEntry
	hasAl := t.Pro.Has(doc.ProAl)
	for _, v := range vals {
		e := &p.names.entries[v]
		if e.agent != nil {
			if agent == nil || agent.plural {
				agent = e
			}
			continue
		}
		if e.al != hasAl && !(n > 1 && hasAl) && !(e.kin == lexicon.PeopleName) {
			continue
		}
		if n == 1 && t.Enc != "" {
			continue
		}
		if ent == nil || rank(e) > rank(ent) || rank(e) == rank(ent) && e.ent.Pop > ent.ent.Pop {
			ent = e
		}
	}
	if ent != nil {
		return ent
	}
	return agent
}

func rank(e *nameEntry) int {
	switch {
	case e.kin == lexicon.CapitalName:
		return 100
	case e.ent.Kind == "state" && e.kin != lexicon.NisbaName:
		return 90
	case e.kin == lexicon.GovName:
		return 85
	case e.ent.Kind == "person":
		return 70
	case !e.ent.IsPlace():
		return 75
	case e.ent.Kind == "city":
		return 60
	}
	return 50
}

// namesStayWhole puts right a name that was taken apart («بدران» as ب+دران)
// after another name; behind «ف» also one on no list, where the rest is hardly a word.
func (p *Pack) namesStayWhole(tk []doc.Token) {
	for i := 1; i < len(tk); i++ {
		t, b := &tk[i], &tk[i-1]
		if t.Pro&(conjPro|prepPro) == 0 || t.Pro.Has(doc.ProAl) || t.End-t.Start < 6 || t.POS == doc.Sconj {
			continue // «فإن» is no van
		}
		if b.POS != doc.Propn || b.Pro.Has(doc.ProAl) || b.Enc != "" {
			continue
		}
		switch listed := p.isGiven(t); {
		case listed && p.isGiven(b):
			rename(t)
		case t.Pro == doc.ProFa && (listed || p.hardlyWord(t)) && !p.isPlace(b) && !p.topicBefore(tk[:i-1]):
			rename(t)
		}
	}
}

// isPlace tells whether a word alone names a place or state.
func (p *Pack) isPlace(t *doc.Token) bool {
	next, ok := p.names.trie.Step(0, t.Stem)
	return ok && slices.ContainsFunc(p.names.trie.Values(next), func(v uint32) bool {
		e := p.names.entries[v].ent
		return e != nil && (e.IsPlace() || e.Kind == "state")
	})
}

// leastWord is how likely a word with «ف» must at least be for a clause to go on with it
// right behind a name: «فقال» is likelier, «فينسون», as «and they forget», is not.
const leastWord = -1.3

// hardlyWord tells whether a word that was read as «ف» and a verb, noun or adjective would
// be a rare one.
func (p *Pack) hardlyWord(t *doc.Token) (rare bool) {
	if t.POS == doc.Propn || t.Enc != "" && t.Enc != "نا" && t.Enc != "ك" && t.Enc != "ي" {
		return false
	}
	rare = true
	p.Morph.Look(t.Fold, func(readings []morph.Analysis) {
		for i := range readings {
			if a := &readings[i]; a.Known && a.Score > leastWord {
				rare = false
			}
		}
	})
	return rare
}

// topicBefore tells whether «أما» opens what stands before: it is answered by «ف».
func (p *Pack) topicBefore(tk []doc.Token) bool {
	return slices.ContainsFunc(tk, func(t doc.Token) bool { return t.Stem == "اما" && t.POS == doc.Sconj })
}

// lettersStayWhole reads names of Latin letters that stand in a row as they are printed:
// «بي» in «إف بي آي» is no preposition with a pronoun.
func (p *Pack) lettersStayWhole(tk []doc.Token) {
	letter := func(i int) bool { return p.gram.in(tk[i].Fold).has(setLetter) }
	for i := range tk {
		if letter(i) && (i > 0 && letter(i-1) || i+1 < len(tk) && letter(i+1)) {
			rename(&tk[i])
		}
	}
}

// adjectivesInYa reads as an adjective what was taken for a plural in «ى» and is printed
// with «ي»: «قوي» has the letters of «قوى» but for dots.
func (p *Pack) adjectivesInYa(src string, tk []doc.Token) {
	for i := range tk {
		t := &tk[i]
		if t.POS != doc.Noun || t.Enc != "" || !strings.HasSuffix(t.Stem, "ي") || strings.HasSuffix(text.Fold(t.Lemma), "ي") || t.Feats.Number != doc.Plur || !strings.HasSuffix(src[t.Start:t.End], "ي") {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS == doc.Adj && a.Pro == t.Pro && a.Enc == "" && a.Stem == t.Stem && a.Feats.Number == doc.Sing {
				setReading(t, &a)
				break
			}
		}
	}
}

// describesBody tells whether a word that may stand for a person is a participle right
// behind the name of a party or group, which it describes: «حزب التحرير الحاكم».
func (p *Pack) describesBody(tk []doc.Token, before, h hit) bool {
	t := &tk[h.from]
	if h.e.agent == nil || h.to != h.from+1 || before.to != h.from || before.e.ent == nil || t.Pro != doc.ProAl || t.POS != doc.Adj && t.Feats.VerbForm != doc.ActivePart {
		return false
	}
	if p.known(t).person && !h.e.agent.Describes || strings.HasSuffix(tk[before.from].Stem, "ون") {
		return false // «اعتقلت حماس | القاضي», «المستوطنون | المسؤول»
	}
	switch before.e.ent.Kind {
	case "party", "armed", "movement":
		return t.Feats.Number == doc.Sing
	}
	return false
}
