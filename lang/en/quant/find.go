package quant

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// value is a number read, with the token behind it.
type value struct {
	low, high float64
	to        int
}

// Find returns the numbers of a tagged sentence in order; starts are the tokens
// of which Begins tells that one may begin there. A number «more than N» has
// High 0: open above.
func (l *Lexicon) Find(tk []doc.Token, starts []int) []clause.Amount {
	var out []clause.Amount
	to := 0
	for _, i := range starts {
		if i < to || tk[i].POS == doc.Punct && l.currency[tk[i].Fold] == nil {
			continue
		}
		if a, ok := l.at(tk, i); ok {
			out = append(out, a)
			to = a.To
		}
	}
	for i := range out {
		out[i].What = l.what(tk, out, i)
		out[i].Of = l.measured(tk, &out[i])
	}
	return out
}

// Begins tells whether a number may begin with a word, given in small letters.
func (l *Lexicon) Begins(f string) bool {
	if f == "" {
		return false
	}
	if c := f[0]; c >= '0' && c <= '9' {
		return true
	}
	return l.before[f] != nil || l.currency[f] != nil || l.word(f).class != none || f == "a" || f == "an"
}

// at reads the number that begins at token i, with the phrase before it.
func (l *Lexicon) at(tk []doc.Token, i int) (clause.Amount, bool) {
	a := clause.Amount{From: i, Head: clause.None}
	b, k := exact, i
	for { // «at least some 30»
		n, x := l.match(l.before, tk, k)
		if n == 0 {
			break
		}
		if b == exact || b == about {
			b = x
		}
		k += n
	}
	sign := 0
	if k < len(tk) {
		sign = l.sign(tk, k, &a)
	}
	v, ok := l.value(tk, k+sign, sign > 0)
	if !ok {
		return a, false
	}
	a.Low, a.High, a.To = v.low, v.high, v.to
	if second, ok := l.range2(tk, &a, b); ok {
		a.High, a.To = second.high, second.to
		if a.Low > a.High {
			a.Low = v.low
			a.High = 0
		}
		b = exact
	}
	if sign == 0 {
		l.unit(tk, &a)
	}
	if b == exact || b == between {
		b = l.boundAfter(tk, &a)
	}
	setBound(&a, b)
	return a, l.counts(tk, &a, sign > 0)
}

// setBound says what the phrase beside a number says of it.
func setBound(a *clause.Amount, b bound) {
	switch b {
	case about:
		a.Approx = true
	case least:
		a.High = 0
	case most, below:
		a.High = max(a.High, a.Low)
		a.Low = 0
	}
}

// match finds the longest phrase that begins at token k.
func (l *Lexicon) match(m map[string][]phrase, tk []doc.Token, k int) (n int, b bound) {
	if k >= len(tk) {
		return 0, exact
	}
	for _, p := range m[tk[k].Fold] {
		if len(p.words) <= n || k+len(p.words) > len(tk) {
			continue
		}
		ok := true
		for j := 1; ok && j < len(p.words); j++ {
			ok = tk[k+j].Fold == p.words[j]
		}
		if ok {
			n, b = len(p.words), p.bound
		}
	}
	return n, b
}

// sign reads the sign of a currency before a number: «$», «US$», «€». It
// returns how many tokens it is.
func (l *Lexicon) sign(tk []doc.Token, k int, a *clause.Amount) int {
	n := 0
	if k+1 < len(tk) && tk[k+1].Fold == "$" && tk[k].End == tk[k+1].Start {
		n = 1
	}
	if f := tk[k+n].Fold; k+n+1 >= len(tk) || f == "" || f[0] >= 'a' && f[0] <= 'z' {
		return 0
	}
	for _, c := range l.currency[tk[k+n].Fold] {
		if len(c.words) == 1 {
			a.Unit, a.Money, a.Head = c.code, true, k+n
			return n + 1
		}
	}
	return 0
}

// value reads a number: figures or words with their multipliers.
func (l *Lexicon) value(tk []doc.Token, k int, money bool) (value, bool) {
	if k >= len(tk) {
		return value{}, false
	}
	if v, ok := digits(tk[k].Fold); ok {
		x := value{v, v, k + 1}
		l.scaled(tk, &x, money)
		l.multiplied(tk, &x)
		return x, true
	}
	w := l.word(tk[k].Fold)
	switch w.class {
	case one:
		return l.inWords(tk, k)
	case some:
		x := value{w.low, w.high, k + 1}
		if x.to+1 < len(tk) && tk[x.to].Fold == "of" { // «tens of thousands», «hundreds of millions»
			if m := l.word(tk[x.to+1].Fold); m.class == times {
				x.low, x.high, x.to = x.low*m.low, x.high*m.low, x.to+2
				return x, true
			}
		}
		l.multiplied(tk, &x)
		return x, true
	case times:
		if w.plural { // «thousands», «hundreds of thousands»
			x := value{2 * w.low, 9.99 * w.low, k + 1}
			if w.low >= 1000 {
				x.high = 9 * w.low
			} else {
				x.high = 10*w.low - 1
			}
			if x.to+1 < len(tk) && tk[x.to].Fold == "of" {
				if m := l.word(tk[x.to+1].Fold); m.class == times && m.plural {
					x.low, x.high, x.to = 2*w.low*m.low, 9*w.low*m.low+m.low*(w.low-1), x.to+2
					if w.low == 100 {
						x.high = 999 * m.low
					}
				}
			}
			return x, true
		}
	case part:
		return l.fraction(tk, k, w)
	}
	if f := tk[k].Fold; (f == "a" || f == "an") && k+1 < len(tk) { // «a hundred», «a few thousand»
		switch m := l.word(tk[k+1].Fold); {
		case m.class == times && !m.plural:
			x := value{m.low, m.low, k + 2}
			l.multiplied(tk, &x)
			return x, true
		case m.class == some:
			return l.value(tk, k+1, money)
		case m.class == part && k+2 < len(tk):
			return l.fraction(tk, k+1, m)
		}
	}
	return value{}, false
}

