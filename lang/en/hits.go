package en

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// hit is a name found in a sentence: tokens [from,to).
type hit struct {
	from, to int
	e        *nameEntry
	alts     []uint32 // all entries of the same words
}

// find notes the longest names in the tokens, not overlapping.
func (ps *parser) find() {
	for i := 0; i < len(ps.tk); {
		h, ok := ps.longest(i)
		if !ok {
			i++
			continue
		}
		if ps.inLongerName(&h) {
			i = h.to
			continue
		}
		if ps.namesakes(&h) {
			i = h.to
			continue
		}
		for k := h.from; k < h.to; k++ {
			ps.hitAt[k] = int16(len(ps.hits))
		}
		ps.hits = append(ps.hits, h)
		i = h.to
	}
}

func (ps *parser) longest(i int) (best hit, ok bool) {
	if ps.tk[i].POS == doc.Punct || ps.words[i].name == 0 {
		return
	}
	node := lexicon.Node(0)
	for j := i; j < len(ps.tk); j++ {
		if ps.words[j].name == 0 || ps.tk[j].POS == doc.Punct {
			return
		}
		next, found := ps.p.names.trie.Follow(node, ps.words[j].name-1)
		if !found {
			return
		}
		node = next
		if vals := ps.p.names.trie.Values(node); len(vals) > 0 {
			if e := ps.pick(vals, i, j+1); e != nil {
				best, ok = hit{i, j + 1, e, vals}, true
			}
		}
	}
	return
}

// pick chooses among what the words [from,to) may name; nil where they are
// rather common words.
func (ps *parser) pick(vals []uint32, from, to int) *nameEntry {
	var best *nameEntry
	rank := -1
	for _, v := range vals {
		e := &ps.p.names.entries[v]
		if !ps.fits(e, from, to) {
			continue
		}
		if r := rankOf(e, ps.month); r > rank {
			best, rank = e, r
		}
	}
	return best
}

// rankOf orders the bearers of one name: states before bodies and persons,
// those before places, large places before small ones.
func rankOf(e *nameEntry, month int) int {
	if e.agent != nil {
		return 5
	}
	switch e.kin {
	case lexicon.NisbaName:
		return 60
	case lexicon.PeopleName:
		return 55
	case lexicon.CapitalName:
		return 90
	case lexicon.GovName:
		return 80
	case lexicon.SurName:
		if len(e.ent.Offices) == 0 {
			return 20
		}
		sector, title := e.ent.OfficeAt(month)
		switch {
		case sector == "GOV" && (title == "president" || title == "prime minister"):
			return 35
		case sector == "GOV":
			return 33
		case sector == "ELI":
			return 28
		}
		return 30
	}
	switch e.ent.Kind {
	case "state":
		return 100
	case "person":
		return 70
	case "city":
		return 40 + min(e.ent.Pop/500000, 9)
	case "adm1", "region":
		return 50
	case "locality", "site", "water":
		return 10
	}
	return 75
}

// fits tells whether an entry may be meant by tokens as they are written.
func (ps *parser) fits(e *nameEntry, from, to int) bool {
	first := ps.words[from]
	if e.joins && !ps.joined(to) {
		return false
	}
	if e.agent != nil {
		if to == from+1 && (ps.tags[from].Verb() && ps.tags[from] != tag.VBG || ps.tags[from] == tag.IN || ps.tags[from] == tag.RB || ps.tags[from] == tag.JJ || ps.tags[from] == tag.TO) {
			if ps.tags[from] == tag.RB && from > 0 && ps.tags[from-1] == tag.NNP && ps.tag(to).Finite() {
				return true // the Norway and Ajax forward has …
			}
			return ps.tags[from] == tag.VBZ && from > 0 && ps.tags[from-1] == tag.DT
		}
		return true
	}
	if !first.capital {
		return e.kin == lexicon.OwnName && to > from+1 && (first.fold == "al" || first.fold == "el") && ps.words[from+1].capital
	}
	if e.upper && !first.upper {
		return false
	}
	if to > from+1 {
		return true
	}
	if e.kin == lexicon.SurName && ps.in(from, setTime) && (ps.tag(from-1) == tag.CD || ps.tag(to) == tag.CD || ps.tag(from-1) == tag.IN || ps.in(from-2, setTime)) {
		return false // on 6 May
	}
	switch t := ps.tags[from]; {
	case e.kin == lexicon.NisbaName || e.kin == lexicon.PeopleName:
		return true
	case t == tag.NNP || t == tag.NNPS:
		return e.kin != lexicon.SurName || len(first.fold) > 2
	case e.ent.Kind == "state":
		return true
	case e.kin == lexicon.CapitalName:
		return !t.Verb() || from > 0
	case t == tag.NN || t == tag.NNS || t == tag.FW || t == tag.JJ:
		// «the Liberation of …» is no newspaper
		return from > 0 && e.kin != lexicon.SurName && (e.ent.IsPlace() || ps.fold(from-1) != "the" || ps.fold(to) != "of")
	}
	return false
}

