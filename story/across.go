package story

import (
	"fmt"
	"slices"
	"strings"
)

// What two texts have in common whatever their languages: entities by their
// ids, places by where they lie, numbers in digits.

// Weights of what is named. Of a state or one of its seats little is learned:
// half the news has it.
const (
	nameOfState = 1
	nameOfOther = 4
	nameOfPlace = 3
	aNumber     = 2 // and one more for each digit: long ones are seldom the same by chance
)

// across fills in what an article and its reports name.
func (r *Reader) across(a *Article, words []word, s string) {
	var all, own naming
	for i := range a.Reports {
		p := &a.Reports[i]
		if i == 0 || a.Reports[i-1].Sentence != p.Sentence {
			own.clear()
			for j := i; j < len(a.Reports) && a.Reports[j].Sentence == p.Sentence; j++ {
				own.report(&a.Reports[j])
			}
			own.numbers(within(words, p.Sentence), s)
			p.named = own.bag()
		} else {
			p.named = a.Reports[i-1].named
		}
		all.report(p)
	}
	a.named = all.bag()
}

// naming collects what is named.
type naming struct {
	weights map[uint32]float32
}

func (n *naming) clear() { clear(n.weights) }

func (n *naming) add(name string, weight float32) {
	if n.weights == nil {
		n.weights = map[uint32]float32{}
	}
	n.weights[hash(name)] = weight
}

func (n *naming) report(p *Report) {
	for _, list := range [][]Participant{p.Actors, p.Recipients, p.Speakers} {
		for i := range list {
			switch x := &list[i]; {
			case x.ID != "" && !state(x.ID):
				n.add(x.ID, nameOfOther)
			case x.ID != "":
				head, _, _ := strings.Cut(x.ID, "/")
				n.add(head, nameOfState)
			case x.Code != "":
				n.add(strings.ToLower(x.Code), nameOfState)
			}
		}
	}
	if p.Place != "" && !wide(p) {
		n.add(fmt.Sprintf("%.1f %.1f", p.Lat, p.Lon), nameOfPlace)
	}
}

// numbers adds those in digits, years and small ones left out.
func (n *naming) numbers(words []word, s string) {
	for i := range words {
		end := words[i].at
		for end < len(s) && '0' <= s[end] && s[end] <= '9' {
			end++
		}
		if num := s[words[i].at:end]; len(num) > 1 && !(len(num) == 4 && (num[:2] == "19" || num[:2] == "20")) {
			n.add(num, float32(aNumber+len(num)))
		}
	}
}

func (n *naming) bag() Bag {
	var b Bag
	for h := range n.weights {
		b.Words = append(b.Words, h)
	}
	slices.Sort(b.Words)
	for _, h := range b.Words {
		v := n.weights[h]
		b.Weights = append(b.Weights, v)
		b.Mass += v
	}
	return b
}
