package ar

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// grammar is the small closed sets of data/ar/grammar.txt, by folded word.
type grammar struct {
	comp, rel, adverbial, conditional, conj        map[string]bool
	neg, negnoun, fut, may, kana, past, quantity   map[string]bool
	peer, sides, body, land, site, title           map[string]bool
	owner, side, self, suppose                     map[string]bool
	weekday, when, manner, about                   map[string]bool
	cause, time                                    map[string]bool
	foreign, former, loyal, opposed, crowd, nearby map[string]bool
	others                                         map[string]bool
	again                                          map[string]bool
	nouns                                          map[string][]string // each word of again as a list of its own
}

func loadGrammar(s *lexicon.Source) (*grammar, error) {
	g := &grammar{}
	sets := map[string]*map[string]bool{
		"comp": &g.comp, "rel": &g.rel, "adverbial": &g.adverbial, "conditional": &g.conditional, "conj": &g.conj,
		"neg": &g.neg, "negnoun": &g.negnoun, "fut": &g.fut, "may": &g.may, "kana": &g.kana, "past": &g.past,
		"quantity": &g.quantity, "peer": &g.peer, "sides": &g.sides, "body": &g.body, "land": &g.land, "site": &g.site,
		"title": &g.title, "cause": &g.cause, "time": &g.time, "weekday": &g.weekday, "self": &g.self,
		"about":   &g.about,
		"foreign": &g.foreign, "former": &g.former, "loyal": &g.loyal, "opposed": &g.opposed, "again": &g.again, "crowd": &g.crowd, "nearby": &g.nearby,
		"when": &g.when, "owner": &g.owner, "side": &g.side, "manner": &g.manner, "suppose": &g.suppose,
	}
	for _, m := range sets {
		*m = map[string]bool{}
	}
	err := s.Lines("ar/grammar.txt", func(l lexicon.Line) {
		f := l.Fields(3)
		name := strings.TrimSpace(strings.TrimPrefix(f[0], "set "))
		m := sets[name]
		if m == nil {
			g.others = map[string]bool{}
			m = &g.others
		}
		for _, w := range lexicon.List(f[1]) {
			(*m)[text.Fold(w)], (*m)[text.Key(w)] = true, true
		}
	})
	g.nouns = make(map[string][]string, len(g.again))
	for w := range g.again {
		g.nouns[w] = []string{w}
	}
	return g, err
}
