package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

var unitGrans = [...]string{"day", "day", "day", "week", "month", "year", "decade", "century"}

// number reads how many from token k on: figures, number words, «a couple of»;
// to is where the unit should stand.
func (f *finder) number(k int) (n, to int, vague bool) {
	for f.class(k) == approx {
		k += f.it[k].words
	}
	switch f.class(k) {
	case few:
		return 0, f.skip(k+f.it[k].words, "of"), true
	case number:
		if v := f.it[k].val; v < 2000 {
			return v, k + 1, false
		}
	case count:
		v := f.it[k].n
		to = k + f.it[k].words
		to = f.skip(to, "and", "-")
		if f.class(to) == count && v >= 20 && f.it[to].n < 10 {
			return v + f.it[to].n, to + 1, false
		}
		return v, k + f.it[k].words, false
	}
	for i := range f.amt {
		a := &f.amt[i]
		if a.From == k && a.Low > 0 && a.Low < 1000 && a.Low == float64(int(a.Low)) && a.To > k && a.Head < 0 {
			return int(a.Low), a.To, false
		}
	}
	return 0, k, false
}

// move sets the dates of n units in a direction; n −1 is several.
func (f *finder) move(e *expr, u units, n int, dir class) {
	e.gran = unitGrans[u]
	if f.pub.Y == 0 {
		return
	}
	several := n < 0
	if several {
		n = [...]int{1, 1, 7, 3, 4, 3, 2, 1}[u]
	}
	p := f.pub
	switch u {
	case minute:
		e.a = p
	case hour: // the hour of publication is unknown: of a day two may be touched
		d := 1
		if !several && n >= 24 {
			d = n / 24
		}
		if e.a, e.b = p.Days(-d), p; dir != past {
			e.a, e.b = p, p.Days(d)
		}
	case uDay:
		f.moveDays(e, n, several, dir)
	case week:
		f.moveWeeks(e, n, dir)
	case uMonth:
		here := calendar.On(p.Y, p.M, 0)
		e.a, e.b = between(dir, n, here, here.Months(-n), here.Months(n))
	case century:
		c := (p.Y - 1) / 100
		if dir == past {
			e.a, e.b = date{Y: c*100 - 99}, date{Y: c * 100}
		} else if dir == this {
			e.a, e.b = date{Y: c*100 + 1}, date{Y: c*100 + 100}
		}
	default:
		if u == uDecade {
			n *= 10
		}
		e.a, e.b = between(dir, n, date{Y: p.Y}, date{Y: p.Y - n}, date{Y: p.Y + n})
	}
}

// between is this, the last or next one, or the range of several from or to
// here.
func between(dir class, n int, here, back, fwd date) (a, b date) {
	switch {
	case dir == this:
		return here, date{}
	case dir == past && n == 1:
		return back, date{}
	case dir == past:
		return back, here
	case n == 1:
		return fwd, date{}
	}
	return here, fwd
}

func (f *finder) moveDays(e *expr, n int, several bool, dir class) {
	p := f.pub
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
}

func (f *finder) moveWeeks(e *expr, n int, dir class) {
	p := f.pub
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
}

// ago reads «two days ago», «more than a year ago», «three weeks later».
func (f *finder) ago(i int) (expr, bool) {
	n, k, vague := f.number(i)
	if f.class(k) != unit || n == 0 && !vague && !f.it[k].many {
		return expr{}, false
	}
	u := f.it[k].unit
	to := k + f.it[k].words
	e := expr{from: i, to: to + 1, gran: unitGrans[u]}
	switch f.class(to) {
	case ago:
		f.back(&e, u, n, f.pub)
		return e, true
	case later, earlier:
		if f.ref.Y == 0 || n == 0 || f.class(to) == earlier && f.fold(to) == "before" && f.fold(to+1) != "." && f.fold(to+1) != "," {
			return expr{}, false
		}
		if f.class(to) == later {
			n = -n
		}
		f.back(&e, u, n, f.ref)
		return e, e.a.Y > 0
	}
	if f.fold(to) == "from" && f.fold(to+1) == "now" {
		e.to = to + 2
		f.back(&e, u, -n, f.pub)
		return e, n > 0
	}
	return expr{}, false
}

// back sets the date n units before p; 0 is several, which makes a range.
func (f *finder) back(e *expr, u units, n int, p date) {
	if p.Y == 0 {
		return
	}
	if n == 0 {
		f.longAgo(e, u, p)
		return
	}
	switch {
	case u == minute:
		e.a = p
	case u == hour:
		e.a = p.Days(-n / 24)
	case u == uDay && p.D > 0:
		e.a = p.Days(-n)
	case u == week && p.D > 0:
		e.a = p.Days(-7 * n)
	case u == uMonth && p.M > 0:
		e.a = calendar.On(p.Y, p.M, 0).Months(-n)
	case u == year:
		e.a = date{Y: p.Y - n}
	case u == uDecade:
		e.a = date{Y: p.Y - 10*n}
	case u == century:
		e.a = date{Y: p.Y - 100*n}
	}
	if e.a.Y < 1 {
		e.a = date{}
	}
}

// longAgo is «days ago», «several years ago»: a range, from two to nine of them
// back.
func (f *finder) longAgo(e *expr, u units, p date) {
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

// aheadWithin is how many words before «in two weeks» must tell that what is
// told lies ahead.
const aheadWithin = 14

// within reads «in two weeks», «within a month» where a word before tells that
// it lies ahead, «in recent days», «in the coming weeks».
func (f *finder) within(i int) (expr, bool) {
	k := i + f.it[i].words
	within := f.it[i].n == 1 // «within»
	n, to, vague := f.number(k)
	if f.class(to) != unit || n == 0 && !vague || !within && !f.aheadOf(i) {
		return expr{}, false
	}
	u := f.it[to].unit
	if c := f.class(to + f.it[to].words); c == ago || f.fold(to+1) == "of" || f.fold(to+1) == "after" || f.class(to+1) == in {
		return expr{}, false
	}
	e := expr{from: i, to: to + f.it[to].words, gran: unitGrans[u]}
	if f.pub.Y == 0 {
		return e, true
	}
	if vague {
		f.move(&e, u, -1, next)
		return e, true
	}
	if !within {
		f.back(&e, u, -n, f.pub)
		if u == hour {
			e.a = f.pub.Days(n / 24)
		}
		return e, true
	}
	f.move(&e, u, n+1, next)
	switch u {
	case uDay:
		e.a, e.b = f.pub, f.pub.Days(n)
	case week:
		e.a, e.b, e.gran = f.pub, f.pub.Days(7*n), "day"
	case uMonth:
		here := calendar.On(f.pub.Y, f.pub.M, 0)
		e.a, e.b = here, here.Months(n)
	case year:
		e.a, e.b = date{Y: f.pub.Y}, date{Y: f.pub.Y + n}
	}
	return e, true
}

// aheadOf tells whether a word before token i tells of what lies ahead.
func (f *finder) aheadOf(i int) bool {
	for k := i - 1; k >= 0 && k >= i-aheadWithin; k-- {
		if f.class(k) == ahead {
			return true
		}
		if t := &f.tk[k]; t.POS == doc.Verb && t.Feats.VerbForm == doc.Finite && t.Feats.Aspect == doc.Perfect {
			return false
		}
	}
	return false
}
