package en

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// chunks makes phrases of noun phrases and pronouns, with the preposition
// before them.
func (ps *parser) chunks() {
	prep, prepTok := "", -1
	for i := 0; i < len(ps.tk); {
		if ps.inVG[i] >= 0 {
			prep, prepTok = "", -1
			i = ps.groups[ps.inVG[i]].to
			continue
		}
		if p, n := ps.preposition(i); n > 0 {
			prep, prepTok = p, i
			i += n
			continue
		}
		if ps.pronoun(i) {
			ps.pronounPhrase(i, prep, prepTok)
			prep, prepTok = "", -1
			i++
			continue
		}
		if end := ps.base(i); end > i {
			id := ps.nounPhrase(i, end, prep, prepTok)
			prep, prepTok = "", -1
			i = ps.out.Phrases[id].To
			continue
		}
		if !(ps.tags[i] == tag.RB || ps.quote(i) || ps.tags[i] == tag.PDT || prepTok == i-1 && ps.tags[i] == tag.CC) {
			prep, prepTok = "", -1
		}
		i++
	}
}

// approximate is how many tokens from i on bound the number behind them («at
// least 20», «more than 20», «up to 20»); 0 for none.
func (ps *parser) approximate(i int) int {
	if i >= len(ps.words) || !ps.words[i].bounds {
		return 0
	}
	n := 0
	switch f := ps.fold(i); {
	case f == "at" && (ps.fold(i+1) == "least" || ps.fold(i+1) == "most"), f == "up" && ps.fold(i+1) == "to",
		(f == "more" || f == "less" || f == "fewer" || f == "other") && ps.fold(i+1) == "than":
		n = 2
	case f == "as" && (ps.fold(i+1) == "many" || ps.fold(i+1) == "much" || ps.fold(i+1) == "few") && ps.fold(i+2) == "as":
		n = 3
	case f == "about" || f == "around" || f == "over" || f == "nearly" || f == "almost" || f == "some" || f == "roughly" || f == "approximately":
		n = 1
	default:
		return 0
	}
	if ps.tag(i+n) != tag.CD && !(ps.in(i+n, setQuantity) && ps.tags[i+n] != tag.DT && (ps.tag(i+n) == tag.NNS || ps.tag(i+n) == tag.DT)) && !(ps.fold(i+n) == "a" && ps.in(i+n+1, setQuantity)) {
		return 0
	}
	return n
}

// bounds tells whether a word may begin what approximate reads.
func bounds(w string) bool {
	switch w {
	case "at", "up", "more", "less", "fewer", "other", "as", "about", "around", "over", "nearly", "almost", "some", "roughly", "approximately":
		return true
	}
	return false
}

// preposition reads a preposition of one or several words at token i.
func (ps *parser) preposition(i int) (prep string, n int) {
	if ps.approximate(i) > 0 {
		return "", 0
	}
	if ps.hitAt[i] >= 0 && ps.hits[ps.hitAt[i]].e.ent != nil {
		return "", 0
	}
	for _, p := range ps.words[i].preps {
		if len(p.words) <= n {
			continue
		}
		k := 0
		for k < len(p.words) && i+k < len(ps.words) && ps.words[i+k].fold == p.words[k] {
			k++
		}
		if k == len(p.words) && !(k > 1 && ps.verbal(i+k) && ps.tags[i+k] != tag.VBG) {
			n, prep = k, p.whole
		}
	}
	if n > 0 {
		return prep, n
	}
	switch ps.tags[i] {
	case tag.IN, tag.TO:
		return ps.words[i].fold, 1
	case tag.RP, tag.RB:
		if ps.inVG[i] < 0 && i+1 < len(ps.tk) && (ps.words[i].fold == "up" || ps.words[i].fold == "over" || ps.words[i].fold == "off" || ps.words[i].fold == "down" || ps.words[i].fold == "along") && ps.tags[i] == tag.RB && ps.tags[i+1] == tag.DT {
			return ps.words[i].fold, 1
		}
	}
	return "", 0
}

func (ps *parser) pronoun(i int) bool {
	return ps.tags[i] == tag.PRP && ps.hitAt[i] < 0
}

