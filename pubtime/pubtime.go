// Package pubtime reads publication dates as articles, feeds and pages write them.
package pubtime

import (
	"fmt"
	"strings"
	"time"

	"github.com/sijil-news/sijil/text"
)

// layouts of publication dates: ISO 8601 and its relatives, RFC 822 and its
// relatives with and without weekday, seconds and zone.
var layouts = [...]string{
	"2006-01-02",
	time.RFC3339Nano,
	"2006-01-02T15:04:05.999999999Z0700",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05.999999999",
	"2006-01-02T15:04",
	"2006-01-02 15:04:05.999999999Z07:00",
	"2006-01-02 15:04:05.999999999 Z07:00",
	"2006-01-02 15:04:05 Z0700",
	"2006-01-02 15:04:05 -0700 MST",
	"2006-01-02 15:04:05 MST",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04",
	"2006/01/02 15:04:05",
	"2006/01/02 15:04",
	"2006/01/02",
	"2006.01.02",
	"20060102T150405Z0700",
	"20060102T150405",
	"20060102150405",
	"20060102",
	"2006-01",
	"2 Jan 2006 15:04:05 -0700",
	"2 Jan 2006 15:04:05 -07:00",
	"2 Jan 2006 15:04:05 MST",
	"2 Jan 2006 15:04:05",
	"2 Jan 2006 15:04 -0700",
	"2 Jan 2006 15:04 MST",
	"2 Jan 2006 15:04",
	"2 Jan 06 15:04:05 -0700",
	"2 Jan 06 15:04:05 MST",
	"2 Jan 06 15:04 -0700",
	"2 Jan 06 15:04 MST",
	"2-Jan-06 15:04:05 MST",
	"2-Jan-2006 15:04:05 MST",
	"2 Jan 2006",
	"2 January 2006",
	"2 January 2006 15:04:05 -0700",
	"2 January 2006 15:04",
	"January 2, 2006",
	"January 2, 2006 15:04",
	"Jan 2, 2006",
	"Jan 2 15:04:05 2006",
	"Jan 2 15:04:05 MST 2006",
	"Jan 2 15:04:05 -0700 2006",
}

// zones are the named zones of RFC 822, in hours east of Greenwich.
var zones = map[string]int{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "AST": 3, "GST": 4, "BST": 1, "IST": 2, "KSA": 3}

// Parse reads a publication date in ISO 8601 or RFC 822, or one of their common
// variants, or in words of Arabic and some other languages; digits may be Arabic. The time keeps the zone it is
// written in, so that its day is the publisher's; without one it is UTC.
func Parse(s string) (time.Time, error) {
	v := text.Fold(strings.Join(strings.Fields(s), " "))
	v = strings.ToUpper(v)
	if day, rest, ok := strings.Cut(v, ", "); ok && dayName(day) {
		v = rest
	} else if day, rest, ok := strings.Cut(v, " "); ok && dayName(strings.TrimSuffix(day, ",")) {
		v = rest
	}
	v = strings.TrimSuffix(strings.TrimSuffix(v, " UT"), " Z")
	if head, tail, ok := strings.Cut(v, " ("); ok && strings.HasSuffix(tail, ")") {
		v = head // a comment: the zone by name
	}
	for _, l := range layouts {
		t, err := time.Parse(l, v)
		if err != nil {
			continue
		}
		return named(t), nil
	}
	if t, ok := findWhole(s); ok {
		return t, nil
	}
	return time.Time{}, fmt.Errorf("publication date not understood: %q; write it like 2023-02-22 or Wed, 22 Feb 2023 10:30:00 +0300", s)
}

// named gives a time the zone that it names: time.Parse knows no names but the
// local ones, and shifts the hour of «GMT+2».
func named(t time.Time) time.Time {
	name, off := t.Zone()
	if strings.HasPrefix(name, "GMT") && off != 0 {
		t = t.Add(-time.Duration(off) * time.Second)
	} else if off == 0 && zones[name] != 0 {
		off = zones[name] * 3600
	} else {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.FixedZone(name, off))
}

// dayName tells whether an upper-case word is an English name of a day, in
// full or cut to three letters or more.
func dayName(s string) bool {
	if len(s) < 3 {
		return false
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.HasPrefix(strings.ToUpper(d.String()), s) {
			return true
		}
	}
	return false
}
