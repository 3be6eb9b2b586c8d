package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

// weekday reads a weekday with what stands beside it: a direction before, a
// part of the day or a date behind. from is where the expression began.
func (f *finder) weekday(i, from int, dir class) (expr, bool) {
	wd, k := f.it[i].n, i+1
	e := expr{from: from, to: k, gran: "day"}
	if f.class(k) == part {
		e.gran, e.to = "part", k+1
		k++
	}
	j := f.skip(k, ",", "(", "the")
	if c := f.class(j); c == month || c == number || c == nth || c == fullDate {
		if d, ok := f.at(j); ok && d.gran == "day" && d.b.Y == 0 {
			d.from, d.gran = from, e.gran
			d.to = f.skip(d.to, ")")
			return d, true
		}
	}
	if dir == none && f.class(k) == next || f.class(k) == past && f.it[k].n == 0 { // «Monday next»
		dir, e.to = f.class(k), k+1
	}
	if f.class(k) == unit && f.it[k].unit == week || f.fold(k) == "of" || f.class(k) == weekend {
		return expr{}, false
	}
	if f.pub.Y == 0 {
		return e, true
	}
	back := (f.pub.Weekday() - wd + 7) % 7
	fwd := (wd - f.pub.Weekday() + 7) % 7
	switch dir {
	case past:
		if back == 0 {
			back = 7
		}
		e.a = f.pub.Days(-back)
	case next, this:
		if fwd == 0 && dir == next {
			fwd = 7
		}
		if e.a = f.pub.Days(fwd); dir == this {
			e.a, e.a2 = f.pub.Days(-back), e.a
			if fwd == 0 {
				e.a2 = date{}
			}
		}
	default:
		e.a, e.a2 = f.pub.Days(-back), f.pub.Days(fwd)
	}
	return e, true
}

// relativeDay reads today, yesterday, tomorrow, tonight, last night, with a
// part of the day or a weekday behind.
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
	case lastNight:
		n, gran = -1, "part"
	}
	if x.class == day && n == 0 && x.weak && f.fold(i-1) == "of" { // «the youth of today»
		return expr{}, false
	}
	if f.class(k) == part {
		gran = "part"
		k++
	}
	e := expr{from: i, to: k, gran: gran}
	if f.pub.Y > 0 {
		e.a = f.pub.Days(n)
	}
	j := f.skip(k, ",", "(")
	if f.class(j) == weekday {
		if f.pub.Y > 0 {
			if d := f.pub.Near(n, f.it[j].n); d.Y > 0 {
				e.a = d
			}
		}
		e.to = j + 1
		if f.fold(j-1) == "(" {
			e.to = f.skip(e.to, ")")
		}
	}
	return e, true
}

// part reads «overnight», «the night of March 3», «the evening of Tuesday»,
// «on the morning of 3 May». Alone a part of the day dates nothing.
func (f *finder) part(i int) (expr, bool) {
	x := &f.it[i]
	k := i + x.words
	if f.fold(k) == "of" || f.fold(k) == "on" || f.class(k) == weekday {
		k = f.skip(f.skip(k, "of", "on"), "the")
		if k < len(f.it) {
			if e, ok := f.at(k); ok && (e.gran == "day" || e.gran == "part") && e.from == k {
				e.from, e.gran = i, "part"
				return e, true
			}
		}
		return expr{}, false
	}
	if x.n != 9 { // only «overnight» says which night
		return expr{}, false
	}
	e := expr{from: i, to: k, gran: "part"}
	if f.pub.Y > 0 {
		e.a = f.pub
	}
	return e, true
}

// directed reads what begins with last, next, this or same.
func (f *finder) directed(i int) (expr, bool) {
	dir, k := f.it[i].class, i+f.it[i].words
	if t := &f.tk[i]; t.POS == doc.Verb && t.Feats.VerbForm <= doc.Infinitive { // «talks last two weeks»
		return expr{}, false
	}
	from := i
	if dir == this && (f.class(k) == past || f.class(k) == next) { // «this past week», «this coming Friday»
		dir = f.class(k)
		k++
	}
	if dir == same {
		return f.counted(i, k)
	}
	switch f.class(k) {
	case weekday:
		return f.weekday(k, from, dir)
	case month, hijri:
		y, _, to := f.yearAfter(k+f.it[k].words, f.class(k) == hijri)
		if n, t := f.dayNumber(k + 1); n > 0 && y == 0 && !f.countsOn(t) {
			return f.onDay(from, k, t, n, 0)
		}
		return f.wholeMonth(from, k, to, y, dir)
	case season:
		return f.season(k, from, dir)
	case weekend:
		return f.weekend(k, from, dir)
	case feast:
		return f.feast(k, from, dir)
	case part:
		if dir == this || dir == past {
			n := 0
			if dir == past {
				n = -1
			}
			e := expr{from: from, to: k + 1, gran: "part"}
			if f.pub.Y > 0 {
				e.a = f.pub.Days(n)
			}
			return e, true
		}
		return expr{}, false
	}
	return f.units(from, k, dir)
}