// inLongerName tells whether a surname or place stands in the unknown name of
// somebody else: «Mary Putin», «London Breed».
func (ps *parser) inLongerName(h *hit) bool {
	if h.e.ent != nil && h.e.ent.Kind == "media" && ps.fold(h.from) == "the" && ps.bodyAt(h.to) {
		return true // The National Security Committee
	}
	if h.to != h.from+1 || h.e.ent == nil {
		return false
	}
	name := func(i int) bool {
		return i >= 0 && i < len(ps.tk) && ps.tags[i] == tag.NNP && ps.hitAt[i] < 0 && ps.words[i].capital && !ps.in(i, setTitle|setTime|setFormer) && ps.p.names.oneWord(ps.words[i].name) == nil
	}
	switch {
	case ps.in(h.from, setGiven) && ps.surnameAt(h.to):
		return true // Chad Smith
	case h.e.kin == lexicon.SurName:
		return ps.givenName(h.from-1) && !ps.joined(h.from) || name(h.to)
	case h.e.ent.Kind == "company":
		return h.from > 0 && ps.givenName(h.from-1) && ps.tag(h.from-2) != tag.NNP // Walt Disney
	case h.e.kin == lexicon.OwnName && h.e.ent.IsPlace() && h.from > 0 && ps.words[h.from-1].capital && ps.in(h.from-1, setTitle):
		return true // Lord Halifax
	case h.e.ent.IsPlace() && h.e.ent.Pop < 500000:
		return name(h.from - 1)
	}
	return false
}

// bodyAt tells whether words with capitals from token i on end in a word for a body.
func (ps *parser) bodyAt(i int) bool {
	k := i
	for k < len(ps.tk) && k < i+4 && ps.words[k].capital && ps.tk[k].POS != doc.Punct {
		k++
	}
	return k > i && ps.in(k-1, setBody|setCrew)
}

// surnameAt tells whether a token may be the surname of whoever the one before it
// names: a name in no list, and no word for a body or a stretch of land.
func (ps *parser) surnameAt(i int) bool {
	if i >= len(ps.tk) || ps.tags[i] != tag.NNP || !ps.words[i].capital || ps.words[i].sets != 0 || ps.words[i].noun || ps.tag(i+1) == tag.NNP && i > 1 && ps.tags[i-2] == tag.NNP {
		return false
	}
	_, listed := ps.longest(i)
	return !listed
}

// namesakes tells whether a surname stands right behind a whole name: both are
// parts of the name of somebody else («John Howard Johnson»), and the first is
// taken back.
func (ps *parser) namesakes(h *hit) bool {
	if h.e.kin != lexicon.SurName || h.from == 0 || ps.hitAt[h.from-1] < 0 || ps.joined(h.from) {
		return false
	}
	b := &ps.hits[ps.hitAt[h.from-1]]
	if b.e.ent == nil || b.e.ent.Kind != "person" || b.to == b.from+1 {
		return false
	}
	for k := b.from; k < b.to; k++ {
		ps.hitAt[k] = -1
	}
	return true
}

// givenName tells whether a token may be the first name of whoever the next
// names: a name that is no office, country or title.
func (ps *parser) givenName(i int) bool {
	if i < 0 || ps.tags[i] != tag.NNP || !ps.words[i].capital || ps.in(i, setTitle|setTime|setFormer) {
		return false
	}
	h := ps.at(i)
	if h == nil || h.e.agent == nil && h.to == h.from+1 && h.e.kin == lexicon.OwnName && h.e.ent.Kind != "state" && h.e.ent.Kind != "igo" && h.e.ent.Kind != "party" {
		return true
	}
	return false
}

// oneWord is what a word names by itself, or nil.
func (n *names) oneWord(word uint32) []uint32 {
	if word == 0 {
		return nil
	}
	node, ok := n.trie.Follow(0, word-1)
	if !ok {
		return nil
	}
	return n.trie.Values(node)
}

// at is the hit that covers a token, or nil.
func (ps *parser) at(i int) *hit {
	if i < 0 || i >= len(ps.hitAt) || ps.hitAt[i] < 0 {
		return nil
	}
	return &ps.hits[ps.hitAt[i]]
}

// entity is the entity whose name covers a token, or nil.
func (ps *parser) entity(i int) *lexicon.Entity {
	if h := ps.at(i); h != nil {
		return h.e.ent
	}
	return nil
}