// nominal tells whether a token may stand in a noun phrase.
func (ps *parser) nominal(i int) bool {
	if i >= len(ps.tk) || ps.inVG[i] >= 0 {
		return false
	}
	if ps.hitAt[i] >= 0 || ps.modif[i] {
		return true
	}
	switch ps.tags[i] {
	case tag.DT, tag.PDT, tag.PRPS, tag.JJ, tag.JJR, tag.JJS, tag.CD, tag.NN, tag.NNS, tag.NNP, tag.NNPS, tag.FW, tag.VBG, tag.VBN, tag.WPS, tag.WDTDet:
		return true
	case tag.SYM:
		return true
	case tag.DTPron:
		return true
	case tag.RB:
		return ps.tag(i+1) == tag.CD || (ps.tag(i+1) == tag.JJ || i+1 < len(ps.tk) && ps.modif[i+1]) && ps.nounTag(i+2)
	}
	return ps.approximate(i) > 0
}

// base is where the noun phrase that begins at token i ends, without what
// hangs on it; i where none begins.
func (ps *parser) base(i int) int {
	if !ps.nominal(i) || ps.tags[i] == tag.POS {
		return i
	}
	k, noun := i, false
	for k < len(ps.tk) {
		if n := ps.approximate(k); n > 0 {
			if noun {
				break
			}
			k += n
			continue
		}
		if !noun && k > i && ps.listOfAdjectives(k) {
			k++
			continue
		}
		if ps.tags[k] == tag.POS && noun {
			if k+1 >= len(ps.tk) || !ps.nominal(k+1) {
				break
			}
			k++
			noun = false
			continue
		}
		if h := ps.at(k); h != nil && ps.inVG[k] < 0 {
			if k > i && ps.breaksBefore(k, noun) {
				break
			}
			k, noun = h.to, true
			if h.from == i && ps.givenTo(h) {
				break
			}
			continue
		}
		if !ps.nominal(k) || k > i && ps.breaksBefore(k, noun) {
			if k > i && noun && ps.pairOfModifiers(k) {
				k++
				continue
			}
			break
		}
		noun = noun || ps.nounTag(k) || ps.tags[k] == tag.CD || ps.tags[k] == tag.DTPron || ps.tags[k] == tag.VBG
		k++
	}
	for k > i && !ps.endsPhrase(k-1, i) {
		k--
	}
	return k
}

// givenTo tells whether a name right behind a verb of giving is that of whom something
// is given, and the words behind it are what: «gave Ukraine military aid», but «sent
// Iran experts».
func (ps *parser) givenTo(h *hit) bool {
	if h.from == 0 || ps.inVG[h.from-1] < 0 || h.e.ent == nil || h.e.kin != lexicon.OwnName || h.e.ent.Kind != "state" && h.e.ent.Kind != "person" || ps.words[h.from].upper || ps.tags[h.to-1] == tag.JJ {
		return false
	}
	if g := &ps.groups[ps.inVG[h.from-1]]; g.to != h.from || g.passive || !ps.in(g.main, setGive) {
		return false
	}
	k := h.to
	for k < len(ps.tk) && ps.nominal(k) {
		k++
	}
	return k > h.to && ps.tags[h.to] != tag.POS && ps.hitAt[k-1] < 0
}

// listOfAdjectives: a comma between adjectives before their noun: «a serious,
// immediate apology».
func (ps *parser) listOfAdjectives(k int) bool {
	if !ps.comma(k) || ps.tags[k-1] != tag.JJ && ps.tags[k-1] != tag.JJS && !ps.modif[k-1] && ps.tags[k-1] != tag.JJR || k+2 >= len(ps.tk) {
		return false
	}
	for j := k + 1; j < len(ps.tk) && j < k+4; j++ {
		switch {
		case ps.nounTag(j):
			return j > k+1 && ps.inVG[j] < 0
		case ps.tags[j] == tag.JJ || ps.modif[j] || ps.tags[j] == tag.SYM || ps.tags[j] == tag.CD:
		default:
			return false
		}
	}
	return false
}

