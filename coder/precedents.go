package coder

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Precedents say how often parties of a country and sector acted in events of a type and
// underwent them, and how often one country acted so on another, in a large body of coded
// news: who does it to whom is seldom new. A nil Precedents knows none.
type Precedents struct {
	parties map[precedent][2]int // acted, underwent
	pairs   map[precedent]int
}

// precedent is a type with a party's code and sector, or with the codes of two countries.
type precedent struct{ typ, a, b string }

// FewPrecedents say nothing about which side somebody is on.
const FewPrecedents = 3

// LoadPrecedents reads codebook/precedents.txt, which tools/likely makes:
// TYPE | COUNTRY/SECTOR | times acted, times underwent
// TYPE | COUNTRY > COUNTRY | times
func LoadPrecedents(s *lexicon.Source) (*Precedents, error) {
	p := &Precedents{map[precedent][2]int{}, map[precedent]int{}}
	err := s.Lines("codebook/precedents.txt", func(line lexicon.Line) {
		var f [3]string
		line.Split(f[:])
		if why := p.add(f); why != "" {
			s.Report(line.File.Name, line.No, why)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("load precedents: %w", err)
	}
	return p, nil
}

// add takes a line; it tells what is wrong with it.
func (p *Precedents) add(f [3]string) string {
	first, second, two := strings.Cut(f[2], " ")
	n, err := strconv.Atoi(first)
	m, err2 := 0, error(nil)
	if two {
		m, err2 = strconv.Atoi(second)
	}
	if err != nil || err2 != nil || n < 0 || m < 0 {
		return "times are numbers, not " + strconv.Quote(f[2])
	}
	if a, b, ok := strings.Cut(f[1], " > "); ok {
		p.pairs[precedent{f[0], a, b}] = n
		return ""
	}
	code, sector, ok := strings.Cut(f[1], "/")
	if !ok || !two {
		return "a line wants COUNTRY/SECTOR with two numbers, or COUNTRY > COUNTRY"
	}
	p.parties[precedent{f[0], code, sector}] = [2]int{n, m}
	return ""
}

// say describes a party to an event by the precedents: is its like more often one who acts
// in such events, and is what the event would then tell of both countries more usual than
// the reverse?
func (p *Precedents) say(f *features, a *doc.Actor, e *doc.Event) {
	if p == nil {
		return
	}
	n := p.parties[precedent{e.Type, a.Code, a.Sector}]
	f.add("acts in such events ", lean(n[0], n[1]))
	for k, side := range [...][]doc.Actor{e.Recipient, e.Actor} {
		if len(side) == 0 || a.Code == "" || side[0].Code == "" {
			continue
		}
		on, by := p.pairs[precedent{e.Type, a.Code, side[0].Code}], p.pairs[precedent{e.Type, side[0].Code, a.Code}]
		if k == 1 {
			on, by = by, on
		}
		f.add("such dealings ", lean(on, by))
		f.add("such dealings of times ", strconv.Itoa(int(math.Round(math.Log2(float64(on+1))))))
	}
}

// lean is by how much something is rather the one than the other, in steps of the
// logarithm of the odds.
func lean(n, m int) string {
	if n+m < FewPrecedents {
		return "unknown"
	}
	odds := math.Log((float64(n) + 0.7) / (float64(m) + 0.7))
	return strconv.Itoa(int(math.Round(min(max(1.5*odds, -4), 4))))
}
