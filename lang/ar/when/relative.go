package when

import "github.com/sijil-news/sijil/lang/calendar"

// weekday reads a weekday, alone or two joined, with a direction, a part of
// the day or a date beside it.
func (f *finder) weekday(i, from int) (expr, bool) {
	if f.fold(i-1) == "بين" && f.it[i].n == 1 && f.class(i+1) != weekday {
		return expr{}, false // «بين الاثنين»: between the two
	}
	wd, k := f.it[i].n, i+1
	gap := 0
	night := false
	if n := k; f.class(from) == part && from < i {
		if s := f.fold(n); s == "-" || s == "/" || s == "–" {
			n++
		}
		if f.class(n) == weekday && !f.it[n].wa && f.it[n].n == (wd+1)%7 { // «ليل السبت الأحد»: the night to Sunday
			wd, k, night = f.it[n].n, n+1, true
		}
	}
	if night {
		// the second day is read
	} else if f.class(k) == weekday && f.it[k].wa {
		gap = (f.it[k].n - wd + 7) % 7
		k++
	} else if f.fold(k) == "و" && f.class(k+1) == weekday {
		gap = (f.it[k+1].n - wd + 7) % 7
		k += 2
	}
	e := expr{from: from, to: k, gran: "day"}
	if f.class(k) == part && !f.it[k].al && f.it[k].n == 0 {
		e.gran, e.to = "part", k+1
		k++
	}
	if d, ok := f.dateBeside(k); ok {
		d.from = from
		return d, true
	}
	again := 0
	if f.beforeLast(k) {
		again, k = 7, k+1
	}
	dir := f.class(k)
	switch {
	case dir == past, dir == next, dir == this && f.it[k].al:
		e.to = k + 1
	case dir == following:
		return expr{}, false
	default:
		dir = none
	}
	if f.pub.Y == 0 {
		return e, true
	}
	last := (wd + gap) % 7
	back := (f.pub.Weekday() - last + 7) % 7
	fwd := (wd - f.pub.Weekday() + 7) % 7
	switch dir {
	case past:
		if back == 0 {
			back = 7
		}
		back += again
	case next:
		if fwd == 0 {
			fwd = 7
		}
		e.a = f.pub.Days(fwd)
		e.b = e.a.Days(gap)
		return e, true
	}
	e.b = f.pub.Days(-back)
	e.a = e.b.Days(-gap)
	if dir == none {
		e.a2 = f.pub.Days(fwd)
		e.b2 = e.a2.Days(gap)
	}
	return e, true
}

// beforeLast tells whether «قبل الماضي» stands at token k: the one before the last.
func (f *finder) beforeLast(k int) bool {
	return f.class(k) == before && f.class(k+1) == past && f.it[k+1].al
}

// dateBeside reads a date after a weekday: «الثلاثاء، 7 شباط», «الثلاثاء (7
// شباط)».
func (f *finder) dateBeside(k int) (expr, bool) {
	open := false
	switch f.fold(k) {
	case "،", ",", "الموافق":
		k++
	case "(":
		k, open = k+1, true
	}
	if c := f.class(k); c != number && c != ordinal && c != fullDate {
		return expr{}, false
	}
	e, ok := f.numeric(k)
	if !ok {
		e, ok = f.dayMonth(k)
	}
	if ok && open && f.fold(e.to) == ")" {
		e.to++
	}
	return e, ok
}

// part reads «مساء الثلاثاء», «فجر يوم الجمعة», «مساء أمس».
func (f *finder) part(i int) (expr, bool) {
	k := i + 1
	if f.class(k) == unit && f.it[k].unit == uDay {
		k++
	}
	var e expr
	ok := false
	switch f.class(k) {
	case weekday:
		e, ok = f.weekday(k, i)
	case day, beforeYesterday, afterTomorrow:
		e, ok = f.relativeDay(k)
	case number, ordinal:
		e, ok = f.dayMonth(k)
	case feast:
		if e, ok = f.feast(k); ok && e.a.Y > 0 && f.it[i].n == 1 { // the eve
			e.a, e.b = e.a.Days(-1), date{}
		}
	}
	if ok {
		e.from = i
		if c := f.class(i - 1); c == after || c == before { // «بعد ظهر الجمعة»
			e.from--
			f.it[i-1].class = part
		}
		if e.gran == "day" {
			e.gran = "part"
		}
	}
	return e, ok
}

