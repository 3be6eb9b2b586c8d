package feed

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

var xmlLang = regexp.MustCompile(`\sxml:lang\s*=\s*["']([\w-]+)`)

// readXML reads RSS, RDF or Atom whose root element begins at offset at.
func (f *Feed) readXML(text []byte, at int, kind string) error {
	item := "item"
	if kind == "feed" {
		item = "entry"
	}
	m := mend(text, at, item)
	f.tellMended(m, text)
	if l := xmlLang.FindSubmatch(m.rootTag); l != nil {
		f.Lang = string(l[1])
	}
	if kind == "feed" {
		a, err := (&atom.Parser{}).Parse(bytes.NewReader(m.out))
		if err != nil {
			return fmt.Errorf("parse Atom: %w", err)
		}
		f.fromAtom(a)
		return nil
	}
	r, err := (&rss.Parser{}).Parse(bytes.NewReader(m.out))
	if err != nil {
		return fmt.Errorf("parse RSS: %w", err)
	}
	f.Format = strings.TrimSpace(kind + " " + r.Version)
	f.fromRSS(r)
	return nil
}

// tellMended notes what was wrong with the mark-up.
func (f *Feed) tellMended(m *mender, text []byte) {
	if m.mended > 0 {
		f.note("broken XML put right at %d places, the first in line %d", m.mended, lineOf(text, m.first))
	}
	if m.cut != "" {
		f.note("%s, in line %d: read up to there, %d whole items", m.cut, lineOf(text, m.at), m.items)
	}
}

// lineOf is the number, from 1, of the line that offset at lies in.
func lineOf(text []byte, at int) int { return 1 + bytes.Count(text[:min(at, len(text))], []byte{'\n'}) }

// updateEvery is how often a feed says that it changes: RSS's ttl in minutes,
// else the period and frequency of the syndication module; 0 where it says
// nothing that makes sense.
func updateEvery(ttl string, e ext.Extensions) time.Duration {
	const most = 366 * 24 * time.Hour
	if n, err := strconv.Atoi(strings.TrimSpace(ttl)); err == nil && n > 0 && n <= int(most/time.Minute) {
		return time.Duration(n) * time.Minute
	}
	var period time.Duration
	switch strings.ToLower(value(e, "sy", "updatePeriod")) {
	case "hourly":
		period = time.Hour
	case "daily":
		period = 24 * time.Hour
	case "weekly":
		period = 7 * 24 * time.Hour
	case "monthly":
		period = 30 * 24 * time.Hour
	case "yearly":
		period = 365 * 24 * time.Hour
	}
	if n, err := strconv.Atoi(value(e, "sy", "updateFrequency")); err == nil && n > 1 {
		period /= time.Duration(n)
	}
	return period.Truncate(time.Second)
}

// hours reads skipHours; 24 is another way to write 0.
func hours(list []string) []int {
	var out []int
	for _, s := range list {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n <= 24 {
			out = append(out, n%24)
		}
	}
	return out
}

// days reads skipDays, English names of days.
func days(list []string) []time.Weekday {
	var out []time.Weekday
	for _, s := range list {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.EqualFold(strings.TrimSpace(s), d.String()) {
				out = append(out, d)
			}
		}
	}
	return out
}

// value is the text of the first extension element of that name.
func value(e ext.Extensions, prefix, name string) string {
	if all := values(e, prefix, name); len(all) > 0 {
		return all[0]
	}
	return ""
}

// values are the texts of all extension elements of that name, empty ones left
// out.
func values(e ext.Extensions, prefix, name string) []string {
	var out []string
	for _, x := range e[prefix][name] {
		if v := strings.TrimSpace(x.Value); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// first is the first of s that is not blank, trimmed.
func first(s ...string) string {
	for _, v := range s {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}
