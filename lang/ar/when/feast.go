package when

import "github.com/sijil-news/sijil/lang/calendar"

// feast reads feasts of the Hijri and the Gregorian calendar: «عيد الفطر»,
// «عيد الأضحى الماضي», «رأس السنة». Without a direction or a year it is the
// one nearest to publication.
func (f *finder) feast(i int) (expr, bool) {
	x := &f.it[i]
	if x.prep != "" { // «التهنئة بعيد الفطر»
		return expr{}, false
	}
	k := i + x.words
	e := expr{from: i, to: k, gran: "day"}
	year := 0
	dir := f.class(k)
	switch {
	case dir == past, dir == next:
		e.to++
	case dir == number && (f.it[k].val > 1900 && f.it[k].val < 2200 || x.lunar && f.it[k].val > 1300 && f.it[k].val < 1600):
		year = f.it[k].val
		e.to++
	case dir == following:
		return expr{}, false
	default:
		dir = none
	}
	if year == 0 && f.pub.Y == 0 {
		return e, true
	}
	e.a = f.feastDay(x, year, dir)
	if e.a.Y == 0 {
		return expr{}, false
	}
	e.abs = year > 0
	if x.days > 1 {
		e.b = e.a.Days(x.days - 1)
	}
	return e, true
}

// feastDay is the first day of a feast, in a year of either calendar or where
// year is 0 the nearest to publication in the given direction.
func (f *finder) feastDay(x *item, year int, dir class) date {
	m, d := x.n/100, x.n%100
	in := func(y int) date {
		if x.lunar {
			return calendar.FromHijri(y, m, d)
		}
		return calendar.On(y, m, d)
	}
	lunarYear := func(y int) int {
		if x.lunar {
			return calendar.HijriYear(calendar.On(y, 6, 30))
		}
		return y
	}
	if year > 0 {
		if !x.lunar || year < 1600 {
			return in(year)
		}
		for y := lunarYear(year) - 1; y <= lunarYear(year)+1; y++ {
			if a := in(y); a.Y == year {
				return a
			}
		}
		return date{}
	}
	base := lunarYear(f.pub.Y)
	best, near := date{}, 1<<30
	for y := base - 1; y <= base+1; y++ {
		a := in(y)
		gap := a.Minus(f.pub)
		if dir == past && gap >= 0 || dir == next && gap <= 0 {
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

// nthDay reads a day of a feast or a Hijri month: «ثاني أيام عيد الفطر»،
// «أول أيام رمضان».
func (f *finder) nthDay(i int) (expr, bool) {
	n := f.it[i].n
	switch {
	case f.class(i) == edge && n == edgeStart:
		n = 1
	case f.class(i) != ordinal || n > 4:
		return expr{}, false
	}
	k := i + 1
	if f.class(k) != unit || f.it[k].unit != uDay || f.it[k].n == 2 {
		return expr{}, false
	}
	k++
	if f.fold(k) == "من" || f.class(k) == unit && f.it[k].unit == uMonth {
		k++
	}
	var e expr
	ok := false
	switch f.class(k) {
	case feast:
		e, ok = f.feast(k)
	case hijri:
		e, ok = f.monthYear(k)
		if !ok {
			m, _, to, named := f.month(k)
			e, ok = expr{to: to, gran: "month"}, named
			f.hijriMonth(&e, 0, m, none)
		}
	}
	if !ok {
		return expr{}, false
	}
	e.from, e.gran, e.b = i, "day", date{}
	if e.a.Y > 0 {
		e.a = e.a.Days(n - 1)
	}
	return e, true
}

// weekend reads «نهاية الأسبوع», alone or with a direction: Friday to Sunday,
// so that the days of either custom lie in it.
func (f *finder) weekend(i int) (expr, bool) {
	k := i + f.it[i].words
	e := expr{from: i, to: k, gran: "day"}
	dir := f.class(k)
	switch {
	case dir == past, dir == next, dir == this && f.it[k].al:
		e.to++
	default:
		dir = none
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
