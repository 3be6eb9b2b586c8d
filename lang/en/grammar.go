package en

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// gramSets are small closed sets of words, as bits.
type gramSets uint64

const (
	setQuantity gramSets = 1 << iota // a number of, dozens of
	setTitle                         // Mr, Dr, Sheikh
	setLand                          // city, province
	setBody                          // ministry, movement
	setSite                          // palace, airport
	setPeer                          // counterpart
	setSides                         // sides, parties, countries
	setHome                          // country, nation
	setTime                          // week, month, weekday
	setWeekday
	setFormer
	setForeign
	setCrowd  // people, others
	setNeg    // not, never
	setLack   // lack of, without
	setMay    // may, might
	setFut    // will, shall
	setHyp    // would, could, should
	setIf     // if, unless
	setSub    // because, while
	setThat   // that
	setRel    // who, which
	setBack   // backed, allied: says whose friend, not who
	setObject // verbs whose infinitive or gerund is done by their object: urge, accuse
	setSay    // nouns with a that-clause of their own
	setAdv    // adverbs between a verb and its object
	setMotion
	setFor      // for and against whom: pro, anti
	setDone     // past forms that are participles, too
	setBidden   // whose object something is done to: ordered him jailed
	setSummoned // who may speak himself to whom he calls
	setVoice    // lodge, protest, condemn
	setPaper    // statement, report: speak for whoever issues them
	setGiven    // countries and towns that are given names, too
	setCrew     // group, league: bodies that act, whatever they are
	setAside    // where somebody is in a picture
	setGive     // verbs with whom and what behind them
)

var gramNames = [...]string{
	"quantity", "title", "land", "body", "site", "peer", "sides", "home", "time", "weekday", "former", "foreign",
	"crowd", "neg", "lack", "may", "fut", "hyp", "if", "sub", "that", "rel", "back", "object", "say", "adv", "motion", "for", "done", "bidden", "summoned", "voice", "paper", "given", "crew", "aside", "give",
}

func (s gramSets) has(sets gramSets) bool { return s&sets != 0 }

// grammar is what data/en/grammar.txt says.
type grammar struct {
	of    map[string]gramSets
	preps map[string][]preposition // of several words, by their first word
}

// preposition is one of several words: «because of».
type preposition struct {
	words []string
	whole string // joined by spaces
}

func loadGrammar(s *lexicon.Source) (*grammar, error) {
	g := &grammar{of: map[string]gramSets{}, preps: map[string][]preposition{}}
	err := s.Lines("en/grammar.txt", func(l lexicon.Line) {
		f := l.Fields(3)
		name := strings.TrimSpace(strings.TrimPrefix(f[0], "set "))
		if name == "prepositions" {
			for _, w := range lexicon.List(f[1]) {
				parts := strings.Fields(w)
				g.preps[parts[0]] = append(g.preps[parts[0]], preposition{parts, strings.Join(parts, " ")})
			}
			return
		}
		set := gramSet(name)
		if set == 0 {
			s.Report(l.File.Name, l.No, "unknown set "+name)
		}
		for _, w := range lexicon.List(f[1]) {
			g.of[w] |= set
		}
	})
	return g, err
}

// gramSet is the set of that name, none where there is none.
func gramSet(name string) gramSets {
	for i, n := range gramNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}
