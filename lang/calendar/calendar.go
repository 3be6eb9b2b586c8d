// Package calendar counts days, months and Hijri dates for the words of time of
// all languages.
package calendar

import (
	"strconv"
	"time"
)

// Date is a day; month and day are 0 where only the year or month is known.
type Date struct{ Y, M, D int }

// On is a date; month and day may be 0, see Date.
func On(y, m, d int) Date { return Date{y, m, d} }

// Of is the day of a time, in its own zone.
func Of(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// Time is the beginning of the day, month or year, UTC.
func (a Date) Time() time.Time {
	return time.Date(a.Y, time.Month(max(a.M, 1)), max(a.D, 1), 0, 0, 0, 0, time.UTC)
}

// Days moves a whole date.
func (a Date) Days(n int) Date { return Of(a.Time().AddDate(0, 0, n)) }

// Months moves a date by months and forgets the day.
func (a Date) Months(n int) Date {
	k := a.Y*12 + a.M - 1 + n
	y := k / 12
	return Date{y, k - y*12 + 1, 0}
}

// ISO is the date after ISO 8601, as exact as it is; "" for the zero date.
func (a Date) ISO() string {
	if a.Y == 0 {
		return ""
	}
	buf := make([]byte, 0, 10)
	buf = pad(buf, a.Y, 4)
	if a.M > 0 {
		buf = pad(append(buf, '-'), a.M, 2)
	}
	if a.D > 0 {
		buf = pad(append(buf, '-'), a.D, 2)
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

// Valid tells whether such a day exists.
func (a Date) Valid() bool {
	if a.Y < 1 || a.Y > 9999 || a.M < 1 || a.M > 12 || a.D < 1 {
		return false
	}
	t := a.Time()
	return int(t.Month()) == a.M && t.Day() == a.D
}

// Weekday is the day of the week, 0 for Sunday.
func (a Date) Weekday() int { return int(a.Time().Weekday()) }

// Minus is the distance in days from b to a.
func (a Date) Minus(b Date) int { return int(a.Time().Sub(b.Time()).Hours() / 24) }

// Near is the day n days after a or, where that is not the weekday named beside
// it, the one before or after that is: an article that came out past midnight,
// or is dated by another zone, still says «اليوم السبت». Zero where none is.
func (a Date) Near(n, weekday int) Date {
	for _, off := range [...]int{0, -1, 1} {
		if d := a.Days(n + off); d.Weekday() == weekday {
			return d
		}
	}
	return Date{}
}

// FromHijri turns a day of the tabular Islamic calendar (civil epoch, leap
// years of the 30-year cycle by the usual rule) to a Gregorian one. It may be
// a day off what is announced by sighting.
func FromHijri(y, m, d int) Date {
	n := (11*y+3)/30 + 354*y + 30*m - (m-1)/2 + d + 1948440 - 385 // Julian day number
	return Of(time.Unix(int64(n-2440588)*86400, 0).UTC())
}

// HijriYear is the Hijri year a Gregorian date lies in, within a year.
func HijriYear(a Date) int {
	y := int(float64(a.Y-622)*33/32) - 1
	for FromHijri(y+1, 1, 1).Minus(a) <= 0 {
		y++
	}
	return y
}
