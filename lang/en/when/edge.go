package when

import "github.com/sijil-news/sijil/lang/calendar"

// edge reads «early next month», «the end of 2016», «mid-May», «late Monday».
func (f *finder) edge(i int) (expr, bool) {
	k := i + f.it[i].words
	k = f.skip(k, "-")
	k = f.skip(k, "of", "in", "on")
	k = f.skip(k, "the", "his", "her", "its", "their")
	if k >= len(f.it) {
		return expr{}, false
	}
	var s expr
	ok := false
	switch f.class(k) {
	case this, past, next, month, hijri, season, decade, tens, weekday, day, ordinal, nth:
		s, ok = f.at(k)
	case number:
		if v := f.it[k].val; v >= 1000 && v < 2200 && !f.countsOn(k+1) {
			s, ok = f.yearAt(k)
		}
	case unit:
		if x := &f.it[k]; !x.many && x.unit >= week && f.fold(k-1) == "the" { // «the end of the year»
			s = expr{to: k + 1}
			f.move(&s, x.unit, 1, this)
			ok = true
		}
	}
	if f.class(k) == month && !ok { // «early May»
		y, _, to := f.yearAfter(k+1, false)
		s, ok = f.wholeMonth(i, k, to, y, none)
	}
	if !ok {
		return s, false
	}
	s.from = i
	f.narrow(&s, f.it[i].n)
	return s, true
}

// narrow takes the beginning, middle or end of an expression.
func (f *finder) narrow(s *expr, which int) {
	switch {
	case s.gran == "day" && s.b.Y == 0: // «late Monday», «early on Friday»
		s.gran = "part"
		return
	case s.gran == "part":
		return
	case s.gran == "week" && s.b.Y > 0:
		d := [...][2]int{{0, 1}, {2, 3}, {4, 6}}[which]
		s.a, s.b, s.gran = s.a.Days(d[0]), s.a.Days(d[1]), "day"
	case s.gran == "month" && s.a.D > 0 && s.b.Y > 0: // a Hijri month
		if which != 2 {
			s.b = s.a.Days(10*which + 9)
		}
		s.a, s.gran = s.a.Days(10*which), "day"
	case s.gran == "decade" && s.b.Y > 0:
		s.a.Y, s.b.Y = s.a.Y+[...]int{0, 3, 7}[which], s.a.Y+[...]int{3, 6, 9}[which]
		s.gran = "year"
	case s.a.Y == 0 || s.b.Y > 0:
	case s.gran == "month":
		s.gran = "day"
		if s.a2.Y > 0 {
			s.a2, s.b2 = third(s.a2, which)
			s.a, s.b = third(s.a, which)
			return
		}
		s.a, s.b = third(s.a, which)
	case s.gran == "year":
		m := [...][2]int{{1, 3}, {5, 8}, {10, 12}}[which]
		s.b = calendar.On(s.a.Y, m[1], 0)
		s.a.M = m[0]
		s.gran = "month"
	}
	s.a2, s.b2 = date{}, date{}
}

// third is the beginning, middle or end of a month.
func third(month date, which int) (first, last date) {
	y, m := month.Y, month.M
	first, last = calendar.On(y, m, 1+10*which), calendar.On(y, m, 10+10*which)
	if which == 2 {
		last = calendar.On(y, m, 1).Months(1)
		last.D = 1
		last = last.Days(-1)
	}
	return first, last
}

// season reads «summer 2014», «the winter of 2011», «last summer».
func (f *finder) season(i, from int, dir class) (expr, bool) {
	k := f.skip(i+1, "of")
	y, abs := 0, false
	switch c := f.class(k); {
	case c == number && f.it[k].val > 1400 && f.it[k].val < 2200:
		y, k, abs = f.it[k].val, k+1, true
	case k > i+1 && (c == past || c == next || c == this):
		if e, ok := f.directed(k); ok && e.gran == "year" {
			y, k = e.a.Y, e.to
		}
	case dir != none && f.pub.Y > 0:
		k = i + 1
		y = f.pub.Y
		first := f.it[i].n
		if dir == past && first+2 >= f.pub.M {
			y--
		} else if dir == next && first <= f.pub.M {
			y++
		}
	case dir != none:
		return expr{from: from, to: i + 1, gran: "season"}, true
	}
	if y == 0 {
		return expr{}, false
	}
	a := calendar.On(y, f.it[i].n, 0)
	return expr{from: from, to: k, a: a, b: a.Months(2), gran: "season", abs: abs}, true
}

