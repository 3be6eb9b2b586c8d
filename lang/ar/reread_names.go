package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// personNames reads as names the words of a person's name that have another meaning, too:
// a family name behind a given one («حسين الحداد», «فادية كامل»), a given name before what
// is nothing but a family name («سالم الزهراني»), and «عبد» with the word behind it.
func (p *Pack) personNames(src string, tk []doc.Token) {
	for i := 0; i+1 < len(tk); i++ {
		given := 1
		switch {
		case p.twoPart(tk, i):
			given = 2
		case !p.givenAt(src, tk, i):
			continue
		}
		t := &tk[i]
		family := p.familyAt(tk, i+given, given == 2 || t.POS == doc.Propn || t.POS == doc.X || p.namesPerson(tk, i))
		if given+family == 1 {
			continue
		}
		if p.isGiven(t) && t.POS != doc.Propn {
			rename(t)
		}
		for k := i; k < i+given+family; k++ {
			asName(&tk[k])
		}
	}
}

// givenAt tells whether token i may be the first name of a person: it is listed as a name
// and begins no name of a place or body.
func (p *Pack) givenAt(src string, tk []doc.Token, i int) bool {
	t := &tk[i]
	switch t.POS {
	case doc.Propn, doc.X, doc.Noun, doc.Adj, doc.Verb:
	case doc.Adp:
		if !p.isGiven(t) || t.Pro == 0 && t.Enc == "" {
			return false // «على», no «علي»
		}
	case doc.Pron:
		if !strings.HasPrefix(src[t.Start:t.End], "آ") {
			return false // «أنا», no «آنا»
		}
	default:
		return false
	}
	if p.gram.in(t.Stem).has(setTime) || t.Pro.Has(doc.ProAl) {
		return false
	}
	unknown := !t.Known && t.Pro == 0 && (t.POS == doc.Propn || t.POS == doc.X)
	if !unknown && !p.isGiven(t) && (t.Pro&^(doc.ProWa|doc.ProFa) != 0 && t.POS != doc.Propn || !p.listedName(t)) {
		return false
	}
	for k := max(i-2, 0); k < i; k++ {
		if h, ok := p.longest(tk, k); ok && h.to > i {
			return false // «المتحدث باسم ترامب»
		}
	}
	h, ok := p.longest(tk, i)
	return !ok || h.e.ent != nil && h.e.ent.Kind == "person" || h.e.agent != nil && h.e.agent.Group && h.to == i+1 && p.isGiven(t) && p.namesPerson(tk, i)
}

// listedName tells whether the stem of a word is listed as a name of persons.
func (p *Pack) listedName(t *doc.Token) bool {
	if t.Enc != "" {
		return p.isGiven(t)
	}
	_, ok := p.given.Find(text.Fold(t.Stem))
	return ok
}

// familyAt is how many words, the first at token i, are a family name behind a given one;
// 0 for none. Behind what is sure to be a given name («حسين», not «سالم») a further listed
// name without the article is one, too.
func (p *Pack) familyAt(tk []doc.Token, i int, sure bool) int {
	if i >= len(tk) {
		return 0
	}
	t := &tk[i]
	switch {
	case p.twoPart(tk, i):
		return 2
	case t.Enc != "" && !p.isGiven(t) || t.Pro&^doc.ProAl != 0 || p.gram.in(t.Stem).has(setTime) || p.gram.in(t.Stem).has(setQuantity) && t.POS != doc.Det:
		return 0
	}
	switch t.POS {
	case doc.Propn, doc.X, doc.Noun, doc.Adj, doc.Verb:
	case doc.Det: // «مصطفى كامل», but not «أحمد كامل المسؤولية»
		if i+1 < len(tk) && tk[i+1].Pro.Has(doc.ProAl) {
			return 0
		}
	default:
		return 0
	}
	if h, ok := p.longest(tk, i); ok && (h.to > i+1 || h.e.ent != nil && (h.e.ent.Kind != "person" && h.e.ent.Kind != "body" || !sure) || h.e.agent != nil && !p.listedName(t)) {
		return 0
	}
	switch {
	case t.Pro == doc.ProAl:
		if h, ok := p.longest(tk, i); p.listedName(t) || ok && h.e.ent != nil && h.e.ent.Kind == "body" || sure && !t.Known && t.POS != doc.Verb && (t.POS == doc.Propn || p.names.nisba.find(t.Key) == nil) {
			return 1
		}
	case t.POS == doc.Verb && !sure:
	case sure && p.isGiven(t) || !t.Known || t.POS == doc.X || t.POS == doc.Propn || sure && p.surnameAt(tk, i):
		return 1
	}
	return 0
}

// twoPart tells whether a name of two parts begins at token i: «عبد الكريم», «أبو العينين».
func (p *Pack) twoPart(tk []doc.Token, i int) bool {
	if i+1 >= len(tk) || tk[i].Pro&^(doc.ProWa|doc.ProFa) != 0 {
		return false
	}
	next := &tk[i+1]
	if next.Enc != "" || next.Pro&^doc.ProAl != 0 {
		return false
	}
	switch text.Fold(tk[i].Stem) {
	case "عبد":
		return next.Key == "الله" || next.Pro == doc.ProAl && (p.listedName(next) || next.POS == doc.Propn || i > 0 && tk[i-1].POS == doc.Propn)
	case "ابو":
		h, ok := p.longest(tk, i)
		return (!ok || h.e.ent == nil || h.e.ent.Kind == "person") && (next.POS == doc.Noun || next.POS == doc.Adj || next.POS == doc.Propn || next.POS == doc.X)
	}
	return false
}