// pairOfModifiers: «the U.S. and Israeli governments», «American and British
// troops»: and between two demonyms before a noun.
func (ps *parser) pairOfModifiers(k int) bool {
	if ps.pairOfBodies(k) || ps.ofBoth(k) {
		return true
	}
	if ps.tag(k) != tag.CC || k+2 >= len(ps.tk) || ps.entity(k-1) == nil || ps.entity(k+1) == nil {
		return false
	}
	a, b := ps.at(k-1), ps.at(k+1)
	mod := func(h *hit) bool {
		return ps.tags[h.to-1] == tag.JJ || h.e.ent.Kind == "state" || h.e.ent.Kind == "igo"
	}
	return mod(a) && mod(b) && b.to < len(ps.tk) && (ps.tags[b.to] == tag.NN || ps.tags[b.to] == tag.NNS) && (ps.tags[a.to-1] == tag.JJ || ps.tags[b.to] == tag.NNS)
}

// ofBoth: «the Portugal and Juventus forward»: a country with an article, and another
// name, before somebody who is of both.
func (ps *parser) ofBoth(k int) bool {
	a, h := ps.at(k-1), ps.at(k+2)
	return ps.tag(k) == tag.CC && a != nil && a.e.ent != nil && a.e.ent.Kind == "state" && a.e.kin == lexicon.OwnName && !ps.words[a.from].upper && !strings.HasSuffix(ps.fold(a.to-1), "s") &&
		ps.tag(a.from-1) == tag.DT && ps.tag(k+1) == tag.NNP && h != nil && h.e.agent != nil && !h.e.plural
}

// pairOfBodies: «House and Senate negotiators»: and between two bodies of one word
// before whoever is of both.
func (ps *parser) pairOfBodies(k int) bool {
	h := ps.at(k + 2)
	return ps.tag(k) == tag.CC && h != nil && h.e.agent != nil && h.e.plural && (ps.tags[k-1] == tag.NNP || ps.tags[k-1] == tag.NN && ps.hitAt[k-1] < 0) && ps.tags[k+1] == tag.NNP && ps.words[k-1].capital && ps.words[k+1].capital &&
		(k == 1 || ps.tags[k-2] == tag.DT || ps.punct(k-2)) && (ps.entity(k-1) == nil || ps.entity(k+1) == nil) && (ps.entity(k-1) == nil || ps.entity(k-1).Kind != "person")
}

// endsPhrase tells whether a noun phrase may end in a token.
func (ps *parser) endsPhrase(k, from int) bool {
	if ps.hitAt[k] >= 0 {
		return true
	}
	switch ps.tags[k] {
	case tag.NN, tag.NNS, tag.NNP, tag.NNPS, tag.CD, tag.FW, tag.DTPron, tag.SYM:
		return true
	case tag.VBG:
		return true
	case tag.JJ, tag.JJS, tag.VBN:
		return k > from && ps.tags[from] == tag.DT // the wounded
	}
	return false
}

// breaksBefore tells whether a new phrase begins at token k though the words go
// on; noun tells whether the phrase has a noun already.
func (ps *parser) breaksBefore(k int, noun bool) bool {
	if !noun {
		return false
	}
	switch ps.tags[k] {
	case tag.DT, tag.PRPS, tag.PDT, tag.DTPron, tag.WPS, tag.WDTDet:
		return true
	case tag.CD:
		if ps.tags[k-1] == tag.CD || ps.tags[k-1] == tag.SYM {
			return false
		}
		if ps.entity(k-1) != nil && ps.tags[k-1] != tag.JJ {
			return true
		}
		return !ps.nounTag(k-1) || ps.tags[k-1] == tag.NNS || !ps.in(k-1, setTime) && k+1 < len(ps.tk) && ps.nounTag(k+1)
	case tag.JJ, tag.JJR, tag.JJS, tag.RB:
		if ps.tags[k-1] == tag.CD || ps.joined(k) {
			return false
		}
		if ps.in(k+1, setTime) || ps.in(k, setTime) {
			return true
		}
		return ps.tags[k-1] == tag.NNS && ps.hitAt[k-1] < 0
	}
	if k > 1 && ps.in(k-1, setTime) && ps.tags[k-2] == tag.JJ && (ps.words[k-2].fold == "last" || ps.words[k-2].fold == "next") && (ps.tags[k] == tag.NNS || ps.at(k) != nil && ps.at(k).e.agent != nil) {
		return true // last month police …
	}
	if k > 1 && ps.in(k-1, setTime) && !ps.words[k-1].capital && ps.words[k].capital && !ps.joined(k) && ps.nounTag(k) && !ps.in(k, setTime) && (ps.tags[k-2] == tag.JJ || ps.tags[k-2] == tag.DT) {
		return true // last night President …
	}
	if ps.in(k, setWeekday) || ps.in(k, setTime) && ps.words[k].capital {
		return !ps.in(k-1, setTime) && ps.tags[k-1] != tag.CD
	}
	if ps.in(k-1, setTime) && ps.words[k-1].capital && ps.words[k].capital {
		return true // on 21 June Mexican authorities …
	}
	if k > 1 && ps.words[k].capital && ps.words[k-1].capital && ps.words[k-2].capital && ps.tags[k-2] != tag.CD && ps.in(k, setBody|setCrew) && !ps.punct(k-2) {
		return false // the Northern Civil Liberties Union
	}
	if ps.tags[k-1] == tag.NNS && ps.words[k].capital && !ps.joined(k) && !(ps.words[k-1].capital && k > 1 && ps.nounTag(k) && ps.tags[k-2] == tag.NNP) {
		h := ps.at(k)
		if a := ps.at(k - 1); a != nil && a.e.agent != nil {
			return h != nil && h.e.ent != nil && h.e.ent.Kind != "person"
		}
		return true
	}
	return false
}

