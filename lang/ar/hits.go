package ar

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
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
			i++
			continue
		}
		hits = append(hits, h)
		i = h.to
	}
	return hits
}

func (p *Pack) longest(tk []doc.Token, i int) (best hit, ok bool) {
	if tk[i].POS == doc.Punct || tk[i].POS == doc.Adp || tk[i].POS == doc.Verb && !p.certainName(&tk[i]) {
		return
	}
	node := lexicon.Node(0)
	word := tk[i].Stem
	for j := i; ; {
		next, found := p.names.trie.Step(node, word)
		if !found {
			return
		}
		node = next
		if vals := p.names.trie.Values(node); len(vals) > 0 {
			if e := p.pick(vals, &tk[i], j-i+1); e != nil {
				best, ok = hit{i, j + 1, e, vals}, true
			}
		}
		if j++; j < len(tk) && (tk[j].Fold == "-" || tk[j].Fold == "ـ" || tk[j].Fold == "." && j > i && tk[j].Start == tk[j-1].End) && j+1 < len(tk) {
			j++
		}
		if j >= len(tk) || tk[j].POS == doc.Punct {
			return
		}
		word = inner(&tk[j])
	}
}

// inner is the trie word of a token inside a phrase: its proclitics but the
// article stay on it.
func inner(t *doc.Token) string {
	s := t.Stem
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
		if ent == nil || rank(e) > rank(ent) {
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
