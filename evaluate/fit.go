package evaluate

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// person is a participant as the measure sees it.
type person struct{ text, name, code, sector string }

func people(actors ...[]doc.Actor) []person {
	var out []person
	for _, list := range actors {
		for _, a := range list {
			out = append(out, person{a.Text, a.Name, codeOf(a.Code), codeOf(a.Sector)})
		}
	}
	return out
}

// codeOf is a code in upper case, "" where it says that there is none.
func codeOf(s string) string {
	switch s = strings.ToUpper(strings.TrimSpace(s)); s {
	case "---", "***", "NONE", "NULL", "UNKNOWN":
		return ""
	}
	return s
}

// scorer compares spans and remembers the words of each.
type scorer struct{ bags map[string][]variantSet }

func newScorer() *scorer { return &scorer{bags: map[string][]variantSet{}} }

func (s *scorer) bag(text string) []variantSet {
	b, ok := s.bags[text]
	if !ok {
		b = bagOf(text)
		s.bags[text] = b
	}
	return b
}

// common counts the words of a that b has too.
func common(a, b []variantSet) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x.meets(y) {
				n++
				break
			}
		}
	}
	return n
}

// fit tells whether two spans fit: a shared word, and the prediction not more
// than twice as long and four words.
func (s *scorer) fit(gold, pred string) bool {
	g, p := s.bag(gold), s.bag(pred)
	return len(g) > 0 && len(p) > 0 && common(g, p) > 0 && len(p) <= 2*len(g)+4
}

// sameSentence tells whether the predicted sentence holds most of the gold one
// (or lies in it) and is not far longer.
func (s *scorer) sameSentence(gold, pred string) bool {
	g, p := s.bag(gold), s.bag(pred)
	return len(g) > 0 && len(p) > 0 && float64(common(g, p)) >= 0.7*float64(min(len(g), len(p))) &&
		float64(len(p)) <= 2.5*float64(len(g))+10
}

// meets tells whether one predicted participant fits one gold participant.
func (s *scorer) meets(gold, pred []person) bool {
	for _, g := range gold {
		for _, p := range pred {
			if g.code != "" && p.code != "" && g.code != p.code {
				continue
			}
			if s.fit(g.text, p.text) || p.name != "" && s.fit(g.text, p.name) {
				return true
			}
		}
	}
	return false
}
