package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

// numeric reads 22/2/2023 and 2023-02-22.
func (f *finder) numeric(i int) (expr, bool) {
	if f.class(i) == fullDate {
		n := f.it[i].n
		return expr{from: i, to: i + 1, a: calendar.On(n/10000, n/100%100, n%100), gran: "day", abs: true}, true
	}
	if i+4 >= len(f.it) || f.class(i+2) != number || f.class(i+4) != number {
		return expr{}, false
	}
	s := f.fold(i + 1)
	if s != "/" && s != "-" && s != "." || f.fold(i+3) != s {
		return expr{}, false
	}
	d := calendar.On(f.it[i+4].val, f.it[i+2].val, f.it[i].val)
	if d.D > 31 {
		d.Y, d.D = d.D, d.Y
	}
	if d.Y < 1000 || !d.Valid() {
		return expr{}, false
	}
	if d.Y < 1500 {
		d = calendar.FromHijri(d.Y, d.M, d.D)
	}
	return expr{from: i, to: i + 5, a: d, gran: "day", abs: true}, true
}

// dayNumber reads the day of a month, in figures or as an ordinal.
func (f *finder) dayNumber(i int) (n, to int) {
	switch f.class(i) {
	case number:
		return f.it[i].val, i + 1
	case ordinal:
		n, to = f.it[i].n, i+1
		if n < 10 && f.class(to) == teen {
			return n + 10, to + 1
		}
		if n < 10 && f.class(to) == ordinal && f.it[to].wa && f.it[to].n >= 20 {
			return n + f.it[to].n, to + 1
		}
		return n, to
	}
	return 0, i
}

// dayMonth reads «22 فبراير», «الأول من أيار», with year or direction.
func (f *finder) dayMonth(i int) (expr, bool) {
	n, k := f.dayNumber(i)
	if n < 1 || n > 31 {
		return expr{}, false
	}
	if f.fold(k) == "من" {
		k++
	}
	if f.class(k) == unit && f.it[k].unit == uMonth && f.it[k].n == 1 {
		k++
	}
	m, isHijri, k, ok := f.month(k)
	if !ok {
		if f.class(k) == this || f.class(k) == past || f.class(k) == next || f.class(k) == unit { // «في 22 من الشهر الجاري»
			if e, ok := f.at(k); ok && e.gran == "month" && e.a.Y > 0 && k > i+1 {
				d := calendar.On(e.a.Y, e.a.M, n)
				if d.Valid() {
					return expr{from: i, to: e.to, a: d, gran: "day"}, true
				}
			}
		}
		return expr{}, false
	}
	y, dir, k := f.yearAfter(k, isHijri)
	e := expr{from: i, to: k, gran: "day", abs: y > 0}
	if isHijri && n > 30 {
		return expr{}, false
	}
	in := func(y int) date {
		if isHijri {
			return calendar.FromHijri(y, m, n)
		}
		return calendar.On(y, m, n)
	}
	if y > 0 {
		e.a = in(y)
		return e, isHijri || e.a.Valid()
	}
	if x, ok := f.knownAs(i, m, n); ok && dir == none && !isHijri {
		e.a, e.abs = x, true
		return e, true
	}
	if f.pub.Y == 0 {
		return e, true
	}
	base := f.pub.Y
	if isHijri {
		base = calendar.HijriYear(f.pub)
	}
	best := 1 << 30
	for y := base - 1; y <= base+1; y++ {
		d := in(y)
		if !isHijri && !d.Valid() {
			continue
		}
		gap := d.Minus(f.pub)
		switch {
		case dir == past && gap > 0, dir == next && gap < 0, dir == this && d.Y != f.pub.Y:
			continue
		}
		if gap < 0 {
			gap = -gap
		}
		if gap < best {
			best, e.a = gap, d
		}
	}
	if dir == none && !isHijri && e.a.Minus(f.pub) > 0 {
		e.last = in(e.a.Y - 1)
	}
	return e, e.a.Y > 0
}

