package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

// numeric reads 2018-06-12 and 22/2/2023, one token or several.
func (f *finder) numeric(i int) (expr, bool) {
	if f.class(i) == fullDate {
		n := f.it[i].n
		return f.dated(expr{from: i, to: i + 1, a: calendar.On(n/10000, n/100%100, n%100)})
	}
	var n [3]int
	k := i
	for p := range n {
		if f.class(k) != number {
			return expr{}, false
		}
		n[p] = f.it[k].val
		k++
		if p == 2 {
			break
		}
		switch s := f.fold(k); {
		case s == "/" || s == "-" || s == ".":
			k++
		case f.class(k) != number || f.tk[k].Start != f.tk[k-1].End+1 || n[0] < 1000:
			return expr{}, false
		}
	}
	d, ok := order(n[0], n[1], n[2])
	if !ok {
		return expr{}, false
	}
	return f.dated(expr{from: i, to: k, a: d})
}

func (f *finder) dated(e expr) (expr, bool) {
	e.abs, e.gran = true, "day"
	if e.a.D == 0 {
		e.gran, e.a.M = "year", 0
	}
	return e, true
}

// dayNumber reads the day of a month: 3, 3rd, third.
func (f *finder) dayNumber(i int) (n, to int) {
	switch f.class(i) {
	case number, nth, ordinal:
		if n = f.it[i].n; n >= 1 && n <= 31 {
			return n, i + f.it[i].words
		}
	}
	return 0, i
}

// dayMonth reads «3 March 2018», «the 3rd of March», «3 to 7 March».
func (f *finder) dayMonth(i int) (expr, bool) {
	n, k := f.dayNumber(i)
	if n == 0 {
		return expr{}, false
	}
	n2 := 0
	switch w := f.fold(k); {
	case w == "-" || w == "–" || w == "to" || w == "and" || w == "until":
		if v, to := f.dayNumber(k + 1); v > n {
			n2, k = v, to
		}
	case f.class(k) == number && f.tk[k].Start == f.tk[k-1].End+1:
		if v, to := f.dayNumber(k); v > n {
			n2, k = v, to
		}
	}
	k = f.skip(k, "of")
	if f.class(k) == this || f.class(k) == next || f.class(k) == past { // «the 22nd of next month»
		x, ok := f.directed(k)
		if !ok || x.gran != "month" || x.a.Y == 0 || x.b.Y > 0 {
			return expr{}, false
		}
		d := calendar.On(x.a.Y, x.a.M, n)
		return expr{from: i, to: x.to, a: d, gran: "day"}, d.Valid()
	}
	if c := f.class(k); c != month && c != hijri || f.class(i) == ordinal && f.fold(k-1) != "of" {
		return expr{}, false
	}
	return f.onDay(i, k, k+f.it[k].words, n, n2)
}

// onDay finishes a date whose month is token m; to is where the year may stand.
func (f *finder) onDay(from, m, to, n, n2 int) (expr, bool) {
	isHijri := f.class(m) == hijri
	y, dir, to := f.yearAfter(to, isHijri)
	e := expr{from: from, to: to, gran: "day", abs: y > 0}
	if y > 0 {
		e.a = inMonth(isHijri, y, f.it[m].n, n)
	} else if f.pub.Y > 0 {
		e.a = f.nearest(isHijri, f.it[m].n, n, dir)
	}
	if !e.a.Valid() {
		return e, e.a.Y == 0 && f.pub.Y == 0 && y == 0
	}
	if n2 > 0 {
		e.b = e.a.Days(n2 - n)
	}
	return e, true
}

func inMonth(isHijri bool, y, m, d int) date {
	if isHijri {
		if d > 30 {
			return date{}
		}
		return calendar.FromHijri(y, m, d)
	}
	return calendar.On(y, m, d)
}

