package when

// weekday reads a weekday, alone or two joined, with a direction, a part of
// the day or a date beside it.
func (f *finder) weekday(i, from int) (expr, bool) {
	if f.fold(i-1) == "بين" && f.it[i].n == 1 && f.class(i+1) != weekday {
		return expr{}, false // «بين الاثنين»: between the two
	}
	wd, k := f.it[i].n, i+1
	gap := 0
	if f.class(k) == weekday && f.it[k].wa {
		gap = (f.it[k].n - wd + 7) % 7
		k++
	} else if f.fold(k) == "و" && f.class(k+1) == weekday {
		gap = (f.it[k+1].n - wd + 7) % 7
		k += 2
	}
	e := expr{from: from, to: k, gran: "day"}
	if f.class(k) == part && !f.it[k].al {
		e.gran, e.to = "part", k+1
		k++
	}
	if d, ok := f.dateBeside(k); ok {
		d.from = from
		return d, true
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
	if f.pub.y == 0 {
		return e, true
	}
	last := (wd + gap) % 7
	back := (f.pub.weekday() - last + 7) % 7
	fwd := (wd - f.pub.weekday() + 7) % 7
	switch dir {
	case past:
		if back == 0 {
			back = 7
		}
	case next:
		if fwd == 0 {
			fwd = 7
		}
		e.a = f.pub.days(fwd)
		e.b = e.a.days(gap)
		return e, true
	}
	e.b = f.pub.days(-back)
	e.a = e.b.days(-gap)
	if dir == none {
		e.a2 = f.pub.days(fwd)
		e.b2 = e.a2.days(gap)
	}
	return e, true
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
		switch f.class(k) {
		case past:
			n, k = -1, k+1
		case ordinal, following:
			return expr{}, false
		}
	case day:
		if n == 0 && f.isTheDay(i, k) {
			return expr{}, false
		}
	}
	if f.class(k) == part && !f.it[k].al {
		gran = "part"
		k++
	}
	j := k
	if s := f.fold(j); s == "،" || s == "(" || s == "," {
		j++
	}
	if f.class(j) == weekday && !f.it[j].wa {
		if f.fold(j-1) == "(" && f.fold(j+1) == ")" {
			j++
		}
		k = j + 1
	}
	e := expr{from: i, to: k, gran: gran}
	if f.pub.y > 0 {
		e.a = f.pub.days(n)
	}
	return e, true
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
		if f.class(k) == yearRange {
			return expr{from: i, to: k + 1, a: date{y: f.it[k].n}, b: date{y: f.it[k].val}, gran: "year", abs: true}, true
		}
		if f.class(k) == number {
			if e, ok := f.years(i, k); ok {
				return e, true
			}
		}
	case century:
		if n, to := f.dayNumber(k); n > 0 && f.class(k) == ordinal {
			return expr{from: i, to: to, a: date{y: n*100 - 99}, b: date{y: n * 100}, gran: "century", abs: true}, true
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
	if f.class(k) != unit || !f.it[k].al || f.it[k].n != 1 || f.it[k].unit < uDay {
		return expr{}, false
	}
	e := expr{from: i, to: k + 1}
	f.move(&e, f.it[k].unit, 1, this)
	return e, true
}

// span reads a unit with a direction; n is a number read before it, else 0.
func (f *finder) span(i, from, n int) (expr, bool) {
	x := &f.it[i]
	k := i + 1
	vague := false
	if n == 0 && x.n != 0 {
		n = x.n
	}
	for ; k < len(f.it) && k < i+4; k++ {
		if f.class(k) == few {
			vague = true
			continue
		}
		if v, to := f.count(k); v > 0 && x.n == 0 {
			n = v
			k = to - 1
			continue
		}
		break
	}
	dir := f.class(k)
	if dir != past && dir != next && (dir != this || !f.it[k].al) {
		return expr{}, false
	}
	if !x.al && x.n == 1 && from == i && x.unit != uDay { // «عام ماض» is no date
		return expr{}, false
	}
	if dir == this && n != 1 {
		return expr{}, false
	}
	e := expr{from: from, to: k + 1}
	if f.class(from-1) == this && !f.it[from-1].al {
		e.from--
	}
	if vague || n == 0 {
		n = -1
	}
	f.move(&e, x.unit, n, dir)
	return e, true
}

// count reads a number: figures, or a word the amounts know.
func (f *finder) count(k int) (n, to int) {
	if f.class(k) == number {
		return f.it[k].val, k + 1
	}
	for i := range f.amt {
		a := &f.amt[i]
		if a.From == k && a.Low > 0 && a.Low == a.High && a.Low < 1000 && a.Low == float64(int(a.Low)) {
			return int(a.Low), a.To
		}
	}
	return 0, k
}

// move sets the dates of n units in a direction; n −1 is several.
func (f *finder) move(e *expr, u units, n int, dir class) {
	e.gran = [...]string{"day", "day", "day", "week", "month", "year", "decade", "century"}[u]
	if f.pub.y == 0 {
		return
	}
	several := n < 0
	if several {
		n = [...]int{1, 1, 7, 3, 4, 3, 2, 1}[u]
	}
	p := f.pub
	switch u {
	case minute, hour:
		e.a = p
		if h := n; u == hour && !several && h >= 24 {
			if dir == past {
				e.a, e.b = p.days(-h/24), p
			} else {
				e.b = p.days(h / 24)
			}
		}
	case uDay:
		switch {
		case dir == this:
			e.a = p
		case dir == past && n == 1 && !several:
			e.a = p.days(-1)
		case dir == past:
			e.a, e.b = p.days(-n), p
		default:
			e.a, e.b = p.days(1), p.days(n)
		}
	case week:
		monday := p.days(-((p.weekday() + 6) % 7))
		switch {
		case dir == this:
			e.a, e.b = monday, monday.days(6)
		case dir == past && n == 1:
			e.a, e.b = monday.days(-7), monday.days(-1)
		case dir == past:
			e.a, e.b = p.days(-7*n), p
		case n == 1:
			e.a, e.b = monday.days(7), monday.days(13)
		default:
			e.a, e.b = p.days(1), p.days(7*n)
		}
	case uMonth:
		here := date{p.y, p.m, 0}
		switch {
		case dir == this:
			e.a = here
		case dir == past && n == 1:
			e.a = here.months(-1)
		case dir == past:
			e.a, e.b = here.months(-n), here
		case n == 1:
			e.a = here.months(1)
		default:
			e.a, e.b = here, here.months(n)
		}
	case century:
		c := (p.y - 1) / 100
		switch dir {
		case past:
			e.a, e.b = date{y: c*100 - 99}, date{y: c * 100}
		case this:
			e.a, e.b = date{y: c*100 + 1}, date{y: c*100 + 100}
		}
	default:
		if u == uDecade {
			n *= 10
		}
		switch {
		case dir == this:
			e.a = date{y: p.y}
		case dir == past && n == 1:
			e.a = date{y: p.y - 1}
		case dir == past:
			e.a, e.b = date{y: p.y - n}, date{y: p.y}
		case n == 1:
			e.a = date{y: p.y + 1}
		default:
			e.a, e.b = date{y: p.y}, date{y: p.y + n}
		}
	}
}

// ago reads «قبل يومين», «منذ ثلاثة أعوام».
func (f *finder) ago(i int) (expr, bool) {
	k := i + 1
	for f.class(k) == approx {
		k += f.it[k].words
	}
	n, several := 0, false
	if f.class(k) == few {
		several = true
		k++
	} else if v, to := f.count(k); v > 0 {
		n, k = v, to
	}
	if f.class(k) != unit || f.it[k].al || f.it[k].prep != "" {
		return expr{}, false
	}
	x := &f.it[k]
	if n == 0 {
		n = x.n
		several = several || n == 0
	}
	k++
	if s := f.fold(k); s == "من" || s == "علي" || f.class(k) == weekday || f.class(k) == month || f.class(k) == number { // «قبل يومين من القمة», «منذ عام 2011»
		return expr{}, false
	}
	e := expr{from: i, to: k, gran: [...]string{"day", "day", "day", "week", "month", "year", "decade", "century"}[x.unit]}
	if f.class(k) == few || f.class(k) == past {
		e.to++
	}
	if f.pub.y == 0 {
		return e, true
	}
	if several {
		f.longAgo(&e, x.unit)
		return e, true
	}
	p := f.pub
	switch x.unit {
	case minute, hour:
		e.a = p.days(-n / 24)
		if x.unit == minute {
			e.a = p
		}
	case uDay:
		e.a = p.days(-n)
	case week:
		e.a = p.days(-7 * n)
	case uMonth:
		e.a = date{p.y, p.m, 0}.months(-n)
	case year:
		e.a = date{y: p.y - n}
	case uDecade:
		e.a = date{y: p.y - 10*n}
	default:
		e.a = date{y: p.y - 100*n}
	}
	if e.a.y < 1 {
		e.a = date{}
	}
	return e, true
}

// longAgo is «قبل أيام», «منذ سنوات»: a range, from two to nine of them back.
func (f *finder) longAgo(e *expr, u units) {
	p := f.pub
	switch u {
	case minute, hour:
		e.a = p
	case uDay:
		e.a, e.b = p.days(-9), p.days(-2)
	case week:
		e.a, e.b = p.days(-42), p.days(-14)
	case uMonth:
		h := date{p.y, p.m, 0}
		e.a, e.b = h.months(-9), h.months(-2)
	case year:
		e.a, e.b = date{y: p.y - 9}, date{y: p.y - 2}
	default:
		e.a, e.b = date{y: p.y - 50}, date{y: p.y - 20}
	}
}

// edge reads «مطلع الشهر المقبل», «أواخر 2016», «منتصف مايو».
func (f *finder) edge(i int) (expr, bool) {
	k := i + f.it[i].words
	if f.fold(k) == "ل" || f.fold(k) == "من" {
		k++
	}
	var s expr
	ok := false
	switch f.class(k) {
	case unit, this, month, hijri, season, decade:
		s, ok = f.at(k)
	case number:
		s, ok = f.bareYear(k)
	}
	if !ok {
		return s, false
	}
	s.from = i
	which := f.it[i].n
	switch {
	case s.a.y == 0 || s.b.y > 0:
	case s.gran == "month":
		y, m := s.a.y, s.a.m
		last := date{y, m, 1}.months(1)
		last.d = 1
		last = last.days(-1)
		s.a = date{y, m, 1 + 10*which}
		s.b = date{y, m, 10 + 10*which}
		if which == edgeEnd {
			s.b = last
		}
		s.gran = "day"
	case s.gran == "year":
		m := [...][2]int{{1, 3}, {5, 8}, {10, 12}}[which]
		s.b = date{s.a.y, m[1], 0}
		s.a.m = m[0]
		s.gran = "month"
	}
	s.a2, s.b2 = date{}, date{}
	return s, true
}

// season reads «صيف 2014», «صيف العام الماضي».
func (f *finder) season(i int) (expr, bool) {
	if f.it[i].words != 1 {
		return expr{}, false
	}
	k := i + 1
	y := 0
	abs := false
	switch c := f.class(k); c {
	case number:
		if v := f.it[k].val; v > 1400 && v < 2200 {
			y, k, abs = v, k+1, true
		}
	case unit, this:
		if e, ok := f.at(k); ok && e.gran == "year" {
			y, k, abs = e.a.y, e.to, e.abs
		}
	case past, next:
		if f.it[i].al && f.pub.y > 0 {
			y = f.pub.y
			first := date{y, f.it[i].n, 0}
			if c == past && first.m+2 >= f.pub.m {
				y--
			} else if c == next && first.m <= f.pub.m {
				y++
			}
			k++
		}
	}
	if y == 0 {
		return expr{}, false
	}
	a := date{y, f.it[i].n, 0}
	return expr{from: i, to: k, a: a, b: a.months(2), gran: "season", abs: abs}, true
}

// decade reads «ثمانينيات القرن الماضي»; alone it is of the last century.
func (f *finder) decade(i int) (expr, bool) {
	k := i + 1
	base := 1900
	if f.class(k) == unit && f.it[k].unit == century {
		if e, ok := f.at(k); ok && e.a.y > 0 {
			base, k = e.a.y-1, e.to
		}
	}
	y := base + f.it[i].n
	return expr{from: i, to: k, a: date{y: y}, b: date{y: y + 9}, gran: "decade", abs: true}, true
}