// month reads a month's name with a second one beside it («شباط/ فبراير»).
func (f *finder) month(i int) (n int, isHijri bool, to int, ok bool) {
	c := f.class(i)
	if c != month && c != hijri {
		return 0, false, i, false
	}
	n, to = f.it[i].n, i+f.it[i].words
	if c == hijri {
		return n, true, to, true
	}
	k := to
	switch s := f.fold(k); s {
	case "/", "(", "-", "\\", "–":
		k++
		if f.class(k) == month && (f.it[k].n == n || s == "/") {
			k += f.it[k].words
			if s == "(" {
				if f.fold(k) == ")" {
					k++
				}
			}
			to = k
		}
	default:
		if f.class(k) == month && f.it[k].n == n {
			to = k + f.it[k].words
		}
	}
	return n, false, to, true
}

// yearAfter reads what may follow a month: a year, «الماضي», «من العام
// الماضي». y is 0 where there is none; dir is past, next or this.
func (f *finder) yearAfter(i int, isHijri bool) (y int, dir class, to int) {
	k := i
	if f.fold(k) == "،" || f.fold(k) == "," {
		if f.class(k+1) == number && f.it[k+1].val > 999 {
			k++
		} else {
			return 0, none, i
		}
	}
	switch c := f.class(k); c {
	case past, next:
		return 0, c, k + 1
	case this:
		if f.it[k].al { // «الجاري», not «هذا»
			return 0, c, k + 1
		}
		return 0, none, i
	}
	if f.fold(k) == "من" || f.fold(k) == "في" {
		k++
	}
	if f.class(k) == unit && f.it[k].unit == year || f.class(k) == this && f.class(k+1) == unit && f.it[k+1].unit == year {
		if f.class(k+1) == number && f.class(k) == unit {
			k++
		} else if e, ok := f.sameOrNext(k); ok { // «في مايو من العام نفسه»
			return e.a.Y, none, e.to
		} else if f.class(k+1) == following && f.it[k].al {
			return 0, none, k + 2
		} else if e, ok := f.at(k); ok && e.gran == "year" && e.a.Y > 0 {
			return e.a.Y, none, e.to
		} else {
			return 0, none, i
		}
	} else if k != i && f.fold(k-1) == "من" {
		return 0, none, i
	}
	if f.class(k) == number {
		v := f.it[k].val
		if isHijri && v >= 1200 && v < 1600 || !isHijri && v >= 1000 && v < 2200 {
			k++
			if c := f.class(k); c == hijriMark || c == miladiMark {
				k++
			}
			return v, none, k
		}
	}
	return 0, none, i
}

// monthYear reads «يناير 2017», «شباط/ فبراير الماضي», «رمضان المقبل».
func (f *finder) monthYear(i int) (expr, bool) {
	weak := f.it[i].weak
	m, isHijri, k, ok := f.month(i)
	if !ok {
		return expr{}, false
	}
	paired := k > i+f.it[i].words
	y, dir, to := f.yearAfter(k, isHijri)
	if (weak || isHijri) && !paired && y == 0 && dir == none && !f.introduced(i) {
		return expr{}, false
	}
	if f.tk[i].POS == doc.Verb && weak && !paired && y == 0 {
		return expr{}, false
	}
	e := expr{from: i, to: to, gran: "month", abs: y > 0}
	if isHijri {
		f.hijriMonth(&e, y, m, dir)
		return e, true
	}
	if y > 0 {
		e.a = calendar.On(y, m, 0)
		return e, true
	}
	if x, ok := f.knownAs(i, m, 0); ok && dir == none {
		e.a, e.abs = x, true
		return e, true
	}
	if f.pub.Y == 0 {
		return e, true
	}
	back := (f.pub.M - m + 12) % 12
	here := calendar.On(f.pub.Y, f.pub.M, 0)
	switch {
	case dir == this:
		e.a = calendar.On(f.pub.Y, m, 0)
	case dir == past && back == 0:
		e.a = here.Months(-12)
	case dir == next:
		e.a = here.Months(12 - back)
	case dir == none && back > 9:
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
		y = calendar.HijriYear(f.pub)
		first := calendar.FromHijri(y, m, 1)
		switch {
		case dir == next && first.Minus(f.pub) <= 0:
			y++
		case dir == past && first.Days(28).Minus(f.pub) >= 0:
			y--
		case dir == none && first.Minus(f.pub) > 120:
			y--
		case dir == none && first.Minus(f.pub) < -240:
			y++
		}
	}
	e.a = calendar.FromHijri(y, m, 1)
	ny, nm := y, m+1
	if nm > 12 {
		ny, nm = y+1, 1
	}
	e.b = calendar.FromHijri(ny, nm, 1).Days(-1)
}