// units reads the number and unit behind a direction: «last two weeks», «next
// few days», «this year».
func (f *finder) units(from, k int, dir class) (expr, bool) {
	n, to, vague := f.number(k)
	if f.class(to) != unit {
		return expr{}, false
	}
	u := &f.it[to]
	if u.unit == uDay && n == 0 && !vague && !u.many && dir != this { // «the next day», «the last day»
		if dir == next && f.ref.Y > 0 && f.ref.D > 0 {
			return expr{from: from, to: to + 1, a: f.ref.Days(1), gran: "day", abs: true}, true
		}
		return expr{}, false
	}
	if dir == past && n > 1 && !f.spanBefore(from) { // «the talks last two weeks»
		return expr{}, false
	}
	introduced := f.fold(from-1) == "the" || f.fold(from-1) == "these" || f.fold(from-1) == "his" || f.it[from].n == 1
	switch {
	case vague:
		n = -1
	case n == 0 && u.many:
		n = -1
		if dir == this {
			return expr{}, false
		}
	case n == 0:
		n = 1
	}
	e := expr{from: from, to: to + u.words}
	if f.it[from].n == 1 && dir == past && n < 0 { // «recent days»
		f.move(&e, u.unit, n, dir)
		return e, true
	}
	if introduced && n == 1 && dir != this && to == k { // «the last week»: the seven days up to now
		n = f.through(&e, u.unit, dir)
		if n == 0 {
			return e, true
		}
	}
	if u.unit <= hour && n == 1 && dir != past {
		return expr{}, false
	}
	f.move(&e, u.unit, n, dir)
	return e, true
}

// spanBefore tells whether the word before token i may stand before «last two
// weeks».
func (f *finder) spanBefore(i int) bool {
	if f.class(i) == this {
		return true
	}
	switch f.fold(i - 1) {
	case "the", "these", "those", "in", "over", "for", "during", "within", "throughout", "his", "her", "its", "their":
		return true
	}
	return false
}

// through sets «the past week», «the next month»: a span that ends or begins at
// publication. It returns 0 where it did.
func (f *finder) through(e *expr, u units, dir class) int {
	p := f.pub
	e.gran = unitGrans[u]
	if p.Y == 0 {
		return 0
	}
	sign := -1
	if dir == next {
		sign = 1
	}
	var far date
	switch u {
	case week:
		e.gran = "day"
		far = p.Days(7 * sign)
	case uMonth:
		far, p = calendar.On(p.Y, p.M, 0).Months(sign), calendar.On(p.Y, p.M, 0)
	case year:
		far, p = date{Y: p.Y + sign}, date{Y: p.Y}
	case uDecade:
		far, p = date{Y: p.Y + 10*sign}, date{Y: p.Y}
	default:
		return 1
	}
	if e.a, e.b = far, p; dir == next {
		e.a, e.b = p, far
	}
	return 0
}

// counted reads what counts from a date told before in the sentence: «the same
// day», «the following year». Without such a date nothing is known.
func (f *finder) counted(i, k int) (expr, bool) {
	if f.class(k) != unit || f.it[k].many || f.it[k].unit < uDay {
		return expr{}, false
	}
	u, step := f.it[k].unit, f.it[i].n
	e := expr{from: i, to: k + 1, gran: unitGrans[u]}
	r := f.ref
	switch {
	case r.Y == 0:
		return expr{}, false
	case u == uDay && r.D > 0:
		e.a = r.Days(step)
	case u == week && r.D > 0:
		monday := r.Days(-((r.Weekday() + 6) % 7)).Days(7 * step)
		e.a, e.b = monday, monday.Days(6)
	case u == uMonth && r.M > 0:
		e.a = calendar.On(r.Y, r.M, 0).Months(step)
	case u == year:
		e.a = date{Y: r.Y + step}
	default:
		return expr{}, false
	}
	e.abs = true
	return e, true
}

// sometime reads «earlier on Monday», «later this month», «earlier in the day».
func (f *finder) sometime(i int) (expr, bool) {
	k := f.skip(i+f.it[i].words, "on", "in")
	k = f.skip(k, "the")
	if k >= len(f.it) {
		return expr{}, false
	}
	switch f.class(k) {
	case weekday, day, this, past, next, month, part, tonight, lastNight, number:
	default:
		return expr{}, false
	}
	e, ok := f.at(k)
	if !ok || f.class(k) == number && e.gran != "year" {
		return expr{}, false
	}
	e.from = i
	return e, true
}