// nounPhrase makes a phrase of the tokens [from,base) with what «of» adds.
func (ps *parser) nounPhrase(from, base int, prep string, prepTok int) int {
	ph := clause.Phrase{From: from, To: base, Prep: prep, PrepTok: prepTok, Next: clause.None, Prev: clause.None}
	note := nounPhrase{base: base, owner: clause.None, of: clause.None}
	head := base - 1
	ph.Head = head
	for k := base - 2; k > from; k-- {
		if ps.tags[k] == tag.POS {
			note.owner = ps.ownerPhrase(from, k)
			break
		}
	}
	if base < len(ps.tk) && ps.fold(base) == "of" && ps.takesOf(head, from) && !ps.verbsOf(from, base, prepTok) {
		if end := ps.base(base + 1); end > base+1 {
			note.of = ps.nounPhrase(base+1, end, "", -1)
			ps.np[note.of].skip = true
			ph.To = ps.out.Phrases[note.of].To
		}
	}
	if note.of != clause.None {
		ps.partOfName(note.of, from, head)
	}
	note.time = ps.isTime(&ph, base) || note.of != clause.None && ps.np[note.of].time && isDigit(ps.src[ps.tk[head].Start]) // the 3rd of May
	ps.who(&ph, &note)
	if ps.tags[from] == tag.WPS {
		ps.whose(&ph, from)
	}
	id := ps.newPhrase(ph, note)
	for k := from; k < ph.To; k++ {
		ps.phrase[k] = int16(id)
	}
	ps.possessive(id, from)
	return id
}

// partOfName: an unknown name behind «of» is nobody where a word with a capital before
// it makes it part of the name of something: «the Revolution of Vindication».
func (ps *parser) partOfName(of, from, head int) {
	x := &ps.out.Phrases[of]
	if x.Who.Kind == "name" && x.Who.Actor.Role == "" && x.To == x.From+1 && ps.hitAt[head] < 0 && ps.words[head].capital && head > 0 && (head > from || ps.tags[head] == tag.NNP) && !ps.in(head, setLand) {
		x.Who = clause.Who{}
	}
}

// takesOf tells whether «of» behind a head belongs to its phrase: not behind a
// noun that names something done, whose own argument it is.
func (ps *parser) takesOf(head, from int) bool {
	if h := ps.at(head); h != nil && h.e.ent != nil && h.e.ent.Kind == "person" {
		return false // accused X of
	}
	if ps.tags[head] == tag.NNP && ps.hitAt[head] < 0 && ps.words[head].capital && ps.words[head].sets == 0 && ps.tags[from] != tag.DT && (ps.tag(head+2) == tag.DT || ps.tag(head+2) == tag.PDT) && ps.tag(head+3) == tag.NNS && !ps.words[head+3].capital {
		return false // cleared Duffy of all charges
	}
	if ps.hitAt[head] >= 0 || ps.in(head, setQuantity|setLand) {
		return true
	}
	return !ps.event(head)
}

