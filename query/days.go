package query

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/store"
)

const daySeconds = 24 * 60 * 60

// dayForms tells how days are written.
const dayForms = "write a day as 2018-03-01, a month as 2018-03, a year as 2018, a week as 2018-W09, from one to another as 2018-03-01..2018-03-15, or «last 30 days»"

// Ends of what is open on one side.
const (
	firstDay = math.MinInt32 + 1
	lastDay  = math.MaxInt32
)

// ParseDays reads days as people write them; «last 30 days» end with today.
func ParseDays(s string, today time.Time) (Days, error) {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "today":
		d := dayOf(today)
		return Days{d, d}, nil
	case "yesterday":
		d := dayOf(today) - 1
		return Days{d, d}, nil
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(s), "last "); ok {
		return lastDays(s, rest, today)
	}
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return period(s)
	}
	out := Days{firstDay, lastDay}
	if from = strings.TrimSpace(from); from != "" {
		d, err := period(from)
		if err != nil {
			return out, err
		}
		out.From = d.From
	}
	if to = strings.TrimSpace(to); to != "" {
		d, err := period(to)
		if err != nil {
			return out, err
		}
		out.To = d.To
	}
	if from == "" && to == "" || out.From > out.To {
		return out, fmt.Errorf("%q has no day in it; %s", s, dayForms)
	}
	return out, nil
}

func lastDays(s, rest string, today time.Time) (Days, error) {
	f := strings.Fields(rest)
	if len(f) == 1 { // «last month»
		f = []string{"1", f[0]}
	}
	wrong := fmt.Errorf("%q is no stretch of time; %s", s, dayForms)
	if len(f) != 2 {
		return Days{}, wrong
	}
	n, err := strconv.Atoi(f[0])
	if err != nil || n < 1 || n > 100_000 {
		return Days{}, wrong
	}
	from := today
	switch strings.TrimSuffix(f[1], "s") {
	case "day":
		from = today.AddDate(0, 0, -n)
	case "week":
		from = today.AddDate(0, 0, -7*n)
	case "month":
		from = today.AddDate(0, -n, 0)
	case "year":
		from = today.AddDate(-n, 0, 0)
	default:
		return Days{}, wrong
	}
	return Days{dayOf(from) + 1, dayOf(today)}, nil
}

// period reads a day, month, year or week.
func period(s string) (Days, error) {
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(l.layout, s); err == nil {
			return Days{dayOf(t), dayOf(t.AddDate(l.years, l.months, l.days)) - 1}, nil
		}
	}
	var year, week int
	if n, err := fmt.Sscanf(strings.ToUpper(s), "%4d-W%2d", &year, &week); n == 2 && err == nil && len(s) == 8 {
		monday := mondayOf(year) + int64(week-1)*7
		if week >= 1 && monday < mondayOf(year+1) {
			return Days{monday, monday + 6}, nil
		}
	}
	return Days{}, fmt.Errorf("%q is no day; %s", s, dayForms)
}

// mondayOf is the first day of the first week of a year (ISO 8601).
func mondayOf(year int) int64 {
	d := dayOf(time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC))
	return d - (d+3)%7
}

// dayOf is the day of a time as its own clock tells it.
func dayOf(t time.Time) int64 {
	y, m, d := t.Date()
	sec := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	if sec < 0 {
		return (sec - daySeconds + 1) / daySeconds
	}
	return sec / daySeconds
}

// Months are numbered from the year 0 on: 2018-03 is 2018*12 + 2. Day 0 is
// 1970-01-01.

func monthOf(day int64) int64 {
	y, m, _ := time.Unix(day*daySeconds, 0).UTC().Date()
	return int64(y)*12 + int64(m) - 1
}

func dayOfMonth(month int64) int64 {
	return dayOf(time.Date(int(month/12), time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC))
}

func monthName(month int64) string { return fmt.Sprintf("%04d-%02d", month/12, month%12+1) }

// Weeks are numbered by the Monday they begin with: (day + 3) / 7.

func weekName(week int64) string {
	y, w := time.Unix((week*7-3)*daySeconds, 0).UTC().ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func dayName(day int64) string { return store.DayName(day) }
