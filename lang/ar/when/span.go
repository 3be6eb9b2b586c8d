package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

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
	again := f.beforeLast(k) && x.al && x.n == 1 && n == 1
	if again {
		k++
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
	if again { // «الشهر قبل الماضي»: the last, seen from a unit ago
		defer func(pub date) { f.pub = pub }(f.pub)
		f.pub = f.unitAgo(x.unit)
	}
	f.move(&e, x.unit, n, dir)
	return e, true
}

// unitAgo is the day of publication one unit earlier.
func (f *finder) unitAgo(u units) date {
	switch {
	case f.pub.Y == 0:
		return f.pub
	case u == week:
		return f.pub.Days(-7)
	case u == uMonth:
		return calendar.On(f.pub.Y, f.pub.M, 1).Months(-1)
	case u == year:
		return calendar.On(f.pub.Y-1, f.pub.M, 1)
	}
	return f.pub.Days(-1)
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
	if f.pub.Y == 0 {
		return
	}
	several := n < 0
	if several {
		n = [...]int{1, 1, 7, 3, 4, 3, 2, 1}[u]
	}
	p := f.pub
	switch u {
	case minute, hour: // the hour of publication is unknown: of a day two may be touched
		e.a = p
		if u == hour {
			d := 1
			if !several && n >= 24 {
				d = n / 24
			}
			if dir == past {
				e.a, e.b = p.Days(-d), p
			} else {
				e.b = p.Days(d)
			}
		}
	case uDay:
		switch {
		case dir == this:
			e.a = p
		case dir == past && n == 1 && !several:
			e.a = p.Days(-1)
		case dir == past:
			e.a, e.b = p.Days(-n), p
		default:
			e.a, e.b = p.Days(1), p.Days(n)
		}
	case week:
		monday := p.Days(-((p.Weekday() + 6) % 7))
		switch {
		case dir == this:
			e.a, e.b = monday, monday.Days(6)
		case dir == past && n == 1:
			e.a, e.b = monday.Days(-7), monday.Days(-1)
		case dir == past:
			e.a, e.b = p.Days(-7*n), p
		case n == 1:
			e.a, e.b = monday.Days(7), monday.Days(13)
		default:
			e.a, e.b = p.Days(1), p.Days(7*n)
		}
	case uMonth:
		here := calendar.On(p.Y, p.M, 0)
		switch {
		case dir == this:
			e.a = here
		case dir == past && n == 1:
			e.a = here.Months(-1)
		case dir == past:
			e.a, e.b = here.Months(-n), here
		case n == 1:
			e.a = here.Months(1)
		default:
			e.a, e.b = here, here.Months(n)
		}
	case century:
		c := (p.Y - 1) / 100
		switch dir {
		case past:
			e.a, e.b = date{Y: c*100 - 99}, date{Y: c * 100}
		case this:
			e.a, e.b = date{Y: c*100 + 1}, date{Y: c*100 + 100}
		}
	default:
		if u == uDecade {
			n *= 10
		}
		switch {
		case dir == this:
			e.a = date{Y: p.Y}
		case dir == past && n == 1:
			e.a = date{Y: p.Y - 1}
		case dir == past:
			e.a, e.b = date{Y: p.Y - n}, date{Y: p.Y}
		case n == 1:
			e.a = date{Y: p.Y + 1}
		default:
			e.a, e.b = date{Y: p.Y}, date{Y: p.Y + n}
		}
	}
}

// counted reads a number of units from token k on: «يومين», «نحو عشر سنوات»,
// «أيام». n is 0 where it is several.
func (f *finder) counted(k int) (n int, u units, to int, ok bool) {
	for f.class(k) == approx {
		k += f.it[k].words
	}
	several := false
	if f.class(k) == few {
		several = true
		k++
	} else if v, to := f.count(k); v > 0 {
		n, k = v, to
	} else if v, to := f.roughly(k); v > 0 {
		n, k = v, to
	}
	if f.class(k) != unit || f.it[k].al || f.it[k].prep != "" {
		return 0, 0, k, false
	}
	x := &f.it[k]
	if n == 0 && !several {
		n = x.n
	}
	k++
	if s := f.fold(k); s == "من" && !f.l.OfVerb(f.tk, k) || s == "علي" || f.class(k) == weekday || f.class(k) == month || f.class(k) == number { // «قبل يومين من القمة», «منذ عام 2011»
		return 0, 0, k, false
	}
	return n, x.unit, k, true
}

// managedWithin is how many words behind «تمكن» a time may lie before its «من».
const managedWithin = 12

// OfVerb tells whether «من» at token k, behind a measure of time, belongs to a verb before
// the time: «تمكن الجيش قبل يومين من استعادة …».
func (l *Lexicon) OfVerb(tk []doc.Token, k int) bool {
	for i := k - 1; i >= 0 && i >= k-managedWithin; i-- {
		t := &tk[i]
		if l.look(tk, i).class == manage {
			return true
		}
		if t.Fold == "من" || t.POS == doc.Verb || t.POS == doc.Sconj {
			return false
		}
	}
	return false
}

// roughly reads the number of an amount that token k stands in («أكثر من ثلاثة»).
func (f *finder) roughly(k int) (n, to int) {
	for i := range f.amt {
		if a := &f.amt[i]; a.From < k && k < a.To && a.Low > 0 && a.Low < 1000 && a.Low == float64(int(a.Low)) {
			return int(a.Low), a.To
		}
	}
	return 0, k
}

