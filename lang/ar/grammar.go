package ar

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// gramSets are small closed sets of words, as bits.
type gramSets uint64

const (
	setComp gramSets = 1 << iota
	setRel
	setAdverbial
	setConditional
	setConj
	setNeg
	setNegnoun
	setFut
	setMay
	setKana
	setPast
	setQuantity
	setPeer
	setSides
	setBody
	setLand
	setSite
	setTitle
	setOwner
	setSide
	setSelf
	setWeekday
	setWhen
	setManner
	setAbout
	setCause
	setTime
	setForeign
	setFormer
	setLoyal
	setOpposed
	setCrowd
	setNearby
	setAgain
	setSuppose
	setNamely
	setDegree
	setAdnominal
	setHome
	setOwing
	setMostly
	setBetweens
	setDeem
	setObliged
	setNounPrep
	setClaiming
	setAmount
	setParties
	setThree
	setFour
	setFive
	setSix
	setMascName
	setUntil
	setGuess
	setWoman
	setOfPlace
	setRank
	setLetter
	setExcept
	setOneSide
	setBond
	setExpress
	setAged
)

// gramNames names the sets as data/ar/grammar.txt does, in order of their bits.
var gramNames = [...]string{
	"comp", "rel", "adverbial", "conditional", "conj", "neg", "negnoun", "fut", "may",
	"kana", "past", "quantity", "peer", "sides", "body", "land", "site", "title",
	"owner", "side", "self", "weekday", "when", "manner", "about", "cause", "time",
	"foreign", "former", "loyal", "opposed", "crowd", "nearby", "again",
	"suppose", "namely", "degree", "adnominal", "home", "owing", "mostly", "betweens",
	"deem", "obliged", "nounprep", "claiming", "amount", "parties", "three", "four", "five", "six", "mascname", "until", "guess", "woman", "ofplace", "rank", "letter", "except", "oneside", "bond", "express", "aged",
}

// has tells whether one of the sets is among s.
func (s gramSets) has(sets gramSets) bool { return s&sets != 0 }

// grammar is what data/ar/grammar.txt says.
type grammar struct {
	of    map[string]gramSets // the sets a word is in, by folded word and by key, see in
	may   lexicon.Sieve       // of these words: most of a text are none
	nouns map[string][]string // each word of the set again as a list of its own
}

func loadGrammar(s *lexicon.Source) (*grammar, error) {
	g := &grammar{of: make(map[string]gramSets, 1000), nouns: map[string][]string{}}
	err := s.Lines("ar/grammar.txt", func(l lexicon.Line) {
		f := l.Fields(3)
		set := gramSet(strings.TrimSpace(strings.TrimPrefix(f[0], "set ")))
		for _, w := range lexicon.List(f[1]) {
			for _, w := range [...]string{text.Fold(w), text.Key(w)} {
				g.of[w] |= set
				g.may.Add(w)
				if set == setAgain {
					g.nouns[w] = []string{w}
				}
			}
		}
	})
	return g, err
}

// in is the sets that a word is in.
func (g *grammar) in(w string) gramSets {
	if len(w) > 1 && !g.may.May(w) {
		return 0
	}
	return g.of[w]
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
