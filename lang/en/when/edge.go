package when

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
	case s.gran == "day" && s.b.y == 0: // «late Monday», «early on Friday»
		s.gran = "part"
		return
	case s.gran == "part":
		return
	case s.gran == "week" && s.b.y > 0:
		d := [...][2]int{{0, 1}, {2, 3}, {4, 6}}[which]
		s.a, s.b, s.gran = s.a.days(d[0]), s.a.days(d[1]), "day"
	case s.gran == "month" && s.a.d > 0 && s.b.y > 0: // a Hijri month
		if which != 2 {
			s.b = s.a.days(10*which + 9)
		}
		s.a, s.gran = s.a.days(10*which), "day"
	case s.gran == "decade" && s.b.y > 0:
		s.a.y, s.b.y = s.a.y+[...]int{0, 3, 7}[which], s.a.y+[...]int{3, 6, 9}[which]
		s.gran = "year"
	case s.a.y == 0 || s.b.y > 0:
	case s.gran == "month":
		s.gran = "day"
		if s.a2.y > 0 {
			s.a2, s.b2 = third(s.a2, which)
			s.a, s.b = third(s.a, which)
			return
		}
		s.a, s.b = third(s.a, which)
	case s.gran == "year":
		m := [...][2]int{{1, 3}, {5, 8}, {10, 12}}[which]
		s.b = date{s.a.y, m[1], 0}
		s.a.m = m[0]
		s.gran = "month"
	}
	s.a2, s.b2 = date{}, date{}
}

// third is the beginning, middle or end of a month.
func third(month date, which int) (first, last date) {
	y, m := month.y, month.m
	first, last = date{y, m, 1 + 10*which}, date{y, m, 10 + 10*which}
	if which == 2 {
		last = date{y, m, 1}.months(1)
		last.d = 1
		last = last.days(-1)
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
			y, k = e.a.y, e.to
		}
	case dir != none && f.pub.y > 0:
		k = i + 1
		y = f.pub.y
		first := f.it[i].n
		if dir == past && first+2 >= f.pub.m {
			y--
		} else if dir == next && first <= f.pub.m {
			y++
		}
	case dir != none:
		return expr{from: from, to: i + 1, gran: "season"}, true
	}
	if y == 0 {
		return expr{}, false
	}
	a := date{y, f.it[i].n, 0}
	return expr{from: from, to: k, a: a, b: a.months(2), gran: "season", abs: abs}, true
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
	return expr{from: i, to: i + 1, a: date{y: y}, b: date{y: y + 9}, gran: "decade", abs: true}, true
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
	return expr{from: i, to: k + 1, a: date{y: n*100 - 99}, b: date{y: n * 100}, gran: "century", abs: true}, true
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
	if !ok || e.b.y > 0 || e.gran != "year" {
		return expr{}, false
	}
	e.from = i
	e.gran = "month"
	if e.a.y > 0 {
		m := 12 / parts
		e.a.m = (which-1)*m + 1
		e.b = date{e.a.y, which * m, 0}
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
	if f.pub.y == 0 {
		return e, true
	}
	friday := f.pub.days(4 - (f.pub.weekday()+6)%7) // of the week of publication
	switch dir {
	case past:
		friday = friday.days(-7)
	case next:
		friday = friday.days(7)
	case this:
	default:
		e.a2, e.b2 = friday, friday.days(2)
		if friday.minus(f.pub) > 0 {
			friday = friday.days(-7)
		}
	}
	e.a, e.b = friday, friday.days(2)
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
		e.a = date{year, m, d}
	case year > 0:
		for y := hijriYear(date{year, 6, 30}) - 1; y <= hijriYear(date{year, 6, 30})+1; y++ {
			if a := fromHijri(y, m, d); a.y == year {
				e.a = a
			}
		}
	case f.pub.y > 0:
		e.a = f.nearest(x.lunar, m, d, dir)
	}
	if e.a.y > 0 && x.days > 1 {
		e.b = e.a.days(x.days - 1)
	}
	return e, true
}
