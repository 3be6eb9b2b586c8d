package when

import (
	"strconv"
	"time"
)

// date is a day; month and day are 0 where only the year or month is known.
type date struct{ y, m, d int }

func dateOf(t time.Time) date { return date{t.Year(), int(t.Month()), t.Day()} }

func (a date) time() time.Time {
	return time.Date(a.y, time.Month(max(a.m, 1)), max(a.d, 1), 0, 0, 0, 0, time.UTC)
}

// days moves a whole date.
func (a date) days(n int) date { return dateOf(a.time().AddDate(0, 0, n)) }

// months moves a date by months and forgets the day.
func (a date) months(n int) date {
	k := a.y*12 + a.m - 1 + n
	y := k / 12
	return date{y, k - y*12 + 1, 0}
}

func (a date) iso() string {
	if a.y == 0 {
		return ""
	}
	buf := make([]byte, 0, 10)
	buf = pad(buf, a.y, 4)
	if a.m > 0 {
		buf = pad(append(buf, '-'), a.m, 2)
	}
	if a.d > 0 {
		buf = pad(append(buf, '-'), a.d, 2)
	}
	return string(buf)
}

func pad(buf []byte, v, n int) []byte {
	s := strconv.Itoa(v)
	for k := len(s); k < n; k++ {
		buf = append(buf, '0')
	}
	return append(buf, s...)
}

// valid tells whether such a day exists.
func (a date) valid() bool {
	if a.y < 1 || a.y > 9999 || a.m < 1 || a.m > 12 || a.d < 1 {
		return false
	}
	t := a.time()
	return int(t.Month()) == a.m && t.Day() == a.d
}

func (a date) weekday() int { return int(a.time().Weekday()) }

// between is the distance in days from b to a.
func (a date) minus(b date) int { return int(a.time().Sub(b.time()).Hours() / 24) }

// fromHijri turns a day of the tabular Islamic calendar (civil epoch, leap
// years of the 30-year cycle by the usual rule) to a Gregorian one. It may be
// a day off what is announced by sighting.
func fromHijri(y, m, d int) date {
	n := (11*y+3)/30 + 354*y + 30*m - (m-1)/2 + d + 1948440 - 385 // Julian day number
	return dateOf(time.Unix(int64(n-2440588)*86400, 0).UTC())
}

// hijriYear is the Hijri year a Gregorian date lies in, within a year.
func hijriYear(a date) int {
	y := int(float64(a.y-622)*33/32) - 1
	for fromHijri(y+1, 1, 1).minus(a) <= 0 {
		y++
	}
	return y
}