// namesPerson tells whether a word with another meaning, listed as a given name, stands
// where a person is named: behind the title of one, with or without a comma, a verb or a
// preposition.
func (p *Pack) namesPerson(tk []doc.Token, i int) bool {
	if i == 0 {
		return false
	}
	b := &tk[i-1]
	if i > 1 && isComma(b) {
		b = &tk[i-2]
	}
	if b.POS == doc.Verb || b.POS == doc.Adp && b.Enc == "" {
		return true
	}
	return b.Pro.Has(doc.ProAl) && (b.POS == doc.Noun || b.POS == doc.Adj) // an indefinite word describes nothing definite
}

// asName reads a word as a name; an article stays.
func asName(t *doc.Token) {
	if t.POS == doc.Propn || t.POS == doc.X {
		return
	}
	if t.Pro == 0 {
		rename(t)
		return
	}
	g := t.Feats.Gender
	t.POS, t.Lemma, t.Key, t.Feats = doc.Propn, t.Stem, t.Stem, doc.Feats{Gender: g, Number: doc.Sing}
	t.Lex = new(doc.Lex)
}

// placesStayWhole reads as the place that it names a word that was taken apart into
// particles, article and a rest that is no common word: «باليرمو» is no ب+ال+يرمو.
func (p *Pack) placesStayWhole(tk []doc.Token) {
	for i := range tk {
		t := &tk[i]
		if !t.Pro.Has(doc.ProAl) || t.Pro&(conjPro|prepPro) == 0 || t.Known && t.POS != doc.Propn {
			continue
		}
		word, cut, conj := t.Fold, 0, doc.Clitics(0)
		if t.Pro&conjPro != 0 && t.Pro&prepPro != 0 {
			cut, conj = len("و"), t.Pro&conjPro
			word = word[cut:]
		}
		next, ok := p.names.trie.Step(0, word)
		if !ok || !slices.ContainsFunc(p.names.trie.Values(next), p.namesPlace) {
			continue
		}
		rename(t)
		t.Stem, t.Lemma, t.Key, t.Pro, t.StemStart = word, word, word, conj, t.Start+cut
	}
}

// namesPlace tells whether an entry is the name of a place.
func (p *Pack) namesPlace(v uint32) bool {
	e := &p.names.entries[v]
	return e.ent != nil && e.ent.IsPlace() && e.kin == lexicon.OwnName && !e.al
}

// givenNames reads as a given name what was taken for the preposition that some print with
// its letters («علي» for «على»), where more of a name follows that no place or body has.
func (p *Pack) givenNames(src string, tk []doc.Token) {
	for i := 0; i+1 < len(tk); i++ {
		t := &tk[i]
		if t.POS != doc.Adp && !t.Feats.Nisba || t.Pro != 0 || t.Enc != "" || !p.isGiven(t) || !strings.HasSuffix(src[t.Start:t.End], "ي") {
			continue
		}
		if p.nameBehind(tk, i+1) && printsApart(src, src[t.Start:t.End]) {
			rename(t)
		}
	}
}

// nameBehind tells whether a further word of a person's name stands at token i.
func (p *Pack) nameBehind(tk []doc.Token, i int) bool {
	t := &tk[i]
	if t.Pro&^doc.ProAl != 0 || t.Enc != "" {
		return false
	}
	if h, ok := p.longest(tk, i); ok && (h.e.ent == nil || h.e.ent.Kind != "person" || h.to == i+1 && !p.isGiven(t)) {
		return false // «علي بيروت», «علي ترامب»
	}
	switch t.POS {
	case doc.Propn, doc.X:
		return true
	case doc.Noun, doc.Adj:
		return !t.Known || t.Pro == 0 && p.isGiven(t)
	}
	return false
}

// printsApart tells whether a text prints the word in «ى» where it means the preposition:
// it has both, or the other form hardly ever.
func printsApart(src, word string) bool {
	return strings.Contains(src, " "+strings.TrimSuffix(word, "ي")+"ى ") || strings.Count(src, " "+word+" ") < 2
}

// thingsBehindNames reads a participle with the article as the noun it also is where it
// stands right behind the name of a state or body that it does not describe: another gender
// than a state's («انتقدت فرنسا | المقترح»), or a nation's adjective behind it («رفض الحزب |
// الموقف الكندي»). Behind «اجتماع فرنسا | المرتقب» it describes the noun before.
func (p *Pack) thingsBehindNames(tokens []doc.Token, hits []hit) {
	for i, h := range hits {
		if h.to >= len(tokens) || h.e.ent == nil || h.e.ent.Kind == "person" || h.e.kin == lexicon.NisbaName || h.e.kin == lexicon.PeopleName || i+1 < len(hits) && hits[i+1].from == h.to {
			continue
		}
		if h.from == 0 || tokens[h.from-1].POS != doc.Verb {
			continue
		}
		t, state := &tokens[h.to], &tokens[h.from]
		if v := t.Feats.VerbForm; t.POS != doc.Adj || t.Pro != doc.ProAl || t.Enc != "" || t.Feats.Gender != doc.Masc || t.Feats.Number != doc.Sing || v != doc.ActivePart && v != doc.PassivePart {
			continue
		}
		unlike := h.to == h.from+1 && state.POS == doc.Propn && state.Feats.Gender == doc.Fem && h.e.ent.Kind == "state"
		if unlike || h.to+1 < len(tokens) && p.nationBehind(&tokens[h.to+1]) {
			p.readAs(t, doc.Noun)
		}
	}
}

// nationBehind tells whether a word is a nation's adjective with the article, masculine.
func (p *Pack) nationBehind(t *doc.Token) bool {
	return t.POS == doc.Adj && t.Pro == doc.ProAl && t.Enc == "" && t.Feats.Gender == doc.Masc && p.names.nisba.find(t.Key) != nil
}
