package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

// sometime reads «في وقت لاحق من هذا الشهر», «في وقت سابق اليوم».
func (f *finder) sometime(i int) (expr, bool) {
	k := i + f.it[i].words
	if f.fold(k) == "من" {
		k++
	}
	if k >= len(f.it) {
		return expr{}, false
	}
	switch f.class(k) {
	case day:
		e, ok := f.relativeDay(k)
		e.from = i
		return e, ok
	case unit, this, part, weekday, month:
		e, ok := f.at(k)
		if !ok && f.class(k) == unit && f.it[k].al && f.it[k].n == 1 && f.it[k].unit >= uDay && f.class(k+1) != following {
			e, ok = expr{to: k + 1}, true // «في وقت سابق من الشهر»
			f.move(&e, f.it[k].unit, 1, this)
		}
		e.from = i
		return e, ok
	}
	return expr{}, false
}

// sameOrNext reads what counts from a date told before in the sentence:
// «اليوم التالي», «العام نفسه», «الشهر السابق». Where none was told it is no
// date.
func (f *finder) sameOrNext(i int) (expr, bool) {
	x := &f.it[i]
	k := i + 1
	u, one := x.unit, x.n == 1
	if x.class == day { // «اليوم»
		u, one = uDay, x.n == 0
	}
	if !x.al || !one || f.class(k) != following || f.it[k].n > 1 || f.ref.Y == 0 {
		return expr{}, false
	}
	e := expr{from: i, to: k + 1, gran: [...]string{"", "", "day", "week", "month", "year", "", ""}[u]}
	pub := f.pub
	f.pub = f.ref
	defer func() { f.pub = pub }()
	d := f.it[k].n
	switch u {
	case uDay:
		if f.ref.D == 0 {
			return expr{}, false
		}
		e.a = f.ref.Days(d)
	case week:
		if f.ref.D == 0 {
			return expr{}, false
		}
		f.move(&e, week, 1, this)
		e.a, e.b = e.a.Days(7*d), e.b.Days(7*d)
	case uMonth:
		if f.ref.M == 0 {
			return expr{}, false
		}
		e.a = f.ref.Months(d)
	case year:
		e.a = date{Y: f.ref.Y + d}
	default:
		return expr{}, false
	}
	return e, true
}

// ahead reads «بعد ثلاثة أيام», «في غضون أسبوع»: of what is to come it counts
// from publication, of what was from a day told before in the sentence, if
// there is one («وصل الإثنين وغادر بعد يومين»).
func (f *finder) ahead(i int) (expr, bool) {
	if e, ok := f.fromThere(i); ok {
		return e, true
	}
	n, u, k, ok := f.counted(i + f.it[i].words)
	if !ok || f.class(k) == following || f.class(k) == past || f.class(k) == next {
		return expr{}, false
	}
	if f.it[i].class == after && f.sinceWhat(k) {
		return expr{}, false
	}
	e := expr{from: i, to: k, gran: [...]string{"day", "day", "day", "week", "month", "year", "decade", "century"}[u]}
	if f.pub.Y == 0 {
		return e, true
	}
	e.a2, e.b2 = f.later(f.pub, n, u)
	if f.it[i].class == during {
		if e.b2.Y == 0 {
			e.b2 = e.a2
		}
		if e.a2 = f.pub; e.gran != "day" && e.gran != "week" {
			e.a2.D = 0
		}
		if e.gran == "year" {
			e.a2.M = 0
		}
		if e.gran == "week" {
			e.gran = "day"
		}
		return e, e.b2.Y > 0
	}
	if f.ref.D > 0 || f.ref.M > 0 && u == uMonth || f.ref.Y > 0 && u == year {
		e.a, e.b = f.later(f.ref, n, u)
		if e.b.Y > 0 && f.ref.D == 0 { // «عام 2003 … بعد سنوات»
			e.a, e.b = date{}, date{}
		}
	}
	return e, true
}

// sinceWhat tells whether what stands at token k says from what a time is counted: «بعد يومين
// فقط من الهجوم», «بعد أسابيع قليلة على …». That is no day counted from publication.
func (f *finder) sinceWhat(k int) bool {
	const near = 2 // words: «قليلة», «فقط»
	for n := 0; n <= near; n++ {
		switch f.fold(k + n) {
		case "من", "علي":
			return true
		}
		if k+n >= len(f.tk) || f.tk[k+n].POS != doc.Adj && f.tk[k+n].POS != doc.Adv && f.tk[k+n].POS != doc.Num {
			return false
		}
	}
	return false
}

// fromThere reads «بعد ذلك بيومين», «بعدها بأسبوع», «قبل ذلك بيوم» after a day told before in
// the sentence.
func (f *finder) fromThere(i int) (expr, bool) {
	k := i + 1
	if f.fold(k) == "ذلك" {
		k++
	} else if f.tk[i].Enc == "" {
		return expr{}, false
	}
	if f.class(k) != unit || f.it[k].prep != "ب" || f.it[k].n == 0 || f.ref.D == 0 {
		return expr{}, false
	}
	e := expr{from: i, to: k + 1, gran: [...]string{"day", "day", "day", "week", "month", "year", "decade", "century"}[f.it[k].unit]}
	n := f.it[k].n
	if f.it[i].class == before {
		n = -n
	}
	if n < 0 && f.it[k].unit < uDay || f.it[i].class == during {
		return expr{}, false
	}
	e.a, e.b = f.later(f.ref, n, f.it[k].unit)
	return e, true
}

// later is the time n units after a day; several where n is 0.
func (f *finder) later(p date, n int, u units) (a, b date) {
	several := n == 0
	switch u {
	case minute:
		return p, date{}
	case hour:
		return p, p.Days(max(1, n/24))
	case uDay:
		if several {
			return p.Days(2), p.Days(9)
		}
		return p.Days(n), date{}
	case week:
		if several {
			return p.Days(14), p.Days(42)
		}
		return p.Days(7 * n), date{}
	case uMonth:
		h := calendar.On(p.Y, p.M, 0)
		if several {
			return h.Months(2), h.Months(9)
		}
		return h.Months(n), date{}
	case year:
		if several {
			return date{Y: p.Y + 2}, date{Y: p.Y + 9}
		}
		return date{Y: p.Y + n}, date{}
	}
	return date{}, date{}
}