// introduced tells whether a word of time stands before token i, or a
// preposition on it.
func (f *finder) introduced(i int) bool {
	if f.it[i].prep == "ب" {
		return true
	}
	switch f.class(i - 1) {
	case at, since, until, during, before, after, edge:
		return true
	case unit:
		return f.it[i-1].unit == uMonth
	}
	return false
}

// bareYear reads «في 2003», «بين 2003 و2005», «(2015)».
func (f *finder) bareYear(i int) (expr, bool) {
	y := f.it[i].val
	if y < 1400 || y > 2100 {
		return expr{}, false
	}
	switch f.class(i - 1) {
	case at, since, until, during, before, after, edge, season:
	default:
		if f.fold(i-1) == "(" && f.fold(i+1) == ")" || f.fold(i-1) == "الي" || f.namedYear(i, y) {
			break
		}
		return expr{}, false
	}
	if i+1 < len(f.tk) {
		t := &f.tk[i+1]
		if (t.POS == doc.Noun || t.POS == doc.X) && t.Pro == 0 && f.class(i+1) == none && t.Stem != "" {
			return expr{}, false // «في 2000 قرية»
		}
	}
	return f.years(i, i)
}

// namedYear tells whether a year stands behind the noun that it tells apart:
// «انقلاب 2014», «حرب 1967», not «القرار 1973».
func (f *finder) namedYear(i, y int) bool {
	if i == 0 || y < 1900 || y > 2099 || f.class(i-1) == numbered || f.class(i-1) == unit {
		return false
	}
	t := &f.tk[i-1]
	if t.POS != doc.Noun || t.Enc != "" || t.Pro.Has(doc.ProAl) {
		return false
	}
	if i+1 == len(f.tk) {
		return true
	}
	n := &f.tk[i+1]
	return n.POS == doc.Punct && n.Fold != "/" && n.Fold != "-" && n.Fold != "%" || n.POS == doc.Adp || n.POS == doc.Verb || n.POS == doc.Cconj || n.Pro.Has(doc.ProAl)
}

// years reads a year or a range of two from the figures at k.
func (f *finder) years(from, k int) (expr, bool) {
	y := f.it[k].val
	if y < 500 || y > 2200 {
		return expr{}, false
	}
	e := expr{from: from, to: k + 1, a: date{Y: y}, gran: "year", abs: true}
	if c := f.class(k + 1); c == hijriMark || y < 1500 && c != miladiMark && y >= 1300 {
		e.a, e.b = calendar.FromHijri(y, 1, 1), calendar.FromHijri(y+1, 1, 1).Days(-1)
		if c == hijriMark {
			e.to++
		}
		return e, true
	} else if c == miladiMark {
		e.to++
	}
	n := e.to
	switch f.fold(n) {
	case "و", "-", "–", "الي", "/", "حتي":
		n++
		if f.class(n) == unit && f.it[n].unit == year {
			n++
		}
	default:
		return e, true
	}
	if f.class(n) == number && f.it[n].val > y && f.it[n].val < 2200 {
		e.b, e.to = date{Y: f.it[n].val}, n+1
	}
	return e, true
}