// decade reads «the 1980s», «the eighties».
func (f *finder) decade(i int) (expr, bool) {
	y := f.it[i].n
	if f.class(i) == decade && f.fold(i-1) != "the" {
		return expr{}, false
	}
	if y < 100 {
		if f.class(i) == tens && f.fold(i-1) != "the" {
			return expr{}, false
		}
		y += 1900
	}
	return expr{from: i, to: i + 1, a: date{Y: y}, b: date{Y: y + 9}, gran: "decade", abs: true}, true
}

// nthCentury reads «the 19th century».
func (f *finder) nthCentury(i int) (expr, bool) {
	if c := f.class(i); c != nth && c != ordinal {
		return expr{}, false
	}
	k := f.skip(i+f.it[i].words, "-")
	n := f.it[i].n
	if f.class(k) != unit || f.it[k].unit != century || n < 1 || n > 21 {
		return expr{}, false
	}
	return expr{from: i, to: k + 1, a: date{Y: n*100 - 99}, b: date{Y: n * 100}, gran: "century", abs: true}, true
}

// portion reads «the first half of 2024», «the third quarter of last year».
func (f *finder) portion(i int) (expr, bool) {
	if c := f.class(i); c != nth && c != ordinal {
		return expr{}, false
	}
	k := i + f.it[i].words
	if f.class(k) != portion {
		return expr{}, false
	}
	which, parts := f.it[i].n, f.it[k].n
	if which > parts {
		return expr{}, false
	}
	k = f.skip(f.skip(k+1, "of", "in"), "the")
	e, ok := expr{}, false
	switch f.class(k) {
	case this, past, next, month:
		e, ok = f.at(k)
	case number:
		e, ok = f.yearAt(k)
	case unit:
		if x := &f.it[k]; !x.many && x.unit == year && f.fold(k-1) == "the" {
			e, ok = expr{to: k + 1}, true
			f.move(&e, year, 1, this)
		}
	}
	if !ok || e.b.Y > 0 || e.gran != "year" {
		return expr{}, false
	}
	e.from = i
	e.gran = "month"
	if e.a.Y > 0 {
		m := 12 / parts
		e.a.M = (which-1)*m + 1
		e.b = calendar.On(e.a.Y, which*m, 0)
	}
	return e, true
}

// weekend reads a weekend: Friday to Sunday, so that the days of either custom
// lie in it.
func (f *finder) weekend(i, from int, dir class) (expr, bool) {
	e := expr{from: from, to: i + f.it[i].words, gran: "day"}
	if dir == none && f.fold(i-1) != "the" {
		return expr{}, false
	}
	if f.pub.Y == 0 {
		return e, true
	}
	friday := f.pub.Days(4 - (f.pub.Weekday()+6)%7) // of the week of publication
	switch dir {
	case past:
		friday = friday.Days(-7)
	case next:
		friday = friday.Days(7)
	case this:
	default:
		e.a2, e.b2 = friday, friday.Days(2)
		if friday.Minus(f.pub) > 0 {
			friday = friday.Days(-7)
		}
	}
	e.a, e.b = friday, friday.Days(2)
	return e, true
}

// feast reads a feast, alone or with a year or direction.
func (f *finder) feast(i, from int, dir class) (expr, bool) {
	x := &f.it[i]
	k := i + x.words
	year := 0
	if f.class(k) == number && f.it[k].val > 999 && f.it[k].val < 2200 {
		year, k = f.it[k].val, k+1
	}
	e := expr{from: from, to: k, gran: "day", abs: year > 0}
	if x.weak && year == 0 && dir == none {
		return expr{}, false
	}
	if x.days > 20 {
		e.gran = "month"
	}
	m, d := x.n/100, x.n%100
	switch {
	case year > 0 && !x.lunar:
		e.a = calendar.On(year, m, d)
	case year > 0:
		for y := calendar.HijriYear(calendar.On(year, 6, 30)) - 1; y <= calendar.HijriYear(calendar.On(year, 6, 30))+1; y++ {
			if a := calendar.FromHijri(y, m, d); a.Y == year {
				e.a = a
			}
		}
	case f.pub.Y > 0:
		e.a = f.nearest(x.lunar, m, d, dir)
	}
	if e.a.Y > 0 && x.days > 1 {
		e.b = e.a.Days(x.days - 1)
	}
	return e, true
}