// relativeDay reads أمس, اليوم, غدا with a weekday beside them.
func (f *finder) relativeDay(i int) (expr, bool) {
	x := &f.it[i]
	k := i + x.words
	n, gran := x.n, "day"
	switch x.class {
	case beforeYesterday:
		n = -2
	case afterTomorrow:
		n = 2
	case tonight:
		gran = "part"
		n = 0
		if f.beforeLast(k) {
			n, k = -1, k+1
		}
		switch f.class(k) {
		case past:
			n, k = n-1, k+1
		case ordinal, following:
			return expr{}, false
		}
	case day:
		if n == 0 && f.isTheDay(i, k) {
			return expr{}, false
		}
	}
	if f.class(k) == part && !f.it[k].al && f.it[k].n == 0 {
		gran = "part"
		k++
	}
	j := k
	if aside(f.fold(j)) {
		j++
	}
	named := date{}
	if f.class(j) == weekday && !f.it[j].wa {
		if f.pub.Y > 0 {
			named = f.pub.Near(n, f.it[j].n)
		}
		if f.fold(j-1) == "(" && f.fold(j+1) == ")" {
			j++
		}
		k = j + 1
	}
	e := expr{from: i, to: k, gran: gran}
	if f.pub.Y > 0 {
		e.a = f.pub.Days(n)
	}
	if named.Y > 0 {
		e.a = named
	}
	return e, true
}

// aside tells whether a token may stand between «اليوم» and its weekday:
// «اليوم (السبت)», «"سنرد اليوم" السبت».
func aside(fold string) bool {
	switch fold {
	case "،", ",", "(", "\"", "»", "”":
		return true
	}
	return false
}

// isTheDay tells that «اليوم» is the day spoken of, not today.
func (f *finder) isTheDay(i, k int) bool {
	switch f.class(k) {
	case ordinal, following, past, next, number:
		return true
	}
	if f.it[i].prep != "" {
		return true
	}
	if f.fold(i-1) == "من" && f.class(i-3) == sometime {
		return false
	}
	switch f.fold(i - 1) {
	case "في", "ذلك", "من", "طوال", "خلال", "طيلة":
		return f.class(k) != weekday
	}
	return false
}

// unit reads what begins with a unit: «يوم الجمعة», «عام 2017», «الشهر
// الماضي», «الأشهر الثلاثة الماضية».
func (f *finder) unit(i int) (expr, bool) {
	x := &f.it[i]
	k := i + 1
	switch x.unit {
	case uDay:
		if x.al && x.n != 0 && f.class(k) == weekday {
			return f.weekday(k, i)
		}
		if !x.al {
			switch f.class(k) {
			case weekday:
				if x.n == 0 { // «أيام الجمعة»: a habit
					return expr{}, false
				}
				return f.weekday(k, i)
			case number, ordinal, fullDate:
				if e, ok := f.numeric(k); ok {
					e.from = i
					return e, true
				}
				if e, ok := f.dayMonth(k); ok {
					e.from = i
					return e, true
				}
			case day, beforeYesterday, afterTomorrow:
				if e, ok := f.relativeDay(k); ok {
					e.from = i
					return e, true
				}
			}
		}
	case uMonth:
		if c := f.class(k); (c == month || c == hijri) && x.n > 0 {
			if e, ok := f.monthYear(k); ok {
				e.from = i
				return e, true
			}
		}
	case year:
		if y, to := f.wordYear(k); y > 0 {
			return expr{from: i, to: to, a: date{Y: y}, gran: "year", abs: true}, true
		}
		if f.class(k) == yearRange {
			return expr{from: i, to: k + 1, a: date{Y: f.it[k].n}, b: date{Y: f.it[k].val}, gran: "year", abs: true}, true
		}
		if f.class(k) == number {
			if e, ok := f.years(i, k); ok {
				return e, true
			}
		}
	case century:
		if n, to := f.dayNumber(k); n > 0 && f.class(k) == ordinal {
			return expr{from: i, to: to, a: date{Y: n*100 - 99}, b: date{Y: n * 100}, gran: "century", abs: true}, true
		}
	}
	return f.span(i, i, 0)
}

// thisUnit reads «هذا العام», «هذا الأسبوع», «هذا اليوم».
func (f *finder) thisUnit(i int) (expr, bool) {
	k := i + 1
	if f.it[i].al { // «الجاري» before nothing
		return expr{}, false
	}
	if f.class(k) == day && f.it[k].n == 0 {
		e := expr{from: i, to: k + 1, gran: "day", a: f.pub}
		return e, true
	}
	if f.class(k) == season && f.it[k].al && f.pub.Y > 0 { // «هذا الصيف»
		a := calendar.On(f.pub.Y, f.it[k].n, 0)
		return expr{from: i, to: k + 1, a: a, b: a.Months(2), gran: "season"}, true
	}
	if f.class(k) != unit || !f.it[k].al || f.it[k].n != 1 || f.it[k].unit < uDay {
		return expr{}, false
	}
	e := expr{from: i, to: k + 1}
	f.move(&e, f.it[k].unit, 1, this)
	return e, true
}