// ago reads «قبل يومين», «منذ ثلاثة أعوام».
func (f *finder) ago(i int) (expr, bool) {
	if f.it[i].class == before {
		if e, ok := f.fromThere(i); ok {
			return e, true
		}
	}
	n, u, k, ok := f.counted(i + 1)
	if !ok {
		return expr{}, false
	}
	several := n == 0
	e := expr{from: i, to: k, gran: [...]string{"day", "day", "day", "week", "month", "year", "decade", "century"}[u]}
	if f.class(k) == few || f.class(k) == past {
		e.to++
	}
	if f.pub.Y == 0 {
		return e, true
	}
	if several {
		f.longAgo(&e, u)
		return e, true
	}
	p := f.pub
	switch u {
	case minute, hour:
		e.a = p.Days(-n / 24)
		if u == minute {
			e.a = p
		}
	case uDay:
		e.a = p.Days(-n)
	case week:
		e.a = p.Days(-7 * n)
	case uMonth:
		e.a = calendar.On(p.Y, p.M, 0).Months(-n)
	case year:
		e.a = date{Y: p.Y - n}
	case uDecade:
		e.a = date{Y: p.Y - 10*n}
	default:
		e.a = date{Y: p.Y - 100*n}
	}
	if e.a.Y < 1 {
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
		e.a, e.b = p.Days(-9), p.Days(-2)
	case week:
		e.a, e.b = p.Days(-42), p.Days(-14)
	case uMonth:
		h := calendar.On(p.Y, p.M, 0)
		e.a, e.b = h.Months(-9), h.Months(-2)
	case year:
		e.a, e.b = date{Y: p.Y - 9}, date{Y: p.Y - 2}
	default:
		e.a, e.b = date{Y: p.Y - 50}, date{Y: p.Y - 20}
	}
}

// edge reads «مطلع الشهر المقبل», «أواخر 2016», «منتصف مايو».
func (f *finder) edge(i int) (expr, bool) {
	k := i + f.it[i].words
	if f.it[i].n == edgeMid && f.tk[i].Pro.Has(doc.ProWa) && i > 0 && f.class(i-1) == unit {
		return expr{}, false // «عامين | ونصف العام» is how long
	}
	if f.fold(k) == "ل" || f.fold(k) == "من" {
		k++
	}
	var s expr
	ok := false
	switch f.class(k) {
	case unit, this, month, hijri, season, decade:
		if s, ok = f.at(k); !ok && f.class(k) == unit && f.it[k].al && f.it[k].n == 1 && f.it[k].unit >= week && f.class(k+1) != following {
			s = expr{to: k + 1} // «منذ مطلع العام»
			f.move(&s, f.it[k].unit, 1, this)
			ok = true
		}
	case number:
		s, ok = f.bareYear(k)
	}
	if !ok {
		return s, false
	}
	s.from = i
	which := f.it[i].n
	switch {
	case s.gran == "week" && s.b.Y > 0:
		d := [...][2]int{{0, 1}, {2, 3}, {4, 6}}[which]
		s.a, s.b, s.gran = s.a.Days(d[0]), s.a.Days(d[1]), "day"
	case s.gran == "month" && s.a.D > 0 && s.b.Y > 0: // a Hijri month
		if which != edgeEnd {
			s.b = s.a.Days(10*which + 9)
		}
		s.a, s.gran = s.a.Days(10*which), "day"
	case s.a.Y == 0 || s.b.Y > 0:
	case s.gran == "month":
		s.a, s.b = third(s.a, which)
		if s.gran = "day"; s.a2.Y > 0 { // «منتصف يونيو» may be that to come
			s.a2, s.b2 = third(s.a2, which)
			return s, true
		}
	case s.gran == "year":
		m := [...][2]int{{1, 3}, {5, 8}, {10, 12}}[which]
		s.b = calendar.On(s.a.Y, m[1], 0)
		s.a.M = m[0]
		s.gran = "month"
	}
	s.a2, s.b2 = date{}, date{}
	return s, true
}

// third is the beginning, middle or end of a month.
func third(month date, which int) (first, last date) {
	y, m := month.Y, month.M
	first, last = calendar.On(y, m, 1+10*which), calendar.On(y, m, 10+10*which)
	if which == edgeEnd {
		last = calendar.On(y, m, 1).Months(1)
		last.D = 1
		last = last.Days(-1)
	}
	return first, last
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
			y, k, abs = e.a.Y, e.to, e.abs
		}
	case past, next:
		if f.it[i].al && f.pub.Y > 0 {
			y = f.pub.Y
			first := calendar.On(y, f.it[i].n, 0)
			if c == past && first.M+2 >= f.pub.M {
				y--
			} else if c == next && first.M <= f.pub.M {
				y++
			}
			k++
		}
	}
	if y == 0 {
		return expr{}, false
	}
	a := calendar.On(y, f.it[i].n, 0)
	return expr{from: i, to: k, a: a, b: a.Months(2), gran: "season", abs: abs}, true
}

// decade reads «ثمانينيات القرن الماضي»; alone it is of the last century.
func (f *finder) decade(i int) (expr, bool) {
	k := i + 1
	base := 1900
	if f.class(k) == unit && f.it[k].unit == century {
		if e, ok := f.at(k); ok && e.a.Y > 0 {
			base, k = e.a.Y-1, e.to
		}
	}
	y := base + f.it[i].n
	return expr{from: i, to: k, a: date{Y: y}, b: date{Y: y + 9}, gran: "decade", abs: true}, true
}
