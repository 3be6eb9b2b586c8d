package when

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

// join reads on over «إلى», «حتى» or, after «بين», «و» to the end of a range:
// «من 3 مارس إلى 7 أبريل», «من الأحد إلى الخميس».
func (f *finder) join(e *expr) {
	if e.b.Y > 0 && e.a2.Y == 0 || e.a.Y == 0 {
		return
	}
	k := e.to
	switch s := f.fold(k); {
	case s == "الي" || s == "حتي":
		if f.fold(e.from-1) != "من" && f.fold(e.from-2) != "من" {
			return
		}
	case s == "و" && f.class(e.from-1) == at && f.fold(e.from-1) != "في":
	default:
		return
	}
	if k+1 >= len(f.it) {
		return
	}
	x, ok := f.at(k + 1)
	if !ok || x.gran != e.gran || x.a.Y == 0 || x.b.Y > 0 && x.a2.Y == 0 {
		return
	}
	if e.a2.Y > 0 && x.a2.Y > 0 { // weekdays: the second follows upon the first
		e.b = after2(e.a, x.a, 7)
		e.b2 = after2(e.a2, x.a2, 7)
		e.to = x.to
		return
	}
	if x.a.ISO() > e.a.ISO() {
		e.b, e.to = x.a, x.to
		e.a2, e.b2 = date{}, date{}
	}
}

// after2 is day b, moved by so many days that it lies after a.
func after2(a, b date, step int) date {
	for n := 0; n < 3 && b.Minus(a) <= 0; n++ {
		b = b.Days(step)
	}
	if b.Minus(a) > step {
		b = b.Days(-step)
	}
	return b
}

// dayRange reads two days of one month: «من 3 إلى 7 مارس», «11 و12 يوليو».
func (f *finder) dayRange(i int) (expr, bool) {
	n := f.it[i].val
	if n < 1 || n > 31 {
		return expr{}, false
	}
	k := i + 1
	switch f.fold(k) {
	case "الي", "حتي", "و", "-", "–":
		k++
	default:
		return expr{}, false
	}
	if f.class(k) != number {
		return expr{}, false
	}
	e, ok := f.dayMonth(k)
	if !ok || f.it[k].val <= n {
		return expr{}, false
	}
	e.from = i
	if e.a.Y > 0 {
		e.b = e.a
		e.a = e.b.Days(n - f.it[k].val)
	}
	return e, true
}

// wordYear reads a year in words: «ألفين وخمسة عشر».
func (f *finder) wordYear(k int) (y, to int) {
	if f.class(k) == number {
		return 0, k
	}
	for i := range f.amt {
		a := &f.amt[i]
		if a.From == k && a.Low == a.High && a.Low >= 1000 && a.Low < 2200 && a.Head < 0 {
			return int(a.Low), a.To
		}
	}
	return 0, k
}

// yearWords tells whether a number in words at token i is a year by the
// preposition before it: «في ألف وتسعمئة وثمانية وأربعين». A round thousand is
// a count.
func (f *finder) yearWords(i int) bool {
	if i == 0 || f.tk[i].POS != doc.Num || f.class(i-1) != at {
		return false
	}
	y, to := f.wordYear(i)
	return y >= 1400 && y <= 2100 && to > i+1
}

// portion reads halves and quarters of a year or month: «النصف الأول من عام
// 2024», «الربع الثالث من 2022».
func (f *finder) portion(i int) (expr, bool) {
	parts, k := f.it[i].n, i+1
	if f.class(k) != ordinal || f.it[k].n > parts {
		return expr{}, false
	}
	nth := f.it[k].n
	if k++; f.fold(k) == "من" || f.fold(k) == "ل" {
		k++
	}
	e, ok := expr{}, false
	switch f.class(k) {
	case unit, this, month:
		if e, ok = f.at(k); !ok && f.class(k) == unit && f.it[k].al && f.it[k].n == 1 && f.class(k+1) != following {
			e, ok = expr{to: k + 1}, true
			f.move(&e, f.it[k].unit, 1, this)
		}
	case number:
		if v := f.it[k].val; v > 1400 && v < 2200 {
			e, ok = expr{to: k + 1, a: date{Y: v}, gran: "year", abs: true}, true
		}
	}
	if !ok || e.b.Y > 0 {
		return expr{}, false
	}
	e.from = i
	e.a2, e.b2 = date{}, date{}
	switch {
	case e.gran == "year" && e.a.Y > 0:
		m := 12 / parts
		e.a.M = (nth-1)*m + 1
		e.b = calendar.On(e.a.Y, nth*m, 0)
		e.gran = "month"
	case e.gran == "month" && e.a.Y > 0 && parts == 2:
		last := calendar.On(e.a.Y, e.a.M, 1).Months(1)
		last.D = 1
		if e.a.D = 1; nth == 2 {
			e.a.D = 16
		}
		e.b = calendar.On(e.a.Y, e.a.M, 15)
		if nth == 2 {
			e.b = last.Days(-1)
		}
		e.gran = "day"
	case f.pub.Y > 0:
		return expr{}, false
	}
	return e, true
}
