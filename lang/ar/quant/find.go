package quant

import (
	"math"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// value is a number read, with the token behind it.
type value struct {
	low, high float64
	to        int
}

// Find returns the numbers of a tagged sentence in order. A number «more than
// N» has High 0: open above.
func (l *Lexicon) Find(tk []doc.Token) []clause.Amount {
	var out []clause.Amount
	for i := 0; i < len(tk); {
		if !l.begins(&tk[i]) {
			i++
			continue
		}
		a, ok := l.at(tk, i)
		if !ok {
			i++
			continue
		}
		out = append(out, a)
		i = a.To
	}
	for i := range out {
		out[i].What = l.what(tk, out, i)
		out[i].Of = l.measured(tk, &out[i])
	}
	return out
}

// begins tells cheaply whether a number may begin at a token.
func (l *Lexicon) begins(t *doc.Token) bool {
	if t.Fold == "" || t.POS == doc.Punct {
		return false
	}
	if c := t.Fold[0]; c >= '0' && c <= '9' || t.Feats.Number == doc.Dual || l.intro.May(t.Fold) || l.intro.May(t.Stem) {
		return true
	}
	w, _ := l.look(t)
	return w.class != none
}

// at reads the number that begins at token i, with the phrase before it.
func (l *Lexicon) at(tk []doc.Token, i int) (a clause.Amount, ok bool) {
	j, b := i, exact
	if ps := l.opens(tk[i].Fold); ps != nil {
		if n, bd := match(ps, tk, i); n > 0 {
			j, b = i+n, bd
		}
	} else if ps := l.opens(tk[i].Stem); ps != nil && tk[i].Pro&^(doc.ProWa|doc.ProBi|doc.ProLi|doc.ProFa) == 0 {
		if n, bd := match(ps, tk, i); n > 0 {
			j, b = i+n, bd
		}
	}
	for b != exact && b != between && j < len(tk) { // «أكثر من نحو»
		ps := l.before[tk[j].Fold]
		n, bd := match(ps, tk, j)
		if n == 0 || bd == between {
			break
		}
		j += n
	}
	if j >= len(tk) {
		return a, false
	}
	v, ok := l.cardinal(tk, j)
	if !ok {
		if b == exact {
			return l.dual(tk, i)
		}
		return a, false
	}
	a = clause.Amount{From: i, To: v.to, Low: v.low, High: v.high, Approx: b == about || v.low != v.high, Head: clause.None}
	if b == between {
		w, second := l.and(tk, v.to)
		if !second {
			a.From = j
		} else {
			a.High, a.To = w.high, w.to
			a.Low = l.scaled(tk, a.Low, w)
		}
	}
	if w, ok := l.upTo(tk, a.To); ok && w.high > a.Low && b != between {
		a.Low = l.scaled(tk, a.Low, w)
		a.High, a.To, a.Approx = w.high, w.to, true
	}
	a.Head = l.headOf(tk, a.To)
	l.unit(tk, &a)
	if x := l.boundAfter(tk, &a); b == exact && x != exact {
		b = x
	}
	switch b {
	case least:
		a.High, a.Approx = 0, true
	case most:
		a.Low, a.Approx = 0, true
	case below:
		a.Low, a.Approx = 0, true
		if a.High >= 1 && a.High < 1000 {
			a.High--
		}
	case between, about:
		a.Approx = true
	}
	return a, true
}

// scaled is the lower end of a range whose multiplier stands at the upper end
// only: «3 إلى 4 آلاف».
func (l *Lexicon) scaled(tk []doc.Token, low float64, upper value) float64 {
	m, _ := l.look(&tk[upper.to-1])
	if m.class != times || m.low < 1000 || low >= m.low || low*m.low >= upper.high {
		return low
	}
	return low * m.low
}

// opens gives the phrases before numbers that begin with a word.
func (l *Lexicon) opens(f string) []phrase {
	if !l.intro.May(f) {
		return nil
	}
	return l.before[f]
}

// match finds the longest phrase that stands at token i.
func match(ps []phrase, tk []doc.Token, i int) (n int, b bound) {
	for _, p := range ps {
		if len(p.words) <= n || i+len(p.words) > len(tk) {
			continue
		}
		ok := true
		for k := 1; ok && k < len(p.words); k++ {
			ok = tk[i+k].Fold == p.words[k]
		}
		if ok {
			n, b = len(p.words), p.bound
		}
	}
	return n, b
}

// cardinal reads a number without any phrase beside it.
func (l *Lexicon) cardinal(tk []doc.Token, i int) (value, bool) {
	total, group := value{}, value{}
	last := 1e18 // the last part added: what «و» joins must be smaller
	k, any := i, false
	for k < len(tk) {
		at := k // the token that may be «و» by itself
		alone := any && tk[k].Fold == "و" && k+1 < len(tk)
		if alone {
			k++
		}
		w, wa := l.number1(&tk[k])
		wa = wa || alone
		if any && tk[k].Pro.Has(doc.ProBi) { // «30 بالمئة»
			w.class = none
		}
		if w.class == none || any && !l.joins(tk, w, wa, last, group, k) {
			k = at
			break
		}
		any = true
		switch w.class {
		case one, some:
			if !wa && group.high > 0 && w.low == 10 && group.high < 10 { // عشر of أحد عشر
				group.low += 10
				group.high += 10
				last = group.high
				break
			}
			if group.high > 0 && !wa {
				return value{}, false
			}
			group.low += w.low
			group.high += w.high
			last = w.low
			if w.class == some {
				last = 1
			}
		case part:
			if wa && total.high+group.high == 0 { // «سبع سنوات ونصف»
				return value{}, false
			}
			if wa { // «مليون ونصف المليون»
				scale := last
				if k+1 < len(tk) {
					if x, _ := l.look(&tk[k+1]); x.class == times {
						scale = x.low
						k++
					}
				}
				total.low += w.low * scale
				total.high += w.high * scale
				last = 0
				break
			}
			if k+1 >= len(tk) {
				return value{}, false
			}
			if x, _ := l.look(&tk[k+1]); x.class != times || x.low < 1000 {
				return value{}, false // half of something is no number
			}
			group = value{low: w.low, high: w.high}
		case times, two:
			switch {
			case w.class == two:
				if group.high > 0 && !wa {
					k-- // a new number
					total.low, total.high = total.low+group.low, total.high+group.high
					total.to = k + 1
					return total, total.high > 0
				}
				total.low, total.high = total.low+group.low, total.high+group.high
				group = value{low: 2, high: 2}
			case group.high == 0 || wa:
				total.low, total.high = total.low+group.low, total.high+group.high
				group = value{low: 1, high: 1}
				switch {
				case w.plural && !isSingular(&tk[k]):
					group = value{low: 2, high: 9}
				case l.isDual(tk, k):
					group = value{low: 2, high: 2}
				}
			}
			group.low *= w.low
			group.high *= w.high
			last = w.low
			if w.low >= 1000 { // hundreds may be multiplied yet: «مئة وخمسون مليارا»
				total.low += group.low
				total.high += group.high
				group = value{}
			}
		}
		k++
	}
	if !any {
		return value{}, false
	}
	if k == i+1 && l.set["no.number"][tk[i].Stem] {
		return value{}, false
	}
	total.low += group.low
	total.high += group.high
	total.to = k
	return total, total.high > 0 || k == i+1
}

// number1 is the number one token is, in figures or in a word.
func (l *Lexicon) number1(t *doc.Token) (w word, wa bool) {
	if v, ok := digits(t.Fold); ok {
		return word{class: one, low: v, high: v}, false
	}
	return l.look(t)
}

// isDual tells a multiplier with a final ا right before what it counts:
// «مليارا دولار» are two, «مليارا و» is one in the accusative.
func (l *Lexicon) isDual(tk []doc.Token, k int) bool {
	f := tk[k].Fold
	if !strings.HasSuffix(f, "ا") || k+1 >= len(tk) || l.words[strings.TrimSuffix(f, "ا")].class != times {
		return false
	}
	n := &tk[k+1]
	return (n.POS == doc.Noun || n.POS == doc.Propn) && n.Pro == 0
}

// isSingular tells a multiplier in the singular, which alone is one: «ألف».
func isSingular(t *doc.Token) bool { return t.Feats.Number == doc.Sing }

// joins tells whether a further word belongs to the number read so far.
func (l *Lexicon) joins(tk []doc.Token, w word, wa bool, last float64, group value, k int) bool {
	if wa {
		switch w.class {
		case one:
			if ones := math.Mod(group.high, 100); ones > 0 && ones < 10 && w.low >= 20 && w.low < 100 { // خمسة وعشرون
				_, d := digits(tk[k].Fold)
				return !d
			}
			return last >= 100 && w.low < last
		case times, two:
			return last >= 100 && w.low < last
		case part:
			return last >= 1000
		}
		return false
	}
	switch w.class {
	case one:
		return w.low == 10 && group.high > 0 && group.high < 10 && group.low == group.high
	case times:
		return group.high > 0
	}
	return false
}

// and reads a number joined with «و», the upper end of a range.
func (l *Lexicon) and(tk []doc.Token, i int) (value, bool) {
	if i < len(tk) && tk[i].Fold == "و" {
		i++
		if i >= len(tk) {
			return value{}, false
		}
		return l.cardinal(tk, i)
	}
	if i >= len(tk) {
		return value{}, false
	}
	if w, wa := l.look(&tk[i]); w.class == none || !wa {
		return value{}, false
	}
	return l.cardinal(tk, i)
}

// upTo reads «إلى 40», «- 40», «أو 40» after a number.
func (l *Lexicon) upTo(tk []doc.Token, i int) (value, bool) {
	if i+1 >= len(tk) {
		return value{}, false
	}
	switch tk[i].Fold {
	case "الي", "-", "–", "او":
		return l.cardinal(tk, i+1)
	}
	return value{}, false
}