// inWords reads «two hundred and fifty thousand».
func (l *Lexicon) inWords(tk []doc.Token, k int) (value, bool) {
	total, part := 0.0, 0.0
	last := k
	for j := k; j < len(tk); j++ {
		f := tk[j].Fold
		if f == "and" && j > k && j+1 < len(tk) && part >= 100 && l.word(tk[j+1].Fold).class == one {
			continue
		}
		w := l.word(f)
		switch {
		case w.class == one && (part == 0 || part >= 20 && part < 100 && w.low < 10 && part == float64(int(part/10))*10 || part >= 100 && w.low < 100):
			part += w.low
		case w.class == times && !w.plural && w.low == 100 && part > 0 && part < 100:
			part *= 100
		case w.class == times && !w.plural && part > 0:
			total += part * w.low
			part = 0
		default:
			return value{total + part, total + part, last + 1}, true
		}
		last = j
	}
	return value{total + part, total + part, last + 1}, true
}

// scaled reads what is written on a number: 2.5bn, 3m.
func (l *Lexicon) scaled(tk []doc.Token, x *value, money bool) {
	if x.to >= len(tk) {
		return
	}
	v, ok := l.scale[tk[x.to].Fold]
	if ok && (tk[x.to].Start == tk[x.to-1].End || money) && (money || len(tk[x.to].Fold) > 1 || l.moneyAt(tk, x.to+1)) {
		x.low, x.high, x.to = x.low*v, x.high*v, x.to+1
	}
}

func (l *Lexicon) moneyAt(tk []doc.Token, k int) bool {
	return k < len(tk) && (l.currency[tk[k].Fold] != nil || l.currency[tk[k].Lemma] != nil)
}

// multiplied reads the multipliers behind a number: 3 million, two dozen.
func (l *Lexicon) multiplied(tk []doc.Token, x *value) {
	for x.to < len(tk) {
		w := l.word(tk[x.to].Fold)
		if w.class != times || w.plural && !(x.to+1 < len(tk) && tk[x.to+1].Fold == "of") {
			return
		}
		x.low, x.high, x.to = x.low*w.low, x.high*w.low, x.to+1
	}
}

// fraction reads «half a million», «a quarter of the»; of other things a
// fraction is no count.
func (l *Lexicon) fraction(tk []doc.Token, k int, w word) (value, bool) {
	j := k + 1
	if j < len(tk) && tk[j].Fold == "of" {
		j++
	}
	if j < len(tk) && (tk[j].Fold == "a" || tk[j].Fold == "an") {
		j++
	}
	if j < len(tk) && j > k {
		if m := l.word(tk[j].Fold); m.class == times && !m.plural {
			x := value{w.low * m.low, w.low * m.low, j + 1}
			l.multiplied(tk, &x)
			return x, true
		}
	}
	return value{}, false
}

// range2 reads the second end: «between 30 and 35», «20 to 25», «10-15».
func (l *Lexicon) range2(tk []doc.Token, a *clause.Amount, b bound) (value, bool) {
	k := a.To
	if k >= len(tk) {
		return value{}, false
	}
	switch f := tk[k].Fold; {
	case f == "and" && b == between, f == "to" || f == "-" || f == "–" || f == "or":
		k++
	case tk[k].POS == doc.Num && tk[k].Start == tk[k-1].End+1 && a.To == a.From+1:
	default:
		return value{}, false
	}
	if k < len(tk) && tk[k].Fold == "$" {
		k++
	}
	v, ok := l.value(tk, k, a.Money)
	if !ok || v.high <= a.Low && a.Low < 1000 {
		return value{}, false
	}
	if v.high >= 1000 && a.Low < 1000 && v.low/a.Low > 100 { // «between 4 and 5 thousand»
		for m := 1e3; m <= 1e12; m *= 1e3 {
			if v.low/m >= 1 && v.low/m < 1000 && a.Low < v.low/m {
				a.Low *= m
				break
			}
		}
	}
	return v, v.high > a.Low
}

// counts tells whether a number stands for how many there are: not «one of the
// men», nor a lone «one», nor the year or ordinal.
func (l *Lexicon) counts(tk []doc.Token, a *clause.Amount, money bool) bool {
	if a.To < len(tk) && (strings.HasPrefix(tk[a.To].Fold, "year-") || tk[a.To].Fold == "year" && tk[a.To].Start <= tk[a.To-1].End+1 && a.Low > 1) { // a 13-year-old
		return false
	}
	if money || a.Money || a.To > a.From+1 {
		return true
	}
	f := tk[a.From].Fold
	if f == "one" {
		return a.To < len(tk) && tk[a.To].Fold != "of" && a.Head != clause.None && tk[a.Head].POS == doc.Noun && tk[a.Head].Feats.Number == doc.Sing
	}
	w := l.word(f)
	return w.class != some || a.Head != clause.None || w.low >= 20
}