// verbsOf tells whether «of» behind a noun phrase belongs to the verb before it:
// «accused the army of torture», but «accused members of the army».
func (ps *parser) verbsOf(from, base, prepTok int) bool {
	at := from
	if prepTok >= 0 {
		if at = prepTok; ps.fold(at) != "by" {
			return false
		}
	}
	for n := 0; at > 0 && n < 8 && ps.inVG[at-1] < 0 && (ps.nominal(at-1) || ps.fold(at-1) == "of"); n++ {
		at-- // accused members of the army of torture
	}
	if at == 0 || ps.inVG[at-1] < 0 {
		return false
	}
	if verb := ps.groups[ps.inVG[at-1]].main; !ps.in(verb, setObject) || !ps.takesPrep(ps.p.frames.Verbs, ps.words[verb].keys, "of") {
		return false
	}
	end := ps.base(base + 1)
	for k := base + 1; k < end; k++ {
		if ps.hitAt[k] >= 0 {
			return false
		}
	}
	if k := end; k < len(ps.tk) && ps.fold(k) == "of" && ps.tags[base+1] != tag.VBG && ps.tag(end+1) == tag.VBG {
		return false // members of a party of plotting
	}
	return (ps.hitAt[base-1] >= 0 || ps.tags[base-1] == tag.NNP) && ps.tags[base+1] != tag.DT
}

// event tells whether a token is a noun that names something done.
func (ps *parser) event(i int) bool {
	if h := ps.at(i); h != nil && (h.e.ent != nil || i > h.from || h.to > i+1) {
		return false
	}
	switch ps.tags[i] {
	case tag.NN, tag.NNS, tag.VBG, tag.NNP:
	default:
		return ps.modif[i] && ps.tags[i] == tag.VBG
	}
	if ps.words[i].capital && (ps.tags[i] == tag.NNP && i > 0 && ps.tag(i-1) == tag.NNP || ps.in(i, setTime)) {
		return false
	}
	if ps.inBodyName(i) {
		return false
	}
	w := ps.words[i]
	if h := ps.at(i); h != nil {
		return len(ps.p.frames.Nouns[w.lemma]) > 0
	}
	return w.noun || len(w.verbal) > 0
}

// inBodyName tells whether a word says for what a body is, in its name: «the Front for the
// Liberation of Chad».
func (ps *parser) inBodyName(i int) bool {
	return i > 2 && ps.words[i].capital && ps.fold(i-1) == "the" && ps.fold(i-2) == "for" && !ps.words[i-2].capital && ps.words[i-3].capital
}

func (ps *parser) isTime(ph *clause.Phrase, base int) bool {
	if ps.hitAt[ph.Head] >= 0 {
		return false
	}
	if f := ps.fold(base - 1); ph.Prep != "" && base == ph.From+1 && ps.tags[ph.From] == tag.CD && len(f) == 4 && (f[0] == '1' || f[0] == '2') && isDigit(f[1]) && isDigit(f[2]) && isDigit(f[3]) {
		return true // since 2013
	}
	return ps.in(base-1, setTime) && ps.predAt[base-1] < 0 && !(ps.event(base-1) && ps.listedTime(base-1)) || ps.tags[base-1] == tag.CD && base-ph.From <= 2 && ps.in(ph.From, setTime)
}

// pronounPhrase makes a phrase of a pronoun.
func (ps *parser) pronounPhrase(i int, prep string, prepTok int) int {
	ph := clause.Phrase{From: i, To: i + 1, Head: i, Prep: prep, PrepTok: prepTok, Next: clause.None, Prev: clause.None, Pron: true, Def: true}
	ph.Who.Pending = "pronoun"
	t := &ps.tk[i]
	t.Enc = ps.words[i].fold
	switch ps.words[i].fold {
	case "he", "him", "his", "himself":
		ph.Gender, ph.Number = doc.Masc, doc.Sing
	case "she", "her", "hers", "herself":
		ph.Gender, ph.Number = doc.Fem, doc.Sing
	case "they", "them", "their", "theirs", "themselves":
		ph.Number = doc.Plur
	case "it", "its", "itself":
		ph.Gender, ph.Number = doc.Neuter, doc.Sing
	}
	switch ps.words[i].fold {
	case "himself", "herself", "itself", "themselves":
		ph.Self = true
	}
	id := ps.newPhrase(ph, nounPhrase{base: i + 1, owner: clause.None, of: clause.None})
	ps.phrase[i] = int16(id)
	return id
}
