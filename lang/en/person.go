package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// ages makes the age between commas a part of whose it is: «Jane Roe, 33, said»,
// «two men, aged 33 and 34, were held». A number there counts nobody.
func (ps *parser) ages() {
	for id := range ps.out.Phrases {
		ph := &ps.out.Phrases[id]
		if ps.np[id].skip || ph.Pron || ps.np[id].time || !ps.comma(ph.To) || ph.Number == doc.Plur && !ph.Who.CanAct() {
			continue
		}
		if end := ps.aside(ph.To + 1); end > 0 {
			ps.cover(id, end)
			continue
		}
		if end := ps.age(ph.To + 1); end > 0 {
			ps.cover(id, end)
		}
	}
}

// aside is where the place of somebody in a picture ends that begins at token i:
// «Jane Roe, second left, and …»; 0 where none stands there.
func (ps *parser) aside(i int) int {
	for n := 0; n < 2 && (ps.tag(i) == tag.JJ || ps.tag(i) == tag.RB || ps.fold(i) == "the" || ps.fold(i) == "second" || ps.fold(i) == "third" || ps.fold(i) == "far") && !ps.in(i, setAside); n++ {
		i++
	}
	if !ps.in(i, setAside) || i+1 >= len(ps.tk) || !ps.comma(i+1) {
		return 0
	}
	return i + 1
}

// age is where the age that begins at token i ends; 0 where none stands there.
func (ps *parser) age(i int) int {
	aged := ps.fold(i) == "aged"
	if aged || ps.fold(i) == "now" || ps.fold(i) == "then" {
		i++
	}
	if !ps.years(i) {
		return 0
	}
	i++
	for aged && (ps.comma(i) || ps.tag(i) == tag.CC) && (ps.years(i+1) || ps.tag(i+1) == tag.CC && ps.years(i+2)) {
		if i++; ps.tag(i) == tag.CC {
			i++
		}
		i++
	}
	if i < len(ps.tk) && !ps.punct(i) && ps.fold(i) != "of" && ps.fold(i) != "from" {
		return 0
	}
	return i
}

// years tells whether a token is a number of one or two figures.
func (ps *parser) years(i int) bool {
	f := ps.fold(i)
	return ps.tag(i) == tag.CD && len(f) <= 2 && f[0] >= '1' && f[0] <= '9'
}

// cover makes the tokens up to end part of a phrase, with whatever began there.
func (ps *parser) cover(id, end int) {
	ph := &ps.out.Phrases[id]
	if ps.comma(end) {
		end++ // the comma closes what the first one opened
	}
	for k := ph.To; k < end; k++ {
		if q := ps.topOf(k); q != clause.None && q != id {
			ps.np[q].skip = true
			ps.out.Phrases[q].Prep = ""
		}
		ps.phrase[k], ps.inVG[k] = int16(id), -1
	}
	ph.To = end
}

// whose: what belongs to the phrase before it acts for it: «the channel, whose
// hosts have backed …».
func (ps *parser) whose(ph *clause.Phrase, from int) {
	k := from - 1
	if ps.comma(k) {
		k--
	}
	o := ps.topOf(k)
	if o == clause.None || ph.Who.CanAct() {
		return
	}
	if x := &ps.out.Phrases[o]; x.Who.CanAct() {
		w := x.Who
		ph.Inner = &w
	} else {
		ph.Inner = x.Inner
	}
}

// epithet joins a name and what follows it with «the» and a capital: «Louis the
// German».
func (ps *parser) epithet(id int) bool {
	ph := &ps.out.Phrases[id]
	if ph.Who.Kind != "name" || ps.fold(ph.To) != "the" {
		return false
	}
	next := ps.topAt(ph.To)
	if next == clause.None || ps.out.Phrases[next].To != ph.To+2 || !ps.words[ph.To+1].capital || ps.groupFrom(ph.To+2) == nil {
		return false
	}
	if t := ps.tags[ph.To+1]; t == tag.NNS || t == tag.NNPS || ps.at(ph.To+1) != nil && ps.out.Phrases[next].Who.Kind != "people" {
		return false
	}
	ps.swallow(id, next)
	return true
}