// nearest is the day of that name nearest to publication in the direction.
func (f *finder) nearest(isHijri bool, m, d int, dir class) date {
	base := f.pub.Y
	if isHijri {
		base = calendar.HijriYear(f.pub)
	}
	best, near := date{}, 1<<30
	for y := base - 1; y <= base+1; y++ {
		a := inMonth(isHijri, y, m, d)
		if !a.Valid() {
			continue
		}
		gap := a.Minus(f.pub)
		if dir == past && gap > 0 || dir == next && gap < 0 || dir == this && a.Y != f.pub.Y {
			continue
		}
		if gap < 0 {
			gap = -gap
		}
		if gap < near {
			best, near = a, gap
		}
	}
	return best
}

// yearAfter reads what may follow a day and month: «2018», «, 2018», «last
// year», «of this year».
func (f *finder) yearAfter(i int, isHijri bool) (y int, dir class, to int) {
	k := f.skip(i, ",", "of", "in")
	if f.class(k) == number {
		v := f.it[k].val
		if isHijri && v >= 1200 && v < 1600 || !isHijri && v >= 1000 && v < 2200 {
			return v, none, k + 1
		}
	}
	k = f.skip(f.skip(i, "of", "in"), "the")
	switch c := f.class(k); c {
	case past, next, this, same:
		if e, ok := f.directed(k); ok && e.gran == "year" && e.a.Y > 0 && e.b.Y == 0 {
			return e.a.Y, none, e.to
		}
	}
	return 0, none, i
}

// monthFirst reads «March 3, 2018», «March 3-7», «March 2018», «March».
func (f *finder) monthFirst(i int) (expr, bool) {
	x := &f.it[i]
	k := i + x.words
	if n, to := f.dayNumber(k); n > 0 && f.class(k) != ordinal && !f.countsOn(to) {
		n2 := 0
		switch w := f.fold(to); {
		case w == "-" || w == "–" || w == "to" || w == "and" || w == "through":
			if v, t := f.dayNumber(to + 1); v > n && f.class(t) != month {
				n2, to = v, t
			}
		case f.class(to) == number && f.tk[to].Start == f.tk[to-1].End+1:
			if v, t := f.dayNumber(to); v > n {
				n2, to = v, t
			}
		}
		if e, ok := f.onDay(i, i, to, n, n2); ok {
			return e, true
		}
	}
	y, _, to := f.yearAfter(k, x.class == hijri)
	if y == 0 && x.weak && !f.introduced(i) {
		return expr{}, false
	}
	return f.wholeMonth(i, i, to, y, none)
}

// countsOn tells whether a number before token i counts what follows («in May
// 12 people died») rather than naming a day.
func (f *finder) countsOn(i int) bool {
	if i >= len(f.tk) {
		return false
	}
	t := &f.tk[i]
	return t.POS == doc.Noun && t.Feats.Number == doc.Plur && f.class(i) == none
}

// introduced tells whether a word that is also another («may», «march») is a
// month by what stands before or behind it.
func (f *finder) introduced(i int) bool {
	if f.tk[i].POS != doc.Propn && f.tk[i].POS != doc.Noun && f.tk[i].POS != doc.X {
		return false
	}
	switch f.fold(i - 1) {
	case "in", "since", "until", "till", "by", "of", "from", "between", "early", "late", "mid", "mid-", "and", "to", "through", "before", "after", "during", "for", "this":
		if f.fold(i-1) != "and" && f.fold(i-1) != "to" && f.fold(i-1) != "for" {
			return f.tk[i].POS == doc.Propn
		}
		for k := i - 2; k >= 0 && k > i-4; k-- {
			if f.class(k) == month {
				return true
			}
		}
	}
	return false
}

// wholeMonth is a month, of a year or in a direction.
func (f *finder) wholeMonth(from, m, to, y int, dir class) (expr, bool) {
	n := f.it[m].n
	e := expr{from: from, to: to, gran: "month", abs: y > 0}
	if f.class(m) == hijri {
		f.hijriMonth(&e, y, n, dir)
		return e, y > 0 || f.it[m].n == 9
	}
	if y > 0 {
		e.a = calendar.On(y, n, 0)
		return e, true
	}
	if f.pub.Y == 0 {
		return e, true
	}
	back := (f.pub.M - n + 12) % 12
	here := calendar.On(f.pub.Y, f.pub.M, 0)
	switch {
	case dir == this:
		e.a = calendar.On(f.pub.Y, n, 0)
	case dir == past && back == 0:
		e.a = here.Months(-12)
	case dir == next, dir == none && back > 9:
		e.a = here.Months(12 - back)
	default:
		e.a = here.Months(-back)
		if dir == none {
			e.a2 = here.Months((12 - back) % 12)
		}
	}
	return e, true
}

// hijriMonth gives a Hijri month as a range of days.
func (f *finder) hijriMonth(e *expr, y, m int, dir class) {
	if y == 0 {
		if f.pub.Y == 0 {
			return
		}
		first := f.nearest(true, m, 1, dir)
		if last := f.nearest(true, m, 29, dir); dir == none && first.Minus(f.pub) > 300 {
			first = last.Days(-28)
		}
		e.a = first
		y = calendar.HijriYear(first.Days(5))
	} else {
		e.a = calendar.FromHijri(y, m, 1)
	}
	next := calendar.FromHijri(y, m+1, 1)
	if m == 12 {
		next = calendar.FromHijri(y+1, 1, 1)
	}
	e.b = next.Days(-1)
}

// bareYear reads a year that a preposition, an article or an edge introduces.
func (f *finder) bareYear(i int) (expr, bool) {
	if i > 0 && f.tk[i-1].POS == doc.Num && f.tk[i-1].End+1 >= f.tk[i].Start || f.class(i-1) == numbered {
		return expr{}, false
	}
	if !f.yearHere(i) {
		return expr{}, false
	}
	return f.yearAt(i)
}

// yearAt reads a year with one after it: 2011-2014, 2011-14.
func (f *finder) yearAt(i int) (expr, bool) {
	v := f.it[i].val
	if v < 1000 || v >= 2200 {
		return expr{}, false
	}
	e := expr{from: i, to: i + 1, a: date{Y: v}, gran: "year", abs: true}
	k := i + 1
	switch s := f.fold(k); {
	case s == "-" || s == "–" || s == "/":
		k++
	case f.class(k) == number && f.tk[k].Start == f.tk[k-1].End+1 && f.fold(i-1) != "by":
	default:
		return e, true
	}
	if f.class(k) == number {
		w := f.it[k].val
		if w < 100 && len(f.fold(k)) == 2 {
			w += v - v%100
		}
		if w > v && w < v+200 {
			e.to, e.b = k+1, date{Y: w}
		}
	}
	return e, true
}

// yearHere tells whether the number at token i is a year by its surroundings.
func (f *finder) yearHere(i int) bool {
	v := f.it[i].val
	if v < 1000 || v >= 2200 || len(f.fold(i)) != 4 {
		return false
	}
	if f.class(i+1) == number && f.tk[i+1].Start == f.tk[i].End+1 { // 2011-2014
		return true
	}
	counts := f.countsOn(i+1) && f.tk[i+1].POS == doc.Noun
	switch f.fold(i - 1) {
	case "in", "since", "until", "till", "by", "from", "before", "after", "during", "early", "late", "mid", "year", "between", "through", "around", "summer", "winter", "spring", "autumn", "fall":
		return !counts || f.fold(i-1) == "since"
	case "of", "for", "to", "and", "(", ",":
		if f.fold(i-1) == "(" && f.fold(i+1) == ")" {
			return v > 1400
		}
		return !counts && v >= 1900 && v < 2100 && (f.fold(i-1) == "of" || f.fold(i-1) == "for")
	case "the", "'s", "’s", "his", "her", "their", "its", "a":
		return v >= 1900 && v < 2100 && i+1 < len(f.tk) && (f.tk[i+1].POS == doc.Noun || f.tk[i+1].POS == doc.Adj || f.tk[i+1].POS == doc.Propn) && (!counts || f.fold(i-1) != "a")
	}
	return false
}
